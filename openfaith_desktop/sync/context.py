"""What every phase of one run needs: the parts, the permissions, the way to report and to be stopped."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeVar, TypeVarTuple

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Adapter, Listing, Session
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import Stopped
from openfaith_desktop.store import connections, runs
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.store.clock import as_text
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.database import Store, Work
from openfaith_desktop.store.lease import Lease
from openfaith_desktop.sync.events import (
    STATUS_WORDS,
    Event,
    EventStream,
    Phase,
    Progressed,
    WaitingForServer,
)
from openfaith_desktop.sync.modes import Permissions
from openfaith_desktop.sync.results import Notice, Tally

BATCH = 1_000

T = TypeVar("T")
Args = TypeVarTuple("Args")


class StopFlag:
    """A person's wish to stop a run; may be set from any thread or a signal handler."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the run to stop at the next record."""
        self._event.set()

    @property
    def is_set(self) -> bool:
        """Whether the run shall stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Stopped` when the run shall stop."""
        if self._event.is_set():
            raise Stopped()


class RunStore:
    """The database as one run works with it: it commits only while its lease holds.

    What a transaction counts is kept only when it is committed.
    """

    def __init__(self, store: Store, lease: Lease, tally: Tally) -> None:
        self._store = store
        self._lease = lease
        self._tally = tally

    async def awrite(self, work: Callable[[Connection, *Args], T], *args: *Args, durable: bool = False) -> T:
        """Run `work(db, *args)` in one transaction, without blocking the event loop; see `Store.submit`.

        Raises `LostLease`; then nothing of it is written.
        """
        before = self._tally.copy()

        def once(db: Connection) -> T:
            # Another try, after one that lost a race, counts anew.
            self._tally.put_back(before)
            self._lease.check(db)
            return work(db, *args)

        try:
            return await self._store.awrite(once, durable=durable)
        except BaseException:
            self._tally.put_back(before)
            raise

    def tell(self, work: Work[None]) -> None:
        """Run `work` in a transaction soon, waiting for nothing; for what is nobody's loss if it fails."""
        self._store.submit(work)

    async def aread(self, work: Callable[[Connection, *Args], T], *args: *Args) -> T:
        """Run `work(db, *args)` on a database connection of its own, in a thread."""
        return await self._store.aread(work, *args)

    async def rehearse(self, work: Callable[[Connection, *Args], T], *args: *Args) -> T:
        """Run `work(db, *args)` as if for real, return its result, and take everything back."""
        return await self._store.rehearse(work, *args)


@dataclass
class RunContext:
    """One run of one connection. `types` are the entity types in scope, in the order of dependencies."""

    store: RunStore
    adapter: Adapter
    session: Session
    connection: ConnectionInfo
    permissions: Permissions
    run_id: int
    events: EventStream
    stop: StopFlag
    types: tuple[EntityType, ...]
    listings: tuple[Listing, ...]
    initial: bool
    loop: asyncio.AbstractEventLoop
    tally: Tally = field(default_factory=Tally)
    previewing: bool = False
    rehearsing: bool = False
    visible_after_seconds: float = 0.0
    touched: dict[str, set[str]] = field(default_factory=dict[str, "set[str]"])
    """While rehearsing: the entities of each type that would be changed, here or there."""
    creating: dict[str, set[str]] = field(default_factory=dict[str, "set[str]"])
    """While rehearsing: the entities of each type that would be created there."""
    unconfirmed: dict[str, set[str]] = field(default_factory=dict[str, "set[str]"])
    """Records of each type that seem to be gone, too many to be believed without a person's word."""
    read_all_next: bool = False
    """A write's record isn't shown: what became of it, only reading everything tells."""
    let_go: dict[str, set[str]] = field(default_factory=dict[str, "set[str]"])
    """Records of each type that aren't created here, because what they must belong to was let go on purpose."""
    empty: set[str] = field(default_factory=set[str])
    """The types whose listing came back empty, and was not before."""
    read_at: dict[str, str] = field(default_factory=dict[str, str])
    """When each type was last read, by the system's own time: in this run, or not long before."""
    made: set[str] = field(default_factory=set[str])
    """The entities that this run added there."""
    looked_for: set[str] = field(default_factory=set[str])
    """The entities that were looked for there one by one, before they are added."""
    compared: dict[str, Any] = field(default_factory=dict[str, Any])
    """What matching found out by reading, by type, until it is carried out; see `matching.phase`."""
    notices: list[Notice] = field(default_factory=list[Notice])
    """What a person should know of this run."""

    @property
    def origin(self) -> Origin:
        """Who the changes of this run come from."""
        return Origin("sync", self.adapter.title, self.connection.org_id, self.run_id, self.connection.id)

    async def write(self, work: Callable[[Connection, *Args], T], *args: *Args, durable: bool = False) -> T:
        """Run `work(db, *args)` in one transaction; when that fails, what it counted isn't counted either."""
        return await self.store.awrite(work, *args, durable=durable)

    def for_rehearsal(self) -> Self:
        """Return this run as a rehearsal works on it: what that counts and notes is its own."""
        return replace(
            self,
            rehearsing=True,
            tally=Tally(keep_names=self.tally.keeps_names),
            touched={},
            creating={},
            let_go={},
            notices=[],
            unconfirmed={name: set(ids) for name, ids in self.unconfirmed.items()},
        )

    def only_reading(self) -> Self:
        """Return this run as it reads in another thread: its progress is told, not kept."""
        return replace(self, rehearsing=True)

    def publish(self, event: Event) -> None:
        """Send an event out from any thread."""
        self.loop.call_soon_threadsafe(self.events.publish, event)

    def waits(self, seconds: float, reason: str) -> None:
        """Tell that the run waits for the server, those who listen and those who ask later."""
        self.publish(WaitingForServer(self.connection.name, seconds, reason))
        waiting = {"until": as_text(time.time() + seconds), "reason": reason}
        self.store.tell(lambda db: runs.put(db, self.run_id, waiting=waiting))

    def message(self, phase: Phase, type_: EntityType, done: int, total: int | None) -> str:
        """Return SyncStatus's line, as the specification words it."""
        kind = "Initial Sync" if self.initial else "Sync"
        of = f" of {total}" if total is not None else ""
        return f"{kind}: Processed {done}{of} {type_.plural} - {STATUS_WORDS[phase]}"

    def progress(self, db: Connection, phase: Phase, type_: EntityType, done: int, total: int | None) -> None:
        """Keep the progress and counts in the transaction of the data, and tell who listens."""
        if total is not None:
            total = max(total, done)
        message = self.message(phase, type_, done, total)
        if not self.rehearsing:
            connections.set_progress(db, self.connection.id, type_.name, phase.value, done, total, message)
            runs.put(db, self.run_id, counts=self.tally.counts, requests=self.session.requests)
        counts = dict(self.tally.counts.get(type_.name, {}))
        requests = self.session.requests
        self.publish(
            Progressed(self.connection.name, phase, type_.name, done, total, message, requests, counts)
        )


Batch = Callable[[Connection, RunContext, EntityType, int], "tuple[int | None, int]"]
"""One batch of a phase: handles what comes after a link id, returns (the last id or None at the end, done)."""
