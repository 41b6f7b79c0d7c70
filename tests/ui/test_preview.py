"""Look before you touch: what a sync would do is shown in numbers and names, and nothing changes by looking."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from openfaith_desktop.application import records
from openfaith_desktop.store import entities, runs
from openfaith_desktop.ui.preview.page import PreviewPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.chips import Chip
from openfaith_desktop.ui.widgets.fields import SearchField
from tests.ui.conftest import World, child


async def _looked(window: MainWindow) -> PreviewPage:
    window.go("preview", look=True)
    await window.runner.over()
    await window.door.finished()
    return child(window, PreviewPage, "page_preview")


def _people_here(world: World) -> int:
    return world.app.store.read(entities.count, "person")


def _names(page: PreviewPage) -> set[str]:
    return {page.model._lines[one].name for one in page.model.ids}


@pytest.mark.parametrize(
    ("mode", "added_there", "below"),
    [
        ("full", "1", ""),
        ("external", None, ""),
        ("openfaith", "1", "30 people are only there, and stay there until you bring them in"),
    ],
)
def test_what_would_happen_is_told_by_side_and_by_name_and_start_does_it(
    world: World, mode: str, added_there: str | None, below: str
) -> None:
    async def story(window: MainWindow) -> None:
        mine = records.add(world.app, "person", {"first_name": "Leila", "last_name": "Here"})["id"]
        page = await _looked(window)
        assert "Nothing has changed yet" in page.state.text()
        assert (_people_here(world), len(world.there.dump("Person"))) == (1, 30)
        assert page.there.below.text() == below
        assert page.there.nothing.isVisible() is (added_there is None)
        if added_there:
            assert child(page, QLabel, "previewThereNumber0").text() == added_there
            child(page, Chip, "chip_sent_new").click()
            assert _names(page) == {"Leila Here"}
        names = sorted(
            f"{one['nickname'] or one['first_name'] or one['given_name']} {one['last_name']}"
            for one in world.there.dump("Person")
        )
        child(page, Chip, "chip_skipped" if mode == "openfaith" else "chip_added").click()
        lines = [page.model._lines[number] for number in page.model.ids]
        assert sorted(one.name for one in lines if one.kind == "Person") == names
        child(page, QPushButton, "previewStart").click()
        await window.runner.over()
        await window.door.finished()
        assert _people_here(world) == (1 if mode == "openfaith" else 31)
        assert len(world.there.dump("Person")) == (30 if mode == "external" else 31)
        assert mine

    world.story(story, mode=mode)


def test_a_name_is_found_and_the_list_is_kept_without_formulas(world: World) -> None:
    async def story(window: MainWindow) -> None:
        world.there.create("Person", {"first_name": "=HYPERLINK(1)", "last_name": "Sly"})
        page = await _looked(window)
        child(page, SearchField, "previewSearch").setText("sly")
        page.show_group("added")
        assert _names(page) == {"=HYPERLINK(1) Sly"}
        path = world.app.folder / "list.csv"
        page.save_to(path)
        await window.door.finished()
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert rows[0] == ["What would happen", "Name", "What it is"]
        assert ["Added here", "'=HYPERLINK(1) Sly", "Person"] in rows
        page.save_to(world.app.folder / "missing" / "list.csv")
        await window.door.finished()
        assert "another folder" in child(window, QLabel, "toastWords").text()

    world.story(story)


def test_looking_can_be_cancelled_and_leaves_nothing_behind(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.go("preview", look=True)
        page = child(window, PreviewPage, "page_preview")
        assert page.stack.currentWidget() is page.reading
        child(page, QPushButton, "previewNo").click()
        await window.runner.over()
        await window.door.finished()
        last = world.app.store.read(runs.latest, 1)
        assert last is not None
        assert (last.kind, last.state) == ("preview", "stopped")
        assert child(window, QLabel, "overviewTitle").isVisible()
        assert not window._all_dialogs()
        assert _people_here(world) == 0
        # And it can be looked anew.
        page = await _looked(window)
        assert page.stack.currentWidget() is page.ready

    world.story(story)


def test_in_step_says_so_and_what_needs_a_decision_is_counted_not_hidden(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        await window.door.finished()
        page = await _looked(window)
        assert page.empty.title.text() == "Nothing would change"
        assert not page.start.isVisible()
        one = world.there.dump("Person")[0]
        world.there.edit("Person", one["id"], membership="Changed there")
        page = await _looked(window)
        assert child(page, QLabel, "previewHereNumber1").text() == "1"
        assert len(_names(page)) == 1
        assert not page.asks.isVisible()

    world.story(story)


def test_who_must_be_asked_about_first_is_counted_and_listed(world: World) -> None:
    async def story(window: MainWindow) -> None:
        one = next(one for one in world.there.dump("Person") if not one["child"])
        names = {"first_name": one["first_name"], "last_name": one["last_name"]}
        records.add(world.app, "person", names)
        page = await _looked(window)
        assert page.asks.isVisible()
        page.show_group("asked")
        assert _names(page) == {" ".join(names.values())}

    world.story(story)


def test_what_cannot_be_read_is_said_once_and_the_overview_shown(world: World) -> None:
    async def story(window: MainWindow) -> None:
        world.there.fault("status", match="GET *", status=403, times=50)
        page = await _looked(window)
        assert not page.isVisible()
        (dialog,) = window._all_dialogs()
        assert dialog.isVisible()
        assert _people_here(world) == 0

    world.story(story)
