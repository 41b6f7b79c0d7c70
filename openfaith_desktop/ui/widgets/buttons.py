"""Buttons. The word says what happens, with the number; at most one `PRIMARY` a page.

`Button` has five kinds; `IconButton` is for what needs no word in sight (its word is its tool tip and its
accessible name). `value_button` in `values.py` is the one that carries a value.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.theme import M, Meaning, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.surface import rounded


class Kind(Enum):
    """What a button is for: the page's act, any other, "Not now", a way elsewhere, what takes away."""

    PRIMARY = auto()
    DEFAULT = auto()
    PLAIN = auto()
    LINK = auto()
    DANGER = auto()


def focus_ring(painter: QPainter, box: QRectF, radius: float) -> None:
    """Paint the ring of what has the keyboard's focus, inside `box`."""
    rounded(painter, box, radius, None, theme.colours().accent_text, theme.RING)


class Button(QPushButton):
    """A button with a word and perhaps an icon. `name` is its object name; `spoken` what a screen reader says."""

    def __init__(
        self,
        text: str,
        name: str,
        kind: Kind = Kind.DEFAULT,
        icon: str = "",
        *,
        trailing: str = "",
        in_card: bool = False,
        spoken: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self._kind, self._icon, self._trailing = kind, icon, trailing
        self._high = Size.BUTTON_IN_CARD if in_card else Size.BUTTON
        self._step = Step.SMALL if small else Step.BODY
        self._spoken = spoken
        self.setAccessibleName(spoken or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)

    def say(self, text: str, icon: str | None = None, spoken: str = "") -> None:
        """Show another word."""
        if icon is not None:
            self._icon = icon
        self.setText(text)
        self.setAccessibleName(spoken or text)
        self.updateGeometry()

    def become(self, kind: Kind) -> None:
        """Be another kind of button."""
        self._kind = kind
        self.update()

    def _padding(self) -> int:
        return S if self._kind in (Kind.LINK, Kind.PLAIN) else M + theme.RING

    def _metrics(self) -> tuple[int, int]:
        return theme.grown(Size.ICON), theme.XS + theme.RING

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the word and its icons."""
        wide = self._measures().horizontalAdvance(self.text()) + 2 * self._padding()
        side, gap = self._metrics()
        wide += sum(side + gap for shown in (self._icon, self._trailing) if shown)
        return QSize(wide, theme.grown(self._high))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never cut."""
        return self.sizeHint()

    def _measures(self) -> QFontMetrics:
        return QFontMetrics(theme.font(self._step, Weight.NAME))

    def _ink(self) -> tuple[QColor, QColor | None, QColor | None]:
        """Return the colours of word, fill and line as the button stands now."""
        c = theme.colours()
        over, down = self.underMouse() and self.isEnabled(), self.isDown() or self.isChecked()
        if self._kind is Kind.PRIMARY:
            shade = QColor(Qt.GlobalColor.black) if not theme.is_dark() or down else c.accent_text
            return c.on_accent, theme.mixed(c.accent, shade, 0.16 if over or down else 0), None
        active = over or down
        if self._kind in (Kind.LINK, Kind.PLAIN):
            word = c.accent_text if self._kind is Kind.LINK else c.quiet
            return word, c.hover if active else None, None
        word = c.problem if self._kind is Kind.DANGER else c.text
        return word, c.hover if active else c.card, c.line2

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button."""
        c = theme.colours()
        word, fill, line = self._ink()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        box = QRectF(self.rect())
        inner = box
        if self.hasFocus():
            inner = box.adjusted(3, 3, -3, -3)
        elif line is not None and c.shadow.alpha() and self.isEnabled():
            rounded(painter, box.adjusted(0, 1, 0, 0), theme.RADIUS, c.shadow, None)
            inner = box.adjusted(0, 0, 0, -1)
        if fill is not None:
            rounded(painter, inner, theme.RADIUS - (2 if self.hasFocus() else 0), fill, line)
        if self.hasFocus():
            focus_ring(painter, box, theme.RADIUS + 1)
        self._paint_words(painter, box, word)

    def _paint_words(self, painter: QPainter, box: QRectF, word: QColor) -> None:
        side, gap = self._metrics()
        font = theme.font(self._step, Weight.NAME)
        text_wide = self._measures().horizontalAdvance(self.text())
        total = text_wide + sum(side + gap for shown in (self._icon, self._trailing) if shown)
        left = box.center().x() - total / 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        parts: list[tuple[str, float]] = []
        if self._icon:
            parts.append((self._icon, side))
        if self.text():
            parts.append(("", text_wide))
        if self._trailing:
            parts.append((self._trailing, side))
        for icon, wide in reversed(parts) if mirrored else parts:
            if icon:
                icons.draw(painter, QRectF(left, box.center().y() - side / 2, side, side), icon, word)
            else:
                painter.setFont(font)
                painter.setPen(word)
                painter.drawText(
                    QRectF(left - 1, box.top(), wide + 2, box.height()),
                    Qt.AlignmentFlag.AlignCenter,
                    self.text(),
                )
            left += wide + gap

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the room that another text size needs."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()
        super().changeEvent(event)


class IconButton(Button):
    """A square button with an icon; its word is spoken and shown on hovering."""

    def __init__(
        self,
        word: str,
        name: str,
        icon: str,
        kind: Kind = Kind.DEFAULT,
        *,
        in_card: bool = False,
        high: Size | None = None,
    ) -> None:
        super().__init__("", name, kind, icon, spoken=word, in_card=in_card)
        self._high = high or self._high
        self.setToolTip(word)

    def _metrics(self) -> tuple[int, int]:
        return theme.grown(Size.ICON), 0

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square."""
        side = theme.grown(self._high)
        return QSize(side, side)


class ChoiceCard(QPushButton):
    """A big answer: icon in a tint, title, a sentence, and an arrow. `primary` fills it with the accent."""

    def __init__(
        self,
        title: str,
        sentence: str,
        name: str,
        icon: str,
        *,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.title, self.sentence, self._icon, self._primary = title, sentence, icon, primary
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a title and two lines."""
        return QSize(
            theme.grown(Size.DIALOG), self.heightForWidth(max(self.width(), theme.grown(Size.DIALOG)))
        )

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """The sentence may need another line."""
        return True

    def _text_left(self) -> int:
        return theme.L + theme.XS + theme.grown(Size.AVATAR_LARGE) + theme.L + theme.XS

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height the words need."""
        room = max(1, width - self._text_left() - theme.grown(Size.TILE))
        flags = int(Qt.TextFlag.TextWordWrap)
        title = QFontMetrics(theme.font(Step.LARGE, Weight.TITLE)).boundingRect(
            0, 0, room, 9999, flags, self.title
        )
        words = QFontMetrics(theme.font()).boundingRect(0, 0, room, 9999, flags, self.sentence)
        return max(title.height() + words.height() + theme.S, theme.grown(Size.AVATAR_LARGE)) + 2 * theme.XL

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card."""
        c = theme.colours()
        over = self.underMouse()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        box = QRectF(self.rect())
        if self._primary:
            fill = theme.mixed(c.accent, QColor(Qt.GlobalColor.black), 0.1 if over else 0)
            rounded(painter, box, theme.RADIUS_CARD, fill, None)
            title, words, tile, glyph = (
                c.on_accent,
                c.on_accent,
                theme.mixed(fill, c.on_accent, 0.15),
                c.on_accent,
            )
        else:
            rounded(painter, box, theme.RADIUS_CARD, c.hover if over else c.card, c.line2)
            title, words, tile, glyph = c.text, c.quiet, c.accent_tint, c.accent_text
        if self.hasFocus():
            if self._primary:
                rounded(
                    painter, box.adjusted(3, 3, -3, -3), theme.RADIUS_CARD - 3, None, c.on_accent, theme.RING
                )
            else:
                focus_ring(painter, box, theme.RADIUS_CARD)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = theme.grown(Size.AVATAR_LARGE)

        def placed(x: float, y: float, w: float, h: float) -> QRectF:
            return QRectF(box.width() - x - w if mirrored else x, y, w, h)

        spot = placed(theme.L + theme.XS, box.center().y() - side / 2, side, side)
        rounded(painter, spot, theme.RADIUS_CARD, tile, None)
        icon = theme.grown(Size.ICON_LARGE + 2)
        centre: QPointF = spot.center()
        icons.draw(
            painter, QRectF(centre.x() - icon / 2, centre.y() - icon / 2, icon, icon), self._icon, glyph
        )
        left, room = self._text_left(), box.width() - self._text_left() - theme.grown(Size.TILE)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        title_font, words_font = theme.font(Step.LARGE, Weight.TITLE), theme.font()
        high = QFontMetrics(title_font).boundingRect(0, 0, int(room), 9999, flags, self.title).height()
        below = QFontMetrics(words_font).boundingRect(0, 0, int(room), 9999, flags, self.sentence).height()
        top = box.center().y() - (high + below + theme.XS) / 2
        painter.setFont(title_font)
        painter.setPen(title)
        painter.drawText(placed(left, top, room, high), flags, self.title)
        painter.setFont(words_font)
        painter.setPen(words)
        painter.drawText(placed(left, top + high + theme.XS, room, below), flags, self.sentence)
        arrow = theme.grown(Size.ICON)
        at = placed(box.width() - theme.XL - arrow, box.center().y() - arrow / 2, arrow, arrow)
        icons.draw(
            painter, at, "caret-left" if mirrored else "caret-right", title if self._primary else c.quiet
        )


class Tile(QWidget):
    """An icon on its tint, beside a heading."""

    def __init__(
        self, icon: str, meaning: Meaning = Meaning.ACCENT, size: Size = Size.TILE, *, round_: bool = False
    ) -> None:
        super().__init__()
        self._icon, self._meaning, self._size, self._round = icon, meaning, size, round_
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square."""
        side = theme.grown(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        c = theme.colours()
        painter = QPainter(self)
        box = QRectF(self.rect())
        rounded(
            painter, box, box.width() / 2 if self._round else theme.RADIUS_CARD, c.tint(self._meaning), None
        )
        side = box.width() * 0.5
        at = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
        icons.draw(painter, at, self._icon, c.word(self._meaning))


class Glyph(QWidget):
    """An icon alone, beside a word that says the same."""

    def __init__(self, icon: str, meaning: Meaning = Meaning.QUIET, size: Size = Size.ICON) -> None:
        super().__init__()
        self._icon, self._meaning, self._size = icon, meaning, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, meaning: Meaning) -> None:
        """Show another icon."""
        self._icon, self._meaning = icon, meaning
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """A square."""
        side = theme.grown(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icons.draw(painter, self.rect(), self._icon, theme.colours().word(self._meaning))


def pen(colour: QColor, width: float) -> QPen:
    """Return a pen with round ends."""
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
