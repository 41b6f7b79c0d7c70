"""Copying everything a church has into another database, and proving that all of it has arrived.

Rows go over as they are, deleted ones and history too; leases stay, because they are about programs that work
on the old one. Before the copy is kept, each table is counted and summed up on both sides. Nobody writes to
either database meanwhile. Called by `application.moving`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    text,
    type_coerce,
)

from openfaith_desktop.errors import Action, ActionKind, StoreError, UsageError
from openfaith_desktop.store.bulk import write_many
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import JSONText, lease, metadata, organization

TABLES: tuple[Table, ...] = tuple(table for table in metadata.sorted_tables if table is not lease)
"""What is copied, in an order in which each row finds those it points to."""

_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table holds: how many rows, and a checksum that doesn't depend on their order."""

    rows: int
    checksum: str


def is_empty(db: Connection) -> bool:
    """Return whether nobody has used this database yet."""
    return all(db.execute(select(1).select_from(t).limit(1)).first() is None for t in _used())


def _used() -> list[Table]:
    # The church itself is noted by the first command that looks.
    return [table for table in TABLES if table is not organization]


def copy(source: Store, target: Store) -> dict[str, Sum]:
    """Copy everything from `source` into the empty `target`; return what each table holds, by name.

    Raises `UsageError` when `target` isn't empty or `source` is, and `StoreError` when what has arrived differs;
    then `target` is as it was.
    """
    done: list[dict[str, Sum]] = []

    def read(there: Connection) -> dict[str, Sum]:
        if not done:
            done.append(target.write(lambda here: _copy(there, here), alone=True))
        return done[0]

    # In a writing transaction, so that nobody else writes until the copy is kept.
    return source.write(read, alone=True)


def _copy(source: Connection, target: Connection) -> dict[str, Sum]:
    if is_empty(source):
        raise UsageError("There is nothing to move.", what_to_do="Check the first of the two places.")
    if not is_empty(target):
        raise UsageError(
            "The second database isn't empty.",
            what_it_means="It holds a church's data already, which would be mixed up. Nothing was changed.",
            what_to_do="Move into a new file, or a new database on the server.",
        )
    target.execute(delete(organization))
    for table in TABLES:
        arriving = insert(table).values({c.name: _arriving(c) for c in table.columns})
        for rows in _rows(source, table):
            write_many(target, arriving, rows)
        _count_on(target, table)
    sums = {table.name: sum_of(source, table) for table in TABLES}
    for table in TABLES:
        if sum_of(target, table) != sums[table.name]:
            raise StoreError(
                f"Not everything has arrived ({table.name}).",
                what_it_means="The copy was thrown away, and the old database is as it was.",
                what_to_do="Try again. If it happens again, let OpenFaith check itself, and send us what it says.",
                action=Action(ActionKind.EXAMINE),
            )
    return sums


def sum_of(db: Connection, table: Table) -> Sum:
    """Return how many rows a table holds, and their checksum."""
    number, total = 0, 0
    for rows in _rows(db, table):
        number += len(rows)
        for row in rows:
            # Sorted by a database they would come in the order of its language.
            total += int.from_bytes(hashlib.sha256(orjson.dumps(list(row.values()))).digest())
    return Sum(number, f"{total % 2**256:064x}")


def _rows(db: Connection, table: Table) -> Iterator[list[Mapping[str, Any]]]:
    columns = select(*(_leaving(c) for c in table.columns))
    for rows in db.execute(columns, execution_options={"yield_per": _BATCH}).mappings().partitions():
        yield [dict(row) for row in rows]


# JSON goes over as the text it is kept as: read and written anew it might be spelled otherwise.
def _leaving(column: Column[Any]) -> ColumnElement[Any]:
    if isinstance(column.type, JSONText):
        return type_coerce(column, Text).label(column.name)
    return column


def _arriving(column: Column[Any]) -> ColumnElement[Any]:
    return bindparam(column.name, type_=Text() if isinstance(column.type, JSONText) else column.type)


def _count_on(db: Connection, table: Table) -> None:
    """Let a server number new rows after those that came with their numbers; SQLite does so by itself."""
    if db.dialect.name == "sqlite" or "id" not in table.c or not isinstance(table.c.id.type, Integer):
        return
    highest = db.scalar(select(func.max(table.c.id)))
    if highest is not None:
        counter = text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :highest)")
        db.execute(counter, {"name": table.name, "highest": highest})
