"""A safety brake's page: what would happen, to whom by name, and three answers, the harmless first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from openfaith_desktop.application import brakes
from openfaith_desktop.application.brakes import BrakeCause, BrakeQuestion
from openfaith_desktop.sync.brakes import GO_ON
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.decisions.namelist import NameList
from openfaith_desktop.ui.decisions.reasons import figures, may_be
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.answer import AnswerCard
from openfaith_desktop.ui.widgets.buttons import Button, Glyph, Tile
from openfaith_desktop.ui.widgets.progress import Bar
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, Scroll, box, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Kind, Text

ICONS = ("arrows-clockwise", "shield-check", "check")
"""Of the answers, in their order."""


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
        column.setSpacing(theme.L)
        self.title = Text("", Kind.HEADING, name="brakeTitle", wrap=True)
        self.sentence = Text("", Kind.QUIET, name="brakeSentence", wrap=True)
        self.back = Button(self.tr("All decisions"), "brakeBack", icon="arrow-left")
        self.back.clicked.connect(self.closed)
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(theme.L)
        head.addWidget(Tile("hand-palm", Meaning.ATTENTION, Size.EMPTY_TILE))
        head.addLayout(texts, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        self.scroller = Scroll("brakeScroll", spacing=theme.L)
        column.addWidget(self.scroller, 1)

    def show_decision(self, number: int) -> None:
        """Read a brake's question and show it."""
        self.decision = number
        app = self.face.app
        self.face.door.read(self, lambda: brakes.question(app, number), self._show, key="brake")

    def _show(self, found: BrakeQuestion) -> None:
        self.title.say(localised(found.title))
        when = words.ago(words.parsed(found.asked_at))
        self.sentence.say(
            self.tr(
                "That is more than usual, so we ask you first. Not one record has changed. Asked {}."
            ).format(when)
        )
        clear(self.scroller.column)
        for place, cause in enumerate(found.causes):
            parts = Reflow(Size.NARROW_RECORDS)
            parts.add(self._why(place, cause, found.system), 46)
            parts.add(self._who(found.id, place, cause), 54)
            self.scroller.column.addWidget(parts, 1)
        self.scroller.column.addWidget(Text(self.tr("What should we do?"), Kind.CARD_TITLE, name="brakeAsks"))
        self.scroller.column.addWidget(self._answers(found))
        leave = self.tr("You can leave this page. The sync waits for your answer; everything else goes on.")
        self.scroller.column.addWidget(Text(leave, Kind.QUIET, name="brakeLeave", wrap=True))

    # --- what it is about ---------------------------------------------------------------------------

    def _why(self, place: int, cause: BrakeCause, system: str) -> Card:
        """Return how many there were and are, and what may have happened."""
        card = Card(f"brakeWhy_{place}", spacing=theme.M)
        said = figures(cause, system)
        head = row(Text(said.title, Kind.STRONG, name="brakeFigures", wrap=True))
        head.addWidget(Text(said.difference, Kind.STRONG, meaning=Meaning.ATTENTION, name="brakeDifference"))
        head.setStretch(0, 1)
        card.column.addLayout(head)
        most = max(1, *(count for _, count in said.bars))
        for number, (label, count) in enumerate(said.bars):
            bar = Bar(f"brakeBar_{place}_{number}", label)
            bar.put(count / most)
            word = Text(label, Kind.QUIET, name="brakeBarLabel")
            word.setMinimumWidth(theme.grown(Size.LABEL))
            card.column.addLayout(row(word, bar, Text(words.number(count), Kind.FIGURE), spacing=theme.M))
        card.column.addWidget(Divider())
        card.column.addWidget(Text(self.tr("What it may be"), Kind.STRONG, name="brakeMayBe"))
        for icon, title, sentence in may_be(cause, system):
            line = row(Glyph(icon), spacing=theme.M)
            line.setAlignment(Qt.AlignmentFlag.AlignTop)
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(Text(title, Kind.NAME, name="brakeReason", wrap=True))
            texts.addWidget(Text(sentence, Kind.SMALL, name="brakeThen", wrap=True))
            line.addLayout(texts, 1)
            card.column.addWidget(box(line))
        card.column.addStretch(1)
        return card

    def _who(self, number: int, place: int, cause: BrakeCause) -> Card:
        """Return whom it is about, every one of them by name."""
        card = Card(f"brakeCause_{place}", (theme.HAIR, theme.M, theme.HAIR, theme.XS), spacing=theme.S)
        of = self.tr("{} of {}").format(words.number(cause.number), words.number(cause.total))
        head = row(
            Text(self.tr("Who it is about"), Kind.STRONG, name="brakeWho"),
            None,
            Text(of, Kind.FIGURE, name="brakeNumber"),
        )
        head.setContentsMargins(theme.L, theme.XS, theme.L, 0)
        card.column.addLayout(head)
        card.column.addWidget(
            NameList(self.face, f"brakeNames_{place}", cause.number, self._read(number, place))
        )
        return card

    def _read(self, number: int, place: int) -> Callable[[Sequence[int]], Mapping[int, str]]:
        app = self.face.app

        def read(places: Sequence[int]) -> Mapping[int, str]:
            first, last = min(places), max(places)
            found = brakes.people(app, number, place, first, last - first + 1)
            return {at: one.name for at, one in enumerate(found, first)}

        return read

    # --- the answers --------------------------------------------------------------------------------

    def _answers(self, found: BrakeQuestion) -> Reflow:
        answers = Reflow(Size.NARROW_RECORDS, theme.M)
        for choice, icon in zip(found.answers, ICONS, strict=True):
            goes_on = choice.word == GO_ON
            until = self.tr("Undo until {}").format(words.undo_until())
            card = AnswerCard(
                f"brakeAnswer_{choice.word}",
                icon,
                meaning=Meaning.ATTENTION if goes_on else Meaning.ACCENT,
                costs=(until, Meaning.ATTENTION) if goes_on else (self.tr("Nothing changes"), Meaning.OK),
            )
            card.say(localised(choice.title), localised(choice.what_it_does))
            card.clicked.connect(lambda _=False, w=choice.word: self._answer(found, w))
            answers.add(card, 1)
        return answers

    def _answer(self, question: BrakeQuestion, word: str) -> None:
        self.answered.emit(question.id, word, question.title)
