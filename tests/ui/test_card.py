"""The card of one record: changed in place with validation, why it is so, contacts, family, deletion, undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from openfaith_desktop.application import card as cards
from openfaith_desktop.application import lists, records
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.records.card import CardView
from openfaith_desktop.ui.records.fieldrow import FieldRow
from openfaith_desktop.ui.records.form import RecordForm
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.fields import LineEdit
from tests.ui.conftest import World, child

Told = Callable[[MainWindow, CardView, str], Awaitable[None]]


def _story(world: World, told: Told, *, add: dict[str, str] | None = None) -> None:
    """Tell a story with the card of one person open: the first one, or one just added here."""

    async def whole(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        await window.door.finished()
        made = records.add(world.app, "person", add)["id"] if add else lists.ids(world.app, "person")[0]
        window.go("people", record=made)
        await window.door.finished()
        view = child(window, CardView, "peopleCard")
        assert view.isVisible()
        await told(window, view, made)

    world.story(whole)


NAOMI = {"first_name": "Naomi", "last_name": "Carter", "birthdate": "1979-03-14"}


def test_a_field_is_changed_in_place_and_said_to_go_with_the_next_sync(world: World) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        line = child(view, FieldRow, "field_first_name")
        child(line, QPushButton, "field_first_nameValue").click()
        edit = child(line, LineEdit, "field_first_nameEdit")
        edit.setText("Johanna")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await window.door.finished()
        assert cards.card(world.app, person).fields[0].value == "Johanna"
        assert "Johanna" in child(view, QLabel, "cardTitle").text() or view.shown is not None
        why = child(view, FieldRow, "field_first_name")
        why.why.click()
        await window.door.finished()
        assert "sends it to Planning Center" in child(view, QLabel, "field_first_nameReasonSentence").text()
        why.why.click()
        assert not why.explained

    _story(world, told)


def test_what_does_not_fit_is_said_below_and_nothing_typed_is_lost(world: World) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        line = child(view, FieldRow, "field_birthdate")
        line.edit()
        edit = child(line, LineEdit, "field_birthdateEdit")
        edit.setText("31.13.2020")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await window.door.finished()
        assert "doesn't fit" in child(line, QLabel, "field_birthdateNote").text()
        records.edit(world.app, person, {"nickname": "Nomi"})
        window.door.publish(Topic.RECORDS)
        await window.door.finished()
        assert edit.text() == "31.13.2020"
        edit.setText("1980-03-14")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await window.door.finished()
        kept = {one.name: one.value for one in cards.card(world.app, person).fields}
        assert (kept["birthdate"], kept["nickname"]) == ("1980-03-14", "Nomi")

    _story(world, told, add=NAOMI)


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_not_saved_over_it(world: World) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        line = child(view, FieldRow, "field_last_name")
        line.edit()
        records.edit(world.app, person, {"last_name": "Karter"}, author="Ana")
        edit = child(line, LineEdit, "field_last_nameEdit")
        edit.setText("Cartwright")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await window.door.finished()
        note = child(line, QLabel, "field_last_nameNote").text()
        assert "Somebody else changed it to “Karter”" in note
        assert edit.text() == "Cartwright"
        assert _last_name(world, person) == "Karter"
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await window.door.finished()
        assert _last_name(world, person) == "Cartwright"

    _story(world, told, add=NAOMI)


def _last_name(world: World, person: str) -> object:
    return next(one.value for one in cards.card(world.app, person).fields if one.name == "last_name")


def test_leaving_a_field_saves_it_and_escape_drops_it(world: World) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        line = child(view, FieldRow, "field_first_name")
        line.edit()
        edit = child(line, LineEdit, "field_first_nameEdit")
        edit.setText("Naomi Ruth")
        edit.clearFocus()
        line.editor.left.emit()
        await window.door.finished()
        again = child(view, FieldRow, "field_first_name")
        again.edit()
        dropped = child(again, LineEdit, "field_first_nameEdit")
        dropped.setText("Nobody")
        QTest.keyClick(dropped, Qt.Key.Key_Escape)
        await window.door.finished()
        kept = {one.name: one.value for one in cards.card(world.app, person).fields}
        assert kept["first_name"] == "Naomi Ruth"

    _story(world, told, add=NAOMI)


@pytest.mark.parametrize(
    ("type_name", "name", "value"),
    [("phone_number", "number", "555-0151"), ("email", "address", "naomi@mail.example")],
)
def test_a_contact_is_added_and_removed(world: World, type_name: str, name: str, value: str) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        view._add(type_name, "Contact")
        form = child(window, RecordForm, "recordForm")
        await window.door.finished()
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        assert "missing" in child(form, QLabel, f"form_{name}Note").text()
        child(form, LineEdit, f"form_{name}").setText(value)
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        contact = cards.card(world.app, person).contacts[0]
        assert contact.value == value
        assert child(view, QWidget, f"contact_{contact.id}").isVisible()
        view.acts.edit_contact(contact)
        await window.door.finished()
        child(window, RecordForm, "recordForm")
        child(window._dialog, QPushButton, "recordFormRemove").click()
        await window.door.finished()
        assert not cards.card(world.app, person).contacts

    _story(world, told, add=NAOMI)


def test_a_person_is_added_with_a_phone_number_all_or_nothing(world: World) -> None:
    async def told(window: MainWindow, view: CardView, _: str) -> None:
        before = len(lists.ids(world.app, "person"))
        child(window, QPushButton, "peopleAdd").click()
        form = child(window, RecordForm, "recordForm")
        await window.door.finished()
        child(form, LineEdit, "form_first_name").setText("Ruth")
        child(form, LineEdit, "form_birthdate").setText("yesterday")
        child(form, LineEdit, "form_phone_number").setText("555-0126")
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        assert "doesn't fit" in child(form, QLabel, "form_birthdateNote").text()
        assert len(lists.ids(world.app, "person")) == before
        child(form, LineEdit, "form_birthdate").setText("")
        child(form, QPushButton, "recordFormYes").click()
        await window.door.finished()
        assert view.shown is not None
        assert (view.shown.title, [one.value for one in view.shown.contacts]) == ("Ruth", ["555-0126"])

    _story(world, told, add=NAOMI)


def test_deleting_asks_and_can_be_taken_back(world: World) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        assert view.shown is not None
        view.acts.ask_delete(view.shown)
        asking = child(window, Confirm, "confirmDelete")
        assert asking.focusWidget() is child(asking, QPushButton, "confirmDeleteNo")
        child(asking, QPushButton, "confirmDeleteYes").click()
        await window.door.finished()
        assert person not in lists.ids(world.app, "person")
        assert not view.isVisible()
        child(window, QPushButton, "toastUndo").click()
        await window.door.finished()
        assert person in lists.ids(world.app, "person")

    _story(world, told, add=NAOMI)


def test_the_last_change_is_undone_from_the_history_after_it_said_what_goes_back(world: World) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        records.edit(world.app, person, {"nickname": "Nomi"})
        view.reload()
        await window.door.finished()
        assert view.shown is not None
        newest = next(one for one in view.shown.history if one.undo is not None)
        child(view, QPushButton, f"undo_{newest.id}").click()
        asking = child(window, Confirm, "confirmUndo")
        assert "goes back to nothing" in child(asking, QLabel, "confirmUndoSentence").text()
        child(asking, QPushButton, "confirmUndoYes").click()
        await window.door.finished()
        kept = {one.name: one.value for one in cards.card(world.app, person).fields}
        assert kept["nickname"] is None

    _story(world, told, add=NAOMI)


def test_a_family_member_opens_their_own_card_and_a_household_its_list(world: World) -> None:
    async def told(window: MainWindow, view: CardView, person: str) -> None:
        other = records.add(world.app, "person", {"first_name": "Oscar", "last_name": "Carter"})["id"]
        household = records.add(
            world.app, "household", {"name": "Carter family", "primary_contact_id": person}
        )["id"]
        for one in (person, other):
            records.add(world.app, "household_membership", {"household_id": household, "person_id": one})
        view.reload()
        await window.door.finished()
        child(view, QPushButton, f"member_{other}").click()
        await window.door.finished()
        assert view.record == other
        assert child(view, QLabel, "cardTitle").text() == "Oscar Carter"
        window.go("households", record=household)
        await window.door.finished()
        assert child(window, CardView, "householdsCard").isVisible()

    _story(world, told, add=NAOMI)


def test_in_a_narrow_window_the_card_is_a_page_of_its_own(world: World) -> None:
    async def told(window: MainWindow, view: CardView, _: str) -> None:
        window.resize(900, 640)
        await window.door.finished()
        assert not child(window, QWidget, "peopleList").isVisible()
        child(view, QPushButton, "cardClose").click()
        assert child(window, QWidget, "peopleList").isVisible()

    _story(world, told, add=NAOMI)
