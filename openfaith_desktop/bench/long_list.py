"""A window on a long list of people: opening it, searching it, scrolling it.

`python -m openfaith_desktop.bench.long_list FOLDER PEOPLE` prints milliseconds as JSON: `open` until the first rows are
painted, `search` until those found are, `frame_p50` and `frame_max` of the repaints while scrolling; `frame_held` is the
longest of them but for the time in which other programs had the cores, `frame_work` the most that one worked itself.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from pathlib import Path

import orjson

from openfaith_desktop import gc_tuning
from openfaith_desktop.application import Application
from openfaith_desktop.bench.figures import percentile
from openfaith_desktop.bench.ticker import Gap, now
from openfaith_desktop.cdm.types import PERSON
from openfaith_desktop.store import changes, connections
from openfaith_desktop.store.changes import Origin
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.records.page import RecordsPage
from openfaith_desktop.ui.shell.loop import window_loop
from openfaith_desktop.ui.shell.start import qt_application
from openfaith_desktop.ui.shell.window import MainWindow

FIRST = ("Ana", "Ben", "Clara", "Daniel", "Esther", "Felix", "Grace", "Hugo", "Ines", "Joan")
LAST = ("Abbott", "Baker", "Carter", "Diaz", "Evans", "Finch", "Haddad", "Jansen", "Kim", "Lindqvist")
BATCH = 5_000
FRAMES = 300


def _fill(app: Application, people: int) -> None:
    chance = random.Random(7)
    for begin in range(0, people, BATCH):
        rows = [
            {
                "first_name": chance.choice(FIRST),
                "last_name": f"{chance.choice(LAST)}{chance.randrange(1000):03}",
                "status": "active",
            }
            for _ in range(min(BATCH, people - begin))
        ]

        def work(c: object, rows: list[dict[str, str]] = rows) -> None:
            by = Origin("person", "bench", connections.org_id(c))  # type: ignore[arg-type]
            changes.create(c, PERSON, rows, by)  # type: ignore[arg-type]

        app.store.write(work)


async def _painted(page: RecordsPage) -> None:
    """Wait until the rows in sight are there, and paint them."""
    while not _all_there(page):
        came = asyncio.Event()
        linked = page.model.arrived.connect(came.set)
        # Painted at once: handling events here would start other tasks inside this one.
        page.table.viewport().repaint()
        await came.wait()
        page.model.disconnect(linked)
    page.table.viewport().repaint()


def _all_there(page: RecordsPage) -> bool:
    rows = page.table.visible_rows()
    return page.model.rowCount() > 0 and all(page.model.row(number) is not None for number in rows)


async def _measured(window: MainWindow) -> dict[str, float]:
    began = time.perf_counter()
    window.go("people")
    page = window.stack.currentWidget()
    assert isinstance(page, RecordsPage)
    listed = asyncio.Event()
    page.model.modelReset.connect(listed.set)
    await listed.wait()
    await _painted(page)
    figures = {"open": (time.perf_counter() - began) * 1000}
    await window.door.finished()
    found = asyncio.Event()
    page.model.modelReset.connect(found.set)
    began = time.perf_counter()
    page.search.searched.emit("finch5")
    await found.wait()
    await _painted(page)
    figures["search"] = (time.perf_counter() - began) * 1000
    page.search.searched.emit("")
    await window.door.finished()
    await _painted(page)
    bar = page.table.verticalScrollBar()
    frames: list[Gap] = []
    for number in range(FRAMES):
        frame = now()
        # Fast wheel steps, and now and then a pull of the handle to elsewhere.
        bar.setValue(bar.value() + 120 if number % 50 else bar.maximum() * number // FRAMES)
        page.table.viewport().repaint()
        frames.append(now().since(frame))
        await asyncio.sleep(0)
    figures["frame_p50"] = percentile([one.wall for one in frames], 0.5) * 1000
    figures["frame_max"] = max(one.wall for one in frames) * 1000
    figures["frame_held"] = max(one.held for one in frames) * 1000
    figures["frame_work"] = max(one.work for one in frames) * 1000
    return figures


def main() -> None:
    """Measure one round."""
    gc_tuning.apply()
    os.environ["OPENFAITH_KEYRING"] = "off"
    folder, people = Path(sys.argv[1]), int(sys.argv[2])
    qt = qt_application()
    theme.install(qt, "light")
    with Application(folder) as app:
        _fill(app, people)

        async def work() -> dict[str, float]:
            window = MainWindow(app, None)
            window.resize(1280, 800)
            window.show()
            await asyncio.sleep(0.3)
            figures = await _measured(window)
            window.close()
            await window.closed.wait()
            return figures

        with window_loop(qt) as loop:
            figures = loop.run_until_complete(work())
    sys.stdout.buffer.write(orjson.dumps(figures))


if __name__ == "__main__":
    main()
