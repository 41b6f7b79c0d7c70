"""What couldn't be copied, a card a cause: what happened, what it means, what to do, and whom it is about."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application import problems
from openfaith_desktop.application.problems import ProblemGroup, ProblemRow
from openfaith_desktop.application.shapes.problems import Retried
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, Glyph, Tile
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Dialog
from openfaith_desktop.ui.widgets.empty import Empty
from openfaith_desktop.ui.widgets.fields import LineEdit
from openfaith_desktop.ui.widgets.surface import Card, Inset, box, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Elided, Kind, Text

CHANGES = (Topic.PROBLEMS, Topic.RECORDS, Topic.RUNS, Topic.DECISIONS)
SHOWN = 50
"""So many of a group are listed; trying again is for all of it."""


class ProblemsPage(Screen):
    """Problems by cause, and what was solved lately."""

    topics = frozenset({Topic.PROBLEMS, Topic.RUNS})

    def __init__(self, face: Face) -> None:
        super().__init__(face, "problems", "", scrolls=True)
        self.title.say(self.tr("Couldn't be copied"))
        self._groups: tuple[ProblemGroup, ...] = ()
        self.again = Button(self.tr("Try all again"), "problemsAgain", icon="arrows-clockwise")
        self.again.clicked.connect(lambda: self._retry([one.id for g in self._groups for one in g.rows]))
        self.acts.addWidget(self.again)
        self.list = QVBoxLayout()
        self.list.setSpacing(theme.L)
        self.body.addLayout(self.list)
        self.body.addStretch(1)

    def reload(self) -> None:
        """Read what is open, and what was solved lately."""
        app, name = self.face.app, self.face.connection
        self.face.door.read(
            self, lambda: (problems.groups(app, name), problems.settled(app)), self._take, key="problems"
        )

    def _take(self, found: tuple[tuple[ProblemGroup, ...], tuple[ProblemRow, ...]]) -> None:
        self._groups, settled = found
        clear(self.list)
        total = sum(len(one.rows) for one in self._groups)
        self.body.setStretchFactor(self.list, 0 if total else 10_000)  # what is empty says so in the middle
        self.again.setVisible(total > 0)
        if not total:
            self.state.say(self.tr("Everything could be copied."))
            self.list.addWidget(
                Empty(
                    "problemsEmpty",
                    "check",
                    self.tr("Nothing is waiting here"),
                    self.tr("What one side can't take is listed here, with what to do about it."),
                    meaning=Meaning.OK,
                )
            )
        else:
            things = words.count(total, self.tr("1 thing waits"), self.tr("{} things wait", None, total))
            causes = words.count(
                len(self._groups), self.tr("for 1 cause"), self.tr("for {} causes", None, len(self._groups))
            )
            self.state.say(self.tr("{}, {}. Everything else goes on.").format(things, causes))
        for number, group in enumerate(self._groups):
            self.list.addWidget(self._card(number, group))
        if settled:
            self.list.addWidget(Text(self.tr("Solved lately"), Kind.LABEL, name="problemsSolved"))
            for one in settled:
                self.list.addLayout(self._solved(one))

    # --- the parts ---------------------------------------------------------------------------------

    def _card(self, number: int, group: ProblemGroup) -> Card:
        card = Card(f"problemsGroup_{number}", spacing=theme.M)
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(Text(localised(group.cause), Kind.CARD_TITLE, name="problemsCause", wrap=True))
        texts.addWidget(Text(localised(group.what_it_means), Kind.QUIET, name="problemsMeans", wrap=True))
        texts.addWidget(Text(localised(group.what_to_do), Kind.NAME, name="problemsDo", wrap=True))
        head = row(spacing=theme.L)
        head.addWidget(Tile("warning-circle", Meaning.PROBLEM), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        many = words.count(len(group.rows), self.tr("1 record"), self.tr("{} records", None, len(group.rows)))
        head.addWidget(Text(many, Kind.QUIET, name="problemsCount"), 0, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(head)
        if len(group.rows) > 1:
            ids = [one.id for one in group.rows]
            every = Button(
                self.tr("Try all {} again").format(words.number(len(ids))),
                f"problemsAll_{number}",
                in_card=True,
            )
            every.clicked.connect(lambda: self._retry(ids))
            skip = Button(self.tr("Skip all"), f"problemsSkipAll_{number}", ButtonKind.LINK, in_card=True)
            skip.clicked.connect(lambda: self._ask_reason(ids, localised(group.cause)))
            inset = Inset(f"problemsAtOnce_{number}")
            at_once = self.tr("All {} at once", None, len(ids)).format(words.number(len(ids)))
            inset.column.addLayout(row(Text(at_once, Kind.STRONG, name="problemsAtOnce"), None, every, skip))
            card.column.addWidget(_under_words(inset))
        lines = QVBoxLayout()
        lines.setSpacing(theme.S)
        for place, one in enumerate(group.rows[:SHOWN]):
            if place:
                lines.addWidget(Divider())
            lines.addLayout(self._line(one))
        left = len(group.rows) - SHOWN
        if left > 0:
            more = self.tr("and {} more. They come up here as these are settled.", None, left)
            more = more.format(words.number(left))
            lines.addWidget(Text(more, Kind.QUIET, name="problemsMore", wrap=True))
        card.column.addWidget(_under_words(box(lines)))
        return card

    def _line(self, one: ProblemRow) -> Any:
        name = one.person or one.title
        about = one.title if one.title != name else ""
        again = Button(
            self.tr("Try again"),
            f"problemAgain_{one.id}",
            in_card=True,
            spoken=self.tr("Try {} again").format(name),
        )
        again.clicked.connect(lambda: self._retry([one.id]))
        skip = Button(
            self.tr("Skip"),
            f"problemSkip_{one.id}",
            ButtonKind.LINK,
            in_card=True,
            spoken=self.tr("Skip {}").format(name),
        )
        skip.clicked.connect(lambda: self._ask_reason([one.id], name))
        parts: list[QWidget | None] = [
            Avatar(name),
            Text(name, Kind.NAME, name="problemName"),
            Elided(about, Kind.QUIET, name="problemAbout"),
            None,
        ]
        if one.entity_id and one.type == "person":
            look = Button(self.tr("Change it"), f"problemOpen_{one.id}", ButtonKind.LINK, in_card=True)
            look.clicked.connect(lambda: self.face.go("people", record=one.entity_id))
            parts.append(look)
        return row(*parts, again, skip)

    def _solved(self, one: ProblemRow) -> Any:
        name = one.person or one.title
        cause = localised(one.cause)
        said = cause if one.state == "solved" else self.tr("skipped: {}").format(one.reason or cause)
        when = words.day_name(moment) if (moment := words.parsed(one.settled_at)) else ""
        return row(
            Glyph("check-circle", Meaning.OK, Size.ICON),
            Text(name, Kind.NAME, name="solvedName"),
            Text(said, Kind.QUIET, name="solvedWhy"),
            None,
            Text(when, Kind.SMALL, name="solvedWhen"),
        )

    # --- acts --------------------------------------------------------------------------------------

    def _retry(self, ids: list[int]) -> None:
        if not ids:
            return
        app = self.face.app
        self.again.setEnabled(False)

        def done(document: Retried) -> None:
            sent = [one for run in document["pushed"] for one in run["records"]]
            failed = sum(one["outcome"] in ("failed", "asked") for one in sent)
            self.again.setEnabled(True)
            went = words.count(
                len(sent) - failed,
                self.tr("1 was copied"),
                self.tr("{} were copied", None, len(sent) - failed),
            )
            still = words.count(failed, self.tr("1 still waits"), self.tr("{} still wait", None, failed))
            self.face.toast(f"{went}. {still}." if failed else f"{went}.")

        def failed_(error: object) -> None:
            self.again.setEnabled(True)
            self.face.tell(error)

        self.face.door.act(self, problems.retry(app, ids, StopFlag()), CHANGES, done, failed=failed_)

    def _ask_reason(self, ids: list[int], about: str) -> None:
        dialog = Skip(self.window(), about)
        app = self.face.app

        def skip() -> None:
            reason = dialog.reason.text().strip() or None
            self.face.door.act(self, lambda: problems.dismiss(app, ids, reason), CHANGES)

        dialog.accepted.connect(skip)
        self.face.show(dialog)


class Skip(Dialog):
    """Let something be, with a reason for whoever reads it later."""

    def __init__(self, parent: QWidget, about: str) -> None:
        super().__init__(
            parent,
            "problemSkipping",
            self.tr("Skip {}?").format(about),
            self.tr("Both sides stay as they are. It comes up again when somebody changes it."),
        )
        self.reason = LineEdit("problemReason", self.tr("Reason"), self.tr("Why? (if you like)"))
        self.body.addWidget(self.reason)
        no = Button(self.tr("Not now"), "problemSkippingNo", ButtonKind.PLAIN)
        no.clicked.connect(self.reject)
        yes = Button(self.tr("Skip"), "problemSkippingYes", ButtonKind.PRIMARY)
        yes.clicked.connect(self.accept)
        self.buttons.addWidget(no)
        self.buttons.addWidget(yes)


def _under_words(part: QWidget) -> QWidget:
    """Return a part that begins where the words above it do, not under their icon."""
    around = row(part)
    made = box(around)
    around.setContentsMargins(theme.grown(Size.TILE) + theme.L, 0, 0, 0)
    return made
