"""Nonsense, a full disk, and a connection that goes while a dialog is open: said where it is, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import disconnecting, lists, records
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.errors import DiskFull
from openfaith_desktop.store.database import Store
from openfaith_desktop.ui.operation import EVERYTHING
from openfaith_desktop.ui.records.card import CardView
from openfaith_desktop.ui.records.fieldrow import FieldRow
from openfaith_desktop.ui.records.form import RecordForm
from openfaith_desktop.ui.records.page import RecordsPage
from openfaith_desktop.ui.records.picker import Picker
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.dialogs import Trouble
from openfaith_desktop.ui.widgets.fields import LineEdit
from openfaith_desktop.ui.widgets.table import Table
from tests.ui.conftest import World, child

NAOMI = {"first_name": "Naomi", "last_name": "Carter", "birthdate": "1979-03-14"}
NONSENSE = "\u202eJ\x00o\tan\r\n" + "🙂" * 2_000 + "'; DROP TABLE person; --"


async def _open_card(window: MainWindow, person: str) -> CardView:
    window.go("people", record=person)
    await window.door.finished()
    return child(window, CardView, "peopleCard")


def _person(world: World) -> str:
    return str(records.add(world.app, "person", NAOMI)["id"])


def test_pasted_nonsense_is_kept_or_said_and_nothing_breaks(world: World) -> None:
    person = _person(world)

    async def story(window: MainWindow) -> None:
        view = await _open_card(window, person)
        for name, fits in (("last_name", True), ("birthdate", False)):
            line = child(view, FieldRow, f"field_{name}")
            line.edit()
            edit = child(line, LineEdit, f"field_{name}Edit")
            edit.setText(NONSENSE)
            QTest.keyClick(edit, Qt.Key.Key_Return)
            await window.door.finished()
            await window.door.finished()
            if not fits:
                note = child(line, QLabel, f"field_{name}Note").text()
                assert "doesn't fit" in note
                assert len(note) < 300
                assert edit.text()
        assert "DROP TABLE" in records.show(world.app, person)["last_name"]
        assert not window._all_dialogs()
        page = child(window, RecordsPage, "page_people")
        page.search.searched.emit(NONSENSE)
        await window.door.finished()

    world.story(story, connected=False)


def test_an_address_without_a_street_is_kept_and_an_empty_one_is_said(world: World) -> None:
    person = _person(world)

    async def story(window: MainWindow) -> None:
        view = await _open_card(window, person)
        child(view, QPushButton, "add_address").click()
        form = child(window, RecordForm, "recordForm")
        await window.door.finished()
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        assert form.problem.text() == "This address would be empty. Fill in more, such as the street."
        assert window._all_dialogs() == [form]
        child(form, LineEdit, "form_city").setText("Springfield")
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        (address,) = records.show(world.app, person)["belonging"]["address"]
        assert address["title"] == "Springfield"

    world.story(story, connected=False)


def test_a_full_disk_is_said_beside_what_was_typed_and_saved_once_there_is_room(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = _person(world)
    real = Store.write
    full = [True]

    def write(self: Store, *given: Any, **how: Any) -> Any:
        if full[0]:
            raise DiskFull()
        return real(self, *given, **how)

    monkeypatch.setattr(Store, "write", write)

    async def story(window: MainWindow) -> None:
        view = await _open_card(window, person)
        line = child(view, FieldRow, "field_last_name")
        line.edit()
        edit = child(line, LineEdit, "field_last_nameEdit")
        edit.setText("Cartwright")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await window.door.finished()
        assert "disk is full" in child(line, QLabel, "field_last_nameNote").text()
        assert edit.text() == "Cartwright"
        (told,) = window._all_dialogs()
        assert isinstance(told, Trouble)
        assert child(told, QLabel, "troubleDo").text().startswith("Free some room, then do it again.")
        assert told.findChild(QPushButton, "troubleAct") is None
        told.reject()
        QTest.keyClick(edit, Qt.Key.Key_Escape)
        child(window, QPushButton, "peopleAdd").click()
        form = child(window, RecordForm, "recordForm")
        await window.door.finished()
        child(form, LineEdit, "form_first_name").setText("Ruth")
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        assert "disk is full" in form.problem.text()
        assert [one for one in window._all_dialogs() if one.isVisible()] == [form]
        full[0] = False
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        await window.door.finished()
        assert len(lists.ids(world.app, "person", search="Ruth")) == 1

    world.story(story, connected=False)


@pytest.mark.parametrize("opened", ["picker", "form", "file"])
def test_a_connection_that_goes_under_an_open_dialog_breaks_nothing(world: World, opened: str) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        mine = _person(world)
        window.go("people", filter=Filter.ONLY_THERE)
        await window.door.finished()
        page = child(window, RecordsPage, "page_people")
        one = page.model.ids[0]
        page.open_card(one)
        await window.door.finished()
        if opened == "picker":
            child(page, QPushButton, "thereSame").click()
        elif opened == "form":
            page.add.click()
        else:
            file = world.app.folder / "people.csv"
            file.write_text("First name,Last name\nRuth,Carter\n", "utf-8")
            page.files.look(file)
        await window.door.finished()
        (dialog,) = window._all_dialogs()
        disconnecting.disconnect(world.app, "hope")
        window.door.publish(*EVERYTHING)
        await window.door.finished()
        if opened == "picker":
            assert isinstance(dialog, Picker)
            dialog.search.setText("naomi")
            dialog.search.searched.emit("naomi")
            await window.door.finished()
            if child(dialog, Table, "pickerTable").choose(mine):
                child(dialog, QPushButton, "pickerYes").click()
        elif opened == "form":
            child(dialog, LineEdit, "form_first_name").setText("Ruth")
            child(dialog, QPushButton, "recordFormYes").click()
        else:
            child(dialog, QPushButton, "bringInYes").click()
        await window.door.finished()
        await window.door.finished()
        assert sum(one.isVisible() for one in window._all_dialogs()) <= 1
        if opened != "picker":
            assert len(lists.ids(world.app, "person", search="Ruth")) == 1

    world.story(story, mode="openfaith")
