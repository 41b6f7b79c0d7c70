"""Progress: a bar, a bar in six parts for a sync, and a ring that counts a wait down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import pen

THOUSANDTHS = 1000


def paint_bar(painter: QPainter, box: QRectF, share: float, fill: QColor) -> None:
    """Paint a bar filled to a share (0 to 1) from its leading end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(theme.colours().track)
    painter.drawRoundedRect(box, radius, radius)
    if share > 0:
        wide = max(box.height(), box.width() * min(1.0, share))
        left = (
            box.right() - wide if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft else box.left()
        )
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(left, box.top(), wide, box.height()), radius, radius)


class _Bar(QProgressBar):
    def __init__(self, name: str, spoken: str, high: Size) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setRange(0, THOUSANDTHS)
        self.setTextVisible(False)
        self._high = high
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme.grown(Size.COMBO_WIDE), theme.grown(self._high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme.grown(Size.TILE), theme.grown(self._high))


class Bar(_Bar):
    """How far one thing is; `share` from 0 to 1."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken, Size.BAR_THIN)
        self._done = False
        self._paused = False

    def put(self, share: float, *, done: bool = False, paused: bool = False) -> None:
        """Show a share."""
        self._done, self._paused = done, paused
        self.setValue(round(share * THOUSANDTHS))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        fill = c.ok if self._done else c.edge if self._paused else c.chart_added
        paint_bar(painter, QRectF(self.rect()), self.value() / THOUSANDTHS, fill)


class Steps(_Bar):
    """A bar in parts, each as long as its step takes; finished parts in the colour of done."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken, Size.BAR)
        self._lengths: tuple[float, ...] = (1.0,)
        self._at, self._share, self._waiting = 0, 0.0, False

    def put(self, lengths: Sequence[float], at: int, share: float, *, waiting: bool = False) -> None:
        """Show the step `at` (from 0) filled to a share; `lengths` are the parts' relative lengths."""
        self._lengths, self._at, self._share, self._waiting = tuple(lengths), at, share, waiting
        total = sum(self._lengths) or 1.0
        before = sum(self._lengths[:at])
        here = self._lengths[at] * share if at < len(self._lengths) else 0.0
        self.setValue(round((before + here) / total * THOUSANDTHS))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the parts."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        gap = theme.XS + 1
        room = self.width() - gap * (len(self._lengths) - 1)
        total = sum(self._lengths) or 1.0
        left = 0.0
        for index, length in enumerate(self._lengths):
            wide = max(float(self.height()), room * length / total)
            box = QRectF(self.width() - left - wide if mirrored else left, 0, wide, self.height())
            running = theme.mixed(c.track, c.accent, 0.6) if self._waiting else c.accent
            share = 1.0 if index < self._at else self._share if index == self._at else 0.0
            paint_bar(painter, box, share, c.ok if index < self._at else running)
            left += wide + gap


class Ring(QWidget):
    """A ring that empties while something waits, with the seconds left in it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._left, self._of = 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def put(self, left: float, of: float) -> None:
        """Show `left` of `of` seconds."""
        self._left, self._of = max(0.0, left), max(of, 1.0)
        self.setAccessibleName(self.tr("{} seconds left").format(round(self._left)))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square."""
        side = theme.grown(Size.RING)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the ring."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(theme.RING, theme.RING, -theme.RING, -theme.RING)
        painter.setPen(pen(theme.mixed(c.info_tint, c.accent_text, 0.25), theme.RING + 1))
        painter.drawEllipse(box)
        painter.setPen(pen(c.accent_text, theme.RING + 1))
        painter.drawArc(box, 90 * 16, round(self._left / self._of * 360 * 16))
        painter.setFont(theme.font(Step.SMALL, Weight.TITLE, tabular=True))
        painter.setPen(c.text)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(round(self._left)))
