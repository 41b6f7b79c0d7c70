"""The jobs, kept by DBOS: one queue a connection, one job of it at a time, whoever asks and wherever it runs.

A job is a workflow; each try is a step, and the wait before the next is part of it, so that a killed worker's
job carries on where it was. Recurring jobs are numbered (`sync-3-117` is the 117th sync of connection 3): whoever
finds one due makes the next number, and two who find it at once make the same one. A job for a webhook delivery
is named after it. Arguments and results are kept in clear: ids and numbers only.

Only `worker.py` imports this module, since importing DBOS takes a while.
"""

from __future__ import annotations

import contextlib
import logging
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID, WorkflowStatus
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import DatabaseError

from openfaith_desktop.errors import NotFound, StoreError
from openfaith_desktop.jobs.attempt import JobKind, Outcome, Workbench
from openfaith_desktop.store import failures

VERSION = "jobs-1"
"""Of the jobs' making. Bumped only when a job begun by an older program can't be carried on by a newer one."""

SCHEMA = "openfaith_jobs"
KEPT = timedelta(days=30)
UNFINISHED = ("ENQUEUED", "PENDING", "DELAYED")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finished:
    """A job that came to an end: when, and what became of it."""

    id: str
    kind: JobKind
    connection_id: int
    tries: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Made:
    """The newest of a connection's recurring jobs: its number, when it was made, and whether it still runs."""

    number: int
    at: float
    unfinished: bool


class Queue:
    """The open queue of this process; a context manager. There is one in a process."""

    def __init__(
        self,
        bench: Workbench,
        finished: Callable[[Finished], None],
        *,
        url: str,
        executor: str,
        look_every: float = 1.0,
    ) -> None:
        """Keep the jobs at `url` (SQLite or PostgreSQL). `executor`: which worker this is; see `locks`."""
        self._bench = bench
        self._finished = finished
        self._url = url
        self._executor = executor
        self._look_every = look_every
        self._engine = None if url.startswith("sqlite") else create_engine(url, pool_pre_ping=True)
        self._numbers: dict[tuple[str, int], int] = {}
        self._queues: set[int] = set()
        self._job: Callable[..., Any] = self._run

    # --- opening and closing -----------------------------------------------------------------------

    def __enter__(self) -> Queue:
        config: DBOSConfig = {
            "name": "openfaith",
            "application_version": VERSION,
            "executor_id": self._executor,
            "system_database_url": self._url,
            "system_database_engine": self._engine,
            "dbos_system_schema": SCHEMA,
            "use_listen_notify": False,
            # Our jobs send each other nothing; this is how long its thread takes to end.
            "notification_listener_polling_interval_sec": 0.25,
            "log_level": "WARNING",
            # Readable by whoever helps a church, and nothing that could run when it is read.
            "serializer": DBOSPortableJSONSerializer(),
        }
        try:
            with failures.translated():
                DBOS(config=config)
                self._job = DBOS.workflow(name="job")(self._workflow())
                DBOS.launch()
        except (StoreError, DatabaseError) as error:
            self._close(0)
            raise _unusable(self._url, error) from error
        except BaseException:
            self._close(0)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        # Each running job ends at its next record; its request may take a while to be answered.
        self._close(3600)

    def _close(self, patience: int) -> None:
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=patience)
        if self._engine is not None:
            self._engine.dispose()

    # --- a job --------------------------------------------------------------------------------------

    def _workflow(self) -> Callable[..., Any]:
        def job(kind: str, connection_id: int, ids: list[str]) -> Outcome:
            return self._run(JobKind(kind), connection_id, ids)

        return job

    def _run(self, kind: JobKind, connection_id: int, ids: list[str]) -> Outcome:
        job_id = DBOS.workflow_id or ""
        tries, busy = 0, 0
        try:
            cancelled = DBOS.run_step({"name": "begin"}, self._bench.cancels, connection_id)
            with self._bench.job(job_id, connection_id, cancelled) as stop:
                while True:
                    outcome: Outcome = DBOS.run_step(
                        {"name": "try"}, self._bench.attempt, kind, connection_id, ids, stop, tries + 1, busy
                    )
                    tries, busy = tries + (outcome["state"] != "busy"), busy + (outcome["state"] == "busy")
                    if outcome["state"] not in ("again", "busy"):
                        break
                    self._bench.wait(stop, outcome.get("wait", 0.0))
        except NotFound:
            outcome = {"state": "skipped"}
        self._finished(Finished(job_id, kind, connection_id, tries, outcome))
        return outcome

    # --- making jobs --------------------------------------------------------------------------------

    def serve(self, connection_ids: Sequence[int]) -> None:
        """Work on the jobs of these connections, from now on."""
        for connection_id in connection_ids:
            if connection_id not in self._queues:
                DBOS.register_queue(
                    _queue(connection_id), global_concurrency=1, polling_interval_sec=self._look_every
                )
                self._queues.add(connection_id)

    def newest(self, kind: JobKind, connection_id: int) -> Made | None:
        """Return the newest recurring job of a kind, None when there was none yet."""
        key = kind, connection_id
        if key not in self._numbers:
            self._numbers[key] = max(self._known_numbers(kind, connection_id), default=0)
        # Other workers number too.
        status = None
        while (next_one := DBOS.get_workflow_status(_numbered(*key, self._numbers[key] + 1))) is not None:
            self._numbers[key], status = self._numbers[key] + 1, next_one
        status = status or DBOS.get_workflow_status(_numbered(*key, self._numbers[key]))
        if status is None:
            return None
        return Made(self._numbers[key], (status.created_at or 0) / 1000, status.status in UNFINISHED)

    def _known_numbers(self, kind: JobKind, connection_id: int) -> Iterator[int]:
        prefix = _numbered(kind, connection_id, "")
        known = DBOS.list_workflows(workflow_id_prefix=prefix, load_input=False, load_output=False)
        return (int(number) for one in known if (number := one.workflow_id.removeprefix(prefix)).isdigit())

    def make_next(self, kind: JobKind, connection_id: int, after: Made | None) -> str:
        """Make the recurring job after `after`; nothing when somebody else made it already. Return its id."""
        return self._make(
            _numbered(kind, connection_id, (after.number if after else 0) + 1), kind, connection_id
        )

    def webhook(self, connection_id: int, delivery_id: str) -> str:
        """Make a job that looks at what a webhook delivery told, once for each delivery, and return its id."""
        return self._make(f"webhook-{connection_id}-{delivery_id}", JobKind.WEBHOOK, connection_id)

    def push(self, connection_id: int, ids: Sequence[str]) -> str:
        """Make a job that sends chosen records, and return its id."""
        return self._make(f"push-{connection_id}-{uuid.uuid4()}", JobKind.PUSH, connection_id, ids)

    def _make(self, job_id: str, kind: JobKind, connection_id: int, ids: Sequence[str] = ()) -> str:
        self.serve([connection_id])
        with SetWorkflowID(job_id):
            DBOS.enqueue_workflow(_queue(connection_id), self._job, str(kind), connection_id, list(ids))
        return job_id

    # --- keeping house ------------------------------------------------------------------------------

    def outcome(self, job_id: str) -> Outcome | None:
        """Return what became of a job, None while it isn't over."""
        status = DBOS.get_workflow_status(job_id)
        return status.output if status is not None and status.status == "SUCCESS" else None

    def take_over(self, hold: Callable[[str], contextlib.AbstractContextManager[bool]]) -> None:
        """Take up what dead workers left. `hold(executor)` yields True while that worker is surely dead."""
        for executor in sorted({one.executor_id or "" for one in self._begun()} - {self._executor}):
            with hold(executor) as dead:
                # Read once more: only now nobody else takes over from the same one.
                for left in self._begun(executor) if dead else ():
                    log.warning("taking over job %s of worker %s", left.workflow_id, executor)
                    DBOS.resume_workflow(left.workflow_id, queue_name=left.queue_name)

    @staticmethod
    def _begun(executor: str | None = None) -> list[WorkflowStatus]:
        return DBOS.list_workflows(
            status="PENDING", app_version=VERSION, executor_id=executor, load_input=False, load_output=False
        )

    def tidy(self, now: float | None = None) -> None:
        """Forget jobs that were over a month ago, except the newest numbers, which the next ones follow."""
        before = datetime.fromtimestamp(time.time() if now is None else now, UTC) - KEPT
        old = DBOS.list_workflows(
            completed_before=before.isoformat(), load_input=False, load_output=False, limit=1000
        )
        kept = {_numbered(kind, number, self._numbers[kind, number]) for kind, number in self._numbers}
        gone = [one.workflow_id for one in old if one.workflow_id not in kept]
        if gone:
            DBOS.delete_workflows(gone)


def _queue(connection_id: int) -> str:
    return f"connection-{connection_id}"


def _numbered(kind: str, connection_id: int, number: int | str) -> str:
    return f"{kind}-{connection_id}-{number}"


def _unusable(url: str, error: Exception) -> StoreError:
    if url.startswith("sqlite"):
        path = make_url(url).database
        return StoreError(
            "The list of jobs can't be used.",
            what_it_means="It only holds what is to be done next. Your church's data is kept elsewhere, and is safe.",
            what_to_do=f"Delete {path} and start the worker again: it makes a new one and syncs.",
        )
    if "permission denied" in str(error.__cause__ or error):
        return StoreError(
            "The database server doesn't let OpenFaith keep its list of jobs.",
            what_it_means=f"The list has a schema of its own, {SCHEMA}, which OpenFaith may not make.",
            what_to_do=f"Ask whoever runs the server for: CREATE SCHEMA {SCHEMA} AUTHORIZATION (OpenFaith's user)",
        )
    return error if isinstance(error, StoreError) else StoreError("The list of jobs can't be used.")
