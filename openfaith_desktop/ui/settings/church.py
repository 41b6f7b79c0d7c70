"""How a church is connected: who is signed in, how the two work together, what settles differences, how often."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from openfaith_desktop.application import connections, decisions, disconnecting, what_if
from openfaith_desktop.application.disconnecting import Disconnection
from openfaith_desktop.application.words import MODES
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.connect.modecard import ModeCard
from openfaith_desktop.ui.connect.model import modes
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.settings.whatif import WhatIf
from openfaith_desktop.ui.shell import polling
from openfaith_desktop.ui.theme import L, M, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Confirm, Dialog
from openfaith_desktop.ui.widgets.fields import Combo, Toggle
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, row
from openfaith_desktop.ui.widgets.text import Kind, Text
from openfaith_desktop.webhooks import subscriptions

CHANGES = (Topic.CONNECTIONS, Topic.SETTINGS, Topic.RECORDS, Topic.DECISIONS)
BY_MODE = "mode"


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """What one line of “When both sides changed” sets: the fields, by one name."""

    key: str
    title: str
    icon: str
    fields: tuple[str, ...]


def rule_lines() -> tuple[RuleLine, ...]:
    """Return the lines, the most disputed first."""
    return (
        RuleLine("phones", _tr("Phone numbers"), "phone", ("number",)),
        RuleLine("emails", _tr("E-mail"), "envelope-simple", ("address",)),
        RuleLine(
            "addresses",
            _tr("Addresses"),
            "map-pin",
            ("street_line_1", "street_line_2", "city", "state", "zip"),
        ),
        RuleLine(
            "names",
            _tr("Names"),
            "user",
            ("first_name", "last_name", "middle_name", "nickname", "given_name"),
        ),
        RuleLine("birthdates", _tr("Birth dates"), "cake", ("birthdate", "anniversary")),
    )


def mode_cards(system: str) -> dict[str, ModeCard]:
    """Return a card for each way of working together, by mode."""
    return {said.mode: ModeCard(said, system) for said in modes(system)}


class ModeDialog(Dialog):
    """Choose another way of working together; what it would do is shown next. `chosen` is None at first."""

    def __init__(self, face: Face, mode: str) -> None:
        super().__init__(None, "chooseMode", "")
        self.title.say(self.tr("How should the two work together?"))
        self.setWindowTitle(self.title.text())
        self.setAccessibleName(self.title.text())
        self.cards = mode_cards(face.system)
        group = QButtonGroup(self)
        for one, card in self.cards.items():
            card.setChecked(one == mode)
            group.addButton(card)
            card.put((), self.tr("You see it next."))
        # Beside each other: under each other they are higher than many a screen.
        self.body.addLayout(row(*self.cards.values(), spacing=M))
        wide = theme.grown(Size.NARROW_RECORDS) + 2 * M
        self.setMinimumWidth(min(wide, self.screen().availableGeometry().width()))
        no = Button(self.tr("Not now"), "chooseModeNo", ButtonKind.PLAIN)
        no.clicked.connect(self.reject)
        go = Button(self.tr("Show what it would do"), "chooseModeLook", ButtonKind.PRIMARY, "eye")
        go.clicked.connect(self.accept)
        self.buttons.addWidget(no)
        self.buttons.addWidget(go)

    @property
    def mode(self) -> str:
        """The chosen one."""
        return next(mode for mode, card in self.cards.items() if card.isChecked())


class ChurchSection(QWidget):
    """The settings of the connection that is shown."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("settingsChurch")
        self.face = face
        self._mode = "external"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        column.addWidget(self._head())
        halves = Reflow(Size.NARROW_RECORDS, L)
        left, right = QVBoxLayout(), QVBoxLayout()
        for half in (left, right):
            half.setSpacing(L)
        left.addWidget(self._together())
        left.addWidget(self._often())
        left.addWidget(self._removing())
        left.addStretch(1)
        right.addWidget(self._rules())
        right.addStretch(1)
        halves.add(left, 1)
        halves.add(right, 1)
        column.addWidget(halves)
        note = Text(_tr("Before another way or rule holds, you see what it would do."), Kind.QUIET, wrap=True)
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
        line.add(row(again, self.disconnect_button))
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

    def _often(self) -> Lines:
        lines = Lines("settingsOften", _tr("How often"))
        times: list[tuple[object, str]] = [(0, _tr("Only when I press Sync now"))]
        times += [(n, _tr("Every {} minutes").format(n)) for n in (5, 15, 30)]
        times.append((60, _tr("Every hour")))
        self.often = Combo("settingsPolling", _tr("Look for changes"), times)
        self.often.chosen.connect(self._set_often)
        lines.add("clock", _tr("Look for changes"), _tr("While the window is open"), self.often)
        return lines

    def _removing(self) -> Lines:
        lines = Lines("settingsRemoving", _tr("Removing"))
        self.deletions = Toggle("settingsDeletions", _tr("Remove people there too"))
        self.deletions.clicked.connect(self._set_deletions)
        self.removing_words = lines.add(
            "trash", _tr("Remove people there too"), _tr("You are asked each time"), self.deletions
        )
        return lines

    def _rules(self) -> Lines:
        lines = Lines("settingsRules", _tr("When both sides changed"))
        self.rules: dict[str, Combo] = {}
        choices: list[tuple[object, str]] = [
            (BY_MODE, _tr("Ask me")),
            ("ours", _tr("Keep OpenFaith's")),
            ("theirs", _tr("Use {}'s").format(self.face.system)),
            ("newest", _tr("The newest")),
        ]
        for one in rule_lines():
            combo = Combo(f"settingsRule_{one.key}", one.title, choices)
            combo.chosen.connect(lambda rule, o=one: self._ask_rule(o, str(rule)))
            self.rules[one.key] = combo
            lines.add(one.icon, one.title, "", combo)
        return lines

    # --- what is set now ---------------------------------------------------------------------------

    def reload(self) -> None:
        """Read how the connection is set."""
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.read(
                self,
                lambda: (connections.status(app, name)["connections"][0], decisions.rules(app, name, {})),
                self._show,
                key="settings",
            )

    def _show(self, found: tuple[Any, Any]) -> None:
        status, rules = found
        self._mode = status["mode"]
        self.system.say(status["system_title"])
        self.who.say(_tr("Connected as {} ({})").format(status["person"], status["church"]))
        said = MODES[self._mode].of(status["system_title"])
        self.mode_words.say(f"{said.title}. {said.summary}")
        self.often.choose(polling.minutes(self.face.settings))
        self.deletions.setChecked(rules["deletions"] == decisions.ALLOW)
        for one in rule_lines():
            set_to = {rules["rules"].get(name, BY_MODE) for name in one.fields}
            rule = set_to.pop() if len(set_to) == 1 else BY_MODE
            self.rules[one.key].choose(BY_MODE if rule == "ask" else rule)

    # --- changing it -------------------------------------------------------------------------------

    def _choose_mode(self) -> None:
        dialog = ModeDialog(self.face, self._mode)
        dialog.accepted.connect(lambda: self._look_at_mode(dialog.mode))
        self.face.show(dialog)

    def _look_at_mode(self, mode: str) -> None:
        app, name = self.face.app, self.face.connection
        if name is None or mode == self._mode:
            return
        before = self._mode
        title = _tr("Change to: {}?").format(MODES[mode].of(self.face.system).title)
        dialog = WhatIf(self.face, title, lambda stop: what_if.mode(app, name, mode, stop))

        def hold(wanted: str) -> None:
            self.face.door.act(
                self, lambda: connections.set_mode(app, name, wanted), CHANGES, lambda _: self.reload()
            )

        def confirmed() -> None:
            hold(mode)
            self.face.toast(_tr("Changed. It holds from the next sync on."), undo=lambda: hold(before))

        dialog.confirmed.connect(confirmed)
        self.face.show(dialog)

    def _ask_rule(self, one: RuleLine, rule: str) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        typed = dict.fromkeys(one.fields, rule)
        title = _tr("{}: change what happens when both sides changed?").format(one.title)
        dialog = WhatIf(self.face, title, lambda stop: what_if.rules(app, name, typed, stop))
        dialog.rejected.connect(self.reload)
        dialog.confirmed.connect(
            lambda: self.face.door.act(
                self, lambda: decisions.rules(app, name, typed), CHANGES, lambda _: self.reload()
            )
        )
        self.face.show(dialog)

    def _set_deletions(self, on: bool) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        typed = {decisions.DELETIONS: decisions.ALLOW if on else decisions.NEVER}
        self.face.door.act(self, lambda: decisions.rules(app, name, typed), CHANGES, lambda _: self.reload())

    def _set_often(self, minutes: object) -> None:
        self.face.settings.setValue(polling.KEY, minutes)
        self.face.door.publish(Topic.CONNECTIONS)

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
            words.count(stay, _tr("1 person stays here."), _tr("All {} people stay here.")),
            _tr("A copy of everything is made first."),
        ]
        for number, one, many in (
            (ending.unsent, _tr("1 change isn't sent any more."), _tr("{} changes aren't sent any more.")),
            (ending.decisions, _tr("1 decision is closed."), _tr("{} decisions are closed.")),
            (ending.runs, _tr("1 sync can't be undone any more."), _tr("{} syncs can't be undone any more.")),
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
