"""A table over a windowed model: no grid, fixed rows, a header that sorts and ticks, and the paint of a row.

Screens give it a `RowDelegate` of their own that paints what is in the cells.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import S, Size, Step, Weight
from openfaith_desktop.ui.widgets.empty import paint_loading_row
from openfaith_desktop.ui.widgets.fields import paint_tick
from openfaith_desktop.ui.widgets.scrollbar import ScrollBar
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.windowed import ID, ROW, TICKED, Windowed

TICK = "tick"
"""The key of the column of tick boxes."""
Index = QModelIndex | QPersistentModelIndex


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
        align = leading(self) if not column.right else trailing(self)
        painter.drawText(inner, align | Qt.AlignmentFlag.AlignVCenter, column.title)
        if column.key == self.sorted_by:
            wide = QFontMetrics(font).horizontalAdvance(column.title) + theme.XS
            side = theme.grown(Size.ICON_SMALL) * 0.8
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            from_left = (inner.left() + wide) if mirrored is column.right else (inner.right() - wide - side)
            name = "caret-down" if self.descending else "caret-up"
            icons.draw(painter, QRectF(from_left, box.center().y() - side / 2, side, side), name, c.quiet)


def leading(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the side where reading begins."""
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft


def trailing(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the side where reading ends."""
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight


def tick_box(widget: QWidget, cell: QRect) -> QRectF:
    """Return the square of a tick box in its cell."""
    side = theme.grown(Size.TICK)
    far = theme.L + theme.RING
    left = cell.right() + 1 - far - side if widget.isRightToLeft() else cell.left() + far
    return QRectF(left, cell.center().y() - side / 2 + 1, side, side)


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
        side = trailing(self.table) if right else leading(self.table)
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

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


class Table(QTableView):
    """`opened` tells the id that was chosen by click, Enter or arrow keys; `sort_asked` a column's key."""

    opened = Signal(object)
    entered_row = Signal(object)
    sort_asked = Signal(str, bool)

    def __init__(self, name: str, spoken: str, model: Windowed[Any], row_height: Size) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.windowed = model
        self.padding = S
        self._height = row_height
        self.under_mouse = -1
        self.setModel(model)
        self.header = Header(self)
        self.setHorizontalHeader(self.header)
        self.header.all_asked.connect(self.tick_all)
        self.header.sort_asked.connect(self._sort)
        model.ticks_changed.connect(self.header.viewport().update)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(RowDelegate(self))
        theme.watch(self.restyle)
        self.restyle()
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        model.modelReset.connect(lambda: setattr(self, "under_mouse", -1))

    def inner(self, cell: QRectF, column: int) -> QRectF:
        """Return where a cell's words go; figures at the far edge keep their distance from it."""
        last = column == len(self.windowed.columns) - 1 and self.windowed.columns[column].right
        near, far = self.padding, theme.L if last else self.padding
        return cell.adjusted(far, 0, -near, 0) if self.isRightToLeft() else cell.adjusted(near, 0, -far, 0)

    def row_height(self) -> int:
        """Return the height of a row in pixels."""
        return theme.grown(self._height)

    def restyle(self) -> None:
        """Take the sizes in force."""
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.header.updateGeometry()
        self._share_out()

    def _share_out(self) -> None:
        columns = self.windowed.columns
        fixed = {i: theme.grown(col.width) for i, col in enumerate(columns) if col.width}
        room = max(0, self.viewport().width() - sum(fixed.values()))
        shares = sum(col.share for col in columns if not col.width) or 1.0
        left = room
        for i, col in enumerate(columns):
            wide = fixed.get(i, int(room * col.share / shares))
            if not col.width:
                left -= wide
            self.setColumnWidth(i, wide)
        flexible = [i for i, col in enumerate(columns) if not col.width]
        if flexible and left > 0:
            self.setColumnWidth(flexible[-1], self.columnWidth(flexible[-1]) + left)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width out."""
        super().resizeEvent(event)
        self._share_out()

    def _sort(self, key: str) -> None:
        down = not self.header.descending if self.header.sorted_by == key else False
        self.show_order(key, down)
        self.sort_asked.emit(key, down)

    def show_order(self, key: str, descending: bool) -> None:
        """Show by what the table is sorted."""
        self.header.sorted_by, self.header.descending = key, descending
        self.header.viewport().update()

    def tick_all(self) -> None:
        """Tick everything shown, or nothing when all of it is."""
        on = self.windowed.all_ticked() is not Qt.CheckState.Checked
        self.windowed.tick(self.windowed.ids, on)

    def current_id(self) -> Any:
        """Return the id of the current row, None when there is none."""
        index = self.currentIndex()
        return index.data(ID) if index.isValid() else None

    def choose(self, id_: Any) -> bool:
        """Make an id's row the current one; return whether it is shown."""
        number = self.windowed.number_of(id_)
        if number < 0:
            self.clearSelection()
            return False
        self.selectRow(number)
        self.scrollTo(self.windowed.index(number, 0))
        return True

    def _current_changed(self, new: QModelIndex, _: QModelIndex) -> None:
        self.entered_row.emit(new.data(ID) if new.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space ticks, Enter opens, Ctrl+A ticks all."""
        id_ = self.current_id()
        has_ticks = any(column.key == TICK for column in self.windowed.columns)
        if event.key() == Qt.Key.Key_Space and has_ticks and id_ is not None:
            self.windowed.tick([id_], id_ not in self.windowed.ticked)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and id_ is not None:
            self.opened.emit(id_)
        elif (
            event.key() == Qt.Key.Key_A
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            and has_ticks
        ):
            self.tick_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A click on a tick box ticks; with Shift, everything since the last tick; elsewhere it opens the row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            if self.windowed.columns[index.column()].key == TICK:
                self._tick_at(index.row(), event.modifiers())
                return
            super().mousePressEvent(event)
            self.opened.emit(index.data(ID))
            return
        super().mousePressEvent(event)

    _last_tick = -1

    def _tick_at(self, number: int, keys: Qt.KeyboardModifier) -> None:
        id_ = self.windowed.ids[number]
        on = id_ not in self.windowed.ticked
        if keys & Qt.KeyboardModifier.ShiftModifier and 0 <= self._last_tick < len(self.windowed.ids):
            first, last = sorted((self._last_tick, number))
            self.windowed.tick(list(self.windowed.ids[first : last + 1]), on)
        else:
            self.windowed.tick([id_], on)
        self._last_tick = number

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tint the row under the mouse."""
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """No row is under the mouse."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, number: int) -> None:
        if number == self.under_mouse:
            return
        for one in (self.under_mouse, number):
            if one >= 0:
                top = self.rowViewportPosition(one)
                self.viewport().update(0, top, self.viewport().width(), self.row_height())
        self.under_mouse = number

    def visible_rows(self) -> range:
        """Return the numbers of the rows in sight."""
        first = max(0, self.rowAt(0))
        last = self.indexAt(QPoint(0, self.viewport().height() - 1)).row()
        return range(first, (last if last >= 0 else len(self.windowed.ids) - 1) + 1)


class TableCard(QFrame):
    """A card that a table fills to its rounded edge; widgets stacked over it stand for no rows."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.HAIR, theme.HAIR, theme.HAIR, theme.XS)
        column.addWidget(table)
        for part in (table, table.viewport(), table.header, table.header.viewport()):
            part.setAutoFillBackground(False)
        table.viewport().setAutoFillBackground(False)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card."""
        c = theme.colours()
        rounded(QPainter(self), QRectF(self.rect()), theme.RADIUS_CARD, c.card, c.line)
