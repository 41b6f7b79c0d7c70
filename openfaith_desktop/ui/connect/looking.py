"""Looking what each way of working would do with the church's people, while its step is shown. Changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from openfaith_desktop.application import what_if
from openfaith_desktop.application.what_if import Preview
from openfaith_desktop.errors import OpenFaithError, Stopped
from openfaith_desktop.ui import words
from openfaith_desktop.ui.connect.steps import ModesStep
from openfaith_desktop.ui.running import State
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised


class Looking(QObject):
    """`previews` holds what was found, by mode, in `seconds`; `changed` tells when it begins and ends."""

    changed = Signal()

    def __init__(self, face: Face, modes: ModesStep) -> None:
        super().__init__(modes)
        self.runner, self.modes = face.runner, modes
        self.active = False
        self.previews: Mapping[str, Preview] = {}
        self.seconds = 0.0
        self._system = ""
        modes.stopped.connect(self.runner.stop)
        self.runner.moved.connect(self._moved)
        self.runner.ended.connect(self._ended)

    def forget(self) -> None:
        """Forget what was found: it was another church, or other records are brought in now."""
        self.previews = {}

    def begin(self, system: str) -> None:
        """Read what a system has and reckon what each mode would do with it; not while anything else runs."""
        if self.active:
            return
        if self.runner.active or self.runner.state is State.PAUSED:
            self.modes.fail(self.tr("A sync goes on just now. Look again when it is finished."))
            return
        self.active, self._system = True, system
        self.forget()
        self.modes.wait(self.tr("Reading what {} has").format(system), 0.0)
        self.changed.emit()
        self.runner.carry_out(what_if.every_mode)

    def stop(self) -> None:
        """Look no further."""
        if self.active:
            self.runner.stop()

    def _moved(self) -> None:
        if not self.active:
            return
        progress = self.runner.progress
        if waits := progress.waiting(self.runner.now()):
            said = self.tr("Waiting {}. {} asks programs to slow down when it's busy. This is normal.")
            self.modes.far(said.format(words.span(waits), self._system), progress.share())
        elif progress.phase is not None:
            read = sum(one.done for one in progress.counts.get(progress.phase, {}).values())
            said = words.count(read, self.tr("1 record so far"), self.tr("{} records so far", None, read))
            reading = self.tr("Reading what {} has").format(self._system)
            self.modes.far(f"{reading}: {said}", progress.share())

    def _ended(self, result: object) -> None:
        if not self.active:
            return
        self.active = False
        if isinstance(result, dict):
            self.previews = result
            began = min(self.runner.progress.phase_began.values(), default=self.runner.now())
            self.seconds = self.runner.now() - began
            self.modes.show_counts(result, self.tr("This is what each would do. Nothing has changed yet."))
        elif isinstance(result, Stopped):
            self.modes.fail(self.tr("You stopped looking. Nothing has changed."))
        elif isinstance(result, OpenFaithError):
            self.modes.fail(localised(f"{result.title} {result.what_to_do}"))
        self.changed.emit()
