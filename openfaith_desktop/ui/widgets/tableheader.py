"""The line of titles over a table, and the sides and tick boxes that header and rows share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import Size, Step, Weight
from openfaith_desktop.ui.widgets.fields import paint_tick
from openfaith_desktop.ui.widgets.sides import leading, put, trailing

if TYPE_CHECKING:
    from openfaith_desktop.ui.widgets.table import Table

TICK = "tick"
"""The key of the column of tick boxes."""


class Header(QHeaderView):
    """The line of titles: small, quiet; an arrow where it is sorted; a tick box for all."""

    sort_asked = Signal(str)
    all_asked = Signal()

    def __init__(self, table: Table) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.sorted_by, self.descending = "", False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.sectionClicked.connect(self._clicked)
        self.setMinimumSectionSize(theme.XL)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the theme says."""
        return QSize(super().sizeHint().width(), theme.grown(Size.ROW_HEADER))

    def _clicked(self, section: int) -> None:
        column = self._table.windowed.columns[section]
        if column.key == TICK:
            self.all_asked.emit()
        elif column.sortable:
            self.sort_asked.emit(column.key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the titles and the line under them."""
        c = theme.colours()
        painter = QPainter(self.viewport())
        painter.fillRect(0, self.height() - theme.HAIR, self.viewport().width(), theme.HAIR, c.line)
        for section in range(self.count()):
            box = QRectF(self.sectionViewportPosition(section), 0, self.sectionSize(section), self.height())
            self._paint_title(painter, box, section)

    def _paint_title(self, painter: QPainter, box: QRectF, section: int) -> None:
        column = self._table.windowed.columns[section]
        c = theme.colours()
        if column.key == TICK:
            spot = tick_box(self, box.toRect())
            paint_tick(painter, spot, self._table.windowed.all_ticked())
            return
        font = theme.font(Step.SMALL, Weight.TITLE)
        painter.setFont(font)
        painter.setPen(c.quiet)
        inner = self._table.inner(box, section)
        mirrored = self.isRightToLeft()
        side = trailing(mirrored) if column.right else leading(mirrored)
        measures = QFontMetrics(font)
        shown = measures.elidedText(column.title, Qt.TextElideMode.ElideRight, int(inner.width()))
        put(painter, inner, side, shown)
        if column.key == self.sorted_by:
            wide = measures.horizontalAdvance(shown) + theme.XS
            size = theme.grown(Size.ICON_SMALL) * 0.8
            from_left = (inner.left() + wide) if mirrored is column.right else (inner.right() - wide - size)
            name = "caret-down" if self.descending else "caret-up"
            icons.draw(painter, QRectF(from_left, box.center().y() - size / 2, size, size), name, c.quiet)


def tick_box(widget: QWidget, cell: QRect) -> QRectF:
    """Return the square of a tick box in its cell."""
    side = theme.grown(Size.TICK)
    far = theme.L + theme.RING
    left = cell.right() + 1 - far - side if widget.isRightToLeft() else cell.left() + far
    return QRectF(left, cell.center().y() - side / 2 + 1, side, side)
