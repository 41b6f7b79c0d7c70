"""When a connection's jobs are due. Pure: times in, decisions out; called by the worker.

Each decision looks at the time now and the time the last such job was made, never at how often it would have
been due between them: after a week of sleep one job is due, not hundreds. A clock that was moved ends in one
job too many at most, never in a flood or in silence.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, time, timedelta, tzinfo

from openfaith_desktop.errors import UsageError

POLL_SECONDS = 15 * 60
LEAST, MOST = 60, 7 * 24 * 3600
_UNITS = {"s": 1, "m": 60, "h": 3600}

QUIET_FROM, QUIET_TO = time(2), time(5)
"""Local time between which the nightly comparison starts."""

DAY = timedelta(days=1)


def interval(text: str) -> int:
    """Return a span of time such as `15m`, `1h` or `90s` in seconds. Raises `UsageError`."""
    found = re.fullmatch(r"([0-9]{1,7})([smh])", text.strip())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if not LEAST <= seconds <= MOST:
        raise UsageError(
            f"“{text}” is no time between two polls.",
            what_to_do="Write it as 15m, 1h or 90s: one minute at least, a week at most.",
        )
    return seconds


def share(seed: str) -> float:
    """Return where in a span a connection has its turn, 0 ≤ share < 1: always the same for the same `seed`.

    So that the world's churches don't all ask in the same second.
    """
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6], "big") / 2**48


def poll_due(now: float, last: float | None, seconds: int, seed: str) -> bool:
    """Return whether a poll is due at `now`, the last one made at `last` (both in seconds since 1970)."""
    if last is None or _clock_went_back(now, last, seconds):
        return True
    shift = share(seed) * seconds
    return (now - shift) // seconds > (last - shift) // seconds


def comparison_due(now: float, last: float | None, seed: str, zone: tzinfo | None = None) -> bool:
    """Return whether the nightly comparison is due: its hour came since `last`, or was slept through.

    `zone`: the computer's own when None.
    """
    if last is None or _clock_went_back(now, last, DAY.total_seconds()):
        return True
    return last < _newest_quiet_moment(now, seed, zone)


def _newest_quiet_moment(now: float, seed: str, zone: tzinfo | None) -> float:
    """Return when the comparison's hour last came, in seconds since 1970."""
    today = datetime.fromtimestamp(now, zone).date()
    from_midnight = timedelta(hours=QUIET_FROM.hour + share(seed) * (QUIET_TO.hour - QUIET_FROM.hour))
    moments = [
        # Wall clock time of that day: summer time may begin in the very night.
        (datetime.combine(day, time(), zone) + from_midnight).timestamp()
        for day in (today, today - DAY)
    ]
    return next(moment for moment in moments if moment <= now)


def _clock_went_back(now: float, last: float, seconds: float) -> bool:
    return last > now + seconds


def edits_due(now: float, first: float, last: float) -> bool:
    """Return whether unsent edits shall be sent: the person has paused, or has been at it for a while."""
    return now - last >= SETTLED or now - first >= LONG_ENOUGH


SETTLED, LONG_ENOUGH = 10.0, 120.0
"""Seconds without a further edit, and seconds since the first one, after which edits are sent."""
