"""Bringing a connection in step, looking first what that would do, and what was done before.

Called by the window, the command line and the jobs. What happens is told by `Application.events`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, replace

from openfaith_desktop.application import Application, documents
from openfaith_desktop.application.documents import Document
from openfaith_desktop.store import problems, runs
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.results import RunResult


async def preview(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Return what a sync would do, with names. Changes nothing."""
    return await app.engine(name).preview(stop)


async def sync(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Bring both sides in step."""
    return _came_through(app, await app.engine(name).sync(stop))


def _came_through(app: Application, result: RunResult) -> RunResult:
    """Close the problem that earlier runs of this kind didn't come through, whoever started them."""
    info = app.connection(result.connection)
    closed = app.store.write(lambda c: problems.run_solved(c, info.id, result.kind))
    return replace(result, problems=result.problems - closed)


async def compare(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Bring both sides in step after reading everything there: deletions and households too."""
    return _came_through(app, await app.engine(name).compare(stop))


async def look(app: Application, name: str, stop: StopFlag) -> RunResult:
    """Bring both sides in step after reading the records that webhook deliveries named."""
    return _came_through(app, await app.engine(name).look(stop))


async def push(app: Application, name: str, ids: Sequence[str], stop: StopFlag) -> Document:
    """Send chosen records, whatever the mode."""
    pushed = await app.engine(name).push(ids, stop)
    return {"connection": name, "records": [asdict(p) for p in pushed]}


def history(app: Application, name: str) -> Document:
    """Return a connection's runs, newest first."""
    info = app.connection(name)
    return {
        "connection": name,
        "runs": [documents.run(r) for r in app.store.read(lambda c: runs.listed(c, info.id))],
    }


Run = Callable[[Application, str, StopFlag], Awaitable[RunResult]]
"""A kind of run that a job can begin: for a connection, until it is stopped."""

BY_KIND: Mapping[str, Run] = {"sync": sync, "compare": compare, "look": look}
