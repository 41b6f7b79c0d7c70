"""How the few records on a screen stand: what waits for a person, what is linked, what goes with the next sync.

Each question is asked from the records, so that it takes as long for 100 of 100,000 as for 100 of 200. Which
records a list shows is `store.lists`'. Called by the application.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, literal_column, or_, select

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import links
from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.lists import memberships, owned_types
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.store.tables import ENTITY_TABLES, decision, external_link, problem

_OPEN: ColumnElement[str] = literal_column("'open'")
_ALIVE = (links.ACTIVE, links.MISSING, links.RETURNED)


@dataclass(frozen=True, slots=True)
class Standing:
    """Which of some records wait for a decision, have a problem, are linked, or have an edit to be sent."""

    waiting: frozenset[str] = field(default_factory=frozenset[str])
    troubled: frozenset[str] = field(default_factory=frozenset[str])
    linked: frozenset[str] = field(default_factory=frozenset[str])
    edited: frozenset[str] = field(default_factory=frozenset[str])


def of(db: Connection, type_: EntityType, ids: Collection[str], connections: Sequence[int]) -> Standing:
    """Return how these records stand in these connections; what belongs to them counts with them."""
    waiting, troubled, edited = set[str](), set[str](), set[str]()
    for number in connections:
        waiting |= _open(db, decision, type_, ids, number)
        waiting |= _candidates(db, type_.name, number) & set(ids)
        troubled |= _open(db, problem, type_, ids, number)
        edited |= _edited(db, type_, ids, number)
    return Standing(
        frozenset(waiting),
        frozenset(troubled),
        frozenset(_linked(db, type_.name, ids, connections)),
        frozenset(edited),
    )


def _open(
    db: Connection, asked: Table, type_: EntityType, ids: Collection[str], connection_id: int
) -> set[str]:
    def about(name: str) -> tuple[Any, ...]:
        return (
            asked.c.connection_id == connection_id,
            asked.c.entity_type == name,
            asked.c.state == _OPEN,
        )

    found = set(
        db.scalars(select(asked.c.entity_id).where(*about(type_.name), among(asked.c.entity_id, ids)))
    )
    for other, to_us in owned_types(type_):
        table = ENTITY_TABLES[other.name]
        owner = table.c[to_us.name]
        query = select(owner).join(asked, asked.c.entity_id == table.c.id)
        found.update(db.scalars(query.where(*about(other.name), among(owner, ids))))
    return found


def _candidates(db: Connection, type_name: str, connection_id: int) -> set[str]:
    """Return who may be somebody there, as far as an open question asks."""
    rows = db.scalars(
        select(decision.c.ours).where(
            decision.c.connection_id == connection_id,
            decision.c.entity_type == type_name,
            decision.c.state == _OPEN,
            decision.c.kind == DecisionKind.MATCH,
        )
    )
    return {candidate["entity_id"] for ours in rows for candidate in ours or ()}


def _linked(db: Connection, type_name: str, ids: Collection[str], connections: Sequence[int]) -> set[str]:
    link = external_link
    return {
        row.entity_id
        for row in db.execute(
            select(link.c.entity_id, link.c.state).where(
                link.c.connection_id.in_(connections),
                link.c.entity_type == type_name,
                among(link.c.entity_id, ids),
            )
        )
        if row.state in _ALIVE
    }


def _edited(db: Connection, type_: EntityType, ids: Collection[str], connection_id: int) -> set[str]:
    table, link = ENTITY_TABLES[type_.name], external_link

    def changed(name: str, inner: Table) -> tuple[Any, ...]:
        return (
            link.c.connection_id == connection_id,
            link.c.entity_type == name,
            link.c.entity_id == inner.c.id,
            link.c.state == links.ACTIVE,
            link.c.agreed_version != inner.c.version,
        )

    query = select(table.c.id).where(*changed(type_.name, table), among(table.c.id, ids))
    found = set(db.scalars(query))
    for other, to_us in owned_types(type_):
        inner = ENTITY_TABLES[other.name]
        owner = inner.c[to_us.name]
        found.update(db.scalars(select(owner).where(*changed(other.name, inner), among(owner, ids))))
    return found


# --- what a record is shown with -------------------------------------------------------------------------


def together(
    db: Connection, type_: EntityType, ids: Collection[str]
) -> Mapping[str, list[tuple[EntityType, Mapping[str, Any]]]]:
    """Return what each record is in, or who is in it: (type, columns), by the record's id, in order of name.

    Each has the `membership_id` that says so.
    """
    found: dict[str, list[tuple[EntityType, Mapping[str, Any]]]] = {}
    for member, to_us, to_other in memberships(type_):
        between, other = ENTITY_TABLES[member.name], ENTITY_TABLES[to_other.relation or ""]
        other_type = ENTITY_TYPES[to_other.relation or ""]
        us = between.c[to_us.name]
        rows = db.execute(
            select(other, us.label("together_with"), between.c.id.label("membership_id"))
            .join(between, between.c[to_other.name] == other.c.id)
            .where(among(us, ids), between.c.deleted_at.is_(None), other.c.deleted_at.is_(None))
            .order_by(other.c[other_type.keys[0].name], other.c.id)
        )
        for row in rows.mappings():
            found.setdefault(row["together_with"], []).append((other_type, dict(row)))
    return found


# --- only there -------------------------------------------------------------------------------------------

_THERE: Sequence[ColumnElement[Any]] = (
    external_link.c.id,
    external_link.c.external_id,
    external_link.c.payload,
    external_link.c.state,
)


def _only_there(connection_id: int, type_name: str) -> tuple[ColumnElement[bool], ...]:
    link = external_link
    return (
        link.c.connection_id == connection_id,
        link.c.entity_type == type_name,
        link.c.merged_into.is_(None),
        or_(
            and_(link.c.entity_id.is_(None), link.c.state == links.ACTIVE),
            # Deleted or set aside here.
            link.c.state == links.UNLINKED,
        ),
    )


def is_only_there(row: Row[Any]) -> bool:
    """Return whether a link's record is there and not here."""
    if row.merged_into is not None:
        return False
    return row.state == links.UNLINKED or (row.state == links.ACTIVE and row.entity_id is None)


def only_there(db: Connection, connection_id: int, type_name: str) -> Sequence[Row[Any]]:
    """Return the links of records that are there and not here: `id`, `external_id`, `payload`, `state`."""
    link = external_link
    query = select(*_THERE).where(*_only_there(connection_id, type_name)).order_by(link.c.id)
    return db.execute(query).all()


def count_only_there(db: Connection, connection_id: int, type_name: str) -> int:
    """Return how many records are there and not here."""
    query = select(func.count()).select_from(external_link)
    return db.scalar(query.where(*_only_there(connection_id, type_name))) or 0


def belonging_there(db: Connection, connection_id: int, type_name: str, parent: str) -> Sequence[Row[Any]]:
    """Return the links of the records of a type that belong to one record there."""
    link = external_link
    return db.execute(
        select(link)
        .where(
            link.c.connection_id == connection_id,
            link.c.entity_type == type_name,
            link.c.parent_external_id == parent,
            link.c.state.in_((*_ALIVE, links.UNLINKED)),
        )
        .order_by(link.c.id)
    ).all()


def links_by_id(db: Connection, link_ids: Collection[int]) -> Sequence[Row[Any]]:
    """Return whole links by their own numbers."""
    numbers, found = list(link_ids), list[Row[Any]]()
    # A database takes so many parameters at most.
    for start in range(0, len(numbers), 1_000):
        some = external_link.c.id.in_(numbers[start : start + 1_000])
        found += db.execute(select(external_link).where(some)).all()
    return found
