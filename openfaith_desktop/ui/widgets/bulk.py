"""The bar under a table while something is ticked: how many, what can be done with them, and Clear."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.theme import L, M, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Flow
from openfaith_desktop.ui.widgets.fields import paint_tick
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.text import Elided, Kind, Text


class BulkBar(QFrame):
    """`put` shows it; `answers` is the line its buttons go into; `note` says how long undo holds."""

    cleared = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        around = QVBoxLayout(self)
        around.setContentsMargins(L, theme.S, theme.S, theme.S)
        line = QHBoxLayout()
        line.setSpacing(M)
        tick = _Tick()
        self.count = Text("", Kind.NAME, name=f"{name}Count")
        self.answers = Flow(theme.S)
        whole = _Line(line, self.answers)
        around.addWidget(whole)
        self.clear = Button(self.tr("Clear"), f"{name}Clear", ButtonKind.LINK, in_card=True)
        self.clear.clicked.connect(self.cleared)
        self.note = Elided("", Kind.SMALL, name=f"{name}Note")
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(tick)
        line.addWidget(self.count)
        line.addWidget(self.note, 1)
        line.addWidget(self.clear)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def put(self, count: int, note: str = "") -> None:
        """Show how many are chosen; hide for none."""
        self.count.say(words.count(count, self.tr("1 chosen"), self.tr("{} chosen", None, count)))
        self.note.say(note)
        self.setVisible(count > 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bar."""
        c = theme.colours()
        line = theme.mixed(c.card, c.accent_text, 0.45)
        rounded(QPainter(self), QRectF(self.rect()), theme.RADIUS_CARD, c.card, line, theme.LINE)


class _Line(Reflow):
    """The count and the answers beside each other where all the answers have room on one line."""

    def __init__(self, count: QHBoxLayout, answers: Flow) -> None:
        super().__init__(Size.DIALOG, theme.S)
        self._count, self._answers = count, answers
        self.add(count, 1)
        self.add(answers)

    def least(self) -> int:
        """Return the width in pixels below which the parts are stacked."""
        needed = self._count.minimumSize().width() + theme.S + self._answers.sizeHint().width()
        return max(super().least(), needed)


class _Tick(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.grown(Size.TICK), theme.grown(Size.TICK))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        paint_tick(QPainter(self), QRectF(self.rect()), Qt.CheckState.Checked)
