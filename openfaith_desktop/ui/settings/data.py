"""The church's data on this computer: copies, the folder, where sign-ins are kept, and a look whether all is well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from openfaith_desktop.application import backups, doctor, secrets
from openfaith_desktop.application.backups import Kept
from openfaith_desktop.application.shapes.upkeep import BackedUp, Check
from openfaith_desktop.auth.vault import VaultError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.settings.parts import Lines
from openfaith_desktop.ui.settings.restoring import Restoring
from openfaith_desktop.ui.signin.keeping import KeepingDialog
from openfaith_desktop.ui.texts import localised, localised_error
from openfaith_desktop.ui.theme import L, Meaning
from openfaith_desktop.ui.widgets.buttons import Button, Glyph
from openfaith_desktop.ui.widgets.surface import Card, box, clear, row
from openfaith_desktop.ui.widgets.text import Kind, Text


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("settings", text, None, number)


class DataSection(QWidget):
    """Copies, folder, sign-ins, and the check of this computer."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.setObjectName("settingsData")
        self.face = face
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(L)
        copies = Lines("settingsCopies", _tr("Copies"))
        self.now = Button(_tr("Copy now"), "settingsBackup", icon="hard-drives", in_card=True)
        self.now.clicked.connect(self.back_up)
        self.elsewhere = Button(
            _tr("Copy to…"), "settingsBackupTo", in_card=True, spoken=_tr("Copy to another place")
        )
        self.elsewhere.clicked.connect(self._choose_file)
        self.last = copies.add(
            "hard-drives",
            _tr("A copy of everything"),
            " ",
            box(row(self.elsewhere, self.now)),
        )
        folder = Button(_tr("Open the folder"), "settingsFolder", icon="folder-simple", in_card=True)
        folder.clicked.connect(self._open_folder)
        copies.add("folder-simple", _tr("Where your data is"), str(face.app.folder), folder)
        column.addWidget(copies)
        self.restoring = Restoring(face)
        self.restoring.setVisible(not face.pretend)
        column.addWidget(self.restoring)
        kept = Lines("settingsSignIns", _tr("Sign-ins"))
        move = Button(_tr("Keep them elsewhere"), "settingsKeep", in_card=True)
        move.clicked.connect(self._keep_elsewhere)
        self.where = kept.add("key", _tr("Where sign-ins are kept"), " ", move)
        column.addWidget(kept)
        computer = Lines("settingsComputer", _tr("This computer"))
        self.check = Button(_tr("Check this computer"), "settingsCheck", icon="eye", in_card=True)
        self.check.clicked.connect(self.examine)
        self.checked = computer.add(
            "desktop",
            _tr("Everything a sync needs"),
            _tr("Looks at the disk, the database, the sign-ins and the way to the system."),
            self.check,
        )
        column.addWidget(computer)
        self.findings = Card("settingsFindings", spacing=theme.S)
        self.findings.hide()
        column.addWidget(self.findings)
        column.addStretch(1)

    def reload(self) -> None:
        """Read which copies there are, and where sign-ins are kept."""
        app = self.face.app

        def look() -> tuple[tuple[Kept, ...], str]:
            try:
                where = str(secrets.where(app)["where"])
            except VaultError as error:
                where = localised_error(error).title
            return backups.kept(app), where

        self.face.door.read(self, look, self._show, key="data")

    def _show(self, found: tuple[tuple[Kept, ...], str]) -> None:
        copies, where = found
        where = localised(where)
        self.restoring.show_copies(copies)
        self.where.say(where[:1].upper() + where[1:])
        if copies:
            newest = words.ago(words.parsed(copies[0].at))
            many = words.count(len(copies), _tr("1 copy"), _tr("{} copies", len(copies)))
            self.last.say(_tr("The newest was made {}. {} in all.").format(newest, many))
        else:
            self.last.say(_tr("None yet."))

    # --- copies ------------------------------------------------------------------------------------

    def back_up(self) -> None:
        """Make a copy beside the others."""
        app = self.face.app
        self._copy(lambda: backups.create_here(app, "by-hand"))

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, _tr("Copy to"), "openfaith-copy.sqlite")
        chooser.setObjectName("settingsBackupAs")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(self.back_up_to)
        self.face.show(chooser)

    def back_up_to(self, name: str) -> None:
        """Make a copy in a file."""
        app = self.face.app
        self._copy(lambda: backups.create(app, Path(name)))

    def _copy(self, work: Callable[[], BackedUp]) -> None:
        self.now.setEnabled(False)

        def done(made: BackedUp) -> None:
            self.now.setEnabled(True)
            self.face.toast(_tr("Copied to {}").format(Path(made["file"]).name))
            self.reload()

        def failed(error: Any) -> None:
            self.now.setEnabled(True)
            self.face.tell(error)

        self.face.door.act(self, work, (), done, failed=failed)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.face.app.folder)))

    def _keep_elsewhere(self) -> None:
        dialog = KeepingDialog(self.face)
        dialog.solved.connect(self.reload)
        self.face.show(dialog)

    # --- the check ---------------------------------------------------------------------------------

    def examine(self) -> None:
        """Look at everything a sync needs."""
        folder = self.face.app.folder
        self.check.setEnabled(False)
        self.checked.say(_tr("Looking…"))
        self.face.door.read(self, lambda: doctor.examine(folder)["checks"], self._found, key="check")

    def _found(self, checks: Sequence[Check]) -> None:
        self.check.setEnabled(True)
        wrong = sum(not one["ok"] for one in checks)
        self.checked.say(
            words.count(wrong, _tr("1 thing needs you"), _tr("{} things need you", wrong))
            if wrong
            else _tr("Everything is well.")
        )
        clear(self.findings.column)
        for one in sorted(checks, key=lambda one: bool(one["ok"])):
            glyph = Glyph("check", Meaning.OK) if one["ok"] else Glyph("warning-circle", Meaning.PROBLEM)
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(Text(localised(one["check"]), Kind.NAME, name="settingsFinding", wrap=True))
            texts.addWidget(
                Text(localised(one["detail"]), Kind.SMALL, name="settingsFindingWords", wrap=True)
            )
            line = row(glyph, spacing=theme.M)
            line.addLayout(texts, 1)
            self.findings.column.addWidget(box(line))
        self.findings.show()
