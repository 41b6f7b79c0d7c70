"""A run's lease: who may work on a connection, and a number by which whoever lost it learns that.

A lock can be lost without its holder noticing: the server ends a session, a computer sleeps, a file is deleted.
So the right to work is a row of the database. Taking it counts its number, the fence, up by one, and a run checks
in each of its transactions, and before each request, that the fence still is its own. From the moment somebody
else has taken over, nothing of the earlier holder is committed or leaves any more.

How long a lease holds: on SQLite as long as its holder has locked a file in the data folder, which the operating
system frees; on a server for `SECONDS` by the server's clock, renewed by a thread of its own while the run works.
There, too, the locked file says at once that a holder on this computer has died. Called by a run's frame.
"""

from __future__ import annotations

import logging
import socket
import threading
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from openfaith_desktop.errors import AlreadyRunning, LostLease
from openfaith_desktop.store.clock import as_seconds, as_text, shared_now
from openfaith_desktop.store.database import Store
from openfaith_desktop.store.tables import lease

SECONDS = 30.0
"""Longer than any pause of a working program; no longer than a church wants to wait after a computer died."""
RENEW_EVERY = 5.0
LOOK_SECONDS = 0.25
"""More than it takes to look whether a lock is held."""

log = logging.getLogger(__name__)


class Lease:
    """The right to work on one connection. Made by `take`; let go of it with `release`."""

    def __init__(self, store: Store, connection_id: int, lock: FileLock, fence: int) -> None:
        self._store = store
        self._connection_id = connection_id
        self._lock = lock
        self.fence = fence
        self._over = threading.Event()
        self._keeper: threading.Thread | None = None
        if not store.on_file:
            self._keeper = threading.Thread(target=self._keep, name="openfaith-lease", daemon=True)
            self._keeper.start()

    def check(self, db: Connection) -> None:
        """Raise `LostLease` unless it is held, and see that it stays so until this transaction is over."""
        mine = select(lease.c.fence).where(lease.c.connection_id == self._connection_id)
        # Shared, so that nobody takes over between this look and our commit. SQLite has one writer anyhow.
        if db.scalar(mine.with_for_update(read=True)) != self.fence:
            raise LostLease()

    async def check_now(self) -> None:
        """Raise `LostLease` unless it is held at this moment: before a request leaves."""
        mine = select(lease.c.fence).where(lease.c.connection_id == self._connection_id)
        if await self._store.aread(lambda c: c.scalar(mine)) != self.fence:
            raise LostLease()

    def release(self) -> None:
        """Let go; a lease that was lost is left to whoever has it."""
        self._over.set()
        try:
            if self._keeper is not None:
                self._keeper.join()
                self._set(expires=False)
        except SQLAlchemyError as error:
            log.warning("a lease could not be given back and runs out by itself: %s", type(error).__name__)
        finally:
            self._lock.release()

    def _keep(self) -> None:
        while not self._over.wait(RENEW_EVERY):
            try:
                if not self._set(expires=True):
                    log.warning("the lease of connection %d was lost", self._connection_id)
                    return
            except SQLAlchemyError as error:
                # The next try may get through in time; else somebody may take over, and `check` says so.
                log.warning("a lease could not be renewed: %s", type(error).__name__)

    def _set(self, *, expires: bool) -> bool:
        """Renew it, or let it run out; return whether it was still held."""
        mine = (lease.c.connection_id == self._connection_id, lease.c.fence == self.fence)
        # Past the writer's thread, which may be busy for longer than a lease holds.
        with self._store.engine.begin() as db:
            until = as_text(shared_now(db) + SECONDS) if expires else None
            return db.execute(update(lease).where(*mine).values(expires_at=until)).rowcount > 0


def is_held(store: Store, folder: Path, connection_id: int) -> bool:
    """Return whether somebody works on a connection just now."""
    if not store.on_file:
        mine = select(lease.c.expires_at).where(lease.c.connection_id == connection_id)
        until, now = store.read(lambda db: (db.scalar(mine), shared_now(db)))
        return until is not None and as_seconds(until) > now
    path = folder / f"connection-{connection_id}.lock"
    if not path.exists():
        return False
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return True
    lock.release()
    return False


def take(store: Store, folder: Path, connection_id: int) -> Lease:
    """Return the lease of a connection, held from now on. Raises `AlreadyRunning` when somebody else has it.

    `folder` holds the lock files of this data folder.
    """
    # Held and let go of in different threads.
    # Somebody who only looks whether it is held holds it for a moment: see `is_held`.
    lock = FileLock(folder / f"connection-{connection_id}.lock", timeout=LOOK_SECONDS, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise AlreadyRunning() from error
    try:
        place = f"{socket.gethostname()} {folder.resolve()}"
        fence = store.write(lambda c: _take(c, connection_id, place, on_file=store.on_file))
        return Lease(store, connection_id, lock, fence)
    except BaseException:
        lock.release()
        raise


def _take(db: Connection, connection_id: int, place: str, *, on_file: bool) -> int:
    mine = lease.c.connection_id == connection_id
    row = db.execute(select(lease).where(mine)).one_or_none()
    now = shared_now(db)
    until = None if on_file else as_text(now + SECONDS)
    if row is None:
        first = {"connection_id": connection_id, "holder": place, "fence": 1, "expires_at": until}
        db.execute(insert(lease), first)
        return 1
    # A holder at this very place is dead: we have its file.
    if row.holder != place and row.expires_at is not None and as_seconds(row.expires_at) > now:
        raise AlreadyRunning(
            what_to_do="Wait until the other one has finished, or stop it. If its computer was switched off, its "
            f"turn ends by itself within {SECONDS:.0f} seconds.",
        )
    fence: int = row.fence + 1
    db.execute(update(lease).where(mine).values(holder=place, fence=fence, expires_at=until))
    return fence
