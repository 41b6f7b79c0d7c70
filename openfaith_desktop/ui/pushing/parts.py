"""The sending page's parts: the four facts, the row of a record, the card of what goes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFont, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application.sending import Fate, PushPreview, SentField, ToSend
from openfaith_desktop.ui import icons, theme, words
from openfaith_desktop.ui.pushing.model import PushModel, explained, tr
from openfaith_desktop.ui.records.values import shown
from openfaith_desktop.ui.texts import localised, localised_label
from openfaith_desktop.ui.theme import XL, L, M, Meaning, S, Size, Step, Weight
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, Glyph, IconButton
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.surface import Card, Inset, Scroll, clear, row
from openfaith_desktop.ui.widgets.table import Table
from openfaith_desktop.ui.widgets.tablerows import Index, RowDelegate
from openfaith_desktop.ui.widgets.text import Divider, Kind, Text


class Facts(Card):
    """How many would be added, linked, changed, and how many need an answer; in one sentence where it is narrow."""

    def __init__(self) -> None:
        super().__init__("pushFacts", (L, L, L, L))
        self._wide = QWidget()
        line = row(spacing=L)
        self._wide.setLayout(line)
        self._sentence = Text("", Kind.BODY, name="pushFactsSentence", wrap=True)
        self.column.addWidget(self._wide)
        self.column.addWidget(self._sentence)
        self._numbers: dict[str, Text] = {}
        self._words: dict[str, Text] = {}
        for key in ("new", "found", "asks", "rest"):
            part = QVBoxLayout()
            part.setSpacing(theme.XS)
            self._numbers[key] = Text("", Kind.HEADING, name=f"pushFact_{key}")
            self._words[key] = Text("", Kind.QUIET, wrap=True)
            part.addWidget(self._numbers[key])
            part.addWidget(self._words[key])
            line.addLayout(part, 1)
        self.be_narrow(False)

    def be_narrow(self, narrow: bool) -> None:
        """Say it in one sentence, or show the numbers big."""
        self._wide.setVisible(not narrow)
        self._sentence.setVisible(narrow)

    def put(self, preview: PushPreview) -> None:
        """Show the numbers."""
        asks = preview.count(Fate.ASKS, Fate.WAITS, Fate.GONE)
        needs = tr("needs an answer first") if asks == 1 else tr("need an answer first")
        said: list[str] = []
        for key, number, sentence, meaning in (
            ("new", preview.count(Fate.NEW), tr("would be added there"), Meaning.TEXT),
            ("found", preview.count(Fate.FOUND), tr("already there: linked instead"), Meaning.TEXT),
            ("asks", asks, needs, Meaning.ATTENTION),
            ("rest", preview.count(Fate.UPDATED), tr("in both: only changes are sent"), Meaning.TEXT),
        ):
            self._numbers[key].say(words.number(number), meaning if number else Meaning.QUIET)
            self._words[key].say(sentence)
            said.append(f"{words.number(number)} {sentence}")
        self._sentence.say(" · ".join(said))
        self.setAccessibleName(", ".join(said))


class PushDelegate(RowDelegate):
    """A name over what becomes of it; how much goes at the end."""

    def __init__(self, table: Table, model: PushModel) -> None:
        super().__init__(table)
        self._model = model

    def cell(self, painter: QPainter, box: QRectF, row: ToSend, index: Index) -> None:
        """Paint one cell."""
        column = self._model.columns[index.column()]
        if column.key != "name":
            self.words(painter, box, self._model.text(row, column), quiet=True, right=True)
            return
        c = theme.colours()
        look = self._model.look(row)
        half = box.height() / 2
        self.words(painter, box.adjusted(0, theme.RING, 0, -half), row.title, strong=True)
        below = box.adjusted(0, half - theme.RING, 0, -theme.RING)
        side = theme.grown(Size.ICON_SMALL) * 0.85
        mirrored = self.table.isRightToLeft()
        left = below.right() - side if mirrored else below.left()
        spot = QRectF(left, below.center().y() - side / 2, side, side)
        icons.draw(painter, spot, look.icon, c.word(look.meaning))
        gap = side + theme.XS + theme.RING
        room = below.adjusted(0, 0, -gap, 0) if mirrored else below.adjusted(gap, 0, 0, 0)
        plain = look.meaning is Meaning.QUIET
        font = QFont(theme.font(Step.SMALL, Weight.TEXT if plain else Weight.NAME))
        self.words(painter, room, look.words, font=font, colour=c.word(look.meaning))


class SentCard(Card):
    """What goes there of one record, and what stays here with its reason. `closed` where it covers the list."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__("pushCard", (0, 0, 0, 0))
        self.close_button = IconButton(
            tr("Back to the list"), "pushCardClose", "x", ButtonKind.PLAIN, in_card=True
        )
        self.close_button.clicked.connect(self.closed)
        self.column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        self.close_button.hide()
        self._head = QVBoxLayout()
        self._head.setContentsMargins(XL, L, XL, L)
        self.column.addLayout(self._head)
        self.column.addWidget(Divider())
        self.scroller = Scroll("pushCardScroll", spacing=M)
        self.scroller.column.setContentsMargins(XL, L, XL, L)
        self.column.addWidget(self.scroller, 1)

    def show_record(self, one: ToSend, system: str) -> None:
        """Show one record."""
        clear(self._head)
        clear(self.scroller.column)
        self.setAccessibleName(one.title)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(one.title, Kind.HEADING, name="pushCardTitle", wrap=True))
        texts.addWidget(Text(explained(one, system), Kind.QUIET, name="pushCardWords", wrap=True))
        line = row(Avatar(one.title, Size.AVATAR_LARGE, strong=True), spacing=L)
        line.addLayout(texts, 1)
        if one.url and one.url.startswith(("https://", "http://")):
            link = Button(
                tr("Open there"), "pushOpenThere", ButtonKind.LINK, trailing="arrow-square-out", in_card=True
            )
            link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(one.url or "")))
            line.addWidget(link)
        self._head.addLayout(line)
        column = self.scroller.column
        if one.sent:
            column.addLayout(
                row(
                    Glyph("paper-plane-tilt", Meaning.ACCENT),
                    Text(tr("Goes to {}").format(system), Kind.STRONG),
                    None,
                )
            )
            for field in one.sent:
                column.addWidget(_Line(field))
        if one.stays:
            column.addWidget(_stays(one))
        if one.fate is Fate.NEW:
            note = Text(
                tr(
                    "{} may add its own details, such as a main e-mail. They come here with the next sync."
                ).format(system),
                Kind.QUIET,
                wrap=True,
            )
            line = row(Glyph("info", Meaning.QUIET), note)
            line.setAlignment(line.itemAt(0).widget(), Qt.AlignmentFlag.AlignTop)  # type: ignore[union-attr]
            line.setStretch(1, 1)
            column.addLayout(line)
        column.addStretch(1)


class _Line(QWidget):
    def __init__(self, field: SentField) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.grown(Size.ICON) + S, 0, 0, 0)
        column.setSpacing(S)
        label = Text(localised_label(field.label), Kind.QUIET)
        label.setFixedWidth(theme.grown(Size.STEP_COLUMN) - S)
        text = shown(field.kind, field.value, field.text)
        value = Text(text or "–", Kind.NAME, wrap=True)
        line = row(label, value)
        line.setStretch(1, 1)
        column.addLayout(line)
        column.addWidget(Divider())
        self.setAccessibleName(f"{localised_label(field.label)}: {text}")


def _stays(one: ToSend) -> Inset:
    panel = Inset("pushStays", spacing=theme.XS)
    panel.column.setContentsMargins(M, M, M, M)
    panel.column.addLayout(
        row(Glyph("house-simple", Meaning.QUIET), Text(tr("Stays here"), Kind.STRONG), None)
    )
    for field in one.stays:
        label = Text(localised_label(field.label), Kind.QUIET)
        label.setFixedWidth(theme.grown(Size.STEP_COLUMN) - S)
        line = row(theme.grown(Size.ICON) + S, label, Text(localised(field.reason), Kind.BODY, wrap=True))
        line.setStretch(2, 1)
        panel.column.addLayout(line)
    return panel
