"""The overview's own parts: the three counts, the bar of people, the lines of what happened, the small facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.ui import icons, theme, words
from openfaith_desktop.ui.overview.model import Day, Told
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Flow
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, box, clear, rounded, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text


class CountCard(Card):
    """A number that waits for somebody, what it means, and the way to it."""

    opened = Signal()

    def __init__(self, name: str, title: str, icon: str, meaning: Meaning, action: str) -> None:
        super().__init__(name, (L + theme.XS, L + theme.XS, L, L))
        self.glyph = Glyph(icon, meaning, Size.ICON_LARGE)
        self._meaning = meaning
        self._icon = icon
        self.number = Text("–", Kind.NUMBER, name=f"{name}Number")
        self.words = Elided("", Kind.QUIET, name=f"{name}Words")
        self.title = title
        self.button = Button(
            action,
            f"{name}Open",
            ButtonKind.LINK,
            trailing="arrow-right",
            in_card=True,
            spoken=f"{action}: {title}",
        )
        self.button.clicked.connect(self.opened)
        head = row(self.glyph, Text(title, Kind.STRONG, wrap=True))
        head.setStretch(1, 1)
        self.column.addLayout(head)
        self.column.addSpacing(M)
        self.column.addLayout(row(self.number, None, self.button))
        self.column.addSpacing(S)
        self.column.addWidget(self.words)
        self.column.addStretch(1)

    def put(self, count: int, sentence: str) -> None:
        """Show a number; the colour only when something waits."""
        self.number.say(words.number(count), Meaning.TEXT if count else Meaning.QUIET)
        self.glyph.show_icon(self._icon, self._meaning if count else Meaning.QUIET)
        self.words.say(sentence)
        self.button.setVisible(count > 0)
        self.setAccessibleName(f"{self.title}: {count}. {sentence}")


class PeopleBar(Card):
    """All people as one bar: the same on both sides, to decide, only here."""

    def __init__(self) -> None:
        super().__init__("peopleBar", (L + theme.XS, L, L + theme.XS, L), spacing=M)
        self.total = Text("", Kind.STRONG, name="peopleTotal")
        self.rest = Elided("", Kind.QUIET, name="peopleRest")
        self._legend = Flow(L)
        words = row(self.total, self.rest)
        words.setStretch(1, 1)
        head = Reflow(Size.NARROW_PAGE, S)
        head.add(words, 1)
        head.add(self._legend)
        self._bar = _Parts()
        self.column.addWidget(head)
        self.column.addWidget(self._bar)

    def put(self, total: str, rest: str, parts: Sequence[tuple[int, str, Meaning]]) -> None:
        """Show the bar; `parts` are (count, words, meaning)."""
        self.total.say(total)
        self.rest.say(rest)
        shown = [part for part in parts if part[0]]
        self._legend.clear()
        for _, text, meaning in shown:
            self._legend.addWidget(box(row(_Dot(meaning), Text(text, Kind.QUIET))))
        self._bar.put(shown)
        self.setAccessibleName(". ".join([total, rest, *(text for _, text, _ in shown)]))


def _part_colour(meaning: Meaning) -> QColor:
    c = theme.colours()
    return {Meaning.OK: c.ok, Meaning.ACCENT: c.accent, Meaning.QUIET: c.edge}.get(meaning, c.word(meaning))


class _Dot(QWidget):
    def __init__(self, meaning: Meaning) -> None:
        super().__init__()
        self._meaning = meaning
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        side = theme.grown(Size.BAR)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        rounded(QPainter(self), QRectF(self.rect()), theme.RING + 1, _part_colour(self._meaning), None)


class Legend(QWidget):
    """What a colour of the chart means."""

    def __init__(self, word: str, *, added: bool) -> None:
        super().__init__()
        self.setLayout(row(_Square(added=added), Text(word, Kind.SMALL), spacing=theme.XS + 2))


class _Square(_Dot):
    def __init__(self, *, added: bool) -> None:
        super().__init__(Meaning.QUIET)
        self._added = added

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme.colours()
        fill = c.chart_added if self._added else c.chart_updated
        rounded(QPainter(self), QRectF(self.rect()), theme.RING + 1, fill, None)


class _Parts(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[int, str, Meaning]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, parts: list[tuple[int, str, Meaning]]) -> None:
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(theme.grown(Size.NAVIGATION), theme.grown(Size.BAR))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, high = theme.XS, self.height()
        least = 2.0 * high
        if not self._parts:
            rounded(painter, QRectF(self.rect()), high / 2, theme.colours().track, None)
            return
        total = sum(count for count, _, _ in self._parts)
        room = self.width() - gap * (len(self._parts) - 1)
        # The smallest part is still a part: what it takes, the biggest gives.
        wide = [max(least, room * count / total) for count, _, _ in self._parts]
        wide[wide.index(max(wide))] -= sum(wide) - room
        left = 0.0
        for (_, _, meaning), width in zip(self._parts, wide, strict=True):
            x = (
                self.width() - left - width
                if self.layoutDirection() is Qt.LayoutDirection.RightToLeft
                else left
            )
            rounded(painter, QRectF(x, 0, width, high), high / 2, _part_colour(meaning), None)
            left += width + gap


class Happened(QWidget):
    """One line of what happened lately; a click opens the record."""

    opened = Signal(str, str)

    def __init__(self, line: Told) -> None:
        super().__init__()
        self._line = line
        self.setAccessibleName(f"{line.title} {line.sentence}, {words.ago(line.at)}")
        self.setToolTip(words.exact(line.at))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Elided(line.title, Kind.NAME))
        texts.addWidget(Elided(line.sentence, Kind.SMALL))
        when = Text(words.clock(line.at) if line.at else "", Kind.SMALL)
        around = row(_Round(line.icon), spacing=M)
        around.setContentsMargins(0, theme.XS, 0, theme.XS)
        around.addLayout(texts, 1)
        around.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(around)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the record."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._line.type, self._line.id)


class _Round(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        side = theme.grown(Size.RING)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        c = theme.colours()
        painter = QPainter(self)
        box = QRectF(self.rect())
        rounded(painter, box, box.width() / 2, c.hover, None)
        side = box.width() * 0.5
        spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        icons.draw(painter, spot, self._icon, c.quiet)


class Lately(Card):
    """What happened lately, by day, with the way to all of it at the foot."""

    opened = Signal(str, str)
    all_asked = Signal()

    def __init__(self, title: str, empty: str, action: str) -> None:
        super().__init__("lately", (0, L, 0, 0))
        self.setAccessibleName(title)
        self._empty = empty
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(L + theme.XS, 0, L + theme.XS, 0)
        self._lines.setSpacing(theme.RING)
        self.column.addLayout(self._lines)
        self.column.addStretch(1)
        self.column.addSpacing(S)
        self.column.addWidget(Divider())
        self.button = Button(action, "latelyAll", ButtonKind.LINK, trailing="arrow-right", in_card=True)
        self.button.clicked.connect(self.all_asked)
        foot = row(self.button, None)
        foot.setContentsMargins(M, theme.XS, M, theme.XS + 1)
        self.column.addLayout(foot)

    def put(self, days: Sequence[Day]) -> None:
        """Show the days."""
        clear(self._lines)
        if not days:
            self._lines.addWidget(Text(self._empty, Kind.QUIET, name="latelyEmpty", wrap=True))
        for number, day in enumerate(days):
            if number:
                self._lines.addSpacing(M)
            self._lines.addLayout(row(Text(day.title, Kind.STRONG), None, Text(day.summary, Kind.SMALL)))
            self._lines.addSpacing(theme.XS)
            for line in day.lines:
                one = Happened(line)
                one.opened.connect(self.opened)
                self._lines.addWidget(one)


class Fact(QWidget):
    """A small fact: icon, what, and when."""

    def __init__(self, name: str, icon: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = title
        self.words = Text("", Kind.SMALL, name=f"{name}Words", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(title, Kind.NAME, wrap=True))
        texts.addWidget(self.words)
        line = row(Glyph(icon, Meaning.QUIET, Size.ICON_LARGE), spacing=M)
        line.addLayout(texts, 1)
        self.setLayout(line)

    def put(self, sentence: str, exact: str = "") -> None:
        """Show it."""
        self.words.say(sentence)
        self.setToolTip(exact)
        self.setAccessibleName(f"{self._title}: {sentence}")
