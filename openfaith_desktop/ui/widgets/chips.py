"""Chips that filter, of which one is chosen; badges that say a state; and rows that wrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from openfaith_desktop.ui import icons, theme, words
from openfaith_desktop.ui.theme import M, Meaning, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import focus_ring
from openfaith_desktop.ui.widgets.sides import leading, put, trailing
from openfaith_desktop.ui.widgets.surface import rounded


class Flow(QLayout):
    """Lays widgets out in lines, as text wraps."""

    def __init__(self, spacing: int = S) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """Return one item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        """Give one item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take everything out, and the widgets out of the window."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """It takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Lines come with width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all lines."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        hints = [item.sizeHint() for item in self._items]
        wide = sum(h.width() for h in hints) + self.spacing() * max(0, len(hints) - 1)
        return QSize(wide, max((h.height() for h in hints), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802
        """The widest item."""
        sizes = [item.minimumSize() for item in self._items]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for item in self._items:
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                left = rect.right() + 1 - (x - rect.x()) - hint.width() if mirrored else x
                item.setGeometry(QRect(QPoint(left, y), hint))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()


@dataclass(frozen=True, slots=True)
class Choice:
    """One chip: its key, its word, and how many things it shows (None: not said)."""

    key: str
    word: str
    count: int | None = None


class Chip(QPushButton):
    """A filter: a word, and how many there are."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.setObjectName(f"chip_{choice.key}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.take(choice)

    def take(self, choice: Choice) -> None:
        """Show a choice."""
        self.choice = choice
        self._number = "" if choice.count is None else words.number(choice.count)
        self.setText(choice.word)
        self.setAccessibleName(f"{choice.word} {self._number}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as word and number."""
        measures = QFontMetrics(theme.font(Step.BODY, Weight.NAME))
        wide = measures.horizontalAdvance(self.choice.word) + 2 * M
        if self._number:
            wide += S + QFontMetrics(theme.font(tabular=True)).horizontalAdvance(self._number)
        return QSize(wide, theme.grown(Size.CHIP))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the chip."""
        c = theme.colours()
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        fill = c.accent_tint if on else c.hover if self.underMouse() else c.card
        rounded(painter, box, box.height() / 2, fill, c.accent_text if on else c.line2)
        if self.hasFocus():
            focus_ring(painter, box, box.height() / 2)
        painter.setLayoutDirection(self.layoutDirection())
        inner = box.adjusted(M, 0, -M, 0)
        mirrored = self.isRightToLeft()
        painter.setFont(theme.font(Step.BODY, Weight.NAME))
        painter.setPen(c.accent_text if on else c.text)
        put(painter, inner, leading(mirrored), self.choice.word)
        if self._number:
            painter.setFont(theme.font(tabular=True))
            painter.setPen(c.accent_text if on else c.quiet)
            put(painter, inner, trailing(mirrored), self._number)


class Chips(QWidget):
    """A row of chips, one chosen; arrow keys move, `chosen` tells the key."""

    chosen = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._flow = Flow()
        self.setLayout(self._flow)
        self._group = QButtonGroup(self)
        self._chips: dict[str, Chip] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_choices(self, choices: Sequence[Choice], chosen: str) -> None:
        """Show these chips with one of them chosen; tells nobody."""
        wanted = {choice.key for choice in choices}
        for key in [k for k in self._chips if k not in wanted]:
            chip = self._chips.pop(key)
            self._group.removeButton(chip)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        for choice in choices:
            if choice.key in self._chips:
                self._chips[choice.key].take(choice)
                continue
            chip = Chip(choice)
            chip.clicked.connect(lambda _=False, key=choice.key: self.chosen.emit(key))
            self._chips[choice.key] = chip
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        if chosen in self._chips:
            self._chips[chosen].setChecked(True)
        self.updateGeometry()


def paint_badge(painter: QPainter, box: QRectF, word: str, meaning: Meaning, icon: str = "") -> None:
    """Paint a badge into a box that is `badge_width` wide."""
    c = theme.colours()
    rounded(painter, box, box.height() / 2, c.tint(meaning), None)
    left = box.left() + S
    if icon:
        side = theme.grown(Size.ICON_SMALL) * 0.85
        icons.draw(painter, QRectF(left, box.center().y() - side / 2, side, side), icon, c.word(meaning))
        left += side + theme.XS
    painter.setFont(theme.font(Step.SMALL, Weight.NAME))
    painter.setPen(c.word(meaning))
    painter.drawText(
        QRectF(left, box.top(), box.right() - left, box.height()),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        word,
    )


def badge_width(word: str, icon: str = "") -> float:
    """Return how wide a badge is."""
    wide = QFontMetrics(theme.font(Step.SMALL, Weight.NAME)).horizontalAdvance(word) + 2 * S
    return wide + (theme.grown(Size.ICON_SMALL) * 0.85 + theme.XS if icon else 0)


class Badge(QWidget):
    """A state in a word, on its tint."""

    def __init__(self, word: str, meaning: Meaning, icon: str = "") -> None:
        super().__init__()
        self._word, self._meaning, self._icon = word, meaning, icon
        self.setAccessibleName(word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its word."""
        return QSize(round(badge_width(self._word, self._icon)) + 1, theme.grown(Size.BADGE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        paint_badge(QPainter(self), QRectF(self.rect()), self._word, self._meaning, self._icon)
