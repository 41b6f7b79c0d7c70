"""A run is opened, closed and published once, whatever it is; what a rehearsal counts stays there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from openfaith_desktop.application import Application, decisions
from openfaith_desktop.errors import BrakeStopped, NotFound, OpenFaithError, Stopped
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.store import runs
from openfaith_desktop.store.tables import run
from openfaith_desktop.sync import engine, rehearsal
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import Event, RunFinished, RunStarted
from tests.sync.conftest import Both


@pytest.fixture
def people() -> int:
    return 5


def _frames(both: Both) -> list[Event]:
    found: list[Event] = []
    both.events.subscribe(lambda e: found.append(e) if isinstance(e, RunStarted | RunFinished) else None)
    return found


def _last(both: Both) -> Any:
    found = both.store.read(runs.latest, 1)
    assert found is not None
    return found


def _push(both: Both) -> None:
    both.push(both.add("person", first_name="Ann", last_name="Unusual"))


DOES: dict[str, Callable[[Both], object]] = {
    "sync": Both.sync,
    "compare": Both.compare,
    "webhook": Both.look,
    "preview": Both.preview,
    "push": _push,
}


@pytest.mark.parametrize("kind", DOES)
@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_run_is_closed_before_it_is_published_and_only_once(both: Both, kind: str) -> None:
    both.sync()
    frames = _frames(both)
    closed: list[Any] = []
    both.events.subscribe(lambda e: closed.append(_last(both)) if isinstance(e, RunFinished) else None)
    DOES[kind](both)
    started, finished = frames
    last = _last(both)
    assert (last.kind, last.state) == (kind, "done")
    assert started == RunStarted("hope", last.id, kind, resumed=False)
    assert finished == RunFinished("hope", last.id, "done", last.counts)
    assert closed == [last]


@pytest.mark.parametrize("kind", DOES)
@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_run_that_failed_is_closed_and_published_once(both: Both, kind: str) -> None:
    both.sync()
    frames = _frames(both)
    both.there.revoke()
    with pytest.raises(OpenFaithError) as caught:
        DOES[kind](both)
    last = _last(both)
    assert (last.kind, last.state, last.error["name"]) == (kind, "failed", type(caught.value).__name__)
    assert [type(e) for e in frames] == [RunStarted, RunFinished]
    assert frames[1] == RunFinished("hope", last.id, "failed", last.counts)


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_push_of_nobody_ends_as_failed(both: Both) -> None:
    both.sync()
    frames = _frames(both)
    with pytest.raises(NotFound):
        both.push("person_01h455vb4pex5vsknk084sn02q")
    assert [e.state for e in frames if isinstance(e, RunFinished)] == ["failed"]


def test_a_run_whose_program_died_is_closed_by_the_next_that_does_not_carry_it_on(both: Both) -> None:
    both.sync()
    died = both.store.write(runs.start, 1, "push", both.mode)
    both.sync()
    ended = both.store.read(lambda c: {row.id: (row.state, row.finished_at) for row in runs.listed(c, 1)})
    state, at = ended.pop(died)
    assert (state, at is not None) == ("stopped", True)
    assert {state for state, _ in ended.values()} == {"done"}


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_run_begun_before_the_clock_was_set_back_is_not_carried_on(both: Both) -> None:
    both.sync()
    cut_short = both.store.write(runs.start, 1, "sync", both.mode)
    both.store.write(lambda c: c.execute(run.update().values(started_at="2101-01-01T00:00:00.000Z")))
    both.sync()
    assert _last(both).id != cut_short


@pytest.mark.parametrize("people", [230])
@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_a_stop_in_the_rehearsal_leaves_no_counts(
    both: Both, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    both.sync()
    for number in both.there.church.rows["Person"]:
        both.there.edit("Person", number, nickname="Oops")
    stop = StopFlag()
    one_batch = rehearsal.one_batch

    def then_stop(*given: Any) -> Any:
        done = one_batch(*given)
        if given[1].tally.counts.get("person", {}).get("updated"):
            stop.set()
        return done

    monkeypatch.setattr(rehearsal, "one_batch", then_stop)
    before = both.changes()
    with pytest.raises(Stopped):
        both.sync(stop)
    assert (_last(both).state, _last(both).counts, both.changes()) == ("stopped", {}, before)
    monkeypatch.setattr(rehearsal, "one_batch", one_batch)
    with pytest.raises(BrakeStopped):
        both.sync()
    assert _last(both).counts == {}
    asked = both.store.read(lambda c: stored_decisions.listed(c, 1, kind="brake"))
    decisions.decide(app, [one.id for one in asked], "theirs")
    assert both.sync().counts["person"]["updated"] == 230


@pytest.mark.parametrize("people", [30])
@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_what_a_failed_transaction_counted_is_not_counted(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    one_batch = engine.one_batch

    def then_fail(*given: Any) -> Any:
        done = one_batch(*given)
        if given[1].tally.counts.get("person", {}).get("added"):
            raise OpenFaithError("The disk is full.")
        return done

    monkeypatch.setattr(engine, "one_batch", then_fail)
    with pytest.raises(OpenFaithError):
        both.sync()
    assert both.count("person") == 0
    assert _last(both).counts.get("person", {}).get("added", 0) == 0
