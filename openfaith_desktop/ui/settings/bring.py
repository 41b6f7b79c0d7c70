"""Which kinds of records are kept in step. What is left out stays here as it is, and can be taken up again."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import joining
from openfaith_desktop.application.joining import Choice
from openfaith_desktop.ui.connect.model import bring_words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.fields import Toggle

ICONS = {"person": "user", "household": "house", "campus": "map-pin", "group": "users-three"}


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


class BringLines(Lines):
    """A switch for each kind; what leaving one out or taking it up means is said first."""

    def __init__(self, face: Face) -> None:
        super().__init__("settingsBring", _tr("What is kept in step"))
        self.face = face
        self._switches: dict[str, Toggle] = {}

    def reload(self) -> None:
        """Read what is chosen."""
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.read(self, lambda: joining.choices(app, name), self._show, key="bring")

    def _show(self, choices: tuple[Choice, ...]) -> None:
        for one in choices:
            if one.name not in self._switches:
                switch = self._switches[one.name] = Toggle(
                    f"settingsBring_{one.name}", localised_label(one.title)
                )
                switch.clicked.connect(lambda on, o=one: self._ask(o, on))
                self.add(
                    ICONS.get(one.entity_type, "circle"),
                    localised_label(one.title),
                    bring_words(one.entity_type),
                    switch,
                )
            self._switches[one.name].setChecked(one.brought)
            self._switches[one.name].setEnabled(not one.needed)

    def _ask(self, one: Choice, on: bool) -> None:
        chosen = [name for name, switch in self._switches.items() if switch.isChecked()]
        self._switches[one.name].setChecked(not on)  # until it is said
        dialog = self._take_up(one) if on else self._leave_out(one)
        dialog.confirmed.connect(lambda: self._hold(chosen))
        self.face.show(dialog)

    def _leave_out(self, one: Choice) -> Confirm:
        return Confirm(
            None,
            "leaveOut",
            _tr("Leave out {}?").format(localised_label(one.title.lower())),
            _tr(
                "What is here stays as it is. Changes are neither brought nor sent, until you take it up again."
            ),
            _tr("Leave out"),
        )

    def _take_up(self, one: Choice) -> Confirm:
        return Confirm(
            None,
            "takeUp",
            _tr("Keep {} in step?").format(localised_label(one.title.lower())),
            _tr(
                "The next sync brings what is there. What was changed meanwhile goes on as the two work together."
            ),
            _tr("Keep in step"),
        )

    def _hold(self, chosen: list[str]) -> None:
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.act(
                self,
                lambda: joining.bring(app, name, chosen),
                (Topic.CONNECTIONS,),
                lambda _: self.reload(),
            )
