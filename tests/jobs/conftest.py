"""A church whose connection is in step, an application that does as it is told, and a worker in a thread.

Where the data lives is a parameter: on SQLite, or in a database of its own on the PostgreSQL server that
`OPENFAITH_TEST_SERVER` names (`postgresql+psycopg://user@host/postgres`).
"""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert

from openfaith_desktop.application import Application, syncing
from openfaith_desktop.jobs import retry_policy
from openfaith_desktop.jobs.attempt import Workbench
from openfaith_desktop.jobs.queue import Queue
from openfaith_desktop.jobs.worker import Worker
from openfaith_desktop.store import connections
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import webhook_delivery
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.results import RunResult
from tests.database import SERVER, fresh_database
from tests.schemas import assert_fits
from tests.sync.conftest import app as app_of_both
from tests.sync.conftest import both, mode, people

__all__ = ["app_of_both", "both", "mode", "people"]

PATIENCE = 60.0
"""Seconds after which a test calls something hung; nothing is expected to take that long."""


@pytest.fixture(autouse=True)
def _short_waits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.module.__name__.endswith("test_retry_policy"):
        return  # is about their length
    monkeypatch.setattr(retry_policy, "FIRST_WAIT", 0.01)
    monkeypatch.setattr(retry_policy, "BUSY_WAIT", 0.01)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> str | None:
    """The URL of a new database on the PostgreSQL server, None for SQLite."""
    if not SERVER:
        return None
    url = fresh_database(SERVER)
    monkeypatch.setenv("OPENFAITH_DATABASE_URL", url)
    return url


@pytest.fixture
def app(tmp_path: Path, server: str | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """The application on a new database with one connection, hope, whose first sync is done."""
    monkeypatch.setenv("OPENFAITH_KEYRING", "off")
    with Application(tmp_path) as made:
        connect(made, "hope")
        yield made


def connect(app: Application, name: str, state: str = connections.ACTIVE) -> int:
    """Add a connection in a state, and return its number."""

    def add(c: Any) -> int:
        info = connections.add(
            c, name=name, adapter="planning-center", mode="full", scope=[], base_url=None, account={}
        )
        connections.set_state(c, info.id, state)
        return info.id

    return app.store.write(add)


Step = BaseException | Callable[[StopFlag], None]


class Script:
    """Stands in for the work of the application: what was asked of it, and what it shall answer next."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []
        self.next: dict[str, list[Step]] = defaultdict(list)
        self.at_work: set[str] = set()
        self.overlapped = False

    async def do(self, kind: str, name: str, ids: tuple[str, ...], stop: StopFlag) -> None:
        self.overlapped = self.overlapped or name in self.at_work
        self.at_work.add(name)
        self.asked.append((kind, name, *ids))
        try:
            step = self.next[kind].pop(0) if self.next[kind] else None
            if isinstance(step, BaseException):
                raise step
            if step is not None:
                step(stop)
        finally:
            self.at_work.remove(name)


@pytest.fixture
def script(app: Application, monkeypatch: pytest.MonkeyPatch) -> Script:
    """The application's work, written by the test."""
    made = Script()

    def run(kind: str) -> Callable[..., Any]:
        async def work(_app: Application, name: str, stop: StopFlag) -> RunResult:
            await made.do(kind, name, (), stop)
            return RunResult(1, name, kind, "full", "done", {"person": {"added": 2, "failed": 0}}, 3, 0, 0)

        return work

    async def push(_app: Application, name: str, ids: list[str], stop: StopFlag) -> dict[str, Any]:
        await made.do("push", name, tuple(ids), stop)
        return {"records": [{"outcome": "updated"} for _ in ids]}

    for kind in ("sync", "compare", "webhook"):
        monkeypatch.setitem(syncing.BY_KIND, kind, run(kind))
    monkeypatch.setattr(syncing, "push", push)
    return made


def jobs_url(app: Application) -> str:
    """Where the jobs of this application are kept."""
    return app.store.url if app.store.url.startswith("post") else f"sqlite:///{app.folder / 'jobs.sqlite'}"


class Bench:
    """An open queue, and what it says about finished jobs."""

    def __init__(self, app: Application, executor: str = "worker-1") -> None:
        self.bench = Workbench(app)
        self.said: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.jobs = Queue(self.bench, self.said.put, url=jobs_url(app), executor=executor, look_every=0.05)

    def next(self) -> Any:
        """Return the next job that finishes."""
        return self.said.get(timeout=PATIENCE)


@contextmanager
def open_queue(app: Application, executor: str = "worker-1") -> Iterator[Bench]:
    """An open queue; at the end its jobs stop at their next record."""
    made = Bench(app, executor)
    with made.jobs:
        made.jobs.serve([info.id for info in app.connections()])
        try:
            yield made
        finally:
            made.bench.stop()


class RunningWorker:
    """A worker in a thread of its own; `said` is what it tells."""

    def __init__(self, app: Application, **options: Any) -> None:
        self.said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.lines: list[str] = []
        self.document: dict[str, Any] = {}
        self.error: BaseException | None = None
        self._stop = threading.Event()
        self._worker = Worker(app, self.said.put, self._stop, look_every=0.1, watch_every=0.05, **options)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self.document = dict(self._worker.run())
        except BaseException as error:
            self.error = error
            self.said.put(f"failed: {type(error).__name__}")

    def until(self, word: str) -> str:
        """Wait for a line with a word in it, and return that line."""
        while True:
            line = self.said.get(timeout=PATIENCE)
            self.lines.append(line)
            if word in line:
                return line

    def looks(self, times: int) -> int:
        """Wait until it has looked so many times more for what is due; return how often it did."""
        usual, seen, enough = self._worker._look, 0, threading.Event()

        def look(jobs: Queue) -> None:
            nonlocal seen
            usual(jobs)
            seen += 1
            if seen >= times:
                enough.set()

        self._worker._look = look  # type: ignore[method-assign]
        assert enough.wait(PATIENCE)
        self._worker._look = usual  # type: ignore[method-assign]
        return seen

    def stop(self) -> dict[str, Any]:
        """Ask it to end, wait until it has, and return what it did."""
        self._stop.set()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()
        while not self.said.empty():
            self.lines.append(self.said.get())
        if self.error is None:
            assert_fits("worker", self.document)
        return self.document


@contextmanager
def working(app: Application, **options: Any) -> Iterator[RunningWorker]:
    """A worker at work."""
    worker = RunningWorker(app, **options)
    try:
        yield worker
    finally:
        worker.stop()


@pytest.fixture
def waiting(app: Application) -> Callable[[str], None]:
    """Keep a webhook delivery to hope that nobody has looked at."""

    def keep(delivery: str) -> None:
        row = {
            "connection_id": 1,
            "delivery_id": delivery,
            "action": "updated",
            "received_at": utc_now(),
            "state": "waiting",
        }
        app.store.write(lambda c: c.execute(insert(webhook_delivery), row))

    return keep
