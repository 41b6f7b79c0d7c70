"""The overview: how the connection stands and what waits for a person; while a sync goes on, its steps."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from openfaith_desktop.application import brakes, syncing
from openfaith_desktop.application.brakes import Waiting
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.application.overview import Overview, overview
from openfaith_desktop.application.overview import State as Standing
from openfaith_desktop.errors import BrakeStopped, OpenFaithError
from openfaith_desktop.ui import icons, theme, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.overview.chart import Chart
from openfaith_desktop.ui.overview.dashboard import Dashboard
from openfaith_desktop.ui.overview.model import days, mode_words, standing, totals, waiting_for_you
from openfaith_desktop.ui.overview.parts import CountCard, Fact, Lately, Legend, PeopleBar
from openfaith_desktop.ui.running import State
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.shell import polling
from openfaith_desktop.ui.shell.remedies import remedy
from openfaith_desktop.ui.texts import localised
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size
from openfaith_desktop.ui.widgets.buttons import Button, IconButton
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.empty import Empty
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, row
from openfaith_desktop.ui.widgets.text import Kind, Text

LATELY = 6
"""How many lines of what happened lately are shown."""


class OverviewPage(Screen):
    """One page for one connection."""

    topics = frozenset(
        {Topic.RECORDS, Topic.RUNS, Topic.DECISIONS, Topic.BRAKES, Topic.PROBLEMS, Topic.CONNECTIONS}
    )

    def __init__(self, face: Face) -> None:
        super().__init__(face, "overview", "", scrolls=True)
        self.setAccessibleName(self.tr("Overview"))
        self._seen: Overview | None = None
        self._buttons()
        self.dashboard = Dashboard(face.runner)
        self.still = QWidget()
        self._lay_out_still()
        self.body.addWidget(self.dashboard)
        self.body.addWidget(self.still, 1)
        face.runner.moved.connect(self._moved)
        self._trouble: OpenFaithError | Waiting | None = None
        self._question: Waiting | None = None
        self._moved()

    def _say_trouble(self, error: OpenFaithError | None) -> None:
        """Say why the last sync couldn't finish, with a way on, as long as that is so."""
        if error is self._trouble:
            return
        self._trouble = error
        if error is None:
            self.banner.hide()
            return
        way_out = remedy(self.face, error)
        self.banner.tell(
            Meaning.ATTENTION,
            error.title,
            f"{error.what_it_means} {error.what_to_do}",
            way_out.word if way_out else "",
            way_out.act if way_out else None,
            icon="warning-circle",
        )

    def _say_question(self, question: Waiting) -> None:
        """Say that syncs wait for an answer, whoever started the one that stopped."""
        if question == self._trouble:
            return
        self._trouble = question
        self.banner.tell(
            Meaning.ATTENTION,
            localised(question.title),
            self.tr(
                "That is more than usual, so the sync waits for your answer. Not one record has changed."
            ),
            self.tr("Look at it"),
            lambda: self.face.go("decisions", decision=question.decision),
        )

    def _buttons(self) -> None:
        runner = self.face.runner
        self.sync = Button(self.tr("Sync now"), "syncNow", ButtonKind.PRIMARY, "arrows-clockwise")
        self.sync.clicked.connect(runner.start)
        self.look = Button(self.tr("Show me first"), "lookFirst", icon="eye")
        self.look.clicked.connect(lambda: self.face.go("preview", look=True))
        self.go_on = Button(self.tr("Go on"), "goOn", ButtonKind.PRIMARY, "play")
        self.go_on.clicked.connect(runner.start)
        self.pause = Button(self.tr("Pause"), "pause", icon="pause")
        self.pause.clicked.connect(runner.pause)
        self.stop = Button(self.tr("Stop"), "stop", icon="square")
        self.stop.clicked.connect(runner.stop)
        self.more = IconButton(self.tr("More"), "overviewMore", "dots-three")
        self.menu = QMenu(self)
        self.menu.setObjectName("overviewMenu")
        look = QAction(icons.icon("eye"), self.tr("Show me first"), self)
        look.setObjectName("showMeFirst")
        look.triggered.connect(lambda: self.face.go("preview", look=True))
        self.menu.addAction(look)
        compare = QAction(icons.icon("arrows-left-right"), self.tr("Compare everything"), self)
        compare.setObjectName("compareEverything")
        compare.triggered.connect(lambda: runner.carry_out(syncing.compare))
        self.menu.addAction(compare)
        change = QAction(icons.icon("arrows-clockwise"), self.tr("Change how they work together"), self)
        change.setObjectName("changeMode")
        change.triggered.connect(lambda: self.face.go("connect", connection=self.face.connection))
        self.menu.addAction(change)
        sign_in = QAction(icons.icon("key"), self.tr("Sign in again"), self)
        sign_in.setObjectName("signInAgain")
        sign_in.triggered.connect(lambda: self.face.go("sign_in_again", connection=self.face.connection))
        self.menu.addAction(sign_in)
        self.more.clicked.connect(self._open_menu)
        for button in (self.look, self.sync, self.go_on, self.pause, self.stop, self.more):
            self.acts.addWidget(button)

    def _open_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _lay_out_still(self) -> None:
        column = QVBoxLayout(self.still)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        self.decisions = CountCard(
            "countDecisions",
            self.tr("Need your decision"),
            "arrows-left-right",
            Meaning.ACCENT,
            self.tr("Review"),
        )
        self.decisions.opened.connect(lambda: self.face.go("decisions"))
        self.problems = CountCard(
            "countProblems", self.tr("Couldn't be copied"), "warning-circle", Meaning.PROBLEM, self.tr("Look")
        )
        self.problems.opened.connect(lambda: self.face.go("problems"))
        self.only_here = CountCard(
            "countOnlyHere", self.tr("Only in OpenFaith"), "user", Meaning.QUIET, self.tr("Choose")
        )
        self.only_here.opened.connect(lambda: self.face.go("people", filter=Filter.ONLY_HERE))
        counts = Reflow(Size.NARROW_PAGE)
        for card in (self.decisions, self.problems, self.only_here):
            counts.add(card, 1)
        column.addWidget(counts)
        self.people = PeopleBar()
        column.addWidget(self.people)
        self.history = halves = Reflow(Size.NARROW_PAGE)
        left = QVBoxLayout()
        left.setSpacing(L)
        left.addWidget(self._chart_card(), 1)
        left.addWidget(self._facts())
        self.lately = Lately(
            self.tr("What happened lately"), self.tr("Nothing has happened yet."), self.tr("See all history")
        )
        self.lately.opened.connect(self._open_record)
        self.lately.all_asked.connect(lambda: self.face.go("history"))
        halves.add(left, 62)
        halves.add(self.lately, 38)
        column.addWidget(self.history, 1)
        self.first = Card("firstSync", (L, L, L, L))
        nothing = Empty(
            "firstSyncEmpty",
            "users-three",
            self.tr("Nothing has been brought in yet"),
            self.tr(
                "Look first what would happen, or press Sync now. You can pause it, stop it and undo it."
            ),
            self.tr("Show me first"),
        )
        nothing.acted.connect(lambda: self.face.go("preview", look=True))
        self.first.column.addWidget(nothing)
        column.addWidget(self.first, 1)

    def _chart_card(self) -> Card:
        card = Card("chartCard", (L + theme.XS, L, L + theme.XS, M), spacing=S)
        self.chart_title = Text("", Kind.STRONG, name="chartTitle")
        self.chart = Chart("chart", self.tr("The last syncs"))
        card.column.addLayout(
            row(
                self.chart_title,
                None,
                Legend(self.tr("Updated"), added=False),
                M,
                Legend(self.tr("Added"), added=True),
            )
        )
        card.column.addWidget(self.chart, 1)
        return card

    def _facts(self) -> Card:
        card = Card("facts", (L + theme.XS, L, L, L))
        self.next = Fact("factNext", "clock", self.tr("Next check"))
        self.backup = Fact("factBackup", "hard-drives", self.tr("Last backup"))
        self.undo = Fact("factUndo", "arrow-counter-clockwise", self.tr("Undo"))
        line = Reflow(Size.NARROW_FACTS)
        # The first says the most.
        for fact, share in ((self.next, 5), (self.backup, 4), (self.undo, 4)):
            line.add(fact, share)
        card.column.addWidget(line)
        return card

    # --- what is shown -----------------------------------------------------------------------------

    def reload(self) -> None:
        """Read how the connection stands."""
        name = self.face.connection
        # While a run goes on its steps are shown; all of it is read when it is over.
        if name is not None and not (self.face.runner.active and self._seen is not None):
            app = self.face.app
            self.face.door.read(
                self,
                lambda: (overview(app, name), brakes.waiting(app, name)),
                lambda found: self._show(*found),
                key="overview",
            )

    def _show(self, seen: Overview, question: Waiting | None) -> None:
        self._seen, self._question = seen, question
        begun = bool(seen.runs or seen.recent)
        self.history.setVisible(begun)
        self.first.setVisible(not begun)
        self.title.say(seen.church)
        system = seen.system
        needs = seen.decisions
        self.decisions.put(
            needs,
            self.tr("Both sides stay as they are until then") if needs else self.tr("Nothing to decide"),
        )
        causes = words.count(seen.causes, self.tr("1 cause"), self.tr("{} causes", None, seen.causes))
        none = self.tr("Everything was copied") if seen.checked_at else self.tr("Nothing was copied yet")
        self.problems.put(seen.problems, causes if seen.problems else none)
        only = seen.people.get(Filter.ONLY_HERE, 0)
        self.only_here.put(
            only,
            self.tr("They stay here unless you send them")
            if only
            else self.tr("Everybody is in {}").format(system),
        )
        everyone = seen.people.get(Filter.ALL, 0)
        waiting = seen.people.get(Filter.NEEDS_ME, 0)
        same = max(0, everyone - waiting - only)
        self.people.put(
            *totals(seen),
            (
                (same, self.tr("{} the same on both sides").format(words.number(same)), Meaning.OK),
                (waiting, self.tr("{} to decide").format(words.number(waiting)), Meaning.ACCENT),
                (only, self.tr("{} only here").format(words.number(only)), Meaning.QUIET),
            ),
        )
        self.chart.put(seen.runs)
        self.chart_title.say(
            words.count(
                len(seen.runs), self.tr("The last sync"), self.tr("The last {} syncs", None, len(seen.runs))
            )
            if seen.runs
            else self.tr("No sync yet")
        )
        self.lately.put(days(seen.recent, system, LATELY))
        self.next.put(self._next_words(seen))
        made = words.parsed(seen.last_backup_at)
        self.backup.put(words.ago(made) if made else self.tr("none yet"), words.exact(made))
        since = words.parsed(seen.undo_since)
        self.undo.put(self.tr("back to {}").format(words.day(since.date())) if since else "")
        self._moved()

    def _next_words(self, seen: Overview) -> str:
        """Return when the window looks for changes next."""
        settings = self.face.settings
        every, at = polling.minutes(settings), polling.next_check(settings, seen.checked_at)
        if not every or seen.state is Standing.PAUSED:
            return self.tr("when you press Sync now")
        if at is None:
            return self.tr("after the first sync")
        often = words.count(every, self.tr("every minute"), self.tr("every {} minutes", None, every))
        return f"{words.clock(at)}, {often}"

    def _moved(self) -> None:
        runner = self.face.runner
        shown = runner.active or runner.state is State.PAUSED
        self.dashboard.setVisible(shown)
        self.still.setVisible(not shown)
        self.sync.setVisible(not shown)
        # Before the first sync looking is offered beside it; later it is in the menu.
        self.look.setVisible(not shown and self._seen is not None and self._seen.checked_at is None)
        self.more.setVisible(not shown)
        self.go_on.setVisible(runner.state is State.PAUSED)
        self.pause.setVisible(runner.active)
        self.pause.setEnabled(runner.state is State.RUNNING)
        self.stop.setVisible(shown)
        self.stop.setEnabled(runner.state in (State.RUNNING, State.PAUSED))
        if self._question is not None and not shown:
            self._say_question(self._question)
        else:
            # A question that is answered is no trouble any more.
            error = runner.last_error
            self._say_trouble(None if shown or isinstance(error, BrakeStopped) else error)
        seen = self._seen
        if seen is None:
            return
        if shown:
            self.dashboard.follow(seen.system, sends=seen.mode != "external")
            self._say_running(runner.state, seen)
        else:
            how = standing(seen.state) if self._question is None else waiting_for_you()
            parts = [mode_words(seen.mode, seen.system)]
            if seen.checked_at:
                parts.insert(0, self.tr("Checked {}").format(words.ago(words.parsed(seen.checked_at))))
            self.state.say("  ·  ".join(parts), how.words, how.icon, how.meaning)

    def _say_running(self, state: State, seen: Overview) -> None:
        system = seen.system
        said, icon, meaning = {
            State.PAUSED: (
                self.tr("Paused. Nothing is lost; it goes on where it stopped."),
                "pause-circle",
                Meaning.ATTENTION,
            ),
            State.PAUSING: (self.tr("Pausing after this record"), "pause-circle", Meaning.ATTENTION),
            State.STOPPING: (
                self.tr("Stopping after this record. What is done stays."),
                "square",
                Meaning.ATTENTION,
            ),
        }.get(state, (self._running_words(system, seen), "arrows-clockwise", Meaning.INFO))
        self.state.say(said, "", icon, meaning)

    def _running_words(self, system: str, seen: Overview) -> str:
        if self.face.runner.progress.kind == "preview":
            return self.tr("Looking what would happen. Nothing is changed.")
        if self.face.runner.progress.kind == "push":
            return self.tr("Sending what you chose to {}. You can go on working.").format(system)
        if seen.checked_at is None:
            return self.tr("Bringing in your people from {}. You can go on working.").format(system)
        return self.tr("Looking for changes. You can go on working.")

    def _open_record(self, type_name: str, record: str) -> None:
        place = {"person": "people", "household": "households", "campus": "campuses"}.get(type_name)
        if place is not None:
            self.face.go(place, record=record)
