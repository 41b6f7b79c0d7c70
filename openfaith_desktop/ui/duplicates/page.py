"""Possibly the same person, both here: the pairs as a list, one of them side by side, two answers and one undo.

The search compares everybody with everybody who may be the same. It runs in a thread, can be stopped, and ends with
the window; the pairs of the last one stay in sight meanwhile.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from openfaith_desktop.application import duplicates, undo
from openfaith_desktop.application.duplicates import Answered, Beside, Duplicate, Duplicates
from openfaith_desktop.errors import ChangedMeanwhile, NotFound, OpenFaithError, Stopped
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.decisions.paircard import likely_words
from openfaith_desktop.ui.duplicates.model import Given, PairRows, Pairs, ids
from openfaith_desktop.ui.duplicates.side import Together
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.empty import Empty, Loading
from openfaith_desktop.ui.widgets.surface import box
from openfaith_desktop.ui.widgets.table import Table, TableCard
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate

SHOWN = 1_000
"""Pairs listed at once; the likeliest ones."""
CHANGES = (Topic.RECORDS, Topic.DECISIONS)


class DuplicatesPage(Screen):
    """Who may be here twice."""

    navigation = "people"

    def __init__(self, face: Face) -> None:
        super().__init__(face, "duplicates", "", wide=True)
        self.title.say(self.tr("Possibly the same person, both here"))
        self.pairs = Pairs()
        self.number: int | None = None
        self.searching = False
        self._came_from = "people"
        self._acting = self._changed = False
        # Kept beside the page, so that the search ends with it, whoever takes it away.
        self._stop = [StopFlag()]
        stop = self._stop
        self.destroyed.connect(lambda: stop[0].set())
        face.door.leaving.connect(self.stop)
        face.door.changed.connect(self._something_changed)
        self._build()

    def _build(self) -> None:
        self.again = Button(self.tr("Look again"), "duplicatesAgain", icon="arrows-clockwise")
        self.again.clicked.connect(self.search)
        self.halt = Button(self.tr("Stop"), "duplicatesStop", icon="x")
        self.halt.clicked.connect(self.stop)
        self.back = Button("", "duplicatesBack", icon="arrow-left")
        self.back.clicked.connect(lambda: self.face.go(self._came_from))
        for button in (self.again, self.halt, self.back):
            self.acts.addWidget(button)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.take_back)
        self.rows = PairRows(self.face.door, self.pairs)
        self.list = Table("duplicatesList", self.tr("Pairs"), self.rows, Size.ROW_RUN)
        self.list.padding = theme.M
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.entered_row.connect(self._look)
        self.list.opened.connect(self._look)
        self.side = TableCard(self.list)
        self.side.setFixedWidth(theme.grown(Size.PAIRS_SIDE))
        self.together = Together()
        self.together.said_same.connect(self.say_same)
        self.together.said_different.connect(self.say_different)
        self.together.said_later.connect(self._go_on)
        # On the whole page, so that they hold in the list too.
        pressed = (("S", self.together.same), ("D", self.together.different), ("N", self.together.later))
        for key, card in pressed:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(card.click)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.L)
        whole.addWidget(self.side)
        whole.addWidget(self.together, 1)
        self.whole = box(whole, "duplicatesWhole")
        self.loading = Loading("duplicatesLoading")
        self.empty = Empty("duplicatesEmpty", "check", "", "", meaning=Meaning.OK)
        self.empty.acted.connect(self.search)
        self.stack = QStackedWidget()
        for part in (self.loading, self.whole, self.empty):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self._show_way_back()

    def arrive(self, **what: Any) -> None:
        """`came_from`: the screen that the way back leads to."""
        self._came_from = what.get("came_from", self._came_from)
        self._show_way_back()

    def _show_way_back(self) -> None:
        decisions = self._came_from == "decisions"
        self.back.say(self.tr("All decisions") if decisions else self.tr("All people"))

    # --- searching ---------------------------------------------------------------------------------

    def reload(self) -> None:
        """Look for pairs; called when the page is shown first, and when people changed since."""
        self.search()

    def _something_changed(self, topics: frozenset[Topic]) -> None:
        # Comparing everybody takes a while in a large church: not at each edit, but when one comes back.
        if topics & {Topic.RECORDS, Topic.RUNS} and not self._acting and not self.isVisible():
            self._stale = True

    def search(self) -> None:
        """Compare everybody here, in a thread."""
        self.stop()
        flag = self._stop[0] = StopFlag()
        app = self.face.app
        self.searching = True
        self._show_state()
        self.face.door.read(
            self, partial(duplicates.listed, app, SHOWN, flag), self._take, key="search", failed=self._ended
        )

    def stop(self) -> None:
        """End the search; what was found before stays."""
        self._stop[0].set()

    def _take(self, found: Duplicates) -> None:
        self.searching = False
        self.pairs.take(found)
        self.number = None
        self._show_pairs()

    def _ended(self, error: OpenFaithError) -> None:
        if self._stop[0].is_set or not isinstance(error, Stopped):
            self.searching = False
            self._show_pairs(stopped=True)
        if not isinstance(error, Stopped):
            self.face.tell(error)

    # --- what is shown -----------------------------------------------------------------------------

    def _show_pairs(self, *, stopped: bool = False) -> None:
        waiting = self.pairs.waiting
        self.rows.put(waiting)
        if waiting:
            self.stack.setCurrentWidget(self.whole)
            if self.number not in waiting:
                self._look(waiting[0])
        elif stopped:
            self.empty.tell(
                self.tr("Not looked to the end"),
                self.tr("You stopped the search. Nothing has changed."),
                self.tr("Look again"),
            )
            self.stack.setCurrentWidget(self.empty)
        else:
            self.empty.tell(
                self.tr("Nobody seems to be here twice"),
                self.tr(
                    "Whoever looks like somebody else here is shown side by side, and you say who is one."
                ),
            )
            self.stack.setCurrentWidget(self.empty)
        self._show_state()

    def _show_state(self) -> None:
        listed = bool(self.pairs.waiting)
        if self.searching:
            if not listed:
                self.stack.setCurrentWidget(self.loading)
            self.state.say(self.tr("Everybody here is being compared. You can go on with something else."))
        elif listed:
            sentence = words.count(
                self.pairs.total,
                self.tr("1 pair to look at. An answered pair is never asked again."),
                self.tr(
                    "{} pairs to look at. An answered pair is never asked again.", None, self.pairs.total
                ),
            )
            self.state.say(sentence)
        else:
            self.state.say("")
        self.again.setVisible(not self.searching and self.stack.currentWidget() is not self.empty)
        self.halt.setVisible(self.searching)
        self._share_out()

    def _share_out(self) -> None:
        room = self.width() >= theme.grown(Size.NARROW_RECORDS)
        self.side.setVisible(room and len(self.pairs.waiting) > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the list beside the pair where there is room."""
        super().resizeEvent(event)
        self._share_out()

    def _look(self, number: int) -> None:
        """Show a pair side by side."""
        pair = self.pairs.get(number)
        if pair is None or (number == self.number and self.together.number == number):
            return
        self.number = number
        if self.list.current_id() != number:
            self.list.choose(number)

        def show(found: Beside) -> None:
            self.together.show_pair(number, pair, found)

        def gone(error: OpenFaithError) -> None:
            # One of the two isn't here any more: there is nothing to answer.
            if isinstance(error, NotFound):
                self.pairs.leave(number)
                self._show_pairs()
            else:
                self.face.tell(error)

        self.face.door.read(
            self, partial(duplicates.beside, self.face.app, *ids(pair)), show, key="pair", failed=gone
        )

    def _go_on(self) -> None:
        following = self.pairs.after(self.number) if self.number is not None else None
        if following is not None:
            self._look(following)

    # --- answering ---------------------------------------------------------------------------------

    def say_same(self) -> None:
        """Make the two one."""
        self._answer(duplicates.say_same, self.together.seen)

    def say_different(self) -> None:
        """Remember that they are two."""
        self._answer(duplicates.say_two)

    def _answer(self, say: Any, seen: Any = None) -> None:
        number = self.number
        pair = self.pairs.get(number) if number is not None else None
        if number is None or pair is None or self._acting or self.together.number != number:
            return
        self._acting = True
        call = partial(say, self.face.app, *ids(pair), **({"seen": seen} if seen is not None else {}))

        def done(answer: Answered) -> None:
            self._acting = False
            following = self.pairs.after(number)
            self.pairs.answered(number, answer)
            self.number = None
            self._show_pairs()
            if following is not None and self.pairs.get(following) is not None:
                self._look(following)
            kept, other = (who.title for who in answer.people)
            said = self.tr("{} and {} stay two people").format(kept, other)
            if answer.answer == "same":
                said = self.tr("{} is one person now").format(kept)
            self.face.toast(said, self.take_back)

        def failed(error: OpenFaithError) -> None:
            self._acting = False
            self.face.tell(error)
            if isinstance(error, ChangedMeanwhile | NotFound):
                self.together.number = None
                self._look(number)

        self.face.door.act(self, call, CHANGES, done, failed=failed)

    def take_back(self) -> None:
        """Take the last answer back."""
        if not self.pairs.given or self._acting:
            return
        self._acting = True
        given = self.pairs.given[-1]

        def done(document: undo.UndoDocument) -> None:
            self._acting = False
            self.pairs.given.remove(given)
            self._put_back(given)
            left = document["left"]
            said = self.tr("Taken back")
            if left:
                said = self.tr("Taken back, but for {}: {}").format(
                    left[0]["title"], localised(left[0]["reason"])
                )
            self.face.toast(said)

        def failed(error: OpenFaithError) -> None:
            self._acting = False
            self.face.tell(error)

        call = partial(undo.take_back, self.face.app, given.answer.undo)
        self.face.door.act(self, call, CHANGES, done, failed=failed)

    def _put_back(self, given: Given) -> None:
        self.pairs.taken_back(given)
        self._show_pairs()
        self.together.number = None
        self.number = None
        self._look(given.pair)


class _Delegate(RowDelegate):
    def cell(self, painter: QPainter, box: QRectF, row: Duplicate, index: Index) -> None:
        middle, high = box.center().y(), theme.grown(Size.COUNT)
        one, other = row.people
        self.words(painter, QRectF(box.left(), middle - high, box.width(), high), one.title, strong=True)
        below = other.title if other.title != one.title else likely_words(row.likely)
        self.words(painter, QRectF(box.left(), middle, box.width(), high), below, quiet=True)
