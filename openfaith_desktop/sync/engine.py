"""The engine: one run of one connection as a list of phases, entity type after entity type.

A phase is a function of (database, adapter): killed anywhere and started again it carries on. Here stand the
phases and their order; `run` opens and closes a run, `rehearsal` does it all in one transaction and takes it
back. Source: the specification, “Step-by-Step Initial Sync Process”.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Adapter, Credentials
from openfaith_desktop.adapter.guard import guarded
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import connections, links, outbox
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.sync import brakes, modes
from openfaith_desktop.sync.context import Batch, RunContext, StopFlag
from openfaith_desktop.sync.decisions.expire import expire
from openfaith_desktop.sync.events import EventStream, Phase, PhaseFinished, PhaseStarted
from openfaith_desktop.sync.pull.reading import finish_reading, note_reading, read
from openfaith_desktop.sync.push import selective
from openfaith_desktop.sync.push.foresee import Foreseen, foresee
from openfaith_desktop.sync.push.lookup import look_up_all
from openfaith_desktop.sync.push.sender import push_type
from openfaith_desktop.sync.reconcile import deletions, plan_creates
from openfaith_desktop.sync.reconcile.matching.let_go import look_for
from openfaith_desktop.sync.reconcile.matching.phase import compared, match_type
from openfaith_desktop.sync.rehearsal import BATCHES, depart, one_batch, rehearse, size
from openfaith_desktop.sync.results import PushedRecord, RunResult
from openfaith_desktop.sync.run import Parts, Run, opened

__all__ = ["Engine", "StopFlag"]


class Engine:
    """Syncs one connection. `credentials` are asked at each request, so a long run outlives a sign-in's hours."""

    def __init__(
        self,
        store: Store,
        adapter: Adapter,
        connection: ConnectionInfo,
        credentials: Credentials,
        events: EventStream,
        locks: Path,
        *,
        reserve: float = 0.2,
        visible_after_seconds: float | None = None,
    ) -> None:
        adapter = guarded(adapter)
        settle = (
            adapter.capabilities.visible_after_seconds
            if visible_after_seconds is None
            else visible_after_seconds
        )
        self._parts = Parts(store, adapter, connection, credentials, events, locks, reserve, settle)

    async def sync(self, stop: StopFlag) -> RunResult:
        """Bring both sides in step and return what was done.

        The first time, and once a day, everything there is read; otherwise what changed. Raises
        `AlreadyRunning`, `Stopped`, `BrakeStopped`, or what the system or the database raised; in each case
        everything done so far is kept and the next sync carries on.
        """
        return await self._sync(RunKind.SYNC, stop)

    async def compare(self, stop: StopFlag) -> RunResult:
        """Like `sync`, reading everything there: finds deletions and who lives in which household."""
        return await self._sync(RunKind.COMPARE, stop)

    async def notified(self, stop: StopFlag) -> RunResult:
        """Like `sync`, reading only the records that webhook deliveries named."""
        return await self._sync(RunKind.WEBHOOK, stop)

    async def _sync(self, kind: RunKind, stop: StopFlag) -> RunResult:
        async with opened(self._parts, kind, stop) as run:
            ctx = run.ctx
            if ctx.initial:
                await ctx.write(connections.set_state, ctx.connection.id, connections.RUNNING)
            run.progress = await read(ctx, kind, run.progress)
            await look_for(ctx, ctx.types)
            await _check_brakes(ctx)
            await _take_up(ctx)
            await ctx.write(depart, ctx)
            await _match(ctx)
            for phase, batch in BATCHES:
                await _batches(ctx, phase, batch)
            await _push(ctx)
            run.last_step = lambda c: _finish(c, run)
        return await run.result()

    async def preview(self, stop: StopFlag) -> RunResult:
        """Return what a sync would do, with names, after reading what a sync would. Changes no entity."""
        async with opened(self._parts, RunKind.PREVIEW, stop) as run:
            run.progress = await read(run.ctx, RunKind.PREVIEW, run.progress)
            await look_for(run.ctx, run.ctx.types)
            rehearsed = await rehearse(run.ctx)
            run.tally = rehearsed.tally
        return await run.result()

    async def what_if(
        self, variants: Mapping[str, ConnectionInfo], stop: StopFlag, fields: Collection[str] = ()
    ) -> dict[str, RunResult]:
        """Return what a sync would do in each variant of this connection (other mode, other rules), by its key.

        Reads once. Open questions about `fields` are asked of each variant's rules. Changes no entity.
        """
        found: dict[str, RunResult] = {}
        async with opened(self._parts, RunKind.PREVIEW, stop) as run:
            run.progress = await read(run.ctx, RunKind.PREVIEW, run.progress)
            await look_for(run.ctx, run.ctx.types)
            base = await run.result()
            for key, info in variants.items():
                changed = replace(run.ctx, connection=info, permissions=modes.permissions(info.mode))
                tally = (await rehearse(changed, ask_again=fields)).tally
                found[key] = replace(base, mode=info.mode, counts=tally.counts, names=tally.names)
                if info == self._parts.connection:
                    run.tally = tally
        return {key: replace(result, state="done") for key, result in found.items()}

    async def push(self, entity_ids: Sequence[str], stop: StopFlag) -> list[PushedRecord]:
        """Send these entities, and what belongs to them, whatever the mode; return what became of each."""
        async with opened(self._parts, RunKind.PUSH, stop) as run:
            ctx = run.ctx
            await _take_up(ctx)
            await note_reading(ctx)
            chosen = await selective.prepare_push(ctx, entity_ids)
            for type_ in ctx.types:
                await push_type(ctx, type_)
            return await ctx.store.aread(selective.outcomes, ctx, chosen)

    async def foresee_push(self, entity_ids: Sequence[str], stop: StopFlag) -> list[Foreseen]:
        """Return what a push of these entities would do, after looking there. Changes nothing."""
        async with opened(self._parts, RunKind.PUSH_PREVIEW, stop) as run:
            return await foresee(run.ctx, entity_ids)


# --- the phases ---------------------------------------------------------------------------------------


async def _take_up(ctx: RunContext) -> None:
    """Take up what an earlier run left in the outbox, and find out what became of what had left.

    Before anything is matched: a record whose creation was cut short is linked, not taken for somebody new.
    """
    await ctx.write(outbox.recover, ctx.connection.id)
    await look_up_all(ctx)


async def _check_brakes(ctx: RunContext) -> None:
    """Stop before one row is changed, when that would be more than a person would expect."""
    rehearsed: RunContext | None = None
    if await ctx.store.aread(brakes.may_trip, ctx):
        # How much it really is, only doing it tells.
        rehearsed = await rehearse(ctx, only_creates=ctx.initial)

    def check(db: Connection) -> BrakeStopped | None:
        if found := brakes.causes(db, ctx, rehearsed):
            return brakes.ask(db, ctx, found)
        brakes.close_groundless(db, ctx)
        return None

    if stopped := await ctx.write(check):
        raise stopped


async def _match(ctx: RunContext) -> None:
    for type_ in ctx.types:
        ctx.stop.check()
        ctx.publish(PhaseStarted(ctx.connection.name, Phase.MATCH, type_.name))
        # Who lives in a household, say, is known only once the people are linked.
        await look_for(ctx, [type_])
        done = await ctx.write(match_type, ctx, type_, await compared(ctx, type_))
        del ctx.compared[type_.name]
        ctx.publish(PhaseFinished(ctx.connection.name, Phase.MATCH, type_.name, done))


async def _batches(ctx: RunContext, phase: Phase, batch: Batch) -> None:
    sizes = await ctx.store.aread(links.counts, ctx.connection.id)
    for type_ in ctx.types:
        ctx.publish(PhaseStarted(ctx.connection.name, phase, type_.name))
        total = size(sizes, phase, type_)
        after: int | None = 0
        done = 0
        while after is not None:
            ctx.stop.check()
            after, done = await ctx.write(one_batch, ctx, phase, batch, type_, after, done, total)
        ctx.publish(PhaseFinished(ctx.connection.name, phase, type_.name, done))


async def _push(ctx: RunContext) -> None:
    def prepare(db: Connection) -> None:
        outbox.retry_refused(db, ctx.connection.id)
        for type_ in ctx.types:
            plan_creates.plan_creates(db, ctx, type_)

    await ctx.write(prepare)
    waiting = await ctx.store.aread(outbox.pending, ctx.connection.id)
    to_send = {row.entity_type for row in waiting}
    for type_ in ctx.types:
        ctx.publish(PhaseStarted(ctx.connection.name, Phase.PUSH, type_.name))
        done = await push_type(ctx, type_) if type_.name in to_send else 0
        ctx.publish(PhaseFinished(ctx.connection.name, Phase.PUSH, type_.name, done))


def _finish(db: Connection, run: Run) -> None:
    """Move the watermarks, and close the questions that have no cause any more."""
    ctx = run.ctx
    # What sending found to be gone there.
    deletions.apply_deletions(db, ctx)
    expire(db, ctx)
    finish_reading(db, ctx, run.progress)
    connections.set_state(db, ctx.connection.id, connections.ACTIVE)
