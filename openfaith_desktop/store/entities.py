"""Reading entities: by id, by key, by search, and those that a connection doesn't know yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.normalise import e164, fold
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import region
from openfaith_desktop.store.bulk import among
from openfaith_desktop.store.tables import ENTITY_TABLES, change, external_link, outbox

_NUMBER = re.compile(r"\+?[\d\s()./-]+")


def get(db: Connection, entity_type: str, entity_id: str) -> dict[str, Any] | None:
    """Return one entity's columns, deleted or not; None when there is none."""
    return get_many(db, entity_type, [entity_id]).get(entity_id)


def get_many(db: Connection, entity_type: str, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    """Return entities' columns by id."""
    table = ENTITY_TABLES[entity_type]
    rows = db.execute(select(table).where(among(table.c.id, ids))).mappings()
    return {row["id"]: dict(row) for row in rows}


def living(db: Connection, entity_type: str, ids: Collection[str]) -> set[str]:
    """Return which of these entities are not deleted."""
    table = ENTITY_TABLES[entity_type]
    return set(db.scalars(select(table.c.id).where(among(table.c.id, ids), table.c.deleted_at.is_(None))))


def deleted_owner(db: Connection, type_: EntityType, entity_id: str) -> tuple[str, str] | None:
    """Return who a deleted entity belonged to, if they are deleted too: (entity type, id)."""
    entity = get(db, type_.name, entity_id)
    for one in type_.owners if entity is not None and entity["deleted_at"] else ():
        owner = get(db, one.relation or "", entity[one.name]) if entity else None
        if owner is not None and owner["deleted_at"]:
            return one.relation or "", owner["id"]
    return None


def deleted_with(db: Connection, type_: EntityType, owner: Mapping[str, Any], relation: str) -> list[str]:
    """Return the entities of `type_` that were deleted together with what their `relation` points to."""
    table = ENTITY_TABLES[type_.name]
    query = select(table.c.id).where(
        table.c[relation] == owner["id"], table.c.deleted_at == owner["deleted_at"]
    )
    return list(db.scalars(query))


def owned(
    db: Connection, type_: EntityType, owner_ids: Collection[str], relation: str | None = None
) -> list[dict[str, Any]]:
    """Return the living entities of `type_` that belong to these owners (a person's e-mails).

    `relation` is the one that points to them, if not to its owner proper (a person's memberships).
    """
    table = ENTITY_TABLES[type_.name]
    if not type_.owner:
        return []
    query = (
        select(table)
        .where(among(table.c[relation or type_.owner], owner_ids), table.c.deleted_at.is_(None))
        .order_by(table.c.id)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def all_owned(db: Connection, type_: EntityType, owner_id: str, relation: str) -> list[str]:
    """Return the ids of the entities of `type_` whose `relation` points to this owner, deleted ones too."""
    table = ENTITY_TABLES[type_.name]
    return list(db.scalars(select(table.c.id).where(table.c[relation] == owner_id)))


def by_relation(db: Connection, entity_type: str, field: str, entity_id: str) -> list[dict[str, Any]]:
    """Return the living entities whose relation `field` points to this entity."""
    table = ENTITY_TABLES[entity_type]
    query = (
        select(table).where(table.c[field] == entity_id, table.c.deleted_at.is_(None)).order_by(table.c.id)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def rivals(db: Connection, type_: EntityType, flag: str, owner_ids: Collection[str]) -> list[dict[str, Any]]:
    """Return the living entities that share a true `flag` with another one of the same owner, of these."""
    table = ENTITY_TABLES[type_.name]
    other = table.alias()
    owner = type_.owner or ""
    query = select(table).where(
        among(table.c[owner], owner_ids),
        table.c[flag].is_(True),
        table.c.deleted_at.is_(None),
        exists().where(
            other.c[owner] == table.c[owner],
            other.c.id != table.c.id,
            other.c[flag].is_(True),
            other.c.deleted_at.is_(None),
        ),
    )
    return [dict(row) for row in db.execute(query).mappings()]


def _has_link(connection_id: int, entity_type: str) -> ColumnElement[bool]:
    table = ENTITY_TABLES[entity_type]
    return exists().where(
        and_(
            external_link.c.connection_id == connection_id,
            external_link.c.entity_type == entity_type,
            external_link.c.entity_id == table.c.id,
        )
    )


def any_unlinked(db: Connection, connection_id: int, entity_type: str) -> bool:
    """Return whether there is a living entity that this connection has no link for."""
    table = ENTITY_TABLES[entity_type]
    query = (
        select(table.c.id)
        .where(table.c.deleted_at.is_(None), ~_has_link(connection_id, entity_type))
        .limit(1)
    )
    return db.execute(query).first() is not None


def count_unlinked(db: Connection, connection_id: int, entity_type: str) -> int:
    """Return how many living entities this connection has no link for."""
    table = ENTITY_TABLES[entity_type]
    query = (
        select(func.count())
        .select_from(table)
        .where(table.c.deleted_at.is_(None), ~_has_link(connection_id, entity_type))
    )
    return db.scalar(query) or 0


def unlinked(
    db: Connection,
    connection_id: int,
    entity_type: str,
    after: str,
    limit: int,
    only: Collection[str] | None = None,
) -> list[dict[str, Any]]:
    """Return a batch of living entities that this connection has no link for, in order of id.

    `only` narrows it to these entities.
    """
    table = ENTITY_TABLES[entity_type]
    query = (
        select(table)
        .where(table.c.deleted_at.is_(None), ~_has_link(connection_id, entity_type), table.c.id > after)
        .order_by(table.c.id)
        .limit(limit)
    )
    if only is not None:
        query = query.where(among(table.c.id, only))
    return [dict(row) for row in db.execute(query).mappings()]


def unlinked_by_key(
    db: Connection, connection_id: int, entity_type: str, key: str, wanted: Collection[str]
) -> list[dict[str, Any]]:
    """Return living, unlinked entities whose key column `key` (or relation) holds one of `wanted`."""
    if not wanted:
        return []
    table = ENTITY_TABLES[entity_type]
    query = select(table).where(
        among(table.c[key], wanted), table.c.deleted_at.is_(None), ~_has_link(connection_id, entity_type)
    )
    return [dict(row) for row in db.execute(query).mappings()]


def living_by(
    db: Connection, type_: EntityType, column: str, wanted: Collection[str]
) -> dict[str, dict[str, Any]]:
    """Return the living entities whose `column` (a key, a relation or the id) holds one of `wanted`, by id."""
    if not wanted:
        return {}
    table = ENTITY_TABLES[type_.name]
    query = select(table).where(among(table.c[column], wanted), table.c.deleted_at.is_(None))
    return {row["id"]: dict(row) for row in db.execute(query).mappings()}


def owners_by_key(
    db: Connection, type_: EntityType, key: str, wanted: Collection[str]
) -> list[tuple[str, str]]:
    """Return (key, owner id) of living entities of `type_` with these keys: who has this e-mail?"""
    if not wanted or not type_.owner:
        return []
    table = ENTITY_TABLES[type_.name]
    query = select(table.c[key], table.c[type_.owner]).where(
        among(table.c[key], wanted), table.c.deleted_at.is_(None)
    )
    return [(row[0], row[1]) for row in db.execute(query)]


def _living(type_: EntityType) -> Select[Any]:
    table = ENTITY_TABLES[type_.name]
    return select(table).where(table.c.deleted_at.is_(None))


def living_after(db: Connection, type_: EntityType, after: str, limit: int) -> list[dict[str, Any]]:
    """Return a batch of living entities, in order of id."""
    table = ENTITY_TABLES[type_.name]
    query = _living(type_).where(table.c.id > after).order_by(table.c.id).limit(limit)
    return [dict(row) for row in db.execute(query).mappings()]


def search(
    db: Connection,
    type_: EntityType,
    text: str = "",
    unlinked_in: int | None = None,
    limit: int = 100,
    offset: int = 0,
) -> tuple[int, list[dict[str, Any]]]:
    """Return how many living entities fit and one window of them, in order of name.

    Every word of `text` must occur in the entity's keys; for people also in an e-mail or phone number. A text
    that is a phone number, or begins one, finds it however it is written.
    """
    table = ENTITY_TABLES[type_.name]
    query = _living(type_)
    if unlinked_in is not None:
        query = query.where(~_has_link(unlinked_in, type_.name))
    words = fold(text).split() if "@" not in text else [text.strip().casefold()]
    if words:
        found = and_(*(or_(*_contains(type_, word)) for word in words))
        if _NUMBER.fullmatch(text.strip()):
            found = or_(found, *_contains(type_, e164(text, region.current(db))))
        query = query.where(found)
    total = db.scalar(select(func.count()).select_from(query.subquery())) or 0
    order = [table.c[k.name] for k in type_.keys[:1]]
    window = query.order_by(*order, table.c.id).limit(limit).offset(offset)
    return total, [dict(row) for row in db.execute(window).mappings()]


def _contains(type_: EntityType, word: str) -> list[ColumnElement[bool]]:
    table = ENTITY_TABLES[type_.name]
    found = [table.c[key.name].contains(word, autoescape=True) for key in type_.keys]
    for name in type_.found_through:
        part, other = ENTITY_TYPES[name], ENTITY_TABLES[name]
        holds = or_(*(other.c[key.name].contains(word, autoescape=True) for key in part.keys))
        owners = select(other.c[part.owner or "id"]).where(holds, other.c.deleted_at.is_(None))
        found.append(table.c.id.in_(owners))
    return found or [table.c.id == word]


def count(db: Connection, entity_type: str) -> int:
    """Return how many living entities of a type there are."""
    table = ENTITY_TABLES[entity_type]
    return db.scalar(select(func.count()).select_from(table).where(table.c.deleted_at.is_(None))) or 0


def history(db: Connection, entity_id: str) -> Sequence[Row[Any]]:
    """Return an entity's changes, newest first."""
    return db.execute(
        select(change).where(change.c.entity_id == entity_id).order_by(change.c.id.desc())
    ).all()


def last_changed(db: Connection, entity_ids: Collection[str]) -> dict[tuple[str, str], str]:
    """Return when each field was last changed here: {(entity id, field): time}."""
    rows = db.execute(
        select(change.c.entity_id, change.c.field, func.max(change.c.at))
        .where(among(change.c.entity_id, entity_ids), change.c.operation == "update")
        .group_by(change.c.entity_id, change.c.field)
    )
    return {(row[0], row[1]): row[2] for row in rows}


def written_by_people(
    db: Connection, entity_ids: Collection[str], names: Collection[str]
) -> set[tuple[str, str]]:
    """Return which of these fields of these entities a person here wrote last: (entity id, field)."""
    rows = db.execute(
        select(change.c.entity_id, change.c.field, change.c.origin)
        .where(
            among(change.c.entity_id, entity_ids),
            or_(
                change.c.operation == "create",
                and_(change.c.operation == "update", change.c.field.in_(names)),
            ),
        )
        .order_by(change.c.id)
    )
    writers = {
        (row.entity_id, name): row.origin for row in rows for name in ([row.field] if row.field else names)
    }
    return {key for key, origin in writers.items() if origin == "person"}


def deleted_by_people(db: Connection, entity_ids: Collection[str]) -> set[str]:
    """Return which of these deleted entities a person here deleted of their own accord, not as a system had done."""
    newest = (
        select(func.max(change.c.id))
        .where(among(change.c.entity_id, entity_ids), change.c.operation == "delete")
        .group_by(change.c.entity_id)
    )
    return set(
        db.scalars(
            select(change.c.entity_id).where(
                change.c.id.in_(newest), change.c.origin == "person", change.c.decision_id.is_(None)
            )
        )
    )


def last_edits(db: Connection, entity_ids: Collection[str]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return who changed each field last, and when: {(entity id, field): (author, time)}."""
    newest = (
        select(func.max(change.c.id))
        .where(among(change.c.entity_id, entity_ids), change.c.operation == "update")
        .group_by(change.c.entity_id, change.c.field)
    )
    rows = db.execute(
        select(change.c.entity_id, change.c.field, change.c.author, change.c.at).where(
            change.c.id.in_(newest)
        )
    )
    return {(row.entity_id, row.field): (row.author, row.at) for row in rows.all()}


def planned_or_linked(db: Connection, connection_id: int, entity_type: str, ids: Collection[str]) -> set[str]:
    """Return which of these entities are linked, or are waiting to be created there."""
    if not ids:
        return set()
    linked = db.scalars(
        select(external_link.c.entity_id).where(
            external_link.c.connection_id == connection_id,
            external_link.c.entity_type == entity_type,
            external_link.c.state == "active",
            among(external_link.c.entity_id, ids),
        )
    )
    planned = db.scalars(
        select(outbox.c.entity_id).where(
            outbox.c.connection_id == connection_id,
            outbox.c.entity_type == entity_type,
            outbox.c.operation == "create",
            among(outbox.c.entity_id, ids),
        )
    )
    return {i for i in (*linked, *planned) if i}
