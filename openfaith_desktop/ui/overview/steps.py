"""The six steps of a sync that goes on, as a table by kind of record, painted: moving counts and thin bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.sync.events import Phase
from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.overview.model import GROUPS, Cell, cell, cell_words, group_title, step_title, tr
from openfaith_desktop.ui.progress import PHASES, Progress
from openfaith_desktop.ui.theme import XL, M, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import pen
from openfaith_desktop.ui.widgets.progress import paint_bar
from openfaith_desktop.ui.widgets.sides import leading, trailing
from openfaith_desktop.ui.widgets.surface import rounded


class StepTable(QWidget):
    """Six rows; screen readers hear every row as a sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        self._progress = Progress()
        self._system, self._sends, self._waiting = "", True, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, progress: Progress, system: str, *, sends: bool, waiting: bool) -> None:
        """Show a run; `sends` False: its mode sends nothing by itself."""
        self._progress, self._system, self._sends, self._waiting = progress, system, sends, waiting
        self.setAccessibleName(". ".join(self.sentence(phase) for phase in PHASES))
        self.update()

    def sentence(self, phase: Phase) -> str:
        """Return a row as a sentence."""
        cells = [
            f"{group_title(key)} {cell_words(one)}"
            for key, _ in GROUPS
            if (one := cell(self._progress, phase, key)).begun
        ]
        return ", ".join([f"{step_title(phase, self._system)}: {self._state(phase)}", *cells])

    def _state(self, phase: Phase) -> str:
        at = PHASES.index(self._progress.phase) if self._progress.phase else -1
        if PHASES.index(phase) < at:
            return tr("done")
        return tr("going on") if PHASES.index(phase) == at else tr("later")

    def sizeHint(self) -> QSize:  # noqa: N802
        """A header and six rows."""
        rows = self._row_height() * len(PHASES)
        return QSize(theme.grown(Size.STEP_COLUMN) * 2, theme.grown(Size.ROW_HEADER) + rows)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Rows keep their height."""
        return self.sizeHint()

    @property
    def _narrow(self) -> bool:
        """Whether the counts stand under the step's name, for want of room beside it."""
        return self.width() < theme.grown(Size.NARROW_PAGE)

    def _row_height(self) -> int:
        return theme.grown(Size.ROW_DECISION if self._narrow else Size.ROW_STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Rows grow when the counts need a second line."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _columns(self) -> list[tuple[str, QRectF]]:
        """Return the count columns' boxes over the whole height, the last at the edge."""
        wide = min(theme.grown(Size.STEP_COLUMN), (self.width() - 2 * XL) / 5)
        boxes = []
        for number, (key, _) in enumerate(reversed(GROUPS)):
            right = self.width() - XL - number * wide
            boxes.append((key, QRectF(right - wide + M, 0, wide - M, self.height())))
        return boxes

    def _placed(self, box: QRectF) -> QRectF:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return QRectF(self.width() - box.right(), box.top(), box.width(), box.height())
        return box

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint header and rows."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._lead = leading(mirrored)
        self._trail = trailing(mirrored)
        high = theme.grown(Size.ROW_HEADER)
        painter.setFont(theme.font(Step.SMALL, Weight.TITLE))
        painter.setPen(c.quiet)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self._placed(QRectF(XL, 0, self.width(), high)), self._lead | middle, tr("Step"))
        for key, box in [] if self._narrow else self._columns():
            head = self._placed(QRectF(box.left() - XL, 0, box.width() + XL, high))
            painter.drawText(head, self._trail | middle, group_title(key))
        painter.fillRect(QRectF(0, high - theme.HAIR, self.width(), theme.HAIR), c.line)
        top = float(high)
        for number, phase in enumerate(PHASES):
            box = QRectF(0, top, self.width(), self._row_height())
            self._paint_row(painter, box, phase, number)
            top += box.height()

    def _paint_row(self, painter: QPainter, box: QRectF, phase: Phase, number: int) -> None:
        c = theme.colours()
        at = PHASES.index(self._progress.phase) if self._progress.phase else -1
        now, done = number == at, number < at
        side = theme.grown(Size.ICON + 2)
        if now:
            tint = c.inset if self._waiting else c.accent_tint
            rounded(painter, box.adjusted(S - 1, theme.RING, -(S - 1), -theme.RING), theme.RADIUS, tint, None)
        elif number + 1 < len(PHASES) and number + 1 != at:
            left = XL + side + M
            line = QRectF(left, box.bottom(), box.width() - left - XL, theme.HAIR)
            painter.fillRect(self._placed(line), c.line)
        spot = self._placed(QRectF(XL, box.center().y() - side / 2, side, side))
        nothing = phase is Phase.PUSH and not self._sends and not now and not done
        self._paint_sign(painter, spot, now=now, done=done, nothing=nothing)
        left = XL + side + M
        if self._narrow:
            self._paint_narrow(painter, box, left, phase, nothing=nothing, now=now, done=done)
            return
        columns = self._columns()
        room = QRectF(left, box.top(), columns[-1][1].left() - left - M, box.height())
        painter.setFont(theme.font(weight=Weight.TITLE if now else Weight.NAME if done else Weight.TEXT))
        painter.setPen(c.text if now or done else c.quiet)
        shown = QFontMetrics(painter.font()).elidedText(
            step_title(phase, self._system), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(self._placed(room), self._lead | Qt.AlignmentFlag.AlignVCenter, shown)
        if nothing:
            painter.setFont(theme.font())
            painter.setPen(c.quiet)
            words = QRectF(room.right(), box.top(), self.width() - XL - room.right(), box.height())
            painter.drawText(
                self._placed(words),
                self._trail | Qt.AlignmentFlag.AlignVCenter,
                tr("Only what you choose is sent"),
            )
            return
        if phase is Phase.FINALIZE:
            return
        for key, column in columns:
            part = QRectF(column.left(), box.top(), column.width(), box.height())
            self._paint_cell(painter, part, cell(self._progress, phase, key), now=now, done=done)

    def _paint_narrow(
        self,
        painter: QPainter,
        box: QRectF,
        left: float,
        phase: Phase,
        *,
        nothing: bool,
        now: bool,
        done: bool,
    ) -> None:
        """Paint a step's name with its counts under it."""
        c = theme.colours()
        cells = [
            f"{group_title(key)} {cell_words(one)}"
            for key, _ in GROUPS
            if (one := cell(self._progress, phase, key)).begun
        ]
        below = tr("Only what you choose is sent") if nothing else " · ".join(cells)
        room = QRectF(left, box.top(), self.width() - left - XL, box.height())
        half = room.height() / 2
        first = room.adjusted(0, theme.XS, 0, -half) if below else room
        name = theme.font(weight=Weight.TITLE if now else Weight.NAME if done else Weight.TEXT)
        for part, words, font, colour in (
            (first, step_title(phase, self._system), name, c.text if now or done else c.quiet),
            (room.adjusted(0, half - theme.XS, 0, -theme.XS), below, theme.font(Step.SMALL), c.quiet),
        ):
            painter.setFont(font)
            painter.setPen(colour)
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(part.width()))
            painter.drawText(self._placed(part), self._lead | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_sign(self, painter: QPainter, spot: QRectF, *, now: bool, done: bool, nothing: bool) -> None:
        c = theme.colours()
        if done:
            icons.draw(painter, spot, "check-circle-fill", c.ok)
        elif now and self._waiting:
            icons.draw(painter, spot, "hourglass", c.info)
        elif now:
            ring = spot.adjusted(theme.RING, theme.RING, -theme.RING, -theme.RING)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(theme.mixed(c.accent_tint, c.accent_text, 0.35), theme.RING + 1))
            painter.drawEllipse(ring)
            painter.setPen(pen(c.accent_text, theme.RING + 1))
            painter.drawArc(ring, 90 * 16, -round(max(0.04, self._progress.share()) * 360 * 16))
        else:
            icons.draw(painter, spot, "minus" if nothing else "circle", c.edge)

    def _paint_cell(self, painter: QPainter, box: QRectF, one: Cell, *, now: bool, done: bool) -> None:
        c = theme.colours()
        middle = Qt.AlignmentFlag.AlignVCenter
        if not one.begun:
            if now or done:
                painter.setFont(theme.font())
                painter.setPen(c.quiet)
                word = tr("waits") if now else tr("with people")
                painter.drawText(self._placed(box), self._trail | middle, word)
            return
        painter.setFont(theme.font(weight=Weight.TITLE if now or done else Weight.TEXT, tabular=True))
        painter.setPen(c.text)
        if not now or one.finished or not one.total:
            painter.drawText(self._placed(box), self._trail | middle, cell_words(one))
            return
        bar_high = theme.XS
        words = box.adjusted(0, 0, 0, -(bar_high + S))
        painter.drawText(self._placed(words), self._trail | middle, cell_words(one))
        level = words.center().y() + painter.fontMetrics().height() / 2 + theme.XS
        fill = theme.mixed(c.track, c.accent, 0.6) if self._waiting else c.accent
        paint_bar(painter, self._placed(QRectF(box.left(), level, box.width(), bar_high)), one.share, fill)
