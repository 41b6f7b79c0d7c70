"""Another way to sign in, as a small card: icon, title, a few words, an arrow."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import focus_ring
from openfaith_desktop.ui.widgets.surface import rounded

_WRAP = int(Qt.TextFlag.TextWordWrap)


class WayCard(QPushButton):
    """A button; as high as its words need."""

    def __init__(self, title: str, sentence: str, name: str, icon: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title, self.sentence, self._icon = title, sentence, icon
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _room(self, width: int) -> int:
        return max(1, width - 3 * theme.L - theme.S - theme.grown(Size.ICON_LARGE) - theme.grown(Size.ICON))

    def _heights(self, width: int) -> tuple[int, int]:
        room = self._room(width)
        title = QFontMetrics(theme.font(weight=Weight.NAME))
        words = QFontMetrics(theme.font(Step.SMALL))
        return (
            title.boundingRect(0, 0, room, 9_999, _WRAP, self.title).height(),
            words.boundingRect(0, 0, room, 9_999, _WRAP, self.sentence).height(),
        )

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the words need."""
        return sum(self._heights(width)) + 2 * theme.M

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the column beside a page."""
        wide = max(self.width(), theme.grown(Size.NAVIGATION))
        return QSize(theme.grown(Size.NAVIGATION), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It may be narrow."""
        return QSize(theme.grown(Size.STEP_COLUMN), self.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for another height when the words wrap otherwise."""
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        box = QRectF(self.rect())
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        rounded(painter, box, theme.RADIUS_INNER, c.hover if self.underMouse() else c.card, c.line2)
        if self.hasFocus():
            focus_ring(painter, box, theme.RADIUS_INNER)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft

        def placed(x: float, y: float, w: float, h: float) -> QRectF:
            return QRectF(box.width() - x - w if mirrored else x, y, w, h)

        side, arrow = theme.grown(Size.ICON_LARGE), theme.grown(Size.ICON)
        icons.draw(painter, placed(theme.L, box.center().y() - side / 2, side, side), self._icon, c.quiet)
        left, room = theme.L + side + theme.S + theme.XS, self._room(self.width())
        above, below = self._heights(self.width())
        flags = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop) | _WRAP
        painter.setFont(theme.font(weight=Weight.NAME))
        painter.setPen(c.text)
        painter.drawText(placed(left, theme.M, room, above), flags, self.title)
        painter.setFont(theme.font(Step.SMALL))
        painter.setPen(c.quiet)
        painter.drawText(placed(left, theme.M + above, room, below), flags, self.sentence)
        at = placed(box.width() - theme.M - arrow, box.center().y() - arrow / 2, arrow, arrow)
        icons.draw(painter, at, "caret-left" if mirrored else "caret-right", c.quiet)
