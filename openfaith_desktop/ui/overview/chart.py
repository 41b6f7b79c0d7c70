"""The chart of the last runs, painted: two series from zero, the highest labelled, a dot for “nothing new”."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from openfaith_desktop.application.overview import RunBar
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.overview.model import run_sentence
from openfaith_desktop.ui.theme import S, Size, Step, Weight

_NICE = (1, 2, 4, 5, 10)


def top_of(highest: int) -> int:
    """Return a round number that the axis ends at, never below the highest."""
    if highest <= 0:
        return 2
    power = 1
    while power * 10 < highest:
        power *= 10
    return next(step * power for step in _NICE if step * power >= highest)


class Chart(QWidget):
    """Bars from the oldest to the newest run; hovering and arrow keys say each in words."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._spoken = spoken
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self._runs: tuple[RunBar, ...] = ()
        self._chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def put(self, runs: Sequence[RunBar]) -> None:
        """Show these runs, oldest first."""
        self._runs = tuple(runs)
        self._chosen = -1
        self.setAccessibleDescription(". ".join(run_sentence(run) for run in self._runs))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for fourteen bars."""
        return QSize(theme.grown(Size.DIALOG), theme.grown(Size.NAVIGATION) + theme.XL)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Bars can be thin, not gone."""
        return QSize(theme.grown(Size.NAVIGATION), theme.grown(Size.COMBO_WIDE))

    def _frame(self) -> QRectF:
        measures = QFontMetrics(theme.font(tabular=True))
        left = measures.horizontalAdvance(words.number(self._top())) + S
        return QRectF(self.rect()).adjusted(left, measures.height() + S, 0, -(measures.height() + S))

    def _top(self) -> int:
        return top_of(max((run.added + run.updated for run in self._runs), default=0))

    def _slot(self, index: int) -> QRectF:
        frame = self._frame()
        wide = frame.width() / max(len(self._runs), 1)
        at = (
            len(self._runs) - 1 - index if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else index
        )
        return QRectF(frame.left() + at * wide, frame.top(), wide, frame.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint axis, bars and labels."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame, top = self._frame(), self._top()
        small = theme.font(Step.SMALL)
        painter.setFont(theme.font(Step.SMALL, tabular=True))
        for value in (0, top // 2, top):
            level = frame.bottom() - frame.height() * value / top
            painter.setPen(c.line2 if value == 0 else c.line)
            painter.drawLine(QPointF(frame.left(), level), QPointF(frame.right(), level))
            painter.setPen(c.quiet)
            box = QRectF(0, level - S, frame.left() - S, 2 * S)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words.number(value)
            )
        highest = max(range(len(self._runs)), key=self._height_of, default=-1)
        for index in range(len(self._runs)):
            self._paint_bar(painter, index, top, labelled=index == highest and self._height_of(index) > 0)
        painter.setFont(small)
        self._paint_days(painter, frame)

    def _height_of(self, index: int) -> int:
        return self._runs[index].added + self._runs[index].updated

    def _paint_bar(self, painter: QPainter, index: int, top: int, *, labelled: bool) -> None:
        c = theme.colours()
        run, slot = self._runs[index], self._slot(index)
        wide = min(slot.width() * 0.5, theme.grown(Size.ICON))
        left = slot.center().x() - wide / 2
        unit = slot.height() / top
        painter.setPen(Qt.PenStyle.NoPen)
        if not self._height_of(index):
            failed = run.state != "done"
            painter.setBrush(c.attention if failed else c.line2)
            painter.drawEllipse(QPointF(slot.center().x(), slot.bottom() - S), theme.RING + 1, theme.RING + 1)
        level = slot.bottom()
        for number, colour in ((run.updated, c.chart_updated), (run.added, c.chart_added)):
            high = number * unit
            if number:
                gap = 1.0 if level < slot.bottom() else 0.0
                painter.setBrush(colour)
                bar = QRectF(left, level - high, wide, max(high - gap, 1.0))
                painter.drawRoundedRect(bar, theme.RING, theme.RING)
            level -= high
        if index == self._chosen and self.hasFocus():
            painter.setPen(c.accent_text)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(slot.adjusted(1, 0, -1, 0), theme.XS, theme.XS)
        if labelled:
            painter.setFont(theme.font(Step.SMALL, Weight.TITLE, tabular=True))
            painter.setPen(c.text)
            box = QRectF(slot.left() - slot.width(), level - 3 * S, slot.width() * 3, 3 * S)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words.number(self._height_of(index)))

    def _paint_days(self, painter: QPainter, frame: QRectF) -> None:
        c = theme.colours()
        measures = QFontMetrics(theme.font(Step.SMALL))
        shown_until = -1.0
        count = len(self._runs)
        last = count - 1
        chosen = sorted({0, last, *range(0, count, 4)}) if count else []
        for index in [last, *[i for i in chosen if i != last and last - i >= 2]] if count else []:
            at = words.parsed(self._runs[index].started_at)
            if at is None:
                continue
            name = words.day_name(at)
            text = name[:1].upper() + name[1:]
            wide = measures.horizontalAdvance(text)
            slot = self._slot(index)
            left = min(max(slot.center().x() - wide / 2, frame.left()), frame.right() - wide)
            if index != last and left < shown_until:
                continue
            if index != last:
                shown_until = left + wide + S
                if left + wide > self._slot(last).center().x() - wide:
                    continue
            painter.setFont(theme.font(Step.SMALL, Weight.TITLE if index == last else Weight.TEXT))
            painter.setPen(c.text if index == last else c.quiet)
            box = QRectF(left - S, frame.bottom() + S / 2, wide + 2 * S, measures.height() + S / 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # --- in words ----------------------------------------------------------------------------------

    def _at(self, point: QPointF) -> int:
        return next((i for i in range(len(self._runs)) if self._slot(i).contains(point)), -1)

    def event(self, event: QEvent) -> bool:
        """Say the run under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self._at(QPointF(event.pos()))
            if index >= 0:
                QToolTip.showText(event.globalPos(), run_sentence(self._runs[index]), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrow keys go from run to run."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._runs:
            super().keyPressEvent(event)
            return
        start = len(self._runs) if self._chosen < 0 else self._chosen
        self._chosen = min(max(start + step, 0), len(self._runs) - 1)
        sentence = run_sentence(self._runs[self._chosen])
        self.setAccessibleName(f"{self._spoken}. {sentence}")
        where = self._slot(self._chosen).center().toPoint()
        QToolTip.showText(self.mapToGlobal(QPoint(where.x(), where.y())), sentence, self)
        self.update()
