"""The settings' own parts: a card of lines, each an icon, words, and what sets it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L, M, Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, box, row
from openfaith_desktop.ui.widgets.text import Divider, Kind, Text


class Lines(QWidget):
    """A title over a card; `add` adds a line to it."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.S)
        self._name = name
        column.addWidget(Text(title, Kind.STRONG, name=f"{name}Title", wrap=True))
        self.card = Card(name, (L, theme.S, L, theme.S), spacing=theme.S)
        column.addWidget(self.card)

    def add(self, icon: str, title: str, sentence: str, *parts: QWidget) -> Text:
        """Add a line; return its sentence, to be said anew."""
        if self.card.column.count():
            self.card.column.addWidget(Divider())
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(title, Kind.NAME, name=f"{self._name}Line", wrap=True))
        said = Text(sentence, Kind.SMALL, name=f"{self._name}Words", wrap=True)
        said.setVisible(bool(sentence))
        texts.addWidget(said)
        words = row(Glyph(icon, Meaning.QUIET), spacing=M)
        words.addLayout(texts, 1)
        line = Reflow(Size.NARROW_LINE, theme.S)
        line.add(box(words), 1)
        for part in parts:
            line.add(part)
            line.line.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        self.card.column.addWidget(line)
        return said
