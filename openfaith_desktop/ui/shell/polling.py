"""Looking for changes by itself while the window is open: every so many minutes, after the first sync, never twice at once.

When a look is due is `jobs.schedule`'s answer; how often is the person's. A worker that does the same is no harm: a
connection is synced by one at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QSettings, QTimer

from openfaith_desktop.jobs import schedule
from openfaith_desktop.ui import words
from openfaith_desktop.ui.running import Runner, State

KEY = "poll_minutes"
USUAL = schedule.POLL_SECONDS // 60
TICK_MS = 20_000


def minutes(settings: QSettings) -> int:
    """Return how often the window looks for changes, in minutes; 0: only when asked."""
    kept = settings.value(KEY, USUAL)
    try:
        found = int(str(kept))
    except ValueError:
        return USUAL
    return max(0, min(found, schedule.MOST // 60))


def next_check(settings: QSettings, last: str | None) -> datetime | None:
    """Return about when the next look is; None when nobody looks by itself or none was made yet."""
    every, checked = minutes(settings), words.parsed(last)
    if not every or checked is None:
        return None
    return max(checked + timedelta(minutes=every), datetime.now(UTC).astimezone())


class Polling(QObject):
    """Starts quiet runs when they are due. `last` answers when the last run began; None before the first sync,
    and while a person lets nothing start by itself.
    """

    def __init__(self, runner: Runner, settings: QSettings, last: Callable[[], str | None]) -> None:
        super().__init__()
        self._runner, self._settings, self._last = runner, settings, last
        self._tried = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    def tick(self) -> None:
        """Start a run when one is due."""
        last, every = words.parsed(self._last()), minutes(self._settings)
        if last is None or not every or self._runner.state is not State.IDLE:
            return
        now = time.time()
        newest = max(last.timestamp(), self._tried)
        if (
            schedule.poll_due(now, newest, every * 60, self._runner.connection or "")
            and now - newest > every * 30
        ):
            self._tried = now
            self._runner.start_quietly()

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
