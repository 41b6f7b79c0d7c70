"""What runs did and what each changed, by name; and everything that was done, in plain language."""

from __future__ import annotations

from pathlib import Path

import pytest

from openfaith_desktop.application import Application, history, importing, totals, undo
from openfaith_desktop.application.activity import activity, of_many
from openfaith_desktop.application.overview import overview
from tests.sync.conftest import Both

few = pytest.mark.parametrize("people", [3])


@few
def test_runs_are_told_with_their_numbers_newest_first(church: Both, app: Application) -> None:
    church.preview()
    church.person_there(first_name="Ann", last_name="Unusual")
    church.sync()
    newest, looked, first = history.runs(app, "hope")
    assert (newest.title, newest.state_title, newest.people.added) == ("Sync", "Done", 1)
    assert (looked.title, looked.can_undo) == ("Looked before a sync", False)
    assert newest.can_undo
    assert first.counts["person"].added == 3
    assert first.people.added == sum(
        first.counts[name].added for name in ("person", "household", "campus") if name in first.counts
    )
    assert newest.seconds is not None
    assert newest.seconds >= 0


@few
def test_a_number_of_somebody_known_is_an_update_that_is_told(church: Both, app: Application) -> None:
    church.sync()
    (number, *_) = church.there.dump("PhoneNumber")
    church.there.edit("PhoneNumber", number["id"], number="(217) 555-0188")
    church.sync()
    assert history.runs(app, "hope")[0].people == totals.Totals(updated=1)
    assert overview(app, "hope").runs[-1].updated == 1


@few
def test_runs_go_on_before_the_last_one_shown(church: Both, app: Application) -> None:
    for _ in range(4):
        church.sync()
    shown: list[int] = []
    while page := history.runs(app, before=shown[-1] if shown else None, limit=2):
        shown += [one.id for one in page]
    assert shown == [5, 4, 3, 2, 1]


@few
def test_what_a_run_changed_is_listed_by_name_in_windows(church: Both, app: Application) -> None:
    there = church.person_there(first_name="Ann", last_name="Unusual", membership="Member")
    church.sync()
    church.there.edit("Person", there["id"], membership="Visitor", child=True)
    run = church.sync().run_id
    whole = history.changes(app, run)
    assert {(one.person, one.label, one.old, one.new, one.there) for one in whole.rows} == {
        ("Ann Unusual", "Membership", "Member", "Visitor", False),
        ("Ann Unusual", "Child", "No", "Yes", False),
    }
    assert whole.total == 2
    assert history.changes(app, run, 1, 1).rows == whole.rows[1:]


@few
def test_what_was_sent_is_said_to_be_there(church: Both, app: Application) -> None:
    church.add("person", first_name="Ann", last_name="Unusual")
    (sent,) = (one for one in history.changes(app, church.sync().run_id).rows if one.there)
    assert (sent.person, sent.there, sent.sentence) == ("Ann Unusual", True, "Person added there")


@few
def test_everything_that_was_done_in_one_go_is_one_line(church: Both, app: Application) -> None:
    ann = church.add("person", first_name="Ann", last_name="Unusual")
    church.add("email", person_id=ann, address="ann@mail.example")
    church.edit(ann, membership="Member", gender="F")
    edited, mailed, added, synced = activity(app)
    assert (edited.kind, edited.sentence, edited.names, edited.by) == (
        "edit",
        "2 changes",
        ("Ann Unusual",),
        "you",
    )
    assert (mailed.sentence, mailed.names) == ("E-mail added", ("Ann Unusual",))
    assert added.sentence == "Person added"
    assert (synced.kind, synced.sentence, synced.run) == ("run", "Sync", 1)
    assert synced.records > 3
    assert len(synced.names) == 3
    assert activity(app, before=mailed.at) == (added, synced)
    assert activity(app, limit=2) == (edited, mailed)


@few
def test_a_line_can_be_taken_back(church: Both, app: Application) -> None:
    ann = church.add("person", first_name="Ann", last_name="Unusual")
    church.edit(ann, membership="Member")
    newest, added = activity(app)[:2]
    undo.take_back(app, newest.undo)
    assert church.here(ann)["membership"] is None
    church.edit(ann, membership="Visitor")
    would = undo.preview(app, added.undo)
    assert (would["goes_back"], [one["title"] for one in would["left"]]) == ([], ["Ann Unusual"])


@few
def test_what_was_done_to_several_people_at_once_is_counted_whole_and_named_in_part(
    church: Both, app: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("openfaith_desktop.application.activity.LOOKED_AT", 4)
    ann = church.add("person", first_name="Ann", last_name="Unusual")
    church.add("email", person_id=ann, address="ann@mail.example")
    file = tmp_path / "list.csv"
    file.write_text("First name,Last name\n" + "".join(f"P{i},Carter\n" for i in range(9)), "utf-8")
    done = importing.bring(app, file)
    church.edit(ann, membership="Member", gender="F")
    (line,) = of_many(app)
    assert (line.records, line.undo, line.sentence) == (9, done.undo, "Person added")
    assert len(line.names) == 3
    assert undo.changes(app, line.undo, 7, 100).total == 9
    assert len(undo.changes(app, line.undo, 7, 100).rows) == 2
