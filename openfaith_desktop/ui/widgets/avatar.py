"""A person's initials in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.theme import Size, Weight


def paint_avatar(painter: QPainter, box: QRectF, name: str, *, strong: bool = False) -> None:
    """Paint initials into a square; `strong` in the accent."""
    c = theme.colours()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(c.accent_tint if strong else c.track)
    painter.drawEllipse(box)
    font = QFont(theme.font(weight=Weight.TITLE))
    font.setPixelSize(max(1, round(box.height() * 0.37)))
    painter.setFont(font)
    painter.setPen(c.accent_text if strong else c.quiet)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.initials(name))


class Avatar(QWidget):
    """A person's initials; the name stands beside it."""

    def __init__(self, name: str, size: Size = Size.AVATAR, *, strong: bool = False) -> None:
        super().__init__()
        self._name, self._size, self._strong = name, size, strong
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square."""
        side = theme.grown(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        paint_avatar(QPainter(self), QRectF(self.rect()), self._name, strong=self._strong)
