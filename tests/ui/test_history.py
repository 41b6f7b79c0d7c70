"""History: what a run changed, what undoing it would do by name, and the undo that can be undone."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import syncing
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui.history.page import HistoryPage
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World, child


async def _settled(window: MainWindow) -> None:
    for _ in range(5):
        await asyncio.sleep(0.02)
        await window.door.finished()


def test_a_run_is_looked_at_and_taken_back_after_a_look_at_what_that_does(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        await syncing.sync(app, "hope", StopFlag())
        there = sorted(app.store.read(lambda c: links.active_external_ids(c, 1, "person")))[0]
        here = app.store.read(lambda c: links.entity_ids(c, 1, "person", {there}))[there]
        world.there.edit("Person", int(there), membership="Oops")
        await syncing.sync(app, "hope", StopFlag())

        def membership() -> object:
            found = app.store.read(lambda c: entities.get(c, "person", here))
            assert found is not None
            return found["membership"]

        window.go("history")
        await _settled(window)
        page = child(window, HistoryPage, "page_history")
        assert page.run == max(page._runs)
        assert any("Oops" in one.text() for one in page.findChildren(QLabel, "historyLine"))
        QTest.mouseClick(child(window, QPushButton, "historyUndo"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert membership() == "Oops"
        assert page.banner_would.isVisible()
        assert any("Oops →" in one.text() for one in page.findChildren(QLabel, "historyLine"))
        QTest.mouseClick(child(window, QPushButton, "historyUndoYes"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert membership() != "Oops"
        newest = max(page._runs)
        page.show_run(newest)
        await _settled(window)
        QTest.mouseClick(child(window, QPushButton, "historyUndo"), Qt.MouseButton.LeftButton)
        await _settled(window)
        QTest.mouseClick(child(window, QPushButton, "historyUndoYes"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert membership() == "Oops"

    world.story(story)
