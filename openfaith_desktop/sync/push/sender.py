"""Step 4: send what the outbox holds, one record after the other, so that nothing is created twice.

Each write passes each room once: `precondition` returns what leaves, written down before it does; the request;
`acknowledge` ends it. When the answer never comes (time-out, broken connection, killed program) the outcome is
unknown and `lookup` finds it out before anything is sent again. What the system refuses becomes a problem with
its reason; the next sync tries again. Source: the specification, step 4; RFC 9110 9.2.2 (POST is not
idempotent).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import (
    OutcomeUnknown,
    PermissionMissing,
    RecordMissing,
    RecordRefused,
    ServerBusy,
    SignInNeeded,
    Unreachable,
)
from openfaith_desktop.store import outbox, problems
from openfaith_desktop.store.outbox import Operation
from openfaith_desktop.store.problems import ProblemReport
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.push import acknowledge, lookup
from openfaith_desktop.sync.push.draft import draft_of
from openfaith_desktop.sync.push.meanwhile import Looked, look_meanwhile
from openfaith_desktop.sync.push.precondition import Leaving, leave
from openfaith_desktop.sync.reconcile.plan_creates import in_question

MAX_ATTEMPTS = 3
MAX_WRITES = 3
"""Of one record in one run. Who edits faster than that is served by the next one."""


async def push_type(ctx: RunContext, type_: EntityType) -> int:
    """Send everything that waits for one entity type; return how many records were handled.

    What was edited while it was being sent waits behind it, and goes out in the same run.
    """
    # By entity: SQLite gives the number of a write that is done to the one that waited behind it.
    done, writes, looked = 0, Counter[str](), Looked()
    while rows := await ctx.store.aread(_sendable, ctx, type_, writes):
        total = done + len(rows)
        for row in rows:
            ctx.stop.check()
            if row.operation == Operation.CREATE and await look_meanwhile(ctx, type_, row, looked):
                break  # it, or another one, may be linked or asked about by now
            writes[row.entity_id] += 1 if await _send(ctx, type_, row) else MAX_WRITES
            done += 1
            await _progress(ctx, type_, done, total)
        await _look_up(ctx, type_)
    return done


def _sendable(db: Connection, ctx: RunContext, type_: EntityType, writes: Counter[str]) -> list[Row[Any]]:
    """Return what may leave now: not what a person must say first, nor behind one of unknown outcome."""
    waiting = outbox.pending(db, ctx.connection.id, type_.name)
    held = {row.entity_id for row in outbox.left(db, ctx.connection.id, type_.name)}
    asked = in_question(db, ctx, type_)
    return [
        row
        for row in waiting
        if row.state == outbox.PENDING
        and writes[row.entity_id] < MAX_WRITES
        and row.entity_id not in held
        and not (row.operation == Operation.CREATE and row.entity_id in asked)
    ]


async def _progress(ctx: RunContext, type_: EntityType, done: int, total: int) -> None:
    await ctx.write(ctx.progress, Phase.PUSH, type_, done, total)


async def _send(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    """Send one planned write; return whether it left. One that is to wait, or needn't leave, does not."""
    leaving = await leave(ctx, type_, row)
    if leaving is None:
        return False
    try:
        await _request(ctx, type_, leaving)
    except OutcomeUnknown:
        await ctx.write(outbox.mark, leaving.outbox_id, outbox.UNKNOWN)
    except (RecordRefused, PermissionMissing, RecordMissing) as error:
        refused = error
        await ctx.write(acknowledge.refused, ctx, type_, leaving.outbox_id, leaving.external_id, refused)
    except (Unreachable, SignInNeeded, ServerBusy):
        # Nothing was done there: the next run sends it. After anything else (cancelled, or the disk full when
        # the answer came) the row stays as it left, and the next run finds out what became of it.
        await ctx.write(_come_back, leaving.outbox_id)
        raise
    return True


async def _request(ctx: RunContext, type_: EntityType, leaving: Leaving) -> None:
    draft, number = draft_of(type_, leaving.what), leaving.outbox_id
    match leaving.operation:
        case Operation.CREATE:
            records = await ctx.session.create(draft)
            await ctx.write(acknowledge.created, ctx, type_, number, records)
        case Operation.UPDATE:
            record = await ctx.session.update(leaving.external_id, draft, leaving.parent)
            await ctx.write(acknowledge.updated, ctx, type_, number, record)
        case Operation.DELETE:
            await ctx.session.delete(type_.name, leaving.external_id, leaving.parent)
            await ctx.write(acknowledge.deleted, ctx, type_, number)


def _come_back(db: Connection, outbox_id: int) -> None:
    row = outbox.get(db, outbox_id)
    if row is not None:
        outbox.come_back(db, row)


async def _look_up(ctx: RunContext, type_: EntityType) -> None:
    """Find out what became of the writes whose answer never came; send again only what surely isn't there."""
    for row in await ctx.store.aread(outbox.left, ctx.connection.id, type_.name):
        current: Row[Any] | None = row
        while current is not None and await lookup.look_up(ctx, type_, current):
            if current.attempts >= MAX_ATTEMPTS:
                await ctx.write(_give_up, ctx, type_, current)
                break
            ctx.stop.check()
            again = await ctx.store.aread(outbox.get, current.id)
            if again is not None and again.sent is None:
                await _send(ctx, type_, again)
            current = await ctx.store.aread(_still_unknown, current.id)


def _still_unknown(db: Connection, outbox_id: int) -> Row[Any] | None:
    row = outbox.get(db, outbox_id)
    return row if row is not None and row.state == outbox.UNKNOWN else None


def _give_up(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> None:
    title = outbox.departed(row).title
    error = OutcomeUnknown()
    problems.report(
        db,
        ctx.connection.id,
        ctx.run_id,
        ProblemReport(
            entity_type=type_.name,
            entity_id=row.entity_id,
            external_id=None,
            title=title,
            cause=f"The connection to {ctx.adapter.title} broke {row.attempts} times.",
            what_it_means=error.what_it_means,
            what_to_do=error.what_to_do,
        ),
    )
    ctx.tally.add(type_.name, "failed", title)
