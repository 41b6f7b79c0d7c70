"""The main window: navigation, the screens, and what holds for all of them.

What lives here: which church and screen is shown, keyboard shortcuts, closing. Errors and questions on top are `asking`'s,
the words for how the connection stands `standing`'s. What doesn't live here: anything about sync or records; the screens
ask the application through the door.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from openfaith_desktop.application import Application, brakes, overview, systems
from openfaith_desktop.application import connections as accounts
from openfaith_desktop.errors import BrakeStopped, OpenFaithError
from openfaith_desktop.ui import icons, theme
from openfaith_desktop.ui.operation import Door, Topic
from openfaith_desktop.ui.running import Runner
from openfaith_desktop.ui.screen import Face, Screen
from openfaith_desktop.ui.screens import hidden, places
from openfaith_desktop.ui.shell import again
from openfaith_desktop.ui.shell.asking import Asking
from openfaith_desktop.ui.shell.elsewhere import Elsewhere
from openfaith_desktop.ui.shell.leaving import Leaving
from openfaith_desktop.ui.shell.navigation import Navigation
from openfaith_desktop.ui.shell.notices import Kind, Notices, needs
from openfaith_desktop.ui.shell.polling import Polling
from openfaith_desktop.ui.shell.pretend import PretendLine
from openfaith_desktop.ui.shell.standing import stand
from openfaith_desktop.ui.shell.tray import Tray
from openfaith_desktop.ui.signin import keeping
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.toast import Toast

REFRESH_MS = 30_000
"""How often “3 minutes ago” is said anew."""


class MainWindow(QMainWindow):
    """One window on one data folder. `closed` is set once it is gone and everything it asked for has ended."""

    def __init__(self, app: Application, connection: str | None = None, *, pretend: bool = False) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("OpenFaith")
        self.setWindowIcon(icons.mark())
        self.closed = asyncio.Event()
        self.wanted: Path | None = None
        """The copy to go back to once the window is closed, when that is why it closes."""
        self._settings = QSettings(str(app.folder / "window.ini"), QSettings.Format.IniFormat)
        self.door = Door()
        self.runner = Runner(app, self.door)
        self.face = Face(app, self.door, self.runner, self._settings, pretend=pretend)
        self.face.go, self.face.show = self.go, self.show_dialog
        self.face.choose, self.face.restore = self.choose, self.restore
        self._places = {place.entry.key: place for place in places()}
        self._pages: dict[str, Screen] = {}
        self.asking = Asking(self, self.face)
        self.tell = self.face.tell = self.asking.tell
        self.crash = self.asking.crash
        self._leaving = False
        self._status: Mapping[str, Any] | None = None
        self._question: brakes.Waiting | None = None
        self._lay_out()
        self.toast = Toast(self._middle)
        self.face.toast = self.toast.tell
        self._tray = Tray(self, self.come_up, self.runner.start, self.answer_notice)
        self.notices = Notices(self._settings, self._tray.notify, self.isActiveWindow)
        self._shortcuts()
        self.door.changed.connect(self._heard)
        self.door.failed.connect(self.tell)
        self.door.crashed.connect(self.crash)
        self.runner.moved.connect(self._show_state)
        self.runner.ended.connect(self._run_ended)
        self.elsewhere = Elsewhere(app, self.door, self.runner)
        self.elsewhere.moved.connect(self._show_state)
        self._polling = Polling(self.runner, self._settings, self._last_run_at)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._read_status)
        self._clock.start(REFRESH_MS)
        self._restore()
        self.choose(connection)
        if connection is not None:
            keeping.ensure(self.face, self, lambda: None)  # a passphrase is asked for now, not amid a sync

    def _lay_out(self) -> None:
        self._middle = QWidget()
        line = QHBoxLayout(self._middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.navigation = Navigation([place.entry for place in self._places.values()])
        self.navigation.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self.stack.setObjectName("screens")
        line.addWidget(self.navigation)
        column = QVBoxLayout()
        column.setSpacing(0)
        if self.face.pretend:
            pretend = PretendLine()
            pretend.left.connect(self._leave_pretend)
            column.addWidget(pretend)
        column.addWidget(self.stack, 1)
        line.addLayout(column, 1)
        self.setCentralWidget(self._middle)
        self.setMinimumSize(Size.WINDOW_LEAST_WIDE, Size.WINDOW_LEAST_HIGH)

    def _shortcuts(self) -> None:
        for index, key in enumerate(self._places, 1):
            if index <= 9:
                self._shortcut(f"Ctrl+{index}", lambda k=key: self.go(k))
        self._shortcut("F5", self.runner.start)
        self._shortcut("Ctrl+,", lambda: self.go("settings"))

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the navigation its words while there is room for them."""
        super().resizeEvent(event)
        self.navigation.be_slim(self.width() < theme.grown(Size.NARROW_WINDOW))

    # --- which church, which screen --------------------------------------------------------------

    def choose(self, connection: str | None) -> None:
        """Show a church account; None shows the welcome screen."""
        self.face.connection = self.runner.connection = connection
        self.face.system = overview.system_title(self.face.app, connection) if connection else ""
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._status = self._question = None
        self._read_status()
        self.go("overview" if connection is not None else "welcome")
        if connection is not None:
            app = self.face.app
            # What came from it is shown all the same; only syncing waits.
            self.door.read(
                self, lambda: systems.wrong_with(app.connection(connection).adapter), self._say_wrong
            )

    def _say_wrong(self, error: OpenFaithError | None) -> None:
        if error is not None:
            self.tell(error)

    def go(self, key: str, **what: Any) -> None:
        """Show a screen; `what` tells it why."""
        page = self._page(key)
        if page is None:
            return
        self.stack.setCurrentWidget(page)
        self.navigation.setVisible(self.face.connection is not None and not page.alone)
        self.navigation.mark(page.navigation or key)
        if what:
            page.arrive(**what)
        if not self.navigation.isAncestorOf(QApplication.focusWidget() or self):
            (page.start_at or page).setFocus()

    def _page(self, key: str) -> Screen | None:
        if key not in self._pages:
            make = self._places[key].make if key in self._places else hidden().get(key)
            if make is None:
                return None
            page = make(self.face)
            self._pages[key] = page
            self.stack.addWidget(page)
        return self._pages[key]

    # --- how the connection stands ----------------------------------------------------------------

    def _heard(self, changed: frozenset[Topic]) -> None:
        if changed - {Topic.SETTINGS}:
            self._read_status()

    def _read_status(self) -> None:
        name = self.face.connection
        if name is not None:
            self.door.read(
                self,
                lambda: (
                    accounts.status(self.face.app, name)["connections"][0],
                    brakes.waiting(self.face.app, name),
                ),
                lambda found: self._take_status(*found),
                key="status",
                failed=lambda _: None,
            )

    def _take_status(self, status: Mapping[str, Any], question: brakes.Waiting | None) -> None:
        self._status, self._question = status, question
        self.face.church = status["church"] or status["name"]
        self.navigation.put_church(self.face.church)
        self.navigation.put_counts({"decisions": status["decisions"], "problems": status["problems"]})
        self._show_state()
        self._notify()

    def _notify(self) -> None:
        """Tell beside the clock what needs a person; not amid a run, its counts still grow."""
        name, status = self.face.connection, self._status
        if name is not None and status is not None and not (self.runner.active or self._leaving):
            self.notices.consider(name, self.face.system, needs(status, self.runner.last_error))

    def answer_notice(self) -> None:
        """Show what the notice was about that somebody clicked on."""
        self.come_up()
        error, about = self.runner.last_error, self.notices.last
        if about is None or self.face.connection is None:
            return
        if about.kind is Kind.BRAKE and isinstance(error, BrakeStopped):
            self.go("brake", decision=error.decision)
        elif about.kind is Kind.SIGN_IN and error is not None:
            self.tell(error)
        else:
            self.go("decisions")

    def _last_run_at(self) -> str | None:
        status = self._status
        last = status["last_run"] if status and not status["paused"] else None
        return last["started_at"] if last and last["finished_at"] else None

    def _show_state(self) -> None:
        now = stand(self.runner, self.elsewhere, self._question, self._status)
        self.navigation.foot.say(now.title, now.line, now.icon, now.meaning)
        self._tray.say(now.title)

    def _run_ended(self, result: object) -> None:
        # What nobody asked for just now is only said in the state line.
        asked_for = not (self._leaving or self.runner.quiet)
        if asked_for and isinstance(result, BrakeStopped) and result.decision is not None:
            self.go("decisions", decision=result.decision)
        elif asked_for and isinstance(result, OpenFaithError) and self.runner.last_error is result:
            self.tell(result)
        self._show_state()
        self._notify()

    # --- errors and questions, one at a time ------------------------------------------------------

    @property
    def _dialog(self) -> QDialog | None:
        return self.asking.current

    def _all_dialogs(self) -> list[QDialog]:
        return self.asking.all()

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog, after the one that is open has been answered."""
        self.asking.show(dialog)

    # --- coming and going -------------------------------------------------------------------------

    def come_up(self) -> None:
        """Be seen, above the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def called(self, arguments: list[str]) -> None:
        """Take the arguments of a second start."""
        self.come_up()
        if "--sync" in arguments:
            self.runner.start()

    def _restore(self) -> None:
        self.resize(Size.WINDOW_WIDE, Size.WINDOW_HIGH)
        kept = self._settings.value("geometry")
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close; while a run goes on, ask first whether it shall finish or stop."""
        if self.closed.is_set():
            event.accept()
            return
        event.ignore()
        if self._leaving:
            return
        if self.runner.active:
            if not any(isinstance(d, Leaving) for d in self._all_dialogs()):
                asking = Leaving(self)
                asking.stop_chosen.connect(self._stop_and_leave)
                asking.finish_chosen.connect(self._leave)
                self.show_dialog(asking)
            return
        self._leave()

    def _stop_and_leave(self) -> None:
        self.runner.stop()
        self._leave()

    def _leave_pretend(self) -> None:
        """Go back to the church of one's own: a new window opens on it, and nothing is asked here."""
        if again.begin(()):
            self.end()
        else:
            self.toast.tell(self.tr("It couldn't be opened. Try again, or restart OpenFaith."))

    def end(self) -> None:
        """Stop safely and close without asking: the system wants this process to end."""
        if not self._leaving:
            self._stop_and_leave()

    def restore(self, copy: Path) -> None:
        """Close, so that the database can be put back to a copy; whoever opened the window does that."""
        if not self._leaving and not self.runner.active:
            self.wanted = copy
            self._leave()

    def _leave(self) -> None:
        """Disappear, end in order, and only then be closed."""
        self._leaving = True
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.sync()
        self.hide()
        self._clock.stop()
        self._polling.close()
        self.elsewhere.close()
        self.door.leaving.emit()
        asyncio.ensure_future(self._end()).add_done_callback(lambda _: self.closed.set())

    async def _end(self) -> None:
        await self.runner.over()
        self.runner.close()
        await self.door.finished()
        self.door.close()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Say how long ago anew when one comes back to the window."""
        coming = event.type() is QEvent.Type.ActivationChange and self.isActiveWindow()
        if coming and not self._leaving:  # when it is leaving, the door closes
            self._read_status()
            self.elsewhere.look()
        super().changeEvent(event)
