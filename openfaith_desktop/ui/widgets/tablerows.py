"""The paint of a table's rows: their ground, tick boxes and lines; what is in the cells is a subclass's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import S, Weight
from openfaith_desktop.ui.widgets.empty import paint_loading_row
from openfaith_desktop.ui.widgets.fields import paint_tick
from openfaith_desktop.ui.widgets.sides import leading, put, trailing
from openfaith_desktop.ui.widgets.tableheader import TICK, tick_box
from openfaith_desktop.ui.widgets.windowed import ROW, TICKED

if TYPE_CHECKING:
    from openfaith_desktop.ui.widgets.table import Table

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints a row's ground and its tick box; a subclass paints the cells (`cell`)."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self.table = table

    def cell(self, painter: QPainter, box: QRectF, row: Any, index: Index) -> None:
        """Paint one cell into its box; the painter has the running text's font."""
        words = index.data(Qt.ItemDataRole.DisplayRole)
        column = self.table.windowed.columns[index.column()]
        self.words(painter, box, words, right=column.right)

    def words(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        *,
        strong: bool = False,
        quiet: bool = False,
        right: bool = False,
        colour: QColor | None = None,
        font: QFont | None = None,
    ) -> None:
        """Paint one line of words, cut with … where there is no room."""
        c = theme.colours()
        painter.setFont(font or theme.font(weight=Weight.NAME if strong else Weight.TEXT, tabular=right))
        painter.setPen(colour or (c.quiet if quiet else c.text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        mirrored = self.table.isRightToLeft()
        put(painter, box, trailing(mirrored) if right else leading(mirrored), shown)

    def split(self, box: QRectF, side: float) -> tuple[QRectF, QRectF]:
        """Return the square at the leading end, and what is left beside it."""
        top = box.center().y() - side / 2
        if self.table.isRightToLeft():
            return QRectF(box.right() - side, top, side, side), box.adjusted(0, 0, -(side + S), 0)
        return QRectF(box.left(), top, side, side), box.adjusted(side + S, 0, 0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the cell."""
        c = theme.colours()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, c.accent_tint)
        elif index.data(TICKED):
            painter.fillRect(rect, theme.mixed(c.card, c.accent_tint, 0.5))
        elif index.row() == self.table.under_mouse:
            painter.fillRect(rect, c.inset)
        columns = self.table.windowed.columns
        first = index.column() == 0
        if chosen and first:
            edge = rect.right() - theme.RING if self.table.isRightToLeft() else rect.left()
            painter.fillRect(edge, rect.top(), theme.RING + 1, rect.height(), c.accent_text)
        tick_column = columns[index.column()].key == TICK
        if not tick_column:
            # Lines start at the text, not at the tick.
            leads = index.column() == (1 if columns[0].key == TICK else 0)
            line = rect.adjusted(self.table.padding if leads else 0, 0, 0, 0)
            if self.table.isRightToLeft():
                line = rect.adjusted(0, 0, -self.table.padding if leads else 0, 0)
            painter.fillRect(line.left(), rect.bottom(), line.width(), theme.HAIR, c.line)
        row = index.data(ROW)
        inner = self.table.inner(QRectF(rect), index.column())
        if tick_column:
            on = Qt.CheckState.Checked if index.data(TICKED) else Qt.CheckState.Unchecked
            focused = self.table.hasFocus() and chosen
            paint_tick(painter, tick_box(self.table, rect), on, focused=focused)
        elif row is not None:
            self.cell(painter, inner, row, index)
        elif index.column() == (1 if columns[0].key == TICK else 0):
            wide = QRectF(rect.left(), rect.top(), self.table.viewport().width() - rect.left(), rect.height())
            painter.setClipping(False)
            paint_loading_row(painter, wide, avatar=False)
        painter.restore()

    def helpEvent(  # noqa: N802
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tell the whole of a cell on hovering where it is cut."""
        words = index.data(Qt.ItemDataRole.ToolTipRole) or ""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if self.cut(words, rect.width() - 2 * self.table.padding):
            return super().helpEvent(event, view, option, index)
        QToolTip.hideText()
        return True

    def cut(self, words: str, room: int) -> bool:
        """Return whether words don't fit into so many pixels."""
        return QFontMetrics(theme.font(weight=Weight.NAME)).horizontalAdvance(words) > room

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As high as every row."""
        return QSize(0, self.table.row_height())
