"""Sending chosen records: look who is there, show exactly what would go, send, and say what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget

from openfaith_desktop.application import sending
from openfaith_desktop.application.sending import Fate, PushPreview
from openfaith_desktop.errors import OpenFaithError, Stopped
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.results import PushedRecord
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.progress import PHASES
from openfaith_desktop.ui.pushing.model import PushModel, act_words, save_list
from openfaith_desktop.ui.pushing.parts import Facts, PushDelegate, SentCard
from openfaith_desktop.ui.records.model import counted, wording
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.theme import L, Meaning, S, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.empty import Loading
from openfaith_desktop.ui.widgets.progress import Bar
from openfaith_desktop.ui.widgets.reflow import Reflow
from openfaith_desktop.ui.widgets.surface import box
from openfaith_desktop.ui.widgets.table import Table, TableCard
from openfaith_desktop.ui.widgets.text import Kind, Text


class PushPage(Screen):
    """`arrive(records, back)`: the ids chosen, and the screen they were chosen on."""

    navigation = "people"

    def __init__(self, face: Face) -> None:
        super().__init__(face, "push", "", wide=True)
        self.setAccessibleName(self.tr("Send what you chose"))
        self._ids: list[str] = []
        self._back_to, self._type = "people", "person"
        self._preview: PushPreview | None = None
        self._stop = StopFlag()
        self._sending = False
        self.back = Button("", "pushBack", icon="arrow-left")
        self.back.clicked.connect(self._go_back)
        self.acts.addWidget(self.back)
        self.facts = Facts()
        self.body.addWidget(self.facts)
        self.model = PushModel(face.door, face.system)
        self.table = Table("pushTable", self.tr("What you chose"), self.model, Size.ROW_PUSH)
        self.table.setItemDelegate(PushDelegate(self.table, self.model))
        self.table.entered_row.connect(self._show_record)
        self.start_at = self.table
        self.card = SentCard()
        self.card.closed.connect(self._show_list)
        self.list = TableCard(self.table)
        self.table.opened.connect(lambda _: self._show_card())
        halves = QHBoxLayout()
        halves.setSpacing(L)
        halves.addWidget(self.list, 42)
        halves.addWidget(self.card, 58)
        self.stack = QStackedWidget()
        self.loading = Loading("pushLoading")
        self.ready = box(halves, "pushReady")
        self.stack.addWidget(self.loading)
        self.stack.addWidget(self.ready)
        self.body.addWidget(self.stack, 1)
        self._foot()
        face.runner.moved.connect(self._moved)
        face.runner.ended.connect(self._ended)
        self.model.ticks_changed.connect(self._ticked)

    def _foot(self) -> None:
        self.note = Text("", Kind.QUIET, name="pushNote", wrap=True)
        self.bar = Bar("pushBar", self.tr("Sending"))
        self.no = Button(self.tr("Not now"), "pushNo", ButtonKind.PLAIN)
        self.no.clicked.connect(self._go_back)
        self.save = Button(self.tr("Save this list"), "pushSave", icon="download-simple")
        self.save.clicked.connect(self._choose_file)
        self.halt = Button(self.tr("Stop"), "pushStop", icon="square")
        self.halt.clicked.connect(self._halt)
        self.send = Button("", "pushSend", ButtonKind.PRIMARY, "paper-plane-tilt")
        self.send.clicked.connect(self._send)
        line = Reflow(Size.NARROW_PAGE, S)
        line.add(self.note, 1)
        line.add(self.bar, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        for button in (self.no, self.save, self.halt, self.send):
            buttons.addWidget(button)
        line.add(buttons)
        self.body.addWidget(line)

    # --- looking -----------------------------------------------------------------------------------

    def arrive(self, **what: Any) -> None:
        """Look what sending these records would do."""
        if self._sending:
            return
        self._ids = list(what["records"])
        self._back_to, self._type = what.get("back", "people"), what.get("type", "person")
        self.navigation = self._back_to
        self.back.say(self.tr("Back to {}").format(wording(self._type).title))
        self._preview = None
        self.facts.hide()
        self.stack.setCurrentWidget(self.loading)
        self._title(self.tr("Look before you send"))
        self.state.say(
            self.tr("Looking who is in {} already. Nothing has been sent.").format(self.face.system)
        )
        self._show_buttons()
        self._look()

    def _title(self, title: str) -> None:
        self.title.say(title)
        self.setAccessibleName(title)

    def _look(self) -> None:
        name = self.face.connection
        if name is None:
            return
        self._stop = StopFlag()
        self.face.door.act(
            self,
            sending.push_preview(self.face.app, name, self._ids, self._stop),
            (),
            self._show,
            failed=self._looked_in_vain,
        )

    def _looked_in_vain(self, error: OpenFaithError) -> None:
        if not isinstance(error, Stopped):
            self.face.tell(error)
        if self.isVisible():
            self.face.go(self._back_to)

    def _show(self, preview: PushPreview) -> None:
        self._preview = preview
        many = self._many(len(preview.records))
        only_new = preview.count(Fate.NEW, Fate.FOUND, Fate.ASKS) == len(preview.records)
        self._title(
            (self.tr("Add {} to {}") if only_new else self.tr("Send {} to {}")).format(many, preview.system)
        )
        asked = words.count(
            preview.requests, self.tr("1 request"), self.tr("{} requests", None, preview.requests)
        )
        self.state.say(
            self.tr("Nothing has been sent yet. This is exactly what would go, with about {}.").format(asked)
        )
        self.facts.put(preview)
        self.facts.show()
        self.model.system = preview.system
        self.model.show_preview(preview.records)
        self.stack.setCurrentWidget(self.ready)
        if preview.records:
            self.table.selectRow(0)
        self._show_buttons()
        self._ticked()

    def _many(self, count: int) -> str:
        return counted(self._type, count)

    def _show_record(self, record: str | None) -> None:
        one = self.model.records.get(record or "")
        if one is not None:
            self.card.show_record(one, self.model.system)

    # --- narrow windows ----------------------------------------------------------------------------

    def _narrow(self) -> bool:
        return self.width() < theme.grown(Size.NARROW_RECORDS)

    def _show_list(self) -> None:
        self.list.show()
        self.card.setVisible(not self._narrow())
        self.card.close_button.hide()

    def _show_card(self) -> None:
        if self._narrow():
            self.list.hide()
            self.card.show()
            self.card.close_button.show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show list and card side by side only where there is room for both."""
        super().resizeEvent(event)
        self.facts.be_narrow(self._narrow())
        self._show_list()

    # --- sending -----------------------------------------------------------------------------------

    def _ticked(self) -> None:
        if self._preview is None or self.model.outcomes:
            return
        chosen = self.model.chosen()
        said = act_words(self._preview, chosen)
        self.send.say(said or self.tr("Nothing to send"))
        self.send.setEnabled(bool(said))
        asks = [one for one in chosen if one.fate is Fate.ASKS]
        until = self.tr("You can undo this until {}.").format(words.undo_until())
        if len(asks) == 1:
            waits = self.tr("{} waits for your answer under Decisions.").format(asks[0].title)
        elif asks:
            waits = self.tr("{} wait for your answers under Decisions.").format(self._many(len(asks)))
        else:
            waits = ""
        self.note.say(f"{waits} {until}".strip())

    def _show_buttons(self) -> None:
        done = bool(self.model.outcomes)
        ready = self._preview is not None and not self._sending
        self.no.setVisible(not self._sending and not done)
        self.save.setVisible(ready)
        self.send.setVisible(ready and not done)
        self.halt.setVisible(self._sending)
        self.bar.setVisible(self._sending)
        self.note.setVisible(not self._sending)
        self.back.setEnabled(not self._sending)

    def _send(self) -> None:
        ids = [one.id for one in self.model.chosen()]
        if not ids or self.face.runner.active:
            return
        self._sending = True
        self.bar.put(0)
        self._show_buttons()
        self.state.say(self.tr("Sending. You can go on working."), "", "paper-plane-tilt", Meaning.INFO)
        self.face.runner.carry_out(lambda app, name, stop: sending.push(app, name, ids, stop))

    def _halt(self) -> None:
        self.face.runner.stop()
        self.halt.setEnabled(False)

    def _moved(self) -> None:
        if self._sending:
            progress = self.face.runner.progress
            if progress.phase is PHASES[4]:
                self.bar.put(progress.share())

    def _ended(self, result: object) -> None:
        if not self._sending:
            return
        self._sending = False
        self.halt.setEnabled(True)
        if isinstance(result, tuple):
            self._show_outcomes([one for one in result if isinstance(one, PushedRecord)])
        else:
            # It was stopped or broke off: what is done stays, the rest can be looked at anew.
            self._look_again()

    def _look_again(self) -> None:
        self._preview = None
        self.stack.setCurrentWidget(self.loading)
        self.state.say(self.tr("What was sent so far stays. Looking what is left."))
        self._show_buttons()
        self._look()

    def _show_outcomes(self, outcomes: Sequence[PushedRecord]) -> None:
        self.model.show_outcomes(outcomes)
        self.facts.hide()
        failed = sum(one.outcome in ("failed", "asked") for one in outcomes)
        good = len(outcomes) - failed
        self._title(self.tr("{} sent to {}").format(self._many(good), self.face.system))
        if failed:
            self.state.say(
                words.count(
                    failed,
                    self.tr("1 wasn't sent. The reason stands beside the name."),
                    self.tr("{} weren't sent. The reasons stand beside the names.", None, failed),
                ),
                "",
                "warning-circle",
                Meaning.ATTENTION,
            )
        else:
            self.state.say(self.tr("Everything arrived."), "", "check-circle-fill", Meaning.OK)
        self.note.say(
            self.tr("You find it under History, and can undo it there until {}.").format(words.undo_until())
        )
        self.model.ticked = set()
        self._show_buttons()
        self.face.door.publish(Topic.RECORDS)

    def _go_back(self) -> None:
        self._stop.set()
        self.face.go(self._back_to)

    # --- keeping the list --------------------------------------------------------------------------

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self.tr("Save this list"), "openfaith-list.csv")
        chooser.setObjectName("pushSaveAs")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self.save_to(Path(name)))
        self.face.show(chooser)

    def save_to(self, path: Path) -> None:
        """Write the list to a file."""
        preview, outcomes = self._preview, dict(self.model.outcomes)
        if preview is None:
            return

        self.face.door.act(
            self,
            lambda: save_list(path, preview, outcomes),
            (),
            lambda _: self.face.toast(self.tr("Saved as {}").format(path.name)),
            failed=lambda error: self.face.toast(f"{error.title} {error.what_to_do}"),
        )
