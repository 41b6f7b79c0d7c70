"""What it takes to believe that a record is gone there, and what comes back when it wasn't."""

from __future__ import annotations

import pytest

from openfaith_desktop.store import links, problems
from tests.sync.conftest import Both
from tests.sync.test_look import _deliver
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
    problem = both.store.read(lambda c: problems.listed(c, 1))[0]
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
