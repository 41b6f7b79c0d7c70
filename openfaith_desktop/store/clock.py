"""The time as the database writes it."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> str:
    """Return now as ISO 8601 UTC with milliseconds, e.g. `2026-11-23T18:45:41.123Z`; sorts as text."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
