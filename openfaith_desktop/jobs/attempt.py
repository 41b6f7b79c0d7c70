"""One try of one job: the application does it, and what became of it is written down.

An outcome is a plain dict, since the queue keeps it in clear: kinds, numbers and names of errors, never a value
of a record. What is given up on becomes a problem, which `openfaith problems` lists.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Required, TypedDict

from sqlalchemy import Connection

from openfaith_desktop.application import Application, syncing
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import AlreadyRunning, OpenFaithError, Stopped
from openfaith_desktop.jobs import control, retry_policy
from openfaith_desktop.store import connections, entities, problems, webhooks
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.problems import ProblemReport
from openfaith_desktop.sync.engine import StopFlag


class JobKind(StrEnum):
    """What a job does; the kind of run it begins has the same name."""

    SYNC = "sync"
    COMPARE = "compare"
    WEBHOOK = "webhook"
    PUSH = "push"

    @classmethod
    def _missing_(cls, value: object) -> JobKind | None:
        # What programs before layout 11 called a job that is still in the queue.
        return cls.WEBHOOK if value == "look" else None


TITLES: dict[JobKind, str] = {
    JobKind.SYNC: "The regular sync",
    JobKind.COMPARE: "The nightly comparison",
    JobKind.WEBHOOK: "Looking at news by webhook",
    JobKind.PUSH: "Sending chosen records",
}

log = logging.getLogger(__name__)


class Interrupted(BaseException):
    """The worker ends in the middle of a job. No `Exception`: the queue shall keep the job as unfinished."""


class Outcome(TypedDict, total=False):
    """What became of a try.

    `state`: `done`, `again` (after `wait` seconds), `busy` (somebody else works; likewise), `skipped`,
    `cancelled`, or `given_up`; `error`: the kind of error; `counts`: numbers by kind; `waits`: what waits for
    a person.
    """

    state: Required[str]
    wait: float
    error: str
    counts: dict[str, int]
    waits: int


class Stop(StopFlag):
    """A stop flag that can be waited for."""

    def wait(self, seconds: float) -> None:
        """Return when the job shall stop, or after `seconds`."""
        self._event.wait(seconds)


@dataclass(slots=True)
class _Running:
    """A job at work in this process: how often its connection had been cancelled when it began."""

    connection_id: int
    cancels: int
    stop: Stop = field(default_factory=Stop)


class Workbench:
    """Where this process works on jobs; `stop` ends all of them at their next record."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._running: dict[str, _Running] = {}
        self._lock = threading.Lock()
        self._ending = threading.Event()

    def stop(self) -> None:
        """Ask every job to stop at its next record; none begins any more."""
        self._ending.set()
        with self._lock:
            for job in self._running.values():
                job.stop.set()

    def obey(self) -> None:
        """Ask the jobs to stop whose connection was cancelled since they began."""
        with self._lock:
            running = list(self._running.values())
        if running:
            now = {info.id: control.cancels(info) for info in self._app.connections()}
            for job in running:
                if now.get(job.connection_id, job.cancels) != job.cancels:
                    job.stop.set()

    def cancels(self, connection_id: int) -> int:
        """Return how often a connection was cancelled so far."""
        return control.cancels(self._info(connection_id))

    def _info(self, connection_id: int) -> ConnectionInfo:
        return self._app.store.read(connections.by_id, connection_id)

    @contextlib.contextmanager
    def job(self, job_id: str, connection_id: int, cancelled: int) -> Generator[Stop]:
        """Hold a job as running, from its first try to its last wait; yield what stops it."""
        job = _Running(connection_id, cancelled)
        with self._lock:
            self._running[job_id] = job
        try:
            if self._ending.is_set():
                raise Interrupted
            yield job.stop
        finally:
            with self._lock:
                del self._running[job_id]

    def wait(self, stop: Stop, seconds: float) -> None:
        """Wait until the next try; shorter when the job is stopped. Raises `Interrupted` when the worker ends."""
        stop.wait(seconds)
        if self._ending.is_set():
            raise Interrupted

    def attempt(
        self, kind: JobKind, connection_id: int, ids: Sequence[str], stop: StopFlag, number: int, busy: int
    ) -> Outcome:
        """Try a job, for the `number`th time (from 1), after `busy` waits for somebody else."""
        info = self._info(connection_id)
        try:
            stop.check()
            done = asyncio.run(self._do(kind, info, ids, stop))
        except Stopped as error:
            if self._ending.is_set():
                raise Interrupted from error
            return {"state": "cancelled"}
        except AlreadyRunning as error:
            wait = retry_policy.wait_while_busy(busy)
            if wait is not None:
                return {"state": "busy", "wait": wait, "error": _name(error)}
            return {"state": "skipped"} if kind is not JobKind.PUSH else self._give_up(kind, info, ids, error)
        except OpenFaithError as error:
            wait = retry_policy.wait_after(error, number)
            if wait is None:
                return self._give_up(kind, info, ids, error)
            log.info("%s of connection %d is tried again in %.0f s: %s", kind, info.id, wait, _name(error))
            return {"state": "again", "wait": wait, "error": _name(error)}
        except Exception as error:
            log.exception("%s of connection %d failed unexpectedly", kind, info.id)
            ours = OpenFaithError(f"Something unexpected happened ({_name(error)}).")
            return {**self._give_up(kind, info, ids, ours), "error": _name(error)}
        self._app.store.write(problems.run_solved, info.id, kind)
        return done

    async def _do(self, kind: JobKind, info: ConnectionInfo, ids: Sequence[str], stop: StopFlag) -> Outcome:
        if kind is JobKind.PUSH:
            document = await syncing.push(self._app, info.name, ids, stop)
            counts: dict[str, int] = {}
            for record in document["records"]:
                counts[record["outcome"]] = counts.get(record["outcome"], 0) + 1
            return {"state": "done", "counts": counts, "waits": counts.get("failed", 0)}
        if kind is JobKind.WEBHOOK and self._app.store.read(webhooks.newest_waiting, info.id) is None:
            return {"state": "done", "counts": {}, "waits": 0}
        result = await syncing.BY_KIND[kind](self._app, info.name, stop)
        summed: dict[str, int] = {}
        for numbers in result.counts.values():
            for name, number in numbers.items():
                if number:
                    summed[name] = summed.get(name, 0) + number
        return {"state": "done", "counts": summed, "waits": result.decisions + result.problems}

    def _give_up(
        self, kind: JobKind, info: ConnectionInfo, ids: Sequence[str], error: OpenFaithError
    ) -> Outcome:
        log.warning("%s of connection %d is given up: %s", kind, info.id, _name(error))
        # Where the database itself is what failed there is nobody to tell but the log.
        with contextlib.suppress(OpenFaithError):
            self._app.store.write(_report, kind, info, ids, error)
        return {"state": "given_up", "error": _name(error)}


def _name(error: BaseException) -> str:
    return type(error).__name__


def _report(
    db: Connection, kind: JobKind, info: ConnectionInfo, ids: Sequence[str], error: OpenFaithError
) -> None:
    if kind is not JobKind.PUSH:
        problems.report_run(db, info.id, kind, TITLES[kind], error)
        return
    for entity_id in ids:
        type_ = ENTITY_TYPES[entity_id.rpartition("_")[0]]
        row = entities.get(db, type_.name, entity_id)
        if row is not None:
            told = ProblemReport(
                entity_type=type_.name,
                entity_id=entity_id,
                title=type_.title(row),
                cause=error.title,
                what_it_means=error.what_it_means,
                what_to_do=error.what_to_do,
            )
            problems.report(db, info.id, None, told)
