"""Who may be here twice, in the window: found, looked at side by side, answered by click and by key, taken back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from openfaith_desktop.application import Application, duplicates, lists, records
from openfaith_desktop.application.duplicates import Duplicates
from openfaith_desktop.errors import Stopped
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui.duplicates.page import DuplicatesPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.dialogs import Trouble
from tests.ui.conftest import World, child

Told = Callable[[MainWindow, DuplicatesPage], Awaitable[None]]


def _twice(world: World, first: str, other: str, born: str = "1971-03-04") -> tuple[str, str]:
    """Add somebody twice, with one address."""
    found: list[str] = []
    for name in (first, other):
        typed = {"first_name": name, "last_name": "Lowthorn", "birthdate": born}
        where = {"street_line_1": "12 Elm Street", "city": "Springfield", "zip": "62701"}
        found.append(records.add(world.app, "person", typed, belonging=[("address", where)])["id"])
    return found[0], found[1]


async def _open(window: MainWindow) -> DuplicatesPage:
    window.go("people")
    await window.door.finished()
    child(window, QAction, "peopleTwice").trigger()
    await _still(window)
    page = child(window, DuplicatesPage, "page_duplicates")
    assert window.stack.currentWidget() is page
    return page


async def _still(window: MainWindow) -> None:
    """Wait until nothing asked for leads to anything else."""
    for _ in range(3):
        await window.door.finished()


def _story(world: World, told: Told) -> None:
    async def whole(window: MainWindow) -> None:
        await told(window, await _open(window))

    world.story(whole)


def _people(world: World) -> int:
    return len(lists.ids(world.app, "person"))


def test_two_are_looked_at_side_by_side_and_made_one_with_one_undo(world: World) -> None:
    _twice(world, "Jonathan", "Jonathna")
    _twice(world, "Ruth", "Ruht", "1950-01-01")

    async def told(window: MainWindow, page: DuplicatesPage) -> None:
        assert page.list.windowed.rowCount() == 2
        assert page.number == page.list.current_id()
        assert child(page, QLabel, "pairWhyTitle").text().startswith("Almost surely the same")
        names = {label.text() for label in page.findChildren(QLabel, "pairReason")}
        assert any("same birth date" in one.casefold() for one in names)
        first = page.number
        before = _people(world)
        QTest.mouseClick(child(window, QPushButton, "duplicatesSame"), Qt.MouseButton.LeftButton)
        await _still(window)
        assert _people(world) == before - 1
        assert page.list.windowed.rowCount() == 1
        assert page.number not in (None, first)
        assert child(window, QLabel, "toastWords").text().endswith("is one person now")
        child(window, QPushButton, "toastUndo").click()
        await _still(window)
        assert _people(world) == before
        assert page.list.windowed.rowCount() == 2
        assert page.number == first
        assert child(window, QLabel, "toastWords").text() == "Taken back"

    _story(world, told)


def test_answers_are_given_and_taken_back_by_key(world: World) -> None:
    _twice(world, "Jonathan", "Jonathna")
    _twice(world, "Ruth", "Ruht", "1950-01-01")

    async def told(window: MainWindow, page: DuplicatesPage) -> None:
        page.list.setFocus()
        first, second = page.pairs.waiting
        QTest.keyClick(page.list, Qt.Key.Key_N)
        await _still(window)
        assert page.number == second
        QTest.keyClick(page.list, Qt.Key.Key_D)
        await _still(window)
        assert page.pairs.waiting == [first]
        assert page.number == first
        assert "stay two people" in child(window, QLabel, "toastWords").text()
        assert duplicates.listed(world.app).total == 1
        QTest.keyClick(page.list, Qt.Key.Key_S)
        await _still(window)
        assert child(page, QWidget, "duplicatesEmpty").isVisible()
        assert child(page, QLabel, "duplicatesEmptyTitle").text() == "Nobody seems to be here twice"
        for left in (1, 2):
            page.take_back()
            await _still(window)
            assert duplicates.listed(world.app).total == left
        assert page.pairs.waiting == [first, second]
        page.take_back()
        await _still(window)
        assert duplicates.listed(world.app).total == 2

    _story(world, told)


def test_two_who_are_both_there_are_told_to_be_merged_there(world: World) -> None:
    for name in ("Jonathan", "Jonathna"):
        typed = {"first_name": name, "last_name": "Lowthorn", "birthdate": "1971-03-04"}
        person = world.there.create("Person", typed)
        world.there.create("Email", {"address": "jon@lowthorn.example"}, person_id=person["id"])

    async def told(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        page = await _open(window)
        pair = next(n for n in page.pairs.waiting if "Jonathan" in str(page.pairs.get(n)))
        page._look(pair)
        await _still(window)
        same = child(window, QPushButton, "duplicatesSame")
        assert same.accessibleDescription().startswith("Merge them in Planning Center.")
        assert child(page, QPushButton, "duplicatesOpen0").isVisible()
        before = _people(world)
        same.click()
        await _still(window)
        trouble = next(one for one in window._all_dialogs() if isinstance(one, Trouble))
        assert trouble.title.text() == "Both are in Planning Center, as two people."
        assert _people(world) == before
        assert page.number == pair

    world.story(told)


def test_who_was_changed_or_deleted_meanwhile_is_not_made_one_unseen(world: World) -> None:
    one, other = _twice(world, "Jonathan", "Jonathna")

    async def told(window: MainWindow, page: DuplicatesPage) -> None:
        records.edit(world.app, other, {"nickname": "Jon"})
        child(window, QPushButton, "duplicatesSame").click()
        await _still(window)
        assert any(
            "was changed meanwhile" in d.title.text() for d in window._all_dialogs() if isinstance(d, Trouble)
        )
        assert _people(world) == 2
        assert any(label.text() == "Nickname" for label in page.findChildren(QLabel, "pairLabel_nickname"))
        for dialog in window._all_dialogs():
            dialog.reject()
        records.delete(world.app, one)
        page.together.number = page.number = None
        page._look(page.pairs.waiting[0])
        await _still(window)
        assert child(page, QWidget, "duplicatesEmpty").isVisible()

    _story(world, told)


def test_nothing_waits_for_the_search_and_it_can_be_stopped(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = threading.Event()

    def endless(app: Application, limit: int, stop: StopFlag) -> Duplicates:
        began.set()
        while not stop._event.wait(60):
            pass
        raise Stopped()

    monkeypatch.setattr(duplicates, "listed", endless)

    async def told(window: MainWindow) -> None:
        window.go("duplicates", came_from="decisions")
        page = child(window, DuplicatesPage, "page_duplicates")
        assert await asyncio.to_thread(began.wait, 60)
        stop = child(page, QPushButton, "duplicatesStop")
        assert stop.isVisible()
        assert child(page, QWidget, "duplicatesLoading").isVisible()
        stop.click()
        await _still(window)
        assert child(page, QLabel, "duplicatesEmptyTitle").text() == "Not looked to the end"
        assert not stop.isVisible()
        child(page, QPushButton, "duplicatesEmptyAction").click()
        assert stop.isVisible()
        child(page, QPushButton, "duplicatesBack").click()
        assert window.stack.currentWidget().objectName() == "page_decisions"
        # Closing the window ends the search that still goes on: `story` waits for it.

    world.story(told)


def test_it_is_reached_from_the_decisions_too(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.go("decisions")
        await window.door.finished()
        child(window, QPushButton, "decisionsTwice").click()
        await _still(window)
        assert window.stack.currentWidget().objectName() == "page_duplicates"
        back = child(window, QPushButton, "duplicatesBack")
        assert back.text() == "All decisions"
        back.click()
        assert window.stack.currentWidget().objectName() == "page_decisions"

    world.story(told)
