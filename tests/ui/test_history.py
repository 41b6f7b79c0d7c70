"""History: what a run changed, what undoing it would do by name, and the undo that can be undone."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import history, importing, lists, records, syncing
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui.activity.page import ActivityPage
from openfaith_desktop.ui.history.model import SHOWN, outlook
from openfaith_desktop.ui.history.page import FIRST, HistoryPage
from openfaith_desktop.ui.operation import Topic
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
        assert page.shown == str(max(map(int, page._entries)))
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
        page.show_entry(str(max(map(int, page._entries))))
        await _settled(window)
        QTest.mouseClick(child(window, QPushButton, "historyUndo"), Qt.MouseButton.LeftButton)
        await _settled(window)
        QTest.mouseClick(child(window, QPushButton, "historyUndoYes"), Qt.MouseButton.LeftButton)
        await _settled(window)
        assert membership() == "Oops"

    world.story(story)


def test_an_undo_names_whose_it_is_and_shows_values_as_people_read_them() -> None:
    field = {
        "side": "here",
        "entity_id": "phone_1",
        "person": "Joan Baker",
        "title": "555-0134",
        "label": "Number",
    }
    document = {
        "goes_back": [
            {**field, "old": "555-0134", "old_shown": "555-0134", "new": None, "new_shown": ""},
            {**field, "label": "Primary", "old": False, "old_shown": "No", "new": True, "new_shown": "Yes"},
            {**field, "label": None, "old": None, "old_shown": "", "new": "removed", "new_shown": "removed"},
        ],
        "left": [
            {"entity_id": "p", "person": "Joan Baker", "title": "", "label": "City", "reason": "by you"}
        ],
    }
    found = outlook(document)
    assert [(one.name, one.label, one.old, one.new) for one in found.here.lines] == [
        ("Joan Baker", "Number", "555-0134", "nothing"),
        ("Joan Baker", "Primary", "No", "Yes"),
        ("Joan Baker", "555-0134", "", "removed"),
    ]
    (left,) = found.left.lines
    assert (found.here.count, found.there.count, found.records) == (3, 0, 1)
    assert (left.name, left.label, left.new) == ("Joan Baker", "City", "by you")


def test_every_change_of_a_long_run_can_be_scrolled_to(world: World) -> None:
    async def story(window: MainWindow) -> None:
        await syncing.sync(world.app, "hope", StopFlag())
        window.go("history")
        await _settled(window)
        page = child(window, HistoryPage, "page_history")
        assert page.shown is not None
        whole = history.changes(world.app, int(page.shown), 0, 10_000)
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


def _brought_in(world: World, edited: str) -> list[str]:
    """Bring in two people, change somebody else afterwards, and return who was here before."""
    before = lists.ids(world.app, "person")
    file = world.app.folder / "people.csv"
    file.write_text("First name,Last name\nNaomi,Carter\nNoah,Carter\n", "utf-8")
    importing.bring(world.app, file)
    records.edit(world.app, edited, {"nickname": "Zed"})
    return before


def test_a_list_that_was_brought_in_is_in_the_history_and_taken_back_there(world: World) -> None:
    one = records.add(world.app, "person", {"first_name": "Zed", "last_name": "Aardvark"})["id"]
    before = _brought_in(world, one)

    async def story(window: MainWindow) -> None:
        window.go("history")
        await _settled(window)
        page = child(window, HistoryPage, "page_history")
        (what,) = page._entries
        assert page.shown == what
        assert [line.split(" Carter")[0] for line in _changes(page)] == ["Naomi", "Noah"]
        child(window, QPushButton, "historyUndo").click()
        await _settled(window)
        assert set(lists.ids(world.app, "person")) > set(before)
        # What is done meanwhile takes nobody's look away.
        records.edit(world.app, one, {"nickname": "Zoe"})
        window.door.publish(Topic.RECORDS)
        await _settled(window)
        child(window, QPushButton, "historyUndoYes").click()
        await _settled(window)
        assert lists.ids(world.app, "person") == before

    world.story(story)


def test_the_activity_brings_what_was_done_to_the_look_before_its_undo(world: World) -> None:
    one = records.add(world.app, "person", {"first_name": "Zed", "last_name": "Aardvark"})["id"]
    before = _brought_in(world, one)

    async def story(window: MainWindow) -> None:
        window.go("activity")
        await _settled(window)
        activity = child(window, ActivityPage, "page_activity")
        _, brought, added = activity._done
        assert added.names == ("Zed Aardvark",)
        child(window, QPushButton, f"activityUndo_{brought.undo}").click()
        await _settled(window)
        page = child(window, HistoryPage, "page_history")
        assert page.stack.currentWidget() is page.would
        # It was sent, or may have been: nothing says that taking it back stays here.
        assert "set back there" in child(page, QLabel, "historySetBack").text()
        assert page.would.findChild(QLabel, "historyNone") is None
        assert {line.text() for line in page.would.findChildren(QLabel)} >= {"Naomi Carter", "Noah Carter"}
        child(window, QPushButton, "historyUndoYes").click()
        await _settled(window)
        assert lists.ids(world.app, "person") == before
        # Of an older line that line alone goes back: not what was done to the same person since.
        window.go("activity")
        await _settled(window)
        child(window, QPushButton, f"activityUndo_{activity._done[-1].undo}").click()
        await _settled(window)
        lines = [line.text() for line in page.would.findChildren(QLabel)]
        assert "Zed Aardvark" in lines
        assert "Nickname" not in lines

    world.story(story)


def test_half_a_million_lines_of_an_undo_are_counted_and_the_first_are_shown() -> None:
    line = {
        "side": "here",
        "person": "Joan",
        "title": "",
        "label": "City",
        "old_shown": "a",
        "new_shown": "b",
    }
    document = {"goes_back": [{**line, "entity_id": str(number)} for number in range(SHOWN + 7)], "left": []}
    found = outlook(document)
    assert (found.here.count, found.records, len(found.here.lines)) == (SHOWN + 7, SHOWN + 7, SHOWN)
