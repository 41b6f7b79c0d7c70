"""Lists of records: windowed, searched while typing, filtered, sorted, ticked; empty ones say why."""

from __future__ import annotations

import asyncio
import errno
import os
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from qasync import QEventLoop

from openfaith_desktop.application import lists, records
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.ui.operation import Door, Topic
from openfaith_desktop.ui.records.fieldrow import FieldRow
from openfaith_desktop.ui.records.form import RecordForm
from openfaith_desktop.ui.records.page import RecordsPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.fields import LineEdit, SearchField
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tableheader import TICK
from openfaith_desktop.ui.widgets.windowed import ROW, Column, Windowed
from tests.ui.conftest import World, child


class Numbers(Windowed[str]):
    """A model of made-up rows that notes what was asked for."""

    def __init__(self, door: Door, count: int) -> None:
        self.asked: list[Sequence[Any]] = []

        def fetch(ids: Sequence[Any]) -> Mapping[Any, str]:
            self.asked.append(list(ids))
            return {one: f"row {one}" for one in ids}

        super().__init__(door, (Column(TICK, "", width=Size.TICK_COLUMN), Column("name", "Name")), fetch)
        self.put(list(range(count)))

    def text(self, row: str, column: Column) -> str:
        return row if column.key == "name" else ""


async def _settled(door: Door) -> None:
    """Let timers run and what they asked for come back."""
    for _ in range(3):
        await asyncio.sleep(0.02)
        await door.finished()


def test_of_a_hundred_thousand_rows_only_those_in_sight_are_read(loop: QEventLoop) -> None:
    door = Door()

    async def story() -> None:
        model = Numbers(door, 100_000)
        table = Table("t", "Numbers", model, Size.ROW_PEOPLE)
        table.resize(600, 420)
        table.show()
        await _settled(door)
        assert len([one for ids in model.asked for one in ids]) < 40
        assert model.index(0, 1).data() == "row 0"
        model.asked.clear()
        table.scrollTo(model.index(70_000, 0))
        await _settled(door)
        read = [one for ids in model.asked for one in ids]
        assert 70_000 in read
        assert len(read) < 40
        table.close()

    loop.run_until_complete(story())
    door.close()


def test_ticks_belong_to_records_not_to_rows(loop: QEventLoop) -> None:
    door = Door()

    async def story() -> None:
        model = Numbers(door, 10)
        table = Table("t", "Numbers", model, Size.ROW_PEOPLE)
        table.resize(600, 600)
        table.show()
        await _settled(door)

        def click(row: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
            where = table.visualRect(model.index(row, 0)).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, QPoint(where))

        click(2)
        click(5, Qt.KeyboardModifier.ShiftModifier)
        assert model.ticked == {2, 3, 4, 5}
        model.put(list(range(9, -1, -1)))
        assert model.ticked == {2, 3, 4, 5}
        table.setFocus()
        table.selectRow(0)
        QTest.keyClick(table, Qt.Key.Key_Space)
        assert 9 in model.ticked
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert model.all_ticked() is Qt.CheckState.Checked
        QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert not model.ticked
        table.close()

    loop.run_until_complete(story())
    door.close()


def test_a_row_whose_record_changed_is_read_anew_and_meanwhile_the_old_one_stays(loop: QEventLoop) -> None:
    door = Door()

    async def story() -> None:
        model = Numbers(door, 3)
        model.index(0, 1).data()
        await _settled(door)
        model.asked.clear()
        model.put([0, 1, 2])
        assert model.index(0, 1).data(ROW) == "row 0"
        await _settled(door)
        assert model.asked == [[0]]

    loop.run_until_complete(story())
    door.close()


def test_people_are_found_while_typing_and_an_empty_list_says_why(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        window.go("people")
        await window.door.finished()
        table = child(window, Table, "peopleTable")
        assert table.windowed.rowCount() == 30
        assert "30 people" in child(window, QWidget, "page_people").state.text()
        await _settled(window.door)
        name = table.windowed.index(0, 1).data()
        search = child(window, SearchField, "peopleSearch")
        search.insert(name)  # QTest types ASCII only
        QTest.keyClick(search, Qt.Key.Key_Return)
        await _settled(window.door)
        assert 1 <= table.windowed.rowCount() < 30
        assert name in [table.windowed.index(row, 1).data() for row in range(table.windowed.rowCount())]
        QTest.keyClicks(search, " zzzz")
        QTest.keyClick(search, Qt.Key.Key_Return)
        await _settled(window.door)
        assert child(window, QLabel, "peopleEmptyTitle").text() == "Nothing found"
        child(window, QPushButton, "peopleEmptyAction").click()
        await _settled(window.door)
        assert table.windowed.rowCount() == 30

    world.story(told)


def test_cells_are_sentences_and_ticked_people_can_be_sent(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        made = records.add(world.app, "person", {"first_name": "Naomi", "last_name": "Carter"})
        window.go("people", filter=Filter.ONLY_HERE)
        await _settled(window.door)
        model = child(window, Table, "peopleTable").windowed
        spoken = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Naomi Carter, Only in OpenFaith"
        assert model.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Where: Only in OpenFaith"
        model.tick([made["id"]], True)
        assert child(window, QLabel, "peopleBulkCount").text() == "1 chosen"
        assert child(window, QPushButton, "peopleSend").text() == "Add 1 person to Planning Center"
        child(window, QPushButton, "peopleBulkClear").click()
        assert not child(window, QWidget, "peopleBulk").isVisible()

    world.story(told)


def test_the_list_follows_what_changes_elsewhere_and_keeps_its_place(world: World) -> None:
    async def told(window: MainWindow) -> None:
        window.go("households")
        await _settled(window.door)
        assert child(window, QLabel, "householdsEmptyTitle").text() == "No records yet"
        window.runner.start()
        await window.runner.over()
        await _settled(window.door)
        assert child(window, Table, "householdsTable").windowed.rowCount() > 0

    world.story(told)


def test_the_rows_in_sight_are_read_before_anything_is_counted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noting(name: str) -> None:
        real = vars(lists)[name]
        monkeypatch.setattr(lists, name, lambda *given: asked.append(name) or real(*given))

    async def told(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        await _settled(window.door)
        for name in ("ids", "rows", "filters"):
            noting(name)
        window.go("people")
        await _settled(window.door)
        assert asked[:2] == ["ids", "rows"]
        assert asked.count("filters") == 1
        assert child(window, QWidget, "peopleFilters").findChildren(QPushButton)
        # Counted anew when something changed, also where nothing is left to be shown.
        asked.clear()
        child(window, SearchField, "peopleSearch").searched.emit("nobody is called so")
        window.door.publish(Topic.RECORDS)
        await _settled(window.door)
        assert asked[-1] == "filters"

    world.story(told)


def test_what_a_list_shows_is_saved_and_what_kept_it_from_it_is_said(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Naomi", "Noah"):
        records.add(world.app, "person", {"first_name": name, "last_name": "Carter"})

    async def told(window: MainWindow) -> None:
        window.go("people")
        await _settled(window.door)
        child(window, SearchField, "peopleSearch").searched.emit("naomi")
        await _settled(window.door)
        page = child(window, RecordsPage, "page_people")
        toast = child(window, QLabel, "toastWords")
        file = world.app.folder / "people.csv"
        page.files.save_to(file)
        await _settled(window.door)
        assert toast.text() == "Saved as people.csv"
        before = file.read_text("utf-8-sig")
        assert "Naomi" in before
        assert "Noah" not in before

        def full(_: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        page.files.save_to(file)
        await _settled(window.door)
        assert toast.text() == (
            "There is no room to save people.csv. Free some room, or choose another folder."
        )
        assert file.read_text("utf-8-sig") == before
        assert page.files.save.isEnabled()
        child(window, QAction, "peopleSave").trigger()
        assert len(window._all_dialogs()) == 1

    world.story(told, connected=False)


def test_a_form_reaches_every_record_by_typing(world: World) -> None:
    last = ""
    for number in range(30):
        name = {"first_name": f"P{number:02}", "last_name": "Zyx"}
        last = records.add(world.app, "person", name)["id"]

    async def story(window: MainWindow) -> None:
        window.go("households")
        await window.door.finished()
        child(window, QPushButton, "householdsAdd").click()
        form = child(window, RecordForm, "recordForm")
        await window.door.finished()
        child(form, LineEdit, "form_name").setText("Zyx family")
        edit = child(form, SearchField, "form_primary_contact_id")
        table = child(form, Table, "form_primary_contact_idList")
        edit.setFocus()
        QTest.keyClicks(edit, "zyx")
        assert table.isVisible()
        edit.searched.emit("zyx")
        await window.door.finished()
        assert table.windowed.rowCount() == 30
        assert [one.key for one in table.windowed.columns] == ["name", "group"]
        # What is typed and not chosen is said, and saved as nothing.
        child(form, QPushButton, "recordFormYes").click()
        assert "Choose one" in child(form, QLabel, "form_primary_contact_idNote").text()
        assert lists.ids(world.app, "household") == []
        QTest.keyClick(edit, Qt.Key.Key_Escape)
        assert (edit.text(), table.isVisible()) == ("", False)
        QTest.keyClicks(edit, "nobody")
        edit.searched.emit("nobody")
        await window.door.finished()
        assert child(form, QLabel, "form_primary_contact_idNone").isVisible()
        edit.clear()
        QTest.keyClicks(edit, "p29")
        edit.searched.emit("p29")
        await window.door.finished()
        assert table.windowed.rowCount() == 1
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await window.door.finished()
        assert (edit.text(), table.isVisible()) == ("P29 Zyx", False)
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        (made,) = lists.ids(world.app, "household")
        assert records.show(world.app, made)["primary_contact_id"] == last

    world.story(story, connected=False)


def test_a_card_reaches_every_record_too_and_saves_what_is_taken(world: World) -> None:
    one, other = (
        records.add(world.app, "person", {"first_name": name, "last_name": "Zyx"})["id"]
        for name in ("Ann", "Ben")
    )
    home = records.add(world.app, "household", {"name": "Home", "primary_contact_id": one})["id"]

    async def story(window: MainWindow) -> None:
        window.go("households", record=home)
        await window.door.finished()
        row = child(window, FieldRow, "field_primary_contact_id")
        row.edit()
        edit = child(row, SearchField, "field_primary_contact_idEdit")
        assert edit.text() == "Ann Zyx"
        QTest.keyClick(edit, Qt.Key.Key_Down)
        await window.door.finished()
        table = child(row, Table, "field_primary_contact_idEditList")
        assert table.windowed.rowCount() == 2
        assert [one.key for one in table.windowed.columns] == ["name"]
        # The name of whom is chosen stands in the field, and isn't searched for.
        edit.searched.emit(edit.text())
        await window.door.finished()
        assert table.windowed.rowCount() == 2
        table.opened.emit(other)
        await window.door.finished()
        await window.door.finished()
        assert records.show(world.app, home)["primary_contact_id"] == other

    world.story(story, connected=False)
