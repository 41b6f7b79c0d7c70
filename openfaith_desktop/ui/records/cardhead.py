"""The head of a record's card: who it is, where it is and what waits, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application.card import RecordCard
from openfaith_desktop.application.lists import Where
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.records.model import looks, tr
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, IconButton
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Badge, Flow
from openfaith_desktop.ui.widgets.surface import clear, row
from openfaith_desktop.ui.widgets.text import Kind as TextKind
from openfaith_desktop.ui.widgets.text import Text


class CardHead(QWidget):
    """Empty until `put`; the signals tell what was pressed, `more_asked` with its button."""

    closed = Signal()
    more_asked = Signal(QWidget)
    fields_asked = Signal()
    decide_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(L + theme.XS, L, M, M)

    def clear(self) -> None:
        """Show nothing while another record is read."""
        clear(self.column)

    def put(self, found: RecordCard, system: str) -> None:
        """Show a record's head."""
        clear(self.column)
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(
            Text(found.title or tr("Without a name"), TextKind.HEADING, name="cardTitle", wrap=True)
        )
        badges = QWidget()
        flow = Flow(theme.XS + theme.RING)
        badges.setLayout(flow)
        place = looks(found.where, system)
        waits = found.where is Where.WAITING
        flow.addWidget(
            Badge(tr("In both"), Meaning.OK, "check")
            if waits
            else Badge(place.words, _badge(place.meaning), place.icon)
        )
        if found.decisions:
            many = words.count(
                len(found.decisions), tr("1 to decide"), tr("{} to decide", len(found.decisions))
            )
            flow.addWidget(Badge(many, Meaning.ACCENT))
        if found.problems:
            many = words.count(
                len(found.problems), tr("1 not copied"), tr("{} not copied", len(found.problems))
            )
            flow.addWidget(Badge(many, Meaning.PROBLEM))
        if found.is_child:
            flow.addWidget(Badge(tr("Child"), Meaning.QUIET))
        texts.addWidget(badges)
        more = IconButton(
            tr("More about this record"), "cardMore", "dots-three", ButtonKind.PLAIN, in_card=True
        )
        more.clicked.connect(lambda: self.more_asked.emit(more))
        edit = IconButton(tr("Show all fields"), "cardEdit", "pencil-simple", ButtonKind.PLAIN, in_card=True)
        edit.clicked.connect(self.fields_asked)
        close = IconButton(tr("Close"), "cardClose", "x", ButtonKind.PLAIN, in_card=True)
        close.clicked.connect(self.closed)
        avatar = Avatar(found.title, Size.AVATAR_LARGE, strong=True)
        line = row(avatar, spacing=M)
        line.setAlignment(avatar, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        buttons = QVBoxLayout()
        buttons.addLayout(row(edit, more, close, spacing=0))
        buttons.addStretch(1)
        line.addLayout(buttons)
        self.column.addLayout(line)
        if found.decisions:
            decide = Button(tr("Decide"), "cardDecide", ButtonKind.LINK, trailing="arrow-right", in_card=True)
            decide.clicked.connect(self.decide_asked)
            self.column.addLayout(row(theme.grown(Size.AVATAR_LARGE) + S, decide, None))


def _badge(meaning: Meaning) -> Meaning:
    return Meaning.QUIET if meaning is Meaning.TEXT else meaning
