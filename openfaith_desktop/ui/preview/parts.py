"""The preview page's parts: a side with its three numbers, and the row of a name."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.preview.model import Line, NamesModel, Side, tr
from openfaith_desktop.ui.theme import L, Meaning, Size
from openfaith_desktop.ui.widgets.avatar import paint_avatar
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.surface import Card, row
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate
from openfaith_desktop.ui.widgets.text import Kind, Text


class SideCard(Card):
    """What would happen on one side; where nothing would, that is said."""

    def __init__(self, name: str, icon: str) -> None:
        super().__init__(name, (L + theme.XS, L, L + theme.XS, L), spacing=theme.S)
        self._name = name
        self.title = Text("", Kind.CARD_TITLE, name=f"{name}Title")
        self.column.addLayout(row(Glyph(icon, Meaning.ACCENT, Size.ICON_LARGE), self.title, None))
        self._numbers = QWidget()
        line = row(spacing=L)
        self._numbers.setLayout(line)
        self._parts: list[tuple[Text, Text]] = []
        for number in range(3):
            part = QVBoxLayout()
            part.setSpacing(0)
            texts = Text("", Kind.NUMBER, name=f"{name}Number{number}"), Text("", Kind.QUIET, wrap=True)
            for text in texts:
                part.addWidget(text)
            line.addLayout(part, 1)
            self._parts.append(texts)
        self.column.addWidget(self._numbers)
        self.nothing = Text("", Kind.HEADING, name=f"{name}Nothing", meaning=Meaning.OK)
        self.unchanged = Text("", Kind.QUIET, name=f"{name}Unchanged", wrap=True)
        self.below = Text("", Kind.SMALL, name=f"{name}Below", wrap=True)
        for text in (self.nothing, self.unchanged, self.below):
            self.column.addWidget(text)
        self.column.addStretch(1)

    def put(self, title: str, side: Side) -> None:
        """Show one side."""
        self.title.say(title)
        self._numbers.setVisible(side.changes)
        for (_, number, word), (shown, said) in zip(side.numbers, self._parts, strict=True):
            shown.say(words.number(number), Meaning.TEXT if number else Meaning.QUIET)
            said.say(word)
        self.nothing.say(tr("No changes"), Meaning.OK)
        self.unchanged.say(tr("Nobody is added, changed or removed."))
        self.nothing.setVisible(not side.changes)
        self.unchanged.setVisible(not side.changes)
        self.below.say(side.below)
        self.below.setVisible(bool(side.below))
        told = (
            [f"{number} {word}" for _, number, word in side.numbers] if side.changes else [tr("No changes")]
        )
        self.setAccessibleName(f"{title}: {', '.join(told)}. {side.below}".strip())


class NameDelegate(RowDelegate):
    """A name with its avatar, and what kind of record it is."""

    def __init__(self, table: Table, model: NamesModel) -> None:
        super().__init__(table)
        self._model = model

    def cell(self, painter: QPainter, box: QRectF, row: Line, index: Index) -> None:
        """Paint one cell."""
        column = self._model.columns[index.column()]
        if column.key != "name":
            self.words(painter, box, row.kind, quiet=True)
            return
        first, rest = self.split(box, theme.grown(Size.AVATAR))
        paint_avatar(painter, first, row.name)
        self.words(painter, rest, row.name, strong=True)
