"""Which keys do what on a page, in one line: the key on a cap, what it does beside it. Cut where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.surface import rounded


class Keys(QWidget):
    """`keys`: (what stands on the key, what it does)."""

    def __init__(self, name: str, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._keys = tuple(keys)
        self.setAccessibleName(", ".join(f"{key} {word}" for key, word in keys))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.watch(self.updateGeometry)

    def _widths(self) -> list[tuple[float, float]]:
        cap, word = (QFontMetricsF(theme.font(Step.SMALL, one)) for one in (Weight.NAME, Weight.TEXT))
        least = theme.grown(Size.BADGE)
        return [
            (max(least, cap.horizontalAdvance(key) + 2 * S), word.horizontalAdvance(said))
            for key, said in self._keys
        ]

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        wide = sum(cap + S + word for cap, word in self._widths()) + L * (len(self._keys) - 1)
        return QSize(round(wide) + 1, theme.grown(Size.BADGE))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The last ones may be left out."""
        return QSize(theme.grown(Size.TILE), theme.grown(Size.BADGE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint those that have room."""
        c = theme.colours()
        painter = QPainter(self)
        mirrored, whole = self.isRightToLeft(), self.width()
        at = 0.0

        def placed(wide: float) -> QRectF:
            left = whole - at - wide if mirrored else at
            return QRectF(left, 0, wide, self.height())

        for (key, said), (cap, word) in zip(self._keys, self._widths(), strict=True):
            if at + cap + S + word > whole + 1:
                return
            spot = placed(cap)
            rounded(painter, spot, theme.XS, c.card, c.line2)
            painter.setPen(c.quiet)
            painter.setFont(theme.font(Step.SMALL, Weight.NAME))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, key)
            at += cap + S
            painter.setFont(theme.font(Step.SMALL))
            painter.drawText(placed(word + 1), Qt.AlignmentFlag.AlignVCenter, said)
            at += word + L
