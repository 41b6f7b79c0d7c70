"""Phase 3.4: bring linked records in step, field by field, and plan what must be sent.

`merge` decides; this module carries it out: entity changes, the new agreement, outbox rows and decisions
of a batch commit together. Source: the specification, phase 3.4 and step 4 of the incoming changes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import changes, decisions, entities, links, outbox
from openfaith_desktop.store.changes import Edit
from openfaith_desktop.store.links import Agreement
from openfaith_desktop.store.outbox import Operation, PlannedWrite
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.modes import DeletedHere, permissions, rules_for
from openfaith_desktop.sync.naming import names
from openfaith_desktop.sync.reconcile import unkeepable
from openfaith_desktop.sync.reconcile.canonical import Incoming, Source, resolve
from openfaith_desktop.sync.reconcile.create import demote_others
from openfaith_desktop.sync.reconcile.merge import Merged, Policy, Times, merge


def policy_for(source: Source, type_: EntityType) -> Policy:
    """Return what decides differences of one entity type in this connection."""
    rules = rules_for(source.connection.settings.get("rules", {}), type_)
    writable = source.adapter.capabilities.types[type_.name].writable
    return Policy(permissions(source.connection.mode), writable, rules, source.connection.region)


def update_batch(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    after: int,
    only: Collection[str] | None = None,
) -> tuple[int | None, int]:
    """Merge the next linked records that have news; return (last link id or None, links looked at)."""
    rows = links.to_populate(db, ctx.connection.id, type_.name, after, BATCH, only)
    if not rows:
        return None, 0
    living = [row for row in rows if row.entity_deleted_at is None]
    _deleted_here(db, ctx, type_, [row for row in rows if row.entity_deleted_at is not None])
    _carry_out(db, ctx, type_, compare(db, ctx, type_, living))
    return rows[-1].id, len(rows)


def compare(
    db: Connection, source: Source, type_: EntityType, living: Sequence[Row[Any]]
) -> list[tuple[Incoming, dict[str, Any], Merged]]:
    """Merge linked records whose entities live: what is there, the entity, and what becomes of it."""
    ours = entities.get_many(db, type_.name, [row.entity_id for row in living])
    changed_at = entities.last_changed(db, list(ours)) if any(r.base for r in living) else {}
    sensitive = [f.name for f in type_.fields if f.sensitive]
    written: set[tuple[str, str]] = set()
    if sensitive:
        written = entities.written_by_people(db, list(ours), sensitive)
    policy = policy_for(source, type_)
    merged: list[tuple[Incoming, dict[str, Any], Merged]] = []
    for incoming in resolve(db, source, type_, living):
        row = incoming.link
        before = ours[row.entity_id]
        times = Times(
            row.external_updated_at,
            {f: at for f in type_.by_name if (at := changed_at.get((row.entity_id, f)))},
            frozenset(name for name in sensitive if (row.entity_id, name) in written),
        )
        merged.append(
            (
                incoming,
                before,
                merge(type_, row.base, row.base_ours, before, incoming.values, policy, times, row.send_back),
            )
        )
    return merged


def _carry_out(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    merged: list[tuple[Incoming, dict[str, Any], Merged]],
) -> None:
    edits = [Edit(before["id"], before, result.take) for _, before, result in merged if result.take]
    changes.edit(db, type_, edits, ctx.origin)
    demote_others(db, ctx, type_, [e.entity_id for e in edits], [i for i, _, r in merged if r.take])
    links.agree(
        db,
        (
            Agreement(
                incoming.link.id,
                before["id"],
                before["version"] + (1 if result.take else 0),
                result.base,
                result.base_ours,
            )
            for incoming, before, result in merged
        ),
    )
    links.set_send_back(db, [(i.link.id, result.send_back) for i, _, result in merged if i.link.send_back])
    settled = [before["id"] for _, before, result in merged if not result.push]
    outbox.cancel(db, ctx.connection.id, type_.name, settled, Operation.UPDATE)
    pushes = [_planned(type_, *one) for one in merged if one[2].push]
    outbox.enqueue(db, ctx.connection.id, ctx.run_id, pushes)
    called = names(db, type_, (before for _, before, result in merged if result.ask))
    questions = [
        NewQuestion(
            kind=DecisionKind.FIELD,
            entity_type=type_.name,
            external_id=incoming.link.external_id,
            field=dispute.field,
            entity_id=before["id"],
            title=called[before["id"]],
            ours=dispute.ours,
            theirs=dispute.theirs,
            agreed=dispute.agreed,
        )
        for incoming, before, result in merged
        for dispute in result.ask
    ]
    decisions.ask(db, ctx.connection.id, ctx.run_id, questions)
    _close_settled(db, ctx, type_, merged)
    looked_at = [(incoming, str(before["id"])) for incoming, before, _ in merged]
    unkeepable.close(db, ctx, type_, looked_at)
    unkeepable.say(db, ctx, type_, looked_at)
    for incoming, before, result in merged:
        name = type_.title(before) if ctx.tally.keeps_names else ""
        if incoming.link.base is None:
            ctx.tally.add(type_.name, "linked", name)
        if result.take:
            ctx.tally.add(type_.name, "updated", name)
        for _ in result.ask:
            ctx.tally.add(type_.name, "asked", name)
        if ctx.rehearsing and result.push:
            ctx.tally.add(type_.name, "sent_updates", name)
        if ctx.rehearsing and (result.push or result.take):
            ctx.touched.setdefault(type_.name, set()).add(before["id"])


def _planned(
    type_: EntityType, incoming: Incoming, before: Mapping[str, Any], result: Merged
) -> PlannedWrite:
    """Return the write a merge asks for: its values, what they were decided on, and by which version."""
    link = incoming.link
    base: dict[str, Any] = link.base or {}
    base_ours: dict[str, Any] = link.base_ours or {}
    return PlannedWrite(
        type_.name,
        before["id"],
        Operation.UPDATE,
        before["version"] + (1 if result.take else 0),
        values=result.push,
        ours={name: before.get(name) for name in result.send_back},
        agreed={
            name: {"theirs": base[name], "ours": base_ours.get(name, base[name])}
            for name in result.push
            if name in base
        },
    )


def _close_settled(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    merged: list[tuple[Incoming, dict[str, Any], Merged]],
) -> None:
    """Close field questions whose difference is gone."""
    asked = {(i.link.external_id, d.field) for i, _, r in merged for d in r.ask}
    looked_at = {i.link.external_id for i, _, _ in merged}
    open_ones = decisions.listed(db, ctx.connection.id, kind=DecisionKind.FIELD, entity_type=type_.name)
    decisions.close(
        db,
        [d.id for d in open_ones if d.external_id in looked_at and (d.external_id, d.field) not in asked],
    )


def _deleted_here(db: Connection, ctx: RunContext, type_: EntityType, rows: list[Any]) -> None:
    if not rows:
        return
    if ctx.permissions.deleted_here is DeletedHere.UNLINK:
        links.unlink(db, [row.id for row in rows])
        return
    ours = entities.get_many(db, type_.name, [row.entity_id for row in rows])
    for owner in type_.owners:
        # What belongs to a deleted person goes with them: one question, not five. Whose it is, is what they say:
        # it may have gone to somebody else there since.
        owned_by = {entity_id: entity[owner.name] for entity_id, entity in ours.items()}
        for incoming in resolve(db, ctx, type_, rows):
            owned_by[incoming.link.entity_id] = (
                incoming.values.get(owner.name) or owned_by[incoming.link.entity_id]
            )
        living = entities.living(db, owner.relation or "", set(owned_by.values()))
        rows = [row for row in rows if owned_by[row.entity_id] in living]
    called = names(db, type_, (ours[row.entity_id] for row in rows))
    new = decisions.ask(
        db,
        ctx.connection.id,
        ctx.run_id,
        [
            NewQuestion(
                kind=DecisionKind.DELETED_HERE,
                entity_type=type_.name,
                external_id=row.external_id,
                entity_id=row.entity_id,
                title=called[row.entity_id],
            )
            for row in rows
        ],
    )
    ctx.tally.extend(type_.name, "asked", new, list(called.values()))
