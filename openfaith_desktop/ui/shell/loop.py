"""The window's event loop, and the one thread in which its garbage is collected.

Python collects circles of objects in whichever thread happens to make one object too many. With a window open that is
the end of the program now and then: the loop's own socket notifiers are such circles, each connection of a sync leaves
some, and Qt breaks when one of its objects ends outside the thread it lives in. So while a window's loop is there
Python's own collection is off, and a timer of the window's thread does it instead, by the same thresholds
(`gc_tuning`). Called by whoever opens a window: the program, the benches, the tests.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Generator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

LOOK_MS = 200
"""How often it is looked whether enough was made for a collection; at most some thousand objects a sync makes."""


class Collector(QObject):
    """Collects what Python would, in the thread that made this object, until `close`."""

    def __init__(self) -> None:
        super().__init__()
        self._before = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that has had more than its threshold, as Python itself does."""
        for generation, (count, threshold) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > threshold > 0:
                gc.collect(generation)
                return

    def close(self) -> None:
        """Collect all there is, and leave the rest to whoever collected before."""
        self._timer.stop()
        gc.collect()
        if self._before:
            gc.enable()


def _end_windows(qt: QApplication) -> None:
    """End every window with all its parts: what they call when something happens holds them, and Python can't see it."""
    for one in qt.topLevelWidgets():
        if shiboken6.isValid(one) and one.parent() is None:
            shiboken6.delete(one)
    qt.sendPostedEvents(event_type=QEvent.Type.DeferredDelete.value)


@contextmanager
def window_loop(qt: QApplication) -> Generator[asyncio.AbstractEventLoop]:
    """Return the loop in which a window lives; afterwards nothing of Qt is left for another thread to end."""
    collector = Collector()
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    try:
        yield loop
    finally:
        loop.close()
        asyncio.set_event_loop(None)
        _end_windows(qt)
        collector.close()
