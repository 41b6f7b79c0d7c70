"""The frame of every page: a title, one sentence of state, at most one main action, and the content."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Meaning, S, Size
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.buttons import Glyph
from openfaith_desktop.ui.widgets.surface import Scroll
from openfaith_desktop.ui.widgets.text import Kind, Text


class StateLine(QWidget):
    """One sentence of state: perhaps an icon with a strong word in its colour, then quiet words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        self._glyph = Glyph("info", Meaning.QUIET, Size.ICON)
        self._strong = Text("", Kind.STRONG, name=f"{name}State")
        self._words = Text("", Kind.QUIET, name=f"{name}Sentence", wrap=True)
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(self._glyph, 0, top)
        line.addWidget(self._strong, 0, top)
        line.addWidget(self._words, 1, top)
        self.say("")

    def say(self, words: str, strong: str = "", icon: str = "", meaning: Meaning = Meaning.QUIET) -> None:
        """Show a state."""
        self._glyph.show_icon(icon or "info", meaning)
        self._glyph.setVisible(bool(icon))
        self._strong.say(strong, meaning)
        self._strong.setVisible(bool(strong))
        self._words.say(f"·  {words}" if strong and words else words)
        self.setAccessibleName(f"{strong} {words}".strip())

    def text(self) -> str:
        """Return what is said."""
        return self.accessibleName()


class Page(QWidget):
    """Content goes into `body`; buttons into `acts`; `banner` is hidden until something is told.

    `wide`: takes all the width there is. `scrolls`: the body scrolls. `bare`: the body is all there is.
    """

    def __init__(
        self, key: str, title: str, *, wide: bool = False, scrolls: bool = False, bare: bool = False
    ) -> None:
        super().__init__()
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setObjectName(f"page_{key}")
        self.setAccessibleName(title)
        around = QHBoxLayout(self)
        left, top, right, bottom = (0, 0, 0, 0) if bare else theme.PAGE_MARGINS
        around.setContentsMargins(left, top, 0 if scrolls else right, 0 if scrolls else bottom)
        inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if not wide:
            inner.setMaximumWidth(theme.grown(theme.CONTENT_WIDTH))
        around.addStretch(1)
        around.addWidget(inner, 10_000)
        around.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title = Text(title, Kind.TITLE, name=f"{key}Title", wrap=True)
        self.state = StateLine(key)
        words = QVBoxLayout()
        words.setSpacing(theme.XS)
        words.addWidget(self.title)
        words.addWidget(self.state)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(S)
        self.acts.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self.head.setSpacing(theme.L)
        self.head.setContentsMargins(0, 0, right if scrolls else 0, theme.L)
        self.head.addLayout(words, 1)
        self.head.addLayout(self.acts)
        column.addLayout(self.head)
        if bare:
            self.head.setContentsMargins(0, 0, 0, 0)
            self.title.hide()
            self.state.hide()
        self.banner = Banner(f"{key}Banner")
        if scrolls:
            self.scroller = Scroll(f"{key}Scroll", spacing=theme.L)
            self.body = self.scroller.column
            self.body.setContentsMargins(0, 0, right, bottom)
            column.addWidget(self.scroller, 1)
        else:
            self.body = QVBoxLayout()
            self.body.setSpacing(theme.L)
            column.addLayout(self.body, 1)
        self.body.addWidget(self.banner)
