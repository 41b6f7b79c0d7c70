"""The database: its layout, its backups, and what can be wrong with it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url, text

from openfaith_desktop.cdm.ids import new_id
from openfaith_desktop.errors import DatabaseDamaged, DatabaseLocked, DatabaseNewer, UsageError
from openfaith_desktop.store import backup, connections, database, entities, migrate
from openfaith_desktop.store.database import Store, file_url
from openfaith_desktop.store.tables import ENTITY_TABLES, metadata
from openfaith_desktop.sync import editing


def open_store(folder: Path) -> Store:
    return Store.open(folder / "openfaith.sqlite", folder / "backups")


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    differences = store.read(lambda c: compare_metadata(MigrationContext.configure(c), metadata))
    store.close()
    assert differences == []


def test_the_files_of_the_migrations_bear_their_numbers() -> None:
    script = ScriptDirectory.from_config(migrate.config())
    assert migrate.newest() == script.get_current_head()
    assert migrate.revisions() == sorted(r.revision for r in script.walk_revisions())


def test_backup_and_restore_bring_back_what_was(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    person = editing.create(store, "person", {"first_name": "Ann"}, "you")
    made = backup.create(store.engine, tmp_path / "copy.sqlite")
    editing.delete(store, person, "you")
    store.close()
    kept = backup.restore(made, tmp_path / "openfaith.sqlite", tmp_path / "backups")
    store = open_store(tmp_path)
    assert store.read(editing.find, person)[1]["first_name"] == "Ann"
    store.close()
    assert kept is not None
    assert kept.exists()


# What an address would read as its end, or as another letter; Windows has no ? in names.
ODD = ("a#b", "a%23b", "a b;c", *(("x?y=1", "file:x?mode=memory", "ä'\"b") if os.name != "nt" else ()))


@pytest.mark.parametrize("name", ODD)
def test_a_folder_may_be_called_anything(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    store = open_store(folder)
    person = editing.create(store, "person", {"first_name": "Ann"}, "you")
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert (folder / "openfaith.sqlite").stat().st_size > 0
    store = open_store(folder)
    assert store.read(editing.find, person)[1]["first_name"] == "Ann"
    store.close()
    assert make_url(file_url(folder / "jobs.sqlite")).database == str(folder / "jobs.sqlite")


@pytest.mark.parametrize("name", ODD)
def test_a_backup_may_be_called_anything(tmp_path: Path, name: str) -> None:
    store = open_store(tmp_path)
    person = editing.create(store, "person", {"first_name": "Ann"}, "you")
    made = backup.create(store.engine, tmp_path / f"{name}.sqlite")
    editing.delete(store, person, "you")
    store.close()
    backup.check(made)
    backup.restore(made, tmp_path / "openfaith.sqlite", tmp_path / "backups")
    store = open_store(tmp_path)
    assert store.read(editing.find, person)[1]["first_name"] == "Ann"
    store.close()


def test_a_backup_never_takes_the_place_of_the_database(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with pytest.raises(UsageError):
        backup.create(store.engine, tmp_path / "openfaith.sqlite")
    store.close()


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "openfaith.sqlite") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    with pytest.raises(DatabaseNewer) as caught:
        open_store(tmp_path)
    assert caught.value.exit_code == 6


@pytest.mark.parametrize("content", [b"not a database at all, not at all", b""])
def test_a_damaged_or_emptied_file_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "older.sqlite").write_bytes(b"x")
    file = tmp_path / "openfaith.sqlite"
    file.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        open_store(tmp_path)
    assert file.read_bytes() == content


def test_a_truncated_database_says_so(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    file = tmp_path / "openfaith.sqlite"
    file.write_bytes(file.read_bytes()[:5000])
    with pytest.raises(DatabaseDamaged):
        open_store(tmp_path)


def test_a_locked_database_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    store = open_store(tmp_path)
    other = sqlite3.connect(tmp_path / "openfaith.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLocked):
        editing.create(store, "person", {"first_name": "Ann"}, "you")
    other.close()
    assert editing.create(store, "person", {"first_name": "Ann"}, "you")
    store.close()


def test_every_change_is_a_row_with_old_and_new(tmp_path: Path) -> None:
    from openfaith_desktop.store import entities

    store = open_store(tmp_path)
    person = editing.create(store, "person", {"first_name": "Ann"}, "you")
    editing.edit(store, person, {"first_name": "Anna"}, "you")
    newest = store.read(entities.history, person)[0]
    store.close()
    assert (newest.field, newest.old, newest.new, newest.author) == ("first_name", "Ann", "Anna", "you")


def test_phone_numbers_of_an_older_layout_are_read_in_the_churchs_region(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'openfaith.sqlite'}")
    with engine.connect() as db, db.begin():
        command.upgrade(migrate.config(db), "0005")
        for statement in (
            "INSERT INTO organization (id, created_at) VALUES ('org', 'x')",
            "INSERT INTO connection (org_id, name, adapter, mode, account, created_at)"
            """ VALUES ('org', 'hope', 'planning-center', 'full', '{"country_code": "DE"}', 'x')""",
            "INSERT INTO phone_number (id, org_id, number, number_key, status, version, created_at, created_by,"
            " updated_at, updated_by)"
            " VALUES ('phone', 'org', '030 1234567', '+1301234567', 'active', 1, 'x', 'you', 'x', 'you')",
        ):
            db.execute(text(statement))
    engine.dispose()
    store = open_store(tmp_path)
    assert store.read(connections.by_name, "hope").region == "DE"
    phone = store.read(entities.get, "phone_number", "phone")
    assert phone is not None
    assert phone["number_key"] == "+49301234567"
    store.close()


def test_an_older_layout_is_brought_forward_after_a_backup(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'openfaith.sqlite'}")
    with engine.connect() as db, db.begin():
        command.upgrade(migrate.config(db), "0001")
        person = new_id("person")
        by = {"version": 1, "created_at": "x", "created_by": "you", "updated_at": "x", "updated_by": "you"}
        row = {"id": person, "org_id": "org", "status": "active", "first_name": "Ann", **by}
        db.execute(ENTITY_TABLES["person"].insert(), row)
    engine.dispose()
    store = open_store(tmp_path)
    assert store.read(editing.find, person)[1]["first_name"] == "Ann"
    assert store.read(lambda c: compare_metadata(MigrationContext.configure(c), metadata)) == []
    store.close()
    assert [f.name for f in (tmp_path / "backups").iterdir() if f"before-{migrate.newest()}" in f.name]
