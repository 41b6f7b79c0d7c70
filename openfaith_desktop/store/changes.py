"""The one door for changes: whatever creates, edits or deletes an entity goes through here.

In the transaction of the data itself it writes the `change` rows (old value, new value, who, in which
run) that history, undo and the outbox hang on, and keeps the searchable keys true. The row of a creation
or deletion holds no values: the entity keeps them, and its later changes say what they were before.

Two writers never overwrite each other: an edit names the version it was made on, and writes only what it
changes. What was changed meanwhile raises `LostRace`; `Store` then does the transaction again, from reading on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from openfaith_desktop.cdm.ids import new_id
from openfaith_desktop.cdm.model import EntityType, Value, Values
from openfaith_desktop.errors import LostRace
from openfaith_desktop.store import region
from openfaith_desktop.store.bulk import among, write_many
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import ENTITY_TABLES, change

SEND_BACK = "send_back"
"""The operation of a change row that says what an undo wants there again: nothing has been sent yet."""

DIFFERENT = "different"
"""The operation of a change row that says that an entity and `new`, another one's id, are two."""
NOT_DIFFERENT = "not_different"
"""... and that this was taken back."""
SAME = "same"
"""... that `new`, another one's id, was made part of an entity, with all that was done together with this row."""
NOT_SAME = "not_same"
"""... and that this was taken back."""
RELINKED = "relinked"
"""... that a link went from the entity `old` to the entity `new`; `agreed` says which, and what it held."""
SAID = (SAME, NOT_SAME, DIFFERENT, NOT_DIFFERENT)
"""What a person says of two; what else was done together with it follows from that."""
OF_PAIRS = (*SAID, RELINKED)
"""Operations that say something of two entities; they change no field of either."""

_INSERT_CHANGE = insert(change)
_INSERT = {name: insert(table) for name, table in ENTITY_TABLES.items()}
_UPDATE = {
    name: update(table).where(table.c.id == bindparam("b_id"), table.c.version == bindparam("b_version"))
    for name, table in ENTITY_TABLES.items()
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
    """New field values for one entity, with the values and version it has now.

    `decision_id`: the decision it answers, where one call answers several.
    """

    entity_id: str
    before: Mapping[str, Any]
    values: Mapping[str, Value]
    decision_id: int | None = None


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


def create(
    db: Connection, type_: EntityType, values: Sequence[Values], origin: Origin, at: str | None = None
) -> list[str]:
    """Insert entities of one type and return their ids, in order; `at` as `delete` has it."""
    at = at or utc_now()
    names = [f.name for f in type_.fields]
    country = region.current(db)
    rows: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    for entity in values:
        entity_id = new_id(type_.name)
        row: dict[str, Any] = dict.fromkeys(names)
        row.update(entity)
        for name, default in type_.defaults.items():
            if row[name] is None or row[name] == "":
                row[name] = default
        changes.append(_change(entity_id, "create"))
        row["id"] = entity_id
        for key in type_.keys:
            row[key.name] = key.compute(entity, country)
        rows.append(row)
    by = {"org_id": origin.org_id, "version": 1, "created_at": at, "created_by": origin.author}
    by |= {"updated_at": at, "updated_by": origin.author}
    write_many(db, _INSERT[type_.name], rows, by)
    write_many(db, _INSERT_CHANGE, changes, _constants(type_, origin, at))
    return [row["id"] for row in rows]


def edit(
    db: Connection, type_: EntityType, edits: Iterable[Edit], origin: Origin, at: str | None = None
) -> int:
    """Apply edits and return how many entities really changed; a value that is there already is no change.

    `at` as `delete` has it. Raises `LostRace` when one of them is not what it was `before` any more.
    """
    at = at or utc_now()
    country = region.current(db)
    # One statement for all that change the same columns.
    rows: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    changes: list[dict[str, Any]] = []
    for one in edits:
        differing = {name: v for name, v in one.values.items() if one.before.get(name) != v}
        if not differing:
            continue
        after = {**one.before, **differing}
        row: dict[str, Any] = {name: differing[name] for name in sorted(differing)}
        for key in type_.keys:
            if (computed := key.compute(after, country)) != one.before.get(key.name):
                row[key.name] = computed
        version: int = one.before["version"]
        rows[tuple(row)].append({**row, "b_id": one.entity_id, "b_version": version, "version": version + 1})
        answered = one.decision_id or origin.decision_id
        for name, value in differing.items():
            row_of_change = _change(one.entity_id, "update", name, one.before.get(name), value)
            changes.append({**row_of_change, "decision_id": answered})
    by = {"updated_at": at, "updated_by": origin.author}
    for alike in rows.values():
        if write_many(db, _UPDATE[type_.name], alike, by) != len(alike):
            raise LostRace()
    constants = _constants(type_, origin, at)
    del constants["decision_id"]
    write_many(db, _INSERT_CHANGE, changes, constants)
    return sum(map(len, rows.values()))


def delete(
    db: Connection,
    type_: EntityType,
    entity_ids: Sequence[str],
    origin: Origin,
    at: str | None = None,
) -> int:
    """Soft-delete entities, so that they can be brought back, and return how many were not deleted yet.

    `at` is one time for all that is done together; None: now.
    """
    return _set_deleted(db, type_, entity_ids, origin, at or utc_now(), deleted=True)


def revive(
    db: Connection, type_: EntityType, entity_ids: Sequence[str], origin: Origin, at: str | None = None
) -> int:
    """Bring deleted entities back as they were and return how many were deleted; `at` as `delete` has it."""
    return _set_deleted(db, type_, entity_ids, origin, at or utc_now(), deleted=False)


def _set_deleted(
    db: Connection,
    type_: EntityType,
    entity_ids: Sequence[str],
    origin: Origin,
    at: str,
    *,
    deleted: bool,
) -> int:
    """Delete entities that live, or bring deleted ones back; return how many."""
    table = ENTITY_TABLES[type_.name]
    wanted = table.c.deleted_at.is_(None) if deleted else table.c.deleted_at.is_not(None)
    # In one statement, so that of two who delete the same only one has done it.
    touched = db.scalars(
        update(table)
        .where(among(table.c.id, entity_ids), wanted)
        .values(
            version=table.c.version + 1,
            deleted_at=at if deleted else None,
            deleted_by=origin.author if deleted else None,
            updated_at=at,
            updated_by=origin.author,
        )
        .returning(table.c.id)
    )
    rows = [_change(i, "delete" if deleted else "revive") for i in sorted(touched)]
    write_many(db, _INSERT_CHANGE, rows, _constants(type_, origin, at))
    return len(rows)


def sent(
    db: Connection,
    type_: EntityType,
    entity_id: str,
    origin: Origin,
    operation: str,
    fields: Mapping[str, tuple[Any, Any]] | None = None,
    agreed: Mapping[str, Any] | None = None,
) -> None:
    """Write down what was written there: `sent` with {field: (value before, value now)}, `sent_create`,
    `sent_delete`, or what an undo wants to be sent (`SEND_BACK`); `agreed` is what both sides had agreed on before, by field. Nothing here changes.
    """
    known = agreed or {}
    rows = [
        {**_change(entity_id, operation, name, old, new), "agreed": known.get(name)}
        for name, (old, new) in (fields or {}).items()
    ]
    if fields is None:
        rows = [_change(entity_id, operation)]
    write_many(db, _INSERT_CHANGE, rows, _constants(type_, origin, utc_now()))


def note(
    db: Connection,
    type_: EntityType,
    entity_id: str,
    origin: Origin,
    operation: str,
    other: str | None,
    at: str,
    *,
    old: str | None = None,
    link: Mapping[str, Any] | None = None,
) -> None:
    """Write down what was said of an entity and another one: one of `OF_PAIRS`. Nothing else changes.

    `old` and `link` are those of a link that went from one to the other; its connection is the origin's.
    """
    rows = [{**_change(entity_id, operation, None, old, other), "agreed": link}]
    write_many(db, _INSERT_CHANGE, rows, _constants(type_, origin, at))
