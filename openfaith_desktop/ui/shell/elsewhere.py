"""What runs in another process: a worker, a command, another computer. Said in the window, and read anew when it ends."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from openfaith_desktop.application import Application, syncing
from openfaith_desktop.application.syncing import RunningState
from openfaith_desktop.ui.operation import EVERYTHING, Door
from openfaith_desktop.ui.running import Runner

LOOKS = ("preview", "push_preview")
"""Runs that only look are often this window's own, and change nothing."""
QUIET_MS, BUSY_MS = 10_000, 2_000


class Elsewhere(QObject):
    """`state` is the run of another process, None when there is none; `moved` tells that it changed."""

    moved = Signal()

    def __init__(self, app: Application, door: Door, runner: Runner) -> None:
        super().__init__()
        self._app, self._door, self._runner = app, door, runner
        self.state: RunningState | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Ask what runs; nothing while this window's own run goes on."""
        name = self._runner.connection
        if name is None or self._runner.active:
            self._take(())
            return
        self._door.read(
            self, lambda: syncing.running(self._app, name), self._take, key="running", failed=lambda _: None
        )

    def _take(self, found: tuple[RunningState, ...]) -> None:
        runs = [one for one in found if one.kind not in LOOKS and not self._runner.active]
        state = runs[0] if runs else None
        ended = self.state is not None and state is None and not self._runner.active
        if state != self.state:
            self.state = state
            self._timer.setInterval(BUSY_MS if state else QUIET_MS)
            self.moved.emit()
        if ended:
            self._door.publish(*EVERYTHING)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
