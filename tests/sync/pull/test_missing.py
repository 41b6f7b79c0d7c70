"""What it takes to believe that a record is gone there, and what comes back when it wasn't."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from openfaith_desktop.application import Application, decisions, records
from openfaith_desktop.errors import BrakeStopped, SignInNeeded, Stopped
from openfaith_desktop.store import links, problems
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Event, Phase, PhaseStarted
from tests.sync.conftest import Both
from tests.sync.pull.test_notified import _deliver
from tests.sync.test_ongoing import _asked, _deleted, _doubled, _pair, _there

NAMES = ("Abe", "Bob", "Cyd", "Dot", "Eli", "Fay", "Gus", "Hal")
mirrors = pytest.mark.parametrize("mode", ["full", "external"], indirect=True)


@pytest.fixture
def people() -> int:
    return 12


def _several(both: Both, number: int = len(NAMES)) -> list[tuple[str, int]]:
    """Return people who are on both sides, after a first sync."""
    doubles = [_doubled(both, name) for name in NAMES[:number]]
    both.sync()
    return doubles


# --- one answer “not found” is not enough --------------------------------------------------------------


@pytest.mark.parametrize("action", ["created", "updated", "merged"])
def test_a_delivery_that_reports_no_deletion_deletes_nobody(both: Both, action: str) -> None:
    doubles = _several(both, 4)
    both.there.permissions([number for _, number in doubles])
    for _, number in doubles:
        _deliver(both, action, "person", number)
    before = both.changes()
    both.look()
    both.sync()
    assert both.changes() == before
    assert _asked(both) == []
    both.there.restore()
    both.there.edit("Person", doubles[0][1], nickname="Q")
    both.sync()
    assert both.here(doubles[0][0])["nickname"] == (None if both.mode == "openfaith" else "Q")


def test_of_several_deliveries_one_must_report_the_deletion(both: Both) -> None:
    here, there = _pair(both)
    both.there.delete("Person", there)
    for action in ("updated", "destroyed", "created"):
        _deliver(both, action, "person", there)
    both.look()
    assert _deleted(both, here) is (both.mode != "openfaith")
    assert len(_asked(both, "deleted_there")) == (both.mode == "openfaith")


def test_a_write_to_a_hidden_record_waits_and_says_so(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    both.there.permissions([there])
    both.edit(here, membership="Visitor")
    before, writes = both.changes(), len(both.writes())
    result = both.sync()
    assert (both.changes(), len(both.writes()), result.problems) == (before, writes, 1)
    assert _asked(both) == []
    problem = both.store.read(problems.listed, 1)[0]
    assert (problem.title, problem.entity_id) == ("Quill Testerman", here)
    assert "waits" in problem.what_it_means
    both.there.restore()
    assert both.sync().problems == 0
    assert _there(both, there)["membership"] == both.here(here)["membership"] == "Visitor"


def test_a_write_to_a_deleted_record_asks_once_a_listing_lacks_it_too(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    both.there.delete("Person", there)
    both.edit(here, membership="Visitor")
    assert both.sync().problems == 1
    assert _asked(both) == []
    # The next sync reads everything, so that nobody waits for the night to learn what happened.
    assert both.sync().problems == 0
    assert [d.entity_id for d in _asked(both, "deleted_there")] == [here]
    assert not _deleted(both, here)


def test_deleted_there_while_everything_was_read_asks_with_the_next_sync(both: Both) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")

    def delete(event: Event) -> None:
        if isinstance(event, PhaseStarted) and (event.phase, event.entity_type) == (Phase.PUSH, "person"):
            both.there.delete("Person", there)

    both.events.subscribe(delete)
    assert both.compare().problems == 1
    assert _asked(both) == []
    both.sync()
    assert [d.entity_id for d in _asked(both, "deleted_there")] == [here]


@mirrors
def test_a_merger_into_somebody_hidden_deletes_nobody(both: Both) -> None:
    here, there = _pair(both)
    kept = both.there.create("Person", {"first_name": "Ottilie", "last_name": "Hidden"})["id"]
    both.there.permissions([kept])
    both.there.merge(kept, there)
    both.sync()
    both.sync()
    assert not _deleted(both, here)
    both.there.restore()
    both.sync()
    assert not _deleted(both, here)
    assert both.entity_of("person", kept) == here


@mirrors
def test_a_merger_into_somebody_deleted_is_a_deletion_once_a_listing_lacks_both(both: Both) -> None:
    here, there = _pair(both)
    kept = both.there.create("Person", {"first_name": "Ottilie", "last_name": "Shortlived"})["id"]
    both.there.merge(kept, there)
    both.there.delete("Person", kept)
    both.sync()
    assert not _deleted(both, here)
    both.compare()
    assert _deleted(both, here)
    link = both.store.read(lambda c: links.by_external_ids(c, 1, "person", [str(there)]))[str(there)]
    assert link.state == links.GONE


class _Until(StopFlag):
    """Stops a run at its next step once something holds."""

    def __init__(self, holds: Callable[[], bool]) -> None:
        super().__init__()
        self._holds = holds

    def check(self) -> None:
        if self._holds():
            raise Stopped


# --- what a run made or saw itself is no riddle to it --------------------------------------------------


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
@pytest.mark.parametrize("how", ["signed-out", "stopped"])
def test_a_first_run_that_ended_while_sending_carries_on(both: Both, how: str) -> None:
    for name in NAMES:
        here = both.add("person", first_name=name, last_name="Newcomer")
        both.add("email", person_id=here, address=f"{name}@example.com")
    before = both.count_there("Person")
    # It ends after six people were created by this run, whose listing can't hold them.
    if how == "signed-out":
        both.there.fault("status", match="POST /people/v2/people", after=6, status=401)
        with pytest.raises(SignInNeeded):
            both.sync()
    else:
        with pytest.raises(Stopped):
            both.sync(_Until(lambda: both.count_there("Person") >= before + 6))
    assert both.count_there("Person") == before + 6
    asked = len(both.there.requests)
    both.sync()
    assert _singles(both, asked) == []
    assert both.count_there("Person") == before + len(NAMES)
    assert _asked(both) == []
    both.compare()
    assert _asked(both) == []


@mirrors
def test_of_many_that_a_list_lacks_only_those_that_are_gone_count(both: Both) -> None:
    doubles = _several(both)
    lost = doubles[0]
    both.there.delete("Person", lost[1])
    # A list that leaves out people who are there, and whose total agrees.
    page = _page(both, "people")
    kept = [row for row in page["data"] if int(row["id"]) not in {number for _, number in doubles}]
    page |= {"data": kept, "meta": {"total_count": len(kept), "count": len(kept)}}
    both.there.fault("status", match="GET /people/v2/people[?]*offset=0", status=200, body=page)
    both.compare()
    assert [_deleted(both, here) for here, _ in doubles] == [True] + [False] * 7
    assert _asked(both) == []


@mirrors
def test_few_are_asked_for_one_by_one_before_the_brake(both: Both) -> None:
    _several(both)
    both.there.permissions(list(both.there.church.rows["Person"])[1:])
    before = len(both.there.requests)
    with pytest.raises(BrakeStopped):
        both.compare()
    assert len(_singles(both, before)) == 6


def test_what_belongs_to_the_deleted_is_not_counted_by_itself(both: Both) -> None:
    doubles = [_doubled(both, name) for name in NAMES[:5]]
    for _, there in doubles:
        for number in range(3):
            both.there.create("Email", {"address": f"{there}.{number}@example.com"}, person_id=there)
    both.sync()
    for _, number in doubles:
        both.there.delete("Person", number)
    both.compare()
    assert _asked(both, "brake") == []
    assert [_deleted(both, one) for one, _ in doubles] == [both.mode != "openfaith"] * 5


# --- hidden, and shown again ---------------------------------------------------------------------------


def test_lost_permission_that_comes_back_needs_nobodys_word(both: Both) -> None:
    _several(both)
    before = both.changes()
    both.there.permissions(list(both.there.church.rows["Person"])[2:])
    for _ in range(2):
        with pytest.raises(BrakeStopped):
            both.compare()
    assert len(_asked(both, "brake")) == 1
    both.there.restore()
    asked = len(both.there.requests)
    both.compare()
    assert any("/people?" in path for _, path, *_ in both.there.requests[asked:])
    assert both.changes() == before
    assert _asked(both) == []


def test_permission_lost_and_back_seen_by_a_plain_sync(both: Both) -> None:
    doubles = _several(both)
    # So much later that no poll's overlap shows them again.
    both.there.clock(3600)
    both.sync()
    both.there.permissions([number for _, number in doubles])
    for _, number in doubles:
        _deliver(both, "destroyed", "person", number)
    before = both.changes()
    with pytest.raises(BrakeStopped):
        both.look()
    with pytest.raises(BrakeStopped):
        both.sync()
    both.there.restore()
    both.sync()
    assert both.changes() == before
    assert _asked(both) == []


@mirrors
def test_deleted_by_an_answer_and_then_shown_again_comes_back(both: Both, app: Application) -> None:
    doubles = _several(both)
    for _, there in doubles:
        both.there.create("Email", {"address": f"{there}@example.com"}, person_id=there)
    both.sync()
    both.there.permissions(list(both.there.church.rows["Person"])[2:])
    with pytest.raises(BrakeStopped):
        both.compare()
    decisions.decide(app, [d.id for d in _asked(both, "brake")], "theirs")
    both.compare()
    assert all(_deleted(both, here) for here, _ in doubles)
    both.there.restore()
    both.compare()
    assert not any(_deleted(both, here) for here, _ in doubles)
    assert _asked(both) == []
    assert both.count("person") == both.count_there("Person")
    changes, writes = both.changes(), len(both.writes())
    both.sync()
    both.compare()
    assert (both.changes(), len(both.writes())) == (changes, writes)


def test_who_is_deleted_here_while_hidden_there_stays_deleted_when_shown_again(
    both: Both, app: Application
) -> None:
    here, there = _pair(both)
    both.there.create("Email", {"address": "pat@example.com"}, person_id=there)
    both.sync()
    both.there.permissions([there])
    both.sync()
    records.delete(app, here)
    both.compare()
    both.there.restore()
    both.there.edit("Person", there, nickname="Q")
    both.compare()
    both.sync()
    assert _deleted(both, here)
    assert [one.kind for one in _asked(both)] == ([] if both.mode == "external" else ["deleted_here"])
    assert _there(both, there)["nickname"] == "Q"


def _singles(both: Both, since: int) -> list[str]:
    """Return the people who were asked for one by one, after so many requests."""
    found = [path for method, path, *_ in both.there.requests[since:] if method == "GET"]
    return [path for path in found if path.startswith("/people/v2/people/")]


def _page(both: Both, name: str) -> dict[str, Any]:
    """Return the true first page of a list."""
    query = "include=emails,phone_numbers,addresses&" if name == "people" else ""
    path = f"/people/v2/{name}?{query}per_page=100&offset=0"
    return httpx.get(both.there.url + path, auth=("demo", "demo"), trust_env=False).json()


@pytest.mark.parametrize("first_by_a_sync", [False, True])
def test_what_was_deleted_while_its_person_was_hidden_is_found_when_that_is_shown_again(
    both: Both, first_by_a_sync: bool
) -> None:
    here, there = _pair(both)
    gone, kept = (
        both.there.create("Email", {"address": f"{name}@example.com"}, person_id=there)["id"] for name in "ab"
    )
    for address in "ab":
        both.add("email", person_id=here, address=f"{address}@example.com")
    both.compare()
    mine = {number: both.entity_of("email", number) for number in (gone, kept)}
    both.edit(here, nickname="Q")
    both.there.permissions([there])
    both.compare()
    assert [one.entity_id for one in _asked(both, "deleted_there")] == [here]

    both.there.church.delete("Email", gone)
    both.there.restore()
    if first_by_a_sync:
        # So much later that only the person, who is changed there, is asked for.
        both.there.clock(3600)
        both.there.edit("Person", there, child=True)
        both.sync()
        assert both.entity_of("person", there) == here
    both.compare()

    asked = [one.entity_id for one in _asked(both, "deleted_there")]
    assert asked == ([mine[gone]] if both.mode == "openfaith" else [])
    assert _deleted(both, str(mine[gone])) is (both.mode != "openfaith")
    assert not _deleted(both, str(mine[kept]))
    assert both.entity_of("email", kept) == mine[kept]
    assert _there(both, there)["nickname"] == "Q"
