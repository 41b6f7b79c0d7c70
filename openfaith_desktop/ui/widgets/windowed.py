"""A table model of any length: it knows ids only, and asks for the few rows that are painted.

A subclass says how a row is shown (`text`, `sentence`). `fetch` reads rows by id in the door's thread; until they
come, delegates paint the shape of what comes. Rows scrolled past are not asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from openfaith_desktop.ui.operation import Door

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")

ROW = Qt.ItemDataRole.UserRole
"""The whole row, or None while it is on its way."""
ID = Qt.ItemDataRole.UserRole + 1
TICKED = Qt.ItemDataRole.UserRole + 2
SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
"""A cell's words, in sight, on hovering and for screen readers."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `share` of the width that is left, or a fixed `width` at the usual text size.

    `least`: it is left out where the table is narrower than this, at the usual text size, for the others to be read.
    """

    key: str
    title: str
    share: float = 1.0
    width: int = 0
    right: bool = False
    sortable: bool = False
    least: int = 0


class Windowed(QAbstractTableModel, Generic[Row]):
    """See the module. Ticks belong to ids, so they survive sorting and searching."""

    ticks_changed = Signal()
    arrived = Signal()
    """Rows came in and are being painted."""
    KEPT = 2_000
    AT_ONCE = 120

    def __init__(
        self, door: Door, columns: Sequence[Column], fetch: Callable[[Sequence[Any]], Mapping[Any, Row]]
    ) -> None:
        super().__init__()
        self._door, self.columns, self._fetch = door, tuple(columns), fetch
        self._ids: Sequence[Any] = []
        self._numbers: dict[Hashable, int] | None = None
        self._rows: OrderedDict[Hashable, Row] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._round = 0
        self.ticked: set[Any] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    # --- what a subclass says ----------------------------------------------------------------------

    def text(self, row: Row, column: Column) -> str:
        """Return a cell's words."""
        raise NotImplementedError

    def sentence(self, row: Row, column: Column) -> str:
        """Return a cell as a screen reader says it."""
        return f"{column.title}: {self.text(row, column)}"

    # --- filling -----------------------------------------------------------------------------------

    def put(self, ids: Sequence[Any]) -> None:
        """Show these, in this order. When they are the same as before, only their rows are read anew."""
        if ids == self._ids:
            self.forget()
            return
        self.beginResetModel()
        self._ids, self._numbers = ids, None
        self._stale()
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def forget(self) -> None:
        """Read the rows in sight anew; until they come the old ones stay."""
        self._stale()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def _stale(self) -> None:
        self._round += 1
        self._old = dict(self._rows)
        self._rows.clear()
        self._wanted.clear()

    _old: dict[Hashable, Row] = {}  # noqa: RUF012  replaced, never changed

    @property
    def ids(self) -> Sequence[Any]:
        """The ids in their order."""
        return self._ids

    def number_of(self, id_: Hashable) -> int:
        """Return the row of an id, -1 when it isn't shown."""
        if self._numbers is None:
            self._numbers = {one: number for number, one in enumerate(self._ids)}
        return self._numbers.get(id_, -1)

    def row(self, number: int) -> Row | None:
        """Return a row, asking for it when it isn't here; meanwhile the one it replaces, or None."""
        id_ = self._ids[number]
        if id_ in self._rows:
            return self._rows[id_]
        self._wanted.pop(number, None)
        self._wanted[number] = None
        if not self._timer.isActive():
            self._timer.start(0)
        return self._old.get(id_)

    def _ask(self) -> None:
        # The newest wishes are what is in sight; older ones were scrolled past.
        numbers = [n for n in list(self._wanted)[-self.AT_ONCE :] if n < len(self._ids)]
        self._wanted.clear()
        ids = [self._ids[n] for n in numbers]
        if not ids:
            return
        asked = self._round

        def take(found: Mapping[Any, Row]) -> None:
            if asked != self._round:
                return
            self._keep(found)
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(min(numbers), 0), self.index(max(numbers), last))
            self.arrived.emit()

        self._door.read(self, lambda: self._fetch(ids), take)

    def take(self, found: Mapping[Any, Row]) -> None:
        """Take rows that were read already, by their ids."""
        self._keep(found)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def _keep(self, found: Mapping[Any, Row]) -> None:
        self._rows.update(found)
        while len(self._rows) > self.KEPT:
            self._rows.popitem(last=False)

    # --- ticks -------------------------------------------------------------------------------------

    def tick(self, ids: Sequence[Any], on: bool) -> None:
        """Tick records, or not."""
        if on:
            self.ticked.update(ids)
        else:
            self.ticked.difference_update(ids)
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))
        self.ticks_changed.emit()

    def all_ticked(self) -> Qt.CheckState:
        """Return whether all, some or none of what is shown is ticked."""
        if not self.ticked or not self._ids:
            return Qt.CheckState.Unchecked
        shown = len(self.ticked) >= len(self._ids) and all(one in self.ticked for one in self._ids)
        return Qt.CheckState.Checked if shown else Qt.CheckState.PartiallyChecked

    # --- Qt's questions ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, its sentence, or its whole row."""
        number = index.row()
        if not 0 <= number < len(self._ids):
            return None
        if role == ID:
            return self._ids[number]
        if role == TICKED:
            return self._ids[number] in self.ticked
        if role == ROW:
            return self.row(number)
        if role not in SPOKEN:
            return None
        row = self.row(number)
        if row is None:
            return self.tr("Loading") if role == Qt.ItemDataRole.AccessibleTextRole else ""
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row, column)
        return self.text(row, column)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title
        return None
