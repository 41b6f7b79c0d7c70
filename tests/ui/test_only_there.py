"""Who is only in the other system: looked at, brought in, or said to be somebody here; each with undo."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import lists, records
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.ui.records.page import RecordsPage
from openfaith_desktop.ui.records.picker import Picker
from openfaith_desktop.ui.records.there import ThereView
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.table import Table
from tests.ui.conftest import World, child

Told = Callable[[MainWindow, RecordsPage], Awaitable[None]]


def _story(world: World, told: Told) -> None:
    async def whole(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        await window.door.finished()
        window.go("people", filter=Filter.ONLY_THERE)
        await window.door.finished()
        page = child(window, RecordsPage, "page_people")
        assert page.model.rowCount() == 30
        await told(window, page)

    world.story(whole, mode="openfaith")


def _here(world: World) -> int:
    return len(lists.ids(world.app, "person"))


def test_ticked_people_are_brought_in_and_taken_back(world: World) -> None:
    async def told(window: MainWindow, page: RecordsPage) -> None:
        page.model.tick(list(page.model.ids)[:3], True)
        button = child(page, QPushButton, "peopleBring")
        assert button.isVisible()
        assert button.text() == "Bring in 3 people"
        assert not child(page, QPushButton, "peopleSend").isVisible()
        button.click()
        await window.door.finished()
        assert _here(world) == 3
        assert page.model.rowCount() == 27
        assert child(window, QLabel, "toastWords").text() == "3 people brought in"
        child(window, QPushButton, "toastUndo").click()
        await window.door.finished()
        assert _here(world) == 0

    _story(world, told)


def test_one_is_looked_at_and_brought_in(world: World) -> None:
    async def told(window: MainWindow, page: RecordsPage) -> None:
        link = page.model.ids[0]
        page.open_card(link)
        await window.door.finished()
        view = child(page, ThereView, "peopleThere")
        assert view.isVisible()
        assert not page.view.isVisible()
        name = child(view, QLabel, "thereTitle").text()
        child(view, QPushButton, "thereBring").click()
        await window.door.finished()
        assert not view.isVisible()
        rows = lists.rows(world.app, "person", lists.ids(world.app, "person"))
        assert [one.title for one in rows.values()] == [name]

    _story(world, told)


def test_somebody_there_is_said_to_be_somebody_here(world: World) -> None:
    async def told(window: MainWindow, page: RecordsPage) -> None:
        mine = records.add(world.app, "person", {"first_name": "Naomi", "last_name": "Carter"})["id"]
        page.open_card(page.model.ids[0])
        await window.door.finished()
        child(page, QPushButton, "thereSame").click()
        picker = child(window, Picker, "picker")
        await window.door.finished()
        assert not child(picker, QPushButton, "pickerYes").isEnabled()
        picker.search.setText("naomi")  # else what it began with is searched for a moment later
        picker.search.searched.emit("naomi")
        await window.door.finished()
        table = child(picker, Table, "pickerTable")
        assert table.choose(mine)
        child(picker, QPushButton, "pickerYes").click()
        await window.door.finished()
        assert page.view.record == mine
        assert len(lists.ids(world.app, "person", filter=Filter.ONLY_THERE)) == 29
        child(window, QPushButton, "toastUndo").click()
        await window.door.finished()
        assert len(lists.ids(world.app, "person", filter=Filter.ONLY_THERE)) == 30

    _story(world, told)


def test_what_another_program_runs_is_said_and_read_anew_when_it_ends(world: World) -> None:
    from openfaith_desktop.application.syncing import RunningState
    from openfaith_desktop.sync.events import Phase

    async def told(window: MainWindow) -> None:
        heard: list[frozenset[str]] = []
        window.door.changed.connect(heard.append)
        other = RunningState(
            "hope", 9, "sync", "2026-11-25T10:00:00Z", Phase.STAGE, "Getting the list", "person", 5, 30, None
        )
        window.elsewhere._take((other,))
        title = child(window, QLabel, "connectionStateTitle")
        assert title.text() == "Syncing in another program"
        assert child(window, QLabel, "connectionStateWords").text() == "5 / 30"
        window.elsewhere._take(())
        assert title.text() == "Not synced yet"
        assert "records" in heard[-1]

    world.story(told)
