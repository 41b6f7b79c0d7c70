"""Many rows with one statement: what SQLAlchemy would write row by row, and conditions of any length."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert, select

from openfaith_desktop.store.bulk import among, write_many
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import change
from tests.database import fresh_store

CONSTANTS = {"entity_type": "person", "origin": "person", "author": "you", "at": "2026-01-01T00:00:00.000Z"}
VALUES = [None, True, False, 0, 1.5, "", "é \U0001f388 \x00 end", [1, None], {"a": {"b": "c"}}]
ROWS = [
    {"entity_id": f"person_{i}", "operation": "update", "field": "x", "old": value, "new": None}
    for i, value in enumerate(VALUES)
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return fresh_store(tmp_path)


def test_rows_are_written_as_sqlalchemy_would(store: Store) -> None:
    store.write(lambda c: write_many(c, insert(change), ROWS, CONSTANTS))
    store.write(lambda c: c.execute(insert(change), [{**CONSTANTS, **row} for row in ROWS]))
    rows = store.read(lambda c: [tuple(row)[1:] for row in c.execute(select(change)).all()])
    store.close()
    assert rows[: len(ROWS)] == rows[len(ROWS) :]
    assert [row[4] for row in rows[: len(ROWS)]] == VALUES


def test_no_rows_are_nothing(store: Store) -> None:
    store.write(lambda c: write_many(c, insert(change), []))
    assert store.read(lambda c: c.execute(select(change)).all()) == []
    store.close()


def test_a_condition_takes_more_values_than_sqlite_takes_parameters(store: Store) -> None:
    store.write(lambda c: write_many(c, insert(change), ROWS, CONSTANTS))
    wanted = {*(f"person_{i}" for i in range(5, 40_000)), 'it\'s "odd", [1]'}
    found = store.read(
        lambda c: c.scalars(select(change.c.entity_id).where(among(change.c.entity_id, wanted))).all()
    )
    store.close()
    assert sorted(found) == [f"person_{i}" for i in range(5, len(ROWS))]
