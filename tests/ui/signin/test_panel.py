"""The three ways to sign in, in one place."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from qasync import QEventLoop

from openfaith_desktop.application import Application
from openfaith_desktop.auth.oauth import Attempt, Grant, failure
from openfaith_desktop.auth.pages import Pages
from openfaith_desktop.errors import InvalidValue, SignInFailed, SignInNeeded
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.running import Runner
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.signin import outside
from openfaith_desktop.ui.signin.panel import SignInPanel, Way
from openfaith_desktop.ui.signin.ways import Asked, Ways
from openfaith_planning_center.simulator import RunningSimulator
from tests.person import Person
from tests.ui.conftest import child
from tests.ui.signin.conftest import LOG_IN, PASSWORD, SYSTEM, known_at

RETURNS = tuple(f"http://127.0.0.1:{port}/planning-center/signed-in" for port in (17431, 23917, 28643))


@dataclass
class Begun:
    """One attempt; `came_back` stands for the browser that comes back."""

    attempt: Attempt
    pages: Pages
    came_back: asyncio.Future[str]
    closed: bool = False

    async def answer(self) -> Grant:
        return self.attempt.receive(await self.came_back)

    async def close(self) -> None:
        self.attempt.give_up()
        self.closed = True


@dataclass
class Stage:
    """A panel, what it told, and the attempts that were begun."""

    panel: SignInPanel
    face: Face
    begun: list[Begun] = field(default_factory=list)
    told: list[tuple[str, Any]] = field(default_factory=list)
    client: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def press(self, name: str) -> None:
        QTest.mouseClick(child(self.panel, QPushButton, name), Qt.MouseButton.LeftButton)

    def shows(self, name: str) -> bool:
        return any(
            one.isVisible() and one.objectName() == name for one in self.panel.findChildren(QPushButton)
        )

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(20):
            while not condition():  # noqa: ASYNC110 - many things, none of them an event
                await asyncio.sleep(0.01)

    async def page(self, element: str, script: str) -> None:
        """Do something in the page once it has an element."""
        await self.until(lambda: self.panel.browser is not None and self.panel.browser.engine is not None)
        page = self.panel.browser.engine.page  # type: ignore[union-attr]
        for _ in range(200):
            found = asyncio.get_running_loop().create_future()
            page.runJavaScript(
                f"document.getElementById('{element}') !== null", 0, lambda r, f=found: f.set_result(r)
            )
            if await found:
                page.runJavaScript(script)
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"no {element}")

    async def sign_in(self) -> None:
        await self.page("log-in", LOG_IN)
        await self.page("church-1", "document.getElementById('church-1').click()")
        await self.page("allow", "document.getElementById('allow').click()")


Tell = Callable[..., None]


@pytest.fixture
def tell(
    app: Application,
    qapp: QApplication,
    loop: QEventLoop,
    there: RunningSimulator,
    monkeypatch: pytest.MonkeyPatch,
) -> Tell:
    there.set_options(redirect_uris=" ".join(RETURNS))
    qapp.setQuitOnLastWindowClosed(False)

    def run(
        story: Callable[[Stage], Awaitable[None]],
        *,
        known: bool = True,
        browser: bool = True,
        scale: float = 1.0,
    ) -> None:
        theme.install(qapp, "light", scale)

        async def whole() -> None:
            door = Door()
            crashed: list[BaseException] = []
            door.crashed.connect(crashed.append)
            face = Face(app, door, Runner(app, door), QSettings())
            knows = [known]

            async def begin() -> Begun:
                attempt = Attempt(known_at(there.url), ["people"], RETURNS[0])
                future = asyncio.get_running_loop().create_future()
                made = Begun(attempt, Pages(there.url, SYSTEM.sign_in.browser.hosts), future)  # type: ignore[union-attr]
                stage.begun.append(made)
                return made

            def keep(client_id: str) -> None:
                if " " in client_id:
                    raise InvalidValue("That isn't a Client ID.", what_to_do="Copy it again.")
                stage.client.append(client_id)
                knows[0] = True

            ways = Ways(
                SYSTEM.title,
                SYSTEM.sign_in.token_steps,
                SYSTEM.sign_in.browser.registering if browser else (),  # type: ignore[union-attr]
                RETURNS if browser else (),
                (Asked("People and their families"), Asked("Not giving", wanted=False)),
                lambda: knows[0],
                keep,
                begin,
            )
            panel = SignInPanel(face, ways)
            stage = Stage(panel, face)
            panel.granted.connect(lambda grant: stage.told.append(("granted", grant)))
            panel.typed.connect(lambda token: stage.told.append(("typed", token)))
            monkeypatch.setattr(outside, "open_browser", lambda url: stage.opened.append(url) is None)
            panel.resize(960, 600)
            panel.show()
            try:
                await story(stage)
            finally:
                door.leaving.emit()
                await door.finished()
                await asyncio.sleep(0.01)  # what was cancelled ends
                door.close()
                panel.deleteLater()
            assert crashed == []
            assert all(one.closed for one in stage.begun), "an attempt was left open"

        loop.run_until_complete(whole())

    return run


def test_signing_in_inside_the_window(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.start()
        await stage.sign_in()
        await stage.until(lambda: stage.told)
        ((kind, grant),) = stage.told
        assert (kind, grant.redirect_uri) == ("granted", RETURNS[0])
        assert stage.panel.pane.title.text() == "One moment"
        assert stage.panel.browser is None
        assert stage.opened == []

    tell(story)


def test_signing_in_with_the_persons_own_browser(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.start()
        await stage.until(lambda: stage.panel.browser)
        inside = stage.panel.browser
        stage.press("signInWayOutside")
        await stage.until(lambda: stage.opened)
        assert stage.panel.browser is not inside
        assert "left" in stage.panel.outside.left.text()
        with Person(password=PASSWORD) as person:
            answer = await asyncio.to_thread(person.sign_in, stage.opened[0])
        stage.begun[-1].came_back.set_result(answer)
        await stage.until(lambda: stage.told)
        assert stage.told[0][0] == "granted"

    tell(story)


def test_waiting_for_the_own_browser_can_be_cancelled_and_the_page_opened_again(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.choose(Way.OUTSIDE)
        await stage.until(lambda: stage.opened)
        stage.press("signInOutsidePaneFirst")
        assert stage.opened[0] == stage.opened[1]
        stage.press("signInOutsidePaneSecond")
        await stage.until(lambda: stage.begun[0].closed)
        assert stage.panel.way is Way.INSIDE
        await stage.until(lambda: stage.panel.browser)
        assert stage.told == []

    tell(story)


def test_waiting_that_is_cancelled_before_it_began_leaves_nothing_open(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        pane = stage.panel.outside
        begun = await stage.panel.ways.begin()
        pane.start()
        await stage.face.door.finished()
        pane.stop()
        pane._begun(begun, pane._number)
        pane.stop()
        await stage.face.door.finished()
        assert all(one.closed for one in stage.begun)

    tell(story)


def test_a_browser_that_brings_a_no_is_said_and_can_be_tried_again(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.choose(Way.OUTSIDE)
        await stage.until(lambda: stage.opened)
        with Person(password=PASSWORD) as person:
            answer = await asyncio.to_thread(person.sign_in, stage.opened[0], allow=False)
        stage.begun[0].came_back.set_result(answer)
        await stage.until(lambda: "didn't let" in stage.panel.outside.pane.title.text())
        stage.press("signInOutsidePaneFirst")
        await stage.until(lambda: len(stage.opened) == 2)
        assert stage.opened[0] != stage.opened[1]

    tell(story)


def test_no_browser_to_open_is_said(tell: Tell, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story(stage: Stage) -> None:
        monkeypatch.setattr(outside, "open_browser", lambda url: False)
        stage.panel.choose(Way.OUTSIDE)
        await stage.until(lambda: "No browser opened" in stage.panel.outside.pane.sentence.text())

    tell(story)


def test_a_token_is_handed_on_and_corrected_in_place(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.choose(Way.TOKEN)
        await stage.until(lambda: stage.shows("signInTokenGo"))
        stage.press("signInTokenGo")
        assert stage.told == []
        edit = child(stage.panel, QLineEdit, "signInTokenField")
        edit.setText(" id:secret ")
        stage.press("signInTokenGo")
        stage.press("signInTokenGo")
        assert stage.told == [("typed", "id:secret")]
        stage.panel.refuse(SignInNeeded("Planning Center doesn't accept it."))
        assert "doesn't accept" in stage.panel.token.token._below.text()
        assert edit.text() == " id:secret "
        stage.panel.refuse(failure("server_error", SYSTEM.title))
        assert edit.text() == ""
        assert stage.panel.pane.isVisible()
        assert stage.begun == []

    tell(story)


def test_a_system_that_does_not_know_openfaith_is_told_first(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.start()
        await stage.until(lambda: stage.panel.way is Way.REGISTER)
        assert stage.begun == []
        stage.press("signInCopyReturns")
        assert QGuiApplication.clipboard().text().splitlines() == list(RETURNS)
        edit = child(stage.panel, QLineEdit, "signInClientId")
        stage.press("signInRegisterGo")
        assert "Paste" in stage.panel.register.client_id._below.text()
        edit.setText("not an id")
        stage.press("signInRegisterGo")
        await stage.until(lambda: "isn't a Client ID" in stage.panel.register.client_id._below.text())
        edit.setText("0123abc")
        stage.press("signInRegisterGo")
        await stage.until(lambda: stage.panel.browser)
        assert stage.client == ["0123abc"]

    tell(story, known=False)


def test_a_system_without_a_browser_sign_in_takes_tokens_only(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.start()
        await stage.until(lambda: stage.shows("signInTokenGo"))
        assert not any(stage.shows(name) for name in ("signInWayInside", "signInWayOutside"))

    tell(story, browser=False)


def test_changing_ones_mind_quickly_leaves_one_attempt_only(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.start()
        for way in (Way.OUTSIDE, Way.INSIDE, Way.TOKEN, Way.INSIDE):
            stage.panel.choose(way)
        await stage.until(lambda: stage.panel.browser)
        await stage.face.door.finished()
        assert sum(not one.closed for one in stage.begun) == 1

    tell(story)


def test_an_error_is_said_with_what_to_do(tell: Tell) -> None:
    async def story(stage: Stage) -> None:
        stage.panel.refuse(SignInFailed("It came to nothing.", what_to_do="Do it again."))
        assert stage.panel.pane.title.text() == "It came to nothing."
        assert "Do it again." in stage.panel.pane.sentence.text()
        stage.press("signInMainFirst")
        await stage.until(lambda: stage.panel.browser)

    tell(story)
