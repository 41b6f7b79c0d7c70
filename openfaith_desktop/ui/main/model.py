"""The table of steps by record type: what the engine's events say, as a Qt model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.sync.events import STEP_TITLES, Event, Phase, PhaseFinished, Progressed, RunStarted

STEPS = (Phase.STAGE, Phase.MATCH, Phase.CREATE, Phase.POPULATE, Phase.PUSH)
Index = QModelIndex | QPersistentModelIndex


class StepsModel(QAbstractTableModel):
    """Record types down, steps across; a cell holds done and total."""

    def __init__(self) -> None:
        super().__init__()
        self._types = list(ENTITY_TYPES.values())
        self._cells: dict[tuple[str, Phase], str] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many record types there are."""
        return 0 if parent.isValid() else len(self._types)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many steps there are."""
        return 0 if parent.isValid() else len(STEPS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or its sentence for screen readers."""
        type_, phase = self._types[index.row()], STEPS[index.column()]
        value = self._cells.get((type_.name, phase), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            title = STEP_TITLES[phase].format(system="Planning Center")
            return f"{type_.plural}, {title}: {value or 'not yet'}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a step's or a record type's title."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return STEP_TITLES[STEPS[section]].format(system="Planning Center")
        return self._types[section].plural

    def hear(self, event: Event) -> None:
        """Take note of an engine event."""
        if isinstance(event, RunStarted):
            self._cells.clear()
            self.layoutChanged.emit()
        elif isinstance(event, Progressed | PhaseFinished) and event.phase in STEPS:
            names = [t.name for t in self._types]
            total = f" / {event.total:,}" if isinstance(event, Progressed) and event.total is not None else ""
            if isinstance(event, PhaseFinished) and (event.entity_type, event.phase) in self._cells:
                return
            self._cells[event.entity_type, event.phase] = f"{event.done:,}{total}"
            cell = self.index(names.index(event.entity_type), STEPS.index(event.phase))
            self.dataChanged.emit(cell, cell)
