"""What stands where nothing is yet: why it is empty and what to do; or the shape of what is coming."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size
from openfaith_desktop.ui.widgets.buttons import Button, Tile
from openfaith_desktop.ui.widgets.text import Kind, Text


class Empty(QWidget):
    """Why a list is empty, and one way on."""

    acted = Signal()

    def __init__(
        self,
        name: str,
        icon: str,
        title: str,
        sentence: str,
        action: str = "",
        meaning: Meaning = Meaning.ACCENT,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        column = QVBoxLayout(self)
        column.setSpacing(S)
        column.addStretch(1)
        self.tile = Tile(icon, meaning, Size.EMPTY_TILE, round_=True)
        column.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(M)
        self.title = Text(title, Kind.CARD_TITLE, name=f"{name}Title", wrap=True)
        self.sentence = Text(sentence, Kind.QUIET, name=f"{name}Sentence", wrap=True)
        self.sentence.setMinimumWidth(theme.grown(Size.NAVIGATION))
        for text in (self.title, self.sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._balance()
        theme.watch(self._balance)
        column.addWidget(self.title)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.sentence, 10_000)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(S)
        self.button = Button(action, f"{name}Action")
        self.button.clicked.connect(self.acted)
        self.button.setVisible(bool(action))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def tell(self, title: str, sentence: str, action: str = "") -> None:
        """Say another reason."""
        self.title.say(title)
        self.sentence.say(sentence)
        self._balance()
        self.button.say(action)
        self.button.setVisible(bool(action))

    def _balance(self) -> None:
        """Make the sentence's lines about equally long: no last line of one word."""
        most, least = theme.grown(Size.DIALOG), theme.grown(Size.NAVIGATION)
        lines = self.sentence.heightForWidth(most)
        while most - S > least and self.sentence.heightForWidth(most - S) == lines:
            most -= S
        self.sentence.setMaximumWidth(most)


_BARS = ((0.0, 0.28), (0.45, 0.16), (0.72, 0.14))


class Loading(QWidget):
    """Grey bars in the shape of the rows that are coming; they stand still."""

    def __init__(
        self, name: str, rows: int = 8, row_height: Size = Size.ROW_PEOPLE, *, avatars: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Loading"))
        self._rows, self._height, self._avatars = rows, row_height, avatars
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the bars."""
        painter = QPainter(self)
        high = theme.grown(self._height)
        for index in range(self._rows):
            paint_loading_row(painter, QRectF(0, index * high, self.width(), high), avatar=self._avatars)


def paint_loading_row(painter: QPainter, box: QRectF, *, avatar: bool) -> None:
    """Paint one row that is on its way."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours().track)
    left = box.left() + L
    middle = box.center().y()
    if avatar:
        side = theme.grown(Size.AVATAR)
        painter.drawEllipse(QRectF(left, middle - side / 2, side, side))
        left += side + M
    bar = theme.grown(Size.BAR)
    room = box.right() - L - left
    for start, share in _BARS:
        painter.drawRoundedRect(
            QRectF(left + room * start, middle - bar / 2, room * share, bar), bar / 2, bar / 2
        )
