"""The program's mark, as it stands beside its name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import Size


class Mark(QWidget):
    """A square in the accent colour."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A little more than a large icon."""
        side = theme.grown(Size.ICON_LARGE) + theme.XS + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the mark."""
        c = theme.colours()
        icons.draw_mark(QPainter(self), QRectF(self.rect()), c.accent, c.on_accent)
