"""When changes are looked for: by the window, by a worker, at once by webhooks; and whether anything starts by itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import Application, connections
from openfaith_desktop.jobs import control
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.shell import polling
from openfaith_desktop.ui.widgets.fields import Combo, Toggle


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


def _read(app: Application, name: str) -> tuple[bool, bool]:
    """Return whether a connection is paused, and whether its system reports changes at once."""
    return control.is_paused(app.connection(name)), connections.reports_at_once(app, name)


class OftenLines(Lines):
    """How often, paused or not, and what the other system reports by itself."""

    def __init__(self, face: Face) -> None:
        super().__init__("settingsOften", _tr("How often"))
        self.face = face
        times: list[tuple[object, str]] = [(0, _tr("Only when I press Sync now"))]
        times += [(n, _tr("Every {} minutes").format(n)) for n in (5, 15, 30)]
        times.append((60, _tr("Every hour")))
        self.often = Combo("settingsPolling", _tr("Look for changes"), times)
        self.often.chosen.connect(self._set_often)
        self.add("clock", _tr("Look for changes"), _tr("While the window is open"), self.often)
        self.pause = Toggle("settingsPaused", _tr("Start nothing by itself"))
        self.pause.clicked.connect(self._set_paused)
        self.add(
            "pause-circle",
            _tr("Start nothing by itself"),
            _tr("Paused, here and on a server. Sync now still works."),
            self.pause,
        )
        self.at_once = self.add("lightning", _tr("Changes at once"), " ")

    def reload(self) -> None:
        """Read how it is set."""
        self.often.choose(polling.minutes(self.face.settings))
        app, name = self.face.app, self.face.connection
        if name is not None:
            self.face.door.read(self, lambda: _read(app, name), self._show, key="often")

    def _show(self, found: tuple[bool, bool]) -> None:
        paused, reported = found
        self.pause.setChecked(paused)
        self.often.setEnabled(not paused)
        self.at_once.say(
            _tr("{} reports changes to your church's server.").format(self.face.system)
            if reported
            else _tr("Not set up. It needs a server that is always on.")
        )

    def _set_often(self, minutes: object) -> None:
        self.face.settings.setValue(polling.KEY, minutes)
        self.face.door.publish(Topic.CONNECTIONS)

    def _set_paused(self, on: bool) -> None:
        app, name = self.face.app, self.face.connection
        if name is not None:
            work = control.pause if on else control.resume
            self.face.door.act(self, lambda: work(app, name), (Topic.CONNECTIONS,), lambda _: self.reload())
