"""The frame of every run: it opens a run, hands it to what it shall do, and closes and publishes it once.

Whatever the run is (a sync, a comparison, news by webhook, a preview, a push), here alone it is started or carried on,
and here alone it ends as `done`, `stopped` or `failed`. What it does is the engine's. The last step of a run
commits together with its end, so that a run is never half over.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator, Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Adapter, Credentials, Session, SessionSettings
from openfaith_desktop.errors import BrakeStopped, OpenFaithError, Stopped
from openfaith_desktop.store import connections, lease, runs
from openfaith_desktop.store.clock import age, utc_now
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.lease import Lease
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.sync import modes, scope
from openfaith_desktop.sync.context import RunContext, RunStore, StopFlag
from openfaith_desktop.sync.events import EventStream, RunFinished, RunStarted
from openfaith_desktop.sync.pull.progress import ReadProgress
from openfaith_desktop.sync.results import RunResult, Tally

log = logging.getLogger(__name__)

FIRST_RESUMABLE_FOR = timedelta(hours=24)
"""A first sync of a big church is carried on even the next day, …"""
RESUMABLE_FOR = timedelta(hours=1)
"""… any other reads anew what it has read longer ago."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a run is made of. `locks` is the folder of the lock files."""

    store: Store
    adapter: Adapter
    connection: ConnectionInfo
    credentials: Credentials
    events: EventStream
    locks: Path
    reserve: float
    visible_after_seconds: float


def _nothing(_: Connection) -> None:
    pass


@dataclass(slots=True)
class Run:
    """One run while it works.

    `progress` is how far its reading has come, kept with each page. `last_step` commits together with its end. `tally` is what the
    run did, or in a preview would do; `state` is set when it is over.
    """

    ctx: RunContext
    kind: RunKind
    tally: Tally
    progress: ReadProgress = field(default_factory=ReadProgress)
    last_step: Callable[[Connection], None] = _nothing
    state: str = "running"

    async def result(self) -> RunResult:
        """Return how the run ended, and what waits for a person."""
        ctx = self.ctx
        decisions, problems = await ctx.store.aread(runs.attention, ctx.connection.id)
        return RunResult(
            ctx.run_id,
            ctx.connection.name,
            self.kind,
            ctx.connection.mode,
            self.state,
            self.tally.counts,
            ctx.session.requests,
            decisions,
            problems,
            self.tally.names,
            tuple(ctx.notices),
            ctx.adapter.title,
        )


@contextlib.asynccontextmanager
async def opened(parts: Parts, kind: RunKind, stop: StopFlag) -> AsyncGenerator[Run]:
    """Open a run and close it when the block ends, however that is; only one of a connection at a time.

    Raises `AlreadyRunning`, or what the system or the database raised.
    """
    begun: list[RunContext] = []

    def tell_waiting(seconds: float, reason: str) -> None:
        for ctx in begun:
            ctx.waits(seconds, reason)

    held = await asyncio.to_thread(lease.take, parts.store, parts.locks, parts.connection.id)
    try:
        settings = SessionSettings(
            parts.connection.base_url,
            parts.reserve,
            on_waiting=tell_waiting,
            whose_limit=parts.connection.signed_in,
            before_request=held.check_now,
            region=parts.connection.region,
        )
        async with parts.adapter.session(parts.credentials, settings) as session:
            loop = asyncio.get_running_loop()
            run = await parts.store.awrite(_begin, parts, held, kind, session, stop, loop)
            begun.append(run.ctx)
            try:
                yield run
                await run.ctx.write(_done, run)
                run.state = "done"
            except BaseException as error:
                await _failed(run, error)
                raise
            finally:
                _tell_finished(run)
    finally:
        await asyncio.to_thread(held.release)


def _tell_finished(run: Run) -> None:
    ctx, counts = run.ctx, run.tally.counts
    log.info("run %d %s, %d requests: %s", ctx.run_id, run.state, ctx.session.requests, counts)
    ctx.publish(RunFinished(ctx.connection.name, ctx.run_id, run.state, counts))


# --- the beginning ------------------------------------------------------------------------------------


def _begin(
    db: Connection,
    parts: Parts,
    held: Lease,
    kind: RunKind,
    session: Session,
    stop: StopFlag,
    loop: asyncio.AbstractEventLoop,
) -> Run:
    """Start a run, or carry on with the last one if that was of its kind and cut short."""
    held.check(db)
    info = parts.connection
    state = connections.status(db, info.id).get("")
    initial = state is None or state.state != connections.ACTIVE
    # Only the very last run: another one's listing would make this one's incomplete.
    last = runs.latest(db, info.id)
    tally = Tally(keep_names=kind is RunKind.PREVIEW)
    progress = ReadProgress()
    resumed = last is not None and _carries_on(last, kind, info, initial=initial)
    if last is not None and resumed:
        run_id, progress = last.id, ReadProgress.kept(last.progress or {})
        # What a preview would do is counted anew; what was done stays done.
        if kind is not RunKind.PREVIEW:
            tally.counts.update(last.counts or {})
        runs.put(db, run_id, state="running", error=None, finished_at=None)
    else:
        run_id = runs.start(db, info.id, kind, info.mode)
    runs.cut_short(db, info.id, but=run_id)
    listings, types = scope.in_scope(parts.adapter, info.scope)
    ctx = RunContext(
        store=RunStore(parts.store, held, tally),
        adapter=parts.adapter,
        session=session,
        connection=info,
        permissions=modes.permissions(info.mode),
        run_id=run_id,
        events=parts.events,
        stop=stop,
        types=types,
        listings=listings,
        initial=initial,
        loop=loop,
        tally=tally,
        previewing=kind is RunKind.PREVIEW,
        visible_after_seconds=parts.visible_after_seconds,
    )
    log.info("run %d (%s, %s) %s", run_id, kind, info.mode, "carries on" if resumed else "starts")
    ctx.publish(RunStarted(info.name, run_id, kind, resumed))
    return Run(ctx, kind, tally, progress)


def _carries_on(last: Row[Any], kind: RunKind, info: ConnectionInfo, *, initial: bool) -> bool:
    """Return whether a new run of a kind carries on with the last one.

    What a brake stopped for may be what was read: unless the run kept it, the next one reads anew.
    """
    error: dict[str, Any] = last.error or {}
    doubted = error.get("name") == BrakeStopped.__name__ and not last.progress
    return (
        kind not in (RunKind.PUSH, RunKind.PUSH_PREVIEW)
        and last.kind == kind
        and last.state in runs.UNFINISHED
        and not doubted
        and last.mode == info.mode
        and age(last.started_at) < (FIRST_RESUMABLE_FOR if initial else RESUMABLE_FOR)
    )


# --- the end ------------------------------------------------------------------------------------------


def _done(db: Connection, run: Run) -> None:
    run.last_step(db)
    _close(db, run, "done", None)


async def _failed(run: Run, error: BaseException) -> None:
    state = "stopped" if isinstance(error, Stopped | asyncio.CancelledError) else "failed"
    log.warning("run %d %s: %s", run.ctx.run_id, state, type(error).__name__)
    document = error.as_dict() if isinstance(error, OpenFaithError) else {"name": type(error).__name__}
    run.state = state
    # A full disk or a lost database must not hide the first error; a run that lost its lease is another's now.
    with contextlib.suppress(OpenFaithError):
        await run.ctx.write(_close, run, state, document)


def _close(db: Connection, run: Run, state: str, error: dict[str, Any] | None) -> None:
    """Write down how a run ended, unless its end was written before it was cancelled at its very last step."""
    row = runs.get(db, run.ctx.run_id)
    if row is not None and row.state != "running":
        run.state = row.state
        return
    runs.put(
        db,
        run.ctx.run_id,
        state=state,
        finished_at=utc_now(),
        error=error,
        counts=run.tally.counts,
        requests=run.ctx.session.requests,
        waiting=None,
        notices=[asdict(notice) for notice in run.ctx.notices],
    )
