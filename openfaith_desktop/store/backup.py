"""Online backup of a SQLite database, and its restore. PostgreSQL has its own tools (`pg_dump`)."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine

from openfaith_desktop.errors import DatabaseDamaged, UsageError
from openfaith_desktop.store.clock import utc_now


def automatic_name(reason: str) -> str:
    """Return a file name for a backup the program makes by itself: time and reason."""
    return f"{utc_now().replace(':', '').replace('.', '')}-{reason}.sqlite"


def create(engine: Engine, target: Path) -> Path:
    """Write a consistent copy of the open database to `target` while it may be in use; return `target`.

    Written beside it first and renamed when whole, so a backup file is never half a backup.
    """
    if engine.dialect.name != "sqlite":
        raise UsageError(
            "This church's data is on a database server.",
            what_to_do="Back it up with the server's own tool, pg_dump.",
        )
    live = Path(engine.url.database or "")
    if target.exists() and target.samefile(live):
        raise UsageError("That is the database itself.", what_to_do="Choose another file for the backup.")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        with engine.connect() as db, contextlib.closing(sqlite3.connect(partial)) as copy:
            cast(sqlite3.Connection, cast(Any, db.connection).driver_connection).backup(copy)
            # One file, readable anywhere: no -wal beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        check(partial)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    return target


def _reading(path: Path) -> sqlite3.Connection:
    # As an address, in which a # or ? of the file's name means itself.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


def check(path: Path) -> None:
    """Raise `DatabaseDamaged` unless the file at `path` is a whole OpenFaith database."""
    with contextlib.closing(_reading(path)) as db:
        try:
            problems = db.execute("PRAGMA quick_check(1)").fetchone()[0]
            db.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError as error:
            raise DatabaseDamaged("This file is not a whole OpenFaith database.") from error
    if problems != "ok":
        raise DatabaseDamaged("This file is not a whole OpenFaith database.")


def restore(source: Path, database: Path, backups: Path) -> Path | None:
    """Put the backup `source` in the place of `database`, which nobody may have open.

    The present database is kept in `backups` first, as it is (it may be damaged); its path is returned,
    None when there was none. Raises `DatabaseDamaged` when `source` is not whole, and touches nothing then.
    """
    if not source.is_file():
        raise UsageError(f"There is no file {source}.")
    check(source)
    partial = database.with_name(database.name + ".partial")
    partial.unlink(missing_ok=True)
    with (
        contextlib.closing(_reading(source)) as original,
        contextlib.closing(sqlite3.connect(partial)) as copy,
    ):
        original.backup(copy)
    kept: Path | None = None
    if database.exists():
        backups.mkdir(parents=True, exist_ok=True)
        kept = backups / automatic_name("before-restore")
        for ending in ("-wal", "-shm", ""):
            beside = database.with_name(database.name + ending)
            if beside.exists():
                os.replace(beside, kept.with_name(kept.name + ending))
    os.replace(partial, database)
    return kept
