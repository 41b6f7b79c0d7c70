"""Ending in order when the system or a terminal asks this process to end: stop at the next record, then close."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = tuple(
    one for name in ("SIGINT", "SIGTERM", "SIGHUP") if (one := vars(signal).get(name)) is not None
)


class Ending(QObject):
    """Calls `end` in the window's thread for each such signal; `close` puts back what was there."""

    def __init__(self, end: Callable[[], None]) -> None:
        super().__init__()
        self._end = end
        self._ours, theirs = socket.socketpair()
        self._ours.setblocking(False)
        theirs.setblocking(False)
        self._theirs = theirs
        # Python only looks at signals between its own steps; a byte in this socket wakes Qt for one.
        self._before_fd = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
        self._before = {one: signal.signal(one, lambda *_: None) for one in SIGNALS}
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        try:
            got = self._ours.recv(64)
        except BlockingIOError:
            return
        if any(number in got for number in map(int, SIGNALS)):
            self._end()

    def close(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for one, before in self._before.items():
            signal.signal(one, before)
        self._ours.close()
        self._theirs.close()
