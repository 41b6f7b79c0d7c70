"""The pairs that wait, beside the one that is looked at: who is here, and who is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from openfaith_desktop.application.review import DecisionRow
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.decisions.model import fetched, tr
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate
from openfaith_desktop.ui.widgets.windowed import Column, Windowed

MATCH = "match"
"""The kind of these decisions, and the key of their group."""


class _Pairs(Windowed[DecisionRow]):
    def text(self, row: DecisionRow, column: Column) -> str:
        return f"{_here(row)}, {row.title}"


def _here(row: DecisionRow) -> str:
    return row.candidates[0].title if row.candidates else row.title


class PairList(Table):
    """`opened` tells the decision that was chosen."""

    def __init__(self, face: Face) -> None:
        app = face.app
        columns = (Column("who", tr("To answer")),)
        super().__init__(
            "pairOthers",
            tr("To answer"),
            _Pairs(face.door, columns, lambda ids: fetched(app, ids)),
            Size.ROW_RUN,
        )
        self.padding = theme.M
        self.setItemDelegate(_Delegate(self))

    def put(self, waiting: Sequence[int], chosen: int | None) -> None:
        """Show the pairs that wait, and which of them is looked at."""
        self.windowed.put(waiting)
        self.choose(chosen)


class _Delegate(RowDelegate):
    def cell(self, painter: QPainter, box: QRectF, row: DecisionRow, index: Index) -> None:
        middle, high = box.center().y(), theme.grown(Size.COUNT)
        self.words(painter, QRectF(box.left(), middle - high, box.width(), high), _here(row), strong=True)
        self.words(painter, QRectF(box.left(), middle, box.width(), high), row.title, quiet=True)
