"""The overview: how the connection stands, what waits for a person, and the sync that goes on."""

from __future__ import annotations

from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.running import State
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind


class OverviewPage(Screen):
    """One page for one connection."""

    topics = frozenset({Topic.RECORDS, Topic.RUNS, Topic.DECISIONS, Topic.PROBLEMS, Topic.CONNECTIONS})

    def __init__(self, face: Face) -> None:
        super().__init__(face, "overview", "", scrolls=True)
        self.setAccessibleName(self.tr("Overview"))
        self.sync = Button(self.tr("Sync now"), "syncNow", ButtonKind.PRIMARY, "arrows-clockwise")
        self.sync.clicked.connect(face.runner.start)
        self.stop = Button(self.tr("Stop"), "stop", icon="square")
        self.stop.clicked.connect(face.runner.stop)
        self.acts.addWidget(self.sync)
        self.acts.addWidget(self.stop)
        face.runner.moved.connect(self._moved)
        self._moved()

    def _moved(self) -> None:
        active = self.face.runner.active
        self.sync.setVisible(not active)
        self.stop.setVisible(active)
        self.stop.setEnabled(self.face.runner.state is State.RUNNING)
