"""A possible match, side by side: what both hold, line by line, why it is asked, and the answers.

Deleted and merged records have no page of their own: their two answers stand in the table.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from openfaith_desktop.application import pairs, review
from openfaith_desktop.application.pairs import Alike, Candidate, Pair
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.decisions.paircard import Head, side_by_side, since, why
from openfaith_desktop.ui.decisions.pairlist import MATCH, PairList
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.answer import AnswerCard
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, Scroll, clear
from openfaith_desktop.ui.widgets.table import TableCard
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
        column.setSpacing(theme.L)
        column.addLayout(self._head_line())
        self.others = PairList(face)
        self.others.opened.connect(self.show_decision)
        self.side = TableCard(self.others)
        self.side.setFixedWidth(theme.grown(Size.PAIRS_SIDE))
        right = QVBoxLayout()
        right.setSpacing(theme.M)
        self.scroller = Scroll("pairScroll", spacing=theme.M)
        right.addWidget(self.scroller, 1)
        right.addWidget(self._answers())
        whole = QHBoxLayout()
        whole.setSpacing(theme.L)
        whole.addWidget(self.side)
        whole.addLayout(right, 1)
        column.addLayout(whole, 1)

    def _head_line(self) -> QHBoxLayout:
        self.back = Button(self.tr("All decisions"), "pairBack", icon="arrow-left")
        self.back.clicked.connect(self.closed)
        self.title = Text(self.tr("Same person?"), Kind.TITLE, name="pairTitle", wrap=True)
        self.note = Text("", Kind.QUIET, name="pairNote", wrap=True)
        self.next = Button(self.tr("Somebody else"), "pairNext", ButtonKind.LINK)
        self.next.clicked.connect(self._show_next)
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(self.title)
        texts.addWidget(self.note)
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addLayout(texts, 1)
        head.addWidget(self.next)
        head.addWidget(self.back)
        return head

    def _answers(self) -> Reflow:
        self.same = AnswerCard("pairSame", "user", key="S")
        self.different = AnswerCard("pairDifferent", "users", key="D")
        self.later = AnswerCard("pairLater", "clock", key="N", meaning=Meaning.QUIET)
        self.same.clicked.connect(self._answer_same)
        self.different.clicked.connect(self._answer_different)
        self.later.clicked.connect(self.closed)
        answers = Reflow(Size.NARROW_CARD, theme.M)
        for key, card in (("S", self.same), ("D", self.different), ("N", self.later)):
            answers.add(card, 1)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(card.click)
        return answers

    def show_decision(self, number: int) -> None:
        """Read a pair and show it, with the others that wait."""
        self.decision, self._at = number, 0
        app, name = self.face.app, self.face.connection
        self.face.door.read(self, lambda: pairs.pair(app, number), self._take, key="pair")
        self.face.door.read(self, lambda: review.ids(app, name, MATCH), self._take_others, key="pairs")

    def after(self, number: int) -> int | None:
        """Return the pair that is looked at when this one is answered, None when it is the last."""
        waiting = list(self.others.windowed.ids)
        at = waiting.index(number) if number in waiting else -1
        left = waiting[at + 1 :] + waiting[: max(at, 0)]
        return left[0] if left else None

    def _take_others(self, waiting: list[int]) -> None:
        self.others.put(waiting, self.decision)
        self._say_note(len(waiting))
        self._share_out()

    def _say_note(self, waiting: int) -> None:
        self.note.say(
            words.count(
                waiting,
                self.tr("1 pair to look at. An answered pair is never asked again."),
                self.tr("{} pairs to look at. An answered pair is never asked again.", None, waiting),
            )
        )

    def _share_out(self) -> None:
        room = self.width() >= theme.grown(Size.NARROW_RECORDS)
        self.side.setVisible(room and len(self.others.windowed.ids) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the others beside it where there is room."""
        super().resizeEvent(event)
        self._share_out()

    def _take(self, found: Pair) -> None:
        self._pair = found
        self._show()
        # Never on an answer: who comes from the table by key would give it with the next stroke.
        self.later.setFocus()

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
        one_of_two = self.tr("They become one. You can undo it.")
        self.same.say(self.tr("Same person") if person else self.tr("The same"), one_of_two)
        apart = self.tr("They stay two, on both sides.")
        self.different.say(self.tr("Different people") if person else self.tr("Different"), apart)
        self.later.say(self.tr("Not sure yet"), self.tr("Both stay as they are."))
        self.scroller.column.addWidget(self._lines(pair, one))
        self.scroller.column.addWidget(why(one.likely, one.reasons, one.against, one.lines))
        self.scroller.column.addStretch(1)

    def _lines(self, pair: Pair, one: Candidate) -> Card:
        here = Head(one.title, self.tr("In OpenFaith since {}").format(since(one.since)), strong=True)
        there = Head(pair.title, self.tr("In {}").format(pair.system))
        lonely = {Alike.ONLY_HERE: self.tr("Only here"), Alike.ONLY_THERE: self.tr("Only there")}
        return side_by_side((here, there), one.lines, lonely)

    def _answer_same(self) -> None:
        if self._pair is not None and self._pair.candidates:
            self.answered.emit(self._pair.decision, self._pair.candidates[self._at].same, self._pair.title)

    def _answer_different(self) -> None:
        if self._pair is not None:
            self.answered.emit(self._pair.decision, self._pair.different, self._pair.title)
