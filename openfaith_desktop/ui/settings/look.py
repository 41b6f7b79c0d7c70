"""How the window looks: light, dark, or as the system has it, and how large its text is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from openfaith_desktop.ui import theme
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.theme import L
from openfaith_desktop.ui.widgets.fields import Combo

APPEARANCE, TEXT_SIZE = "appearance", "text_size"
SIZES = (100, 110, 125, 150, 175, 200)
"""Per cent of the text that this computer uses."""


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


def appearance(settings: QSettings) -> str:
    """Return what the person chose: system, light or dark."""
    kept = str(settings.value(APPEARANCE, "system"))
    return kept if kept in ("light", "dark") else "system"


def text_size(settings: QSettings) -> int:
    """Return the size of text that the person chose, in per cent of the computer's."""
    kept = str(settings.value(TEXT_SIZE, 100))
    return int(kept) if kept.isdecimal() and int(kept) in SIZES else 100


def install(settings: QSettings) -> None:
    """Give the program the look that was chosen."""
    qt = QApplication.instance()
    if isinstance(qt, QApplication):
        theme.install(qt, appearance(settings), text_size(settings) / 100)


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
        lines.add("moon", _tr("Light or dark"), "", self.choice)
        sizes: list[tuple[object, str]] = [
            (one, _tr("As this computer has it") if one == 100 else f"{one} %") for one in SIZES
        ]
        self.text = Combo("settingsTextSize", _tr("Text size"), sizes)
        self.text.chosen.connect(self._resize)
        lines.add("text-aa", _tr("Text size"), _tr("Everything grows with it."), self.text)
        column.addWidget(lines)
        column.addStretch(1)

    def reload(self) -> None:
        """Show what is chosen."""
        self.choice.choose(appearance(self.face.settings))
        self.text.choose(text_size(self.face.settings))

    def _choose(self, choice: object) -> None:
        self.face.settings.setValue(APPEARANCE, choice)
        install(self.face.settings)

    def _resize(self, size: object) -> None:
        self.face.settings.setValue(TEXT_SIZE, size)
        install(self.face.settings)
        # What is on the screen was made for the other size.
        self.face.choose(self.face.connection)
        self.face.go("settings", section="look", at="settingsTextSize")
