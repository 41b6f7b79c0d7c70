"""Tick and push: exactly what would go is shown first; then each record says what became of it."""

from __future__ import annotations

import csv
from collections.abc import Awaitable, Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from openfaith_desktop.application import records
from openfaith_desktop.ui.pushing.page import PushPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.table import Table
from tests.ui.conftest import World, child

Told = Callable[[MainWindow, PushPage, list[str]], Awaitable[None]]


def _story(world: World, told: Told) -> None:
    """Tell a story on the sending page: two new people, one who is there, one who may be."""
    world.there.create("Person", {"first_name": "Leila", "last_name": "Unusual", "birthdate": "1990-02-03"})
    world.there.create("Person", {"first_name": "Owen", "last_name": "Unusual"})

    async def whole(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        await window.door.finished()
        there = {row["first_name"]: row for row in world.there.dump() if row["last_name"] == "Unusual"}
        assert set(there) == {"Leila", "Owen"}
        ids = [
            records.add(world.app, "person", {"first_name": name, "last_name": "Rarely"})["id"]
            for name in ("Naomi", "Oscar")
        ]
        window.go("people", filter="only_here")
        await window.door.finished()
        table = child(window, Table, "peopleTable")
        table.tick_all()
        assert sorted(table.windowed.ticked) == sorted(ids)
        child(window, QPushButton, "peopleSend").click()
        page = child(window, PushPage, "page_push")
        assert "Looking" in page.state.text()
        await window.door.finished()
        await told(window, page, ids)

    world.story(whole)


def test_what_would_go_is_shown_then_sent_and_each_says_what_became_of_it(world: World) -> None:
    async def told(window: MainWindow, page: PushPage, ids: list[str]) -> None:
        before = len(world.there.dump())
        assert page.title.text() == "Add 2 people to Planning Center"
        assert "Nothing has been sent yet" in page.state.text()
        assert child(page, QLabel, "pushFact_new").text() == "2"
        assert child(page, QPushButton, "pushSend").text() == "Add 2"
        assert len(world.there.dump()) == before
        page.model.tick([ids[1]], False)
        assert child(page, QPushButton, "pushSend").text() == "Add 1"
        child(page, QPushButton, "pushSend").click()
        await window.runner.over()
        await window.door.finished()
        assert page.title.text() == "1 person sent to Planning Center"
        assert {one.outcome for one in page.model.outcomes.values()} == {"created"}
        assert len(world.there.dump()) == before + 1
        child(page, QPushButton, "pushBack").click()
        await window.door.finished()
        assert child(window, Table, "peopleTable").windowed.rowCount() == 1

    _story(world, told)


def test_the_list_is_kept_as_a_table_without_formulas(world: World) -> None:
    async def told(window: MainWindow, page: PushPage, ids: list[str]) -> None:
        records.edit(world.app, ids[0], {"first_name": "=HYPERLINK(1)"})
        page.arrive(records=ids, back="people", type="person")
        await window.door.finished()
        path = world.app.folder / "list.csv"
        page.save_to(path)
        await window.door.finished()
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == ["Name", "What happens", "Field", "Value"]
        assert all(not cell.startswith("=") for row in rows for cell in row)
        page.save_to(world.app.folder / "missing" / "list.csv")
        await window.door.finished()
        assert "another folder" in child(window, QLabel, "toastWords").text()

    _story(world, told)


def test_a_push_that_breaks_off_says_so_and_what_is_left_can_be_looked_at_anew(world: World) -> None:
    async def told(window: MainWindow, page: PushPage, ids: list[str]) -> None:
        child(page, QPushButton, "pushSend").click()
        window.runner.stop()
        await window.runner.over()
        await window.door.finished()
        assert child(page, QWidget, "pushReady").isVisible()
        assert child(page, QPushButton, "pushSend").isVisible()

    _story(world, told)


def test_nobody_is_added_twice_who_is_there_already(world: World) -> None:
    async def told(window: MainWindow, page: PushPage, ids: list[str]) -> None:
        world.there.create("Person", {"first_name": "Ruth", "last_name": "Seldom", "birthdate": "1990-02-03"})
        world.there.create("Person", {"first_name": "Hugo", "last_name": "Hardly"})
        sure = records.add(
            world.app, "person", {"first_name": "Ruth", "last_name": "Seldom", "birthdate": "1990-02-03"}
        )["id"]
        maybe = records.add(world.app, "person", {"first_name": "Hugo", "last_name": "Hardly"})["id"]
        page.arrive(records=[sure, maybe, ids[0]], back="people", type="person")
        await window.door.finished()
        assert child(page, QPushButton, "pushSend").text() == "Add 1, link 1"
        assert "Hugo Hardly waits for your answer" in child(page, QLabel, "pushNote").text()
        before = len(world.there.dump())
        child(page, QPushButton, "pushSend").click()
        await window.runner.over()
        await window.door.finished()
        outcomes = {one.entity_id: one.outcome for one in page.model.outcomes.values()}
        assert outcomes == {sure: "linked", maybe: "asked", ids[0]: "created"}
        assert len(world.there.dump()) == before + 1
        assert "1 wasn't sent" in page.state.text()

    _story(world, told)


def test_while_a_sync_goes_on_sending_says_why_it_waits(world: World) -> None:
    async def told(window: MainWindow, page: PushPage, ids: list[str]) -> None:
        window.runner.start()
        page.arrive(records=ids, back="people", type="person")
        await window.runner.over()
        await window.door.finished()
        assert window.stack.currentWidget().objectName() in ("page_people", "page_push")
        assert not window.runner.active

    _story(world, told)
