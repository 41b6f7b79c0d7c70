"""One way for the two sides to work together, as a card to choose: what it does, and what it would do right away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QPushButton, QSizePolicy

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.connect.model import ModeWords, SideCount, tr
from openfaith_desktop.ui.theme import L, M, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import focus_ring
from openfaith_desktop.ui.widgets.chips import badge_width, paint_badge
from openfaith_desktop.ui.widgets.sides import leading, trailing
from openfaith_desktop.ui.widgets.surface import rounded

_WRAP = int(Qt.TextFlag.TextWordWrap)


class ModeCard(QPushButton):
    """Checkable and exclusive with its neighbours. `put` shows what the mode would do right away."""

    def __init__(self, words: ModeWords, system: str) -> None:
        super().__init__()
        self.words, self._system = words, system
        self._counts: tuple[SideCount, ...] = ()
        self._waits = ""
        self.setObjectName(f"connectMode_{words.mode}")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.put((), "")

    def put(self, counts: Sequence[SideCount], waits: str) -> None:
        """Show what it would do, by side; or why that isn't known yet."""
        self._counts, self._waits = tuple(counts), waits
        self.setAccessibleName(f"{self.words.title}. {self.words.below}")
        told = [f"{about}: {answer}" for about, answer in self.words.facts]
        told += [f"{one.side}: {one.words}" for one in counts] or [waits]
        self.setAccessibleDescription(". ".join(told))
        self.updateGeometry()
        self.update()

    # --- how high ----------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the words need."""
        return round(self._lay(None, width)) + L

    def sizeHint(self) -> QSize:  # noqa: N802
        """A third of a page."""
        wide = max(self.width(), theme.grown(Size.RAIL))
        return QSize(theme.grown(Size.RAIL), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It may be narrow."""
        wide = theme.grown(Size.STEP_COLUMN)
        return QSize(wide, self.heightForWidth(max(wide, self.width())))

    # --- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card, its line in the accent when it is chosen."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        on = self.isChecked()
        fill = c.inset if self.underMouse() and not on else c.card
        rounded(
            painter,
            whole,
            theme.RADIUS_CARD,
            fill,
            c.accent_text if on else c.line2,
            theme.RING if on else 1,
        )
        self._lay(painter, self.width())
        if self.hasFocus():
            focus_ring(painter, whole.adjusted(3, 3, -3, -3), theme.RADIUS_INNER)

    def _lay(self, painter: QPainter | None, width: int) -> float:
        """Paint everything, or only reckon; return where it ends."""
        c = theme.colours()
        side = float(theme.grown(Size.ICON))
        beside = L + side + S
        top = float(L)
        title = theme.font(Step.LARGE, Weight.TITLE)
        high = self._words(painter, beside, top, width - beside - L, title, c.text, self.words.title)
        if painter is not None:
            self._radio(painter, self._placed(QRectF(L, top + theme.XS / 2, side, side)))
        top += high + theme.XS
        if self.words.recommended:
            if painter is not None:
                wide = min(badge_width(self.words.below), width - beside - L)
                box = self._placed(QRectF(beside, top, wide, theme.grown(Size.BADGE)))
                paint_badge(painter, box, self.words.below, theme.Meaning.ACCENT)
            top += theme.grown(Size.BADGE)
        else:
            room = width - beside - L
            high = self._words(painter, beside, top, room, theme.font(), c.quiet, self.words.below)
            top += max(float(theme.grown(Size.BADGE)), high)
        top += M
        top += self._picture(painter, top, width) + M
        small, strong = theme.font(Step.SMALL), theme.font(weight=Weight.NAME)
        for about, answer in self.words.facts:
            top += self._words(painter, L + theme.XS, top, width - 2 * L - S, small, c.quiet, about)
            top += self._words(painter, L + theme.XS, top, width - 2 * L - S, strong, c.text, answer) + S
        if painter is not None:
            painter.fillRect(QRectF(L + theme.XS, top, width - 2 * L - S, theme.HAIR), c.line)
        top += S
        heading = theme.font(Step.SMALL, Weight.TITLE)
        room = width - 2 * L - S
        top += self._words(
            painter, L + theme.XS, top, room, heading, c.quiet, tr("With your people, right away")
        )
        if not self._counts:
            return top + self._words(painter, L + theme.XS, top, room, theme.font(), c.quiet, self._waits)
        for one in self._counts:
            figure = theme.font(weight=Weight.TITLE, tabular=True)
            colour = c.ok if one.nothing else c.text
            needed = QFontMetrics(figure).horizontalAdvance(one.words) + S
            name = QFontMetrics(theme.font()).horizontalAdvance(one.side)
            if needed + name <= room:
                if painter is not None:
                    row = self._placed(QRectF(L + theme.XS + name, top, room - name, 2 * L))
                    painter.setFont(figure)
                    painter.setPen(colour)
                    end = trailing(self._mirrored)
                    painter.drawText(row, int(end | Qt.AlignmentFlag.AlignTop), one.words)
                top += self._words(painter, L + theme.XS, top, room, theme.font(), c.text, one.side)
            else:
                top += self._words(painter, L + theme.XS, top, room, theme.font(), c.text, one.side)
                top += self._words(painter, L + theme.XS, top, room, figure, colour, one.words)
            top += theme.XS
        return top

    @property
    def _mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _placed(self, box: QRectF) -> QRectF:
        return (
            QRectF(self.width() - box.right(), box.top(), box.width(), box.height())
            if self._mirrored
            else box
        )

    def _words(
        self,
        painter: QPainter | None,
        left: float,
        top: float,
        room: float,
        font: QFont,
        colour: QColor,
        text: str,
    ) -> float:
        if not text:
            return 0.0
        lead = leading(self._mirrored)
        flags = int(lead | Qt.AlignmentFlag.AlignTop) | _WRAP
        high = QFontMetrics(font).boundingRect(0, 0, max(1, int(room)), 9_999, flags, text).height()
        if painter is not None:
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(self._placed(QRectF(left, top, room, high)), flags, text)
        return float(high)

    def _radio(self, painter: QPainter, box: QRectF) -> None:
        c = theme.colours()
        on = self.isChecked()
        rounded(painter, box, box.width() / 2, c.accent if on else c.card, None if on else c.edge, theme.LINE)
        if on:
            inner = box.adjusted(box.width() / 3, box.width() / 3, -box.width() / 3, -box.width() / 3)
            rounded(painter, inner, inner.width() / 2, c.on_accent, None)

    def _picture(self, painter: QPainter | None, top: float, width: int) -> float:
        """Paint the two sides with arrows between them; return how high that is."""
        tile = float(theme.grown(Size.TILE))
        small = theme.font(Step.SMALL, Weight.NAME)
        high = M + tile + theme.XS + QFontMetrics(small).height() + M
        if painter is None:
            return high
        c = theme.colours()
        box = QRectF(L, top, width - 2 * L, high)
        rounded(painter, box, theme.RADIUS_INNER, c.inset, None)
        half = box.width() / 2
        main = self.words.mode
        spots: list[QRectF] = []
        for number, (word, strong) in enumerate(
            ((self._system, main != "openfaith"), ("OpenFaith", main != "external"))
        ):
            place = QRectF(box.left() + number * half, box.top(), half, box.height())
            spot = QRectF(place.center().x() - tile / 2, top + M, tile, tile)
            spots.append(spot)
            fill, ink = (c.accent, c.on_accent) if strong else (c.card, c.accent_text)
            if number:
                icons.draw_mark(painter, spot, fill, ink)
            else:
                rounded(painter, spot, tile * 0.22, fill, None)
                inner = spot.adjusted(tile / 4, tile / 4, -tile / 4, -tile / 4)
                icons.draw(painter, inner, "cloud", ink)
            if not strong:
                rounded(painter, spot, tile * 0.22, None, c.line2)
            painter.setFont(small)
            painter.setPen(c.quiet)
            below = QRectF(place.left(), spot.bottom() + theme.XS, half, QFontMetrics(small).height())
            shown = QFontMetrics(small).elidedText(word, Qt.TextElideMode.ElideRight, int(half))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)
        start, end = spots[0].right() + S, spots[1].left() - S
        comes, goes = self.words.arrows
        middle = spots[0].center().y()
        self._arrow(painter, start, end, middle - S, goes=comes)
        self._arrow(painter, end, start, middle + S, goes=goes)
        return high

    @staticmethod
    def _arrow(painter: QPainter, start: float, end: float, level: float, *, goes: bool) -> None:
        c = theme.colours()
        colour = c.accent_text if goes else c.edge
        pen = QPen(colour, theme.RING if goes else theme.LINE)
        pen.setStyle(Qt.PenStyle.SolidLine if goes else Qt.PenStyle.DotLine)
        painter.setPen(pen)
        back = S if end > start else -S
        painter.drawLine(QLineF(start, level, end - back, level))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        tip = [
            QPointF(end, level),
            QPointF(end - back, level - theme.XS),
            QPointF(end - back, level + theme.XS),
        ]
        painter.drawPolygon(QPolygonF(tip))
