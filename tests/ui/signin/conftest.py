"""A sign-in server on this computer, honest or not, and a listener where no request may ever arrive."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytest_httpserver import HTTPServer
from pytestqt.qtbot import QtBot

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.auth.oauth import Attempt, Client, Provider, provider
from openfaith_desktop.auth.pages import Pages
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.signin.browser import SignInBrowser
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator

SYSTEM = adapter("planning-center")
PASSWORD = "a password nobody else has"
LOG_IN = (
    "document.getElementById('email').value = 'joan@hope.example';"
    f"document.getElementById('password').value = '{PASSWORD}';"
    "document.getElementById('log-in').click()"
)


class Listener:
    """Where the answer goes in an address; a browser that asks there has given the code away."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.redirect_uri = f"http://127.0.0.1:{self._socket.getsockname()[1]}/planning-center/signed-in"
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                asked, _ = self._socket.accept()
            except OSError:
                return
            with asked:
                asked.settimeout(1)
                self.heard.append(asked.recv(65_536))

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


@pytest.fixture
def there(listener: Listener) -> Iterator[RunningSimulator]:
    options = Options(rate_limit=None, password=PASSWORD, redirect_uris=listener.redirect_uri)
    with start_simulator(generate_church(3, 7), options) as running:
        yield running


def known_at(url: str) -> Provider:
    assert SYSTEM.sign_in.browser is not None
    return provider(SYSTEM.title, SYSTEM.sign_in.browser, url, Client("openfaith-desktop"))


@dataclass
class Seen:
    """A browser in a window of its own, and what it told."""

    browser: SignInBrowser
    told: list[tuple[str, Any]]
    bot: QtBot

    def run(self, script: str) -> Any:
        """Run a script in the page and return its value."""
        got: list[Any] = []
        assert self.browser.engine is not None
        self.browser.engine.page.runJavaScript(script, 0, got.append)
        self.wait(lambda: got)
        return got[0]

    def wait(self, until: Callable[[], object]) -> None:
        self.bot.waitUntil(lambda: bool(until()), timeout=10_000)

    def shows(self, element: str) -> None:
        """Wait until the page has an element."""
        self.wait(lambda: self.run(f"document.getElementById('{element}') !== null"))

    def sign_in(self, *, last: str = "allow") -> None:
        """Go through all three pages."""
        self.shows("log-in")
        self.run(LOG_IN)
        self.shows("church-1")
        self.run("document.getElementById('church-1').click()")
        self.shows("allow")
        self.run(f"document.getElementById('{last}').click()")
        self.wait(lambda: self.told)

    def press(self, element: str) -> None:
        """Click on an element of the page, as a hand does."""
        self.shows(element)
        assert self.browser.engine is not None
        self.wait(self.browser.engine.shows_something)
        where = self.run(
            f"var r = document.getElementById('{element}').getBoundingClientRect();"
            "`${r.left + r.width / 2} ${r.top + r.height / 2}`"
        )
        QTest.mouseClick(
            self.browser.engine.view.focusProxy(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            QPoint(*(round(float(one)) for one in where.split())),
        )

    def notice(self) -> str:
        """What is said above the page."""
        return self.browser.notice.title.text() if self.browser.notice.isVisible() else ""

    def pane(self) -> str:
        """What is said in place of the page."""
        return self.browser.pane.title.text() if self.browser.pane.isVisible() else ""

    @property
    def history(self) -> list[str]:
        assert self.browser.engine is not None
        return [one.url().toString() for one in self.browser.engine.history.items()]


Show = Callable[..., Seen]


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication, listener: Listener) -> Iterator[Show]:
    """Return a function that begins a sign-in at a server's address."""
    theme.install(qapp, "light")
    made: list[SignInBrowser] = []

    def begin(
        url: str = "", *, provider: Provider | None = None, pages: Pages | None = None, **how: Any
    ) -> Seen:
        asked = provider or known_at(url)
        clock = {"clock": how.pop("clock")} if "clock" in how else {}
        attempt = Attempt(asked, ["people"], listener.redirect_uri, **clock)
        browser = SignInBrowser(attempt, pages or Pages(asked.issuer, SYSTEM.sign_in.browser.hosts), **how)  # type: ignore[union-attr]
        made.append(browser)
        told: list[tuple[str, Any]] = []
        browser.answered.connect(lambda grant: told.append(("answered", grant)))
        browser.failed.connect(lambda error: told.append(("failed", error)))
        browser.elsewhere.connect(lambda why: told.append(("elsewhere", why)))
        browser.resize(640, 600)
        browser.show()
        browser.start()
        return Seen(browser, told, qtbot)

    yield begin
    for one in made:
        if shiboken6.isValid(one):
            one.give_up()
            shiboken6.delete(one)
    assert listener.heard == []


@pytest.fixture
def server(httpserver: HTTPServer) -> Callable[[str], str]:
    """Return a function that makes a server whose sign-in page is what you say; it returns its address."""

    def serve(page: str) -> str:
        httpserver.expect_request("/oauth/authorize").respond_with_data(
            f"<!DOCTYPE html><title>A page</title><body>{page}", content_type="text/html"
        )
        return httpserver.url_for("").rstrip("/")

    return serve
