"""One line of the list, a run or what a person did in one go: what it was, what it did, and at what time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.history.model import Entry
from openfaith_desktop.ui.theme import Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import focus_ring
from openfaith_desktop.ui.widgets.sides import leading, put, trailing
from openfaith_desktop.ui.widgets.surface import rounded


class RunButton(QPushButton):
    """Checkable; the chosen one is tinted."""

    def __init__(self, entry: Entry, at: str) -> None:
        super().__init__()
        self._title, self._did, self._at = entry.title, entry.did, at
        self._icon, self._troubled = entry.icon, entry.troubled
        self.setObjectName(f"historyRun_{entry.what}")
        self.setAccessibleName(", ".join(one for one in (entry.title, at, entry.did, entry.state) if one))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines."""
        return QSize(theme.grown(Size.NAVIGATION), theme.grown(Size.ROW_RUN))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Its words may be cut where there is little room."""
        return QSize(theme.grown(Size.TILE), theme.grown(Size.ROW_RUN))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint icon, title and time, and below what it did."""
        c = theme.colours()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            rounded(painter, whole, theme.RADIUS_INNER, c.accent_tint if self.isChecked() else c.inset, None)
        side = theme.grown(Size.ICON)
        mirrored = self.isRightToLeft()
        inner = whole.adjusted(theme.M, 0, -theme.M, 0)
        # Two lines that belong together, in the middle of the row; the icon and the time go with the first.
        line = theme.grown(Size.COUNT)
        upper = QRectF(inner.left(), inner.center().y() - line, inner.width(), line)
        left = inner.right() - side if mirrored else inner.left()
        name = "warning-circle" if self._troubled else self._icon
        colour = c.problem if self._troubled else c.accent_text if self.isChecked() else c.quiet
        icons.draw(painter, QRectF(left, upper.center().y() - side / 2, side, side), name, colour)
        shift = side + theme.M
        words = upper.adjusted(0, 0, -shift, 0) if mirrored else upper.adjusted(shift, 0, 0, 0)
        small = theme.font(Step.SMALL)
        painter.setFont(small)
        painter.setPen(c.quiet)
        put(painter, words, trailing(mirrored), self._at)
        wide = int(words.width())
        low = QFontMetrics(small).elidedText(self._did, Qt.TextElideMode.ElideRight, wide)
        put(painter, words.translated(0, line), leading(mirrored), low)
        bold = theme.font(weight=Weight.NAME)
        painter.setFont(bold)
        painter.setPen(c.text)
        room = wide - QFontMetrics(small).horizontalAdvance(self._at) - theme.S
        high = QFontMetrics(bold).elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        put(painter, words, leading(mirrored), high)
        if self.hasFocus():
            focus_ring(painter, whole, theme.RADIUS_INNER)
