"""How the window looks: light, dark, or as the system has it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.theme import L
from openfaith_desktop.ui.widgets.fields import Combo

APPEARANCE = "appearance"


def _tr(text: str) -> str:
    return QCoreApplication.translate("settings", text)


class LookSection(QWidget):
    """Kept with the window, not with the church."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("settingsLook")
        self.face = face
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        lines = Lines("settingsAppearance", _tr("Appearance"))
        self.choice = Combo(
            "settingsTheme",
            _tr("Light or dark"),
            [("system", _tr("As this computer has it")), ("light", _tr("Light")), ("dark", _tr("Dark"))],
        )
        self.choice.chosen.connect(self._choose)
        lines.add(
            "moon", _tr("Light or dark"), _tr("Text follows the size that this computer uses."), self.choice
        )
        column.addWidget(lines)
        column.addStretch(1)

    def reload(self) -> None:
        """Show what is chosen."""
        kept = str(self.face.settings.value(APPEARANCE, "system"))
        self.choice.choose(kept if kept in ("light", "dark") else "system")

    def _choose(self, choice: object) -> None:
        self.face.settings.setValue(APPEARANCE, choice)
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            theme.install(qt, str(choice))
