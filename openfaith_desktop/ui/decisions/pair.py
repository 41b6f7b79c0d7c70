"""A possible match, side by side: what both hold, line by line, why it is asked, and the answers.

Deleted and merged records have no page of their own: their two answers stand in the table.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from openfaith_desktop.application import pairs
from openfaith_desktop.application.pairs import Alike, Candidate, Pair
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Badge
from openfaith_desktop.ui.widgets.differences import DiffText, spans
from openfaith_desktop.ui.widgets.surface import Card, Inset, Scroll, box, clear, row
from openfaith_desktop.ui.widgets.text import Kind, Text


class PairView(QWidget):
    """One record there and somebody here who may be it; with several, one after the other."""

    answered = Signal(int, str, str)
    """A decision's number, the answer, and whom it is about."""
    closed = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("pairView")
        self.face = face
        self.decision: int | None = None
        self._pair: Pair | None = None
        self._at = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        self.back = Button(self.tr("All decisions"), "pairBack", icon="arrow-left")
        self.back.clicked.connect(self.closed)
        self.title = Text(self.tr("Same person?"), Kind.HEADING, name="pairTitle")
        self.next = Button(self.tr("Somebody else"), "pairNext", ButtonKind.LINK)
        self.next.clicked.connect(self._show_next)
        column.addLayout(row(self.title, None, self.next, self.back))
        self.scroller = Scroll("pairScroll", spacing=theme.M)
        column.addWidget(self.scroller, 1)
        self.same = Button(self.tr("Same person"), "pairSame", ButtonKind.PRIMARY, "user")
        self.different = Button(self.tr("Different people"), "pairDifferent", icon="users")
        self.later = Button(self.tr("Not sure yet"), "pairLater", ButtonKind.PLAIN, "clock")
        self.same.clicked.connect(self._answer_same)
        self.different.clicked.connect(self._answer_different)
        self.later.clicked.connect(self.closed)
        self.note = Text("", Kind.SMALL, name="pairNote")
        column.addLayout(row(self.same, self.different, self.later, None, self.note))
        for key, button in (("S", self.same), ("D", self.different), ("N", self.later)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self.note.say(self.tr("S same · D different · N not sure. An answered pair is never asked again."))

    def show_decision(self, number: int) -> None:
        """Read a pair and show it."""
        self.decision, self._at = number, 0
        app = self.face.app
        self.face.door.read(self, lambda: pairs.pair(app, number), self._take, key="pair")

    def _take(self, found: Pair) -> None:
        self._pair = found
        self._show()
        self.same.setFocus()

    def _show_next(self) -> None:
        if self._pair is not None:
            self._at = (self._at + 1) % max(1, len(self._pair.candidates))
            self._show()

    def _show(self) -> None:
        pair = self._pair
        clear(self.scroller.column)
        if pair is None or not pair.candidates:
            return
        one = pair.candidates[self._at]
        self.next.setVisible(len(pair.candidates) > 1)
        person = pair.type == "person"
        self.title.say(self.tr("Same person?") if person else self.tr("The same?"))
        self.same.say(self.tr("Same person") if person else self.tr("The same"))
        self.different.say(self.tr("Different people") if person else self.tr("Different"))
        self.scroller.column.addWidget(self._lines(pair, one))
        self.scroller.column.addWidget(self._why(one))
        self.scroller.column.addStretch(1)

    def _lines(self, pair: Pair, one: Candidate) -> Card:
        card = Card("pairCard", spacing=theme.M)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.L)
        grid.setVerticalSpacing(theme.M)
        grid.setColumnMinimumWidth(0, theme.grown(Size.LABEL))
        for column, share in ((1, 3), (2, 1), (3, 3)):
            grid.setColumnStretch(column, share)
        here = self.tr("In OpenFaith since {}").format(_year(one.since))
        there = self.tr("In {}").format(pair.system)
        grid.addWidget(self._head(one.title, here, strong=True), 0, 1)
        grid.addWidget(self._head(pair.title, there, strong=False), 0, 3)
        for number, line in enumerate(one.lines, 1):
            mine, yours = ", ".join(line.here), ", ".join(line.there)
            parts = spans(mine, yours) if line.alike not in (Alike.SAME,) else ((), ())
            grid.addWidget(Text(line.label, Kind.QUIET, name=f"pairLabel_{line.name}"), number, 0)
            grid.addWidget(DiffText(mine or self.tr("nothing"), parts[0] if mine else ()), number, 1)
            grid.addWidget(self._alike(line.alike, pair.system), number, 2, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(DiffText(yours or self.tr("nothing"), parts[1] if yours else ()), number, 3)
        card.column.addLayout(grid)
        return card

    def _head(self, name: str, where: str, *, strong: bool) -> QWidget:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(name, Kind.CARD_TITLE, name="pairName"))
        texts.addWidget(Text(where, Kind.SMALL, name="pairWhere"))
        line = QHBoxLayout()
        line.setSpacing(theme.M)
        line.addWidget(Avatar(name, Size.TILE, strong=strong))
        line.addLayout(texts, 1)
        return box(line)

    def _alike(self, alike: Alike, system: str) -> QWidget:
        word, meaning, icon = {
            Alike.SAME: (self.tr("Same"), Meaning.OK, "check"),
            Alike.SIMILAR: (self.tr("Alike"), Meaning.INFO, ""),
            Alike.DIFFERENT: (self.tr("Different"), Meaning.ATTENTION, ""),
            Alike.ONLY_HERE: (self.tr("Only here"), Meaning.QUIET, ""),
            Alike.ONLY_THERE: (self.tr("Only there"), Meaning.QUIET, ""),
        }[alike]
        return Badge(word, meaning, icon)

    def _why(self, one: Candidate) -> QWidget:
        inset = Inset("pairWhy", spacing=theme.XS)
        apart = sum(line.alike is Alike.DIFFERENT for line in one.lines)
        title = {
            "almost surely": self.tr("Almost surely the same"),
            "probably": self.tr("Probably the same"),
            "perhaps": self.tr("Perhaps the same"),
        }.get(one.likely, self.tr("Why we ask"))
        if apart and one.likely:
            but = words.count(apart, self.tr("though 1 thing differs"), self.tr("though {} things differ"))
            title = f"{title}, {but}"
        inset.column.addWidget(Text(title, Kind.STRONG, name="pairWhyTitle"))
        for texts, icon, meaning in (
            (one.reasons, "check", Meaning.OK),
            (one.against, "warning", Meaning.ATTENTION),
        ):
            if texts:
                sentence = ", ".join(texts)
                said = Text(sentence[:1].upper() + sentence[1:], Kind.BODY, name="pairReason", wrap=True)
                inset.column.addLayout(_reason(icon, meaning, said))
        return inset

    def _answer_same(self) -> None:
        if self._pair is not None and self._pair.candidates:
            self.answered.emit(self._pair.decision, self._pair.candidates[self._at].same, self._pair.title)

    def _answer_different(self) -> None:
        if self._pair is not None:
            self.answered.emit(self._pair.decision, self._pair.different, self._pair.title)


def _reason(icon: str, meaning: Meaning, said: Text) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme.S)
    line.addWidget(Glyph(icon, meaning, Size.ICON_SMALL), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(said, 1)
    return line


def _year(moment: str) -> str:
    found = words.parsed(moment)
    return str(found.year) if found is not None else ""
