"""A banner: tint, icon, a bold sentence, a plain one, one action. At most one a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L, M, Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.text import Kind, Text

ICONS = {
    Meaning.OK: "check-circle",
    Meaning.ATTENTION: "hand-palm",
    Meaning.PROBLEM: "warning-circle",
    Meaning.INFO: "info",
    Meaning.ACCENT: "sparkle",
    Meaning.QUIET: "info",
}


class Banner(QFrame):
    """Shown with `tell`, hidden with `hide`; screen readers hear it as an alert."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._meaning = Meaning.INFO
        line = QHBoxLayout(self)
        line.setContentsMargins(L, M, L, M)
        line.setSpacing(M)
        self.glyph = Glyph("info", Meaning.INFO, Size.ICON_LARGE)
        self.title = Text("", Kind.STRONG, name=f"{name}Title", wrap=True)
        self.sentence = Text("", Kind.BODY, name=f"{name}Sentence", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self.action = Button("", f"{name}Action", ButtonKind.LINK)
        self._act: Callable[[], object] | None = None
        self.action.clicked.connect(lambda: self._act() if self._act else None)
        line.addWidget(self.glyph)
        line.addLayout(words, 1)
        line.addWidget(self.action)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    def tell(
        self,
        meaning: Meaning,
        title: str,
        sentence: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
        icon: str = "",
    ) -> None:
        """Show something, with an action when there is something to do."""
        self._meaning = meaning
        self.glyph.show_icon(icon or ICONS[meaning], meaning)
        self.title.say(title)
        self.sentence.say(sentence)
        self.sentence.setVisible(bool(sentence))
        self._act = act
        self.action.setVisible(bool(action))
        self.action.say(action)
        self.setAccessibleName(f"{title} {sentence}".strip())
        self.update()
        self.show()
        self._fit()

    def _fit(self) -> None:
        """Be no higher than the words at this width: a page with room to spare shares it out among its parts."""
        self.setMaximumHeight(max(1, self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the height that the words need at another width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Follow the size of the text."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the tint."""
        rounded(
            QPainter(self), QRectF(self.rect()), theme.RADIUS_CARD, theme.colours().tint(self._meaning), None
        )
