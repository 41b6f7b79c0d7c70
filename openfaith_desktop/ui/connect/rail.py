"""Where am I: the steps beside the page, those behind with a tick, the present one strong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.connect.model import Step, step_words, tr
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size, Weight
from openfaith_desktop.ui.theme import Step as Type
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.mark import Mark
from openfaith_desktop.ui.widgets.sides import leading
from openfaith_desktop.ui.widgets.surface import row
from openfaith_desktop.ui.widgets.text import Kind, Text

_WRAP = int(Qt.TextFlag.TextWordWrap)


class _Steps(QWidget):
    """The list, painted; a screen reader hears it as one sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("connectSteps")
        self._steps: tuple[Step, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, steps: Sequence[Step], at: Step) -> None:
        self._steps, self._at = tuple(steps), list(steps).index(at)
        said = tr("Step {} of {}: {}")
        self.setAccessibleName(said.format(self._at + 1, len(steps), step_words(at)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme.grown(Size.NAVIGATION), theme.grown(Size.ROW_STEP) * len(self._steps))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        high, side = theme.grown(Size.ROW_STEP), float(theme.grown(Size.ICON_LARGE))
        left = self.width() - side - theme.LINE if mirrored else theme.LINE
        for number, step in enumerate(self._steps):
            done, now = number < self._at, number == self._at
            circle = QRectF(left, number * high + (high - side) / 2, side, side)
            if number + 1 < len(self._steps):
                painter.setPen(QPen(c.ok if done else c.line2, theme.LINE))
                x = circle.center().x()
                painter.drawLine(QLineF(x, circle.bottom() + theme.XS, x, circle.top() + high - theme.XS))
            painter.setPen(QPen(c.line2, theme.LINE) if not done and not now else Qt.PenStyle.NoPen)
            painter.setBrush(c.accent if now else c.ok_tint if done else c.side)
            painter.drawEllipse(circle)
            if done:
                inner = circle.adjusted(theme.XS, theme.XS, -theme.XS, -theme.XS)
                icons.draw(painter, inner, "check", c.ok)
            else:
                painter.setFont(theme.font(Type.SMALL, Weight.TITLE, tabular=True))
                painter.setPen(c.on_accent if now else c.quiet)
                painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number + 1))
            painter.setFont(theme.font(weight=Weight.TITLE if now else Weight.TEXT))
            painter.setPen(c.text if now else c.quiet)
            beside = side + theme.LINE + M
            box = QRectF(0 if mirrored else beside, number * high, self.width() - beside, high)
            lead = leading(mirrored)
            painter.drawText(box, int(lead | Qt.AlignmentFlag.AlignVCenter) | _WRAP, step_words(step))


class Rail(QWidget):
    """The quiet column: the program, what is being done, the steps, a promise."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("connectRail")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.XL, L, theme.XL)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text("OpenFaith", Kind.STRONG))
        self.what = Text("", Kind.SMALL, name="connectRailWhat", wrap=True)
        words.addWidget(self.what)
        brand = row(Mark(), spacing=M)
        brand.addLayout(words, 1)
        column.addLayout(brand)
        column.addSpacing(theme.XL)
        self.steps = _Steps()
        column.addWidget(self.steps)
        column.addStretch(1)
        promise = Text(
            self.tr("Nothing changes in either place until you press Start."), Kind.SMALL, wrap=True
        )
        line = row(Glyph("shield-check", Meaning.QUIET), spacing=S)
        line.addWidget(promise, 1)
        column.addLayout(line)
        self._resize()
        theme.watch(self._resize)

    def _resize(self) -> None:
        self.setFixedWidth(theme.grown(Size.RAIL))

    def put(self, what: str, steps: Sequence[Step], at: Step) -> None:
        """Show what is being done, and how far it is."""
        self.what.say(what)
        self.steps.put(steps, at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the surface and its edge."""
        c = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), c.side)
        edge = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - theme.HAIR
        painter.fillRect(edge, 0, theme.HAIR, self.height(), c.line)
