"""A table over a windowed model: no grid, fixed rows, a header that sorts and ticks; keys, clicks and ticks.

What its rows look like is `tablerows`': screens give it a `RowDelegate` of their own that paints what is in the cells.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import S, Size
from openfaith_desktop.ui.widgets.scrollbar import ScrollBar
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.tableheader import TICK, Header
from openfaith_desktop.ui.widgets.tablerows import RowDelegate
from openfaith_desktop.ui.widgets.windowed import ID, Windowed


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
        whole = self.viewport().width()
        columns = {i: col for i, col in enumerate(self.windowed.columns) if whole >= theme.grown(col.least)}
        for i in range(len(self.windowed.columns)):
            self.setColumnHidden(i, i not in columns)
        fixed = {i: theme.grown(col.width) for i, col in columns.items() if col.width}
        room = max(0, whole - sum(fixed.values()))
        shares = sum(col.share for col in columns.values() if not col.width) or 1.0
        left = room
        for i, col in columns.items():
            wide = fixed.get(i, int(room * col.share / shares))
            if not col.width:
                left -= wide
            self.setColumnWidth(i, wide)
        flexible = [i for i, col in columns.items() if not col.width]
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
