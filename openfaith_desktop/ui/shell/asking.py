"""Errors and questions on top of the window, one at a time: what comes meanwhile waits until the first is answered."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from openfaith_desktop.auth.vault import VaultError
from openfaith_desktop.errors import OpenFaithError
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.shell.crash import CrashDialog
from openfaith_desktop.ui.shell.remedies import remedy
from openfaith_desktop.ui.signin import keeping
from openfaith_desktop.ui.widgets.dialogs import Trouble


class Asking:
    """`current` is the dialog that is open, None when there is none."""

    def __init__(self, window: QWidget, face: Face) -> None:
        self._window, self._face = window, face
        self._waiting: deque[QDialog] = deque()
        self.current: QDialog | None = None

    def all(self) -> list[QDialog]:
        """Return the dialog that is open and those that wait."""
        return [*([self.current] if self.current else []), *self._waiting]

    def show(self, dialog: QDialog) -> None:
        """Open a dialog, after the one that is open has been answered."""
        if dialog.parent() is None:
            dialog.setParent(self._window, dialog.windowFlags())
        self._waiting.append(dialog)
        if self.current is None:
            self._next()

    def _next(self) -> None:
        self.current = self._waiting.popleft() if self._waiting else None
        if self.current is not None:
            self.current.finished.connect(lambda _: self._next())
            self.current.open()

    def tell(self, error: OpenFaithError) -> None:
        """Show an error with what it means and what to do, or the question that mends it; the same one once."""
        if isinstance(error, VaultError):
            if not any(one.objectName() in keeping.DIALOGS for one in self.all()):
                keeping.resolve(self._face, error, self._sign_ins_open)
            return
        if any(isinstance(one, Trouble) and one.title.text() == error.title for one in self.all()):
            return
        way_out = remedy(self._face, error)
        trouble = Trouble(self._window, error, way_out.word if way_out else "")
        if way_out is not None:
            trouble.acted.connect(way_out.act)
        self.show(trouble)

    def _sign_ins_open(self) -> None:
        self._face.toast(QCoreApplication.translate("asking", "Your sign-ins can be used again."))
        if isinstance(self._face.runner.last_error, VaultError):
            self._face.runner.start()

    def crash(self, error: BaseException) -> None:
        """Show that something unforeseen happened, once for all that comes of it."""
        if not any(isinstance(one, CrashDialog) for one in self.all()):
            self.show(CrashDialog(self._window, self._face.app.folder, error))
