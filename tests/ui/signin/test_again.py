"""Signing in again: reached from wherever an error asks for it, loses nothing, and lets the sync go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from sqlalchemy import select

from openfaith_desktop.auth import names
from openfaith_desktop.store import entities
from openfaith_desktop.store.tables import external_link
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.signin import outside
from openfaith_desktop.ui.signin.again import SignInAgainPage
from openfaith_desktop.ui.signin.panel import Way
from tests.person import Person
from tests.ui.conftest import World, child


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - many things, none of them an event
            await asyncio.sleep(0.01)


def press(parent: QPushButton | MainWindow | SignInAgainPage, name: str) -> None:
    QTest.mouseClick(child(parent, QPushButton, name), Qt.MouseButton.LeftButton)


async def refused(world: World, window: MainWindow) -> SignInAgainPage:
    """Sync, be signed out there, sync again, and go where the error leads."""
    window.runner.start()
    await window.runner.over()
    world.there.revoke()
    window.runner.start()
    await window.runner.over()
    await until(lambda: window._dialog)
    assert window._dialog is not None
    press(window._dialog, "troubleAct")  # type: ignore[arg-type]
    page = window.stack.currentWidget()
    assert isinstance(page, SignInAgainPage)
    world.there.restore()
    return page


def links(world: World) -> list[tuple[str, str | None]]:
    """Return which record there is whose here."""
    asked = select(external_link.c.external_id, external_link.c.entity_id).order_by(
        external_link.c.external_id
    )
    return [(row[0], row[1]) for row in world.app.store.read(lambda c: c.execute(asked).all())]


async def script(page: SignInAgainPage, element: str, code: str) -> None:
    await until(lambda: page.panel and page.panel.browser and page.panel.browser.engine)
    for _ in range(300):
        found = asyncio.get_running_loop().create_future()
        page.panel.browser.engine.page.runJavaScript(  # type: ignore[union-attr]
            f"document.getElementById('{element}') !== null", 0, found.set_result
        )
        if await found:
            page.panel.browser.engine.page.runJavaScript(code)  # type: ignore[union-attr]
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"no {element}")


def test_a_person_signs_in_again_inside_the_window_and_the_sync_goes_on(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await refused(world, window)
        before = links(world)
        options = world.there.options
        await script(
            page,
            "log-in",
            f"document.getElementById('email').value = '{options.email}';"
            f"document.getElementById('password').value = '{options.password}';"
            "document.getElementById('log-in').click()",
        )
        await script(page, "church-1", "document.getElementById('church-1').click()")
        await script(page, "allow", "document.getElementById('allow').click()")
        await until(lambda: world.app.vault.get(names.pair("hope")))
        await until(lambda: window.runner.active)
        await window.runner.over()
        assert window.runner.last_error is None
        assert window.stack.currentWidget().objectName() == "page_overview"
        assert links(world) == before
        assert world.app.vault.get(names.token("hope")) is None, "the old way in would still be open"
        assert len(world.app.connections()) == 1
        here = world.app.store.read(entities.count, "person")
        assert here == len(world.there.dump("Person"))

    world.story(story)


def test_a_person_signs_in_again_with_their_own_browser(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(outside, "open_browser", lambda url: opened.append(url) is None)

    def browse() -> None:
        import httpx

        with Person() as person:
            httpx.get(person.sign_in(opened[0]), trust_env=False)

    async def story(window: MainWindow) -> None:
        page = await refused(world, window)
        assert page.panel is not None
        page.panel.choose(Way.OUTSIDE)
        await until(lambda: opened)
        await asyncio.to_thread(browse)
        await until(lambda: world.app.vault.get(names.pair("hope")))
        await until(lambda: window.runner.active)
        await window.runner.over()
        assert window.runner.last_error is None

    world.story(story)


def test_a_token_is_checked_before_it_counts(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await refused(world, window)
        assert page.panel is not None
        press(page, "signInWayToken")
        await until(lambda: child(page, QPushButton, "signInTokenGo").isVisible())
        edit = child(page, QLineEdit, "signInTokenField")
        for wrong in ("nonsense", "demo:wrong"):
            edit.setText(wrong)
            press(page, "signInTokenGo")
            await until(lambda: page.panel.token.go_on.isEnabled())  # type: ignore[union-attr]
            assert page.panel.token.token._below.text()
            assert world.app.vault.get(names.token("hope")) == "demo:demo"
        edit.setText("demo:demo")
        press(page, "signInTokenGo")
        await until(lambda: window.runner.active)
        await window.runner.over()
        assert window.runner.last_error is None
        assert "demo:demo" not in [one.text() for one in window.findChildren(QLineEdit)]

    world.story(story)


def test_not_now_leaves_everything_and_the_overview_still_offers_it(world: World) -> None:
    async def story(window: MainWindow) -> None:
        page = await refused(world, window)
        press(page, "signInAgainLater")
        await window.door.finished()
        assert page.panel is None
        overview = window.stack.currentWidget()
        assert overview.objectName() == "page_overview"
        press(overview, "overviewBannerAction")  # type: ignore[arg-type]
        assert window.stack.currentWidget() is page

    world.story(story)


def test_a_connection_that_was_ended_meanwhile_is_said(world: World) -> None:
    async def story(window: MainWindow) -> None:
        window.go("sign_in_again", connection="gone")
        await window.door.finished()
        assert window._dialog is not None
        assert (
            "nothing with that name" in window._dialog.title.text() or "gone" in window._dialog.title.text()
        )  # type: ignore[attr-defined]

    world.story(story)


@pytest.mark.parametrize("where", ["there", "on another screen"])
def test_closing_the_window_while_signing_in_ends_at_once(world: World, where: str) -> None:
    async def story(window: MainWindow) -> None:
        page = await refused(world, window)
        await until(lambda: page.panel and page.panel.browser and page.panel.browser.engine)
        if where != "there":
            window.go("people")
            await window.door.finished()
        window.end()
        async with asyncio.timeout(5):
            await window.closed.wait()
        assert page.panel is not None
        assert page.panel.browser is None

    world.story(story)
