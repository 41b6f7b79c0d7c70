"""Activity: everything that was done, day by day in plain words; and the technical log behind a tab of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from openfaith_desktop import logs
from openfaith_desktop.application.activity import Activity, activity
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.activity.model import EVERYTHING, ICONS, by, save, wanted, whom
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import Meaning
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Chips, Choice
from openfaith_desktop.ui.widgets.empty import Empty, Loading
from openfaith_desktop.ui.widgets.surface import Card, box, clear, row
from openfaith_desktop.ui.widgets.text import Kind, Text

LOG = "log"
AT_ONCE = 30
LINES = 200
"""So many of the log's last lines are shown."""


class ActivityPage(Screen):
    """What was done, newest first."""

    topics = frozenset({Topic.RUNS, Topic.RECORDS, Topic.DECISIONS})
    navigation = "history"

    def __init__(self, face: Face) -> None:
        super().__init__(face, "activity", "", scrolls=True)
        self.title.say(self.tr("Activity"))
        self.setAccessibleName(self.tr("Activity"))
        self.state.say(self.tr("Everything that was done here, by the syncs and by people."))
        self._done: tuple[Activity, ...] = ()
        self._read = False
        self.shown = EVERYTHING
        back = Button(self.tr("Back to history"), "activityBack", icon="arrow-left")
        back.clicked.connect(lambda: face.go("history"))
        self.save = Button(self.tr("Save this list"), "activitySave", icon="download-simple")
        self.save.clicked.connect(self._choose_file)
        self.acts.addWidget(back)
        self.acts.addWidget(self.save)
        self.tabs = Chips("activityKinds", self.tr("What was done"))
        self.tabs.show_choices(
            [
                Choice(EVERYTHING, self.tr("Everything")),
                Choice("run", self.tr("Syncs")),
                Choice("edit", self.tr("Changes made here")),
                Choice("answer", self.tr("Decisions")),
                Choice(LOG, self.tr("Technical log")),
            ],
            EVERYTHING,
        )
        self.tabs.chosen.connect(self.show_kind)
        self.body.addWidget(self.tabs)
        self.card = Card("activityCard", spacing=theme.S)
        self.empty = Empty("activityEmpty", "clock-counter-clockwise", self.tr("Nothing yet"), "")
        self.more = Button(self.tr("Show more"), "activityMore")
        self.more.clicked.connect(self._read_more)
        self.log = Text("", Kind.SMALL, name="activityLog", wrap=True, selectable=True)
        self.log_card = Card("activityLogCard", spacing=theme.S)
        note = self.tr("For whoever helps you. It names nobody, and holds no sign-in.")
        self.log_card.column.addWidget(Text(note, Kind.QUIET, name="activityLogNote", wrap=True))
        self.log_card.column.addWidget(self.log)
        self.loading = Loading("activityLoading")
        for part in (self.loading, self.card, self.empty, self.log_card):
            self.body.addWidget(
                part, 10_000 if part in (self.empty, self.loading) else 0
            )  # centred in what is left
        self.body.addLayout(row(None, self.more, None))
        self.body.addStretch(1)
        self._show()

    def reload(self) -> None:
        """Read the newest, or the log."""
        app = self.face.app
        self.face.door.read(self, lambda: activity(app, None, AT_ONCE), self._take, key="activity")
        if self.shown == LOG:
            self.face.door.read(self, lambda: logs.newest(app.folder, LINES), self._show_log, key="log")

    def show_kind(self, kind: str) -> None:
        """Show what is of one kind, or the log."""
        self.shown = kind
        self._show()
        self.reload()

    def _take(self, done: tuple[Activity, ...]) -> None:
        self._done, self._read = done, True
        self._show(more=len(done) == AT_ONCE)

    def _read_more(self) -> None:
        app, before = self.face.app, self._done[-1].at
        self.face.door.read(self, lambda: activity(app, before, AT_ONCE), self._take_more, key="activity")

    def _take_more(self, found: tuple[Activity, ...]) -> None:
        self._done += found
        self._show(more=len(found) == AT_ONCE)

    def _show(self, *, more: bool = False) -> None:
        on_log = self.shown == LOG
        lines = wanted(self._done, self.shown)
        self.log_card.setVisible(on_log)
        self.card.setVisible(not on_log and bool(lines))
        # Until it is read nobody knows whether there is nothing.
        self.loading.setVisible(not on_log and not self._read)
        self.empty.setVisible(not on_log and self._read and not lines)
        self.empty.tell(self.tr("Nothing yet"), self.tr("What syncs and people do is listed here."))
        self.more.setVisible(more and not on_log)
        self.save.setVisible(not on_log and bool(lines))
        clear(self.card.column)
        for day, mine in groupby(lines, key=lambda one: one.at[:10]):
            moment = words.parsed(f"{day}T12:00:00Z")
            title = words.day_name(moment) if moment else day
            self.card.column.addWidget(Text(title[:1].upper() + title[1:], Kind.LABEL, name="activityDay"))
            for one in mine:
                self.card.column.addWidget(self._line(one))

    def _show_log(self, lines: Sequence[str]) -> None:
        self.log.say("\n".join(lines) or self.tr("Nothing was written down yet."))

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self.tr("Save this list"), "openfaith-activity.csv")
        chooser.setObjectName("activitySaveAs")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self.save_to(Path(name)))
        self.face.show(chooser)

    def save_to(self, path: Path) -> None:
        """Write what is shown to a file."""
        lines = wanted(self._done, self.shown)
        self.face.door.act(
            self,
            lambda: save(path, lines),
            (),
            lambda _: self.face.toast(self.tr("Saved as {}").format(path.name)),
            failed=lambda error: self.face.toast(f"{error.title} {error.what_to_do}"),
        )

    def _line(self, one: Activity) -> QWidget:
        moment = words.parsed(one.at)
        at = words.clock(moment) if moment else ""
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(localised(one.sentence), Kind.NAME, name="activityWhat", wrap=True))
        said = "  ·  ".join(part for part in (whom(one), by(one)) if part)
        texts.addWidget(Text(said, Kind.SMALL, name="activityWhom", wrap=True))
        spoken = self.tr("Undo: {}").format(
            ", ".join(part for part in (localised(one.sentence), whom(one), at) if part)
        )
        undo = Button(
            self.tr("Undo…"), f"activityUndo_{one.undo}", ButtonKind.LINK, in_card=True, spoken=spoken
        )
        undo.clicked.connect(lambda: self.face.go("history", undo=one))
        line = row(Glyph(ICONS.get(one.kind, "clock"), Meaning.QUIET), spacing=theme.M)
        line.addLayout(texts, 1)
        line.addWidget(undo)
        line.addWidget(Text(at, Kind.SMALL, name="activityWhen"))
        return box(line)
