"""History: the runs at the left; at the right what one changed, and what taking it back would do before it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from openfaith_desktop.application import history, undo
from openfaith_desktop.application.history import ChangeWindow, RunLine
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.history.model import Back, by_day, did, goes_back, stays
from openfaith_desktop.ui.history.runbutton import RunButton
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.empty import Empty
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, Scroll, box, clear, row
from openfaith_desktop.ui.widgets.text import Kind, Text

CHANGES = (Topic.RECORDS, Topic.RUNS, Topic.DECISIONS)
SHOWN = 200
"""So many changes of a run are listed."""


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
        self.runs = Scroll("historyRuns", spacing=theme.XS)
        side = Card("historySide", (theme.S, theme.M, theme.S, theme.M))
        side.column.addWidget(self.runs)
        side.setFixedWidth(theme.grown(Size.RUNS_SIDE))
        self.card = Card("historyCard", spacing=theme.M)
        self.what = Text("", Kind.HEADING, name="historyRun", wrap=True)
        self.sums = Text("", Kind.QUIET, name="historySums", wrap=True)
        self.banner_would = Banner("historyWould")
        self.detail = Scroll("historyDetail", spacing=theme.S)
        self.undo = Button(self.tr("Undo this…"), "historyUndo", icon="arrow-counter-clockwise")
        self.undo.clicked.connect(self._preview)
        self.no = Button(self.tr("Not now"), "historyNotNow", ButtonKind.PLAIN)
        self.no.clicked.connect(lambda: self.show_run(self.run))
        self.yes = Button(self.tr("Undo"), "historyUndoYes", ButtonKind.PRIMARY, "arrow-counter-clockwise")
        self.yes.clicked.connect(self._take_back)
        for part in (self.what, self.sums, self.banner_would):
            self.card.column.addWidget(part)
        self.card.column.addWidget(self.detail, 1)
        self.card.column.addLayout(row(None, self.no, self.undo, self.yes))
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
            title = day[:1].upper() + day[1:]
            self.runs.column.addWidget(Text(title, Kind.LABEL, name="historyDay"))
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
        clear(self.detail.column)
        app = self.face.app
        self.face.door.read(
            self, lambda: history.changes(app, run.id, 0, SHOWN), self._show_changes, key="changes"
        )

    def _buttons_for(self, *, preview: bool, can: bool) -> None:
        self.undo.setVisible(can and not preview)
        for button in (self.no, self.yes):
            button.setVisible(preview)

    def _show_changes(self, found: ChangeWindow) -> None:
        if self._would is not None:
            return
        clear(self.detail.column)
        if not found.rows:
            self.detail.column.addWidget(
                Text(self.tr("It changed nothing."), Kind.QUIET, name="historyNothing")
            )
        lines = [
            Back(one.person or one.title, one.label, one.old, one.new or one.sentence) for one in found.rows
        ]
        self.detail.column.addWidget(_grid(lines))
        if found.total > len(found.rows):
            more = self.tr("and {} more").format(words.number(found.total - len(found.rows)))
            self.detail.column.addWidget(Text(more, Kind.QUIET, name="historyMore"))
        self.detail.column.addStretch(1)

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
        clear(self.detail.column)
        system = self.face.system
        sent = self.tr("These changes only came in, so taking them back stays here.")
        for title, icon, meaning, lines, otherwise in (
            (self.tr("Goes back here"), "arrow-counter-clockwise", Meaning.ACCENT, here, self.tr("Nothing")),
            (self.tr("Changed since, stays as it is"), "pencil-simple", Meaning.ATTENTION, left, ""),
            (
                self.tr("Sent to {} with the next sync").format(system),
                "paper-plane-tilt",
                Meaning.OK,
                there,
                sent,
            ),
        ):
            if not lines and not otherwise:
                continue
            head = row(Glyph(icon, meaning), Text(title, Kind.STRONG, name="historyPart"), None)
            many = (
                words.count(len(lines), self.tr("1 thing"), self.tr("{} things"))
                if lines
                else self.tr("Nothing")
            )
            head.addWidget(Text(many, Kind.STRONG, name="historyPartCount"))
            self.detail.column.addLayout(head)
            if lines:
                self.detail.column.addWidget(_grid(lines[:SHOWN]))
            else:
                self.detail.column.addWidget(Text(otherwise, Kind.QUIET, name="historyNone", wrap=True))
        self.detail.column.addStretch(1)
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


def _grid(lines: Sequence[Back]) -> QWidget:
    """Return lines of names, fields, and old → new values, under each other where it is narrow."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, theme.S)
    column.setSpacing(theme.S)
    for one in lines:
        values = f"{one.old} → {one.new}" if one.old and one.new else one.new or one.old
        line = Reflow(Size.NARROW_CARD, theme.S)
        for text, kind, share in (
            (one.name, Kind.NAME, 3),
            (one.label, Kind.QUIET, 2),
            (values, Kind.BODY, 5),
        ):
            part = Text(text, kind, name="historyLine", wrap=True)
            part.setAlignment(Qt.AlignmentFlag.AlignTop)
            line.add(part, share)
        column.addWidget(line)
    return inner
