"""Choosing a record within a form or a card: type part of its name, take it from the list below.

The list is windowed and read by the door, so every record can be reached however many there are. The keyboard stays
in the field: arrows move in the list, Enter takes. Used by `editors`.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application.lists import Filter, RecordRow
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.records.delegate import RecordDelegate
from openfaith_desktop.ui.records.model import RecordsModel, Wanted, fetched, found, tr, wording
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.table import Table, TableCard
from openfaith_desktop.ui.widgets.text import Kind, Text

LINES = 5
"""So many records are in sight at once."""
COLUMNS = ("name", "group")


class Chooser(QWidget):
    """`taken` when a record was taken from the list, `grew` when the list opens or closes.

    `edit` is the field; `record` the id of what is chosen, "" for nothing, None while something is typed that isn't
    chosen yet.
    """

    taken = Signal()
    grew = Signal()

    def __init__(self, face: Face, name: str, spoken: str, type_name: str, record: str, title: str) -> None:
        super().__init__()
        self._face, self._type = face, type_name
        self.record: str | None = record
        self._before = (record, title)
        app, connection = face.app, face.connection
        self.edit = SearchField(name, spoken, tr("Type a name to search"))
        self.edit.setText(title)
        self.edit.textEdited.connect(self._typed)
        self.edit.searched.connect(self._searched)
        self.model = RecordsModel(
            face.door, type_name, face.system, lambda ids: fetched(app, type_name, connection, ids)
        )
        self._columns = tuple(column for column in self.model.columns if column.key in COLUMNS)
        self.model.columns = self._columns
        self.table = Table(f"{name}List", wording(type_name).title, self.model, Size.ROW_PREVIEW)
        self.table.setItemDelegate(RecordDelegate(self.table, self.model))
        # The keyboard stays in the field; a click takes.
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.header.hide()
        self.table.setFixedHeight(LINES * theme.grown(Size.ROW_PREVIEW))
        self.table.opened.connect(self._take)
        self.list = TableCard(self.table)
        self.list.hide()
        self.none = Text(tr("Nothing by that name"), Kind.QUIET, name=f"{name}None", wrap=True)
        self.none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        column.addWidget(self.none)
        self.edit.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what a record goes with only where the name has room beside it."""
        super().resizeEvent(event)
        columns = self._columns if self.width() >= theme.grown(Size.NARROW_CHOICE) else self._columns[:1]
        if columns != self.model.columns:
            self.model.show_columns(columns)
            self.table.restyle()

    # --- looking -----------------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self.record = "" if not text.strip() else None
        self._open()

    def _open(self) -> None:
        if not self.list.isVisible():
            self.list.show()
            self.grew.emit()
            self._look(self.edit.text().strip() if self.record is None else "")

    def _close(self) -> None:
        if self.list.isVisible():
            self.list.hide()
            self.none.hide()
            self.grew.emit()

    def _searched(self, text: str) -> None:
        # The name of what is chosen stands in the field too, and isn't looked for.
        if self.record is None:
            self._look(text)

    def _look(self, text: str) -> None:
        if not self.list.isVisible():
            return
        app, type_name, connection = self._face.app, self._type, self._face.connection
        wanted = Wanted(search=text, filter=Filter.ALL)
        self._face.door.read(
            self, lambda: found(app, type_name, connection, wanted), self._show, key="choices"
        )

    def _show(self, ids: list[str]) -> None:
        self.model.put(ids)
        if ids and self.record is None:
            self.table.selectRow(0)
        said = words.count(len(ids), tr("1 found"), tr("{} found", len(ids))) if ids else self.none.text()
        self.edit.setAccessibleDescription(said)
        if self.none.isHidden() is not bool(ids):
            self.none.setVisible(not ids)
            self.grew.emit()

    # --- taking ------------------------------------------------------------------------------------

    def _take(self, record: str) -> None:
        app, type_name, connection = self._face.app, self._type, self._face.connection

        def take(rows: Mapping[str, RecordRow]) -> None:
            if record in rows:
                self.record, self._before = record, (record, rows[record].title)
                self.edit.setText(rows[record].title)
                self._close()
                self.taken.emit()

        self._face.door.read(self, lambda: fetched(app, type_name, connection, [record]), take, key="taken")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows open the list and move in it, Enter takes, Escape closes it and leaves what was chosen."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        opened = self.list.isVisible()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if opened:
                self._move(1 if key == Qt.Key.Key_Down else -1)
            else:
                self._open()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and opened:
            record = self.table.current_id()
            if record is not None:
                self._take(record)
            return record is not None
        if key == Qt.Key.Key_Escape and opened:
            self.record, title = self._before
            self.edit.setText(title)
            self._close()
            return True
        return False

    def _move(self, by: int) -> None:
        last = self.model.rowCount() - 1
        at = self.table.currentIndex().row()
        number = min(max(at + by, 0), last)
        if number < 0:
            return
        self.table.selectRow(number)
        self.table.scrollTo(self.model.index(number, 0))
        row = self.model.row(number)
        if row is not None:
            self.edit.setAccessibleDescription(", ".join(one for one in (row.title, row.group) if one))
