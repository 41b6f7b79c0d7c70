"""A timer in the window's thread that writes down when it really ticked, and what kept it.

`wall` is the time between two ticks. `work` is what the thread itself worked meanwhile. `held` is `wall` without the time
in which the thread could have run and other programs had the cores: what is left when the computer is busy with something
else. A slot that sleeps, a lock, and Python's own lock held by another thread all count as held. Where the system doesn't
tell how long a thread waited for a core, `held` is `wall`. Source: Linux, `Documentation/scheduler/sched-stats.rst`.
"""

from __future__ import annotations

import contextlib
import itertools
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

TICK_MS = 5
_WAITED = Path("/proc/thread-self/schedstat")


@dataclass(frozen=True, slots=True)
class Gap:
    """Seconds between two ticks; see the module."""

    wall: float
    work: float
    held: float


@dataclass(frozen=True, slots=True)
class Moment:
    """The clocks of this thread now, in seconds: on the wall, its own work, its waiting for a core."""

    wall: float
    work: float
    waited: float

    def since(self, earlier: Moment) -> Gap:
        """Return what lies between."""
        wall = self.wall - earlier.wall
        return Gap(wall, self.work - earlier.work, max(0.0, wall - (self.waited - earlier.waited)))


def now() -> Moment:
    """Return this thread's clocks."""
    waited = 0.0
    with contextlib.suppress(OSError, ValueError, IndexError):
        waited = int(_WAITED.read_bytes().split()[1]) / 1e9
    return Moment(time.perf_counter(), time.thread_time(), waited)


class Ticker:
    """Ticks every 5 ms from `start` on."""

    def __init__(self) -> None:
        self._ticks: list[Moment] = []
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._timer.timeout.connect(lambda: self._ticks.append(now()))
        self.start = self._timer.start

    def take(self) -> list[Gap]:
        """Return the gaps since the last time."""
        found = [later.since(earlier) for earlier, later in itertools.pairwise(self._ticks)]
        self._ticks.clear()
        return found
