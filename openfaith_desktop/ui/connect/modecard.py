"""One way for the two sides to work together, as a card to choose: title, an arrow between the two, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import focus_ring
from openfaith_desktop.ui.widgets.surface import rounded

_WRAP = int(Qt.TextFlag.TextWordWrap)


class ModeCard(QPushButton):
    """Checkable and exclusive with its neighbours."""

    def __init__(self, mode: str, title: str, arrow: str, sentence: str) -> None:
        super().__init__()
        self._texts = title, arrow, sentence
        self.setObjectName(f"connectMode_{mode}")
        self.setAccessibleName(f"{title}: {arrow}")
        self.setAccessibleDescription(sentence)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fonts(self):
        return (
            theme.font(Step.LARGE, Weight.TITLE),
            theme.font(weight=Weight.NAME),
            theme.font(),
        )

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the words need."""
        room = max(1, width - 2 * theme.L)
        heights = [
            QFontMetrics(font).boundingRect(0, 0, room, 10_000, _WRAP, text).height()
            for font, text in zip(self._fonts(), self._texts, strict=True)
        ]
        return sum(heights) + 2 * theme.L + 2 * theme.S

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The words wrap."""
        return True

    def sizeHint(self) -> QSize:  # noqa: N802
        """A third of a page."""
        wide = theme.grown(Size.RAIL)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It may be narrow."""
        wide = theme.grown(Size.STEP_COLUMN)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card, its line in the accent when it is chosen."""
        c = theme.colours()
        painter = QPainter(self)
        whole = QRectF(self.rect())
        on = self.isChecked()
        fill = c.accent_tint if on else c.inset if self.underMouse() else c.card
        line = c.accent_text if on else c.line2
        rounded(painter, whole, theme.RADIUS_CARD, fill, line, theme.RING if on else 1)
        inner = whole.adjusted(theme.L, theme.L, -theme.L, -theme.L)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        for font, text, colour in zip(
            self._fonts(), self._texts, (c.text, c.accent_text, c.quiet), strict=True
        ):
            painter.setFont(font)
            painter.setPen(colour)
            used = painter.boundingRect(inner, int(side) | _WRAP, text)
            painter.drawText(inner, int(side) | _WRAP, text)
            inner.setTop(used.bottom() + theme.S)
        if self.hasFocus():
            focus_ring(painter, whole, theme.RADIUS_CARD)
