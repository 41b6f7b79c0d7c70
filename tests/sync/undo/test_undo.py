"""Undo over real HTTP: a run, a decision, a record's last change, with what was sent."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.application import Application, decisions, records, undo
from openfaith_desktop.errors import NotFound, UsageError
from openfaith_desktop.store import decisions as stored_decisions
from openfaith_desktop.store import runs
from tests.sync.conftest import Both
from tests.sync.test_ongoing import _asked, _deleted, _doubled, _pair, _there


@pytest.fixture
def people() -> int:
    return 6


def _last_run(both: Both) -> str:
    run = both.store.read(runs.latest, 1)
    assert run is not None
    return str(run.id)


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_what_only_came_in_goes_back_here_and_nothing_is_sent(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member", nickname=None)
    both.there.edit("Person", there, membership="Oops", nickname="Oops")
    both.sync()
    writes = len(both.writes())
    run = _last_run(both)
    both.edit(here, nickname="Q")
    undone = undo.take_back(app, run)
    assert (undone["fields"], undone["to_send"]) == (1, 0)
    assert [one["field"] for one in undone["left"]] == ["nickname"]
    assert (both.here(here)["membership"], both.here(here)["nickname"]) == ("Member", "Q")
    both.sync()
    both.compare()
    # The declined value is remembered: it neither comes back nor goes away there; the edit made since goes out.
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Member", "Oops")
    assert (_there(both, there)["nickname"], len(both.writes())) == ("Q", writes + 1)
    # Other news of the same field still flow, and so does an edit.
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    assert both.here(here)["membership"] == "Guest"
    both.edit(here, membership="Oops")
    both.sync()
    assert _there(both, there)["membership"] == "Oops"


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_an_undo_of_what_came_in_can_be_undone(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.there.edit("Person", there, membership="Oops")
    both.sync()
    undone = undo.take_back(app, _last_run(both))
    undo.take_back(app, str(undone["run"]))
    assert both.here(here)["membership"] == "Oops"
    writes = len(both.writes())
    both.sync()
    assert (both.here(here)["membership"], len(both.writes())) == ("Oops", writes)
    # What was settled as different is settled no more: the old value, typed again, is an edit.
    both.edit(here, membership="Member")
    both.sync()
    assert _there(both, there)["membership"] == "Member"


def test_what_a_run_sent_is_taken_back_on_both_sides_and_stays_so(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    assert _there(both, there)["membership"] == "Visitor"
    undone = undo.take_back(app, _last_run(both))
    assert (undone["to_send"], undone["left"]) == (1, [])
    assert [(one["side"], one["old"], one["new"]) for one in undone["goes_back"]] == [
        ("there", "Visitor", "Member"),
        ("here", "Visitor", "Member"),
    ]
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Member", "Member")
    writes = len(both.writes())
    both.sync()
    both.compare()
    assert len(both.writes()) == writes
    both.edit(here, membership="Guest")
    both.sync()
    assert _there(both, there)["membership"] == "Guest"


@pytest.mark.parametrize("before_it_is_sent", [True, False])
def test_an_undo_of_what_was_sent_can_be_undone(
    both: Both, app: Application, before_it_is_sent: bool
) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    undone = undo.take_back(app, _last_run(both))
    if not before_it_is_sent:
        both.sync()
    undo.take_back(app, str(undone["run"]))
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Visitor", "Visitor")


@pytest.mark.parametrize("sides", ["here", "there"])
def test_what_was_sent_can_be_taken_back_on_one_side_only(both: Both, app: Application, sides: str) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    undone = undo.take_back(app, _last_run(both), sides=sides)
    expected = ("Member", "Visitor") if sides == "here" else ("Visitor", "Member")
    for _ in range(2):
        both.sync()
        both.compare()
        assert (both.here(here)["membership"], _there(both, there)["membership"]) == expected
    undo.take_back(app, str(undone["run"]))
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Visitor", "Visitor")


@pytest.mark.parametrize("sides", ["both", "there"])
def test_an_edit_made_after_an_undo_goes_out(both: Both, app: Application, sides: str) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    undo.take_back(app, _last_run(both), sides=sides)
    both.edit(here, membership="Guest")
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Guest", "Guest")


def test_an_undo_says_before_what_it_would_do_and_does_nothing(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    run = _last_run(both)
    would = undo.preview(app, run)
    assert both.here(here)["membership"] == "Visitor"
    did = undo.take_back(app, run)
    assert (would["goes_back"], would["left"]) == (did["goes_back"], did["left"])
    assert _there(both, there)["membership"] == "Visitor"


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_undoing_a_first_sync_erases_nothing_there(both: Both, app: Application) -> None:
    """What a first sync took into empty fields goes back here; what is there stays there."""
    there = both.person_there(
        first_name="Quill",
        last_name="Testerman",
        birthdate="1971-03-04",
        gender="Male",
        anniversary="1999-01-01",
        medical_notes="insulin",
        membership="Member",
    )
    here = both.add("person", first_name="Quill", last_name="Testerman", birthdate="1971-03-04")
    both.sync()
    assert (both.here(here)["gender"], both.here(here)["medical_notes"]) == ("Male", "insulin")
    writes = len(both.writes())
    undone = undo.take_back(app, _last_run(both))
    assert undone["to_send"] == 0
    for run in (both.sync, both.compare):
        run()
        mine = both.here(here)
        assert (mine["gender"], mine["anniversary"], mine["membership"]) == (None, None, None)
        row = _there(both, there["id"])
        assert (row["gender"], row["medical_notes"], row["membership"]) == ("Male", "insulin", "Member")
    assert len(both.writes()) == writes


@pytest.mark.parametrize("mode", ["full"], indirect=True)
def test_what_a_first_sync_sent_goes_back_there_and_stays_here(both: Both, app: Application) -> None:
    there = both.person_there(first_name="Quill", last_name="Testerman", birthdate="1971-03-04")
    here = both.add(
        "person", first_name="Quill", last_name="Testerman", birthdate="1971-03-04", membership="Member"
    )
    both.sync()
    assert _there(both, there["id"])["membership"] == "Member"
    undone = undo.take_back(app, _last_run(both))
    assert undone["to_send"] == 1
    assert [one["side"] for one in undone["goes_back"] if one["field"] == "membership"] == ["there"]
    for run in (both.sync, both.compare):
        run()
        assert (both.here(here)["membership"], _there(both, there["id"])["membership"]) == ("Member", None)


@pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
def test_a_value_that_can_not_be_sent_back_blocks_nothing_else(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member", nickname=None)
    both.edit(here, membership="Visitor")
    both.sync()
    undo.take_back(app, _last_run(both))
    both.there.fault("status", match="PATCH *", status=422)
    assert both.sync().problems == 1
    both.there.edit("Person", there, membership="Visitor", nickname="Q")
    if both.mode == "full":
        both.sync()
        assert both.here(here)["nickname"] == "Q"
    else:
        both.sync()
        assert [one.field for one in _asked(both)] == ["nickname"]
    assert _there(both, there)["membership"] == "Member"


def test_what_was_changed_there_after_it_was_sent_is_left_alone(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.sync()
    undo.take_back(app, _last_run(both))
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    assert _there(both, there)["membership"] == "Guest"


@pytest.mark.parametrize("mode", ["full", "external"], indirect=True)
def test_a_first_sync_can_be_taken_back_and_brought_again(both: Both, app: Application) -> None:
    here = both.add("person", first_name="Quill", last_name="Testerman")
    both.sync()
    there, writes = both.count_there("Person"), len(both.writes())
    run = _last_run(both)
    undone = undo.take_back(app, run)
    assert both.count("person") == 1
    assert not _deleted(both, here)
    added = [one["title"] for one in undone["left"] if one["title"]]
    assert added == (["Quill Testerman"] if both.mode == "full" else [])
    both.sync()
    both.compare()
    assert (both.count("person"), both.count_there("Person")) == (1, there)
    assert len(both.writes()) == writes
    undo.take_back(app, str(undone["run"]))
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
    decisions.rules(app, "hope", {"deletions": "allow"})
    undo.take_back(app, _last_run(both))
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
    undo.take_back(app, _last_run(both))
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
    undo.take_back(app, _last_run(both))
    assert not _deleted(both, gone)
    assert both.here(mail)["person_id"] == gone


@pytest.mark.parametrize("answer", ["ours", "theirs", "value=Third"])
def test_an_answer_can_be_taken_back(both: Both, app: Application, answer: str) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    number = _asked(both)[0].id
    decisions.decide(app, [number], answer)
    undo.take_back(app, f"decision-{number}")
    assert both.here(here)["membership"] == "Visitor"
    assert [d.id for d in _asked(both)] == [number]
    both.sync()
    assert (both.here(here)["membership"], _there(both, there)["membership"]) == ("Visitor", "Guest")
    assert [d.id for d in _asked(both)] == [number]
    decisions.decide(app, [number], answer)
    both.sync()
    assert both.here(here)["membership"] == _there(both, there)["membership"]


@pytest.mark.parametrize("answer", ["ours", "value=Third"])
def test_an_answer_that_was_sent_is_sent_back(both: Both, app: Application, answer: str) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor")
    both.there.edit("Person", there, membership="Guest")
    both.sync()
    number = _asked(both)[0].id
    decisions.decide(app, [number], answer)
    both.sync()
    undo.take_back(app, f"decision-{number}")
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
    decisions.decide(app, [number], "theirs")
    undo.take_back(app, f"decision-{number}")
    assert _deleted(both, here) is (kind == "deleted_here")
    both.compare()
    assert [d.id for d in _asked(both, kind)] == [number]


def test_a_records_last_change_can_be_taken_back(both: Both, app: Application) -> None:
    here, there = _pair(both, membership="Member")
    both.edit(here, membership="Visitor", nickname="Q")
    both.sync()
    undone: dict[str, Any] = undo.take_back(app, here)
    assert undone["fields"] == 2
    both.sync()
    row = _there(both, there)
    assert (row["membership"], row["nickname"], both.here(here)["nickname"]) == ("Member", None, None)
    records.delete(app, here)
    undo.take_back(app, here)
    assert not _deleted(both, here)


def test_what_is_not_there_can_not_be_undone(both: Both, app: Application) -> None:
    both.sync()
    for what in ("99", "decision-99", "person_00000000000000000000000000"):
        with pytest.raises(NotFound):
            undo.take_back(app, what)
    with pytest.raises(UsageError):
        undo.take_back(app, "nonsense")
    assert both.store.read(stored_decisions.listed, 1) == []
