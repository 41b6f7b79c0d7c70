"""The editor that fits a field: a text field, a choice, or a choice of records. One way to read and fill each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from openfaith_desktop.application.card import CardField
from openfaith_desktop.application.records import FormField
from openfaith_desktop.cdm.model import FieldKind
from openfaith_desktop.ui.records.chooser import Chooser
from openfaith_desktop.ui.records.model import tr
from openfaith_desktop.ui.records.values import choice_word, hint
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.widgets.fields import Combo, LineEdit


class Editor(QWidget):
    """Holds what is typed as text, as the application takes it. `done` with Enter, `dropped` with Escape.

    `picked` when a record was taken from a list, `grew` when that list opens or closes.
    """

    done = Signal()
    dropped = Signal()
    left = Signal()
    edited = Signal()
    picked = Signal()
    grew = Signal()

    def __init__(self, field: CardField | FormField, name: str, text: str, face: Face) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.part: LineEdit | Combo
        self.chooser: Chooser | None = None
        spoken = localised_label(field.label)
        if field.kind is FieldKind.RELATION and field.relation:
            title = field.shown if isinstance(field, CardField) else ""
            self.chooser = Chooser(face, name, spoken, field.relation, text, title)
            self.chooser.edit.textEdited.connect(self.edited)
            self.chooser.taken.connect(self._picked)
            self.chooser.grew.connect(self.grew)
            self.part = self.chooser.edit
        elif (choices := self._choices(field)) is None:
            self.part = LineEdit(name, spoken, hint(field.kind), text)
            self.part.textEdited.connect(self.edited)
        else:
            self.part = Combo(name, spoken, [(value, word) for value, word in choices])
            self.part.choose(text)
            self.part.chosen.connect(self._chosen)
        line.addWidget(self.chooser or self.part)
        self.setFocusProxy(self.part)
        self.part.installEventFilter(self)
        if self.chooser is not None:
            # Asked before this one: the list takes the keys that are its own.
            self.part.installEventFilter(self.chooser)

    @staticmethod
    def _choices(field: CardField | FormField) -> list[tuple[str, str]] | None:
        nothing = [] if field.required else [("", tr("Not said"))]
        if field.kind is FieldKind.BOOLEAN:
            return [*nothing, ("yes", tr("Yes")), ("no", tr("No"))]
        if field.kind is FieldKind.CHOICE:
            return [(one, choice_word(one)) for one in field.choices]
        return None

    def text(self) -> str:
        """Return what is typed or chosen."""
        if self.chooser is not None:
            return self.chooser.record or ""
        if isinstance(self.part, Combo):
            return str(self.part.currentData() or "")
        return self.part.text().strip()

    @property
    def open(self) -> str:
        """What is still to be done before this can be saved, for people; "" when nothing is."""
        if self.chooser is not None and self.chooser.record is None:
            return tr("Choose one from the list, or empty the field.")
        return ""

    def set_wrong(self, wrong: bool) -> None:
        """Ring it, or not."""
        if isinstance(self.part, LineEdit):
            self.part.set_wrong(wrong)

    def _picked(self) -> None:
        self.edited.emit()
        self.picked.emit()

    def _chosen(self) -> None:
        self.edited.emit()
        self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Enter and Escape end editing; leaving the field does, too."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.part, LineEdit):
                self.done.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dropped.emit()
                return True
        if event.type() is QEvent.Type.FocusOut and isinstance(self.part, LineEdit):
            self.left.emit()
        return super().eventFilter(watched, event)
