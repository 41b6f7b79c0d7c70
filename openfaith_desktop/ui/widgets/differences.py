"""Where two values differ, word by word, and how that is shown: tint and underline and weight, never colour alone."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import takewhile

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Weight
from openfaith_desktop.ui.widgets.sides import leading, put

Span = tuple[int, int]
"""Begin and end of a part of a text."""
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")


def spans(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return which parts of each text the other doesn't have; figures are compared figure by figure."""
    if not one or not other:
        return (((0, len(one)),) if one else (), ((0, len(other)),) if other else ())
    ours, theirs = _TOKENS.findall(one), _TOKENS.findall(other)
    mine: list[Span] = []
    yours: list[Span] = []
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        first, second = "".join(ours[a:b]), "".join(theirs[c:d])
        kept = _same_figures(first, second)
        begin, start = len("".join(ours[:a])), len("".join(theirs[:c]))
        if first[kept:]:
            mine.append((begin + kept, begin + len(first)))
        if second[kept:]:
            yours.append((start + kept, start + len(second)))
    return _joined(one, mine), _joined(other, yours)


def _same_figures(one: str, other: str) -> int:
    """Return how many leading figures two numbers of one length share."""
    if one.isdigit() and other.isdigit() and len(one) == len(other):
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))
    return 0


def _joined(text: str, parts: list[Span]) -> tuple[Span, ...]:
    """Return the parts with those joined that only a blank keeps apart."""
    made: list[Span] = []
    for begin, end in parts:
        if made and not text[made[-1][1] : begin].strip():
            made[-1] = (made[-1][0], end)
        else:
            made.append((begin, end))
    return tuple(made)


def paint_value(
    painter: QPainter, box: QRectF, text: str, parts: tuple[Span, ...], font: QFont, *, faded: bool = False
) -> float:
    """Paint one line of text with its differing parts marked, cut where there is no room; return its width."""
    c = theme.colours()
    bold = QFont(font)
    bold.setWeight(QFont.Weight(int(Weight.TITLE)))
    left, right = box.left(), box.right()
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    pieces = _pieces(text, parts)
    if mirrored:
        left = right - sum(_wide(bold if marked else font, piece) for piece, marked in pieces)
    begun = left
    for piece, marked in pieces:
        used = bold if marked else font
        room = right - left
        shown = QFontMetricsF(used).elidedText(piece, Qt.TextElideMode.ElideRight, room)
        wide = _wide(used, shown)
        if marked:
            high = QFontMetricsF(used).height()
            mark = QRectF(left, box.center().y() - high / 2, wide, high)
            painter.fillRect(mark, c.attention_tint)
            painter.setPen(QPen(c.attention, theme.LINE))
            painter.drawLine(QPointF(mark.left(), mark.bottom()), QPointF(mark.right(), mark.bottom()))
        painter.setFont(used)
        painter.setPen(c.quiet if faded else c.text)
        put(painter, QRectF(left, box.top(), wide + 1, box.height()), leading(mirrored=False), shown)
        left += wide
        if shown != piece:
            break
    return left - begun


def _wide(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _pieces(text: str, parts: tuple[Span, ...]) -> list[tuple[str, bool]]:
    made: list[tuple[str, bool]] = []
    at = 0
    for begin, end in parts:
        made += [(text[at:begin], False), (text[begin:end], True)]
        at = end
    made.append((text[at:], False))
    return [piece for piece in made if piece[0]]


class DiffText(QWidget):
    """A value with its differing parts marked; the whole of it is its tool tip and accessible name."""

    def __init__(self, text: str, parts: tuple[Span, ...] = ()) -> None:
        super().__init__()
        self._text, self._parts = text, parts
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        measures = QFontMetricsF(theme.font(weight=Weight.TITLE))
        return QSize(round(measures.horizontalAdvance(self._text)) + 1, round(measures.height()) + theme.XS)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """It may be cut."""
        return QSize(theme.grown(theme.XXL), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        paint_value(painter, QRectF(self.rect()), self._text, self._parts, theme.font(weight=Weight.NAME))
