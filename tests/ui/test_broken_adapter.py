"""A system whose part of the program can't be used any more: it is said, with what to do, and nothing falls over."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from openfaith_desktop.adapter import discovery
from openfaith_desktop.ui.connect.model import Step
from openfaith_desktop.ui.connect.page import ConnectPage
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


def test_a_connected_church_opens_and_says_what_is_wrong(world: World, found: list[EntryPoint]) -> None:
    async def story(window: MainWindow) -> None:
        found[:] = [SPOILT]
        discovery.installed.cache_clear()
        window.choose("hope")
        for key in ("overview", "people", "decisions", "problems", "history", "activity", "settings"):
            window.go(key)
            await window.door.finished()
        for key in ("connect", "sign_in_again", "preview"):
            window.go(key, connection="hope")
            await window.door.finished()
        told = [one for one in window._all_dialogs() if isinstance(one, Trouble)]
        assert told
        assert "planning-center" in told[0].title.text()

    world.story(story)
