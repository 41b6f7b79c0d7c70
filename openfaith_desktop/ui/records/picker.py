"""Choosing one record here: search, look, choose. For saying who somebody there is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from openfaith_desktop.application.lists import Filter
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.records.delegate import RecordDelegate
from openfaith_desktop.ui.records.model import RecordsModel, Wanted, fetched, found, tr, wording
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Dialog
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.table import Table, TableCard
from openfaith_desktop.ui.widgets.tableheader import TICK


class Picker(Dialog):
    """`picked` tells the id of the record that was chosen."""

    picked = Signal(str)

    def __init__(
        self, parent: QWidget | None, face: Face, type_name: str, title: str, sentence: str, search: str = ""
    ) -> None:
        super().__init__(parent, "picker", title, sentence)
        self._face, self._type = face, type_name
        app, connection = face.app, face.connection
        self.model = RecordsModel(
            face.door, type_name, face.system, lambda ids: fetched(app, type_name, connection, ids)
        )
        self.model.columns = tuple(column for column in self.model.columns if column.key != TICK)
        self.search = SearchField("pickerSearch", tr("Search"), wording(type_name).search.format("").strip())
        self.search.searched.connect(self._look)
        self.table = Table("pickerTable", wording(type_name).title, self.model, Size.ROW_PEOPLE)
        self.table.setItemDelegate(RecordDelegate(self.table, self.model))
        self.table.entered_row.connect(lambda one: self._yes.setEnabled(one is not None))
        card = TableCard(self.table)
        card.setMinimumHeight(theme.grown(Size.NAVIGATION))
        card.setMinimumWidth(theme.grown(Size.DIALOG))
        self.body.addWidget(self.search)
        self.body.addWidget(card, 1)
        no = Button(tr("Not now"), "pickerNo", ButtonKind.PLAIN)
        no.clicked.connect(self.reject)
        self._yes = Button(tr("It's this one"), "pickerYes", ButtonKind.PRIMARY)
        self._yes.setEnabled(False)
        self._yes.clicked.connect(self._pick)
        self.buttons.addWidget(no)
        self.buttons.addWidget(self._yes)
        self.search.setText(search)
        self._look(search)
        self.search.setFocus()

    def _look(self, text: str) -> None:
        app, type_name, connection = self._face.app, self._type, self._face.connection
        wanted = Wanted(search=text, filter=Filter.ALL)
        self._face.door.read(
            self, lambda: found(app, type_name, connection, wanted), self.model.put, key="ids"
        )

    def _pick(self) -> None:
        chosen = self.table.current_id()
        if chosen is not None:
            self.accept()
            self.picked.emit(chosen)
