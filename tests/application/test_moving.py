"""A church moves from a file to a server and back, or from file to file where there is no server; all of it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from openfaith_desktop.application import Application
from openfaith_desktop.application.decisions import decide
from openfaith_desktop.application.moving import move
from openfaith_desktop.errors import AlreadyRunning, DatabaseLocked, StoreError, UsageError
from openfaith_desktop.store import decisions, lease, locks, moving
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import metadata
from openfaith_desktop.sync import editing
from tests.database import SERVER, fresh_database
from tests.sync.conftest import Both, both, mode, people

__all__ = ["both", "mode", "people"]

ALL = [table for table in metadata.sorted_tables if table.name != "lease"]


@pytest.fixture
def mode() -> str:  # noqa: F811
    return "full"


@pytest.fixture
def people() -> int:  # noqa: F811
    return 12


@pytest.fixture
def church(both: Both, tmp_path: Path) -> Iterator[Both]:
    """A church with a past: questions and answers, deleted records, odd values, something to send."""
    there = both.person_there(first_name="Ann", last_name="Unusual", nickname="An", remote_id=2**40)
    odd = both.person_there(
        first_name="O'Bri\x00en \U0001f388", last_name="\u202e\u05e9", medical_notes="a\n\tb"
    )
    both.sync()
    ann, other = both.entity_of("person", there["id"]), both.entity_of("person", odd["id"])
    assert ann is not None
    assert other is not None
    both.there.church.update("Person", there, {"nickname": "Annie", "anniversary": "1999-09-09"})
    both.edit(ann, nickname="Nan", anniversary="2001-01-01")
    both.sync()
    first, *_ = both.store.read(decisions.listed, 1)
    with Application(both.folder) as app:
        decide(app, [first.id], "theirs")
    editing.delete(both.store, other, "you")
    both.add("person", first_name="Quill", last_name="Testerman")
    yield both
    with contextlib.suppress(RuntimeError):  # closed already
        both.store.close()
    both.store = Store.open(tmp_path / "last.sqlite", tmp_path / "backups")


def _place(store: Store) -> str:
    return str(store.url) if not store.on_file else str(store.engine.url.database)


def _new(folder: Path, *, on_server: bool) -> str:
    return fresh_database(SERVER) if on_server and SERVER else str(folder)


def _open(place: str, folder: Path) -> Store:
    file = Path(place) / "openfaith.sqlite"
    return Store.open(place if "://" in place else file, folder / "backups")


def _rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    def rows(db: Connection) -> dict[str, list[tuple[Any, ...]]]:
        return {t.name: sorted(map(tuple, db.execute(t.select())), key=repr) for t in ALL}

    return store.read(rows)


def test_all_of_a_church_goes_there_and_back(church: Both, tmp_path: Path) -> None:
    began_on_file = church.store.on_file
    before, place = _rows(church.store), _place(church.store)
    church.store.close()
    away = _new(tmp_path / "away", on_server=began_on_file)
    document = move(place, away, tmp_path / "moving")
    assert {one["table"]: one["rows"] for one in document["tables"]} == {
        name: len(rows) for name, rows in before.items()
    }
    store = _open(away, tmp_path)
    assert store.on_file is not (began_on_file and SERVER is not None)
    assert _rows(store) == before
    store.close()
    back = _new(tmp_path / "back", on_server=not began_on_file)
    move(away, back, tmp_path / "moving")
    church.store = _open(back, tmp_path)
    assert _rows(church.store) == before
    # It goes on as if nothing had been: what was to be sent is sent, numbers go on, and then all is at rest.
    church.folder = tmp_path / "moving" / "locks"
    assert church.sync().run_id > max(row[0] for row in before["run"])
    assert [row for row in church.there.dump("Person") if row["first_name"] == "Quill"]
    changes, writes = church.changes(), church.writes()
    church.sync()
    assert (church.changes(), church.writes()) == (changes, writes)


def test_the_old_one_stays_as_it_was(church: Both, tmp_path: Path) -> None:
    before, place = _rows(church.store), _place(church.store)
    church.store.close()
    move(place, str(tmp_path / "new"), tmp_path / "moving")
    church.store = Store.open(Path(place) if "://" not in place else place, tmp_path / "backups")
    assert _rows(church.store) == before


def test_what_differs_on_arrival_is_not_kept(
    church: Both, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = _place(church.store)
    church.store.close()
    real: Callable[..., int] = moving.write_many

    def careless(db: Connection, statement: Any, rows: list[dict[str, Any]]) -> int:
        for row in rows:
            if row.get("first_name") == "Quill":
                row["first_name"] = "Quilt"
        return real(db, statement, rows)

    monkeypatch.setattr(moving, "write_many", careless)
    with pytest.raises(StoreError, match=r"arrived \(person\)"):
        move(place, str(tmp_path / "new"), tmp_path / "moving")
    store = _open(str(tmp_path / "new"), tmp_path)
    assert store.read(moving.is_empty)
    store.close()
    monkeypatch.undo()
    move(place, str(tmp_path / "new"), tmp_path / "moving")


def test_a_database_in_use_is_not_moved(church: Both, tmp_path: Path) -> None:
    place = _place(church.store)
    new = str(tmp_path / "new")
    folder = church.folder / "locks" if church.store.on_file else tmp_path / "elsewhere"
    folder.mkdir(exist_ok=True)
    if church.store.on_file:
        with pytest.raises(DatabaseLocked):
            move(place, new, tmp_path / "moving")
        church.store.close()
        church.store = Store.open(Path(place), tmp_path / "backups")
    held = lease.take(church.store, folder, 1)
    if church.store.on_file:
        church.store.close()
    with pytest.raises(AlreadyRunning):
        move(place, new, tmp_path / "moving")
    if church.store.on_file:
        church.store = Store.open(Path(place), tmp_path / "backups")
    held.release()
    worker = locks.hold(church.store, folder, "worker-1")
    assert worker is not None
    if church.store.on_file:
        church.store.close()
    with pytest.raises(AlreadyRunning, match="worker"):
        move(place, new, tmp_path / "moving")
    worker.release()
    assert move(place, new, tmp_path / "moving")["rows"] > 0


def test_a_place_that_can_t_be_used_is_said_and_nothing_is_changed(church: Both, tmp_path: Path) -> None:
    place = _place(church.store)
    church.store.close()
    nothing = tmp_path / "nothing"
    for source, target in (
        (str(nothing), str(tmp_path / "new")),
        (place, place),
        (place, "mysql://openfaith@localhost/openfaith"),
        (place, "postgresql://openfaith@localhost"),
        (place, "postgresql://openfaith:secret@localhost/openfaith"),
        (place, "postgresql://openfaith@localhost:port/openfaith"),
    ):
        with pytest.raises(UsageError) as error:
            move(source, target, tmp_path / "moving")
        assert "secret" not in str(error.value.as_dict())
    assert not nothing.exists()
    move(place, str(tmp_path / "new"), tmp_path / "moving")
    with pytest.raises(UsageError, match="isn't empty"):
        move(place, str(tmp_path / "new"), tmp_path / "moving")
    shutil.rmtree(tmp_path / "new")
    Store.open(tmp_path / "openfaith-empty.sqlite", tmp_path / "backups").close()
    with pytest.raises(UsageError, match="nothing to move"):
        move(str(tmp_path / "openfaith-empty.sqlite"), str(tmp_path / "new"), tmp_path / "moving")
