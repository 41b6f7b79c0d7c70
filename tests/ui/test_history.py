"""History: what a run changed, what undoing it would do by name, and the undo that can be undone."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from openfaith_desktop.application import history, syncing
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui.history.page import FIRST, HistoryPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.change import Change
from tests.ui.conftest import World, child


async def _settled(window: MainWindow) -> None:
    for _ in range(5):
        await asyncio.sleep(0.02)
        await window.door.finished()


def _changes(page: HistoryPage) -> list[str]:
    """Return the lines of the run that is shown, as they are written."""
    model = page.changes.changes
    lines = (model.row(number) for number in range(model.rowCount()))
    return [" ".join(model.text(line, one) for one in model.columns) for line in lines if line is not None]


def test_a_run_is_looked_at_and_taken_back_after_a_look_at_what_that_does(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        await syncing.sync(app, "hope", StopFlag())
        there = sorted(app.store.read(links.active_external_ids, 1, "person"))[0]
        here = app.store.read(lambda c: links.entity_ids(c, 1, "person", {there}))[there]
        world.there.edit("Person", int(there), membership="Oops")
        await syncing.sync(app, "hope", StopFlag())

        def membership() -> object:
            found = app.store.read(entities.get, "person", here)
            assert found is not None
            return found["membership"]

        window.go("history")
        await _settled(window)
        page = child(window, HistoryPage, "page_history")
        assert page.run == max(page._runs)
        assert any("Oops" in one for one in _changes(page))
        QTest.mouseClick(child(window, QPushButton, "historyUndo"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert membership() == "Oops"
        assert page.banner_would.isVisible()
        back = page.findChildren(Change, "historyChange")
        assert any(one.accessibleName().startswith("Oops →") for one in back)
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


def test_every_change_of_a_long_run_can_be_scrolled_to(world: World) -> None:
    async def story(window: MainWindow) -> None:
        await syncing.sync(world.app, "hope", StopFlag())
        window.go("history")
        await _settled(window)
        page = child(window, HistoryPage, "page_history")
        run = page.run
        assert run is not None
        whole = history.changes(world.app, run, 0, 10_000)
        model = page.changes.changes
        assert whole.total > FIRST
        assert model.rowCount() == whole.total
        page.changes.scrollToBottom()
        page.changes.viewport().repaint()
        await _settled(window)
        last = model.row(model.rowCount() - 1)
        assert last == whole.rows[-1]

    world.story(story)


def test_a_change_takes_two_lines_where_one_has_no_room(loop: object) -> None:
    change = Change("12 Oak Street, Apartment 4, Springfield", "40 Elm Avenue, Springfield")
    wide = change.sizeHint().width()
    assert change.heightForWidth(wide + 2) * 2 == change.heightForWidth(wide // 2)
    change.resize(wide // 4, change.heightForWidth(wide // 4))
    change.ensurePolished()
    change.grab()
    whole = "12 Oak Street, Apartment 4, Springfield → 40 Elm Avenue, Springfield"
    assert change.toolTip() == change.accessibleName() == whole
