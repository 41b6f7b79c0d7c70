"""The review table: a row is a question, its two values are buttons, and all of it goes by keyboard.

←/→ choose a side, Space leaves both, Enter goes on, Ctrl+Z takes the last answer back (the page's).
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from openfaith_desktop.application.review import DecisionRow
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.decisions.model import OURS, SKIP, THEIRS, Choice, DecisionsModel, choices, tr
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.theme import Size, Step, Weight
from openfaith_desktop.ui.widgets.differences import paint_value, spans
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate


def button_box(cell: QRectF) -> QRectF:
    """Return where the button of a cell is."""
    return QRectF(cell.left(), cell.top() + theme.S, cell.width(), theme.grown(Size.BUTTON_IN_CARD))


class DecisionsTable(Table):
    """`answered` tells a decision's id and the side that was chosen: ours, theirs or skip."""

    answered = Signal(int, str)

    def __init__(self, name: str, model: DecisionsModel) -> None:
        super().__init__(name, tr("Decisions"), model, Size.ROW_DECISION)
        self.under_button: tuple[int, int] | None = None
        self.setItemDelegate(DecisionDelegate(self))

    def _side_at(self, spot: QPoint) -> tuple[int, str] | None:
        index = self.indexAt(spot)
        if not index.isValid():
            return None
        key = self.windowed.columns[index.column()].key
        cell = QRectF(self.visualRect(index)).adjusted(self.padding, 0, -self.padding, 0)
        if key not in (OURS, THEIRS) or not button_box(cell).contains(spot):
            return None
        return index.row(), key

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a value chooses it."""
        super().mouseReleaseEvent(event)
        found = self._side_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.answered.emit(self.windowed.ids[found[0]], found[1])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show that a value can be pressed."""
        found = self._side_at(event.position().toPoint())
        over = (found[0], 0 if found[1] == OURS else 1) if found else None
        if over != self.under_button:
            self.under_button = over
            self.viewport().update()
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """←, → and Space answer; Enter goes to the next question; Shift+Space ticks."""
        number = self.current_id()
        right_to_left = self.isRightToLeft()
        sides = {
            Qt.Key.Key_Left: THEIRS if right_to_left else OURS,
            Qt.Key.Key_Right: OURS if right_to_left else THEIRS,
            Qt.Key.Key_Space: SKIP,
        }
        side = sides.get(Qt.Key(event.key()))
        if number is not None and side and not event.modifiers():
            self.answered.emit(number, side)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = min(self.currentIndex().row() + 1, len(self.windowed.ids) - 1)
            if row >= 0:
                self.selectRow(row)
        else:
            super().keyPressEvent(event)


class DecisionDelegate(RowDelegate):
    """Paints whose and what in two lines, and each value on its button with what differs marked."""

    table: DecisionsTable

    def cell(self, painter: QPainter, box: QRectF, row: DecisionRow, index: Index) -> None:
        """Paint one cell."""
        key = self.table.windowed.columns[index.column()].key
        if key == "who":
            self._two_lines(painter, box, row.person or row.title, localised_label(row.label))
        elif key == "agreed":
            shown = button_box(box)
            self.words(painter, shown, self.table.windowed.text(row, self._column(index)), quiet=True)
        else:
            ours, theirs = choices(row)
            first = key == OURS
            mine, other = (ours, theirs) if first else (theirs, ours)
            over = self.table.under_button == (index.row(), 0 if first else 1)
            self._button(painter, box, mine, other, first=first, over=over)

    def _column(self, index: Index):
        return self.table.windowed.columns[index.column()]

    def _two_lines(self, painter: QPainter, box: QRectF, first: str, second: str) -> None:
        middle = box.center().y()
        high = theme.grown(Size.COUNT)
        self.words(painter, QRectF(box.left(), middle - high, box.width(), high), first, strong=True)
        self.words(painter, QRectF(box.left(), middle, box.width(), high), second, quiet=True)

    def _button(
        self, painter: QPainter, cell: QRectF, choice: Choice, other: Choice, *, first: bool, over: bool
    ) -> None:
        if not choice.verb:
            return
        c = theme.colours()
        box = button_box(cell)
        rounded(
            painter, box, theme.RADIUS, c.accent_tint if over else c.card, c.accent_text if over else c.line2
        )
        inner = box.adjusted(theme.M, 0, -theme.M, 0)
        font = theme.font()
        painter.setFont(font)
        gap = painter.fontMetrics().horizontalAdvance(f"{choice.verb} ") if choice.value else 0.0
        self.words(painter, inner, choice.verb, quiet=bool(choice.value), strong=not choice.value)
        if choice.value:
            pair = (choice.value, other.value) if first else (other.value, choice.value)
            parts = spans(*pair)[0 if first else 1] if choice.differs else ()
            mirrored = self.table.isRightToLeft()
            rest = inner.adjusted(0, 0, -gap, 0) if mirrored else inner.adjusted(gap, 0, 0, 0)
            painter.setLayoutDirection(self.table.layoutDirection())
            paint_value(painter, rest, choice.value, parts, theme.font(weight=Weight.NAME))
        below = QRectF(
            box.left() + theme.RING, box.bottom(), box.width(), cell.bottom() - box.bottom() - theme.XS
        )
        self.words(painter, below, choice.below, quiet=True, font=theme.font(Step.SMALL))


def cell_of(table: DecisionsTable, number: int, side: str) -> QRect:
    """Return the place of a value's button, for tests."""
    column = next(i for i, one in enumerate(table.windowed.columns) if one.key == side)
    cell = QRectF(table.visualRect(table.windowed.index(number, column)))
    return button_box(cell.adjusted(table.padding, 0, -table.padding, 0)).toRect()
