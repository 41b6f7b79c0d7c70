"""A safety brake's page: what would happen, to whom by name, and three answers, the harmless first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.application import brakes
from openfaith_desktop.application.brakes import BrakeCause, BrakeQuestion
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, ChoiceCard, Tile
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, Scroll, clear, row
from openfaith_desktop.ui.widgets.text import Kind, Text

ICONS = ("arrows-clockwise", "shield-check", "check")
"""Of the answers, in their order."""
NAMES_AT_ONCE = 100


class BrakeView(QWidget):
    """The question of one stopped sync. Not one record has changed while it is open."""

    answered = Signal(int, str, str)
    """A decision's number, the answer, and whom it is about."""
    closed = Signal()

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("brakeView")
        self.face = face
        self.decision: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        self.title = Text("", Kind.HEADING, name="brakeTitle", wrap=True)
        self.sentence = Text("", Kind.QUIET, name="brakeSentence", wrap=True)
        self.back = Button(self.tr("All decisions"), "brakeBack", icon="arrow-left")
        self.back.clicked.connect(self.closed)
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        head = row(Tile("hand-palm", Meaning.ATTENTION), spacing=theme.L)
        head.addLayout(texts, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        self.scroller = Scroll("brakeScroll", spacing=theme.M)
        column.addWidget(self.scroller, 1)

    def show_decision(self, number: int) -> None:
        """Read a brake's question and show it."""
        self.decision = number
        app = self.face.app
        self.face.door.read(self, lambda: brakes.question(app, number), self._show, key="brake")

    def _show(self, found: BrakeQuestion) -> None:
        self.title.say(found.title)
        when = words.ago(words.parsed(found.asked_at))
        self.sentence.say(
            self.tr(
                "That is more than usual, so we ask you first. Not one record has changed. Asked {}."
            ).format(when)
        )
        clear(self.scroller.column)
        for place, cause in enumerate(found.causes):
            self.scroller.column.addWidget(self._cause(found.id, place, cause))
        self.scroller.column.addWidget(Text(self.tr("What should we do?"), Kind.CARD_TITLE, name="brakeAsks"))
        answers = Reflow(Size.NARROW_RECORDS, theme.M)
        for choice, icon in zip(found.answers, ICONS, strict=True):
            card = ChoiceCard(choice.title, choice.what_it_does, f"brakeAnswer_{choice.word}", icon)
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            card.clicked.connect(lambda _=False, w=choice.word: self._answer(found, w))
            answers.add(card, 1)
        self.scroller.column.addWidget(answers)
        self.scroller.column.addStretch(1)

    def _cause(self, number: int, place: int, cause: BrakeCause) -> Card:
        card = Card(f"brakeCause_{place}", spacing=theme.S)
        line = row(
            Text(self.tr("Who it is about"), Kind.STRONG, name="brakeWho"),
            None,
            Text(
                self.tr("{} of {}").format(words.number(cause.number), words.number(cause.total)),
                Kind.FIGURE,
                name="brakeNumber",
            ),
        )
        card.column.addLayout(line)
        names = QVBoxLayout()
        names.setSpacing(theme.S)
        self._put_names(names, cause.names)
        card.column.addLayout(names)
        more = cause.number - len(cause.names)
        if more > 0:
            button = Button(
                self.tr("See all {}").format(words.number(cause.number)), f"brakeAll_{place}", ButtonKind.LINK
            )
            app = self.face.app

            def show(found: tuple[brakes.Somebody, ...]) -> None:
                clear(names)
                self._put_names(names, [one.name for one in found])
                button.hide()

            button.clicked.connect(
                lambda: self.face.door.read(
                    self, lambda: brakes.people(app, number, place, 0, NAMES_AT_ONCE), show, key=f"all{place}"
                )
            )
            card.column.addWidget(button)
        return card

    def _put_names(self, column: QVBoxLayout, names: tuple[str, ...] | list[str]) -> None:
        for name in names:
            column.addLayout(row(Avatar(name), Text(name, Kind.BODY, name="brakeName"), None))

    def _answer(self, question: BrakeQuestion, word: str) -> None:
        self.answered.emit(question.id, word, question.title)
