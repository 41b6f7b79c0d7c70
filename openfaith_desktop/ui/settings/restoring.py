"""Going back to a copy: the newest ones and any file, asked first; the window closes for it and opens again.

Putting the copy in the place of the database is whoever opened the window's (`application.backups.restore`): nobody
may have it open then, this window neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from openfaith_desktop.application.backups import Kept
from openfaith_desktop.ui import words
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.theme import L
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.surface import clear

SHOWN = 5
"""So many of the newest copies are listed."""


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


class Restoring(QWidget):
    """`show_copies` fills it."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("settingsRestoring")
        self.face = face
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(L)
        self._shown: Sequence[Kept] | None = None
        self.show_copies(())

    def show_copies(self, copies: Sequence[Kept]) -> None:
        """List the newest copies, each with its way back."""
        if self._shown is not None and tuple(copies) == tuple(self._shown):
            return
        self._shown = tuple(copies)
        clear(self._column)
        lines = Lines("settingsGoBack", _tr("Go back to a copy"))
        for index, copy in enumerate(copies[:SHOWN]):
            at = words.parsed(copy.at)
            when = words.exact(at) if at is not None else Path(copy.file).name
            button = Button(
                _tr("Go back"),
                f"settingsRestore_{index}",
                in_card=True,
                spoken=_tr("Go back to the copy of {}").format(when),
            )
            button.clicked.connect(lambda _=False, c=copy: self.ask(Path(c.file)))
            lines.add("clock-counter-clockwise", when, _reason(copy.reason), button)
        other = Button(_tr("Choose a file"), "settingsRestoreFile", in_card=True)
        other.clicked.connect(self._choose)
        lines.add("folder-simple", _tr("A copy you keep elsewhere"), "", other)
        self._column.addWidget(lines)

    def _choose(self) -> None:
        chooser = QFileDialog(self, _tr("Go back to a copy"))
        chooser.setObjectName("settingsRestoreFrom")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.ask(Path(name)))
        self.face.show(chooser)

    def ask(self, copy: Path) -> None:
        """Say what going back means; do it when that is wanted."""
        if self.face.runner.active:
            self.face.toast(_tr("A sync is going on. Go back once it has finished."))
            return
        dialog = Confirm(
            None,
            "restore",
            _tr("Go back to this copy?"),
            _tr(
                "OpenFaith closes and opens again with what the copy holds. A copy of how it is now is kept, "
                "so you can come back. Nothing changes in {}."
            ).format(self.face.system or _tr("the other system")),
            _tr("Go back"),
            danger=True,
        )
        dialog.confirmed.connect(lambda: self.face.restore(copy))
        self.face.show(dialog)


def _reason(reason: str) -> str:
    """Return why a copy was made, in words."""
    known = {
        "by hand": _tr("You made it"),
        "before restore": _tr("Before going back to another copy"),
        "before disconnecting": _tr("Before disconnecting"),
    }
    return known.get(reason, _tr("Made by OpenFaith"))
