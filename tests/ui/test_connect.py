"""From the welcome screen to a first sync, step by step: nothing is kept before the sign-in, nothing sent before Start."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from openfaith_desktop.application import overview, records
from openfaith_desktop.application.overview import State
from openfaith_desktop.store import entities
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.connect.model import Step
from openfaith_desktop.ui.connect.page import ConnectPage
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.widgets.fields import Toggle
from tests.ui.conftest import World, child
from tests.ui.test_every_screen import _walk

CHURCH = "Hope Chapel"


async def _until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - many things, none of them an event
            await asyncio.sleep(0.01)


def _press(window: MainWindow, name: str) -> None:
    button = next(one for one in window.findChildren(QPushButton, name) if one.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _page(window: MainWindow) -> ConnectPage:
    page = window.stack.currentWidget()
    assert isinstance(page, ConnectPage)
    return page


def _to_the_sign_in(window: MainWindow, world: World) -> ConnectPage:
    window.go("connect", base_url=world.there.url)
    page = _page(window)
    assert page.step is Step.SEES
    _press(window, "connectGo")
    assert page.step is Step.SIGN_IN
    _press(window, "signInWayToken")
    return page


async def _sign_in(window: MainWindow, page: ConnectPage, token: str) -> None:
    def fields() -> list[QLineEdit]:
        return [one for one in page.findChildren(QLineEdit, "signInTokenField") if one.isVisible()]

    await _until(fields)
    fields()[0].setText(token)
    _press(window, "signInTokenGo")
    await window.door.finished()


async def _connected(window: MainWindow, world: World) -> ConnectPage:
    """Come to what to bring, newly connected."""
    page = _to_the_sign_in(window, world)
    await _sign_in(window, page, "demo:demo")
    await _until(lambda: window.stack.currentWidget() is not page)
    page = _page(window)
    await _until(lambda: page.step is Step.BRING)
    return page


async def _counted(window: MainWindow, page: ConnectPage) -> None:
    await _until(lambda: page.step is Step.MODES and not page.looking.active)
    await window.door.finished()


def _people_here(world: World) -> int:
    return world.app.store.read(entities.count, "person")


@pytest.mark.parametrize(
    ("mode", "here", "there"),
    [("external", "30 added", "No changes"), ("full", "30 added", "1 added"), ("openfaith", "", "1 added")],
)
def test_from_welcome_to_up_to_date_in_each_way_of_working(
    world: World, mode: str, here: str, there: str
) -> None:
    async def story(window: MainWindow) -> None:
        records.add(world.app, "person", {"first_name": "Leila", "last_name": "Here"})
        _press(window, "welcomeConnect")
        assert not window.navigation.isVisible()
        page = await _connected(window, world)
        assert "Connected as" in page.sentence.text()
        assert CHURCH in page.sentence.text()
        (made,) = world.app.connections()
        assert (made.name, made.mode) == (CHURCH, "external")
        _press(window, "connectGo")
        await _counted(window, page)
        ours, theirs = page.modes.cards[mode]._counts
        assert here in ours.words
        assert there in theirs.words
        _press(window, f"connectMode_{mode}")
        _press(window, "connectGo")
        assert page.step is Step.LOOK
        assert "Nothing has changed yet" in page.look.state.text()
        assert (_people_here(world), len(world.there.dump("Person"))) == (1, 30)
        assert world.app.connection(CHURCH).mode == "external"
        _press(window, "previewStart")
        await _until(lambda: window.runner.active)
        await window.runner.over()
        await window.door.finished()
        assert world.app.connection(CHURCH).mode == mode
        assert overview.overview(world.app, CHURCH).state is State.UP_TO_DATE
        assert window.navigation.isVisible()
        assert _people_here(world) == (1 if mode == "openfaith" else 31)
        assert len(world.there.dump("Person")) == (30 if mode == "external" else 31)

    world.story(story, connected=False)


def test_a_wrong_token_is_said_at_its_field_and_nothing_is_kept(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = _to_the_sign_in(window, world)
        await _sign_in(window, page, "demo:wrong")
        assert page.step is Step.SIGN_IN
        assert page.sign_in.panel is not None
        await _until(lambda: page.sign_in.panel is not None and page.sign_in.panel.token.token._below.text())
        assert world.app.connections() == []
        _press(window, "connectBack")
        assert page.step is Step.SEES
        _press(window, "connectBack")
        assert window.stack.currentWidget().objectName() == "page_welcome"
        assert world.app.connections() == []

    world.story(story, connected=False)


def test_without_a_network_nothing_is_kept_and_it_can_be_tried_again(world: World) -> None:
    async def story(window: MainWindow) -> None:
        there = world.there.url
        window.go("connect", base_url="http://127.0.0.1:9")
        page = _page(window)
        _press(window, "connectGo")
        _press(window, "signInWayToken")
        await _sign_in(window, page, "demo:demo")
        await _until(lambda: page.sign_in.panel is not None and page.sign_in.panel.pane.isVisible())
        assert world.app.connections() == []
        _press(window, "connectBack")
        window.go("connect", base_url=there)
        _press(window, "connectGo")
        _press(window, "signInWayToken")
        await _sign_in(window, page, "demo:demo")
        await _until(lambda: window.stack.currentWidget() is not page)
        await window.door.finished()
        assert len(world.app.connections()) == 1

    world.story(story, connected=False)


def test_the_same_church_is_not_connected_twice(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = _to_the_sign_in(window, world)
        await _sign_in(window, page, "demo:demo")
        await _until(lambda: page.trouble.isVisible())
        assert "hope is connected already" in page.trouble.title.text()
        assert [one.name for one in world.app.connections()] == ["hope"]
        _press(window, "connectTroubleAction")
        assert window.face.connection == "hope"
        assert window.navigation.isVisible()

    world.story(story)


def test_who_leaves_after_the_sign_in_finds_the_church_waiting_for_its_first_sync(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await _connected(window, world)
        child(page, Toggle, "connectBring_campuses").click()
        _press(window, "connectGo")
        await _until(lambda: page.looking.active)
        _press(window, "connectStopLooking")
        await _counted(window, page)
        assert "Nothing has changed" in page.modes.doing.text()
        assert not page.go_on.isEnabled()
        _press(window, "connectBack")
        assert page.step is Step.BRING
        assert not child(page, Toggle, "connectBring_campuses").isChecked()
        _press(window, "connectCancel")
        assert overview.overview(world.app, CHURCH).state is State.NEW
        assert _people_here(world) == 0
        assert set(world.app.connection(CHURCH).scope) == {"people", "households"}
        window.go("connect", connection=CHURCH)
        again = _page(window)
        await _until(lambda: again.step is Step.BRING)
        assert not child(again, Toggle, "connectBring_campuses").isChecked()

    world.story(story, connected=False)


def test_another_mode_is_shown_before_it_holds(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.runner.start()
        await window.runner.over()
        records.add(world.app, "person", {"first_name": "Leila", "last_name": "Here"})
        window.go("connect", connection="hope")
        page = _page(window)
        await _until(lambda: page.step is Step.MODES)
        await _counted(window, page)
        _press(window, "connectMode_full")
        _press(window, "connectGo")
        assert [one.text() for one, _ in page.look.there._parts] == ["1", "0", "0"]
        _press(window, "previewNo")
        assert world.app.connection("hope").mode == "external"
        assert len(world.there.dump("Person")) == 30

    world.story(story)


def test_what_was_typed_as_a_token_is_nowhere_afterwards(world: World) -> None:
    async def story(window: MainWindow) -> None:
        await _connected(window, world)
        known = [one.text() for one in window.findChildren(QLineEdit)]
        assert "demo:demo" not in known

    world.story(story, connected=False)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mirrored", [False, True])
def test_no_step_is_nameless_cut_or_out_of_sight(world: World, scale: float, mirrored: bool, qapp) -> None:
    async def story(window: MainWindow) -> None:
        theme.install(qapp, "light", scale)
        window.resize(1280, 800)
        found: list[str] = []

        def look(step: str) -> None:
            QCoreApplication.sendPostedEvents()
            found.extend(_walk(window, step))

        page = _to_the_sign_in(window, world)
        _press(window, "connectBack")
        look("sees")
        _press(window, "connectGo")
        _press(window, "signInWayToken")
        await window.door.finished()
        look("sign in")
        await _sign_in(window, page, "demo:demo")
        await _until(lambda: window.stack.currentWidget() is not page)
        page = _page(window)
        await _until(lambda: page.step is Step.BRING)
        look("bring")
        _press(window, "connectGo")
        await _counted(window, page)
        look("modes")
        _press(window, "connectGo")
        look("look")
        assert not found, "\n".join(dict.fromkeys(found))

    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
    try:
        world.story(story, connected=False)
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        theme.install(qapp, "light", 1.0)
