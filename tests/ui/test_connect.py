"""Connecting a church in the window: the sign-in is checked, the way of working chosen, and the first sync follows."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from openfaith_desktop.store import entities
from openfaith_desktop.ui.connect.page import ConnectPage
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World, child


async def _settled(window: MainWindow) -> None:
    for _ in range(5):
        await asyncio.sleep(0.02)
        await window.door.finished()


def _press(window: MainWindow, name: str) -> None:
    QTest.mouseClick(child(window, QPushButton, name), Qt.MouseButton.LeftButton)


def test_a_church_is_connected_and_synced_in_the_way_that_was_chosen(world: World) -> None:
    async def story(window: MainWindow) -> None:
        _press(window, "welcomeConnect")
        await _settled(window)
        page = child(window, ConnectPage, "page_connect")
        assert page.mode == "external"
        page.arrive(base_url=world.there.url)
        _press(window, "connectGo")
        await _settled(window)
        assert "name" in page.name._below.text()
        child(window, QLineEdit, "connectName").setText("Hope Chapel")
        child(window, QLineEdit, "connectToken").setText("nonsense")
        _press(window, "connectGo")
        await _settled(window)
        assert page.token._below.text()
        assert world.app.connections() == []
        child(window, QLineEdit, "connectToken").setText("demo:demo")
        page._cards["full"].click()
        _press(window, "connectGo")
        await _settled(window)
        (made,) = world.app.connections()
        assert (made.name, made.mode) == ("Hope Chapel", "full")
        assert window.face.connection == "Hope Chapel"
        # The look comes first; nothing is here yet.
        await window.runner.over()
        await _settled(window)
        assert world.app.store.read(lambda c: entities.count(c, "person")) == 0
        _press(window, "previewStart")
        await window.runner.over()
        await _settled(window)
        here = world.app.store.read(lambda c: entities.count(c, "person"))
        assert here == len(world.there.dump("Person"))

    world.story(story, connected=False)


def test_what_was_typed_as_a_token_is_nowhere_afterwards(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.go("connect", base_url=world.there.url)
        await _settled(window)
        child(window, QLineEdit, "connectName").setText("Hope Chapel")
        child(window, QLineEdit, "connectToken").setText("demo:demo")
        _press(window, "connectGo")
        await _settled(window)
        assert window.face.connection == "Hope Chapel"
        known = [one.text() for one in window.findChildren(QLineEdit)]
        assert "demo:demo" not in known

    world.story(story, connected=False)
