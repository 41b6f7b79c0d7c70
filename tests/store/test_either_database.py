"""What holds on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from openfaith_desktop.cdm.normalise import LARGEST_INTEGER
from openfaith_desktop.store import migrate, problems, runs
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import metadata
from openfaith_desktop.sync import editing
from tests.database import SERVER, empty_database, fresh_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = fresh_store(tmp_path)
    yield made
    made.close()


def test_the_migrations_make_the_tables(store: Store) -> None:
    assert store.read(lambda c: compare_metadata(MigrationContext.configure(c), metadata)) == []


@pytest.mark.parametrize("number", [LARGEST_INTEGER, -LARGEST_INTEGER, 0])
def test_whole_numbers_are_as_long_as_they_may_be(store: Store, number: int) -> None:
    made = editing.create(store, "person", {"first_name": "Ann", "remote_id": str(number)}, "you")
    assert store.read(editing.find, made)[1]["remote_id"] == number


def test_runs_that_an_older_program_called_a_look_are_called_webhook(tmp_path: Path) -> None:
    url = empty_database(SERVER) if SERVER else f"sqlite:///{tmp_path / 'openfaith.sqlite'}"
    engine = create_engine(url)
    with engine.connect() as db, db.begin():
        command.upgrade(migrate.config(db), "0010")
        for statement in (
            "INSERT INTO organization (id, created_at) VALUES ('org', 'x')",
            "INSERT INTO connection (id, org_id, name, adapter, mode, created_at)"
            " VALUES (1, 'org', 'hope', 'planning-center', 'full', 'x')",
            "INSERT INTO run (connection_id, kind, mode, state, started_at, requests)"
            " VALUES (1, 'sync', 'full', 'done', 'x', 0), (1, 'look', 'full', 'done', 'x', 0)",
            "INSERT INTO problem (connection_id, entity_type, external_id, title, cause, what_it_means,"
            " what_to_do, state, created_at)"
            " VALUES (1, '', 'look', 't', 'c', 'm', 'd', 'open', 'x'), (1, 'email', 'look', 't', 'c', 'm', 'd', 'open', 'x')",
        ):
            db.execute(text(statement))
    engine.dispose()
    store = Store.open(url if SERVER else tmp_path / "openfaith.sqlite", tmp_path / "backups")
    assert [row.kind for row in store.read(runs.listed, 1)] == [runs.RunKind.WEBHOOK, "sync"]
    assert store.read(problems.run_is_open, 1, "webhook")
    assert [row.external_id for row in store.read(problems.listed, 1)] == ["webhook", "look"]
    store.close()
