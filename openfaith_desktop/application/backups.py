"""Copies of the whole database: making one while it is in use, and putting one in its place.

Called by the window and the command line. What a copy is, and that it is whole, is `store.backup`'s.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from openfaith_desktop import paths
from openfaith_desktop.application import SERVER_URL, Application, data_folder
from openfaith_desktop.application.shapes.upkeep import BackedUp, Restored
from openfaith_desktop.errors import AlreadyRunning, DatabaseLocked, UsageError
from openfaith_desktop.store import backup, failures


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy that the program made by itself: its file, when, how big (bytes), and why, in a word or two."""

    file: str
    at: str
    bytes: int
    reason: str


def kept(app: Application) -> tuple[Kept, ...]:
    """Return the copies that the program made by itself, newest first."""
    found: list[Kept] = []
    for file in paths.backups_dir(app.folder).glob("*.sqlite"):
        facts = file.stat()
        at = datetime.fromtimestamp(facts.st_mtime, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        _, _, reason = file.stem.partition("Z-")
        found.append(Kept(str(file), at, facts.st_size, reason.replace("-", " ")))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def create_here(app: Application, reason: str) -> BackedUp:
    """Write a copy beside those that the program makes by itself, named by time and reason. Raises as `create`."""
    return create(app, paths.backups_dir(app.folder) / backup.automatic_name(reason))


def create(app: Application, target: Path) -> BackedUp:
    """Write a whole copy of the database while it is in use. Raises `UsageError` for an unusable place."""
    if not app.store.url.startswith("sqlite"):
        raise UsageError(
            "This church's data is on a database server.",
            what_to_do="Copy it with the server's own tool, pg_dump.",
        )
    try:
        with failures.translated():
            made = backup.create(app.store.engine, target)
    except OSError as error:
        raise UsageError(
            f"The backup can't be written to {target}.",
            what_to_do="Choose a file in a folder that exists and that you may write to.",
        ) from error
    return {"file": str(made), "bytes": made.stat().st_size}


def restore(source: Path, data_dir: Path | None = None) -> Restored:
    """Put a backup in the place of the database, which nobody may have open; keep the present one.

    Raises `DatabaseLocked` or `AlreadyRunning` while another OpenFaith works on it; nothing is touched then.
    """
    if os.environ.get(SERVER_URL):
        raise UsageError(
            "This church's data is on a database server.",
            what_to_do="Restore it with the server's own tool, pg_restore.",
        )
    folder = data_folder(data_dir)
    database = paths.database_path(folder)
    with contextlib.ExitStack() as alone, failures.translated():
        for lock in paths.locks_dir(folder).glob("connection-*.lock"):
            try:
                alone.enter_context(FileLock(lock, timeout=0))
            except Timeout as error:
                raise AlreadyRunning(what_to_do="Wait until it has finished, then restore.") from error
        refuse_if_open(database)
        kept = backup.restore(source, database, paths.backups_dir(folder))
    return {"restored": str(source), "kept": str(kept) if kept else None}


def refuse_if_open(database: Path) -> None:
    """Raise `DatabaseLocked` while another program has the file of the database open."""
    if not database.is_file():
        return
    # Every open WAL connection holds a shared lock, which this one would have to wait for.
    with contextlib.closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as db:
        try:
            db.execute("PRAGMA locking_mode=EXCLUSIVE")
            db.execute("BEGIN EXCLUSIVE")
            db.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            # A damaged file is what restoring is for; only one in use is refused.
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise DatabaseLocked() from error
