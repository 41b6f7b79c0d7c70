"""Signing in, all ways in one place: the browser inside the window, the person's own browser, a token.

`SignInPanel` tells `granted` or `typed`; whoever shows it makes a connection of that, or renews one, and says with
`refuse` what went wrong. Nothing is asked of the network before `start`, and `stop` ends everything.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from openfaith_desktop.auth.oauth import Grant
from openfaith_desktop.errors import InvalidValue, OpenFaithError, SignInFailed, SignInNeeded, UsageError
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.signin import keeping
from openfaith_desktop.ui.signin.browser import SignInBrowser
from openfaith_desktop.ui.signin.outside import OutsidePane
from openfaith_desktop.ui.signin.pane import Pane
from openfaith_desktop.ui.signin.registering import RegisterCard
from openfaith_desktop.ui.signin.token import TokenCard
from openfaith_desktop.ui.signin.waycard import WayCard
from openfaith_desktop.ui.signin.ways import Begun, Ways
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, box, row
from openfaith_desktop.ui.widgets.text import Kind, Text


class Way(StrEnum):
    """How a person signs in; `REGISTER` comes before the first two where the system doesn't know OpenFaith."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    TOKEN = "token"  # noqa: S105 - a way, not a secret
    REGISTER = "register"


class SignInPanel(QWidget):
    """See the module."""

    granted = Signal(object)
    """A `Grant`: the person signed in with a browser."""
    typed = Signal(str)
    """A personal access token, not checked yet."""
    moved = Signal(str)
    """A `Way`: the panel shows another one now."""

    def __init__(self, face: Face, ways: Ways) -> None:
        super().__init__()
        self.setObjectName("signInPanel")
        self.face, self.ways = face, ways
        self.way = Way.INSIDE if ways.has_browser else Way.TOKEN
        self._wanted = self.way
        self.stack = QStackedWidget()
        self.stack.setMinimumHeight(theme.grown(Size.CARD_SIDE))
        self.pane = Pane("signInMain")
        self.pane.first.connect(lambda: self.choose(self._wanted))
        waiting = Card("signInWaiting")
        waiting.column.addWidget(self.pane, 1)
        self._waiting = waiting
        self.outside = OutsidePane(face.door, ways)
        self.token = TokenCard(ways)
        self.register = RegisterCard(ways)
        self.browser: SignInBrowser | None = None
        face.door.leaving.connect(self.stop)
        self._begun: Begun | None = None
        self._number = 0
        for part in (waiting, self.outside, self.token, self.register):
            self.stack.addWidget(part)
        self.outside.answered.connect(self._granted)
        self.outside.cancelled.connect(lambda: self.choose(Way.INSIDE))
        self.token.typed.connect(self.typed)
        self.register.typed.connect(self._keep_client)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.line = Reflow(Size.NARROW_RECORDS, theme.XL)
        self.line.add(self.stack, 1)
        self.line.add(self._side())
        whole.addWidget(self.line, 1)
        self._show(self.way)

    def _side(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(theme.M)
        if self.ways.asks:
            card = Card("signInAsks", spacing=theme.S)
            title = Text(self.tr("OpenFaith will ask to see"), Kind.STRONG, name="signInAsksTitle", wrap=True)
            card.column.addWidget(title)
            for one in self.ways.asks:
                words = Text(one.words, Kind.BODY if one.wanted else Kind.QUIET, name="signInAsk", wrap=True)
                glyph = Glyph(
                    "check" if one.wanted else "x",
                    Meaning.OK if one.wanted else Meaning.QUIET,
                    Size.ICON_SMALL,
                )
                line = row(glyph, spacing=theme.S)
                line.addWidget(words, 1)
                line.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
                card.column.addLayout(line)
            column.addWidget(card)
        self._others = Text(self.tr("Other ways"), Kind.STRONG, name="signInOthers")
        column.addWidget(self._others)
        self.cards = {
            Way.INSIDE: WayCard(
                self.tr("Sign in here"),
                self.tr("{}'s own page, inside OpenFaith.").format(self.ways.title),
                "signInWayInside",
                "app-window",
            ),
            Way.OUTSIDE: WayCard(
                self.tr("Use my own browser instead"),
                self.tr("It may know your password."),
                "signInWayOutside",
                "browser",
            ),
            Way.TOKEN: WayCard(
                self.tr("I have a personal access token"),
                self.tr("Made in your account there."),
                "signInWayToken",
                "key",
            ),
        }
        for way, card in self.cards.items():
            card.clicked.connect(lambda _=False, w=way: self.choose(w))
            column.addWidget(card)
        column.addStretch(1)
        side = box(column, "signInSide")
        side.setMinimumWidth(theme.grown(Size.RAIL + theme.XXL))
        return side

    # --- which way ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Begin with the way that is best, once sign-ins can be kept."""
        self.choose(self._wanted)

    def choose(self, way: Way) -> None:
        """Sign in another way; what went on before ends."""
        self.stop()
        if way is not Way.REGISTER:
            self._wanted = way
        self._say(
            "hourglass", self.tr("One moment"), self.tr("OpenFaith looks where your sign-in can be kept.")
        )
        self._show(way)
        keeping.ensure(self.face, self, lambda: self._begin(way), dismissed=lambda: self._not_kept())

    def _not_kept(self) -> None:
        self._say(
            "lock-key",
            self.tr("There is no place for your sign-in yet."),
            self.tr("OpenFaith needs one before it asks you to sign in."),
            self.tr("Choose where"),
        )
        self.stack.setCurrentWidget(self._waiting)

    def _begin(self, way: Way) -> None:
        if way in (Way.TOKEN, Way.REGISTER):
            self._show(way)
            return
        self.face.door.read(
            self, self.ways.known, lambda known: self._go(way if known else Way.REGISTER), key="known"
        )

    def _go(self, way: Way) -> None:
        self._show(way)
        if way is Way.OUTSIDE:
            self.outside.start()
        elif way is Way.INSIDE:
            number = self._number
            self.face.door.act(
                self, self.ways.begin(), [], lambda begun: self._inside(begun, number), failed=self.refuse
            )

    def _inside(self, begun: Begun, number: int) -> None:
        if number != self._number:  # another way was chosen meanwhile
            self.face.door.act(self, begun.close(), [])
            return
        self._begun = begun
        browser = self.browser = SignInBrowser(begun.attempt, begun.pages)
        browser.answered.connect(self._granted)
        browser.failed.connect(self.refuse)
        browser.elsewhere.connect(lambda _: self.choose(Way.OUTSIDE), Qt.ConnectionType.QueuedConnection)
        self.stack.addWidget(browser)
        self.stack.setCurrentWidget(browser)
        browser.start()

    def _granted(self, grant: Grant) -> None:
        self.wait()
        self.granted.emit(grant)

    def _show(self, way: Way) -> None:
        self.way = way
        parts = {Way.OUTSIDE: self.outside, Way.TOKEN: self.token, Way.REGISTER: self.register}
        self.stack.setCurrentWidget(parts.get(way, self._waiting))
        for one, card in self.cards.items():
            here = self._wanted if way is Way.REGISTER else way
            card.setVisible(one is not here and (self.ways.has_browser or one is Way.TOKEN))
        self._others.setVisible(any(not card.isHidden() for card in self.cards.values()))
        self.moved.emit(way)

    def _say(self, icon: str, title: str, sentence: str, again: str = "") -> None:
        self.pane.say(icon, Meaning.ATTENTION if again else Meaning.QUIET, title, sentence, again)

    def _keep_client(self, client_id: str) -> None:
        self.face.door.act(
            self,
            lambda: self.ways.keep_client(client_id),
            [],
            lambda _: self.choose(self._wanted),
            failed=lambda error: self.register.complain(f"{error.title} {error.what_to_do}"),
        )

    # --- what comes of it --------------------------------------------------------------------------

    def refuse(self, error: OpenFaithError) -> None:
        """Say that signing in came to nothing, and how to go on."""
        if isinstance(error, SignInFailed) and error.reason == "no_client":
            self.choose(Way.REGISTER)
            return
        if self.way is Way.TOKEN and isinstance(error, SignInNeeded | InvalidValue | UsageError):
            self.token.complain(f"{error.title} {error.what_to_do}")
            return
        self.token.forget()
        self.stop()
        self._say(
            "warning-circle",
            error.title,
            f"{error.what_it_means} {error.what_to_do}",
            self.tr("Try again"),
        )
        self.stack.setCurrentWidget(self._waiting)

    def wait(self) -> None:
        """Say that the sign-in is being checked."""
        self.stop()
        self._say("hourglass", self.tr("One moment"), self.tr("OpenFaith is checking the sign-in."))
        self.stack.setCurrentWidget(self._waiting)

    def stop(self) -> None:
        """End whatever goes on: nobody can finish it any more."""
        self.outside.stop()
        self._number += 1
        begun, self._begun = self._begun, None
        if begun is not None:
            self.face.door.act(self, begun.close(), [])
        browser, self.browser = self.browser, None
        if browser is not None:
            browser.give_up()
            self.stack.removeWidget(browser)
            browser.deleteLater()
