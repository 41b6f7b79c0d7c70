"""Whether a failed job is tried again, and when. Pure; called by `attempt.py`."""

from __future__ import annotations

import random

from openfaith_desktop.errors import (
    DatabaseLocked,
    LostLease,
    LostRace,
    OpenFaithError,
    OutcomeUnknown,
    ServerBusy,
    ServerTrouble,
    Unreachable,
    UnreadableAnswer,
)

PASSING = (
    Unreachable,
    ServerBusy,
    ServerTrouble,
    UnreadableAnswer,
    OutcomeUnknown,
    DatabaseLocked,
    LostLease,
    LostRace,
)
"""Failures that may pass by themselves. A missing sign-in, a brake or a wrong value won't."""

TRIES = 5
FIRST_WAIT, LONGEST_WAIT = 30.0, 15 * 60.0
LONGEST_ASKED_WAIT = 3600.0
"""A server may ask for longer; then it is asked again after an hour all the same."""

BUSY_WAIT, BUSY_TRIES = 30.0, 120
"""Seconds to wait while somebody else works on the connection, and how often: an hour or so."""


def wait_after(error: OpenFaithError, tries: int, chance: float | None = None) -> float | None:
    """Return the seconds to wait after try number `tries` (from 1) failed with `error`; None: give up.

    Doubling, half of it jitter (`chance`, 0 to 1, random when None); at least what the server asked for.
    """
    if not isinstance(error, PASSING) or tries >= TRIES:
        return None
    asked = getattr(error, "retry_after", None) or 0.0
    ours = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** (tries - 1)) * _jitter(chance)
    return max(min(asked, LONGEST_ASKED_WAIT), ours)


def wait_while_busy(waits: int, chance: float | None = None) -> float | None:
    """Return the seconds to wait for whoever works on the connection, after `waits` such waits; None: leave it."""
    return None if waits >= BUSY_TRIES else BUSY_WAIT * _jitter(chance)


def _jitter(chance: float | None) -> float:
    return 0.5 + (random.random() if chance is None else chance) / 2
