"""Parts that stand side by side while there is room, and under each other when there isn't."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L


class Reflow(QWidget):
    """`least`: the width, at the usual text size, below which the parts are stacked."""

    def __init__(self, least: int, spacing: int = L) -> None:
        super().__init__()
        self._least = least
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.watch(self._turn)

    def add(self, part: QWidget | QLayout, share: int = 0) -> None:
        """Add a part with its share of the width."""
        if isinstance(part, QWidget):
            self.line.addWidget(part, share)
        else:
            self.line.addLayout(part, share)

    @property
    def stacked(self) -> bool:
        """Whether the parts are under each other now."""
        return self.line.direction() is QBoxLayout.Direction.TopToBottom

    def least(self) -> int:
        """Return the width in pixels below which the parts are stacked."""
        return theme.grown(self._least)

    def _turn(self) -> None:
        stack = self.width() < self.least()
        wanted = QBoxLayout.Direction.TopToBottom if stack else QBoxLayout.Direction.LeftToRight
        if self.line.direction() is not wanted:
            self.line.setDirection(wanted)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never wider than the widest part: it stacks before that."""
        hint = super().minimumSizeHint()
        widest = 0
        for index in range(self.line.count()):
            item = self.line.itemAt(index)
            widest = max(widest, item.minimumSize().width()) if item is not None else widest
        hint.setWidth(widest)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Turn when the width crosses the mark."""
        super().resizeEvent(event)
        self._turn()

    def event(self, event: QEvent) -> bool:
        """Turn before the first painting, too."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._turn()
        return super().event(event)
