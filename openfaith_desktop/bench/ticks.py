"""The window, syncing, while somebody looks at the overview and scrolls through the people in turns; see `ticker`.

`python -m openfaith_desktop.bench.ticks URL FOLDER` prints seconds as JSON: the gaps before the sync, `idle`, and during
it, `syncing`: of each its `wall`, `work` and `held`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import asdict
from pathlib import Path

import orjson
from PySide6.QtWidgets import QApplication

from openfaith_desktop import gc_tuning
from openfaith_desktop.application import Application, connections
from openfaith_desktop.bench.full import NAME, PRETEND_TOKEN
from openfaith_desktop.bench.ticker import Ticker
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.sync.events import Event, RunFinished
from openfaith_desktop.ui.records.page import RecordsPage
from openfaith_desktop.ui.shell.loop import window_loop
from openfaith_desktop.ui.shell.window import MainWindow

IDLE_SECONDS = 2.0
STEPS, STEP_SECONDS = 50, 0.02
"""So many steps are scrolled on the list, and how often."""


async def wander(window: MainWindow) -> None:
    """Look at the overview and scroll through the people in turns, until cancelled."""
    while True:
        window.go("overview")
        await asyncio.sleep(STEPS * STEP_SECONDS / 2)
        window.go("people")
        page = window.stack.currentWidget()
        assert isinstance(page, RecordsPage)
        bar = page.table.verticalScrollBar()
        for number in range(STEPS):
            bar.setValue(bar.value() + 120 if number % 10 else bar.maximum() * number // STEPS)
            await asyncio.sleep(STEP_SECONDS)


def main() -> None:
    """Measure one round."""
    gc_tuning.apply()
    url, folder = sys.argv[1], Path(sys.argv[2])
    os.environ["OPENFAITH_KEYRING"] = "off"
    qt = QApplication(sys.argv[:1])
    with Application(folder) as app:
        asyncio.run(connections.connect(app, "planning-center", NAME, "external", PRETEND_TOKEN, url))
        ticker = Ticker()
        finished = asyncio.Event()
        states: list[str] = []

        def hear(event: Event) -> None:
            if isinstance(event, RunFinished):
                states.append(event.state)
                finished.set()

        app.events.subscribe(hear)

        async def work() -> dict[str, list[dict[str, float]]]:
            window = MainWindow(app, NAME)
            window.show()
            await asyncio.sleep(0.5)  # what the window does to appear is not what is measured
            ticker.start()
            walk = asyncio.ensure_future(wander(window))
            await asyncio.sleep(IDLE_SECONDS)
            idle = ticker.take()
            window.runner.start()
            await finished.wait()
            await window.runner.over()  # a window that closes while a run goes on asks first
            syncing = ticker.take()
            walk.cancel()
            await window.door.finished()
            found = {"idle": [asdict(one) for one in idle], "syncing": [asdict(one) for one in syncing]}
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
