"""Before a write: read the record and merge it once more, since the system has no optimistic locking.

What changed there, or here, in the meantime is merged first; it may leave less to send, or a question, or
nothing. Returns the write to make, already written down as what leaves. Called by `push` only. Source: the
documentation page on what sync does; the system's API has no versions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.normalise import equal
from openfaith_desktop.store import connections, decisions, entities, links, outbox, problems
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.outbox import Departed, Operation
from openfaith_desktop.store.problems import ProblemReport
from openfaith_desktop.store.questions import DecisionKind, NewQuestion
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.naming import name
from openfaith_desktop.sync.pull.refetch import refetch
from openfaith_desktop.sync.push import draft
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.update import update_batch
from openfaith_desktop.sync.scope import Deletion, deletion


@dataclass(frozen=True, slots=True)
class Leaving:
    """A write that is about to leave: its outbox row, what goes out, and where to."""

    outbox_id: int
    operation: Operation
    entity_id: str
    what: Departed
    external_id: str = ""
    parent: str | None = None


async def leave(ctx: RunContext, type_: EntityType, row: Row[Any]) -> Leaving | None:
    """Return the write to make for a planned one; None when nothing is to be sent (now)."""
    if row.operation == Operation.CREATE:
        # A power cut must not forget that it left: it would be created twice.
        return await ctx.write(_creation, ctx, type_, row.id, durable=True)
    link = await ctx.store.aread(links.by_entity, ctx.connection.id, type_.name, row.entity_id)
    if link is None or link.state != links.ACTIVE:
        await ctx.write(outbox.remove, row.id)
        return None
    if row.operation == Operation.DELETE and not ctx.adapter.capabilities.types[type_.name].deletable:
        await ctx.write(_cannot_delete, ctx, type_, row, link)
        return None
    if not await refetch(ctx, type_.name, link.external_id, link.parent_external_id):
        await ctx.write(_wait, ctx, type_, row, link)
        return None
    work = _update if row.operation == Operation.UPDATE else _deletion
    return await ctx.write(work, ctx, type_, row.id)


def _wait(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any], link: Row[Any]) -> None:
    """Leave a write to a record that isn't shown: whether it is gone, the next sync finds out by reading all."""
    ctx.read_all_next = True
    connections.update_settings(db, ctx.connection.id, compared_at=None)
    if row.operation == Operation.DELETE:
        return
    entity = entities.get(db, type_.name, row.entity_id) or {}
    problems.report(
        db,
        ctx.connection.id,
        ctx.run_id,
        ProblemReport(
            entity_type=type_.name,
            entity_id=row.entity_id,
            external_id=link.external_id,
            title=type_.title(entity),
            cause=f"{ctx.adapter.title} doesn't show this record just now.",
            what_it_means="It was deleted there, or hidden from the person you signed in as. "
            "Your change is kept here and waits.",
            what_to_do="Sync again: that reads everything and finds out which of the two it is.",
        ),
    )
    ctx.tally.add(type_.name, "failed", type_.title(entity))


def _cannot_delete(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any], link: Row[Any]) -> None:
    """Give up a deletion that was planned when the system still permitted it."""
    outbox.remove(db, row.id)
    entity = entities.get(db, type_.name, row.entity_id) or {}
    problems.report(
        db,
        ctx.connection.id,
        ctx.run_id,
        ProblemReport(
            entity_type=type_.name,
            entity_id=row.entity_id,
            external_id=link.external_id,
            title=type_.title(entity),
            cause=f"{ctx.adapter.title} lets no program delete this.",
            what_it_means="It was to be deleted there, and is there still.",
            what_to_do=f"Delete it in {ctx.adapter.title} yourself, if it shall go.",
        ),
    )
    ctx.tally.add(type_.name, "failed", type_.title(entity))


def _depart(
    db: Connection,
    ctx: RunContext,
    row: Row[Any],
    what: Departed,
    link: Row[Any] | None = None,
) -> Leaving:
    outbox.depart(db, row, ctx.run_id, what, ctx.session.server_time or utc_now())
    operation = Operation(row.operation)
    if link is None:
        return Leaving(row.id, operation, row.entity_id, what)
    return Leaving(row.id, operation, row.entity_id, what, link.external_id, link.parent_external_id)


def _creation(db: Connection, ctx: RunContext, type_: EntityType, outbox_id: int) -> Leaving | None:
    # What went into another record's creation (a household's members) has left the outbox meanwhile.
    row = outbox.get(db, outbox_id)
    if row is None:
        return None
    entity = entities.get(db, type_.name, row.entity_id)
    link = links.by_entity(db, ctx.connection.id, type_.name, row.entity_id)
    if entity is None or entity["deleted_at"] or link is not None:
        outbox.remove(db, row.id)
        return None
    what = draft.creation(db, ctx, type_, entity)
    return _depart(db, ctx, row, what) if what is not None else None


def _update(db: Connection, ctx: RunContext, type_: EntityType, outbox_id: int) -> Leaving | None:
    row = outbox.get(db, outbox_id)
    if row is None:
        return None
    entity = entities.get(db, type_.name, row.entity_id)
    if entity is None or entity["deleted_at"]:
        outbox.remove(db, row.id)
        return None
    # Merges what has news on either side, and plans this write anew, or takes it back.
    update_batch(db, ctx, type_, 0, [row.entity_id])
    row = outbox.get(db, outbox_id)
    link = links.by_entity(db, ctx.connection.id, type_.name, entity["id"])
    if row is None or link is None:
        return None
    what = draft.update(db, ctx, type_, row, entity, link)
    if what is None:
        outbox.remove(db, row.id)
        return None
    return _depart(db, ctx, row, what, link)


def _deletion(db: Connection, ctx: RunContext, type_: EntityType, outbox_id: int) -> Leaving | None:
    row = outbox.get(db, outbox_id)
    if row is None:
        return None
    entity = entities.get(db, type_.name, row.entity_id)
    link = links.by_entity(db, ctx.connection.id, type_.name, row.entity_id)
    # An undo takes a record back there whose entity lives on here.
    wanted = entity is not None and bool(entity["deleted_at"]) is not row.undoes
    if entity is None or link is None or not wanted:
        outbox.remove(db, row.id)
        return None
    # Read anew: a person may have withdrawn the permission after the run began.
    connection = connections.by_id(db, ctx.connection.id)
    permitted = deletion(ctx.adapter, connection, type_.name) is Deletion.ALLOWED
    changed = _changed_there(db, ctx, type_, link)
    if changed or not permitted:
        outbox.remove(db, row.id)
        _ask_again(db, ctx, type_, entity, link, changed)
        return None
    return _depart(db, ctx, row, Departed(entity["version"], type_.title(entity)), link)


def _changed_there(db: Connection, ctx: RunContext, type_: EntityType, link: Row[Any]) -> list[str]:
    """Return the labels of fields that the system's record has changed since both sides agreed."""
    theirs = resolve(db, ctx, type_, [link])[0].values
    agreed: dict[str, Any] = link.base or {}
    return sorted(
        type_.by_name[one].label
        for one, value in theirs.items()
        if one in agreed and not equal(type_.by_name[one].kind, value, agreed[one], ctx.connection.region)
    )


def _ask_again(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    entity: dict[str, Any],
    link: Row[Any],
    changed: list[str],
) -> None:
    """Ask again when somebody changed the record there after it was to be deleted there, or withdrew the permission."""
    called = name(db, type_, entity)
    if not entity["deleted_at"]:
        there = ctx.adapter.title
        cause, meaning = (
            (
                f"It was changed in {there} after it was added, so it stays there.",
                "You took its addition back, but somebody has worked on it since.",
            )
            if changed
            else (
                f"OpenFaith may no longer delete in {there}.",
                "You took its addition back, but it is there still.",
            )
        )
        problems.report(
            db,
            ctx.connection.id,
            ctx.run_id,
            ProblemReport(
                entity_type=type_.name,
                entity_id=entity["id"],
                external_id=link.external_id,
                title=called,
                cause=cause,
                what_it_means=meaning,
                what_to_do=f"Look at it in {there}. If nobody needs it, delete it there.",
            ),
        )
        return
    question = NewQuestion(
        kind=DecisionKind.DELETED_HERE,
        entity_type=type_.name,
        external_id=link.external_id,
        entity_id=entity["id"],
        title=called,
        theirs={"changed": changed} if changed else None,
    )
    # The answer wasn't carried out: asked in the same words, the question would pass for answered.
    for one in decisions.listed(
        db, ctx.connection.id, kind=DecisionKind.DELETED_HERE, entity_type=type_.name, state="settled"
    ):
        if one.external_id == link.external_id:
            decisions.withdraw(db, one.id)
    new = decisions.ask(db, ctx.connection.id, ctx.run_id, [question])
    ctx.tally.extend(type_.name, "asked", new)
