"""A list is brought in after a look at what it would do, and taken back as one; a mistake is told by its line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import lists, records
from openfaith_desktop.ui.records.page import RecordsPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.dialogs import Confirm, Trouble
from openfaith_desktop.ui.widgets.table import Table
from tests.ui.conftest import World, child


def _list(world: World, text: str) -> Path:
    file = world.app.folder / "people.csv"
    file.write_text(text, "utf-8")
    return file


def _page(window: MainWindow) -> RecordsPage:
    window.go("people")
    return child(window, RecordsPage, "page_people")


async def _looked(window: MainWindow, file: Path) -> None:
    _page(window).files.look(file)
    await window.door.finished()


def test_a_list_is_looked_at_brought_in_and_taken_back(world: World) -> None:
    records.add(world.app, "person", {"first_name": "Zed", "last_name": "Aardvark"})
    before = lists.ids(world.app, "person")

    async def story(window: MainWindow) -> None:
        file = _list(
            world, "First name,Last name,Shoe size\nNaomi,Carter,40\nNoah,Carter,44\nZed,Aardvark,1\n"
        )
        await _looked(window, file)
        (dialog,) = window._all_dialogs()
        assert child(dialog, QLabel, "bringInTitle").text() == "Bring in 2 people from people.csv?"
        assert child(dialog, QLabel, "bringInSentence").text() == (
            "Nothing has changed yet. 2 new, 1 left out."
        )
        assert "Line 4: Zed Aardvark may be" in child(dialog, QLabel, "bringInWaits").text()
        assert "Shoe size" in child(dialog, QLabel, "bringInNotRead").text()
        assert lists.ids(world.app, "person") == before
        child(dialog, QPushButton, "bringInYes").click()
        await window.door.finished()
        await window.door.finished()
        assert child(window, QLabel, "toastWords").text() == "2 people brought in"
        assert child(window, Table, "peopleTable").windowed.rowCount() == 3
        child(window, QPushButton, "toastUndo").click()
        await window.door.finished()
        await window.door.finished()
        assert lists.ids(world.app, "person") == before

    world.story(story, connected=False)


def test_a_mistake_is_told_by_its_line_and_nothing_is_brought_in(world: World) -> None:
    async def story(window: MainWindow) -> None:
        await _looked(window, _list(world, "First name,Birth date\nAnn,31.12.1980\n"))
        (dialog,) = window._all_dialogs()
        assert isinstance(dialog, Trouble)
        assert child(dialog, QLabel, "troubleTitle").text().startswith("Line 2: “31.12.1980”")
        dialog.reject()
        await _looked(window, world.app.folder / "gone.csv")
        (dialog,) = window._all_dialogs()
        assert child(dialog, QLabel, "troubleTitle").text() == "gone.csv can't be read."
        dialog.reject()
        assert lists.ids(world.app, "person") == []

    world.story(story, connected=False)


def test_a_list_that_changed_since_the_look_is_not_brought_in(world: World) -> None:
    async def story(window: MainWindow) -> None:
        file = _list(world, "First name,Last name\nNaomi,Carter\n")
        await _looked(window, file)
        (dialog,) = window._all_dialogs()
        assert isinstance(dialog, Confirm)
        file.write_text("First name,Last name\nNoah,Carter\n", "utf-8")
        dialog.yes.click()
        await window.door.finished()
        (told,) = [one for one in window._all_dialogs() if isinstance(one, Trouble)]
        assert child(told, QLabel, "troubleTitle").text().startswith("The list")
        assert lists.ids(world.app, "person") == []

    world.story(story, connected=False)


def test_a_list_with_nothing_new_says_so(world: World) -> None:
    made = records.add(world.app, "person", {"first_name": "Zed", "last_name": "Aardvark"})

    async def story(window: MainWindow) -> None:
        await _looked(window, _list(world, f"Id,First name\n{made['id']},Zed\n"))
        (dialog,) = window._all_dialogs()
        assert child(dialog, QLabel, "bringInTitle").text() == "Nothing to bring in from people.csv"
        child(dialog, QPushButton, "bringInClose").click()

    world.story(story, connected=False)
