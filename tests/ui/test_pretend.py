"""A pretend church says on every page that it is one, and is left by one click that asks nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from qasync import QEventLoop

from openfaith_desktop.application import Application
from openfaith_desktop.ui.shell import again
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World, child


def _open(loop: QEventLoop, app: Application, told, *, pretend: bool) -> None:
    async def run() -> None:
        window = MainWindow(app, "hope", pretend=pretend)
        window.show()
        try:
            await window.door.finished()
            await told(window)
        finally:
            window.end()
            await window.closed.wait()

    loop.run_until_complete(run())


def test_every_page_of_a_pretend_church_says_so_and_one_click_leaves_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Sequence[str]] = []

    def begin(arguments: Sequence[str]) -> bool:
        begun.append(arguments)
        return True

    monkeypatch.setattr(again, "begin", begin)

    async def connected(window: MainWindow) -> None:
        assert window.findChild(QWidget, "pretendLine") is None

    world.story(connected)

    async def told(window: MainWindow) -> None:
        for key in window._places:
            window.go(key)
            assert child(window, QWidget, "pretendLine").isVisible()
        window.runner.start()  # amid a sync, too, nothing is asked
        QTest.mouseClick(child(window, QPushButton, "pretendLeave"), Qt.MouseButton.LeftButton)
        async with asyncio.timeout(20):
            await window.closed.wait()
        assert begun == [()]
        assert window._all_dialogs() == []

    _open(world.loop, world.app, told, pretend=True)
