"""What one run, or something that a person did in one go, changed, as a table of any length: whose, which field, and from what to what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from openfaith_desktop.application import history, undo
from openfaith_desktop.application.history import ChangeLine, ChangeWindow
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.history.model import tr
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised, localised_label
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.change import changed, paint_change
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate
from openfaith_desktop.ui.widgets.windowed import Column, Windowed


def changes(app: Any, what: str, offset: int, limit: int) -> ChangeWindow:
    """Return some of what a run changed, by its number, or else what `undo.take_back` takes back by this word."""
    if what.isdecimal():
        return history.changes(app, int(what), offset, limit)
    return undo.changes(app, what, offset, limit)


class ChangesModel(Windowed[ChangeLine]):
    """The changes of what `show` names, by their place in it: 0 is the first."""

    def __init__(self, door: Door, app: Any) -> None:
        self._app, self.what = app, ""
        super().__init__(
            door,
            (
                Column("who", tr("Name"), share=3),
                Column("field", tr("What"), share=2, least=Size.DIALOG),
                Column("change", tr("Before and after"), share=5),
            ),
            self._fetched,
        )

    def show(self, what: str, first: ChangeWindow) -> None:
        """Show something of which the first changes are read already."""
        another, self.what = what != self.what, what
        if another:
            self.put(())
        self.put(range(first.total))
        self.take(dict(enumerate(first.rows)))

    def _fetched(self, places: Sequence[int]) -> Mapping[int, ChangeLine]:
        first, last = min(places), max(places)
        found = changes(self._app, self.what, first, last - first + 1)
        return dict(enumerate(found.rows, first))

    def text(self, row: ChangeLine, column: Column) -> str:
        """Return a cell's words."""
        match column.key:
            case "who":
                return row.person or row.title
            case "field":
                return localised_label(row.label)
            case _:
                return changed(row.old, row.new or localised(row.sentence))


class Changes(Table):
    """Read only: nothing is ticked or opened in it."""

    def __init__(self, face: Face) -> None:
        self.changes = ChangesModel(face.door, face.app)
        super().__init__("historyChanges", tr("What it changed"), self.changes, Size.ROW_PREVIEW)
        self.padding = theme.L
        self.setItemDelegate(_Delegate(self))
        for part in (self, self.viewport(), self.header, self.header.viewport()):
            part.setAutoFillBackground(False)

    def show_changes(self, what: str, first: ChangeWindow) -> None:
        """Show something of which the first changes are read already."""
        self.changes.show(what, first)
        self.verticalScrollBar().setValue(0)


class _Delegate(RowDelegate):
    def cell(self, painter: QPainter, box: QRectF, row: ChangeLine, index: Index) -> None:
        column = self.table.windowed.columns[index.column()]
        if column.key == "change":
            paint_change(
                painter, box, row.old, row.new or localised(row.sentence), mirrored=self.table.isRightToLeft()
            )
        else:
            words = self.table.windowed.text(row, column)
            self.words(painter, box, words, strong=column.key == "who", quiet=column.key == "field")
