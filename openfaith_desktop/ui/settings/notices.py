"""Whether OpenFaith tells beside the clock what needs a person; when and what: `ui/shell/notices.py`."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSystemTrayIcon, QVBoxLayout, QWidget

from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.shell import notices
from openfaith_desktop.ui.theme import L
from openfaith_desktop.ui.widgets.fields import Toggle


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


class NoticesSection(QWidget):
    """One switch, and what is told when it is on."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("settingsNoticesSection")
        self.face = face
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        lines = Lines("settingsNotifications", _tr("Notices"))
        self.switch = Toggle("settingsNotify", _tr("Tell me when something needs me"))
        self.switch.clicked.connect(lambda on: notices.want(self.face.settings, bool(on)))
        self.when = lines.add("bell", _tr("Tell me when something needs me"), " ", self.switch)
        column.addWidget(lines)
        what = Lines("settingsToldOf", _tr("What you are told"))
        for icon, title, sentence in (
            ("arrows-left-right", _tr("Differences"), _tr("New ones need your decision.")),
            (
                "key",
                _tr("Signing in"),
                _tr("{} asks you to sign in again.").format(face.system or "OpenFaith"),
            ),
            ("hand-palm", _tr("A stopped sync"), _tr("So many changes at once may be a mistake.")),
        ):
            what.add(icon, title, sentence)
        column.addWidget(what)
        column.addStretch(1)

    def reload(self) -> None:
        """Show what is chosen, and whether this computer has a place for notices."""
        self.switch.setChecked(notices.wanted(self.face.settings))
        self.when.say(
            _tr("Beside the clock, at most once a day, and never while you look at OpenFaith.")
            if QSystemTrayIcon.isSystemTrayAvailable()
            else _tr("This computer has no place for notices beside its clock. Look in here now and then.")
        )
