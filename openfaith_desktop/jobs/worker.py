"""`openfaith worker`: makes jobs when they are due, works on them, and ends when it is asked to.

One worker has a SQLite data folder to itself. On PostgreSQL several share the jobs; each holds a number at the
database server, which is free again when it dies, and another one then takes up what it left.
"""

from __future__ import annotations

import contextlib
import logging
import queue as handover
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Generator

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from openfaith_desktop import paths
from openfaith_desktop.application import Application
from openfaith_desktop.application.shapes.work import JobLine, Worked
from openfaith_desktop.errors import AlreadyRunning, OpenFaithError, StoreError
from openfaith_desktop.jobs import control, schedule
from openfaith_desktop.jobs.attempt import JobKind, Workbench
from openfaith_desktop.jobs.queue import Finished, Made, Queue
from openfaith_desktop.store import connections, links, locks, problems, runs, webhooks
from openfaith_desktop.store.clock import as_seconds, as_text, shared_now, utc_now
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.database import file_url
from openfaith_desktop.sync import modes
from openfaith_desktop.webhooks.receiver import Receiver

REMEMBERED = 1_000
"""How many of its last jobs a worker tells at its end."""

TIDY_EVERY = 3600.0

log = logging.getLogger(__name__)


class Worker:
    """A worker on one data folder or database server.

    `say(text)` is called for everything a person may read. Once `stop` is set, each job ends at its next record.
    """

    def __init__(
        self,
        app: Application,
        say: Callable[[str], None],
        stop: threading.Event,
        *,
        poll: int = schedule.POLL_SECONDS,
        webhooks: int | None = None,
        look_every: float = 30.0,
        watch_every: float = 1.0,
    ) -> None:
        """`poll`: seconds between polls; `webhooks`: the port to receive them on; the others: seconds, for tests."""
        self._app = app
        self._say = say
        self._poll = poll
        self._webhooks = webhooks
        self._look_every = look_every
        self._watch_every = watch_every
        self._asked_to_stop = stop
        self._bench = Workbench(app)
        self._news: handover.SimpleQueue[Finished] = handover.SimpleQueue()
        self._jobs: deque[JobLine] = deque(maxlen=REMEMBERED)
        self._outcomes: Counter[str] = Counter()
        self._waiting_for_first_sync: set[int] = set()
        self._names: dict[int, str] = {}
        self._carried_on: dict[tuple[JobKind, int], str] = {}
        """The sign-in after which a job of a kind was made at once, by connection."""
        self._next_tidy = 0.0

    def run(self) -> Worked:
        """Work until asked to stop, and return what was done.

        Raises `AlreadyRunning` when another worker has the data folder, `StoreError` when the database server
        is lost.
        """
        since = utc_now()
        with self._own_place() as (name, place), self._open_queue(name) as jobs, self._receiver(jobs):
            self._say("The worker runs. Stop it with Ctrl+C.")
            lost = False
            next_look = 0.0
            while not self._asked_to_stop.is_set() and not lost:
                if time.monotonic() >= next_look:
                    self._without_giving_up(lambda: self._look(jobs))
                    next_look = time.monotonic() + self._look_every
                self._without_giving_up(self._bench.obey)
                self._tell()
                lost = not place.alive()
                self._asked_to_stop.wait(self._watch_every)
            self._bench.stop()
        self._tell()
        if lost:
            raise StoreError(
                "The worker lost its place at the database server.",
                what_it_means="Its jobs stopped at their next record; another worker may have taken them over.",
                what_to_do="Start it again. A service manager does that by itself.",
            )
        return {
            "since": since,
            "until": utc_now(),
            "outcomes": dict(self._outcomes),
            "jobs": list(self._jobs),
        }

    # --- its parts ------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _own_place(self) -> Generator[tuple[str, locks.Held]]:
        for name in locks.worker_names(self._app.store):
            place = self._hold(name)
            if place is not None:
                break
        else:
            raise AlreadyRunning(
                "Another worker is already running.",
                what_it_means="Two would get into each other's way, so this one did not start.",
                what_to_do="Leave it to the other one, or stop that first.",
            )
        try:
            yield name, place
        finally:
            place.release()

    def _hold(self, name: str) -> locks.Held | None:
        return locks.hold(self._app.store, paths.locks_dir(self._app.folder), name)

    def _open_queue(self, name: str) -> Queue:
        url = self._app.store.url
        if url.startswith("sqlite"):
            url = file_url(paths.jobs_path(self._app.folder))
        return Queue(
            self._bench, self._news.put, url=url, executor=name, look_every=max(0.05, self._watch_every)
        )

    @contextlib.contextmanager
    def _receiver(self, jobs: Queue) -> Generator[None]:
        port = self._app.settings.webhook_port if self._webhooks is None else self._webhooks
        if port is None:
            yield
            return

        def on_delivery(name: str) -> None:
            self._look_at_deliveries(jobs, self._app.connection(name))

        with Receiver(self._app, port, on_delivery) as receiver:
            self._say(f"Webhooks are received at {receiver.url}/webhooks/NAME.")
            yield

    # --- what it looks at -----------------------------------------------------------------------------

    def _without_giving_up(self, work: Callable[[], None]) -> None:
        """Do what is done every now and then; a database that can't be reached now may be there the next time."""
        try:
            work()
        except (OpenFaithError, DBAPIError) as error:
            log.warning("could not look for jobs: %s", type(error).__name__)

    def _look(self, jobs: Queue) -> None:
        infos = self._app.connections()
        self._names = {info.id: info.name for info in infos}
        jobs.serve([info.id for info in infos])
        jobs.take_over(self._dead)
        for info in infos:
            if not control.is_paused(info) and self._synced_before(info):
                self._make_due(jobs, info)
                self._look_at_deliveries(jobs, info)
        if time.monotonic() >= self._next_tidy:
            self._next_tidy = time.monotonic() + TIDY_EVERY
            jobs.tidy()

    @contextlib.contextmanager
    def _dead(self, worker: str) -> Generator[bool]:
        place = self._hold(worker)
        try:
            yield place is not None
        finally:
            if place is not None:
                place.release()

    def _synced_before(self, info: ConnectionInfo) -> bool:
        """Whether a person has begun the first sync: nothing is copied before somebody saw what would happen."""
        state = self._app.store.read(connections.status, info.id).get("")
        begun = state is not None and state.state != connections.PENDING
        if begun:
            self._waiting_for_first_sync.discard(info.id)
        elif info.id not in self._waiting_for_first_sync:
            self._waiting_for_first_sync.add(info.id)
            self._say(
                f"{info.name}: waits for its first sync. Look first what that would do, then start it yourself."
            )
        return begun

    def _make_due(self, jobs: Queue, info: ConnectionInfo) -> None:
        now = self._app.store.read(shared_now)
        seed = f"{info.org_id} {info.id}"
        newest = jobs.newest(JobKind.SYNC, info.id)
        if not _unfinished(newest) and (
            schedule.poll_due(now, newest.at if newest else None, self._poll, seed)
            or self._has_edits(info, now, newest)
            or self._signed_in_since(info, JobKind.SYNC, newest)
        ):
            jobs.make_next(JobKind.SYNC, info.id, newest)
        newest = jobs.newest(JobKind.COMPARE, info.id)
        last = newest.at if newest else self._first_sync(info)
        if not _unfinished(newest) and (
            schedule.comparison_due(now, last, seed) or self._signed_in_since(info, JobKind.COMPARE, newest)
        ):
            jobs.make_next(JobKind.COMPARE, info.id, newest)

    def _has_edits(self, info: ConnectionInfo, now: float, newest: Made | None) -> bool:
        since = as_text(newest.at if newest else 0.0)
        creates = modes.permissions(info.mode).create_there
        found = self._app.store.read(lambda c: links.unsent(c, info.id, since, creates=creates))
        return found is not None and schedule.edits_due(now, *map(as_seconds, found))

    def _signed_in_since(self, info: ConnectionInfo, kind: JobKind, newest: Made | None) -> bool:
        """Whether a person has signed in since a job was made that was given up: perhaps for want of just that."""
        if newest is None:
            return False

        def read(db: Connection) -> str | None:
            signed_in = connections.signed_in_at(db, info.id)
            return signed_in if problems.run_is_open(db, info.id, kind) else None

        signed_in = self._app.store.read(read)
        # The list of jobs knows whole seconds only: one made right after is told apart by what we remember.
        if signed_in is None or int(as_seconds(signed_in)) < int(newest.at):
            return False
        if self._carried_on.get((kind, info.id)) == signed_in:
            return False
        self._carried_on[kind, info.id] = signed_in
        return True

    def _first_sync(self, info: ConnectionInfo) -> float | None:
        """When everything there was last read, as far as no comparison of ours has done it since."""
        last = self._app.store.read(runs.latest, info.id, runs.RunKind.SYNC)
        return as_seconds(last.started_at) if last is not None else None

    def _look_at_deliveries(self, jobs: Queue, info: ConnectionInfo) -> None:
        if control.is_paused(info):
            return
        delivery = self._app.store.read(webhooks.newest_waiting, info.id)
        if delivery is not None:
            jobs.webhook(info.id, delivery)

    # --- what it tells --------------------------------------------------------------------------------

    def _tell(self) -> None:
        with contextlib.suppress(handover.Empty):
            while True:
                self._tell_of(self._news.get_nowait())

    def _tell_of(self, job: Finished) -> None:
        document: JobLine = {
            "connection": self._names[job.connection_id],
            "job": job.kind,
            "outcome": job.outcome["state"],
            "error": job.outcome.get("error"),
            "tries": job.tries,
            "counts": job.outcome.get("counts", {}),
            "waiting": job.outcome.get("waits", 0),
            "at": utc_now(),
        }
        self._jobs.append(document)
        self._outcomes[document["outcome"]] += 1
        self._say(line(document))


def _unfinished(made: Made | None) -> bool:
    return made is not None and made.unfinished


_WORDS = {
    "done": "done",
    "given_up": "given up",
    "cancelled": "stopped, as you asked",
    "skipped": "left to whoever else works on it",
}
_COUNTED = {
    "added": "added",
    "linked": "linked",
    "updated": "updated",
    "sent_new": "sent as new",
    "sent_updates": "sent",
}


def line(job: JobLine) -> str:
    """Return one job as one line for people."""
    what = _WORDS[job["outcome"]]
    counted = [f"{number} {_COUNTED[kind]}" for kind, number in job["counts"].items() if kind in _COUNTED]
    if job["outcome"] == "done":
        what = ", ".join([what, *counted])
    if job["waiting"]:
        what += f"; {job['waiting']} wait for you"
    if job["error"]:
        what += f" ({job['error']}); look at what couldn't be copied"
    return f"{job['at'][:16].replace('T', ' ')} UTC  {job['connection']}: {job['job']} {what}"
