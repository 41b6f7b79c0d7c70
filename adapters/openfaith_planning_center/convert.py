"""Converters from Planning Center's JSON values to the Canonical Data Model's, and back.

Each takes one value that is not None and returns the canonical form, or None when the value isn't what it
should be; none raises, because one odd value must not cost a church its sync. Used by `mapping.py` only.
"""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from typing import Any

from openfaith_desktop.cdm.model import Value

_LARGEST_INTEGER = 2**63 - 1  # what a database can hold


def text(value: Any) -> str | None:
    """Return text without NUL, which no database column takes; None for "" and for anything else."""
    if type(value) is not str:
        return None
    return (value.replace("\x00", "") if "\x00" in value else value) or None


def boolean(value: Any) -> bool | None:
    """Return true or false, or None."""
    return value if value is True or value is False else None


def integer(value: Any) -> int | None:
    """Return a whole number, also when it came as text; None when it doesn't fit 64 bits."""
    if type(value) is str:
        try:
            value = int(value) if len(value) < 20 else None
        except ValueError:
            return None
    return value if type(value) is int and -_LARGEST_INTEGER <= value <= _LARGEST_INTEGER else None


def number(value: Any) -> float | None:
    """Return a finite number, also when it came as text (a campus's latitude does)."""
    if type(value) not in (str, int, float):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def day(value: Any) -> str | None:
    """Return a date as `YYYY-MM-DD`, years 0001 to 9999."""
    if type(value) is not str:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def moment(value: Any) -> str | None:
    """Return a time as ISO 8601 UTC ending in `Z`, with the precision it came in."""
    if type(value) is not str:
        return None
    try:
        found = datetime.fromisoformat(value)
        if found.tzinfo is None:
            found = found.replace(tzinfo=UTC)
        return found.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None


def status(value: Any) -> str | None:
    """Return `active` or `inactive`."""
    return value if value in ("active", "inactive") else None


def as_is(value: Value) -> Value:
    """Return a value to send as it is; the Canonical Data Model's forms are Planning Center's too."""
    return value
