"""A list as a file: saving what it shows, and bringing one in after a look at what that would do.

What is in a file is `application.exporting`'s and `application.importing`'s. Called by the page of a list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from openfaith_desktop.application import importing, undo
from openfaith_desktop.application.importing import Imported
from openfaith_desktop.ui import icons, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.records.model import Wanted, counted, saved
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.widgets.buttons import Button, IconButton
from openfaith_desktop.ui.widgets.dialogs import Confirm, Dialog
from openfaith_desktop.ui.widgets.text import Kind, Text

CHANGES = (Topic.RECORDS, Topic.RUNS)
SHOWN = 5
"""So many of the lines that are left out are shown."""


class ListFiles(QObject):
    """`button` opens the menu of both. `wanted` returns what the list shows now."""

    def __init__(
        self, page: QWidget, face: Face, key: str, type_name: str, wanted: Callable[[], Wanted]
    ) -> None:
        super().__init__(page)
        self._page, self._face, self._key, self._type, self._wanted = page, face, key, type_name, wanted
        self.button = IconButton(self.tr("More"), f"{key}More", "dots-three")
        self.button.clicked.connect(self._open_menu)
        self.menu = QMenu(page)
        self.menu.setObjectName(f"{key}Menu")
        self.save = QAction(icons.icon("download-simple"), self.tr("Save this list"), self)
        self.save.setObjectName(f"{key}Save")
        self.save.triggered.connect(self._choose_place)
        self.bring = QAction(icons.icon("file-text"), self.tr("Bring in a list"), self)
        self.bring.setObjectName(f"{key}BringList")
        self.bring.triggered.connect(self._choose_file)
        self.menu.addActions([self.save, self.bring])

    def _open_menu(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    # --- out ---------------------------------------------------------------------------------------

    def _choose_place(self) -> None:
        chooser = QFileDialog(self._page, self.tr("Save this list"), f"{self._key}.csv")
        chooser.setObjectName(f"{self._key}SaveAs")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("csv")
        chooser.fileSelected.connect(lambda name: self.save_to(Path(name)))
        self._face.show(chooser)

    def save_to(self, path: Path) -> None:
        """Write what the list shows to a file."""
        app, type_name, connection, wanted = (
            self._face.app,
            self._type,
            self._face.connection,
            self._wanted(),
        )
        self.save.setEnabled(False)

        def done(text: str) -> None:
            self.save.setEnabled(True)
            self._face.toast(text)

        self._face.door.act(
            self,
            lambda: saved(app, type_name, connection, wanted, path),
            (),
            lambda _: done(self.tr("Saved as {}").format(path.name)),
            failed=lambda error: done(f"{error.title} {error.what_to_do}"),
        )

    # --- in ----------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        chooser = QFileDialog(self._page, self.tr("Bring in a list"), "", self.tr("Lists (*.csv)"))
        chooser.setObjectName("bringInFile")
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.look(Path(name)))
        self._face.show(chooser)

    def look(self, file: Path) -> None:
        """Show what bringing a file in would do."""
        app, type_name = self._face.app, self._type
        self._face.door.read(
            self, lambda: importing.preview(app, file, type_name), partial(self._show, file), key="look"
        )

    def _show(self, file: Path, looked: Imported) -> None:
        count = looked.new + looked.changed
        if count:
            dialog: Dialog = Confirm(
                self._page.window(),
                "bringIn",
                self.tr("Bring in {} from {}?").format(counted(self._type, count), file.name),
                self._sentence(looked),
                self.tr("Bring in {}").format(counted(self._type, count)),
                names=(*looked.new_names, *looked.changed_names),
            )
            dialog.confirmed.connect(lambda: self._bring(file, looked.mark))
        else:
            title = self.tr("Nothing to bring in from {}").format(file.name)
            dialog = Dialog(self._page.window(), "bringIn", title, self._sentence(looked))
            close = Button(self.tr("Close"), "bringInClose")
            close.clicked.connect(dialog.reject)
            dialog.buttons.addWidget(close)
        if looked.waits:
            self._show_waiting(dialog, looked)
        if looked.not_read:
            text = self.tr("Not read: {}").format(", ".join(looked.not_read))
            dialog.body.addWidget(Text(text, Kind.SMALL, name="bringInNotRead", wrap=True))
        self._face.show(dialog)

    def _sentence(self, looked: Imported) -> str:
        parts = [
            self.tr("{} new").format(words.number(looked.new)) if looked.new else "",
            self.tr("{} changed").format(words.number(looked.changed)) if looked.changed else "",
            self.tr("{} the same").format(words.number(looked.same)) if looked.same else "",
            self.tr("{} left out").format(words.number(len(looked.waits))) if looked.waits else "",
        ]
        said = ", ".join(part for part in parts if part) or self.tr("No lines")
        return f"{self.tr('Nothing has changed yet.')} {said}."

    def _show_waiting(self, dialog: Dialog, looked: Imported) -> None:
        lines = [
            self.tr("Line {}: {} may be line {}.").format(one.line, one.name, one.same_as_line)
            if one.same_as_line
            else self.tr("Line {}: {} may be somebody who is here.").format(one.line, one.name)
            for one in looked.waits[:SHOWN]
        ]
        if (more := len(looked.waits) - SHOWN) > 0:
            lines.append(self.tr("And {} more.").format(words.number(more)))
        lines.append(self.tr("In the list, write their id or the word “new” in a column “Id”."))
        dialog.body.addWidget(Text("\n".join(lines), Kind.SMALL, name="bringInWaits", wrap=True))

    def _bring(self, file: Path, seen: str) -> None:
        app, type_name = self._face.app, self._type
        self._face.door.act(
            self, lambda: importing.bring(app, file, type_name, seen=seen), CHANGES, self._brought
        )

    def _brought(self, done: Imported) -> None:
        what = done.undo
        text = self.tr("{} brought in").format(counted(self._type, done.new + done.changed))
        self._face.toast(text, (lambda: self._take_back(what)) if what is not None else None)

    def _take_back(self, what: str) -> None:
        app = self._face.app
        self._face.door.act(
            self,
            lambda: undo.take_back(app, what),
            CHANGES,
            lambda _: self._face.toast(self.tr("Taken back")),
        )
