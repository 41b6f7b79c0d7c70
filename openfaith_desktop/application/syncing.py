"""Bringing a connection in step, looking first what that would do, and what was done before.

Called by the window, the command line and the jobs. What happens is told by `Application.events`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from openfaith_desktop import paths
from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application import Application, documents
from openfaith_desktop.application.shapes.runs import RunList
from openfaith_desktop.application.shapes.sending import Pushed, PushedLine
from openfaith_desktop.store import connections, lease, problems, runs
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.runs import RunKind
from openfaith_desktop.sync.engine import Engine, StopFlag
from openfaith_desktop.sync.events import STEP_TITLES, Phase
from openfaith_desktop.sync.results import PushedRecord, RunResult


async def prepared(app: Application, name: str) -> Engine:
    """Return a connection's engine, as `Application.engine`, without holding up the loop.

    The keyring may ask the person something and takes until they answer; reading the settings takes 100 ms. The
    window waits for neither.
    """
    return await asyncio.to_thread(app.engine, name)


async def preview(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Return what a sync would do, with names. Changes nothing."""
    engine = await prepared(app, name)
    return await engine.preview(stop)


async def sync(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Bring both sides in step."""
    engine = await prepared(app, name)
    return await _finished(app, await engine.sync(stop))


async def _finished(app: Application, result: RunResult) -> RunResult:
    # Written durably: the disk is waited for in a thread.
    return await asyncio.to_thread(_came_through, app, result)


def _came_through(app: Application, result: RunResult) -> RunResult:
    """Close the problem that earlier runs of this kind didn't come through, whoever started them."""
    info = app.connection(result.connection)
    closed = app.store.write(problems.run_solved, info.id, result.kind)
    return replace(result, problems=result.problems - closed)


async def compare(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Bring both sides in step after reading everything there: deletions and households too."""
    engine = await prepared(app, name)
    return await _finished(app, await engine.compare(stop))


async def notified(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Bring both sides in step after reading the records that webhook deliveries named."""
    engine = await prepared(app, name)
    return await _finished(app, await engine.notified(stop))


async def push(app: Application, name: str, ids: Sequence[str], stop: StopFlag) -> Pushed:
    """Send chosen records, whatever the mode."""
    engine = await prepared(app, name)
    pushed = await engine.push(ids, stop)
    return {"connection": name, "records": [_pushed(one) for one in pushed]}


def _pushed(one: PushedRecord) -> PushedLine:
    return {
        "entity_id": one.entity_id,
        "title": one.title,
        "outcome": one.outcome,
        "external_id": one.external_id,
        "reason": one.reason,
    }


def history(app: Application, name: str) -> RunList:
    """Return a connection's runs, newest first."""
    info = app.connection(name)
    return {
        "connection": name,
        "runs": [documents.run(r) for r in app.store.read(runs.listed, info.id)],
    }


Run = Callable[[Application, str, StopFlag], Awaitable[RunResult]]
"""A kind of run that a job can begin: for a connection, until it is stopped."""

BY_KIND: Mapping[str, Run] = {RunKind.SYNC: sync, RunKind.COMPARE: compare, RunKind.WEBHOOK: notified}


@dataclass(frozen=True, slots=True)
class RunningState:
    """A run that goes on now, whichever process works on it; as it was kept at `updated_at`.

    `phase` and `title`: the step, as a word and for people; `type`, `done` and `total`: which records, and how
    many went through it. None where nothing was kept yet.
    """

    connection: str
    run: int
    kind: str
    started_at: str
    phase: Phase | None
    title: str
    type: str | None
    done: int
    total: int | None
    updated_at: str | None


def running(app: Application, name: str | None = None) -> tuple[RunningState, ...]:
    """Return the runs that go on now, of one or all connections; at most one a connection."""
    infos = [app.connection(name)] if name else app.connections()
    found = (_running(app, info) for info in infos)
    return tuple(one for one in found if one is not None)


def _running(app: Application, info: ConnectionInfo) -> RunningState | None:
    last = app.store.read(runs.latest, info.id)
    if last is None or last.state != "running":
        return None
    if not lease.is_held(app.store, paths.locks_dir(app.folder), info.id):
        return None  # It was cut short: its program died.
    kept = app.store.read(connections.status, info.id)
    steps = [row for row in kept.values() if row.phase and row.updated_at >= last.started_at]
    step = max(steps, key=lambda row: row.updated_at, default=None)
    phase = Phase(step.phase) if step is not None else None
    return RunningState(
        info.name,
        last.id,
        last.kind,
        last.started_at,
        phase,
        STEP_TITLES[phase].format(system=title_of(info.adapter)) if phase else "",
        step.entity_type if step is not None else None,
        step.done if step is not None else 0,
        step.total if step is not None else None,
        step.updated_at if step is not None else None,
    )
