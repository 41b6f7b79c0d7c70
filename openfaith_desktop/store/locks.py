"""Being the only one: locks that are freed when their holder dies, whatever it dies of.

On SQLite a lock is a file's lock in the data folder, which the operating system frees; on PostgreSQL an
advisory lock of a database session of its own, which the server frees, so that it holds across machines.
Called by whoever must not run twice.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout
from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from openfaith_desktop.store import failures
from openfaith_desktop.store.database import Store

MOST_WORKERS = 100


def worker_names(store: Store) -> list[str]:
    """Return the names of the locks of workers: one on a file, many on a server."""
    return [f"worker-{number}" for number in range(1, 2 if store.on_file else MOST_WORKERS + 1)]


class Held(Protocol):
    """A lock that is held."""

    def alive(self) -> bool:
        """Return whether it is still held: a database server's may be lost with the connection to it."""
        ...

    def release(self) -> None:
        """Let go."""
        ...


def hold(store: Store, folder: Path, name: str) -> Held | None:
    """Return the lock called `name`, held from now on, or None when somebody else holds it.

    `folder` holds the lock files of a SQLite database.
    """
    if store.url.startswith("sqlite"):
        return _File.hold(folder / f"{name}.lock")
    with failures.translated():
        return _Session.hold(store, name)


class _File:
    def __init__(self, lock: FileLock) -> None:
        self._lock = lock

    @classmethod
    def hold(cls, path: Path) -> _File | None:
        # Held and let go of in different threads.
        lock = FileLock(path, timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            return None
        return cls(lock)

    def alive(self) -> bool:
        return self._lock.is_locked

    def release(self) -> None:
        self._lock.release()


class _Session:
    def __init__(self, db: Connection, key: int) -> None:
        self._connection = db
        self._key = key

    @classmethod
    def hold(cls, store: Store, name: str) -> _Session | None:
        key = int.from_bytes(hashlib.sha256(f"openfaith {name}".encode()).digest()[:8], "big", signed=True)
        # Outside a transaction: it would stand open for as long as the lock is held.
        connection = store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            got = connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar_one()
            if got:
                # A machine that loses its power says no goodbye; the server asks after it.
                for setting, seconds in (("idle", 30), ("interval", 10)):
                    connection.execute(text(f"SET tcp_keepalives_{setting} = {seconds}"))
                connection.execute(text("SET tcp_keepalives_count = 3"))
                return cls(connection, key)
        except BaseException:
            connection.invalidate()
            connection.close()
            raise
        connection.close()
        return None

    def alive(self) -> bool:
        try:
            self._connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return not self._connection.invalidated

    def release(self) -> None:
        try:
            self._connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": self._key})
        except SQLAlchemyError:
            pass
        finally:
            # The session's settings must not go back into the pool with it.
            self._connection.invalidate()
            self._connection.close()
