"""The paint of a record's row: initials and name, what it belongs with, where it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from openfaith_desktop.application.lists import RecordRow
from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.records.model import RecordsModel, looks
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.avatar import paint_avatar
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate


class RecordDelegate(RowDelegate):
    """Names carry initials; places carry an icon beside their word."""

    def __init__(self, table: Table, model: RecordsModel) -> None:
        super().__init__(table)
        self._model = model

    def cell(self, painter: QPainter, box: QRectF, row: RecordRow, index: Index) -> None:
        """Paint one cell."""
        column = self._model.columns[index.column()]
        text = self._model.text(row, column)
        if column.key == "name":
            side = theme.grown(Size.AVATAR)
            first, rest = self.split(box, side)
            paint_avatar(painter, first, row.title)
            self.words(painter, rest, text, strong=True)
        elif column.key == "where":
            shown = looks(row.where, self._model.system)
            c = theme.colours()
            first, rest = self.split(box, theme.grown(Size.ICON_SMALL))
            glyph = Meaning.QUIET if shown.meaning is Meaning.TEXT else shown.meaning
            icons.draw(painter, first, shown.icon, c.word(glyph))
            word = Meaning.QUIET if not shown.strong else shown.meaning
            self.words(painter, rest, text, strong=shown.strong, colour=c.word(word))
        else:
            self.words(painter, box, text, quiet=True)
