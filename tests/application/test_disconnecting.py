"""Ending a connection: said before by number, nothing of the church's records lost, no number means another later."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from openfaith_desktop.application import Application, activity, backups, disconnecting, lists, undo
from openfaith_desktop.application.card import card
from openfaith_desktop.application.lists import Where
from openfaith_desktop.errors import AlreadyRunning, NotFound
from openfaith_desktop.store import connections, lease
from openfaith_desktop.store.tables import change, decision, external_link, metadata, run
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [5])


def test_what_would_end_is_said_and_nothing_is_done(church: Both, app: Application) -> None:
    church.edit(lists.ids(app, "person")[0], gender="F")
    would = disconnecting.preview(app, "hope")
    assert (would.connection, would.system, would.done) == ("hope", "Planning Center", False)
    assert (would.stay["person"], would.unsent, would.runs) == (5, 1, 1)
    assert app.connection("hope")
    assert app.vault.get("hope")


def test_every_record_stays_and_everything_else_goes(church: Both, app: Application) -> None:
    people = lists.ids(app, "person")
    before = church.changes()
    ended = disconnecting.disconnect(app, "hope")
    assert ended.done
    assert app.connections() == []
    assert app.vault.get("hope") is None
    assert lists.ids(app, "person") == people
    assert {row.where for row in lists.rows(app, "person", people).values()} == {Where.LOCAL}
    assert church.changes() == before
    for table in (external_link, run, decision):
        assert app.store.read(lambda c, t=table: c.execute(select(t)).all()) == []
    if app.store.on_file:
        (kept,) = backups.kept(app)
        assert (kept.file, kept.reason) == (ended.backup, "before disconnecting")


def test_a_new_connections_runs_are_not_mistaken_for_the_old_ones(church: Both, app: Application) -> None:
    one = lists.ids(app, "person")[0]
    disconnecting.disconnect(app, "hope")
    church.connect_again("hope", church.there.url)
    app.vault.put("hope", church.secret)
    church.person_there(first_name="Ann", last_name="Unusual")
    result = church.sync()
    undone = undo.take_back(app, str(result.run_id))
    assert [line["person"] for line in undone["goes_back"]] == ["Ann Unusual"]
    assert lists.ids(app, "person", "unusual") == []
    assert one in lists.ids(app, "person")
    assert card(app, one).history
    assert [line.run for line in activity.activity(app)][-1] == result.run_id


def test_a_connection_that_works_is_not_ended(church: Both, app: Application) -> None:
    held = lease.take(app.store, church.folder / "locks", 1)
    try:
        with pytest.raises(AlreadyRunning):
            disconnecting.disconnect(app, "hope")
    finally:
        held.release()
    assert app.connection("hope")
    assert app.vault.get("hope")


def test_there_must_be_something_to_end(app: Application) -> None:
    for ask in (disconnecting.preview, disconnecting.disconnect):
        with pytest.raises(NotFound):
            ask(app, "nowhere")


def test_no_table_is_left_pointing_to_what_is_gone(church: Both, app: Application) -> None:
    disconnecting.disconnect(app, "hope")
    pointing = [t for t in metadata.tables.values() if "connection_id" in t.c]
    assert len(pointing) > 5
    for table in pointing:
        left = app.store.read(
            lambda c, t=table: c.execute(select(t.c.connection_id).where(t.c.connection_id == 1)).all()
        )
        assert left == [], table.name
    assert app.store.read(lambda c: c.execute(select(change.c.run_id).where(change.c.run_id > 0)).all()) == []
    assert app.store.read(connections.everyone) == []
