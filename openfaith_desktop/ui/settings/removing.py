"""Whether people who are removed here may be removed in the other system too. Nobody is, without an answer for each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import decisions
from openfaith_desktop.ui import words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.fields import Toggle

CHANGES = (Topic.SETTINGS, Topic.DECISIONS)


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


class RemovingLines(Lines):
    """One switch; turning it on is asked, with who waits for an answer."""

    def __init__(self, face: Face) -> None:
        super().__init__("settingsRemoving", _tr("Removing"))
        self.face = face
        self.switch = Toggle("settingsDeletions", _tr("Remove people there too"))
        self.switch.clicked.connect(self._ask)
        self.add("trash", _tr("Remove people there too"), _tr("You are asked each time"), self.switch)

    def reload(self) -> None:
        """Read what is permitted."""
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.read(
                self,
                lambda: decisions.rules(app, name, {})["deletions"] == decisions.ALLOW,
                self.switch.setChecked,
                key="deletions",
            )

    def _ask(self, on: bool) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        if not on:
            self._hold(False)
            return
        self.switch.setChecked(False)  # until it is said
        self.face.door.read(
            self, lambda: decisions.deleted_here(app, name), self._confirm, key="deleted here"
        )

    def _confirm(self, waiting: list[str]) -> None:
        system = self.face.system
        said = _tr("This removes nobody. Of each person removed here you are asked first.")
        if waiting:
            asked = words.count(
                len(waiting), _tr("1 person waits for your answer."), _tr("{} people wait for your answer.")
            )
            said = f"{said} {asked}"
        dialog = Confirm(
            None,
            "allowRemoving",
            _tr("Let people be removed in {} too?").format(system),
            said,
            _tr("Allow it"),
            names=waiting,
        )
        dialog.confirmed.connect(lambda: self._hold(True))
        self.face.show(dialog)

    def _hold(self, on: bool) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        typed = {decisions.DELETIONS: decisions.ALLOW if on else decisions.NEVER}
        self.face.door.act(self, lambda: decisions.rules(app, name, typed), CHANGES, lambda _: self.reload())
