"""The window's measurements run, and the list stays as quick as people expect even where the machine is busy."""

from __future__ import annotations

import asyncio
import time

from PySide6.QtCore import QTimer
from qasync import QEventLoop

from openfaith_desktop.bench import measure, text
from openfaith_desktop.bench.ticker import Ticker


def test_a_list_of_people_opens_is_searched_and_scrolls() -> None:
    figures = measure("ui", 2_000, 1)
    assert figures["frame_p50"] < 50
    assert "2,000 people" in text(figures)


def test_the_first_window_is_measured_beside_a_bare_one() -> None:
    figures = measure("start", 0, 1)
    assert 0 < figures["bare_seconds"] < figures["seconds"] * 2
    assert "times as long" in text(figures)


def test_a_slot_that_sleeps_is_told_as_held_and_not_as_work(loop: QEventLoop) -> None:
    ticker = Ticker()

    async def story() -> None:
        ticker.start()
        for _ in range(20):
            await asyncio.sleep(0.005)
        ticker.take()
        await asyncio.sleep(0.02)
        QTimer.singleShot(0, lambda: time.sleep(0.1))
        await asyncio.sleep(0.2)

    loop.run_until_complete(story())
    longest = max(ticker.take(), key=lambda one: one.held)
    assert longest.held > 0.09
    assert longest.wall >= longest.held
    assert longest.work < longest.held
