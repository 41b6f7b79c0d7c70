"""History: the runs and what people did to several at once, at the left; at the right what one changed, and what taking
it back would do before it does. The activity brings whatever else is to be taken back here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout

from openfaith_desktop.application import history, undo
from openfaith_desktop.application.activity import Activity, of_many
from openfaith_desktop.application.history import ChangeWindow, RunLine
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.history.changes import Changes, changes
from openfaith_desktop.ui.history.model import Entry, Outlook, by_day, newest_first, of_deed, outlook
from openfaith_desktop.ui.history.runbutton import RunButton
from openfaith_desktop.ui.history.would import Would
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.texts import localised
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
    """What each run and each change to several people did, and its undo."""

    topics = frozenset({Topic.RUNS, Topic.RECORDS})

    def __init__(self, face: Face) -> None:
        super().__init__(face, "history", "", wide=True)
        self.title.say(self.tr("History"))
        self.state.say(
            self.tr("What each sync, and each list brought in, changed. You can undo each for 30 days.")
        )
        self.everything = Button(self.tr("All activity"), "historyActivity", icon="list-bullets")
        self.everything.clicked.connect(lambda: face.go("activity"))
        self.acts.addWidget(self.everything)
        self.shown: str | None = None
        """What is shown: a run's number, or what something else is taken back by."""
        self._entries: dict[str, Entry] = {}
        self._brought: Entry | None = None
        """What isn't in the list, and was brought here to be taken back."""
        self._would: Outlook | None = None
        self._looking = False
        self.runs = Scroll("historyRuns")
        side = Card("historySide", (theme.S, theme.S, theme.S, theme.S))
        side.column.addWidget(self.runs)
        self.side = side
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
        self.no.clicked.connect(lambda: self.show_entry(self.shown))
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
        self._group = QButtonGroup(self)
        self._buttons: dict[str, RunButton] = {}

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave what a run changed more than half of the width, also with big text."""
        super().resizeEvent(event)
        self.side.setFixedWidth(min(theme.grown(Size.RUNS_SIDE), self.width() * 2 // 5))

    def arrive(self, **what: Any) -> None:
        """`run`: show this one. `undo`: an activity, show what taking it back would do."""
        if "run" in what:
            self.show_entry(str(what["run"]))
        if "undo" in what:
            self._brought = of_deed(what["undo"])
            self.show_entry(self._brought.what)
            self._preview()

    # --- the runs ----------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the runs."""
        app, name = self.face.app, self.face.connection
        self.face.door.read(
            self, lambda: (history.runs(app, name), of_many(app)), self._take_entries, key="runs"
        )

    def _take_entries(self, found: tuple[Sequence[RunLine], Sequence[Activity]]) -> None:
        entries = newest_first(*found)
        self._entries = {one.what: one for one in entries}
        self.both.setVisible(bool(entries) or self._brought is not None)
        self.empty.setVisible(not entries and self._brought is None)
        for button in self._group.buttons():
            self._group.removeButton(button)
        self._buttons = {}
        clear(self.runs.column)
        for day, mine in by_day(entries):
            title = Text(day[:1].upper() + day[1:], Kind.LABEL, name="historyDay")
            title.setContentsMargins(theme.M, theme.S, theme.M, theme.XS)
            self.runs.column.addWidget(title)
            for one in mine:
                moment = words.parsed(one.at)
                button = RunButton(one, words.clock(moment) if moment else "")
                button.clicked.connect(lambda _=False, what=one.what: self.show_entry(what))
                self._group.addButton(button)
                self._buttons[one.what] = button
                self.runs.column.addWidget(button)
        self.runs.column.addStretch(1)
        if entries and self._entry(self.shown) is None:
            self.shown = next((one.what for one in entries if one.can_undo), entries[0].what)
        if self._would is None and not self._looking:
            self.show_entry(self.shown)
        else:
            # What somebody reads just now stays, whatever is done meanwhile.
            self._choose(self.shown)

    def _entry(self, what: str | None) -> Entry | None:
        if self._brought is not None and self._brought.what == what:
            return self._entries.get(what or "", self._brought)
        return self._entries.get(what or "")

    def _choose(self, what: str | None) -> None:
        if (button := self._buttons.get(what or "")) is not None:
            button.setChecked(True)
        elif (chosen := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)

    def show_entry(self, what: str | None) -> None:
        """Show what a run, or something that a person did, changed."""
        self.shown, self._would, self._looking = what, None, False
        entry = self._entry(what)
        if entry is None:
            return
        self._choose(what)
        self.both.show()
        self.empty.hide()
        moment = words.parsed(entry.at)
        at = f"{words.day_name(moment)}, {words.clock(moment)}" if moment else ""
        self.what.say(f"{entry.title}, {at}")
        self.sums.say(entry.sums)
        run = entry.run
        if run is not None and run.error:
            means = localised(
                " ".join((run.error.get("what_it_means", ""), run.error.get("what_to_do", ""))).strip()
            )
            self.banner_would.tell(Meaning.PROBLEM, localised(run.error.get("title", run.state_title)), means)
        else:
            self.banner_would.hide()
        self._buttons_for(preview=False, can=entry.can_undo)
        app = self.face.app
        self.face.door.read(
            self,
            lambda: changes(app, entry.what, 0, FIRST),
            lambda found: self._show_changes(entry.what, found),
            key="changes",
        )

    def _buttons_for(self, *, preview: bool, can: bool) -> None:
        self.undo.setVisible(can and not preview)
        for button in (self.no, self.yes):
            button.setVisible(preview)
        self.foot.setVisible(can)

    def _show_changes(self, what: str, found: ChangeWindow) -> None:
        if self._would is not None or what != self.shown:
            return
        self.changes.show_changes(what, found)
        self.stack.setCurrentWidget(self.changes if found.total else self.nothing)

    # --- undo --------------------------------------------------------------------------------------

    def _preview(self) -> None:
        app, what = self.face.app, self.shown
        if what is None:
            return
        self._looking = True
        self.face.door.read(
            self,
            lambda: (what, outlook(undo.preview(app, what))),
            self._take_would,
            key="would",
            failed=self._not_looked,
        )

    def _not_looked(self, error: OpenFaithError) -> None:
        self._looking = False
        self.face.tell(error)

    def _take_would(self, found: tuple[str, Outlook]) -> None:
        if self._looking and found[0] == self.shown:
            self._looking = False
            self._show_would(found[1])

    def _show_would(self, would: Outlook) -> None:
        self._would = would
        self.banner_would.tell(
            Meaning.INFO,
            self.tr("Here's what undoing would do"),
            self.tr("Nothing has changed yet. An undo can be undone, too."),
            icon="eye",
        )
        by_run = self.shown is not None and self.shown.isdecimal()
        self.would.show_parts(would, self.face.system, by_run=by_run)
        self.stack.setCurrentWidget(self.would)
        many = would.records
        self.yes.say(
            words.count(many, self.tr("Undo for 1 record"), self.tr("Undo for {} records", None, many))
        )
        self.yes.setEnabled(bool(many))
        self._buttons_for(preview=True, can=True)

    def _take_back(self) -> None:
        app, what = self.face.app, self.shown
        if what is None:
            return

        def done(document: Mapping[str, Any]) -> None:
            again = document["run"]
            self.face.toast(
                self.tr("Taken back."), undo=(lambda: self._again(again)) if again is not None else None
            )
            self.show_entry(self.shown)

        def failed(error: OpenFaithError) -> None:
            self.show_entry(self.shown)
            self.face.tell(error)

        self.face.door.act(self, lambda: undo.take_back(app, what), CHANGES, done, failed=failed)

    def _again(self, run: int) -> None:
        app = self.face.app
        self.face.door.act(self, lambda: undo.take_back(app, str(run)), CHANGES)
