"""Connecting a church account on one page: what will be seen, the sign-in, how the two work together.

Nothing is copied by connecting: the overview then offers the first sync. The sign-in is checked before anything is
kept; what a person typed as a token is handed on and forgotten.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QLineEdit

from openfaith_desktop.application import connections
from openfaith_desktop.application.systems import System, systems
from openfaith_desktop.errors import InvalidValue, OpenFaithError, SignInNeeded, UsageError
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.connect.modecard import ModeCard
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.fields import Field
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, row
from openfaith_desktop.ui.widgets.text import Kind, Text


class ConnectPage(Screen):
    """From the welcome screen to a connected church."""

    navigation = "overview"

    def __init__(self, face: Face, *, base_url: str | None = None) -> None:
        super().__init__(face, "connect", "", scrolls=True)
        self.base_url = base_url
        self.system: System = systems()[0]
        self.title.say(self.tr("Connect {}").format(self.system.title))
        self.state.say(self.tr("Nothing is copied yet. The first sync begins when you say so."))
        self.back = Button(self.tr("Back"), "connectBack", icon="arrow-left")
        self.back.clicked.connect(lambda: self.face.go("overview" if face.connection else "welcome"))
        self.acts.addWidget(self.back)
        self.body.addWidget(self._sees())
        self.body.addWidget(self._signs_in())
        self.body.addWidget(self._works())
        self.go_on = Button(self.tr("Connect"), "connectGo", ButtonKind.PRIMARY, "link-simple")
        self.go_on.clicked.connect(self.connect_church)
        self.body.addLayout(row(None, self.go_on))
        self.body.addStretch(1)
        self.start_at = self.name.edit

    # --- the parts ---------------------------------------------------------------------------------

    def _sees(self) -> Card:
        card = Card("connectSees", spacing=theme.XS)
        card.column.addWidget(
            Text(self.tr("What OpenFaith will see"), Kind.CARD_TITLE, name="connectSeesTitle")
        )
        for text in (
            self.tr("People with their e-mails, phone numbers and addresses, households, and campuses."),
            self.tr("Not giving, and not who may do what in {}. It never writes those.").format(
                self.system.title
            ),
        ):
            card.column.addWidget(Text(text, Kind.QUIET, name="connectSeesLine", wrap=True))
        return card

    def _signs_in(self) -> Card:
        card = Card("connectSignIn", spacing=theme.S)
        card.column.addWidget(Text(self.tr("Sign in"), Kind.CARD_TITLE, name="connectSignInTitle"))
        for number, step in enumerate(self.system.token_steps, 1):
            card.column.addWidget(Text(f"{number}. {step}", Kind.QUIET, name="connectStep", wrap=True))
        self.name = Field(
            self.tr("What do you call this church?"), "connectName", placeholder=self.tr("Hope Chapel")
        )
        self.token = Field(
            self.tr("Client ID and secret, with a colon between them"),
            "connectToken",
            placeholder="••••:••••",
            hint=self.tr("It is kept where this computer keeps passwords, never in the database."),
        )
        self.token.edit.setEchoMode(QLineEdit.EchoMode.Password)
        card.column.addWidget(self.name)
        card.column.addWidget(self.token)
        return card

    def _works(self) -> Card:
        system = self.system.title
        card = Card("connectModes", spacing=theme.M)
        card.column.addWidget(
            Text(self.tr("How should the two work together?"), Kind.CARD_TITLE, name="connectModesTitle")
        )
        line = Reflow(Size.NARROW_RECORDS, theme.M)
        self.modes = QButtonGroup(self)
        self._cards: dict[str, ModeCard] = {}
        for mode, title, arrow, sentence in (
            (
                "external",
                self.tr("Copy from {}").format(system),
                (system, "→", "OpenFaith"),
                self.tr("Recommended to start. Nothing is added there unless you choose it."),
            ),
            (
                "full",
                self.tr("Keep both the same"),
                (system, "↔", "OpenFaith"),
                self.tr("Changes go both ways. New people are added on both sides."),
            ),
            (
                "openfaith",
                self.tr("OpenFaith is the main record"),
                ("OpenFaith", "→", system),
                self.tr("New people start here. What is only there stays there until you bring it in."),
            ),
        ):
            one = ModeCard(mode, title, " ".join(arrow), sentence)
            self._cards[mode] = one
            self.modes.addButton(one)
            line.add(one, 1)
        self._cards["external"].setChecked(True)
        card.column.addWidget(line)
        note = self.tr("You can change this later, with a look at what that would do.")
        card.column.addWidget(Text(note, Kind.SMALL, name="connectModesNote", wrap=True))
        return card

    # --- connecting --------------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """The mode that is chosen."""
        return next(mode for mode, card in self._cards.items() if card.isChecked())

    def arrive(self, **what: Any) -> None:
        """`base_url`: where the church is, for tests and the pretend church."""
        self.base_url = what.get("base_url", self.base_url)

    def connect_church(self) -> None:
        """Check the sign-in and keep the church, then show its overview."""
        name, token = self.name.edit.text().strip(), self.token.edit.text().strip()
        self.name.complain("" if name else self.tr("Give it a name, for instance the church's."))
        self.token.complain("" if token else self.tr("Paste the Client ID and the secret here."))
        if not name or not token:
            return
        self.banner.hide()
        self.go_on.setEnabled(False)
        work = connections.connect(
            self.face.app, self.system.name, name, self.mode, token, base_url=self.base_url
        )
        changes = (Topic.CONNECTIONS, Topic.SETTINGS)
        self.face.door.act(self, work, changes, lambda _: self._connected(name), failed=self._failed)

    def _connected(self, name: str) -> None:
        self.token.edit.clear()
        self.go_on.setEnabled(True)
        self.face.choose(name)
        self.face.go("preview", look=True)

    def _failed(self, error: OpenFaithError) -> None:
        self.go_on.setEnabled(True)
        if isinstance(error, SignInNeeded | InvalidValue | UsageError):
            said = f"{error.title} {error.what_to_do}".strip()
            about = self.name if "called" in error.title else self.token
            about.complain(said)
            about.edit.setFocus()
            return
        self.banner.tell(Meaning.PROBLEM, error.title, f"{error.what_it_means} {error.what_to_do}".strip())
