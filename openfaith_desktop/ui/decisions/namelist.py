"""Names of any number of people in a card: the rows in sight are read, the others when one scrolls to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.decisions.model import tr
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.avatar import paint_avatar
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate
from openfaith_desktop.ui.widgets.windowed import Column, Windowed

ROWS_AT_LEAST = 5


class _Names(Windowed[str]):
    def text(self, row: str, column: Column) -> str:
        return row


class NameList(Table):
    """`read` returns the names at some places, 0 being the first of `count`."""

    def __init__(
        self, face: Face, name: str, count: int, read: Callable[[Sequence[int]], Mapping[int, str]]
    ) -> None:
        self.names = _Names(face.door, (Column("name", tr("Name")),), read)
        super().__init__(name, tr("Who it is about"), self.names, Size.ROW_PREVIEW)
        self.padding = theme.L
        self.header.hide()
        self.setItemDelegate(_Delegate(self))
        for part in (self, self.viewport()):
            part.setAutoFillBackground(False)
        self.setMinimumHeight(min(count, ROWS_AT_LEAST) * self.row_height() + theme.XS)
        self.names.put(range(count))


class _Delegate(RowDelegate):
    def cell(self, painter: QPainter, box: QRectF, row: str, index: Index) -> None:
        spot, rest = self.split(box, theme.grown(Size.AVATAR))
        paint_avatar(painter, spot, row)
        self.words(painter, rest, row)
