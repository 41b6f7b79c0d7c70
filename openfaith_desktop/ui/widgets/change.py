"""A value that became another: the old one struck through, an arrow, the new one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import S, Size, Weight
from openfaith_desktop.ui.widgets.sides import leading, put


def changed(old: str, new: str) -> str:
    """Return a change in words."""
    return f"{old} → {new}" if old and new else new or old


def _fonts() -> tuple[QFont, QFont]:
    struck = QFont(theme.font())
    struck.setStrikeOut(True)
    return struck, theme.font(weight=Weight.NAME)


def _arrow_wide() -> float:
    return theme.grown(Size.ICON_SMALL) + 2 * S


def paint_change(painter: QPainter, box: QRectF, old: str, new: str, *, mirrored: bool) -> None:
    """Paint a change on one line; where there is no room both values are cut with …, the old one first."""
    c = theme.colours()
    struck, name = _fonts()
    at = 0.0

    def add(text: str, font: QFont, wide: float) -> float:
        measures = QFontMetricsF(font)
        shown = measures.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, wide))
        used = min(measures.horizontalAdvance(shown) + 1, wide)
        painter.setFont(font)
        left = box.right() - at - used if mirrored else box.left() + at
        put(painter, QRectF(left, box.top(), used, box.height()), leading(mirrored), shown)
        return used

    if old and new:
        needed = QFontMetricsF(name).horizontalAdvance(new) + 1
        room = box.width() - _arrow_wide()
        painter.setPen(c.quiet)
        at += add(old, struck, max(room - needed, room / 2))
        icon = theme.grown(Size.ICON_SMALL)
        left = box.right() - at - S - icon if mirrored else box.left() + at + S
        spot = QRectF(left, box.center().y() - icon / 2, icon, icon)
        icons.draw(painter, spot, "arrow-left" if mirrored else "arrow-right", c.quiet)
        at += _arrow_wide()
    painter.setPen(c.text)
    add(new or old, name, box.width() - at)


class Change(QWidget):
    """A change on one line; on two where the values don't fit beside each other."""

    def __init__(self, old: str, new: str, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._old, self._new = old, new
        self.setAccessibleName(changed(old, new))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _line(self) -> int:
        return round(QFontMetricsF(theme.font(weight=Weight.NAME)).height()) + 1

    def needed(self) -> float:
        """Return the width that one line takes."""
        struck, name = _fonts()
        parts = QFontMetricsF(struck).horizontalAdvance(self._old) if self._old and self._new else 0.0
        arrow = _arrow_wide() if parts else 0.0
        return parts + arrow + QFontMetricsF(name).horizontalAdvance(self._new or self._old) + 2

    def _two(self, width: int) -> bool:
        return bool(self._old and self._new) and self.needed() > width

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """A narrow one takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """One line or two."""
        return self._line() * (2 if self._two(width) else 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as one line is."""
        return QSize(round(self.needed()), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It may be cut; the whole of it is its tool tip then."""
        return QSize(theme.grown(theme.XXL), self._line())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Offer the whole of it on hovering where it may be cut."""
        cut = self.needed() > self.width()
        self.setToolTip(self.accessibleName() if cut else "")
        self.updateGeometry()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored, whole = self.isRightToLeft(), QRectF(self.rect())
        if not self._two(self.width()):
            paint_change(painter, whole, self._old, self._new, mirrored=mirrored)
            return
        high = self._line()
        c = theme.colours()
        struck, _ = _fonts()
        painter.setFont(struck)
        painter.setPen(c.quiet)
        shown = QFontMetricsF(struck).elidedText(self._old, Qt.TextElideMode.ElideRight, whole.width())
        put(painter, QRectF(0, 0, whole.width(), high), leading(mirrored), shown)
        paint_change(painter, QRectF(0, high, whole.width(), high), "", self._new, mirrored=mirrored)
