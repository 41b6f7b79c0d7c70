"""What this program is: its version, its licence, and whose work it stands on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, distributions, version

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.shell.crash import ReportDialog
from openfaith_desktop.ui.theme import L
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.surface import Card, clear, row
from openfaith_desktop.ui.widgets.text import Kind, Text


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


def notices() -> list[tuple[str, str]]:
    """Return what this program stands on: name with version, and licence, by name."""
    found: dict[str, tuple[str, str]] = {}
    for one in distributions():
        name = one.metadata["Name"] or ""
        said = one.metadata.get_all("License-Expression") or one.metadata.get_all("License") or [""]
        short = str(said[0]).strip().partition("\n")[0]
        if name and name.casefold() != "openfaith-desktop":
            found[name.casefold()] = (f"{name} {one.version}", short if len(short) < 60 else "")
    return [found[key] for key in sorted(found)]


class AboutSection(QWidget):
    """Version, licence, notices."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("settingsAbout")
        self.face = face
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        try:
            ours = version("openfaith-desktop")
        except PackageNotFoundError:
            ours = _tr("from its sources")
        card = Card("settingsVersion", spacing=theme.S)
        for text, kind in (
            (f"OpenFaith Desktop {ours}", Kind.CARD_TITLE),
            (_tr("Keeps a church's own people in step with its church management system."), Kind.BODY),
            (
                _tr(
                    "MIT licence. Nothing about your church leaves this computer but to the system you connect."
                ),
                Kind.QUIET,
            ),
            (f"Python {platform.python_version()}  ·  Qt {qVersion()}", Kind.QUIET),
        ):
            card.column.addWidget(Text(text, kind, name="settingsAboutLine", wrap=True))
        report = Button(_tr("Report for help"), "settingsReport", in_card=True)
        report.clicked.connect(lambda: face.show(ReportDialog(None, face.app.folder)))
        line = row(report)
        line.addStretch(1)
        card.column.addLayout(line)
        column.addWidget(card)
        column.addWidget(
            Text(_tr("It stands on the work of others"), Kind.STRONG, name="settingsNoticesTitle")
        )
        self.notices = Card("settingsNotices", spacing=theme.XS)
        column.addWidget(self.notices)
        column.addStretch(1)

    def reload(self) -> None:
        """Read the notices."""
        self.face.door.read(self, notices, self._show, key="notices")

    def _show(self, found: list[tuple[str, str]]) -> None:
        clear(self.notices.column)
        for name, licence in found:
            said = f"{name}  ·  {licence}" if licence else name
            self.notices.column.addWidget(Text(said, Kind.SMALL, name="settingsNotice", wrap=True))
