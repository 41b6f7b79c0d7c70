"""The review table: answers by click, by key, many at once, taken back; pairs side by side; a brake's page."""

from __future__ import annotations

import asyncio
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import Application, records, syncing
from openfaith_desktop.errors import BrakeStopped
from openfaith_desktop.store import decisions, entities, links
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui.decisions.model import OURS, THEIRS
from openfaith_desktop.ui.decisions.namelist import NameList
from openfaith_desktop.ui.decisions.page import DecisionsPage
from openfaith_desktop.ui.decisions.table import DecisionsTable, cell_of
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World, child


async def _settled(window: MainWindow) -> None:
    for _ in range(4):
        await asyncio.sleep(0.02)
        await window.door.finished()


def _people(app: Application) -> dict[str, str]:
    """Return external ids by the people's ids here."""
    there = app.store.read(links.active_external_ids, 1, "person")
    linked = app.store.read(lambda c: links.entity_ids(c, 1, "person", set(there)))
    return {here: number for number, here in linked.items()}


async def _differences(world: World, window: MainWindow, number: int) -> list[str]:
    """Sync, let both sides change the nickname of some people, and sync again; return their ids."""
    app = world.app
    await syncing.sync(app, "hope", StopFlag())
    chosen = sorted(_people(app).items())[:number]
    for place, (here, there) in enumerate(chosen):
        records.edit(app, here, {"nickname": f"Here{place}"})
        world.there.edit("Person", int(there), nickname=f"There{place}")
    await syncing.sync(app, "hope", StopFlag())
    window.go("decisions")
    await _settled(window)
    return [here for here, _ in chosen]


def _nickname(app: Application, here: str) -> Any:
    entity = app.store.read(entities.get, "person", here)
    assert entity is not None
    return entity["nickname"]


def _open(app: Application) -> int:
    return len(app.store.read(decisions.listed, 1))


def test_a_value_is_chosen_by_click_and_by_key_and_taken_back(world: World) -> None:
    async def story(window: MainWindow) -> None:
        ids = await _differences(world, window, 4)
        table = child(window, DecisionsTable, "decisionsTable")
        assert len(table.windowed.ids) == 4
        row = table.windowed.row(0)
        first = next(i for i in ids if i == row.entity_id)
        place = cell_of(table, 0, THEIRS).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        await _settled(window)
        assert _nickname(world.app, first) == row.theirs.value
        assert len(table.windowed.ids) == 3
        second = table.windowed.row(table.currentIndex().row())
        QTest.keyClick(table, Qt.Key.Key_Left)
        await _settled(window)
        assert _nickname(world.app, second.entity_id) == second.ours.value
        assert _open(world.app) == 2
        for left in (3, 4):
            QTest.mouseClick(child(window, QPushButton, "decisionsUndo"), Qt.MouseButton.LeftButton)
            await _settled(window)
            assert len(table.windowed.ids) == left
        assert _nickname(world.app, first) == row.ours.value

    world.story(story)


def test_many_are_settled_with_one_choice_one_confirmation_and_one_undo(world: World) -> None:
    async def story(window: MainWindow) -> None:
        ids = await _differences(world, window, 27)
        table = child(window, DecisionsTable, "decisionsTable")
        table.tick_all()
        QTest.mouseClick(child(window, QPushButton, "decisionsManyTheirs"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert _open(world.app) == 27
        who = child(window, QLabel, "decisionsConfirmNames")
        assert len(who.text().split(", ")) == 4
        assert who.text().endswith(" and 23 more")
        assert who.toolTip().count(",") == 26
        QTest.mouseClick(child(window, QPushButton, "decisionsConfirmYes"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert _open(world.app) == 0
        assert {str(_nickname(world.app, here))[:5] for here in ids} == {"There"}
        QTest.mouseClick(child(window, QPushButton, "decisionsUndo"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert _open(world.app) == 27
        assert {str(_nickname(world.app, here))[:4] for here in ids} == {"Here"}

    world.story(story)


def test_a_possible_match_is_looked_at_side_by_side(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        world.there.create("Person", {"first_name": "Quill", "last_name": "Testerman"})
        here = records.add(app, "person", {"first_name": "Quill", "last_name": "Testerman"})["id"]
        await syncing.sync(app, "hope", StopFlag())
        window.go("decisions")
        await _settled(window)
        page = child(window, DecisionsPage, "page_decisions")
        (number,) = page.model.ids
        page.answer(number, OURS)
        await _settled(window)
        assert page.stack.currentWidget() is page.pair
        assert child(window, QLabel, "pairWhyTitle").text() == "Probably the same"
        QTest.mouseClick(child(window, QPushButton, "pairSame"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert here in _people(app)
        assert _open(app) == 0
        assert page.stack.currentWidget() is page.empty

    world.story(story)


def test_the_next_pair_takes_the_place_of_an_answered_one(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        for last in ("Abbott", "Baker", "Carter"):
            world.there.create("Person", {"first_name": "Quill", "last_name": last})
            records.add(app, "person", {"first_name": "Quill", "last_name": last})
        await syncing.sync(app, "hope", StopFlag())
        window.resize(1280, 800)
        window.go("decisions", group="match")
        await _settled(window)
        page = child(window, DecisionsPage, "page_decisions")
        first, second, third = page.model.ids
        page.look(second)
        await _settled(window)
        assert list(page.pair.others.windowed.ids) == [first, second, third]
        assert page.pair.others.current_id() == second
        # With the keyboard on an answer, one stroke too many would give it.
        assert page.pair.later.hasFocus() or not window.isActiveWindow()
        assert not page.pair.same.hasFocus()
        page.pair.different.click()
        await _settled(window)
        assert page.stack.currentWidget() is page.pair
        assert page.pair.decision == page.pair.others.current_id() == third
        page.pair.same.click()
        await _settled(window)
        assert page.pair.decision == first
        page.pair.later.click()
        assert page.stack.currentWidget() is page.card
        assert page.model.ids == [first]

    world.story(story)


def test_a_safety_brake_is_a_page_with_names_and_three_answers(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        await syncing.sync(app, "hope", StopFlag())
        before = len(_people(app))
        for there in sorted(_people(app).values())[:8]:
            world.there.delete("Person", int(there))
        window.runner.carry_out(syncing.compare)
        await window.runner.over()
        await _settled(window)
        # It comes up by itself, as a page and not as an error.
        assert isinstance(window.runner.last_error, BrakeStopped)
        assert window._all_dialogs() == []
        page = child(window, DecisionsPage, "page_decisions")
        assert page.isVisible()
        assert page.stack.currentWidget() is page.brake
        # The question is the page's title; all eight are listed by name.
        assert not page.title.isVisible()
        names = child(window, NameList, "brakeNames_0")
        listed = [names.names.row(number) for number in range(names.names.rowCount())]
        assert len(listed) == 8
        assert all(listed)
        assert child(window, QLabel, "brakeDifference").text().startswith("8 fewer")
        QTest.mouseClick(child(window, QPushButton, "brakeAnswer_ours"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert _open(app) == 0
        living = app.store.read(entities.count, "person")
        assert living == before

    world.story(story)


def test_a_pair_that_is_likely_one_says_how_many_things_differ(world: World) -> None:
    async def story(window: MainWindow) -> None:
        app = world.app
        there = world.there.create(
            "Person", {"first_name": "Quill", "last_name": "Testerman", "gender": "F", "nickname": "Zed"}
        )
        world.there.create("Email", {"address": "q@mail.example", "location": "Home"}, person_id=there["id"])
        records.add(
            app,
            "person",
            {"first_name": "Quilla", "last_name": "Testerman", "gender": "F", "nickname": "Quick"},
            belonging=[("email", {"address": "q@mail.example"})],
        )
        await syncing.sync(app, "hope", StopFlag())
        window.go("decisions")
        await _settled(window)
        page = child(window, DecisionsPage, "page_decisions")
        page.answer(page.model.ids[0], OURS)
        await _settled(window)
        # “Quill” and “Quilla” are alike: one holds the other. The nickname is another one.
        assert child(window, QLabel, "pairWhyTitle").text() in {
            f"{likely} the same, though 1 thing differs"
            for likely in ("Almost surely", "Probably", "Perhaps")
        }

    world.story(story)
