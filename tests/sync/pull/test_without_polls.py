"""A system that can't say what changed, of some of its records or of any: what isn't told is read in full."""

from __future__ import annotations

import pytest

from openfaith_desktop.adapter.contract import Listing
from openfaith_desktop.errors import Stopped
from openfaith_desktop.store import runs
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Event, PhaseStarted
from openfaith_planning_center import entities
from openfaith_planning_center.adapter import PlanningCenterAdapter
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _deleted, _pair

CAMPUSES, PEOPLE, HOUSEHOLDS = (one.name for one in entities.LISTINGS)
mirrors = pytest.mark.parametrize("mode", ["full"], indirect=True)


@pytest.fixture
def people() -> int:
    return 12


def _polls(monkeypatch: pytest.MonkeyPatch, *polls: Listing) -> None:
    monkeypatch.setattr(PlanningCenterAdapter, "polls", lambda self: polls)


def _reads(both: Both, path: str) -> tuple[int, int]:
    """Return how often a collection was read in full and asked for changes since the log was last emptied."""
    asked = [what for method, what, *_ in both.there.requests if method == "GET" and f"/{path}?" in what]
    changes = sum("updated_at" in what for what in asked)
    return len(asked) - changes, changes


def test_without_polls_an_ongoing_sync_finds_what_changed_there(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    _polls(monkeypatch)
    here, there = _pair(both)
    both.there.edit("Person", there, nickname="Q")
    new = both.there.create("Person", {"first_name": "Newly", "last_name": "Come"})["id"]
    result = both.sync()
    assert result.state == "done"
    taken = both.mode != "openfaith"
    assert both.here(here)["nickname"] == ("Q" if taken else None)
    assert (both.entity_of("person", new) is not None) is taken
    assert both.watermarks().keys() >= {"person", "household"}


@mirrors
def test_without_polls_an_ongoing_sync_finds_what_was_deleted_there(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    _polls(monkeypatch)
    here, there = _pair(both)
    both.there.delete("Person", there)
    both.sync()
    assert _deleted(both, here)


@mirrors
def test_only_what_no_poll_covers_is_read_in_full(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    # The list of people carries their addresses, and no poll tells of those.
    alone = Listing(PEOPLE, "person", ("person",))
    _polls(monkeypatch, alone, *(p for p in entities.POLLS if p.name not in (PEOPLE, "addresses")))
    _pair(both)
    both.there.requests.clear()
    both.sync()
    assert [_reads(both, name) for name in (CAMPUSES, HOUSEHOLDS, "emails")] == [(0, 1), (0, 1), (0, 0)]
    in_full, changes = _reads(both, PEOPLE)
    assert (in_full > 0, changes) == (True, 0)


@mirrors
def test_a_run_that_reads_some_in_full_and_is_carried_on_reads_no_more_than_that(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    _polls(monkeypatch, *(poll for poll in entities.POLLS if poll.name != HOUSEHOLDS))
    here, there = _pair(both)
    compared = both.store.read(runs.latest, 1).id
    both.there.edit("Person", there, nickname="Q")
    flag = StopFlag()

    def cut_short(event: Event) -> None:
        # The households are read; what comes next is asked for changes.
        if isinstance(event, PhaseStarted) and event.entity_type == "campus":
            flag.set()

    both.events.subscribe(cut_short)
    with pytest.raises(Stopped):
        both.sync(flag)
    cut = both.store.read(runs.latest, 1)
    assert cut.id != compared
    assert cut.progress["listings"][HOUSEHOLDS]["finished"]
    both.there.requests.clear()
    assert both.sync().run_id == cut.id
    assert both.here(here)["nickname"] == "Q"
    assert _reads(both, HOUSEHOLDS) == (0, 0)
    assert _reads(both, PEOPLE) == (0, 1)
