"""The window, syncing, with a 5 ms timer that writes down when it really ticked.

`python -m openfaith_desktop.bench.ticks URL FOLDER` prints seconds as JSON: `idle`, the gaps before the sync, `syncing`,
those during it, and `work`: how much the window's thread itself worked in each of the latter. A long gap with little
work was spent waiting for a core: another program, or on a busy computer the sync's other threads, had it.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import sys
import time
from pathlib import Path

import orjson
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from openfaith_desktop import gc_tuning
from openfaith_desktop.application import Application, connections
from openfaith_desktop.bench.full import NAME, PRETEND_TOKEN
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.sync.events import Event, RunFinished
from openfaith_desktop.ui.shell.loop import window_loop
from openfaith_desktop.ui.shell.window import MainWindow

TICK_MS = 5
IDLE_SECONDS = 2.0


def _gaps(ticks: list[tuple[float, float]], clock: int = 0) -> list[float]:
    """Return the time between ticks, by the clock on the wall (0) or the thread's own work (1)."""
    return [later[clock] - earlier[clock] for earlier, later in itertools.pairwise(ticks)]


def main() -> None:
    """Measure one round."""
    gc_tuning.apply()
    url, folder = sys.argv[1], Path(sys.argv[2])
    os.environ["OPENFAITH_KEYRING"] = "off"
    qt = QApplication(sys.argv[:1])
    with Application(folder) as app:
        asyncio.run(connections.connect(app, "planning-center", NAME, "external", PRETEND_TOKEN, url))
        ticks: list[tuple[float, float]] = []
        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        timer.timeout.connect(lambda: ticks.append((time.perf_counter(), time.thread_time())))
        finished = asyncio.Event()
        states: list[str] = []

        def hear(event: Event) -> None:
            if isinstance(event, RunFinished):
                states.append(event.state)
                finished.set()

        app.events.subscribe(hear)

        async def work() -> dict[str, list[float]]:
            window = MainWindow(app, NAME)
            window.show()
            await asyncio.sleep(0.5)  # what the window does to appear is not what is measured
            timer.start()
            await asyncio.sleep(IDLE_SECONDS)
            idle = _gaps(ticks)
            ticks.clear()
            window.runner.start()
            await finished.wait()
            await window.runner.over()  # a window that closes while a run goes on asks first
            found = {"idle": idle, "syncing": _gaps(ticks), "work": _gaps(ticks, 1)}
            window.close()
            await window.closed.wait()
            return found

        with window_loop(qt) as loop:
            figures = loop.run_until_complete(work())
    if states != ["done"]:
        raise OpenFaithError(f"The measured sync ended as {states}.")
    sys.stdout.buffer.write(orjson.dumps(figures))


if __name__ == "__main__":
    main()
