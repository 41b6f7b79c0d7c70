"""Everybody to whom something would happen: the things as chips, the names of the chosen one as a table of any length."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.preview.model import Group, NamesModel, tr
from openfaith_desktop.ui.preview.parts import NameDelegate
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.chips import Chips, Choice
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.table import Table, TableCard

LINES = 5
"""So many names are in sight at least."""


class NamesOfGroups(QWidget):
    """For a dialog: shown by `show_groups`."""

    def __init__(self, name: str, door: Door) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        self._shown = ""
        self.model = NamesModel(door)
        self.chips = Chips(f"{name}Groups", tr("What would happen"))
        self.chips.chosen.connect(self.show_group)
        self.search = SearchField(f"{name}Search", tr("Find a name"), tr("Find a name"))
        self.search.searched.connect(lambda _: self.show_group(self._shown))
        self.table = Table(f"{name}Table", tr("Who it would happen to"), self.model, Size.ROW_PREVIEW)
        self.table.setItemDelegate(NameDelegate(self.table, self.model))
        self.table.setMinimumHeight(theme.grown(Size.ROW_HEADER) + LINES * theme.grown(Size.ROW_PREVIEW))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.chips)
        column.addWidget(self.search)
        column.addWidget(TableCard(self.table), 1)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these, the first one's names at first."""
        self._groups = tuple(groups)
        if self._groups:
            self.show_group(self._groups[0].key)

    def show_group(self, key: str) -> None:
        """Show the names of one group."""
        group = next((one for one in self._groups if one.key == key), None)
        if group is None:
            return
        self._shown = key
        self.chips.show_choices([Choice(one.key, one.word, len(one.lines)) for one in self._groups], key)
        self.model.show_lines(group.lines, self.search.text())
