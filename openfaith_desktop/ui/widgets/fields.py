"""What a person fills in: text fields, search, choices, ticks and switches.

A field says its mistake below itself (`Field`), never in a dialog.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import Meaning, S, Size
from openfaith_desktop.ui.widgets.buttons import focus_ring
from openfaith_desktop.ui.widgets.sides import leading
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.text import Kind, Text


def paint_field(painter: QPainter, box: QRectF, *, focused: bool, wrong: bool, on: bool = True) -> None:
    """Paint the frame of a field: a line all round, an edge at the bottom; a ring when focused or wrong."""
    c = theme.colours()
    rounded(painter, box, theme.RADIUS, c.card if on else c.inset, None if focused or wrong else c.line2)
    if wrong or focused:
        rounded(painter, box, theme.RADIUS, None, c.problem if wrong else c.accent_text, theme.RING)
    else:
        painter.setPen(c.edge)
        base = box.bottom() - 0.5
        painter.drawLine(
            round(box.left() + theme.RADIUS - 1),
            round(base),
            round(box.right() - theme.RADIUS + 1),
            round(base),
        )


class LineEdit(QLineEdit):
    """A text field; `wrong` rings it in the problem colour."""

    def __init__(self, name: str, spoken: str, placeholder: str = "", text: str = "", icon: str = "") -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self._icon = icon
        self._wrong = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.watch(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the colours and sizes in force."""
        left = theme.grown(Size.ICON) + S if self._icon else 0
        self.setTextMargins(S + left, 0, S, 0)
        self.setFont(theme.font())
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        palette.setColor(QPalette.ColorRole.Text, theme.colours().text)
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.colours().quiet)
        self.setPalette(palette)
        for button in self.findChildren(QToolButton):
            button.setIcon(icons.icon("x"))

    def set_wrong(self, wrong: bool) -> None:
        """Ring the field, or not."""
        self._wrong = wrong
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the theme says."""
        return QSize(theme.grown(Size.SEARCH_WIDE), theme.grown(Size.FIELD))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Not lower than its text."""
        return QSize(theme.grown(Size.TILE), theme.grown(Size.FIELD))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame, then the text."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_field(painter, box, focused=self.hasFocus(), wrong=self._wrong, on=self.isEnabled())
        if self._icon:
            side = theme.grown(Size.ICON)
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            left = box.right() - S - side if mirrored else S
            icons.draw(
                painter,
                QRectF(left, box.center().y() - side / 2, side, side),
                self._icon,
                theme.colours().quiet,
            )
        painter.end()
        super().paintEvent(event)


class SearchField(LineEdit):
    """Search as you type: `searched` comes a moment after the last key, and at once with Enter or Escape."""

    searched = Signal(str)
    WAIT_MS = 120

    def __init__(self, name: str, spoken: str, placeholder: str) -> None:
        super().__init__(name, spoken, placeholder, icon="magnifying-glass")
        self.setClearButtonEnabled(True)
        self.restyle()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._say)
        self._said = ""
        self._hints: tuple[str, ...] = ()
        self.textChanged.connect(lambda _: self._timer.start(self.WAIT_MS))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the theme says."""
        return QSize(theme.grown(Size.SEARCH_WIDE), theme.grown(Size.FIELD))

    def hint(self, *texts: str) -> None:
        """Show the first of these that fits into the empty field, or the last."""
        self._hints = texts
        self._show_hint()

    def _show_hint(self) -> None:
        room = self.width() - theme.grown(Size.ICON) - 4 * S
        measures = self.fontMetrics()
        fitting = [one for one in self._hints if measures.horizontalAdvance(one) <= room]
        if self._hints:
            self.setPlaceholderText((*fitting, self._hints[-1])[0])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show the hint that fits."""
        super().resizeEvent(event)
        self._show_hint()

    def _say(self) -> None:
        self._timer.stop()
        text = self.text().strip()
        if text != self._said:
            self._said = text
            self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape empties the field."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._say()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._say()
        super().keyPressEvent(event)


class Combo(QComboBox):
    """A choice among few; `choices` are (value, word) pairs and `chosen` tells the value."""

    chosen = Signal(object)

    def __init__(self, name: str, spoken: str, choices: list[tuple[object, str]] | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for value, word in choices or []:
            self.addItem(word, value)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def choose(self, value: object) -> None:
        """Show a value without telling anybody."""
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802
        """A wheel scrolls the page; it never changes a choice by accident."""
        event.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the longest word."""
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        return QSize(
            max(theme.grown(Size.COMBO_WIDE), widest + theme.grown(Size.TILE)), theme.grown(Size.FIELD)
        )

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the field, the word and the arrow."""
        painter = QPainter(self)
        c = theme.colours()
        box = QRectF(self.rect())
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        paint_field(painter, box, focused=self.hasFocus(), wrong=False)
        side = theme.grown(Size.ICON_SMALL)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = S if mirrored else box.right() - S - side
        icons.draw(painter, QRectF(left, box.center().y() - side / 2, side, side), "caret-down", c.quiet)
        word = self.currentText() or self.placeholderText()
        painter.setFont(theme.font())
        painter.setPen(c.text if self.currentIndex() >= 0 else c.quiet)
        room = box.adjusted(S + side if mirrored else S + 2, 0, -(S + 2) if mirrored else -(S + side), 0)
        shown = self.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, int(room.width()))
        align = Qt.AlignmentFlag.AlignVCenter | (leading(mirrored))
        painter.drawText(room, align, shown)


def paint_tick(painter: QPainter, box: QRectF, state: Qt.CheckState, *, focused: bool = False) -> None:
    """Paint a tick box into a square: empty, ticked, or partly ticked."""
    c = theme.colours()
    on = state is not Qt.CheckState.Unchecked
    rounded(painter, box, theme.XS, c.accent if on else c.card, None if on else c.edge, theme.LINE)
    if on:
        inner = box.adjusted(box.width() / 6, box.height() / 6, -box.width() / 6, -box.height() / 6)
        glyph = "check-bold" if state is Qt.CheckState.Checked else "minus-bold"
        icons.draw(painter, inner, glyph, c.on_accent)
    if focused:
        focus_ring(painter, box.adjusted(-3, -3, 3, 3), theme.RADIUS)


class Tick(QCheckBox):
    """A tick box with its word."""

    def __init__(self, text: str, name: str, *, spoken: str = "") -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setAccessibleName(spoken or text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """The box and its word."""
        side = theme.grown(Size.TICK)
        word = self.fontMetrics().horizontalAdvance(self.text()) + S if self.text() else 0
        return QSize(side + word + 2 * theme.XS, max(side, self.fontMetrics().height()) + 2 * theme.XS)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos) -> bool:  # noqa: N802
        """The word belongs to the box."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint box and word."""
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        side = theme.grown(Size.TICK)
        box = QRectF(self.rect())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = box.right() - theme.XS - side if mirrored else theme.XS
        spot = QRectF(left, box.center().y() - side / 2, side, side)
        paint_tick(painter, spot, self.checkState(), focused=self.hasFocus())
        if self.text():
            painter.setFont(theme.font())
            painter.setPen(theme.colours().text)
            gap = theme.XS + side + S
            room = box.adjusted(0 if mirrored else gap, 0, -gap if mirrored else 0, 0)
            flags = Qt.AlignmentFlag.AlignVCenter | (leading(mirrored))
            painter.drawText(room, flags, self.text())


class Toggle(QCheckBox):
    """A switch; what it switches stands beside it and is its accessible name."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As the theme says, with room for the ring."""
        return QSize(
            theme.grown(Size.TOGGLE_WIDE) + 2 * theme.XS, theme.grown(Size.TOGGLE_HIGH) + 2 * theme.XS
        )

    def hitButton(self, pos) -> bool:  # noqa: N802
        """All of it."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the switch."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        box = QRectF(self.rect()).adjusted(theme.XS, theme.XS, -theme.XS, -theme.XS)
        on = self.isChecked()
        rounded(painter, box, box.height() / 2, c.accent if on else c.track, None if on else c.edge)
        side = box.height() * 0.66
        gap = (box.height() - side) / 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = box.right() - gap - side if on is not mirrored else box.left() + gap
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.on_accent if on else c.edge)
        painter.drawEllipse(QRectF(left, box.top() + gap, side, side))
        if self.hasFocus():
            focus_ring(painter, box.adjusted(-3, -3, 3, 3), box.height() / 2 + 3)


class Field(QWidget):
    """A labelled field with room for what is wrong with it."""

    def __init__(
        self, label: str, name: str, *, text: str = "", placeholder: str = "", hint: str = ""
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.XS)
        self.edit = LineEdit(name, label, placeholder, text)
        self._hint = hint
        self._below = Text(hint, Kind.SMALL, name=f"{name}Note", wrap=True)
        self._below.setVisible(bool(hint))
        caption = Text(label, Kind.LABEL)
        caption.setBuddy(self.edit)
        for part in (caption, self.edit, self._below):
            column.addWidget(part)
        self.edit.textEdited.connect(lambda _: self.complain(""))

    def text(self) -> str:
        """Return what is typed, without blanks around it."""
        return self.edit.text().strip()

    def complain(self, what: str) -> None:
        """Say what is wrong below the field; nothing: it is right again."""
        self.edit.set_wrong(bool(what))
        self.edit.setAccessibleDescription(what or self._hint)
        self._below.say(what or self._hint, Meaning.PROBLEM if what else Meaning.QUIET)
        self._below.setVisible(bool(what or self._hint))


__all__ = [
    "Combo",
    "Field",
    "LineEdit",
    "SearchField",
    "Tick",
    "Toggle",
    "paint_field",
    "paint_tick",
]
