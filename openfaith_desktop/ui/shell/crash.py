"""A report for whoever helps, seen before it is saved; and the dialog that offers one when something nobody foresaw happens.

The report holds what the program did and where, never about whom (`logs.redacted`, `logs.places`).
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from openfaith_desktop import logs
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.theme import Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Dialog
from openfaith_desktop.ui.widgets.text import Kind, Text

LINES = 40
"""How much of the log's end goes into a report."""


def report(error: BaseException | None, folder: Path) -> str:
    """Return the report: versions, where an error happened, and the log's last lines; nobody's data."""
    try:
        ours = version("openfaith-desktop")
    except PackageNotFoundError:
        ours = "from source"
    lines = [
        f"OpenFaith Desktop {ours}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()}, {QGuiApplication.platformName()}",
        "",
        *(logs.places(error) if error is not None else ()),
        "",
        *logs.newest(folder, LINES),
    ]
    return "\n".join(lines)


class ReportDialog(Dialog):
    """Shows the report; saves it where the person chooses."""

    NAME = "report"

    def __init__(self, parent: QWidget | None, folder: Path, error: BaseException | None = None) -> None:
        super().__init__(parent, self.NAME, *self._words())
        self.report = report(error, folder)
        self.setMinimumWidth(theme.grown(Size.DIALOG) + theme.grown(Size.NAVIGATION))
        self.text = QPlainTextEdit(self.report)
        self.text.setObjectName("crashReport")
        self.text.setAccessibleName(self.tr("The report, as it would be saved"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.grown(Size.NAVIGATION))
        self.body.addWidget(
            Text(self.tr("This is all a report would hold. No names, no sign-ins."), Kind.NAME, wrap=True)
        )
        self.body.addWidget(self.text, 1)
        self.note = Text("", Kind.QUIET, name="crashNote", wrap=True)
        self.note.hide()
        self.body.addWidget(self.note)
        for text, name, kind, act in self._buttons():
            button = Button(text, name, kind)
            button.clicked.connect(act)
            self.buttons.addWidget(button)

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("A report for whoever helps you"),
            self.tr("It tells how OpenFaith runs on this computer, and what it did last."),
        )

    def _buttons(self) -> list[tuple[str, str, ButtonKind, Callable[[], object]]]:
        return [
            (self.tr("Copy report"), "crashCopy", ButtonKind.DEFAULT, self._copy),
            (self.tr("Save report"), "crashSave", ButtonKind.DEFAULT, self._choose),
            (self._close_word(), "crashClose", ButtonKind.PRIMARY, self.accept),
        ]

    def _close_word(self) -> str:
        return self.tr("Close")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._say(self.tr("Copied."))

    def _say(self, text: str) -> None:
        self.note.say(text)
        self.note.show()

    def _choose(self) -> None:
        chooser = QFileDialog(self, self.tr("Save report"), "openfaith-report.txt")
        chooser.setObjectName("crashSaveAs")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.fileSelected.connect(lambda name: self.save(Path(name)))
        chooser.open()

    def save(self, path: Path) -> None:
        """Write the report to a file."""
        try:
            path.write_text(self.report, encoding="utf-8")
        except OSError:
            self._say(self.tr("It can't be saved there. Choose another folder."))
        else:
            self._say(self.tr("Saved as {}.").format(path.name))


class CrashDialog(ReportDialog):
    """Says that something unforeseen happened, and offers the report of it."""

    NAME = "crash"

    def _words(self) -> tuple[str, str]:
        return (
            self.tr("Something went wrong that we didn't foresee"),
            self.tr("Your records are safe: what was being done was taken back. You can go on working."),
        )

    def _close_word(self) -> str:
        return self.tr("Go on")
