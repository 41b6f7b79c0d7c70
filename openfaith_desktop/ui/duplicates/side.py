"""Two people who are both here, side by side, with the answers under them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application.duplicates import Beside, Duplicate, Side
from openfaith_desktop.application.pairs import Alike
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.decisions.paircard import Head, side_by_side, since, why
from openfaith_desktop.ui.theme import Meaning, S, Size
from openfaith_desktop.ui.widgets.answer import AnswerCard
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Flow
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Scroll, clear


class Together(QWidget):
    """One pair. `number`: which one is shown, None until one is; `seen`: the versions of the two that are shown."""

    said_same = Signal()
    said_different = Signal()
    said_later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("duplicatesPair")
        self.number: int | None = None
        self.seen: Mapping[str, int] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        self.scroller = Scroll("duplicatesScroll", spacing=theme.M)
        column.addWidget(self.scroller, 1)
        column.addWidget(self._answers())

    def _answers(self) -> Reflow:
        self.same = AnswerCard("duplicatesSame", "user", key="S")
        self.different = AnswerCard("duplicatesDifferent", "users", key="D")
        self.later = AnswerCard("duplicatesLater", "clock", key="N", meaning=Meaning.QUIET)
        self.same.clicked.connect(self.said_same)
        self.different.clicked.connect(self.said_different)
        self.later.clicked.connect(self.said_later)
        answers = Reflow(Size.NARROW_CARD, theme.M)
        for card in (self.same, self.different, self.later):
            answers.add(card, 1)
        return answers

    def show_pair(self, number: int, pair: Duplicate, found: Beside) -> None:
        """Show two people."""
        self.number = number
        one, other = found.people
        self.seen = {one.entity_id: one.version, other.entity_id: other.version}
        clear(self.scroller.column)
        alone = self.tr("Only one")
        lonely: dict[Alike, str] = {Alike.ONLY_HERE: alone, Alike.ONLY_THERE: alone}
        heads = (self._head(one, strong=True), self._head(other, strong=False))
        self.scroller.column.addWidget(side_by_side(heads, found.lines, lonely))
        self.scroller.column.addWidget(why(pair.likely, pair.reasons, pair.against, found.lines))
        if (ways := self._ways(found)) is not None:
            self.scroller.column.addWidget(ways)
        self.scroller.column.addStretch(1)
        stays = self.tr("They become one: {} stays. You can undo it.").format(one.title)
        if found.both_in:
            stays = self.tr("Merge them in {}. The next sync does the same here.").format(found.both_in)
        self.same.say(self.tr("Same person"), stays)
        self.different.say(self.tr("Different people"), self.tr("They stay two, and aren't shown again."))
        self.later.say(self.tr("Not sure yet"), self.tr("Both stay as they are."))

    def _head(self, side: Side, *, strong: bool) -> Head:
        where = self.tr("In OpenFaith since {}").format(since(side.since))
        if side.there:
            systems = ", ".join(one.system for one in side.there)
            where = self.tr("{}, also in {}").format(where, systems)
        return Head(side.title, where, strong)

    def _ways(self, found: Beside) -> QWidget | None:
        """Return the ways to the two in the other systems, None where there is none."""
        flow = Flow(S)
        number = 0
        for side in found.people:
            for one in side.there:
                if not (one.url or "").startswith(("https://", "http://")):
                    continue
                text = self.tr("Open {} in {}").format(side.title, one.system)
                button = Button(text, f"duplicatesOpen{number}", ButtonKind.LINK, trailing="arrow-square-out")
                button.clicked.connect(lambda _=False, url=one.url: QDesktopServices.openUrl(QUrl(url or "")))
                flow.addWidget(button)
                number += 1
        if not number:
            return None
        ways = QWidget()
        ways.setLayout(flow)
        return ways
