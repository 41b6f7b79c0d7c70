"""Opening the window: Qt, the event loop, one instance, what happens to errors nobody caught."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication

from openfaith_desktop import logs
from openfaith_desktop.application import Application
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.settings import look
from openfaith_desktop.ui.shell.ending import Ending
from openfaith_desktop.ui.shell.loop import window_loop
from openfaith_desktop.ui.shell.single import Single
from openfaith_desktop.ui.shell.window import MainWindow
from openfaith_desktop.ui.texts import language, localised_error
from openfaith_desktop.ui.widgets.dialogs import Trouble


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("start", text, None, number)


def qt_application() -> QApplication:
    """Return the Qt application, made when there is none, with our look."""
    # The sign-in page wants it, and it can't be said later.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    found = QApplication.instance()
    qt = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    qt.setApplicationName("OpenFaith")
    qt.setApplicationDisplayName("OpenFaith")
    qt.setDesktopFileName("app.openfaith.Desktop")
    qt.setQuitOnLastWindowClosed(False)
    if found is None:
        language.install(qt)
    return qt


def kept_look(app: Application) -> QSettings:
    """Return what the window keeps of its look, and of all else that is its own."""
    return QSettings(str(app.folder / "window.ini"), QSettings.Format.IniFormat)


def show(
    app: Application,
    connection: str | None,
    *,
    start: bool,
    pretend: bool = False,
    arguments: Sequence[str] = (),
    went_back: bool = False,
    failure: OpenFaithError | None = None,
) -> Path | None:
    """Open the window until it is closed; return the copy to go back to, when it closed for that.

    Once it is open it says what came of going back to one: `went_back`, or the `failure` that kept it from that.
    When another window has this data folder open, raise that one, hand it the arguments and return at once.
    """
    qt = qt_application()
    single = Single(app.folder)
    if not single.first and single.call(arguments):
        return None
    look.install(kept_look(app))

    async def run(loop: asyncio.AbstractEventLoop) -> Path | None:
        window = MainWindow(app, connection, pretend=pretend)
        ending = Ending(window.end)
        single.called.connect(window.called)
        _catch(app, window, loop)
        window.show()
        if start:
            window.runner.start()
        if failure is not None:
            window.tell(localised_error(failure))
        if went_back:
            window.toast.tell(_tr("You are back at that copy. How it was before is kept as a copy too."))
        await window.closed.wait()
        ending.close()
        return window.wanted

    try:
        with window_loop(qt) as loop:
            return loop.run_until_complete(run(loop))
    finally:
        sys.excepthook = sys.__excepthook__
        single.close()


def tell(failure: OpenFaithError) -> None:
    """Show what kept the window from opening, and return once the person has closed it."""
    theme.install(qt_application())
    Trouble(None, localised_error(failure)).exec()


def _catch(app: Application, window: MainWindow, loop: asyncio.AbstractEventLoop) -> None:
    """Show what nobody caught instead of dying of it, and note it in the log."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        logs.failure(error, app.folder)
        window.door.crashed.emit(error)

    def in_loop(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), BaseException):
            caught(type(error), error, error.__traceback__)

    sys.excepthook = caught
    loop.set_exception_handler(in_loop)
