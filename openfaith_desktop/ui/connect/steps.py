"""What stands on the page at each step but signing in: the system, what will be seen, what to bring, how they work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from openfaith_desktop.application.joining import Choice
from openfaith_desktop.application.systems import System
from openfaith_desktop.application.what_if import Preview
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.connect.modecard import ModeCard
from openfaith_desktop.ui.connect.model import bring_words, counted, modes, sees
from openfaith_desktop.ui.texts import localised_error, localised_label
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.buttons import Button, ChoiceCard, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.fields import Toggle
from openfaith_desktop.ui.widgets.progress import Bar
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, box, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Kind, Text


class SystemStep(QWidget):
    """Which system; `chosen` tells it. `broken`: those that are installed and can't be used, and why."""

    chosen = Signal(object)

    def __init__(self, systems: Sequence[System], broken: Sequence[tuple[str, OpenFaithError]] = ()) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for one in systems:
            card = ChoiceCard(
                one.title,
                self.tr("Sign in with a browser, or with a personal access token.")
                if one.has_browser_sign_in
                else self.tr("Sign in with a personal access token."),
                f"connectSystem_{one.name}",
                "cloud",
            )
            card.clicked.connect(lambda _=False, system=one: self.chosen.emit(system))
            column.addWidget(card)
        for name, error in broken:
            said = Banner(f"connectBroken_{name}")
            localised_error(error)
            said.tell(Meaning.PROBLEM, error.title, f"{error.what_it_means} {error.what_to_do}".strip())
            column.addWidget(said)
        column.addStretch(1)


class SeesStep(Card):
    """What OpenFaith will see, and what it won't."""

    def __init__(self) -> None:
        super().__init__("connectSees", spacing=theme.M)

    def put(self, system: str) -> None:
        """Show it for a system."""
        clear(self.column)
        self._lines(self.tr("It will see"), [words for words, seen in sees(system) if seen], seen=True)
        self.column.addWidget(Divider())
        self._lines(self.tr("It won't see"), [words for words, seen in sees(system) if not seen], seen=False)

    def _lines(self, title: str, lines: Sequence[str], *, seen: bool) -> None:
        self.column.addWidget(Text(title, Kind.STRONG, name="connectSeesTitle"))
        for words in lines:
            glyph = Glyph("check" if seen else "x", Meaning.OK if seen else Meaning.QUIET, Size.ICON)
            text = Text(words, Kind.BODY if seen else Kind.QUIET, name="connectSeesLine", wrap=True)
            line = row(glyph, spacing=theme.S)
            line.addWidget(text, 1)
            line.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
            self.column.addLayout(line)


class BringStep(Card):
    """What to bring: a switch for each listing the system has."""

    def __init__(self) -> None:
        super().__init__("connectBring", spacing=theme.M)
        self._switches: dict[str, Toggle] = {}

    def put(self, choices: Sequence[Choice]) -> None:
        """Show what there is, as it was chosen before."""
        clear(self.column)
        self._switches = {}
        for number, one in enumerate(choices):
            if number:
                self.column.addWidget(Divider())
            switch = Toggle(f"connectBring_{one.name}", localised_label(one.title))
            switch.setChecked(one.brought or one.needed)
            switch.setEnabled(not one.needed)
            self._switches[one.name] = switch
            words = QVBoxLayout()
            words.setSpacing(theme.XS)
            words.addWidget(
                Text(localised_label(one.title), Kind.STRONG, name="connectBringTitle", wrap=True)
            )
            said = bring_words(one.entity_type)
            switch.setAccessibleDescription(said)
            words.addWidget(Text(said, Kind.QUIET, name="connectBringWords", wrap=True))
            line = row(spacing=theme.L)
            line.addWidget(box(words), 1)
            line.addWidget(switch)
            self.column.addLayout(line)

    def chosen(self) -> list[str]:
        """Return the names of the listings that are on."""
        return [name for name, switch in self._switches.items() if switch.isChecked()]


class ModesStep(QWidget):
    """The three ways as cards, each with what it would do right away once that is known."""

    chosen = Signal(str)
    again = Signal()
    """Look once more."""
    stopped = Signal()
    """Look no further."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: dict[str, ModeCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        self.line = Reflow(Size.NARROW_RECORDS, theme.L)
        self.group = QButtonGroup(self)
        column.addWidget(self.line)
        self.doing = Text("", Kind.QUIET, name="connectDoing", wrap=True)
        self.bar = Bar("connectBar", self.tr("Looking"))
        self.halt = Button(self.tr("Stop looking"), "connectStopLooking", ButtonKind.LINK)
        self.halt.clicked.connect(self.stopped)
        self.retry = Button(self.tr("Look again"), "connectLookAgain", ButtonKind.LINK)
        self.retry.clicked.connect(self.again)
        foot = Reflow(Size.NARROW_PAGE, theme.S)
        foot.add(self.doing, 2)
        foot.add(self.bar, 1)
        foot.add(self.halt)
        foot.add(self.retry)
        column.addWidget(foot)
        column.addStretch(1)

    def put(self, system: str, mode: str) -> None:
        """Show the cards of a system, with one of them chosen."""
        for card in self.cards.values():
            self.group.removeButton(card)
            card.hide()
            self.line.line.removeWidget(card)
            card.deleteLater()
        self.cards = {}
        for words in modes(system):
            card = self.cards[words.mode] = ModeCard(words, system)
            self.group.addButton(card)
            self.line.add(card, 1)
            card.clicked.connect(lambda _=False, one=words.mode: self.chosen.emit(one))
        self.cards[mode].setChecked(True)

    @property
    def mode(self) -> str:
        """The mode that is chosen."""
        return next(mode for mode, card in self.cards.items() if card.isChecked())

    def wait(self, said: str, share: float | None) -> None:
        """Say that the counts are on their way: how far the reading is, 0 to 1."""
        for card in self.cards.values():
            card.put((), self.tr("Looking …"))
        self._foot(said, going=True)
        self.bar.put(share or 0.0)

    def far(self, said: str, share: float) -> None:
        """Say how far the reading is."""
        self.doing.say(said)
        self.bar.put(share)

    def fail(self, said: str) -> None:
        """Say that nothing is known of what they would do."""
        for card in self.cards.values():
            card.put((), self.tr("Not known yet"))
        self._foot(said, going=False)

    def show_counts(self, previews: Mapping[str, Preview], said: str) -> None:
        """Show what each would do."""
        for mode, card in self.cards.items():
            if mode in previews:
                card.put(counted(previews[mode]), "")
        self._foot(said, going=False)
        self.retry.hide()

    def _foot(self, said: str, *, going: bool) -> None:
        self.doing.say(said)
        self.bar.setVisible(going)
        self.halt.setVisible(going)
        self.retry.setVisible(not going)
