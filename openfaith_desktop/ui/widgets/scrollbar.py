"""A slim scroll bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider

from openfaith_desktop.ui import theme


class ScrollBar(QScrollBar):
    """A handle on nothing; wide enough to be caught."""

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the theme says."""
        wide = theme.grown(theme.Size.SCROLLBAR)
        return QSize(wide, wide)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the handle alone."""
        if self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = QRectF(self.rect())
        standing = self.orientation() is Qt.Orientation.Vertical
        length = groove.height() if standing else groove.width()
        span = self.maximum() - self.minimum() + self.pageStep()
        least = theme.grown(theme.XXL)
        handle = max(least, length * self.pageStep() / span)
        at = (length - handle) * (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        inset = theme.RING
        box = (
            QRectF(inset, at + inset, groove.width() - 2 * inset, handle - 2 * inset)
            if standing
            else QRectF(at + inset, inset, handle - 2 * inset, groove.height() - 2 * inset)
        )
        c = theme.colours()
        active = bool(option.state & QStyle.StateFlag.State_MouseOver) or self.isSliderDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.edge if active else c.line2)
        radius = min(box.width(), box.height()) / 2
        painter.drawRoundedRect(box, radius, radius)
