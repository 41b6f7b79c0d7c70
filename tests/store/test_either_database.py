"""What holds on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from openfaith_desktop.cdm.normalise import LARGEST_INTEGER
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import metadata
from openfaith_desktop.sync import editing
from tests.database import fresh_store


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
    assert store.read(lambda c: editing.find(c, made))[1]["remote_id"] == number
