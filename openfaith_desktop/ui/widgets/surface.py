"""Surfaces: cards, insets in them, and a column that a page's content is laid out in.

A card never holds a card; inside one use `Inset`.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L, Meaning


def rounded(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, line: QColor | None, width: float = 1
) -> None:
    """Paint a rounded rectangle whose line lies inside `rect`."""
    half = width / 2 if line is not None else 0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


class Card(QFrame):
    """A card with a column layout `column`; `margins` in the theme's spaces."""

    def __init__(
        self, name: str = "", margins: tuple[int, int, int, int] | None = None, spacing: int = 0
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*(margins or (L, L, L, L)))
        self.column.setSpacing(spacing)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the fill, the line, and in light a soft edge below."""
        c = theme.colours()
        painter = QPainter(self)
        box = QRectF(self.rect())
        if c.shadow.alpha():
            rounded(painter, box.adjusted(0, theme.HAIR, 0, 0), theme.RADIUS_CARD, c.shadow, None)
        rounded(painter, box.adjusted(0, 0, 0, -theme.HAIR), theme.RADIUS_CARD, c.card, c.line)


class Inset(QFrame):
    """A panel inside a card, in a tint; with a `meaning`, in the tint of that."""

    def __init__(self, name: str = "", meaning: Meaning | None = None, spacing: int = 0) -> None:
        super().__init__()
        self.setObjectName(name)
        self._meaning = meaning
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        self.column.setSpacing(spacing)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tint."""
        c = theme.colours()
        fill = c.inset if self._meaning is None else c.tint(self._meaning)
        rounded(QPainter(self), QRectF(self.rect()), theme.RADIUS_INNER, fill, None)


def row(*parts: QWidget | int | None, spacing: int = theme.S) -> QHBoxLayout:
    """Return a line of widgets; a number is a fixed gap, None takes what room is left."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            layout.addWidget(part)
    return layout


def box(layout: QHBoxLayout | QVBoxLayout, name: str = "") -> QWidget:
    """Return a widget around a layout."""
    widget = QWidget()
    widget.setObjectName(name)
    layout.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(layout)
    return widget


def clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    """Take everything out of a layout, and the widgets out of the window."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner := item.layout(), QHBoxLayout | QVBoxLayout):
            clear(inner)


class Scroll(QScrollArea):
    """A column that scrolls when it doesn't fit; `column` is its layout."""

    def __init__(self, name: str = "", spacing: int = 0) -> None:
        super().__init__()
        from openfaith_desktop.ui.widgets.scrollbar import ScrollBar

        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ScrollBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(spacing)
        self.setWidget(inner)
        for part in (self, self.viewport(), inner):
            part.setAutoFillBackground(False)
