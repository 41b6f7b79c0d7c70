"""The plain window: connection, steps with counts, what happens now. It asks the application for everything."""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMainWindow,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from qasync import QEventLoop

from openfaith_desktop.application import Application, connections, lists, syncing
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.sync.engine import StopFlag
from openfaith_desktop.sync.events import STEP_TITLES, Event, Progressed, WaitingForServer
from openfaith_desktop.ui.main.model import StepsModel

MODES = {
    "full": "Keep both the same",
    "openfaith": "OpenFaith is the main record",
    "external": "Copy from Planning Center",
}


class MainWindow(QMainWindow):
    """Shows one connection and syncs it on request."""

    def __init__(self, app: Application, connection: str | None) -> None:
        super().__init__()
        self._app = app
        self._connection = connection
        self._stop = StopFlag()
        self._task: asyncio.Task[None] | None = None
        self._closing = False
        self.closed = asyncio.Event()
        self.setWindowTitle(self.tr("OpenFaith Desktop"))
        self.setObjectName("mainWindow")
        self.steps = StepsModel()
        self.title = self._label("connectionTitle", self.tr("Connection"))
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.title.setFont(font)
        self.details = self._label("connectionDetails", self.tr("How the connection stands"))
        self.now = self._label("now", self.tr("What is happening now"))
        self.table = QTableView()
        self.table.setObjectName("steps")
        self.table.setAccessibleName(self.tr("Steps by kind of record"))
        self.table.setModel(self.steps)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        # A step's title may need two lines; none is cut off.
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        )
        self.table.horizontalHeader().setMinimumHeight(self.fontMetrics().height() * 2 + 12)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.sync_button = QPushButton(self.tr("Sync now"))
        self.sync_button.setObjectName("syncNow")
        self.sync_button.setAccessibleName(self.tr("Sync now"))
        self.sync_button.clicked.connect(self.start)
        self.stop_button = QPushButton(self.tr("Stop"))
        self.stop_button.setObjectName("stop")
        self.stop_button.setAccessibleName(self.tr("Stop"))
        self.stop_button.setEnabled(False)
        self.stop_button.clicked.connect(self.stop)
        buttons = QHBoxLayout()
        buttons.addWidget(self.sync_button)
        buttons.addWidget(self.stop_button)
        buttons.addStretch()
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        for widget in (self.title, self.details):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.now)
        layout.addLayout(buttons)
        self.setCentralWidget(middle)
        self.resize(1100, 560)
        self._unsubscribe = app.events.subscribe(self._hear)
        self.refresh()

    def _label(self, name: str, accessible: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setAccessibleName(accessible)
        label.setWordWrap(True)
        return label

    def refresh(self) -> None:
        """Show how the connection stands."""
        if self._connection is None:
            self.title.setText(self.tr("No church is connected yet"))
            self.details.setText(
                self.tr(
                    "Connect one from the command line: openfaith connect planning-center … Or try the pretend church: openfaith demo."
                )
            )
            self.sync_button.setEnabled(False)
            return
        one: dict[str, Any] = connections.status(self._app, self._connection)["connections"][0]
        self.title.setText(f"{one['name']} – {one['church']}")
        if self._task is not None:
            state = self.tr("Syncing now")
        else:
            state = self.tr("Up to date") if one["state"].startswith("Active") else self.tr("Not synced yet")
        counts = ", ".join(
            f"{lists.listed(self._app, name, limit=1)['total']:,} {words}"
            for name, words in (("person", self.tr("people")), ("household", self.tr("households")))
        )
        lines = [f"{self.tr(MODES[one['mode']])} · {state} · {self.tr('Here:')} {counts}"]
        if one["decisions"] or one["problems"]:
            lines.append(
                self.tr("{} need your decision, {} couldn't be copied.").format(
                    one["decisions"], one["problems"]
                )
            )
        self.details.setText("\n".join(lines))

    def _hear(self, event: Event) -> None:
        self.steps.hear(event)
        if isinstance(event, Progressed):
            row = {
                "step": self.tr(STEP_TITLES[event.phase]).format(system="Planning Center"),
                "done": f"{event.done:,}",
                "total": "?" if event.total is None else f"{event.total:,}",
                "records": self.tr(ENTITY_TYPES[event.entity_type].plural).lower(),
            }
            self.now.setText(self.tr("{step}: {done} of {total} {records}").format(**row))
        elif isinstance(event, WaitingForServer):
            self.now.setText(
                self.tr("Waiting {:.0f} seconds. {} This is normal.").format(event.seconds, event.reason)
            )

    def start(self) -> None:
        """Start a sync, unless one runs."""
        if self._task is None and self._connection is not None:
            self.sync_button.setEnabled(False)
            self.stop_button.setEnabled(True)
            self._task = asyncio.ensure_future(self._sync(self._connection))
            self.refresh()

    @property
    def running(self) -> asyncio.Task[None] | None:
        """The sync that runs now, if any."""
        return self._task

    async def _sync(self, name: str) -> None:
        self._stop = StopFlag()
        try:
            result = await syncing.sync(self._app, name, self._stop)
            added = result.counts.get("person", {}).get("added", 0)
            self.now.setText(self.tr("Done. {:,} people were added.").format(added))
        except OpenFaithError as error:
            self.now.setText(f"{error.title} {error.what_it_means} {error.what_to_do}")
        finally:
            self._task = None
            self.sync_button.setEnabled(True)
            self.stop_button.setEnabled(False)
            self.refresh()
            if self._closing:
                self.close()

    def stop(self) -> None:
        """Stop at the next record; what is done stays."""
        self._stop.set()
        self.now.setText(self.tr("Stopping after this record …"))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close, after a running sync has stopped safely."""
        if self._task is not None:
            self._closing = True
            self.stop()
            event.ignore()
            return
        self._unsubscribe()
        event.accept()
        self.closed.set()


def show(app: Application, connection: str | None, *, start: bool) -> int:
    """Open the window and return the exit code once it is closed."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)

    async def run() -> None:
        window = MainWindow(app, connection)
        window.show()
        if start:
            window.start()
        await window.closed.wait()

    with loop:
        loop.run_until_complete(run())
    return 0
