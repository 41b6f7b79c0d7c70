"""The line over every page of a pretend church, with the one click that leaves it. A church of one's own is untouched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L, Meaning, S, Size
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.surface import row
from openfaith_desktop.ui.widgets.text import Kind, Text


class PretendLine(QWidget):
    """`left` tells that the person wants to leave."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pretendLine")
        words = Text(
            self.tr(
                "A pretend church to practise with. Nobody here is real, and nothing leaves this computer."
            ),
            Kind.BODY,
            name="pretendWords",
            wrap=True,
        )
        self.setAccessibleName(words.text())
        leave = Button(self.tr("Leave it"), "pretendLeave", ButtonKind.LINK, small=True)
        leave.clicked.connect(self.left)
        line = row(Glyph("sparkle", Meaning.INFO, Size.ICON), spacing=S)
        line.addWidget(words, 1)
        line.addWidget(leave)
        line.setContentsMargins(L, 0, L, 0)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tint and the edge below it."""
        c = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), c.tint(Meaning.INFO))
        painter.fillRect(0, self.height() - theme.HAIR, self.width(), theme.HAIR, c.line)
