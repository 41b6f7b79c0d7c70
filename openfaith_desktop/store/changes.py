"""The one door for changes: whatever creates, edits or deletes an entity goes through here.

In the transaction of the data itself it writes the `change` rows (old value, new value, who, in which
run) that history, undo and the outbox hang on, and keeps the searchable keys true. The row of a creation
or deletion holds no values: the entity keeps them, and its later changes say what they were before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from openfaith_desktop.cdm.ids import new_id
from openfaith_desktop.cdm.model import EntityType, Value, Values
from openfaith_desktop.store import region
from openfaith_desktop.store.bulk import among, write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import ENTITY_TABLES, change

_INSERT_CHANGE = insert(change)
_INSERT = {name: insert(table) for name, table in ENTITY_TABLES.items()}
_UPDATE = {
    name: update(table).where(table.c.id == bindparam("b_id")) for name, table in ENTITY_TABLES.items()
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Who or what makes a change: `kind` is `sync` or `person`; `author` a name for people."""

    kind: str
    author: str
    org_id: str
    run_id: int | None = None
    connection_id: int | None = None
    decision_id: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """New field values for one entity, with the values and version it has now."""

    entity_id: str
    before: Mapping[str, Any]
    values: Mapping[str, Value]


def _constants(type_: EntityType, origin: Origin, at: str) -> dict[str, Any]:
    """Return what all changes of one call have in common."""
    return {
        "entity_type": type_.name,
        "origin": origin.kind,
        "author": origin.author,
        "run_id": origin.run_id,
        "decision_id": origin.decision_id,
        "connection_id": origin.connection_id,
        "at": at,
    }


def _change(
    entity_id: str, operation: str, field: str | None = None, old: Any = None, new: Any = None
) -> dict[str, Any]:
    return {"entity_id": entity_id, "operation": operation, "field": field, "old": old, "new": new}


def create(connection: Connection, type_: EntityType, values: Sequence[Values], origin: Origin) -> list[str]:
    """Insert entities of one type and return their ids, in order."""
    at = utc_now()
    names = [f.name for f in type_.fields]
    country = region.current(connection)
    rows: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    for entity in values:
        entity_id = new_id(type_.name)
        row: dict[str, Any] = dict.fromkeys(names)
        row.update(entity)
        row["status"] = row["status"] or "active"
        changes.append(_change(entity_id, "create"))
        row["id"] = entity_id
        for key in type_.keys:
            row[key.name] = key.compute(entity, country)
        rows.append(row)
    by = {"org_id": origin.org_id, "version": 1, "created_at": at, "created_by": origin.author}
    by |= {"updated_at": at, "updated_by": origin.author}
    write_many(connection, _INSERT[type_.name], rows, by)
    write_many(connection, _INSERT_CHANGE, changes, _constants(type_, origin, at))
    return [row["id"] for row in rows]


def edit(connection: Connection, type_: EntityType, edits: Iterable[Edit], origin: Origin) -> int:
    """Apply edits and return how many entities really changed; a value that is there already is no change."""
    at = utc_now()
    country = region.current(connection)
    rows: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    for one in edits:
        differing = {name: v for name, v in one.values.items() if one.before.get(name) != v}
        if not differing:
            continue
        after = {**one.before, **differing}
        row: dict[str, Any] = {f.name: after.get(f.name) for f in type_.fields}
        for key in type_.keys:
            row[key.name] = key.compute(after, country)
        row.update(b_id=one.entity_id, version=one.before["version"] + 1)
        rows.append(row)
        for name, value in differing.items():
            changes.append(_change(one.entity_id, "update", name, one.before.get(name), value))
    write_many(connection, _UPDATE[type_.name], rows, {"updated_at": at, "updated_by": origin.author})
    write_many(connection, _INSERT_CHANGE, changes, _constants(type_, origin, at))
    return len(rows)


def delete(
    connection: Connection,
    type_: EntityType,
    entity_ids: Sequence[str],
    origin: Origin,
    at: str | None = None,
) -> int:
    """Soft-delete entities, so that they can be brought back, and return how many were not deleted yet.

    `at` is one time for all that is deleted together; None: now.
    """
    at = at or utc_now()
    table = ENTITY_TABLES[type_.name]
    living = connection.scalars(
        select(table.c.id).where(among(table.c.id, entity_ids), table.c.deleted_at.is_(None))
    ).all()
    if living:
        connection.execute(
            update(table)
            .where(among(table.c.id, living))
            .values(
                version=table.c.version + 1,
                deleted_at=at,
                deleted_by=origin.author,
                updated_at=at,
                updated_by=origin.author,
            )
        )
        deleted = [_change(i, "delete") for i in living]
        write_many(connection, _INSERT_CHANGE, deleted, _constants(type_, origin, at))
    return len(living)


def revive(connection: Connection, type_: EntityType, entity_ids: Sequence[str], origin: Origin) -> int:
    """Bring deleted entities back as they were and return how many were deleted."""
    at = utc_now()
    table = ENTITY_TABLES[type_.name]
    deleted = connection.scalars(
        select(table.c.id).where(among(table.c.id, entity_ids), table.c.deleted_at.is_not(None))
    ).all()
    if deleted:
        connection.execute(
            update(table)
            .where(among(table.c.id, deleted))
            .values(
                version=table.c.version + 1,
                deleted_at=None,
                deleted_by=None,
                updated_at=at,
                updated_by=origin.author,
            )
        )
        revived = [_change(i, "revive") for i in deleted]
        write_many(connection, _INSERT_CHANGE, revived, _constants(type_, origin, at))
    return len(deleted)


def sent(
    connection: Connection,
    type_: EntityType,
    entity_id: str,
    origin: Origin,
    operation: str,
    fields: Mapping[str, tuple[Any, Any]] | None = None,
) -> None:
    """Write down what was written there: `sent` with {field: (value before, value now)}, `sent_create` or
    `sent_delete`. Nothing here changes.
    """
    rows = [_change(entity_id, operation, name, old, new) for name, (old, new) in (fields or {}).items()]
    if fields is None:
        rows = [_change(entity_id, operation)]
    write_many(connection, _INSERT_CHANGE, rows, _constants(type_, origin, utc_now()))
