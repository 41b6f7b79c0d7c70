"""How a church is connected: who is signed in, how the two work together, and the end of it; the rest is parts beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application import connections, disconnecting
from openfaith_desktop.application.disconnecting import Disconnection
from openfaith_desktop.application.words import MODES
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.bring import BringLines
from openfaith_desktop.ui.settings.often import OftenLines
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.settings.removing import RemovingLines
from openfaith_desktop.ui.settings.rules import RuleLines
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import L, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, row
from openfaith_desktop.ui.widgets.text import Kind, Text
from openfaith_desktop.webhooks import subscriptions

CHANGES = (Topic.CONNECTIONS, Topic.SETTINGS, Topic.RECORDS, Topic.DECISIONS)


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


class ChurchSection(QWidget):
    """The settings of the connection that is shown."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("settingsChurch")
        self.face = face
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        column.addWidget(self._head())
        halves = Reflow(Size.NARROW_RECORDS, L)
        left, right = QVBoxLayout(), QVBoxLayout()
        for half in (left, right):
            half.setSpacing(L)
        self.often, self.bring = OftenLines(face), BringLines(face)
        self.removing, self.rules = RemovingLines(face), RuleLines(face)
        for part in (self._together(), self.often, self.removing):
            left.addWidget(part)
        for part in (self.bring, self.rules):
            right.addWidget(part)
        left.addStretch(1)
        right.addStretch(1)
        halves.add(left, 1)
        halves.add(right, 1)
        column.addWidget(halves)
        note = Text(
            _tr("Before another way, rule or permission holds, you see what it would do."),
            Kind.QUIET,
            name="settingsChurchNote",
            wrap=True,
        )
        column.addWidget(note)
        column.addStretch(1)

    # --- the parts ---------------------------------------------------------------------------------

    def _head(self) -> Card:
        card = Card("settingsConnection")
        self.system = Text("", Kind.CARD_TITLE, name="settingsSystem")
        self.who = Text("", Kind.QUIET, name="settingsWho", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(self.system)
        texts.addWidget(self.who)
        self.disconnect_button = Button(
            _tr("Disconnect"), "settingsDisconnect", ButtonKind.DANGER, in_card=True
        )
        self.disconnect_button.clicked.connect(self._ask_disconnect)
        again = Button(_tr("Sign in again"), "settingsSignIn", in_card=True)
        again.clicked.connect(lambda: self.face.go("sign_in_again", connection=self.face.connection))
        line = Reflow(Size.NARROW_CARD, theme.S)
        line.add(texts, 1)
        line.add(row(again, self.disconnect_button, None))
        card.column.addWidget(line)
        return card

    def _together(self) -> Lines:
        lines = Lines("settingsTogether", _tr("How the two work together"))
        change = Button(
            _tr("Change"), "settingsMode", in_card=True, spoken=_tr("Change how they work together")
        )
        change.clicked.connect(self._choose_mode)
        self.mode_words = lines.add("arrows-left-right", _tr("Now"), " ", change)
        return lines

    # --- what is set now ---------------------------------------------------------------------------

    def reload(self) -> None:
        """Read how the connection is set."""
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        self.face.door.read(
            self, lambda: connections.status(app, name)["connections"][0], self._show, key="settings"
        )
        for part in (self.often, self.bring, self.removing, self.rules):
            part.reload()

    def _show(self, status: Mapping[str, Any]) -> None:
        self.system.say(status["system_title"])
        self.who.say(_tr("Connected as {} ({})").format(status["person"], status["church"]))
        said = MODES[status["mode"]].of(status["system_title"])
        self.mode_words.say(f"{localised(said.title)}. {localised(said.summary)}")

    def _choose_mode(self) -> None:
        """Go where the ways stand side by side, each with what it would do: it holds from there."""
        self.face.go("connect", connection=self.face.connection)

    # --- the end of a connection -------------------------------------------------------------------

    def _ask_disconnect(self) -> None:
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.read(
                self, lambda: disconnecting.preview(app, name), self._confirm_disconnect, key="disconnect"
            )

    def _confirm_disconnect(self, ending: Disconnection) -> None:
        stay = ending.stay.get("person", 0)
        parts = [
            words.count(stay, _tr("1 person stays here."), _tr("All {} people stay here.", stay)),
            _tr("A copy of everything is made first."),
        ]
        for number, one, many in (
            (
                ending.unsent,
                _tr("1 change isn't sent any more."),
                _tr("{} changes aren't sent any more.", ending.unsent),
            ),
            (
                ending.decisions,
                _tr("1 decision is closed."),
                _tr("{} decisions are closed.", ending.decisions),
            ),
            (
                ending.runs,
                _tr("1 sync can't be undone any more."),
                _tr("{} syncs can't be undone any more.", ending.runs),
            ),
        ):
            if number:
                parts.append(words.count(number, one, many))
        dialog = Confirm(
            None,
            "disconnect",
            _tr("Disconnect {}?").format(ending.system),
            " ".join(parts),
            _tr("Disconnect"),
            danger=True,
        )
        dialog.confirmed.connect(lambda: self._disconnect(bool(ending.webhooks)))
        self.face.show(dialog)

    def _disconnect(self, webhooks: bool) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return

        async def end() -> Disconnection:
            if webhooks:
                # Those that can't be ended now, the other system ends by itself once nobody answers.
                with contextlib.suppress(OpenFaithError):
                    await subscriptions.end(app, name)
            return await self.face.door.ask(lambda: disconnecting.disconnect(app, name))

        def done(ending: Disconnection) -> None:
            self.face.toast(_tr("{} is disconnected. Your people are still here.").format(ending.system))
            left = app.connections()
            self.face.choose(left[0].name if left else None)

        self.face.door.act(self, end(), CHANGES, done)
