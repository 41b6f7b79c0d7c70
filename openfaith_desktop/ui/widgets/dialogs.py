"""Dialogs: one question with one confirmation, and an error with what to do. Opened, never executed.

`open()` returns at once; what follows hangs on the signals. A dialog never opens over a dialog: the shell
sees to that.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.theme import XL, L, M, Meaning, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, Tile
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.text import Kind, Text


class Dialog(QDialog):
    """The frame: a title, a column for content, and a line of buttons."""

    def __init__(self, parent: QWidget | None, name: str, title: str, sentence: str = "") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.grown(Size.DIALOG))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(XL, XL, XL, L)
        self.column.setSpacing(M)
        # Qt would reckon the least height of wrapped words at their narrowest; `fit` does better.
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.title = Text(title, Kind.CARD_TITLE, name=f"{name}Title", wrap=True)
        self.sentence = Text(sentence, Kind.QUIET, name=f"{name}Sentence", wrap=True)
        self.sentence.setVisible(bool(sentence))
        self.column.addWidget(self.title)
        self.column.addWidget(self.sentence)
        self.body = QVBoxLayout()
        self.body.setSpacing(M)
        self.column.addLayout(self.body, 1)
        self.column.addSpacing(theme.S)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.S)
        self.buttons.addStretch(1)
        self.column.addLayout(self.buttons)

    def fit(self) -> None:
        """Be as high as the words need at this width."""
        self.body.invalidate()
        self.column.invalidate()
        wide = max(self.minimumWidth(), self.column.sizeHint().width())
        high = self.column.heightForWidth(wide) if self.column.hasHeightForWidth() else 0
        self.resize(wide, high or self.column.sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the words."""
        super().showEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint a card."""
        QPainter(self).fillRect(QRectF(self.rect()), theme.colours().card)


SHOWN_NAMES, HOVERED_NAMES = 4, 40
"""How many names are said in words, and how many on hovering over them."""


class Confirm(Dialog):
    """One question about one choice; the button says what happens, with the number. `confirmed` when pressed."""

    confirmed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        title: str,
        sentence: str,
        act: str,
        *,
        names: Sequence[str] = (),
        danger: bool = False,
        cancel: str = "",
    ) -> None:
        super().__init__(parent, name, title, sentence)
        if names:
            line = QHBoxLayout()
            line.setSpacing(theme.XS + theme.RING)
            for one in names[:SHOWN_NAMES]:
                line.addWidget(Avatar(one))
            line.addWidget(self._named(names, f"{name}Names"), 1)
            self.body.addLayout(line)
        self.no = Button(cancel or self.tr("Not now"), f"{name}No", ButtonKind.PLAIN)
        self.no.clicked.connect(self.reject)
        self.yes = Button(act, f"{name}Yes", ButtonKind.DANGER if danger else ButtonKind.PRIMARY)
        self.yes.clicked.connect(self._confirm)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        (self.no if danger else self.yes).setFocus()

    def _named(self, names: Sequence[str], name: str) -> Text:
        """Return the first names in words, with more of them on hovering."""
        said, more = words.together(names[:SHOWN_NAMES]), len(names) - SHOWN_NAMES
        if more > 0:
            said = self.tr("{} and {} more").format(said, words.number(more))
        text = Text(said, Kind.BODY, name=name, wrap=True)
        if more > 0:
            text.setToolTip(f"<p>{html.escape(', '.join(names[:HOVERED_NAMES]))}</p>")
        return text

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()


class Trouble(Dialog):
    """An error for people: what happened, what it means, what to do, and perhaps a button that does it."""

    acted = Signal()

    def __init__(self, parent: QWidget | None, error: OpenFaithError, action: str = "") -> None:
        super().__init__(parent, "trouble", error.title)
        line = QHBoxLayout()
        line.setSpacing(L)
        line.addWidget(Tile("warning-circle", Meaning.PROBLEM), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(theme.S)
        self.meaning = Text(error.what_it_means, Kind.BODY, name="troubleMeans", wrap=True)
        self.todo = Text(error.what_to_do, Kind.NAME, name="troubleDo", wrap=True)
        texts.addWidget(self.meaning)
        texts.addWidget(self.todo)
        line.addLayout(texts, 1)
        self.body.addLayout(line)
        self.setAccessibleDescription(f"{error.what_it_means} {error.what_to_do}")
        close = Button(self.tr("Close"), "troubleClose", ButtonKind.DEFAULT)
        close.clicked.connect(self.reject)
        self.buttons.addWidget(close)
        if action:
            act = Button(action, "troubleAct", ButtonKind.PRIMARY)
            act.clicked.connect(self._act)
            self.buttons.addWidget(act)
        close.setFocus()

    def _act(self) -> None:
        self.accept()
        self.acted.emit()
