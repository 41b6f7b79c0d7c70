"""History: the runs at the left; at the right what one changed, and what taking it back would do before it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout

from openfaith_desktop.application import history, undo
from openfaith_desktop.application.history import ChangeWindow, RunLine
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.history.changes import Changes
from openfaith_desktop.ui.history.model import by_day, did, goes_back, stays
from openfaith_desktop.ui.history.runbutton import RunButton
from openfaith_desktop.ui.history.would import Would
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.empty import Empty
from openfaith_desktop.ui.widgets.surface import Card, Scroll, box, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Kind, Text

CHANGES = (Topic.RECORDS, Topic.RUNS, Topic.DECISIONS)
FIRST = 40
"""So many changes of a run are read at first; the table reads more when one scrolls."""


class HistoryPage(Screen):
    """What each run changed, and its undo."""

    topics = frozenset({Topic.RUNS})

    def __init__(self, face: Face) -> None:
        super().__init__(face, "history", "", wide=True)
        self.title.say(self.tr("History"))
        self.state.say(self.tr("What each sync changed. You can undo each for 30 days."))
        self.everything = Button(self.tr("All activity"), "historyActivity", icon="list-bullets")
        self.everything.clicked.connect(lambda: face.go("activity"))
        self.acts.addWidget(self.everything)
        self.run: int | None = None
        self._runs: dict[int, RunLine] = {}
        self._would: Mapping[str, Any] | None = None
        self.runs = Scroll("historyRuns")
        side = Card("historySide", (theme.S, theme.S, theme.S, theme.S))
        side.column.addWidget(self.runs)
        side.setFixedWidth(theme.grown(Size.RUNS_SIDE))
        self.what = Text("", Kind.HEADING, name="historyRun", wrap=True)
        self.sums = Text("", Kind.QUIET, name="historySums", wrap=True)
        self.banner_would = Banner("historyWould")
        self.changes = Changes(face)
        self.would = Would()
        self.nothing = Empty(
            "historyNothing",
            "check",
            self.tr("It changed nothing"),
            self.tr("Both sides were the same already, or what differs waits for your decision."),
            meaning=Meaning.OK,
        )
        self.stack = QStackedWidget()
        for part in (self.changes, self.would, self.nothing):
            self.stack.addWidget(part)
        self.undo = Button(self.tr("Undo this…"), "historyUndo", icon="arrow-counter-clockwise")
        self.undo.clicked.connect(self._preview)
        self.no = Button(self.tr("Not now"), "historyNotNow", ButtonKind.PLAIN)
        self.no.clicked.connect(lambda: self.show_run(self.run))
        self.yes = Button(self.tr("Undo"), "historyUndoYes", ButtonKind.PRIMARY, "arrow-counter-clockwise")
        self.yes.clicked.connect(self._take_back)
        self.card = Card("historyCard", (theme.HAIR, theme.L, theme.HAIR, theme.HAIR))
        head = QVBoxLayout()
        head.setContentsMargins(theme.L, 0, theme.L, theme.M)
        head.setSpacing(theme.XS)
        for part in (self.what, self.sums):
            head.addWidget(part)
        head.addSpacing(theme.XS)
        head.addWidget(self.banner_would)
        self.card.column.addLayout(head)
        self.card.column.addWidget(Divider())
        self.card.column.addWidget(self.stack, 1)
        column = QVBoxLayout()
        column.addWidget(Divider())
        acts = row(None, self.no, self.undo, self.yes)
        acts.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        column.addLayout(acts)
        self.foot = box(column, "historyFoot")
        self.card.column.addWidget(self.foot)
        self.empty = Empty(
            "historyEmpty",
            "clock-counter-clockwise",
            self.tr("Nothing yet"),
            self.tr("Every sync leaves here what it changed, and how to undo it."),
        )
        line = QHBoxLayout()
        line.setSpacing(theme.L)
        line.addWidget(side)
        line.addWidget(self.card, 1)
        self.both = box(line, "historyBoth")
        self.body.addWidget(self.both, 1)
        self.body.addWidget(self.empty, 1)
        self._buttons = QButtonGroup(self)

    def arrive(self, **what: Any) -> None:
        """`run`: show this one."""
        if "run" in what:
            self.show_run(what["run"])

    # --- the runs ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the runs."""
        app, name = self.face.app, self.face.connection
        self.face.door.read(self, lambda: history.runs(app, name), self._take_runs, key="runs")

    def _take_runs(self, runs: Sequence[RunLine]) -> None:
        self._runs = {one.id: one for one in runs}
        self.both.setVisible(bool(runs))
        self.empty.setVisible(not runs)
        for button in self._buttons.buttons():
            self._buttons.removeButton(button)
        clear(self.runs.column)
        for day, mine in by_day(runs):
            title = Text(day[:1].upper() + day[1:], Kind.LABEL, name="historyDay")
            title.setContentsMargins(theme.M, theme.S, theme.M, theme.XS)
            self.runs.column.addWidget(title)
            for run in mine:
                moment = words.parsed(run.started_at)
                button = RunButton(run, did(run.people, run.system), words.clock(moment) if moment else "")
                button.clicked.connect(lambda _=False, r=run.id: self.show_run(r))
                self._buttons.addButton(button, run.id)
                self.runs.column.addWidget(button)
        self.runs.column.addStretch(1)
        if runs and self.run not in self._runs:
            self.run = next((one.id for one in runs if one.can_undo), runs[0].id)
        self.show_run(self.run)

    def show_run(self, number: int | None) -> None:
        """Show what a run changed."""
        self.run, self._would = number, None
        run = self._runs.get(number or 0)
        if run is None:
            return
        if (button := self._buttons.button(run.id)) is not None:
            button.setChecked(True)
        moment = words.parsed(run.started_at)
        at = f"{words.day_name(moment)}, {words.clock(moment)}" if moment else ""
        self.what.say(f"{run.title}, {at}")
        took = (
            self.tr("took {}").format(words.span(run.seconds)) if run.seconds is not None else run.state_title
        )
        self.sums.say(" · ".join((did(run.people, run.system), took)))
        if run.error:
            means = " ".join((run.error.get("what_it_means", ""), run.error.get("what_to_do", ""))).strip()
            self.banner_would.tell(Meaning.PROBLEM, run.error.get("title", run.state_title), means)
        else:
            self.banner_would.hide()
        self._buttons_for(preview=False, can=run.can_undo)
        app, number = self.face.app, run.id
        self.face.door.read(
            self,
            lambda: history.changes(app, number, 0, FIRST),
            lambda found: self._show_changes(number, found),
            key="changes",
        )

    def _buttons_for(self, *, preview: bool, can: bool) -> None:
        self.undo.setVisible(can and not preview)
        for button in (self.no, self.yes):
            button.setVisible(preview)
        self.foot.setVisible(can)

    def _show_changes(self, run: int, found: ChangeWindow) -> None:
        if self._would is not None or run != self.run:
            return
        self.changes.show_run(run, found)
        self.stack.setCurrentWidget(self.changes if found.total else self.nothing)

    # --- undo --------------------------------------------------------------------------------------

    def _preview(self) -> None:
        app, run = self.face.app, self.run
        if run is not None:
            self.face.door.read(self, lambda: undo.preview(app, str(run)), self._show_would, key="would")

    def _show_would(self, document: Mapping[str, Any]) -> None:
        self._would = document
        here, there, left = goes_back(document, "here"), goes_back(document, "there"), stays(document)
        self.banner_would.tell(
            Meaning.INFO,
            self.tr("Here's what undoing would do"),
            self.tr("Nothing has changed yet. An undo can be undone, too."),
            icon="eye",
        )
        self.would.show_parts(here, there, left, self.face.system)
        self.stack.setCurrentWidget(self.would)
        names = {one.name for one in (*here, *there)}
        self.yes.say(words.count(len(names), self.tr("Undo for 1 record"), self.tr("Undo for {} records")))
        self.yes.setEnabled(bool(names))
        self._buttons_for(preview=True, can=True)

    def _take_back(self) -> None:
        app, run = self.face.app, self.run
        if run is None:
            return

        def done(document: Mapping[str, Any]) -> None:
            again = document["run"]
            self.face.toast(
                self.tr("Taken back."), undo=lambda: self._again(again) if again is not None else None
            )
            self.show_run(self.run)

        def failed(error: OpenFaithError) -> None:
            self.show_run(self.run)
            self.face.tell(error)

        self.face.door.act(self, lambda: undo.take_back(app, str(run)), CHANGES, done, failed=failed)

    def _again(self, run: int) -> None:
        app = self.face.app
        self.face.door.act(self, lambda: undo.take_back(app, str(run)), CHANGES)
