"""The time as the database writes it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, text


def utc_now() -> str:
    """Return now as ISO 8601 UTC with milliseconds, e.g. `2026-11-23T18:45:41.123Z`; sorts as text."""
    return as_text(datetime.now(UTC).timestamp())


def shared_now(db: Connection) -> float:
    """Return now, in seconds since 1970, by the one clock that everybody on this database goes by."""
    if db.dialect.name == "sqlite":
        return time.time()
    return float(db.execute(text("SELECT extract(epoch FROM clock_timestamp())")).scalar_one())


def as_text(seconds: float) -> str:
    """Return a moment, in seconds since 1970, as the database writes it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def as_seconds(moment: str) -> float:
    """Return a moment as the database writes it, in seconds since 1970."""
    return datetime.fromisoformat(moment).timestamp()


def age(moment: str) -> timedelta:
    """Return how far a moment, as the database writes it, is from now.

    One that is still to come was written before the clock was moved: how long ago isn't known, and its distance
    counts, so that nothing waits until that moment comes again.
    """
    return abs(datetime.now(UTC) - datetime.fromisoformat(moment))
