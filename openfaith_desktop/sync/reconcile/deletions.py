"""What becomes here of records that were deleted there, and of those that came back.

`missing` found out that they are gone; here it is carried out, by the mode's permissions: deleted here too
(so that it can be undone), or a person is asked. What was changed here since both sides agreed is never
deleted without a person's word. Source: the documentation page on what sync does, “Records”.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import belonging
from openfaith_desktop.store import changes, decisions, entities, link_states, links, outbox
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.modes import DeletedThere
from openfaith_desktop.sync.naming import name
from openfaith_desktop.sync.reconcile.merge import changed_here


def apply_deletions(db: Connection, ctx: RunContext) -> None:
    """Carry out what is known to be gone or back; owners go before what belongs to them."""
    for type_ in ctx.types:
        external_ids = ctx.unconfirmed.get(type_.name)
        if external_ids and ctx.rehearsing:
            link_states.mark(db, ctx.connection.id, type_.name, external_ids, links.MISSING)
    waiting = link_states.unsettled(db, ctx.connection.id, links.RETURNED, links.MISSING)
    for type_ in ctx.types:
        if (type_.name, links.RETURNED) in waiting:
            _bring_parts_back(db, ctx, type_)
        for state, carry_out in ((links.RETURNED, _revive), (links.MISSING, _remove)):
            if (type_.name, state) in waiting:
                for row in link_states.in_state(db, ctx.connection.id, type_.name, state):
                    ctx.stop.check()
                    carry_out(db, ctx, type_, row)


def _remove(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> None:
    # An owner that was dealt with a moment ago took this one along; what was merged isn't deleted.
    current = links.by_external_ids(db, ctx.connection.id, type_.name, [row.external_id])
    if current[row.external_id].state != links.MISSING or row.merged_into is not None:
        return
    entity = entities.get(db, type_.name, row.entity_id) if row.entity_id else None
    if entity is None or entity["deleted_at"]:
        if type_.is_association:
            # Gone on both sides. Whoever joins anew there is a new one under the same id.
            link_states.drop(db, [row.id])
        else:
            link_states.mark_links(db, [row.id], links.GONE)
        return
    outbox.cancel(db, ctx.connection.id, type_.name, [row.entity_id])
    changed = _by_people(
        db, type_, entity["id"], changed_here(type_, row.base, row.base_ours, entity, ctx.connection.region)
    )
    parts = _parts(db, type_, entity)
    for other, rows in parts:
        changed += _changed_among(db, ctx, other, rows)
    if changed or ctx.permissions.deleted_there is DeletedThere.ASK:
        set_gone(db, ctx, type_, row.entity_id)
        _ask(db, ctx, type_, row, entity, sorted(set(changed)))
        return
    at = utc_now()
    changes.delete(db, type_, [row.entity_id], ctx.origin, at)
    for other, rows in parts:
        changes.delete(db, other, [r["id"] for r in rows], ctx.origin, at)
    set_gone(db, ctx, type_, row.entity_id)
    ctx.tally.add(type_.name, "removed", type_.title(entity) if ctx.tally.keeps_names else "")


def _parts(
    db: Connection, type_: EntityType, entity: dict[str, Any]
) -> list[tuple[EntityType, list[dict[str, Any]]]]:
    return [
        (other, entities.owned(db, other, [entity["id"]], to_us.name)) for other, to_us in belonging(type_)
    ]


def _by_people(db: Connection, type_: EntityType, entity_id: str, changed: Collection[str]) -> list[str]:
    """Return the changed fields without the relations that a merger pointed elsewhere: nobody edited those here."""
    relations = {f.name for f in type_.relations} & set(changed)
    written = entities.written_by_people(db, [entity_id], relations)
    return [name for name in changed if name not in relations or (entity_id, name) in written]


def _changed_among(
    db: Connection, ctx: RunContext, type_: EntityType, rows: list[dict[str, Any]]
) -> list[str]:
    """Return labels of what a person added or changed here among an entity's belongings."""
    linked = link_states.of_entities(db, ctx.connection.id, type_.name, [r["id"] for r in rows])
    if type_.is_association:
        # What a merger made of a membership is nobody's addition.
        written = entities.written_by_people(db, [r["id"] for r in rows], type_.identity)
        added = {entity_id for entity_id, _ in written}
        rows = [row for row in rows if row["id"] in linked or row["id"] in added]
    return [
        type_.label
        for row in rows
        if row["id"] not in linked
        or changed_here(
            type_, linked[row["id"]].base, linked[row["id"]].base_ours, row, ctx.connection.region
        )
    ]


def set_gone(db: Connection, ctx: RunContext, type_: EntityType, entity_id: str) -> None:
    """Let an entity's record, and those of all that belongs to it, be gone there: nothing flows any more."""
    whole = [(type_, [entity_id])]
    whole += [
        (other, entities.all_owned(db, other, entity_id, to_us.name)) for other, to_us in belonging(type_)
    ]
    for one, ids in whole:
        linked = link_states.of_entities(db, ctx.connection.id, one.name, ids)
        link_states.mark_links(db, [found.id for found in linked.values()], links.GONE)
        outbox.cancel(db, ctx.connection.id, one.name, ids)


def release(db: Connection, connection_id: int, type_: EntityType, entity_id: str) -> None:
    """Let an entity and what belongs to it go from records that are gone, so that they can be created anew."""
    links.unlink_entities(db, connection_id, type_.name, [entity_id])
    for other, to_us in belonging(type_):
        ids = entities.all_owned(db, other, entity_id, to_us.name)
        links.unlink_entities(db, connection_id, other.name, ids)


def _ask(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    entity: dict[str, Any],
    changed: list[str],
) -> None:
    labels = [type_.by_name[one].label if one in type_.by_name else one for one in changed]
    called = name(db, type_, entity)
    question = NewQuestion(
        kind=DecisionKind.DELETED_THERE,
        entity_type=type_.name,
        external_id=row.external_id,
        entity_id=entity["id"],
        title=called,
        ours={"changed": labels},
    )
    new = decisions.ask(db, ctx.connection.id, ctx.run_id, [question])
    ctx.tally.extend(type_.name, "asked", new, [called] if ctx.tally.keeps_names else [])


def _bring_parts_back(db: Connection, ctx: RunContext, type_: EntityType) -> None:
    """Let what went with an owner that is shown again take part again: a listing finds out what isn't there any more."""
    for other, _ in belonging(type_):
        parts = link_states.left_behind(db, ctx.connection.id, other)
        link_states.reactivate(db, [row.id for row in parts])


def _revive(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> None:
    """Bring a record back that is there again: its link always, its entity where the mode says so.

    What a person deleted here meanwhile is deleted here all the same: the next look at the link deals with that.
    """
    link_states.reactivate(db, [row.id])
    if row.entity_deleted_at is None or not ctx.permissions.revive:
        return
    if not entities.deleted_by_people(db, [row.entity_id]):
        changes.revive(db, type_, [row.entity_id], ctx.origin)
        entity = entities.get(db, type_.name, row.entity_id)
        ctx.tally.add(type_.name, "added", type_.title(entity or {}) if ctx.tally.keeps_names else "")
