"""Before a change holds: what it would do and to whom, beside what the next sync does as things are.

Looks by `application.what_if`, which changes nothing; making the change hold is whoever asked's.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog

from openfaith_desktop.application import totals
from openfaith_desktop.application.what_if import Change, Preview
from openfaith_desktop.errors import OpenFaithError, Stopped
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.ui import words
from openfaith_desktop.ui.preview.model import Group, groups, save
from openfaith_desktop.ui.preview.names import NamesOfGroups
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Dialog
from openfaith_desktop.ui.widgets.text import Kind, Text

Look = Callable[[StopFlag], Coroutine[Any, Any, Change]]
NAMED = 4
"""So many names are said of each thing that would happen; the table has them all."""


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("whatif", text, None, number)


def told(preview: Preview) -> str:
    """Return what a sync would do with people, in one line for each side."""
    people = totals.of_people(preview.counts)
    here = _side(people.added, people.updated + people.merged, people.removed)
    there = _side(people.sent_new, people.sent_updates, people.sent_removals)
    asks = (
        words.count(people.asked, _tr("1 decision"), _tr("{} decisions", people.asked))
        if people.asked
        else ""
    )
    return "\n".join(
        part
        for part in (
            _tr("In OpenFaith: {}").format(here),
            _tr("In {}: {}").format(preview.system, there),
            _tr("For you: {}").format(asks) if asks else "",
        )
        if part
    )


def _side(added: int, updated: int, removed: int) -> str:
    parts = [
        sentence.format(words.number(number))
        for number, sentence in (
            (added, _tr("add {}")),
            (updated, _tr("update {}")),
            (removed, _tr("remove {}")),
        )
        if number
    ]
    return ", ".join(parts) if parts else _tr("no changes")


def named(shown: Sequence[Group], others: Sequence[Group]) -> str:
    """Return who it would happen to, a line for each thing in which the two looks differ: the first few names."""
    other = {one.key: one.lines for one in others}
    return "\n".join(
        _tr("{}: {}").format(one.word, _few([line.name for line in one.lines]))
        for one in shown
        if one.lines != other.get(one.key)
    )


def _few(names: Sequence[str]) -> str:
    said, more = words.together(names[:NAMED]), len(names) - NAMED
    return _tr("{} and {} more").format(said, words.number(more)) if more > 0 else said


class WhatIf(Dialog):
    """Looks at once; `confirmed` when the person wants the change after that."""

    confirmed = Signal()

    def __init__(self, face: Face, title: str, look: Look) -> None:
        super().__init__(None, "whatIf", title)
        self._stop = StopFlag()
        self._task: asyncio.Task[Any] | None = None
        self.sentence.say(self.tr("Nothing has changed yet. OpenFaith looks what this would do."))
        self.sentence.show()
        self.now_title = Text(self.tr("As it is, the next sync would do this"), Kind.STRONG, name="whatIfNow")
        self.now = Text("", Kind.BODY, name="whatIfNowWords", wrap=True)
        self.then_title = Text(self.tr("With the change it would do this"), Kind.STRONG, name="whatIfThen")
        self.then = Text("", Kind.BODY, name="whatIfThenWords", wrap=True)
        self.now_names = Text("", Kind.QUIET, name="whatIfNowNames", wrap=True)
        self.then_names = Text("", Kind.QUIET, name="whatIfThenNames", wrap=True)
        self._texts = (
            *(self.now_title, self.now, self.now_names),
            *(self.then_title, self.then, self.then_names),
        )
        for text in self._texts:
            self.body.addWidget(text)
            text.hide()
        self._face = face
        self._groups: tuple[Group, ...] = ()
        self.everyone = NamesOfGroups("whatIf", face.door)
        self.everyone.hide()
        self.body.addWidget(self.everyone, 1)
        self.all = Button(self.tr("See all names"), "whatIfAll", ButtonKind.LINK, "list-bullets")
        self.all.clicked.connect(self._turn)
        self.save = Button(self.tr("Save this list"), "whatIfSave", ButtonKind.LINK, "download-simple")
        self.save.clicked.connect(self._choose_file)
        for button in (self.all, self.save):
            button.hide()
            self.body.addWidget(button)
        self.no = Button(self.tr("Not now"), "whatIfNo", ButtonKind.PLAIN)
        self.no.clicked.connect(self.reject)
        self.yes = Button(self.tr("Change it"), "whatIfYes", ButtonKind.PRIMARY)
        self.yes.setEnabled(False)
        self.yes.clicked.connect(self._confirm)
        self.buttons.addWidget(self.no)
        self.buttons.addWidget(self.yes)
        self.rejected.connect(self._stop.set)
        face.door.act(self, look(self._stop), (), self._show, failed=self._failed)

    def _show(self, change: Change) -> None:
        same = told(change.now) == told(change.then)
        self.sentence.say(
            self.tr("Nothing has changed yet. For the next sync it makes no difference.")
            if same
            else self.tr("Nothing has changed yet.")
        )
        now, self._groups = groups(change.now), groups(change.then)
        self.now.say(told(change.now))
        self.then.say(told(change.then))
        self.now_names.say(named(now, self._groups))
        self.then_names.say(named(self._groups, now))
        for text in self._texts:
            text.setVisible(not same and bool(text.text()))
        self.all.setVisible(not same and bool(self._groups))
        self._ready()

    def _turn(self) -> None:
        """Show everybody in place of the numbers, or the numbers again: both at once are higher than many a screen."""
        on = not self.everyone.isVisible()
        self.all.say(self.tr("See the numbers") if on else self.tr("See all names"))
        for text in self._texts:
            text.setVisible(not on and bool(text.text()))
        if on:
            self.everyone.show_groups(self._groups)
        self.save.setVisible(on)
        self.everyone.setVisible(on)
        self.fit()

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self.tr("Save this list"), "openfaith-preview.csv")
        chooser.setObjectName("whatIfSaveAs")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("csv")
        chooser.fileSelected.connect(lambda name: self.save_to(Path(name)))
        chooser.open()

    def save_to(self, path: Path) -> None:
        """Write all that the change would make happen to a file."""
        shown = self._groups
        self._face.door.act(
            self,
            lambda: save(path, shown),
            (),
            lambda _: self._face.toast(self.tr("Saved as {}").format(path.name)),
            failed=lambda error: self._face.toast(f"{error.title} {error.what_to_do}"),
        )

    def _failed(self, error: OpenFaithError) -> None:
        if isinstance(error, Stopped):
            return
        self.sentence.say(
            self.tr("It couldn't be looked what this would do. {} {}").format(error.title, error.what_to_do)
        )
        self.yes.say(self.tr("Change it without a look"))
        self._ready()

    def _ready(self) -> None:
        self.yes.setEnabled(True)
        self.fit()

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
