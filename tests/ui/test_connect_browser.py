"""Connecting a church with the system's own sign-in pages, inside the window, from the welcome screen to a first sync."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtWidgets import QPushButton

from openfaith_desktop.auth.loopback import redirect_uris
from openfaith_desktop.store import entities
from openfaith_desktop.ui.connect.model import Step
from openfaith_desktop.ui.connect.page import ConnectPage
from openfaith_desktop.ui.shell.window import MainWindow
from tests.ui.conftest import World
from tests.ui.test_connect import CHURCH, _page, _press, _until

PASSWORD = "a password nobody else has"
LOG_IN = (
    "document.getElementById('email').value = 'joan@hope.example';"
    f"document.getElementById('password').value = '{PASSWORD}';"
    "document.getElementById('log-in').click()"
)


async def _do(page: ConnectPage, element: str, script: str) -> None:
    """Do something in the sign-in page once it has an element."""
    found = False
    while not found:
        assert page.sign_in.panel is not None
        browser = page.sign_in.panel.browser
        if browser is None or browser.engine is None:
            await asyncio.sleep(0.02)
            continue
        told: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        browser.engine.page.runJavaScript(
            f"document.getElementById('{element}') !== null", 0, told.set_result
        )
        found = await told
        if found:
            browser.engine.page.runJavaScript(script)
        else:
            await asyncio.sleep(0.02)


def test_a_church_is_connected_by_its_own_sign_in_pages(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENFAITH_PLANNING_CENTER_CLIENT_ID", "openfaith-desktop")
    world.there.set_options(password=PASSWORD, redirect_uris=" ".join(redirect_uris("planning-center")))

    async def story(window: MainWindow) -> None:
        window.go("connect", base_url=world.there.url)
        page = _page(window)
        _press(window, "connectGo")
        assert page.step is Step.SIGN_IN
        async with asyncio.timeout(40):
            await _do(page, "log-in", LOG_IN)
            await _do(page, "church-1", "document.getElementById('church-1').click()")
            await _do(page, "allow", "document.getElementById('allow').click()")
        await _until(lambda: window.stack.currentWidget() is not page)
        page = _page(window)
        await _until(lambda: page.step is Step.BRING)
        (made,) = world.app.connections()
        assert made.name == CHURCH
        _press(window, "connectGo")
        await _until(lambda: page.step is Step.MODES and not page.looking.active)
        await window.door.finished()
        _press(window, "connectGo")
        assert page.step is Step.LOOK
        _press(window, "previewStart")
        await _until(lambda: window.runner.active)
        await window.runner.over()
        await window.door.finished()
        assert world.app.store.read(entities.count, "person") == 30
        assert window.findChild(QPushButton, "syncNow") is not None

    world.story(story, connected=False)
