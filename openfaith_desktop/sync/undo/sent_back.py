"""Taking back what a run sent: on both sides, only here, or only there.

Where both sides had agreed on a value before, OpenFaith gets back what was there, like any edit, and the next
sync sends it. Where they never had (a first sync sent what only OpenFaith had), or only the system shall change,
the old value is wanted back there while OpenFaith keeps its own. Called by `undo` only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.normalise import equal
from openfaith_desktop.store import changes, entities, links, outbox, region
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.sync.reconcile.merge import changed_here
from openfaith_desktop.sync.undo.agreement import decline, forget_settled, stop_settling, want_back
from openfaith_desktop.sync.undo.result import Sides, Undone, changed_since

Key = tuple[int, str, str, str]
"""(connection id, entity type, entity id, field)"""


@dataclass(frozen=True, slots=True)
class SentField:
    """What was sent of one field: what was there before, what is there now, what was agreed on before.

    `agreed`: {"theirs", "ours"}, None when there was no agreement. `known`: whether it surely has arrived.
    """

    before: Any
    now: Any
    agreed: dict[str, Any] | None
    known: bool = True


def collect(rows: Sequence[Row[Any]], left: Sequence[Row[Any]]) -> dict[Key, SentField]:
    """Return what was sent, by field: from history, and from what left and isn't acknowledged yet."""
    found: dict[Key, SentField] = {}
    for row in rows:
        key = row.connection_id, row.entity_type, row.entity_id, row.field
        first = found.get(key)
        found[key] = SentField(
            first.before if first else row.old, row.new, first.agreed if first else row.agreed
        )
    for row in left:
        if row.operation != outbox.Operation.UPDATE:
            continue
        what = outbox.departed(row)
        for name in what.fields:
            key = row.connection_id, row.entity_type, row.entity_id, name
            sent = what.values.get(name, what.ours.get(name))
            found[key] = SentField(what.before.get(name), sent, what.agreed.get(name), known=False)
    return found


def take_back(
    db: Connection,
    type_: EntityType,
    sent: dict[Key, SentField],
    edited: set[tuple[str, str]],
    origin: Origin,
    sides: Sides,
    undone: Undone,
) -> None:
    """Take back what was sent, where it still stands on both sides; `edited` was set back here already."""
    for (connection_id, _, entity_id, name), one in sent.items():
        if (entity_id, name) in edited:
            continue
        entity = entities.get(db, type_.name, entity_id)
        link = links.by_entity(db, connection_id, type_.name, entity_id)
        alive = entity is not None and not entity["deleted_at"]
        if (
            entity is not None
            and alive
            and link is not None
            and link.state == links.ACTIVE
            and _stands(db, type_, link, entity, name, one)
        ):
            _take_field_back(db, type_, link, entity, name, one, origin, sides, undone)
        else:
            changed_since(undone, type_, entity, entity_id, name)


def keep_sent(db: Connection, type_: EntityType, rows: Sequence[Row[Any]], undone: Undone) -> None:
    """Undo an undo that wanted old values back there: what has gone there again is sent anew."""
    for row in rows:
        entity = entities.get(db, type_.name, row.entity_id)
        link = links.by_entity(db, row.connection_id, type_.name, row.entity_id)
        if entity is None or link is None:
            changed_since(undone, type_, entity, row.entity_id, row.field)
            continue
        wanted = row.field in (link.send_back or {})
        undone.fields += 1
        if not wanted:
            undone.to_send += 1
            undone.there(type_, entity, row.field, entity[row.field], row.new)
        stop_settling(db, link, row.field)


def _stands(
    db: Connection,
    type_: EntityType,
    link: Row[Any],
    entity: dict[str, Any],
    name: str,
    one: SentField,
) -> bool:
    """Return whether what was sent still stands: here, and there as far as is known."""
    kind, country = type_.by_name[name].kind, region.current(db)
    if not one.known:
        return equal(kind, entity[name], one.now, country)
    base: dict[str, Any] = link.base or {}
    return name not in changed_here(type_, base, link.base_ours, entity, country) and equal(
        kind, base.get(name), one.now, country
    )


def _take_field_back(
    db: Connection,
    type_: EntityType,
    link: Row[Any],
    entity: dict[str, Any],
    name: str,
    one: SentField,
    origin: Origin,
    sides: Sides,
    undone: Undone,
) -> None:
    kind, country = type_.by_name[name].kind, region.current(db)
    target = one.before
    if one.agreed is not None and equal(kind, one.agreed["theirs"], one.before, country):
        target = one.agreed["ours"]
    only_there = sides is Sides.THERE or (one.agreed is None and sides is Sides.BOTH)
    if not equal(kind, one.before, one.now, country) and sides is not Sides.HERE:
        undone.to_send += 1
        undone.there(type_, entity, name, one.before, one.now)
        if only_there:
            wanted = {"value": one.before, "run": origin.run_id}
            want_back(db, type_, link, name, entity[name], wanted)
            noted = {name: (one.now, one.before)}
            changes.sent(db, type_, entity["id"], origin, changes.SEND_BACK, noted)
    if only_there or entity[name] == target:
        return
    undone.fields += 1
    undone.here(type_, entity, name, target)
    changes.edit(db, type_, [Edit(entity["id"], entity, {name: target})], origin)
    if sides is Sides.HERE:
        decline(db, type_, link.connection_id, entity["id"], name, one.now, target)
    else:
        forget_settled(db, type_, entity["id"], name, target)
