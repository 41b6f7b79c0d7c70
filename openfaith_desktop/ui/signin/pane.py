"""What stands where a web page would be: why there is none, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import M, Meaning, S, Size
from openfaith_desktop.ui.widgets.buttons import Button, Tile
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.surface import box, clear, row
from openfaith_desktop.ui.widgets.text import Kind, Text


class Pane(QWidget):
    """An icon, a title, a sentence, and up to two buttons; `first` is the one to take."""

    first = Signal()
    second = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.XL)
        column.setSpacing(S)
        column.addStretch(2)
        self._icon = QVBoxLayout()
        column.addLayout(self._icon)
        column.addSpacing(M)
        self.title = Text("", Kind.CARD_TITLE, name=f"{name}Title", wrap=True)
        self.sentence = Text("", Kind.QUIET, name=f"{name}Sentence", wrap=True)
        for text in (self.title, self.sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            text.setMinimumWidth(theme.grown(Size.NAVIGATION))
            text.setMaximumWidth(theme.grown(Size.DIALOG))
            line = row(None)
            line.addWidget(text, 10_000)
            line.addStretch(1)
            column.addWidget(box(line))
        self._extra = QVBoxLayout()
        column.addLayout(self._extra)
        column.addSpacing(M)
        self.go_on = Button("", f"{name}First", ButtonKind.PRIMARY, in_card=True)
        self.other = Button("", f"{name}Second", ButtonKind.PLAIN, in_card=True)
        self.go_on.clicked.connect(self.first)
        self.other.clicked.connect(self.second)
        for button in (self.go_on, self.other):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def put(self, part: QWidget) -> None:
        """Put something of your own below the sentence."""
        self._extra.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(
        self, icon: str, meaning: Meaning, title: str, sentence: str, first: str = "", second: str = ""
    ) -> None:
        """Show something."""
        clear(self._icon)
        tile = Tile(icon, meaning, Size.EMPTY_TILE, round_=True)
        self._icon.addWidget(tile, 0, Qt.AlignmentFlag.AlignHCenter)
        self.title.say(title)
        self.sentence.say(sentence)
        self.go_on.say(first)
        self.go_on.setVisible(bool(first))
        self.other.say(second)
        self.other.setVisible(bool(second))
        self.setAccessibleName(f"{title} {sentence}")
