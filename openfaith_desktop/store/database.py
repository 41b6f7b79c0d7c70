"""Opening the database, and the two ways to it: one writer thread, and short reads.

Every write runs in one dedicated thread on one database connection (`Store.write`), so that the window's
thread never waits and no two writes of this process meet. Reads open their own short-lived connection.
What is read and written lives in the modules beside this one; they take the SQLAlchemy `Connection`.

Several programs may write to one database. SQLite lets them in one after the other; PostgreSQL lets them work
side by side and lets nobody commit what wouldn't have come out so one after the other (`SERIALIZABLE`). Who is
refused, or loses a race that `changes` sees, does the transaction again from its first read on; who keeps
losing gets a turn alone.

What a person was told is done, and what keeps something from being done twice, is on the disk before the
transaction is over and survives a power cut (`durable`). What a run reads could be read again: its batches are
written out by the next durable one, or by the system a moment later; a power cut never leaves half of one.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from openfaith_desktop.errors import LostRace
from openfaith_desktop.store import failures, migrate

T = TypeVar("T")
Args = TypeVarTuple("Args")
Work = Callable[[Connection], T]

BUSY_SECONDS = 10

TRIES, TRIES_TOGETHER = 8, 3
"""How often a transaction that lost a race is tried, and how often of these beside other writers."""

_ON_SERVER = {"lock_timeout": "60s", "idle_in_transaction_session_timeout": "5min"}
"""Nobody waits for ever for a program that hangs in the middle of its transaction."""


class Store:
    """The open database of one organization."""

    def __init__(self, url: str, engine: Engine) -> None:
        self.url = url
        self._engine = engine
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="openfaith-writer")
        self._connections: list[Connection] = []

    # --- opening and closing -----------------------------------------------------------------

    @classmethod
    def open(cls, database: Path | str, backups: Path) -> Store:
        """Return the store at `database` (a file, or a PostgreSQL URL), brought to the newest layout.

        A backup is made in `backups` before a migration. Raises the `StoreError` that fits.
        """
        url = file_url(database) if isinstance(database, Path) else database
        with failures.translated():
            if isinstance(database, Path):
                migrate.check_file(database, backups)
            engine = _engine(url)
            try:
                migrate.upgrade(engine, backups)
            except BaseException:
                engine.dispose()
                raise
        return cls(url, engine)

    def close(self) -> None:
        """Finish what is being written and close every connection."""
        self._writer.submit(self._close_writer).result()
        self._writer.shutdown(wait=True)
        self._engine.dispose()

    def _close_writer(self) -> None:
        for connection in self._connections:
            connection.close()
        self._connections.clear()

    # --- writing -----------------------------------------------------------------------------

    def _writing(self) -> Connection:
        if not self._connections:
            connection = self._engine.connect()
            if connection.dialect.name != "sqlite":
                connection = connection.execution_options(isolation_level="SERIALIZABLE")
            self._connections.append(connection)
        return self._connections[0]

    def _run(self, work: Work[T], keep: bool, durable: bool, alone: bool = False) -> T:
        with failures.translated():
            for number in range(1, TRIES):
                try:
                    return self._try(work, keep, durable, alone=alone or number > TRIES_TOGETHER)
                except (LostRace, DBAPIError) as error:
                    if not failures.lost_race(error):
                        raise
            return self._try(work, keep, durable, alone=True)

    def _try(self, work: Work[T], keep: bool, durable: bool, *, alone: bool) -> T:
        connection = self._writing()
        try:
            if self.on_file:
                # Changes nothing inside of a transaction.
                driver: Any = connection.connection.driver_connection
                driver.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            with connection.begin() as transaction:
                if not self.on_file:
                    if durable:  # whatever the server does by default
                        connection.exec_driver_sql("SET LOCAL synchronous_commit = ON")
                    # Before anything is read: what others commit while we wait for our turn is seen.
                    mode = "EXCLUSIVE" if alone else "ROW EXCLUSIVE"
                    connection.exec_driver_sql(f"LOCK TABLE organization IN {mode} MODE")
                result = work(connection)
                if not keep:
                    transaction.rollback()
                return result
        except DBAPIError as error:
            if error.connection_invalidated:
                self._close_writer()
            raise

    def submit(
        self, work: Work[T], *, keep: bool = True, durable: bool = False, alone: bool = False
    ) -> Future[T]:
        """Run `work` in one transaction in the writer thread; `keep=False` rolls it back at the end.

        `durable`: once this returns, not even a power cut takes it back. `alone`: nobody else writes meanwhile.
        `work` may be called again, after everything it wrote was taken back: see this module's text.
        """
        return self._writer.submit(self._run, work, keep, durable, alone)

    def write(self, work: Callable[[Connection, *Args], T], *args: *Args, alone: bool = False) -> T:
        """Run `work(db, *args)` in one durable transaction; blocks: for what a person does."""
        return self.submit(lambda db: work(db, *args), durable=True, alone=alone).result()

    async def awrite(self, work: Callable[[Connection, *Args], T], *args: *Args, durable: bool = False) -> T:
        """Run `work(db, *args)` in one transaction without blocking the event loop: for what a run does."""
        return await asyncio.wrap_future(self.submit(lambda db: work(db, *args), durable=durable))

    async def rehearse(self, work: Callable[[Connection, *Args], T], *args: *Args) -> T:
        """Run `work(db, *args)` as if for real, return its result, and take everything back."""
        return await asyncio.wrap_future(self.submit(lambda db: work(db, *args), keep=False))

    # --- reading -----------------------------------------------------------------------------

    def read(self, work: Callable[[Connection, *Args], T], *args: *Args) -> T:
        """Run `work(db, *args)` on a connection of its own and return its result."""
        with failures.translated(), self._engine.connect() as db:
            return work(db, *args)

    async def aread(self, work: Callable[[Connection, *Args], T], *args: *Args) -> T:
        """Like `read`, in a thread."""
        return await asyncio.to_thread(self.read, work, *args)

    @property
    def on_file(self) -> bool:
        """Whether it is a file on this computer, not on a database server."""
        return self._engine.dialect.name == "sqlite"

    @property
    def engine(self) -> Engine:
        """The engine, for backup and tests."""
        return self._engine


def file_url(file: Path) -> str:
    """Return the address of a SQLite file, whatever its folder is called: `?` and `#` mean something there."""
    return URL.create("sqlite", database=str(file)).render_as_string()


def _server_engine(url: str) -> Engine:
    engine = create_engine(url, pool_pre_ping=True)

    def on_connect(dbapi_connection: Any, _record: object) -> None:
        for setting, value in _ON_SERVER.items():
            dbapi_connection.execute(f"SET {setting} = '{value}'")
        dbapi_connection.commit()

    event.listen(engine, "connect", on_connect)
    return engine


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        return _server_engine(url)
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})

    def on_connect(dbapi_connection: Any, _record: object) -> None:
        # The driver's own transaction handling would begin too late for IMMEDIATE; see on_begin.
        dbapi_connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            "cache_size=-65536",
            "temp_store=MEMORY",
        ):
            # A read-only file can't be switched to WAL; reading it still works.
            with contextlib.suppress(Exception):
                dbapi_connection.execute(f"PRAGMA {pragma}")

    def on_begin(db: Connection) -> None:
        # The writer takes the lock at once: upgrading a read lock fails without waiting.
        writing = db.get_execution_options().get(migrate.WRITES)
        writing = writing or threading.current_thread().name.startswith("openfaith-writer")
        db.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
    return engine
