"""The engine: one run of one connection, phase after phase, entity type after entity type.

A phase is a function of (database, adapter): killed anywhere and started again it carries on. A preview is
the real thing rolled back: after the listing it matches, creates, populates and plans in one transaction,
counts, and takes everything back, so that its numbers cannot differ from what a sync would do.
Source: the specification, “Step-by-Step Initial Sync Process”.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Adapter, Session, SessionSettings
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import AlreadyRunning, BrakeStopped, OpenFaithError, Stopped
from openfaith_desktop.store import absent, alone, connections, links, runs
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.database import Store
from openfaith_desktop.sync import brakes, modes, plan, removals, scope, selective
from openfaith_desktop.sync.context import Batch, RunContext, StopFlag
from openfaith_desktop.sync.create import create_batch
from openfaith_desktop.sync.events import (
    EventStream,
    Phase,
    PhaseFinished,
    PhaseStarted,
    RunFinished,
    RunStarted,
    WaitingForServer,
)
from openfaith_desktop.sync.matching import match_type
from openfaith_desktop.sync.mergers import apply_mergers
from openfaith_desktop.sync.populate import populate_batch
from openfaith_desktop.sync.push import push_type
from openfaith_desktop.sync.reading import finish_reading, read
from openfaith_desktop.sync.results import PushedRecord, RunResult, Tally
from openfaith_desktop.sync.vanished import close_vanished

__all__ = ["Engine", "StopFlag"]

log = logging.getLogger(__name__)

FIRST_RESUMABLE_FOR = timedelta(hours=24)
"""A first sync of a big church is carried on even the next day, …"""
RESUMABLE_FOR = timedelta(hours=1)
"""… any other reads anew what it has read longer ago."""


@dataclass
class _Run:
    """A run's row while it works."""

    ctx: RunContext
    kind: str
    progress: dict[str, Any]


class Engine:
    """Syncs one connection. `secret` is a personal access token `id:secret`; it is kept nowhere."""

    def __init__(
        self,
        store: Store,
        adapter: Adapter,
        connection: ConnectionInfo,
        secret: str,
        events: EventStream,
        locks: Path,
        *,
        reserve: float = 0.2,
        settle_seconds: float | None = None,
    ) -> None:
        self._store = store
        self._adapter = adapter
        self._connection = connection
        self._secret = secret
        self._events = events
        self._locks = locks
        self._reserve = reserve
        self._settle = adapter.capabilities.settle_seconds if settle_seconds is None else settle_seconds

    # --- what a person can ask for ---------------------------------------------------------------

    async def sync(self, stop: StopFlag) -> RunResult:
        """Bring both sides in step and return what was done.

        The first time, and once a day, everything there is read; otherwise what changed. Raises
        `AlreadyRunning`, `Stopped`, `BrakeStopped`, or what the system or the database raised; in each case
        everything done so far is kept and the next sync carries on.
        """
        return await self._sync("sync", stop)

    async def compare(self, stop: StopFlag) -> RunResult:
        """Like `sync`, reading everything there: finds deletions and who lives in which household."""
        return await self._sync("compare", stop)

    async def look(self, stop: StopFlag) -> RunResult:
        """Like `sync`, reading only the records that webhook deliveries named."""
        return await self._sync("look", stop)

    async def _sync(self, kind: str, stop: StopFlag) -> RunResult:
        async with self._running(kind, stop) as run:
            ctx = run.ctx
            await self._store.awrite(lambda c: runs.take_up(c, ctx.connection.id))
            if ctx.initial:
                await self._store.awrite(
                    lambda c: connections.set_state(c, ctx.connection.id, connections.RUNNING)
                )
            await read(ctx, kind, run.progress)
            await self._check_brakes(ctx)
            await self._store.awrite(lambda c: _depart(c, ctx))
            await self._match(ctx)
            await self._check_creates(ctx)
            await self._batches(ctx, Phase.CREATE, create_batch)
            await self._batches(ctx, Phase.POPULATE, populate_batch)
            await self._push(ctx)
            await self._finalize(run)
        return await self._result(run)

    async def preview(self, stop: StopFlag) -> RunResult:
        """Return what a sync would do, with names, after reading what a sync would. Changes no entity."""
        async with self._running("preview", stop) as run:
            run.ctx.previewing = True
            await read(run.ctx, "preview", run.progress)
            await self._rehearse(run.ctx)
        return await self._result(run)

    async def push(self, entity_ids: Sequence[str], stop: StopFlag) -> list[PushedRecord]:
        """Send these entities, and what belongs to them, whatever the mode; return what became of each."""
        async with self._running("push", stop) as run:
            ctx = run.ctx
            await self._store.awrite(lambda c: runs.take_up(c, ctx.connection.id))
            chosen = await selective.prepare_push(ctx, entity_ids)
            for type_ in ctx.types:
                await push_type(ctx, type_)
            pushed = await self._store.aread(lambda c: selective.outcomes(c, ctx, chosen))
            await self._store.awrite(lambda c: self._close(c, run, "done", None))
        return pushed

    # --- a run's frame ---------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def _running(self, kind: str, stop: StopFlag) -> AsyncGenerator[_Run]:
        # The locks are of the database, so that no other machine on it runs the connection either.
        held = await asyncio.to_thread(
            alone.hold, self._store, self._locks, f"connection-{self._connection.id}"
        )
        if held is None:
            raise AlreadyRunning()
        try:
            settings = SessionSettings(
                self._connection.base_url, self._reserve, on_waiting=self._tell_waiting
            )
            async with self._adapter.session(self._secret, settings) as session:
                loop = asyncio.get_running_loop()
                run = await self._store.awrite(lambda c: self._begin(c, kind, session, stop, loop))
                try:
                    yield run
                except BaseException as error:
                    await self._failed(run, error)
                    raise
        finally:
            held.release()

    def _tell_waiting(self, seconds: float, reason: str) -> None:
        self._events.publish(WaitingForServer(self._connection.name, seconds, reason))

    def _begin(
        self,
        connection: Connection,
        kind: str,
        session: Session,
        stop: StopFlag,
        loop: asyncio.AbstractEventLoop,
    ) -> _Run:
        """Start a run, or carry on with the last one of its kind if that was cut short."""
        info = self._connection
        state = connections.status(connection, info.id).get("")
        initial = state is None or state.state != connections.ACTIVE
        # Only the very last run: another one's listing would make this one's incomplete.
        last = runs.latest(connection, info.id)
        resumed = (
            kind != "push"
            and last is not None
            and last.kind == kind
            and last.state in runs.UNFINISHED
            and last.mode == info.mode
            and datetime.now(UTC) - datetime.fromisoformat(last.started_at)
            < (FIRST_RESUMABLE_FOR if initial else RESUMABLE_FOR)
        )
        counts: dict[str, dict[str, int]] = {}
        progress: dict[str, Any] = {}
        if resumed and last is not None:
            run_id, progress = last.id, dict(last.progress or {})
            counts.update(last.counts or {})
            runs.put(connection, run_id, state="running", error=None, finished_at=None)
        else:
            run_id = runs.start(connection, info.id, kind, info.mode)
        tally = Tally(keep_names=kind == "preview")
        if kind != "preview":
            tally.counts.update(counts)
        listings, types = scope.in_scope(self._adapter, info.scope)
        ctx = RunContext(
            store=self._store,
            adapter=self._adapter,
            session=session,
            connection=info,
            permissions=modes.permissions(info.mode),
            run_id=run_id,
            events=self._events,
            stop=stop,
            types=types,
            listings=listings,
            initial=initial,
            loop=loop,
            tally=tally,
            settle_seconds=self._settle,
        )
        log.info("run %d (%s, %s) %s", run_id, kind, info.mode, "carries on" if resumed else "starts")
        ctx.publish(RunStarted(info.name, run_id, kind, resumed))
        return _Run(ctx, kind, progress)

    async def _failed(self, run: _Run, error: BaseException) -> None:
        state = "stopped" if isinstance(error, Stopped | asyncio.CancelledError) else "failed"
        log.warning("run %d %s: %s", run.ctx.run_id, state, type(error).__name__)
        document = error.as_dict() if isinstance(error, OpenFaithError) else {"name": type(error).__name__}
        # A full disk or a lost database must not hide the first error.
        with contextlib.suppress(OpenFaithError):
            await self._store.awrite(lambda c: self._close(c, run, state, document))
        run.ctx.publish(RunFinished(self._connection.name, run.ctx.run_id, state, run.ctx.tally.counts))

    def _close(self, connection: Connection, run: _Run, state: str, error: dict[str, Any] | None) -> None:
        runs.put(
            connection,
            run.ctx.run_id,
            state=state,
            finished_at=utc_now(),
            error=error,
            counts=run.ctx.tally.counts,
            requests=run.ctx.session.requests,
        )

    async def _result(self, run: _Run) -> RunResult:
        ctx = run.ctx
        log.info("run %d done, %d requests: %s", ctx.run_id, ctx.session.requests, ctx.tally.counts)
        ctx.publish(RunFinished(ctx.connection.name, ctx.run_id, "done", ctx.tally.counts))
        await self._store.awrite(lambda c: self._close(c, run, "done", None))
        decisions, problems = await self._store.aread(lambda c: runs.attention(c, ctx.connection.id))
        return RunResult(
            ctx.run_id,
            ctx.connection.name,
            run.kind,
            ctx.connection.mode,
            "done",
            ctx.tally.counts,
            ctx.session.requests,
            decisions,
            problems,
            ctx.tally.names,
        )

    # --- the phases ------------------------------------------------------------------------------

    async def _check_brakes(self, ctx: RunContext) -> None:
        """Stop before anything is applied, when that would be more than a person would expect."""

        def check(connection: Connection) -> BrakeStopped | None:
            missing = absent.unsettled(connection, ctx.connection.id, links.MISSING)
            for name, _ in sorted(missing):
                losing = absent.losing(connection, ctx.connection.id, name)
                if stopped := brakes.removals(connection, ctx, ENTITY_TYPES[name], losing):
                    return stopped
            return None

        if stopped := await self._store.awrite(check):
            raise stopped
        if ctx.initial:
            return
        if not await self._store.aread(lambda c: _may_change_many(c, ctx)):
            return
        # How many really would be changed, only merging them all can tell.
        tally, ctx.tally = ctx.tally, Tally()
        await self._rehearse(ctx)
        ctx.tally, ctx.rehearsing = tally, False

        def check_changes(connection: Connection) -> BrakeStopped | None:
            for type_ in ctx.types:
                touched = ctx.touched.get(type_.name, set())
                if stopped := brakes.changes(connection, ctx, type_, touched):
                    return stopped
            return None

        if stopped := await self._store.awrite(check_changes):
            raise stopped

    async def _check_creates(self, ctx: RunContext) -> None:
        """Stop before many records are created there; only after matching is it known how many."""
        if not ctx.permissions.create_there:
            return

        def check(connection: Connection) -> BrakeStopped | None:
            found = (brakes.creates(connection, ctx, type_) for type_ in ctx.types)
            return next((stopped for stopped in found if stopped), None)

        if stopped := await self._store.awrite(check):
            raise stopped

    async def _match(self, ctx: RunContext) -> None:
        for type_ in ctx.types:
            ctx.stop.check()
            ctx.publish(PhaseStarted(ctx.connection.name, Phase.MATCH, type_.name))
            done = await self._store.awrite(lambda c, t=type_: match_type(c, ctx, t))
            ctx.publish(PhaseFinished(ctx.connection.name, Phase.MATCH, type_.name, done))

    async def _batches(self, ctx: RunContext, phase: Phase, batch: Batch) -> None:
        sizes = await self._store.aread(lambda c: links.counts(c, ctx.connection.id))
        for type_ in ctx.types:
            ctx.publish(PhaseStarted(ctx.connection.name, phase, type_.name))
            total = _size(sizes, phase, type_)
            after: int | None = 0
            done = 0
            while after is not None:
                ctx.stop.check()
                after, done = await self._store.awrite(
                    lambda c, t=type_, a=after, d=done, n=total: _one_batch(c, ctx, phase, batch, t, a, d, n)
                )
            ctx.publish(PhaseFinished(ctx.connection.name, phase, type_.name, done))

    async def _push(self, ctx: RunContext) -> None:
        def prepare(connection: Connection) -> None:
            runs.retry_refused(connection, ctx.connection.id)
            for type_ in ctx.types:
                plan.plan_creates(connection, ctx, type_)

        await self._store.awrite(prepare)
        waiting = await self._store.aread(lambda c: runs.waiting(c, ctx.connection.id))
        to_send = {row.entity_type for row in waiting}
        for type_ in ctx.types:
            ctx.publish(PhaseStarted(ctx.connection.name, Phase.PUSH, type_.name))
            done = await push_type(ctx, type_) if type_.name in to_send else 0
            ctx.publish(PhaseFinished(ctx.connection.name, Phase.PUSH, type_.name, done))

    async def _finalize(self, run: _Run) -> None:
        ctx = run.ctx

        def finish(connection: Connection) -> None:
            # What sending found to be gone there.
            removals.apply_removals(connection, ctx)
            brakes.close_all(connection, ctx)
            close_vanished(connection, ctx)
            finish_reading(connection, ctx, run.progress)
            connections.set_state(connection, ctx.connection.id, connections.ACTIVE)
            self._close(connection, run, "done", None)

        await self._store.awrite(finish)

    async def _rehearse(self, ctx: RunContext) -> None:
        """Do everything up to sending as if for real, and take it back."""

        def rehearse(connection: Connection) -> None:
            _depart(connection, ctx)
            for type_ in ctx.types:
                match_type(connection, ctx, type_)
            for phase, batch in ((Phase.CREATE, create_batch), (Phase.POPULATE, populate_batch)):
                sizes = links.counts(connection, ctx.connection.id)
                for type_ in ctx.types:
                    total = _size(sizes, phase, type_)
                    after: int | None = 0
                    done = 0
                    while after is not None:
                        ctx.stop.check()
                        after, done = _one_batch(connection, ctx, phase, batch, type_, after, done, total)
            for type_ in ctx.types:
                plan.plan_creates(connection, ctx, type_)

        ctx.rehearsing = True
        await self._store.rehearse(rehearse)


def _depart(connection: Connection, ctx: RunContext) -> None:
    """Carry out what became of records as a whole: merged, gone, or back."""
    apply_mergers(connection, ctx)
    removals.apply_removals(connection, ctx)


def _may_change_many(connection: Connection, ctx: RunContext) -> bool:
    for type_ in ctx.types:
        news = links.count_news(connection, ctx.connection.id, type_.name)
        if news > brakes.MOST_CHANGES and brakes.many_changes(
            news, absent.linked_living(connection, ctx.connection.id, type_.name)
        ):
            return True
    return False


def _size(sizes: dict[str, tuple[int, int]], phase: Phase, type_: EntityType) -> int:
    total, linked = sizes.get(type_.name, (0, 0))
    return linked if phase is Phase.POPULATE else total - linked


def _one_batch(
    connection: Connection,
    ctx: RunContext,
    phase: Phase,
    batch: Batch,
    type_: EntityType,
    after: int,
    done: int,
    total: int,
) -> tuple[int | None, int]:
    last, handled = batch(connection, ctx, type_, after)
    # Linked records without news need no look; at the end they count as done.
    nothing = last is None and done == 0
    done = total if last is None else done + handled
    if not nothing:
        ctx.progress(connection, phase, type_, done, total)
    return last, done
