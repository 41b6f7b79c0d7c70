"""The navigation at the window's leading side: where one can go, what waits there, how the connection stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.ui import icons, theme, words
from openfaith_desktop.ui.theme import M, Meaning, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.buttons import Glyph, focus_ring
from openfaith_desktop.ui.widgets.mark import Mark
from openfaith_desktop.ui.widgets.sides import leading, put
from openfaith_desktop.ui.widgets.surface import Scroll, box, rounded, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text

TWO_FIGURES, MANY = "00", 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go to. `group`: 0 first, 1 under “Your church”, 2 after it, 3 at the foot."""

    key: str
    title: str
    icon: str
    group: int
    alarm: Meaning = Meaning.ACCENT


class Item(QPushButton):
    """One line of the navigation, with the number of what waits there."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.title)
        self._entry = entry
        self._count = 0
        self._slim = False
        self.setObjectName(f"go_{entry.key}")
        self.setAccessibleName(entry.title)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put_count(self, count: int) -> None:
        """Show how much waits; nothing for 0."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(
                f"{self._entry.title}, {words.number(count)}" if count else self._entry.title
            )
            self.update()

    def be_slim(self, slim: bool) -> None:
        """Show the icon alone."""
        self._slim = slim
        self.setToolTip(self._entry.title if slim else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As the theme says."""
        usual = theme.grown(Size.NAVIGATION) - 2 * (S + 2)
        if self._slim:
            return QSize(theme.grown(Size.NAVIGATION_SLIM) - 2 * (S + 2), theme.grown(Size.NAVIGATION_ITEM))
        return QSize(usual, theme.grown(Size.NAVIGATION_ITEM))

    def needed(self) -> int:
        """Return the width that the word takes when one is there, with what waits there or may come to."""
        measures = QFontMetrics(theme.font(weight=Weight.TITLE))
        # Even while nothing waits: else every screen shifts when the first thing does.
        counted = max(self._count_width(), self._pill(TWO_FIGURES)) + theme.XS
        return M + theme.grown(Size.ICON) + S + measures.horizontalAdvance(self.text()) + 2 + counted + S

    def _count_text(self) -> str:
        return words.number(self._count) if self._count < MANY else f"{words.number(MANY - 1)}+"

    def _count_width(self) -> int:
        return self._pill(self._count_text())

    def _pill(self, text: str) -> int:
        measures = QFontMetrics(theme.font(Step.SMALL, Weight.TITLE, tabular=True))
        return max(theme.grown(Size.COUNT) + 2, measures.horizontalAdvance(text) + 2 * (S - 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint icon, word and number."""
        c = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        box = QRectF(self.rect())
        on = self.isChecked()
        if on:
            dark = theme.is_dark()
            rounded(painter, box, theme.RADIUS, c.hover if dark else c.card, None if dark else c.line)
        elif self.underMouse():
            rounded(painter, box, theme.RADIUS, c.hover, None)
        if self.hasFocus():
            focus_ring(painter, box, theme.RADIUS)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = theme.grown(Size.ICON)

        def placed(x: float, wide: float) -> QRectF:
            return QRectF(box.width() - x - wide if mirrored else x, 0, wide, box.height())

        spot = placed((box.width() - side) / 2 if self._slim else M - 2, side)
        icons.draw(painter, spot, self._entry.icon, c.accent_text if on else c.quiet)
        if self._slim:
            if self._count:
                self._paint_dot(painter, spot)
            return
        left, end = M + side + S, box.width() - S
        if self._count:
            end -= self._paint_count(painter, placed, end) + theme.XS
        painter.setFont(theme.font(weight=Weight.TITLE if on else Weight.NAME))
        painter.setPen(c.text)
        room = placed(left, end - left)
        shown = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        put(painter, room, leading(mirrored), shown)

    def _paint_dot(self, painter: QPainter, icon: QRectF) -> None:
        side = theme.grown(Size.BAR)
        level = icon.center().y() - icon.width() / 2
        spot = QRectF(icon.right() - side / 2, level, side, side)
        rounded(painter, spot, side / 2, theme.colours().word(self._entry.alarm), None)

    def _paint_count(self, painter: QPainter, placed, end: float) -> float:
        c = theme.colours()
        font = theme.font(Step.SMALL, Weight.TITLE, tabular=True)
        high, wide = theme.grown(Size.COUNT), self._count_width()
        around = placed(end - wide, wide)
        pill = QRectF(around.left(), around.center().y() - high / 2, wide, high)
        fill = theme.mixed(c.tint(self._entry.alarm), c.word(self._entry.alarm), 0.12)
        rounded(painter, pill, high / 2, fill, None)
        painter.setFont(font)
        painter.setPen(c.word(self._entry.alarm))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self._count_text())
        return wide


class _Brand(QWidget):
    """The program's mark, its name and the church's."""

    def __init__(self) -> None:
        super().__init__()
        self.church = Elided("", Kind.SMALL, name="navigationChurch")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text("OpenFaith", Kind.STRONG))
        column.addWidget(self.church)
        self.texts = box(column)
        line = row(Mark(), self.texts, spacing=M - 2)
        line.setStretch(1, 1)
        self.setLayout(line)


class Foot(QWidget):
    """How the connection stands, always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("connectionState")
        self._glyph = Glyph("check-circle", Meaning.OK, Size.ICON)
        self._title = Elided("", Kind.NAME, name="connectionStateTitle")
        self._words = Elided("", Kind.SMALL, name="connectionStateWords")
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._words)
        self.texts = box(column)
        line = row(self._glyph, self.texts, spacing=M)
        line.setAlignment(self._glyph, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        self.setLayout(line)

    def say(self, title: str, sentence: str, icon: str, meaning: Meaning) -> None:
        """Show a state."""
        self._glyph.show_icon(icon, meaning)
        self._title.say(title)
        self._words.say(sentence)
        self.setAccessibleName(f"{title}. {sentence}")
        self.setToolTip(self.accessibleName())


class Navigation(QWidget):
    """The column; `chosen` tells the key of where to go."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(self.tr("Navigation"))
        self.setFixedWidth(theme.grown(Size.NAVIGATION))
        column = QVBoxLayout(self)
        column.setContentsMargins(S + 2, L_TOP, S + 2, M)
        column.setSpacing(2)
        self.slim = False
        self._brand = _Brand()
        self._brand.setContentsMargins(S, 0, S, 0)
        column.addWidget(self._brand)
        column.addSpacing(L_TOP)
        places = Scroll("navigationScroll", spacing=2)
        column.addWidget(places, 1)
        self._group = QButtonGroup(self)
        self._items: dict[str, Item] = {}
        before = 0
        self._heading = Text(self.tr("Your church"), Kind.LABEL)
        self._heading.setContentsMargins(M, 0, 0, S - 2)
        for entry in entries:
            if entry.group != before and entry.group < 3:
                places.column.addSpacing(theme.L)
                if entry.group == 1:
                    places.column.addWidget(self._heading)
            before = entry.group
            item = Item(entry)
            item.clicked.connect(lambda _=False, key=entry.key: self.chosen.emit(key))
            self._items[entry.key] = item
            self._group.addButton(item)
            (column if entry.group == 3 else places.column).addWidget(item)
        places.column.addStretch(1)
        column.addSpacing(S)
        column.addWidget(Divider())
        column.addSpacing(S)
        self.foot = Foot()
        self.foot.setContentsMargins(S, theme.XS, 0, theme.XS)
        column.addWidget(self.foot)
        theme.watch(self._resize)

    def _resize(self) -> None:
        if self.slim:
            self.setFixedWidth(theme.grown(Size.NAVIGATION_SLIM))
            return
        usual = theme.grown(Size.NAVIGATION)
        needed = max(item.needed() for item in self._items.values()) + 2 * (S + 2)
        # Long words make room for themselves, but not without end: what is left is for the screens.
        self.setFixedWidth(min(max(usual, needed), usual * 5 // 4))

    def be_slim(self, slim: bool) -> None:
        """Show icons alone, with their words on hovering: for narrow windows and big text."""
        if slim == self.slim:
            return
        self.slim = slim
        for part in (self._brand.texts, self._heading, self.foot.texts):
            part.setVisible(not slim)
        for item in self._items.values():
            item.be_slim(slim)
        self._resize()

    def mark(self, key: str) -> None:
        """Show where one is."""
        if key in self._items:
            self._items[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for item in self._items.values():
                item.setChecked(False)
            self._group.setExclusive(True)

    def put_counts(self, counts: dict[str, int]) -> None:
        """Show what waits where."""
        for key, count in counts.items():
            if key in self._items:
                self._items[key].put_count(count)
        self._resize()

    def put_church(self, name: str) -> None:
        """Show the church's name."""
        self._brand.church.say(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the surface and its edge."""
        c = theme.colours()
        painter = QPainter(self)
        painter.fillRect(self.rect(), c.side)
        edge = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - theme.HAIR
        painter.fillRect(edge, 0, theme.HAIR, self.height(), c.line)


L_TOP = theme.L + 2
"""Room above and below the mark."""
