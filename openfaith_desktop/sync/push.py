"""Step 4: send what the outbox holds, one record after the other, so that nothing is created twice.

A create first commits its intent. When its answer never comes (time-out, broken connection, killed
program) the outcome is unknown: it is looked up there, after the system had time to show it, before it is
sent again. What the system refuses becomes a problem with its reason; the next sync tries again.
Source: the specification, step 4; RFC 9110 9.2.2 (POST is not idempotent).
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
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
from openfaith_desktop.store import entities, links, problems, runs
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.sync import sent
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.drafts import Prepared, prepare
from openfaith_desktop.sync.events import Phase, WaitingForServer
from openfaith_desktop.sync.recheck import recheck

MAX_ATTEMPTS = 3


async def push_type(ctx: RunContext, type_: EntityType) -> int:
    """Send everything that waits for one entity type; return how many records were handled."""
    rows = await ctx.store.aread(lambda c: runs.waiting(c, ctx.connection.id, type_.name))
    total, done = len(rows), 0
    unknown: list[Row[Any]] = []
    for row in rows:
        ctx.stop.check()
        if row.state == "unknown" or not await _send(ctx, type_, row):
            unknown.append(row)
        else:
            done += 1
            await _progress(ctx, type_, done, total)
    for row in unknown:
        ctx.stop.check()
        await _settle(ctx, type_, row)
        done += 1
        await _progress(ctx, type_, done, total)
    return done


async def _progress(ctx: RunContext, type_: EntityType, done: int, total: int) -> None:
    await ctx.store.awrite(lambda c: ctx.progress(c, Phase.PUSH, type_, done, total))


async def _send(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    """Send one outbox row; return False when its outcome is unknown."""

    def begin(connection: Connection) -> Prepared | None:
        # What went into another record's creation (a household's members) has left the outbox meanwhile.
        if not runs.still_waiting(connection, row.id):
            return None
        prepared = prepare(connection, ctx, type_, row)
        if prepared is not None:
            # An update may simply be sent twice; only a create must be looked up after a crash.
            state = "sending" if row.operation == "create" else "pending"
            intent = ctx.session.server_time or utc_now()
            runs.mark(connection, row.id, state=state, intent_at=intent, attempts=row.attempts + 1)
        return prepared

    if row.operation != "create":
        compared = await recheck(ctx, type_, row)
        if compared is None:
            return True
        row = compared
    prepared = await ctx.store.awrite(begin)
    if prepared is None:
        return True
    try:
        if row.operation == "create":
            records = await ctx.session.create(prepared.draft)
            await ctx.store.awrite(lambda c: sent.created(c, ctx, type_, row, prepared, records))
        elif row.operation == "delete":
            await ctx.session.delete(type_.name, prepared.external_id or "", prepared.parent)
            await ctx.store.awrite(lambda c: sent.deleted(c, ctx, type_, row))
        else:
            record = await ctx.session.update(prepared.external_id or "", prepared.draft, prepared.parent)
            await ctx.store.awrite(lambda c: sent.updated(c, ctx, type_, row, prepared, record))
    except OutcomeUnknown:
        await ctx.store.awrite(lambda c: runs.mark(c, row.id, state="unknown"))
        return False
    except (RecordRefused, PermissionMissing, RecordMissing) as error:
        refused = error
        await ctx.store.awrite(lambda c: sent.refused(c, ctx, type_, row, prepared, refused))
    except (Unreachable, SignInNeeded, ServerBusy):
        # Nothing was done there: the next run sends it. After anything else (cancelled, or the disk full when
        # the answer came) the row stays as it is, and the next run looks a create up before it sends again.
        await ctx.store.awrite(lambda c: runs.mark(c, row.id, state="pending"))
        raise
    return True


# --- outcomes that are not known ----------------------------------------------------------------------


async def _settle(ctx: RunContext, type_: EntityType, row: Row[Any]) -> None:
    """Find out what became of a write, and send it again only when it is surely not there."""
    while True:
        current = await ctx.store.aread(lambda c: runs.outbox_row(c, row.id))
        if current is None:
            return
        if current.operation == "create" and await _adopt(ctx, type_, current):
            return
        if current.attempts >= MAX_ATTEMPTS:
            await ctx.store.awrite(lambda c, given_up=current: _give_up(c, ctx, type_, given_up))
            return
        await ctx.store.awrite(lambda c: runs.mark(c, row.id, state="pending"))
        again = await ctx.store.aread(lambda c: runs.outbox_row(c, row.id))
        if again is None or await _send(ctx, type_, again):
            return


async def _adopt(ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    """Look for the record an earlier create may have made, and link it; return whether it was found."""
    prepared = await ctx.store.awrite(lambda c: prepare(c, ctx, type_, row))
    if prepared is None:
        return True
    visible_at = _time(row.intent_at) + timedelta(seconds=ctx.settle_seconds)
    while True:
        candidates = await ctx.session.find_created(prepared.draft, row.intent_at)
        for records in candidates:
            first = records[0]
            free = await ctx.store.aread(
                lambda c, first=first: (
                    not links.entity_ids(c, ctx.connection.id, first.entity_type, {first.external_id})
                )
            )
            if free:
                await ctx.store.awrite(
                    lambda c, records=records: sent.created(c, ctx, type_, row, prepared, records)
                )
                return True
        left = (visible_at - _time(ctx.session.server_time or utc_now())).total_seconds()
        if left <= 0:
            return False
        ctx.stop.check()
        reason = f"Looking whether {ctx.adapter.title} got the last record before sending it again."
        ctx.publish(WaitingForServer(ctx.connection.name, left, reason))
        await asyncio.sleep(min(left, 5.0))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _give_up(connection: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> None:
    ours = entities.get(connection, type_.name, row.entity_id) or {}
    error = OutcomeUnknown()
    problems.report(
        connection,
        ctx.connection.id,
        ctx.run_id,
        {
            "entity_type": type_.name,
            "entity_id": row.entity_id,
            "external_id": None,
            "title": type_.title(ours),
            "cause": f"The connection to {ctx.adapter.title} broke {row.attempts} times.",
            "what_it_means": error.what_it_means,
            "what_to_do": error.what_to_do,
        },
    )
    ctx.tally.add(type_.name, "failed", type_.title(ours))
