"""Whether people who are removed here may be removed in the other system too. Nobody is, without an answer for each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import decisions
from openfaith_desktop.application.removals import Removals, removals
from openfaith_desktop.ui import words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.fields import Toggle

CHANGES = (Topic.SETTINGS, Topic.DECISIONS)


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


class RemovingLines(Lines):
    """One switch; turning it on or off is asked, with whom it concerns."""

    def __init__(self, face: Face) -> None:
        super().__init__("settingsRemoving", _tr("Removing"))
        self.face = face
        self.switch = Toggle("settingsDeletions", _tr("Remove people there too"))
        self.switch.clicked.connect(self._ask)
        self.said = self.add("trash", _tr("Remove people there too"), " ", self.switch)

    def reload(self) -> None:
        """Read what is permitted."""
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.read(
                self,
                lambda: (
                    decisions.rules(app, name, {})["deletions"] == decisions.ALLOW,
                    removals(app, name).asked,
                ),
                self._put,
                key="deletions",
            )

    def _put(self, found: tuple[bool, bool]) -> None:
        on, asked = found
        self.switch.setChecked(on)
        self.said.say(
            _tr("Of each one removed here you are asked.")
            if asked
            else _tr("Who is removed here stays there, as the two work together now.")
        )

    def _ask(self, on: bool) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        self.switch.setChecked(not on)  # until it is said
        self.face.door.read(
            self,
            lambda: removals(app, name),
            self._ask_allow if on else self._ask_withdraw,
            key="removals",
        )

    def _ask_allow(self, found: Removals) -> None:
        system = self.face.system
        parts = [
            _tr("This removes nobody. Of each one removed here you are asked first.")
            if found.asked
            else _tr("As the two work together now, who is removed here stays in {}.").format(system)
        ]
        if found.waiting:
            parts.append(
                words.count(
                    len(found.waiting),
                    _tr("1 removal waits for your answer."),
                    _tr("{} removals wait for your answer.", len(found.waiting)),
                )
            )
        parts.append(_tr("Taking an addition back may remove it there. You see whom before."))
        title = _tr("Let people be removed in {} too?").format(system)
        self._show(
            Confirm(None, "allowRemoving", title, " ".join(parts), _tr("Allow it"), names=found.waiting), True
        )

    def _ask_withdraw(self, found: Removals) -> None:
        system = self.face.system
        said = (
            words.count(
                len(found.planned),
                _tr("1 removal isn't sent yet. It stays there, and you are asked again."),
                _tr(
                    "{} removals aren't sent yet. They stay there, and you are asked again.",
                    len(found.planned),
                ),
            )
            if found.planned
            else _tr("Nothing else changes. Who was removed there already stays removed.")
        )
        title = _tr("Remove nobody in {} any more?").format(system)
        self._show(
            Confirm(None, "endRemoving", title, said, _tr("Remove nobody"), names=found.planned), False
        )

    def _show(self, dialog: Confirm, on: bool) -> None:
        dialog.confirmed.connect(lambda: self._hold(on))
        self.face.show(dialog)

    def _hold(self, on: bool) -> None:
        app, name = self.face.app, self.face.connection
        if name is None:
            return
        typed = {decisions.DELETIONS: decisions.ALLOW if on else decisions.NEVER}
        self.face.door.act(self, lambda: decisions.rules(app, name, typed), CHANGES, lambda _: self.reload())
