"""Look before you touch: what a sync would do, in numbers and by name, before anything changes.

Looking is a run like any other (`Runner`), so it shows how far it is, can be stopped, and never meets another one.
Starting the sync from here is the runner's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from openfaith_desktop.application import connections, what_if
from openfaith_desktop.application.what_if import Preview
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.overview.model import mode_words
from openfaith_desktop.ui.preview.model import Group, NamesModel, groups, here, save, there, time_it_takes
from openfaith_desktop.ui.preview.parts import NameDelegate, SideCard
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.theme import L, Meaning, S, Size
from openfaith_desktop.ui.widgets.banner import Banner
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Chips, Choice
from openfaith_desktop.ui.widgets.empty import Empty
from openfaith_desktop.ui.widgets.fields import SearchField
from openfaith_desktop.ui.widgets.filterline import FilterLine
from openfaith_desktop.ui.widgets.progress import Bar
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import Card, box, row
from openfaith_desktop.ui.widgets.table import Table, TableCard
from openfaith_desktop.ui.widgets.text import Kind, Text


class PreviewPage(Screen):
    """`arrive()` looks anew; `arrive(preview=…, looked=…)` shows what was found in so many seconds, perhaps for another
    mode: Start then changes to it. `inside`: it is the last of some steps, and `back` leads to the one before.
    """

    navigation = "overview"

    def __init__(self, face: Face, *, inside: bool = False) -> None:
        super().__init__(face, "connectPreview" if inside else "preview", "", wide=True, scrolls=True)
        self.back = Button(self.tr("Back"), "previewBack", icon="arrow-left")
        self.back.setVisible(inside)
        self._inside = inside
        self._looking = False
        self._preview: Preview | None = None
        self._groups: tuple[Group, ...] = ()
        self._shown = ""
        self.model = NamesModel(face.door)
        self.stack = QStackedWidget()
        self.ready = self._lay_out_ready()
        self.reading = self._lay_out_reading()
        self.empty = Empty("previewEmpty", "check", "", "", meaning=Meaning.OK)
        self.empty.acted.connect(self._go_on_empty)
        for part in (self.reading, self.ready, self.empty):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)
        self._foot()
        face.runner.moved.connect(self._moved)
        face.runner.ended.connect(self._ended)

    # --- the parts ---------------------------------------------------------------------------------

    def _lay_out_reading(self) -> Card:
        card = Card("previewReading", spacing=theme.M)
        self.doing = Text("", Kind.HEADING, name="previewDoing", wrap=True)
        self.far = Text("", Kind.QUIET, name="previewFar", wrap=True)
        self.bar = Bar("previewBar", self.tr("Looking"))
        card.column.addStretch(1)
        for part in (self.doing, self.bar, self.far):
            card.column.addWidget(part)
        card.column.addStretch(2)
        return card

    def _lay_out_ready(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(L)
        self.here, self.there = SideCard("previewHere", "house-line"), SideCard("previewThere", "cloud")
        sides = Reflow(Size.NARROW_PAGE, L)
        sides.add(self.here, 1)
        sides.add(self.there, 1)
        column.addWidget(sides)
        self.asks = Banner("previewAsks")
        column.addWidget(self.asks)
        self.chips = Chips("previewGroups", self.tr("What would happen"))
        self.chips.chosen.connect(self.show_group)
        self.search = SearchField("previewSearch", self.tr("Find a name"), self.tr("Find a name"))
        self.search.searched.connect(lambda _: self.show_group(self._shown))
        column.addWidget(FilterLine(self.chips, self.search))
        self.table = Table("previewTable", self.tr("Who it would happen to"), self.model, Size.ROW_PREVIEW)
        self.table.setItemDelegate(NameDelegate(self.table, self.model))
        self.table.setMinimumHeight(theme.grown(Size.ROW_HEADER) + 5 * theme.grown(Size.ROW_PREVIEW))
        column.addWidget(TableCard(self.table), 1)
        return box(column, "previewReady")

    def _foot(self) -> None:
        self.clock = Glyph("clock", Meaning.QUIET)
        self.takes = Text("", Kind.STRONG, name="previewTakes")
        self.no = Button(self.tr("Not now"), "previewNo", ButtonKind.PLAIN)
        self.no.clicked.connect(self._leave)
        self.save = Button(self.tr("Save this list"), "previewSave", icon="download-simple")
        self.save.clicked.connect(self._choose_file)
        self.start = Button(self.tr("Start"), "previewStart", ButtonKind.PRIMARY, "play")
        self.start.clicked.connect(self._start)
        self.start_at = self.start
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        for button in (self.no, self.save, self.start):
            buttons.addWidget(button)
        foot = Reflow(Size.NARROW_PAGE, S)
        foot.add(row(self.back, self.clock, self.takes, None), 1)
        foot.add(buttons)
        self.body.addWidget(foot)

    # --- looking -----------------------------------------------------------------------------------

    def arrive(self, **what: Any) -> None:
        """Look what a sync would do now."""
        runner = self.face.runner
        if self._looking or self.face.connection is None:
            return
        if (found := what.get("preview")) is not None:
            self._show_preview(found, what["looked"])
            return
        self._preview = None
        self._title(self.tr("Looking what would happen"))
        self.state.say(self.tr("Nothing is changed by looking, neither here nor there."))
        if runner.active:
            self.empty.tell(
                self.tr("A sync goes on just now"),
                self.tr("When it is finished, look what is left to do."),
                self.tr("Back to the overview"),
            )
            self._show(self.empty)
            return
        self._looking = True
        self.doing.say(self.tr("Reading what {} has").format(self.face.system))
        self.far.say("")
        self.bar.put(0)
        self._show(self.reading)
        runner.carry_out(what_if.preview)

    def _title(self, title: str) -> None:
        self.title.say(title)
        self.setAccessibleName(title)

    def _moved(self) -> None:
        if not self._looking:
            return
        progress = self.face.runner.progress
        self.bar.put(progress.share())
        waits = progress.waiting(self.face.runner.now())
        if waits:
            said = self.tr("Waiting {}. {} asks programs to slow down when it's busy. This is normal.")
            self.far.say(said.format(words.span(waits), self.face.system))
        elif progress.phase is not None:
            counts = progress.counts.get(progress.phase, {}).values()
            read = sum(one.done for one in counts)
            self.far.say(
                words.count(read, self.tr("1 record so far"), self.tr("{} records so far", None, read))
            )

    def _ended(self, result: object) -> None:
        if not self._looking:
            return
        self._looking = False
        if isinstance(result, Preview):
            runner = self.face.runner
            began = min(runner.progress.phase_began.values(), default=runner.now())
            self._show_preview(result, runner.now() - began)
        elif self.isVisible():
            # It was stopped, or what went wrong is said by the window.
            self.face.go("overview")

    # --- what was found ----------------------------------------------------------------------------

    def _show_preview(self, preview: Preview, looked: float) -> None:
        self._preview = preview
        self._groups = groups(preview)
        system = preview.system
        self._title(self.tr("Here's what would happen"))
        self.state.say(self.tr("Nothing has changed yet.") + f"  ·  {mode_words(preview.mode, system)}")
        if not self._groups:
            self.empty.tell(
                self.tr("Nothing would change"),
                self.tr("OpenFaith and {} are in step.").format(system),
                self.tr("Start") if self._inside else self.tr("Back to the overview"),
            )
            self._show(self.empty)
            return
        self.here.put(self.tr("In OpenFaith"), here(preview))
        self.there.put(self.tr("In {}").format(system), there(preview))
        asked = preview.people.asked
        if asked:
            self.asks.tell(
                Meaning.ATTENTION,
                words.count(
                    asked,
                    self.tr("1 needs a decision from you"),
                    self.tr("{} need a decision from you", None, asked),
                ),
                self.tr("They wait; everyone else can go ahead."),
                self.tr("Look at them"),
                lambda: self.show_group("asked"),
            )
        self.asks.setVisible(bool(asked))
        self.takes.say(time_it_takes(preview, looked, self.face.runner.progress.requests))
        self.search.clear()
        choices = [Choice(one.key, one.word, len(one.lines)) for one in self._groups]
        self.chips.show_choices(choices, choices[0].key)
        self._show(self.ready)
        self.show_group(choices[0].key)
        self.start.setFocus()

    def show_group(self, key: str) -> None:
        """Show the names of one group."""
        group = next((one for one in self._groups if one.key == key), None)
        if group is None:
            return
        self._shown = key
        choices = [Choice(one.key, one.word, len(one.lines)) for one in self._groups]
        self.chips.show_choices(choices, key)
        self.model.show_lines(group.lines, self.search.text())

    def _show(self, part: Any) -> None:
        self.stack.setCurrentWidget(part)
        ready = part is self.ready
        for widget in (self.clock, self.takes, self.save, self.start):
            widget.setVisible(ready)
        self.no.setVisible(self._inside or part is not self.empty)
        self.no.say(self.tr("Cancel") if part is self.reading else self.tr("Not now"))

    # --- going on ----------------------------------------------------------------------------------

    def _leave(self) -> None:
        if self._looking:
            self.face.runner.stop()
            self._looking = False
        self.face.go("overview")

    def _go_on_empty(self) -> None:
        # Among steps the mode may be another one from now on, though no record changes.
        if self._inside:
            self._start()
        else:
            self._leave()

    def _start(self) -> None:
        shown, name = self._preview, self.face.connection
        if shown is None or name is None:
            return
        self.start.setEnabled(False)
        self.face.door.act(
            self,
            lambda: connections.set_mode(self.face.app, name, shown.mode),
            (Topic.CONNECTIONS,),
            lambda _: self._begin(),
            failed=self._not_begun,
        )

    def _begin(self) -> None:
        self.start.setEnabled(True)
        self.face.go("overview")
        self.face.runner.start()

    def _not_begun(self, error: OpenFaithError) -> None:
        self.start.setEnabled(True)
        self.face.tell(error)

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self.tr("Save this list"), "openfaith-preview.csv")
        chooser.setObjectName("previewSaveAs")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self.save_to(Path(name)))
        self.face.show(chooser)

    def save_to(self, path: Path) -> None:
        """Write all that would happen to a file."""
        shown = self._groups
        self.face.door.act(
            self,
            lambda: save(path, shown),
            (),
            lambda _: self.face.toast(self.tr("Saved as {}").format(path.name)),
            failed=lambda error: self.face.toast(f"{error.title} {error.what_to_do}"),
        )
