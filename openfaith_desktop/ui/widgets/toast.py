"""A short word at the foot of the window that something was done, with its undo; it goes by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L, M, S, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.surface import rounded
from openfaith_desktop.ui.widgets.text import Kind, Text

SECONDS = 10


class _Undo(Button):
    """The toast's button, in the toast's colours."""

    def _ink(self):
        c = theme.colours()
        over = theme.mixed(c.toast, c.on_toast, 0.18) if self.underMouse() or self.hasFocus() else None
        return c.on_toast, over, None


class Toast(QFrame):
    """Lies over the foot of its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        line = QHBoxLayout(self)
        line.setContentsMargins(L, S, S, S)
        line.setSpacing(M)
        self.words = Text("", Kind.BODY, name="toastWords")
        self.button = _Undo(self.tr("Undo"), "toastUndo", ButtonKind.LINK, in_card=True)
        self.button.clicked.connect(self._pressed)
        line.addWidget(self.words, 1)
        line.addWidget(self.button)
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        theme.watch(self.restyle)
        self.restyle()
        self.hide()

    def restyle(self) -> None:
        """Take the colours in force."""
        palette = QPalette(self.words.palette())
        palette.setColor(QPalette.ColorRole.WindowText, theme.colours().on_toast)
        self.words.setPalette(palette)

    def tell(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; `undo` takes it back."""
        self.words.setText(text)
        self.restyle()
        self.setAccessibleName(text)
        self._undo = undo
        self.button.setVisible(undo is not None)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(SECONDS * 1000)

    def _pressed(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _place(self) -> None:
        parent = self._over
        self.setMinimumHeight(theme.grown(Size.TILE))
        self.adjustSize()
        wide = min(max(self.width(), theme.grown(Size.DIALOG)), parent.width() - 2 * L)
        self.setGeometry(
            (parent.width() - wide) // 2, parent.height() - self.height() - L, wide, self.height()
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in place when the window grows."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dark plate."""
        rounded(QPainter(self), QRectF(self.rect()), theme.RADIUS_INNER, theme.colours().toast, None)

    def enterEvent(self, event: QEvent) -> None:  # noqa: N802
        """Wait while the mouse is on it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Go on."""
        self._timer.start(SECONDS * 1000)
