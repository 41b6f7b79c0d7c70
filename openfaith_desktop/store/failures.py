"""Translates what SQLite, PostgreSQL and the file system raise into errors a person can act on."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Generator

from sqlalchemy.exc import DBAPIError, OperationalError

from openfaith_desktop.errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseReadOnly,
    DiskFull,
    LostRace,
    StoreError,
)

_BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: DatabaseLocked,
    sqlite3.SQLITE_LOCKED: DatabaseLocked,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_AUTH: DatabaseReadOnly,
    sqlite3.SQLITE_CORRUPT: DatabaseDamaged,
    sqlite3.SQLITE_NOTADB: DatabaseDamaged,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskFull,
}
_BY_ERRNO: dict[int, type[StoreError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: DatabaseReadOnly,
    errno.EACCES: DatabaseReadOnly,
    errno.EPERM: DatabaseReadOnly,
}


_LOST_RACE = ("40001", "40P01")
"""PostgreSQL: what was read has been changed since; two writers waited for each other (appendix A)."""
_WAITED_IN_VAIN = "55P03"


def lost_race(error: BaseException) -> bool:
    """Return whether a transaction failed because of another writer, and would do if tried again."""
    return isinstance(error, LostRace) or _sqlstate(error) in _LOST_RACE


def _sqlstate(error: BaseException) -> str | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    return getattr(original, "sqlstate", None)


def _translate(error: Exception) -> StoreError | None:
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        # The low byte is SQLite's primary result code (sqlite.org/rescode.html).
        kind = _BY_CODE.get(getattr(original, "sqlite_errorcode", 0) & 0xFF)
        return kind() if kind else None
    if isinstance(original, OSError) and original.errno in _BY_ERRNO:
        return _BY_ERRNO[original.errno]()
    if lost_race(error):
        return LostRace()
    if _sqlstate(error) == _WAITED_IN_VAIN:
        return DatabaseLocked()
    if isinstance(error, OperationalError):
        return StoreError(
            "The database server can't be reached.",
            what_it_means="OpenFaith keeps this church's data on a database server, and it doesn't answer.",
            what_to_do="Check that the server runs and that OPENFAITH_DATABASE_URL is right.",
        )
    return None


@contextlib.contextmanager
def translated() -> Generator[None]:
    """Raise a fitting `StoreError` in place of a database's or file system's own exception."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        ours = _translate(error)
        if ours is None:
            raise
        raise ours from error
