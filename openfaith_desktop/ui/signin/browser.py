"""The browser inside the window, for one attempt to sign in: the system's own pages under a line with their address.

What a page may do is decided in `auth/pages.py` and enforced in `engine.py`; here it is said in words. The person's own
browser is one button away whenever this one can't go on. A sign-in that ends here is a `Grant`; whoever shows this
makes a connection of it.
"""

from __future__ import annotations

import os
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from openfaith_desktop.auth.oauth import Attempt, failure
from openfaith_desktop.auth.pages import Pages
from openfaith_desktop.errors import SignInFailed
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.signin.address import AddressLine
from openfaith_desktop.ui.signin.pane import Pane
from openfaith_desktop.ui.texts import localised_error
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.buttons import IconButton
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.surface import Card
from openfaith_desktop.ui.widgets.text import Divider

PATIENCE_MS = 15_000
"""How long a page may stay empty before the person's own browser is offered."""

LOOK_MS = 250
LED_AWAY = ("elsewhere", "unencrypted", "odd")
"""What was refused instead of a page: where none was shown before, there is none."""


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("SignInBrowser", text, None, number)


def _engine():
    """Return the module with QtWebEngine, None where that can't be used."""
    if os.name == "posix" and os.geteuid() == 0 and not os.environ.get("QTWEBENGINE_DISABLE_SANDBOX"):
        return None  # it would end the whole program
    try:
        from openfaith_desktop.ui.signin import engine
    except ImportError:
        return None
    return engine


class SignInBrowser(Card):
    """Begins with `start`, ends with one of its signals or with `give_up`."""

    answered = Signal(object)
    """A `Grant`."""
    failed = Signal(object)
    """An `OpenFaithError`: the attempt is over."""
    elsewhere = Signal(str)
    """The person wants to use their own browser; why this one couldn't go on, in one word."""

    def __init__(self, attempt: Attempt, pages: Pages, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__("signInBrowser", (1, 1, 1, 2))
        self.attempt, self.pages = attempt, pages
        self.system = attempt.provider.title
        self._patience_ms = patience_ms
        self.engine = None
        self._why = ""
        self._over = False
        self._seen = False
        self._at = ""
        self.column.addLayout(self._bar())
        self.column.addWidget(Divider())
        self.notice = Banner("signInNotice")
        around = QVBoxLayout()
        around.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        around.addWidget(self.notice)
        self._notice_room = QWidget()
        self._notice_room.setLayout(around)
        self._notice_room.hide()
        self.column.addWidget(self._notice_room)
        self.stack = QStackedWidget()
        self.pane = Pane("signInPane")
        self.pane.first.connect(self._first)
        self.pane.second.connect(self.start)
        self._first_is_again = False
        self.stack.addWidget(self.pane)
        self.column.addWidget(self.stack, 1)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_at_it)
        self._until = 0.0
        self._end_of_time = QTimer(self, singleShot=True)
        self._end_of_time.timeout.connect(lambda: self._fail(failure("expired", self.system)))
        self._gone = QTimer(self, singleShot=True)
        self._gone.timeout.connect(self._is_it_gone)
        self.setAccessibleName(self.tr("Sign in to {}").format(self.system))

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.S, theme.S, theme.M, theme.S)
        bar.setSpacing(theme.XS)
        self.back = self._button(self.tr("Back"), "signInBack", "arrow-left")
        self.forward = self._button(self.tr("Forward"), "signInForward", "arrow-right")
        self.again = self._button(self.tr("Load the page again"), "signInReload", "arrow-clockwise")
        self.back.clicked.connect(lambda: self.engine and self.engine.back())
        self.forward.clicked.connect(lambda: self.engine and self.engine.forward())
        self.again.clicked.connect(lambda: self.engine and self.engine.reload())
        self.address = AddressLine()
        for button in (self.back, self.forward, self.again):
            bar.addWidget(button)
        bar.addSpacing(theme.XS)
        bar.addWidget(self.address, 1)
        self._show_address("")
        return bar

    def _button(self, word: str, name: str, icon: str) -> IconButton:
        button = IconButton(word, name, icon, ButtonKind.PLAIN, high=Size.BUTTON_SMALL)
        button.setEnabled(False)
        return button

    # --- beginning ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Open the system's page; after a crash, once more from the beginning."""
        if self._over:
            return
        self._close()
        self._hide_notice()
        self._seen = False
        self._end_of_time.start(max(1, round(self.attempt.seconds_left * 1000)))
        made = _engine()
        if made is None:
            self._stop(
                "missing",
                "browser",
                self.tr("This computer can't show web pages inside OpenFaith."),
                self.tr("Sign in with your own browser. The rest is the same."),
                again=False,
            )
            return
        engine = self.engine = made.Engine(self.pages, self.attempt.is_answer, self)
        # Queued: a page mustn't be ended from within its own call.
        queued = Qt.ConnectionType.QueuedConnection
        engine.answered.connect(self._answer, queued)
        engine.refused.connect(self._refused, queued)
        engine.crashed.connect(self._crashed, queued)
        engine.broke.connect(self._broke, queued)
        engine.loaded.connect(self._loaded, queued)
        engine.began.connect(self._began, queued)
        engine.moved.connect(self._moved)
        self.destroyed.connect(engine.close)
        self.stack.addWidget(engine.view)
        self.stack.setCurrentWidget(engine.view)
        self.setFocusProxy(engine.view)
        self._watch()
        engine.load(self.attempt.url)
        self._name_it()

    def give_up(self) -> None:
        """End it: the person left, or chose another way."""
        self.attempt.give_up()
        self._end()

    # --- what the page does ------------------------------------------------------------------------

    def _began(self) -> None:
        self._watch()
        self._buttons()

    def _loaded(self) -> None:
        if self.engine is None:
            return
        self._seen = True
        self._watch()
        self._buttons()
        self._name_it()

    def _name_it(self) -> None:
        if self.engine is None:
            return
        for part in self.engine.view.findChildren(QWidget):
            part.setObjectName(part.objectName() or "signInPageContent")
            part.setAccessibleName(self.tr("The sign-in page of {}").format(self.system))

    def _buttons(self) -> None:
        self.again.setEnabled(self.engine is not None)
        self.back.setEnabled(self.engine is not None and self.engine.history.canGoBack())
        self.forward.setEnabled(self.engine is not None and self.engine.history.canGoForward())

    def _moved(self, address: str) -> None:
        if address != self._at and self._why != "blank":
            self._hide_notice()  # it was about the page before
        self._at = address
        self._show_address(address)

    def _show_address(self, address: str) -> None:
        parts = self.pages.told_apart(address)
        if not parts[1]:
            self.address.say(parts, "globe-simple", self.tr("Opening the page"), Meaning.QUIET)
        elif self.pages.pretend:
            self.address.say(parts, "desktop", self.tr("On this computer"), Meaning.QUIET)
        else:
            self.address.say(parts, "lock-simple", self.tr("Encrypted"), Meaning.OK)

    def _answer(self, url: str) -> None:
        if self._over:
            return
        try:
            grant = self.attempt.receive(url)
        except SignInFailed as error:
            if error.reason == "wrong_state":  # not ours: the right one may still come
                localised_error(error)
                self._tell("wrong_state", error.title, error.what_it_means)
                return
            self._fail(error)
            return
        self._end()
        self.answered.emit(grant)

    def _fail(self, error: SignInFailed) -> None:
        if not self._over:
            self.attempt.give_up()
            self._end()
            self.failed.emit(error)

    def _crashed(self) -> None:
        self._close()
        self._stop(
            "crashed",
            "warning-circle",
            self.tr("The page stopped working."),
            self.tr("Nothing was changed, and a sync isn't touched by it."),
        )

    def _broke(self) -> None:
        self._stop(
            "unreachable",
            "wifi-slash",
            self.tr("{}'s page can't be opened.").format(self.system),
            self.tr("Check the internet connection, then try again."),
        )

    def _refused(self, what: str, host: str) -> None:
        if self._over or self.engine is None:
            return
        title, sentence = self._said(what, host)
        if what == "certificate":
            self._stop(what, "shield-warning", title, sentence, own=False)
        elif what in LED_AWAY and not self._seen:
            self._stop(what, "hand-palm", title, sentence)
        else:
            self._tell(what, title, sentence)

    def _said(self, what: str, host: str) -> tuple[str, str]:
        system = self.system
        said = {
            "elsewhere": (
                self.tr("{host} isn't a page of {system}.").format(host=host, system=system),
                self.tr("If your church signs in there, use your own browser."),
            ),
            "unencrypted": (
                self.tr("A page that isn't encrypted was not opened."),
                self.tr("Anybody on the way could have read what you type."),
            ),
            "certificate": (
                self.tr("The connection to {} isn't safe.").format(host),
                self.tr("It couldn't prove who it is. Guest networks often do this; try another one."),
            ),
            "window": (
                self.tr("The page wanted to open another window."),
                self.tr("That works in your own browser only."),
            ),
            "download": (
                self.tr("The page wanted to save a file on this computer."),
                self.tr("Signing in doesn't need that, so it wasn't saved."),
            ),
            "file": (
                self.tr("The page wanted to see a file of this computer."),
                self.tr("Signing in doesn't need that, so it got none."),
            ),
            "permission": (
                self.tr("The page asked for more than signing in needs."),
                self.tr("OpenFaith refused it. Go on signing in."),
            ),
            "passkey": (
                self.tr("Passkeys don't work inside OpenFaith."),
                self.tr("Sign in with your password here, or use your own browser."),
            ),
        }
        return said.get(
            what,
            (
                self.tr("The page led to something that isn't a page."),
                self.tr("It was not opened. Go on signing in."),
            ),
        )

    # --- is anything there? ------------------------------------------------------------------------

    def _watch(self) -> None:
        self._until = time.monotonic() + self._patience_ms / 1000
        self._look.start()

    def _look_at_it(self) -> None:
        if self.engine is None or self.stack.currentWidget() is self.pane:
            self._look.stop()
        elif not self.isVisible():
            self._watch()
        elif self.engine.shows_something():
            self._look.stop()
            if self._why == "blank":
                self._hide_notice()
        elif time.monotonic() > self._until and self._why != "blank":
            # Said, not done: the page is still there, should the eye see more than we do.
            self._tell(
                "blank",
                self.tr("The page stays empty."),
                self.tr("This computer may not be able to show it."),
            )

    # --- what is said ------------------------------------------------------------------------------

    def _tell(self, why: str, title: str, sentence: str) -> None:
        """Say something above the page, which goes on."""
        self._why = why
        self.notice.tell(
            Meaning.ATTENTION,
            title,
            sentence,
            self.tr("Use my own browser instead"),
            lambda: self.elsewhere.emit(why),
        )
        self._notice_room.show()

    def _hide_notice(self) -> None:
        self._why = ""
        self._notice_room.hide()

    def _stop(
        self, why: str, icon: str, title: str, sentence: str, *, again: bool = True, own: bool = True
    ) -> None:
        """Say why there is no page, in its place."""
        if self._over:
            return
        self._hide_notice()
        self._why = why
        self._first_is_again = not own
        ways = [self.tr("Use my own browser instead")] if own else []
        ways += [self.tr("Try again")] if again else []
        self.pane.say(icon, Meaning.ATTENTION, title, sentence, *ways)
        self.stack.setCurrentWidget(self.pane)
        self.setFocusProxy(self.pane.go_on)
        self._buttons()

    def _first(self) -> None:
        if self._first_is_again:
            self.start()
        else:
            self.elsewhere.emit(self._why)

    # --- ending ------------------------------------------------------------------------------------

    def _end(self) -> None:
        self._over = True
        self._end_of_time.stop()
        self._hide_notice()
        self.pane.say("hourglass", Meaning.QUIET, self.tr("One moment"), self.tr("OpenFaith is checking it."))
        self.stack.setCurrentWidget(self.pane)
        self._close()

    def _close(self) -> None:
        self._look.stop()
        engine, self.engine = self.engine, None
        if engine is not None:
            self.destroyed.disconnect(engine.close)
            engine.close()
        self._show_address("")
        self._buttons()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Watch the window from now on: who isn't in sight hears nothing when it goes."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave nothing behind when the window goes."""
        if event.type() is QEvent.Type.Hide and watched is self.window():
            self._gone.start(0)
        return super().eventFilter(watched, event)

    def _is_it_gone(self) -> None:
        # A window that first shows a web page is made anew by Qt, and hidden for a moment meanwhile.
        if not self.window().isVisible():
            self.give_up()
