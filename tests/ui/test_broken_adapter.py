"""A system whose part of the program can't be used any more: it is said, with what to do, and nothing falls over."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest
from PySide6.QtWidgets import QLabel

from openfaith_desktop.adapter import discovery
from openfaith_desktop.application import records
from openfaith_desktop.store import links
from openfaith_desktop.ui.connect.model import Step
from openfaith_desktop.ui.connect.page import ConnectPage
from openfaith_desktop.ui.decisions.table import DecisionsTable
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.dialogs import Trouble
from tests.ui.conftest import World, child

GOOD = EntryPoint("planning-center", "openfaith_planning_center.adapter:create_adapter", discovery.GROUP)
ANOTHER = EntryPoint("another", "no_such_package.adapter:create", discovery.GROUP)
SPOILT = EntryPoint("planning-center", "no_such_package.adapter:create", discovery.GROUP)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[EntryPoint]]:
    """The installed adapters, to be changed."""
    entries = [GOOD]
    monkeypatch.setattr(discovery, "entry_points", lambda group: entries)
    discovery.installed.cache_clear()
    yield entries
    discovery.installed.cache_clear()


def test_a_system_that_cannot_be_used_is_said_where_one_chooses(
    world: World, found: list[EntryPoint]
) -> None:
    found.append(ANOTHER)

    async def story(window: MainWindow) -> None:
        window.go("connect", base_url=world.there.url)
        page = window.stack.currentWidget()
        assert isinstance(page, ConnectPage)
        assert page.step is Step.SYSTEM
        said = child(page, Banner, "connectBroken_another")
        assert "another" in said.title.text()
        assert page._systems[0].title == "Planning Center"

    world.story(story, connected=False)


def test_without_any_system_one_is_told_so(world: World, found: list[EntryPoint]) -> None:
    found[:] = [SPOILT]

    async def story(window: MainWindow) -> None:
        window.go("connect")
        page = window.stack.currentWidget()
        assert isinstance(page, ConnectPage)
        assert page.step is Step.SYSTEM
        assert child(page, Banner, "connectBroken_planning-center").title.text()

    world.story(story, connected=False)


def _told(window: MainWindow) -> list[Trouble]:
    return [one for one in window._all_dialogs() if isinstance(one, Trouble)]


def test_a_connected_church_opens_and_says_what_is_wrong(world: World, found: list[EntryPoint]) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        person, there = _linked(world)
        records.edit(world.app, person, {"nickname": "Here"})
        world.there.edit("Person", there, nickname="There")
        window.runner.start()
        await window.runner.over()
        found[:] = [SPOILT]
        discovery.installed.cache_clear()
        window.choose("hope")
        await window.door.finished()
        (once,) = _told(window)
        assert "planning-center" in once.title.text()
        once.reject()
        for key in ("overview", "people", "households", "decisions", "problems", "history", "activity"):
            window.go(key)
            await window.door.finished()
            assert _told(window) == []
        assert child(window, QLabel, "connectionStateTitle").text() == "Up to date"
        assert child(window, DecisionsTable, "decisionsTable").windowed.row(0).theirs.value == "There"
        window.go("people", record=person)
        await window.door.finished()
        assert _told(window) == []
        for key in ("connect", "sign_in_again"):
            window.go(key, connection="hope")
            await window.door.finished()
            (again,) = _told(window)
            again.reject()

    world.story(story, mode="full")


def _linked(world: World) -> tuple[str, int]:
    """Return somebody who is on both sides: their id here and their number there."""
    there = world.app.store.read(links.active_external_ids, 1, "person")
    here = world.app.store.read(lambda c: links.entity_ids(c, 1, "person", set(there)))
    number, person = min(here.items())
    return person, int(number)
