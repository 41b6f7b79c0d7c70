"""Words on a page: one label class with the steps of type, and the hairline between groups."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Meaning, Step, Weight
from openfaith_desktop.ui.widgets.sides import leading, trailing


class Kind(Enum):
    """What a text is on its page: its size, weight, usual colour, and whether its figures stand in columns."""

    TITLE = (Step.TITLE, Weight.TITLE, Meaning.TEXT, False)
    HEADING = (Step.HEADING, Weight.TITLE, Meaning.TEXT, False)
    CARD_TITLE = (Step.LARGE, Weight.TITLE, Meaning.TEXT, False)
    STRONG = (Step.BODY, Weight.TITLE, Meaning.TEXT, False)
    NAME = (Step.BODY, Weight.NAME, Meaning.TEXT, False)
    BODY = (Step.BODY, Weight.TEXT, Meaning.TEXT, False)
    QUIET = (Step.BODY, Weight.TEXT, Meaning.QUIET, False)
    SMALL = (Step.SMALL, Weight.TEXT, Meaning.QUIET, False)
    LABEL = (Step.SMALL, Weight.TITLE, Meaning.QUIET, False)
    NUMBER = (Step.TITLE, Weight.TITLE, Meaning.TEXT, True)
    FIGURE = (Step.BODY, Weight.TITLE, Meaning.TEXT, True)


class Text(QLabel):
    """Plain words; never read as markup, for names come from elsewhere. `wrap`: several lines where needed."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = Kind.BODY,
        *,
        name: str = "",
        meaning: Meaning | None = None,
        wrap: bool = False,
        right: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._asked = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        super().__init__(text, parent)
        self._kind = kind
        self._meaning = meaning or kind.value[2]
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.watch(self.restyle)
        self.restyle()

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:  # noqa: N802
        """Stand at the leading or trailing side of the page, whatever direction the words have."""
        self._asked = alignment
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignAbsolute
        if not alignment & middle:
            far = bool(alignment & Qt.AlignmentFlag.AlignRight)
            side = trailing(self.isRightToLeft()) if far else leading(self.isRightToLeft())
            alignment = (alignment & ~sides) | side
        super().setAlignment(alignment)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Change sides with the direction of reading."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._asked)

    def restyle(self) -> None:
        """Take the font and colour in force."""
        step, weight, _, tabular = self._kind.value
        self.setFont(theme.font(step, weight, tabular=tabular))
        theme.ink(self, self._meaning)

    def say(self, text: str, meaning: Meaning | None = None) -> None:
        """Show other words, in the colour of a meaning when one is given."""
        if meaning is not None and meaning is not self._meaning:
            self._meaning = meaning
            self.restyle()
        if text != self.text():
            self.setText(text)


class Elided(Text):
    """One line that ends in … where there is no room; the whole of it is the tool tip."""

    def __init__(
        self, text: str = "", kind: Kind = Kind.BODY, *, name: str = "", meaning: Meaning | None = None
    ) -> None:
        super().__init__(text, kind, name=name, meaning=meaning)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few letters at least."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.colours().word(self._meaning))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Offer the whole text on hovering where it is cut."""
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")
        super().resizeEvent(event)


class Divider(QWidget):
    """A hairline between two groups, lying or standing."""

    def __init__(self, *, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if standing:
            self.setFixedWidth(theme.HAIR)
        else:
            self.setFixedHeight(theme.HAIR)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme.colours().line)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the colours."""
        self.update()
        super().changeEvent(event)
