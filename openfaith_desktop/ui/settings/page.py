"""Settings, in sections of which one is shown: the connected church, its data, the window's look, the program."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.settings.about import AboutSection
from openfaith_desktop.ui.settings.church import ChurchSection
from openfaith_desktop.ui.settings.data import DataSection
from openfaith_desktop.ui.settings.look import LookSection
from openfaith_desktop.ui.settings.notices import NoticesSection
from openfaith_desktop.ui.widgets.chips import Chips, Choice

Section = ChurchSection | NoticesSection | DataSection | LookSection | AboutSection


class SettingsPage(Screen):
    """`arrive(section, at)`: church, notices, data, look or about; and by its name what the keyboard is at."""

    topics = frozenset({Topic.CONNECTIONS, Topic.SETTINGS})

    def __init__(self, face: Face) -> None:
        super().__init__(face, "settings", "", scrolls=True)
        self.title.say(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self.tabs = Chips("settingsTabs", self.tr("What to set"))
        self.tabs.chosen.connect(self.show_section)
        self.body.addWidget(self.tabs)
        self.sections: dict[str, Section] = {}
        if face.connection is not None:
            self.sections |= {"church": ChurchSection(face), "notices": NoticesSection(face)}
        self.sections |= {"data": DataSection(face), "look": LookSection(face), "about": AboutSection(face)}
        for section in self.sections.values():
            self.body.addWidget(section)
        words = {
            "church": face.system,
            "notices": self.tr("Notices"),
            "data": self.tr("Your data"),
            "look": self.tr("Appearance"),
            "about": self.tr("About"),
        }
        self._choices = [Choice(key, words[key]) for key in self.sections]
        self.shown = next(iter(self.sections))
        self.show_section(self.shown)

    def arrive(self, **what: Any) -> None:
        """`section`: show this one. `at`: the name of what has the focus then."""
        if what.get("section") in self.sections:
            self.show_section(what["section"])
        self.start_at = self.findChild(QWidget, what["at"]) if "at" in what else None

    def show_section(self, key: str) -> None:
        """Show one section."""
        self.shown = key
        self.tabs.show_choices(self._choices, key)
        for name, section in self.sections.items():
            section.setVisible(name == key)
        if self.isVisible():
            self.sections[key].reload()

    def reload(self) -> None:
        """Read anew what is shown."""
        church = self.face.church or self.face.connection or "OpenFaith"
        self.state.say(self.tr("{}, on this computer").format(church))
        self.sections[self.shown].reload()
