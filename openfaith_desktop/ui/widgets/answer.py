"""One of several equal answers to a question, as a card: what it says, what it does, and what that costs."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import focus_ring
from openfaith_desktop.ui.widgets.surface import rounded

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


class AnswerCard(QPushButton):
    """None of a question's answers is the main one. `key`: the letter that presses it, shown at the far end.

    `costs`: what follows, in the colour of its meaning.
    """

    def __init__(
        self,
        name: str,
        icon: str,
        *,
        key: str = "",
        meaning: Meaning = Meaning.ACCENT,
        costs: tuple[str, Meaning] = ("", Meaning.OK),
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon, self._key, self._meaning = icon, key, meaning
        self._costs, self._costs_meaning = costs
        self._title = self._sentence = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.watch(self.updateGeometry)

    def say(self, title: str, sentence: str) -> None:
        """Show what the answer says and does."""
        self._title, self._sentence = title, sentence
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(one for one in (sentence, self._costs) if one))
        self.updateGeometry()
        self.update()

    # --- its size ----------------------------------------------------------------------------------

    def _left(self) -> int:
        return L + theme.grown(Size.ICON_LARGE) + M

    def _room(self, width: int) -> tuple[int, int]:
        """Return the widths there are for the title and for the sentence."""
        whole = max(1, width - self._left() - L)
        return max(1, whole - (theme.grown(Size.BADGE) + S if self._key else 0)), whole

    def _parts(self, width: int) -> tuple[int, int, int]:
        """Return the heights of title, sentence and cost at a width."""
        title, whole = self._room(width)

        def high(text: str, room: int, step: Step, weight: Weight) -> int:
            measures = QFontMetrics(theme.font(step, weight))
            return measures.boundingRect(0, 0, room, 1 << 20, _WRAP, text).height() if text else 0

        return (
            max(high(self._title, title, Step.BODY, Weight.TITLE), theme.grown(Size.ICON_LARGE)),
            high(self._sentence, whole, Step.SMALL, Weight.TEXT),
            high(self._costs, whole, Step.SMALL, Weight.NAME),
        )

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height the words need."""
        title, sentence, costs = self._parts(width)
        return 2 * M + title + theme.XS + sentence + (S + costs if costs else 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the words need at the present width."""
        return QSize(theme.grown(Size.NAVIGATION), self.heightForWidth(self._wide()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the longest word."""
        measures = QFontMetrics(theme.font(Step.BODY, Weight.TITLE))
        words = f"{self._title} {self._sentence}".split()
        longest = max((measures.horizontalAdvance(one) for one in words), default=0)
        extra = theme.grown(Size.BADGE) + S if self._key else 0
        return QSize(self._left() + longest + extra + L, self.heightForWidth(self._wide()))

    def _wide(self) -> int:
        # Before it is laid out a widget is a hundred pixels wide, and its words a tower.
        return max(self.width(), theme.grown(Size.NAVIGATION))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for the height that the words need now."""
        self.updateGeometry()
        super().resizeEvent(event)

    # --- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        box = QRectF(self.rect())
        fill = c.hover if self.underMouse() and self.isEnabled() else c.card
        rounded(painter, box, theme.RADIUS_CARD, fill, c.line2)
        if self.hasFocus():
            focus_ring(painter, box, theme.RADIUS_CARD)
        mirrored = self.isRightToLeft()

        def placed(x: float, y: float, w: float, h: float) -> QRectF:
            return QRectF(box.width() - x - w if mirrored else x, y, w, h)

        title, sentence, costs = self._parts(self.width())
        title_room, room = self._room(self.width())
        left, side = self._left(), theme.grown(Size.ICON_LARGE)
        icons.draw(painter, placed(L, M, side, side), self._icon, c.word(self._meaning))
        painter.setFont(theme.font(Step.BODY, Weight.TITLE))
        painter.setPen(c.text)
        line = QFontMetrics(painter.font()).height()
        # One line stands beside the icon's middle; more begin at the top.
        down = max(0.0, (title - line) / 2) if title < 2 * line else 0.0
        painter.drawText(placed(left, M + down, title_room, title), _WRAP, self._title)
        painter.setFont(theme.font(Step.SMALL))
        painter.setPen(c.quiet)
        top = M + title + theme.XS
        painter.drawText(placed(left, top, room, sentence), _WRAP, self._sentence)
        if costs:
            painter.setFont(theme.font(Step.SMALL, Weight.NAME))
            painter.setPen(c.word(self._costs_meaning))
            low = self.height() - M - costs
            painter.drawText(placed(left, low, room, costs), _WRAP, self._costs)
        if self._key:
            cap = theme.grown(Size.BADGE)
            spot = placed(box.width() - L - cap, M, cap, cap)
            rounded(painter, spot, theme.XS, c.inset, c.line2)
            painter.setFont(theme.font(Step.SMALL, Weight.NAME))
            painter.setPen(c.quiet)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self._key)
