"""Phase 3.3: create OpenFaith entities from external records that match none, where the mode permits.

Set-based: a batch's entities, links, changes and progress commit together. Source: the specification,
phase 3.3.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import changes, entities, links, outbox
from openfaith_desktop.store.changes import Edit
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.reconcile import unkeepable
from openfaith_desktop.sync.reconcile.canonical import Incoming, resolve


def create_batch(db: Connection, ctx: RunContext, type_: EntityType, after: int) -> tuple[int | None, int]:
    """Create the entities of the next links without one; return (last link id or None, links looked at)."""
    rows = links.unlinked(db, ctx.connection.id, type_.name, after, BATCH)
    if not rows:
        return None, 0
    if not ctx.permissions.create_here:
        names = (
            [type_.title(i.values) for i in resolve(db, ctx, type_, rows)] if ctx.tally.keeps_names else []
        )
        ctx.tally.extend(type_.name, "skipped", len(rows), names)
        return rows[-1].id, len(rows)
    blocked = links.blocked_external_ids(db, ctx.connection.id, type_.name)
    blocked |= {
        i for row in outbox.left(db, ctx.connection.id, type_.name) for i in outbox.departed(row).maybe
    }
    incomings = [i for i in resolve(db, ctx, type_, rows) if i.link.external_id not in blocked]
    wanted = _of_the_living(db, type_, [i for i in incomings if not i.waits])
    _count_waiting(db, ctx, type_, [i for i in incomings if i.waits])
    ids = changes.create(db, type_, [i.values for i in wanted], ctx.origin)
    links.agree(
        db,
        (Agreement(i.link.id, entity_id, 1, i.values) for i, entity_id in zip(wanted, ids, strict=True)),
    )
    demote_others(db, ctx, type_, ids, wanted)
    unkeepable.say(db, ctx, type_, list(zip(wanted, ids, strict=True)))
    names = [type_.title(i.values) for i in wanted] if ctx.tally.keeps_names else []
    ctx.tally.extend(type_.name, "added", len(wanted), names)
    return rows[-1].id, len(rows)


def _of_the_living(db: Connection, type_: EntityType, incomings: list[Incoming]) -> list[Incoming]:
    """Leave out what belongs to somebody deleted here: what becomes of them, a person says or has said."""
    for f in type_.owners:
        living = entities.living(db, f.relation or "", {str(i.values[f.name]) for i in incomings})
        incomings = [i for i in incomings if i.values[f.name] in living]
    return incomings


def _count_waiting(db: Connection, ctx: RunContext, type_: EntityType, waiting: Sequence[Incoming]) -> None:
    """Count records that wait for something they must belong to, unless a person let that go, or nobody wants it."""
    required = [f for f in type_.relations if f.required]
    named = {
        i.link.external_id: ctx.adapter.to_canonical(type_.name, i.link.payload).references for i in waiting
    }
    aside: set[str] = set()
    for f in required:
        wanted = {external_id for references in named.values() if (external_id := references.get(f.name))}
        known = links.by_external_ids(db, ctx.connection.id, f.relation or "", wanted)
        let_go = {i for i, row in known.items() if row.state in (links.UNLINKED, links.GONE)}
        let_go |= ctx.let_go.get(f.relation or "", set())
        aside |= {i for i, references in named.items() if references.get(f.name) in let_go}
    ctx.let_go.setdefault(type_.name, set()).update(aside)
    for incoming in waiting:
        if incoming.link.external_id not in aside:
            ctx.tally.add(type_.name, "skipped", type_.title(incoming.values))


def demote_others(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    ids: Collection[str],
    taken: Sequence[Incoming],
) -> None:
    """Let an exclusive flag that came in (the primary e-mail) stand alone among its owner's entities."""
    for flag in type_.exclusive:
        owners = {str(i.values[type_.owner or ""]) for i in taken if i.values.get(flag)}
        if not owners:
            continue
        kept = set(ids)
        edits = [
            Edit(other["id"], other, {flag: False})
            for other in entities.rivals(db, type_, flag, owners)
            if other["id"] not in kept
        ]
        changes.edit(db, type_, edits, ctx.origin)
