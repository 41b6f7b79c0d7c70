"""Pairs of entities that look like one and that a person said are two. What follows from it is decided elsewhere."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, or_, select

from openfaith_desktop.store.bulk import among, upsert
from openfaith_desktop.store.tables import different


def say(db: Connection, one: str, other: str) -> None:
    """Remember that two are two; that it was said before makes no difference."""
    first, second = sorted((one, other))
    statement = upsert(db.dialect.name, different).values(one=first, other=second)
    db.execute(statement.on_conflict_do_nothing())


def forget(db: Connection, one: str, other: str) -> bool:
    """Forget that two are two, and return whether it was remembered."""
    first, second = sorted((one, other))
    gone = delete(different).where(different.c.one == first, different.c.other == second)
    return bool(db.execute(gone).rowcount)


def pairs(db: Connection) -> set[frozenset[str]]:
    """Return all pairs that are two."""
    rows = db.execute(select(different.c.one, different.c.other))
    return {frozenset((row.one, row.other)) for row in rows}


def others(db: Connection, ids: Collection[str]) -> set[tuple[str, str]]:
    """Return from whom these differ: (one of `ids`, the other)."""
    query = select(different).where(or_(among(different.c.one, ids), among(different.c.other, ids)))
    return {
        pair
        for row in db.execute(query)
        for pair in ((row.one, row.other), (row.other, row.one))
        if pair[0] in ids
    }
