"""The line above a web page: where it is, the name that counts in bold, and whether anybody could read along."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.text import Elided, Kind, Text


class AddressLine(QFrame):
    """Read only: nobody types an address while signing in."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("signInAddress")
        # An address is written from left to right in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.M, 0, theme.M, 0)
        line.setSpacing(0)
        self._glyph = Glyph("lock-simple", Meaning.QUIET, Size.ICON_SMALL)
        self._before = Text("", Kind.QUIET, name="signInAddressBefore")
        self._known = Text("", Kind.STRONG, name="signInAddressKnown")
        self._after = Elided("", Kind.QUIET, name="signInAddressAfter")
        self._state = Text("", Kind.SMALL, name="signInAddressState")
        line.addWidget(self._glyph)
        line.addSpacing(theme.S)
        line.addWidget(self._before)
        line.addWidget(self._known)
        line.addWidget(self._after, 1)
        line.addSpacing(theme.M)
        line.addWidget(self._state)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a chip."""
        return QSize(theme.grown(Size.SEARCH_WIDE), theme.grown(Size.CHIP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The name that counts is never cut."""
        return QSize(super().minimumSizeHint().width(), theme.grown(Size.CHIP))

    def say(self, parts: tuple[str, str, str], icon: str, state: str, meaning: Meaning) -> None:
        """Show an address in its three parts, and how safe it is, in a word."""
        before, known, after = parts
        self._before.say(before)
        self._known.say(known)
        self._after.say(after)
        self._glyph.show_icon(icon, meaning)
        self._state.say(state, meaning)
        self.setAccessibleName(self.tr("Address: {}. {}").format(before + known + after, state))

    def text(self) -> str:
        """Return what is shown, in one line."""
        return f"{self._before.text()}{self._known.text()}{self._after.text()} {self._state.text()}".strip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the pill."""
        c = theme.colours()
        rounded(QPainter(self), QRectF(self.rect()), self.height() / 2, c.inset, c.line)
