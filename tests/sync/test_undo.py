"""Undo over real HTTP: a run, a decision, a record's last change, with what was sent."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.application import Application, records
from openfaith_desktop.application import decisions as questions
from openfaith_desktop.application import undo as undoing
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import decisions, runs
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _asked, _deleted, _doubled, _pair, _there


@pytest.fixture
def people() -> int:
    return 6


def _last_run(both: Both) -> str:
    run = both.store.read(lambda c: runs.latest(c, 1))
    assert run is not None
    return str(run.id)


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_what_a_run_took_over_gets_its_old_values_on_both_sides(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member", nickname=None)
    both.there.edit("Person", there, membership="Oops", nickname="Oops")
    both.sync()
    run = _last_run(both)
    both.edit(here, nickname="Q")
    undone = undoing.take_back(app, run)
    assert (undone["fields"], [one["field"] for one in undone["left"]]) == (1, ["nickname"])
    assert (both.here(here)["membership"], both.here(here)["nickname"]) == ("Member", "Q")
    both.sync()
    assert (_there(both, there)["membership"], _there(both, there)["nickname"]) == ("Member", "Q")
    # An undo is a change like any other.
    undoing.take_back(app, str(undone["run"]))
    assert both.here(here)["membership"] == "Oops"


def test_what_a_run_sent_is_sent_back_and_stays_so(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    assert _there(both, there)["membership"] == "Visitor"
    undone = undoing.take_back(app, _last_run(both))
    assert (undone["to_send"], undone["left"]) == (1, [])
    both.sync()
    assert _there(both, there)["membership"] == "Member"
    assert both.here(here)["membership"] == "Visitor"
    writes = len(both.writes())
    both.sync()
    both.compare()
    assert len(both.writes()) == writes
    assert both.here(here)["membership"] == "Visitor"
    both.edit(here, membership="Guest")
    both.sync()
    assert _there(both, there)["membership"] == "Guest"


def test_what_was_changed_there_after_it_was_sent_is_left_alone(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    undoing.take_back(app, _last_run(both))
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    assert _there(both, there)["membership"] == "Guest"


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_first_sync_can_be_taken_back_and_brought_again(both: Both, app: Application) -> None:
    here = both.add("person", first_name="Quill", last_name="Testerman")
    both.sync()
    there, writes = both.count_there("Person"), len(both.writes())
    run = _last_run(both)
    undone = undoing.take_back(app, run)
    assert both.count("person") == 1
    assert not _deleted(both, here)
    added = [one["title"] for one in undone["left"] if one["title"]]
    assert added == (["Quill Testerman"] if both.mode == "full" else [])
    both.sync()
    both.compare()
    assert (both.count("person"), both.count_there("Person")) == (1, there)
    assert len(both.writes()) == writes
    undoing.take_back(app, str(undone["run"]))
    both.sync()
    assert both.count("person") == there + (both.mode == "external")
    assert both.count_there("Person") == there


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_records_added_there_are_deleted_there_where_that_is_allowed(both: Both, app: Application) -> None:
    both.sync()
    people = both.count_there("Person")
    here = both.add("person", first_name="Quill", last_name="Testerman")
    both.add("email", person_id=here, address="quill@example.com")
    both.sync()
    assert both.count_there("Person") == people + 1
    questions.rules(app, "hope", {"deletions": "allow"})
    undoing.take_back(app, _last_run(both))
    both.sync()
    both.compare()
    assert both.count_there("Person") == people
    assert not _deleted(both, here)
    assert _asked(both) == []


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_deletion_that_came_from_there_can_be_taken_back(both: Both, app: Application) -> None:
    here, there = _pair(both)
    mail = both.add("email", person_id=here, address="quill@example.com")
    both.push(here)
    both.sync()
    both.there.delete("Person", there)
    both.compare()
    assert _deleted(both, mail)
    undoing.take_back(app, _last_run(both))
    assert not _deleted(both, here)
    assert not _deleted(both, mail)
    people = both.count_there("Person")
    both.sync()
    both.compare()
    assert not _deleted(both, here)
    assert both.count_there("Person") == people
    assert [p.outcome for p in both.push(here)] == ["created"]
    assert both.count_there("Person") == people + 1


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_merger_can_be_taken_back(both: Both, app: Application) -> None:
    keep, kept = _pair(both)
    gone, number = _doubled(both, "Ottilie")
    mail = both.add("email", person_id=gone, address="ottilie@example.com")
    both.sync()
    both.there.merge(kept, number)
    both.sync()
    assert both.here(mail)["person_id"] == keep
    undoing.take_back(app, _last_run(both))
    assert not _deleted(both, gone)
    assert both.here(mail)["person_id"] == gone


@pytest.mark.parametrize("answer", ["ours", "theirs", "value=Third"])
def test_an_answer_can_be_taken_back(both: Both, app: Application, answer: str) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    number = _asked(both)[0].id
    questions.decide(app, [number], answer)
    undoing.take_back(app, f"decision-{number}")
    assert both.here(here)["membership"] == "Visitor"
    assert [d.id for d in _asked(both)] == [number]
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Visitor", "Guest")
    assert [d.id for d in _asked(both)] == [number]
    questions.decide(app, [number], answer)
    both.sync()
    assert both.here(here)["membership"] == _there(both, there)["membership"]


@pytest.mark.parametrize("answer", ["ours", "value=Third"])
def test_an_answer_that_was_sent_is_sent_back(both: Both, app: Application, answer: str) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    number = _asked(both)[0].id
    questions.decide(app, [number], answer)
    both.sync()
    undoing.take_back(app, f"decision-{number}")
    both.sync()
    both.compare()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Visitor", "Guest")


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
@pytest.mark.parametrize("kind", ["deleted_here", "deleted_there"])
def test_an_answer_about_a_deletion_can_be_taken_back(both: Both, app: Application, kind: str) -> None:
    here, there = _pair(both, membership="Member")
    if kind == "deleted_here":
        records.delete(app, here)
    else:
        both.edit(here, membership="Visitor")
        both.there.delete("Person", there)
    both.compare()
    number = _asked(both, kind)[0].id
    questions.decide(app, [number], "theirs")
    undoing.take_back(app, f"decision-{number}")
    assert _deleted(both, here) is (kind == "deleted_here")
    both.compare()
    assert [d.id for d in _asked(both, kind)] == [number]


def test_a_records_last_change_can_be_taken_back(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor", nickname="Q")
    both.sync()
    undone: dict[str, Any] = undoing.take_back(app, here)
    assert undone["fields"] == 2
    both.sync()
    row = _there(both, there)
    assert (row["membership"], row["nickname"], both.here(here)["nickname"]) == ("Member", None, None)
    records.delete(app, here)
    undoing.take_back(app, here)
    assert not _deleted(both, here)


def test_what_is_not_there_can_not_be_undone(both: Both, app: Application) -> None:
    both.sync()
    for what in ("99", "decision-99", "person_00000000000000000000000000"):
        with pytest.raises(NotFound):
            undoing.take_back(app, what)
    with pytest.raises(UsageError):
        undoing.take_back(app, "nonsense")
    assert both.store.read(lambda c: decisions.listed(c, 1)) == []
