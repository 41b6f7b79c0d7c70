"""Undo: what a run, a decision or a person's change did is taken back, as new changes.

A field gets its old value back if it still has the one it was given; otherwise it is listed as changed since.
What was sent to the system is sent back the same way by the next sync, which compares first. An undo is a
change like any other, so it can be undone too. Source: the documentation page on what sync does, “Undo”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.normalise import equal
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import absent, changes, entities, history, links, runs
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync.merge import changed_here

CHANGED_SINCE = "It was changed since."


@dataclass(frozen=True, slots=True)
class Left:
    """One thing an undo leaves as it is: a whole record, or one field of it, and why."""

    entity_id: str
    title: str
    field: str | None
    reason: str
    connection_id: int | None = None
    external_id: str | None = None


@dataclass(slots=True)
class Undone:
    """What an undo did: fields set back and records removed or brought back here, writes planned there."""

    fields: int = 0
    records: int = 0
    to_send: int = 0
    left: list[Left] = field(default_factory=list[Left])


def undo(
    connection: Connection, rows: Sequence[Row[Any]], origin: Origin, infos: Mapping[int, ConnectionInfo]
) -> Undone:
    """Take back what these change rows (oldest first) say was done; `infos` are the connections by id."""
    undone = Undone()
    by_type: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_type[row.entity_type].append(row)
    order = [type_ for name, type_ in ENTITY_TYPES.items() if name in by_type]
    for type_ in order:
        _revive(connection, type_, _with(by_type[type_.name], "delete"), origin, undone)
    for type_ in order:
        made = {row.entity_id for row in _with(by_type[type_.name], "create")}
        updates = [row for row in _with(by_type[type_.name], "update") if row.entity_id not in made]
        edited = _set_back(connection, type_, updates, origin, undone)
        _send_back(connection, type_, _with(by_type[type_.name], "sent"), edited, undone)
    for type_ in reversed(order):
        mine = by_type[type_.name]
        newest = {row.entity_id: row.id for row in mine if row.operation in history.HERE}
        _remove(connection, type_, _with(mine, "create", "revive"), newest, origin, undone)
        for row in _with(mine, "sent_create", "sent_delete"):
            _take_back(connection, type_, row, infos, undone)
    return undone


def _with(rows: Iterable[Row[Any]], *operations: str) -> list[Row[Any]]:
    return [row for row in rows if row.operation in operations]


def _leave(
    undone: Undone, type_: EntityType, entity: Mapping[str, Any] | None, entity_id: str, name: str | None
) -> None:
    undone.left.append(Left(entity_id, type_.title(entity or {}), name, CHANGED_SINCE))


# --- here ----------------------------------------------------------------------------------------------


def _revive(
    connection: Connection, type_: EntityType, rows: list[Row[Any]], origin: Origin, undone: Undone
) -> None:
    ids = list({row.entity_id for row in rows})
    undone.records += changes.revive(connection, type_, ids, origin)
    # A link that an earlier undo set aside is taken up again.
    for entity_id in ids:
        for link in links.all_of_entity(connection, entity_id):
            if link.state == links.UNLINKED:
                absent.look_again(connection, [link.id])


def _set_back(
    connection: Connection, type_: EntityType, rows: list[Row[Any]], origin: Origin, undone: Undone
) -> set[tuple[str, str]]:
    """Write old values back where the new ones still stand; return which fields of which records."""
    old: dict[tuple[str, str], Any] = {}
    new: dict[tuple[str, str], Any] = {}
    for row in rows:
        old.setdefault((row.entity_id, row.field), row.old)
        new[row.entity_id, row.field] = row.new
    present = entities.get_many(connection, type_.name, {entity_id for entity_id, _ in old})
    edits: dict[str, dict[str, Any]] = defaultdict(dict)
    for (entity_id, name), value in old.items():
        entity = present.get(entity_id)
        if entity is None or entity["deleted_at"] or entity[name] != new[entity_id, name]:
            _leave(undone, type_, entity, entity_id, name)
        elif entity[name] != value:
            edits[entity_id][name] = value
    changes.edit(connection, type_, [Edit(i, present[i], values) for i, values in edits.items()], origin)
    undone.fields += sum(map(len, edits.values()))
    return {(entity_id, name) for entity_id, values in edits.items() for name in values}


def _remove(
    connection: Connection,
    type_: EntityType,
    rows: list[Row[Any]],
    newest: dict[str, int],
    origin: Origin,
    undone: Undone,
) -> None:
    """Delete records that were made or brought back, unless somebody worked on them since."""
    ids = {row.entity_id for row in rows}
    present = entities.get_many(connection, type_.name, ids)
    last = history.newest_ids(connection, ids)
    removed: list[str] = []
    for entity_id, entity in present.items():
        if entity["deleted_at"]:
            continue
        if last.get(entity_id) != newest.get(entity_id):
            _leave(undone, type_, entity, entity_id, None)
        else:
            removed.append(entity_id)
    undone.records += changes.delete(connection, type_, removed, origin)
    # Set aside, so that neither a question nor a new copy comes of the record there. What an answer had brought
    # back is asked about again.
    answered = {row.entity_id for row in rows if row.decision_id is not None}
    for entity_id in set(removed) - answered:
        mine = links.all_of_entity(connection, entity_id)
        absent.mark_links(connection, [m.id for m in mine if m.state == links.ACTIVE], links.UNLINKED)


# --- there ---------------------------------------------------------------------------------------------


def _send_back(
    connection: Connection,
    type_: EntityType,
    rows: list[Row[Any]],
    edited: set[tuple[str, str]],
    undone: Undone,
) -> None:
    """Plan to write back there what was sent, where it still stands on both sides."""
    old: dict[tuple[int, str], dict[str, Any]] = defaultdict(dict)
    new: dict[tuple[int, str], dict[str, Any]] = defaultdict(dict)
    for row in rows:
        key = row.connection_id, row.entity_id
        old[key].setdefault(row.field, row.old)
        new[key][row.field] = row.new
    for (connection_id, entity_id), values in old.items():
        entity = entities.get(connection, type_.name, entity_id)
        link = links.by_entity(connection, connection_id, type_.name, entity_id)
        if entity is None or entity["deleted_at"] or link is None or link.state != links.ACTIVE:
            for name in values:
                _leave(undone, type_, entity, entity_id, name)
            continue
        base: dict[str, Any] = link.base or {}
        changed = changed_here(type_, base, link.base_ours, entity)
        restores: dict[str, Any] = {}
        for name, value in values.items():
            sent = new[connection_id, entity_id][name]
            if (entity_id, name) in edited:
                continue  # set back here, so that the next sync sends it
            if name in changed or not equal(type_.by_name[name].kind, base.get(name), sent, None):
                _leave(undone, type_, entity, entity_id, name)
            elif not equal(type_.by_name[name].kind, value, sent, None):
                restores[name] = value
        if restores:
            undone.to_send += 1
            _plan(connection, connection_id, type_, entity_id, "update", link.agreed_version or 0, restores)


def _take_back(
    connection: Connection,
    type_: EntityType,
    row: Row[Any],
    infos: Mapping[int, ConnectionInfo],
    undone: Undone,
) -> None:
    """Plan to delete there what was created there, if the connection permits that; else say so."""
    entity = entities.get(connection, type_.name, row.entity_id)
    link = links.by_entity(connection, row.connection_id, type_.name, row.entity_id)
    title = type_.title(entity or {})
    if row.operation == "sent_delete":
        reason = "It was deleted there. Bring it back here, then send it as a new record."
        undone.left.append(Left(row.entity_id, title, None, reason, row.connection_id))
        return
    if entity is None or link is None or link.state not in (links.ACTIVE, links.UNLINKED):
        return
    info = infos.get(row.connection_id)
    if info is not None and info.settings.get("deletions") == "allow":
        absent.mark_links(connection, [link.id], links.ACTIVE)
        undone.to_send += 1
        _plan(connection, row.connection_id, type_, row.entity_id, "delete", entity["version"], {})
        return
    if not type_.owner:
        reason = "It was added there. Delete it there yourself, or allow deletions first."
        undone.left.append(Left(row.entity_id, title, None, reason, row.connection_id, link.external_id))


def _plan(
    connection: Connection,
    connection_id: int,
    type_: EntityType,
    entity_id: str,
    operation: str,
    version: int,
    restores: dict[str, Any],
) -> None:
    planned = {
        "entity_type": type_.name,
        "entity_id": entity_id,
        "operation": operation,
        "fields": sorted(restores),
        "restores": restores,
        "entity_version": version,
    }
    runs.plan(connection, connection_id, None, [planned])
