"""Undo: what a run, a decision or a person's change did is taken back, as new changes.

A field gets its old value back if it still has the one it was given; otherwise it is listed as changed since.
What only came in goes back together with its agreement, so that nothing is sent because of it, and the
declined value is remembered. What was sent is taken back on both sides: the old value is written here like
any edit, and the next sync sends it. Where the two sides had never agreed (a first sync sent it), only the
system's value goes back. Nothing is sent from here; `merge` decides, as for any other change. So an undo can be
undone, also before it was sent. Source: the documentation page on what sync does, “Undo”.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import changes, entities, history, link_states, links, outbox
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.outbox import Operation, PlannedWrite
from openfaith_desktop.sync.scope import Deletion
from openfaith_desktop.sync.undo import pairs, sent_back
from openfaith_desktop.sync.undo.agreement import decline, forget_settled
from openfaith_desktop.sync.undo.result import Left, Sides, Undone, changed_since

Deletions = Callable[[int, str], Deletion]
"""Whether records of a type (its name) may be deleted in a connection's system (its id)."""


def undo(
    db: Connection,
    rows: Sequence[Row[Any]],
    origin: Origin,
    deletions: Deletions,
    *,
    left: Sequence[Row[Any]] = (),
    sides: Sides = Sides.BOTH,
) -> Undone:
    """Take back what these change rows (oldest first) say was done.

    `left` are writes of the same run that went out and whose outcome isn't known yet: they are taken back
    whatever became of them.
    """
    undone = Undone()
    # One time for all, so that it can be taken back in one go too.
    at = utc_now()
    if pairs.instead(db, rows, origin, undone):
        return undone
    by_type: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        by_type[row.entity_type].append(row)
    sent = sent_back.collect([row for row in rows if row.operation == "sent"], left)
    order = [t for name, t in ENTITY_TYPES.items() if name in by_type or any(name == k[1] for k in sent)]
    for type_ in order:
        _revive(db, type_, _with(by_type[type_.name], "delete"), origin, at, undone)
    for type_ in order:
        made = {row.entity_id for row in _with(by_type[type_.name], "create")}
        updates = [row for row in _with(by_type[type_.name], "update") if row.entity_id not in made]
        edited = _set_back(db, type_, updates, origin, at, undone)
        mine = {key: field for key, field in sent.items() if key[1] == type_.name}
        sent_back.take_back(db, type_, mine, edited, origin, sides, undone)
    for type_ in reversed(order):
        mine_rows = by_type[type_.name]
        newest = {row.entity_id: row.id for row in mine_rows if row.operation in history.HERE}
        _remove(db, type_, _with(mine_rows, "create", "revive"), newest, origin, at, undone)
        pairs.take_back(
            db, type_, _with(mine_rows, changes.DIFFERENT, changes.NOT_DIFFERENT), origin, at, undone
        )
        sent_back.keep_sent(db, type_, _with(mine_rows, changes.SEND_BACK), undone)
        for row in _with(mine_rows, "sent_create", "sent_delete"):
            if sides is not Sides.HERE:
                _uncreate(db, type_, row, rows, origin, deletions, undone)
    pairs.part(db, rows, origin, at, undone)
    for row in left:
        if row.operation == Operation.CREATE:
            _not_known_yet(row, undone)
    return undone


def _with(rows: Iterable[Row[Any]], *operations: str) -> list[Row[Any]]:
    return [row for row in rows if row.operation in operations]


# --- here ----------------------------------------------------------------------------------------------


def _revive(
    db: Connection, type_: EntityType, rows: list[Row[Any]], origin: Origin, at: str, undone: Undone
) -> None:
    ids = list({row.entity_id for row in rows})
    if not ids:
        return
    undone.records += changes.revive(db, type_, ids, origin, at)
    present = entities.get_many(db, type_.name, ids)
    for entity_id in ids:
        undone.here_again(type_, present.get(entity_id), entity_id)
        for link in links.all_of_entity(db, entity_id):
            if link.state == links.UNLINKED:
                # A link that an earlier undo set aside is taken up again.
                link_states.reactivate(db, [link.id])
            elif link.state == links.MERGED:
                # Its record is part of another one there: it stays here, and isn't created there by itself.
                link_states.mark_links(db, [link.id], links.GONE)


def _set_back(
    db: Connection, type_: EntityType, rows: list[Row[Any]], origin: Origin, at: str, undone: Undone
) -> set[tuple[str, str]]:
    """Write old values back where the new ones still stand; return which fields of which records."""
    old: dict[tuple[str, str], Any] = {}
    last: dict[tuple[str, str], Row[Any]] = {}
    for row in rows:
        old.setdefault((row.entity_id, row.field), row.old)
        last[row.entity_id, row.field] = row
    present = entities.get_many(db, type_.name, {entity_id for entity_id, _ in old})
    edits: dict[str, dict[str, Any]] = defaultdict(dict)
    for (entity_id, name), value in old.items():
        entity = present.get(entity_id)
        if entity is None or entity["deleted_at"] or entity[name] != last[entity_id, name].new:
            changed_since(undone, type_, entity, entity_id, name)
        elif entity[name] != value:
            edits[entity_id][name] = value
            undone.here(type_, entity, name, value)
    changes.edit(db, type_, [Edit(i, present[i], values) for i, values in edits.items()], origin, at)
    undone.fields += sum(map(len, edits.values()))
    for entity_id, values in edits.items():
        for name, value in values.items():
            row = last[entity_id, name]
            if row.origin == "sync" and row.connection_id is not None:
                decline(db, type_, row.connection_id, entity_id, name, row.new, value)
            else:
                forget_settled(db, type_, entity_id, name, value)
    return {(entity_id, name) for entity_id, values in edits.items() for name in values}


def _remove(
    db: Connection,
    type_: EntityType,
    rows: list[Row[Any]],
    newest: dict[str, int],
    origin: Origin,
    at: str,
    undone: Undone,
) -> None:
    """Delete records that were made or brought back, unless somebody worked on them since."""
    ids = {row.entity_id for row in rows}
    present = entities.get_many(db, type_.name, ids)
    last = history.newest_ids(db, ids)
    removed: list[str] = []
    for entity_id, entity in present.items():
        if entity["deleted_at"]:
            continue
        if last.get(entity_id) != newest.get(entity_id):
            changed_since(undone, type_, entity, entity_id, None)
        else:
            removed.append(entity_id)
            undone.here(type_, entity, None, None)
    undone.records += changes.delete(db, type_, removed, origin, at)
    # Set aside, so that neither a question nor a new copy comes of the record there. What an answer had brought
    # back is asked about again.
    answered = {row.entity_id for row in rows if row.decision_id is not None}
    for entity_id in set(removed) - answered:
        mine = links.all_of_entity(db, entity_id)
        link_states.mark_links(db, [m.id for m in mine if m.state == links.ACTIVE], links.UNLINKED)


# --- whole records there -------------------------------------------------------------------------------


def _uncreate(
    db: Connection,
    type_: EntityType,
    row: Row[Any],
    rows: Sequence[Row[Any]],
    origin: Origin,
    deletions: Deletions,
    undone: Undone,
) -> None:
    """Plan to delete there what was created there, if the connection permits that; else say so."""
    entity = entities.get(db, type_.name, row.entity_id)
    link = links.by_entity(db, row.connection_id, type_.name, row.entity_id)
    title = type_.title(entity or {})
    if row.operation == "sent_delete":
        reason = "It was deleted there. Bring it back here, then send it as a new record."
        undone.left.append(Left(row.entity_id, title, None, reason, row.connection_id))
        return
    if entity is None or link is None or link.state not in (links.ACTIVE, links.UNLINKED):
        return
    permitted = deletions(row.connection_id, type_.name)
    if permitted is Deletion.ALLOWED:
        link_states.mark_links(db, [link.id], links.ACTIVE)
        undone.to_send += 1
        undone.there(type_, entity, None, None)
        planned = PlannedWrite(
            type_.name,
            row.entity_id,
            Operation.DELETE,
            entity["version"],
            undoes=entity["deleted_at"] is None,
        )
        outbox.enqueue(db, row.connection_id, origin.run_id, [planned])
        return
    # What was added together with its owner is named by the owner.
    with_owner = type_.owner and any(
        one.operation == "sent_create" and one.entity_id == entity[type_.owner] for one in rows
    )
    if not with_owner:
        reason = "It was added there, and only you can delete it there."
        if permitted is Deletion.FORBIDDEN:
            reason = "It was added there. Delete it there yourself, or allow deletions first."
        undone.left.append(Left(row.entity_id, title, None, reason, row.connection_id, link.external_id))


def _not_known_yet(row: Row[Any], undone: Undone) -> None:
    reason = "It was being added there when the connection broke. Sync first, then undo again."
    title = outbox.departed(row).title
    undone.left.append(Left(row.entity_id, title, None, reason, row.connection_id))
