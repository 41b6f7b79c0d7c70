"""The editor that fits a field: a text field, a choice, or a choice of records. One way to read and fill each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from openfaith_desktop.application.card import CardField
from openfaith_desktop.application.records import FormField
from openfaith_desktop.cdm.model import FieldKind
from openfaith_desktop.ui.records.model import tr
from openfaith_desktop.ui.records.values import choice_word, hint
from openfaith_desktop.ui.widgets.fields import Combo, LineEdit

Records = Mapping[str, Sequence[tuple[str, str]]]
"""Records that a relation may point to, by entity type: (id, title)."""


class Editor(QWidget):
    """Holds what is typed as text, as the application takes it. `done` with Enter, `dropped` with Escape."""

    done = Signal()
    dropped = Signal()
    left = Signal()
    edited = Signal()

    def __init__(self, field: CardField | FormField, name: str, text: str, records: Records) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.part: LineEdit | Combo
        if (choices := self._choices(field, records)) is None:
            self.part = LineEdit(name, field.label, hint(field.kind), text)
            self.part.textEdited.connect(self.edited)
        else:
            self.part = Combo(name, field.label, [(value, word) for value, word in choices])
            self.part.choose(text)
            self.part.chosen.connect(self._chosen)
        line.addWidget(self.part)
        self.setFocusProxy(self.part)
        self.part.installEventFilter(self)

    @staticmethod
    def _choices(field: CardField | FormField, records: Records) -> list[tuple[str, str]] | None:
        nothing = [] if field.required else [("", tr("Not said"))]
        if field.kind is FieldKind.BOOLEAN:
            return [*nothing, ("yes", tr("Yes")), ("no", tr("No"))]
        if field.kind is FieldKind.CHOICE:
            return [(one, choice_word(one)) for one in field.choices]
        if field.kind is FieldKind.RELATION:
            return [*nothing, *records.get(field.relation or "", ())]
        return None

    def text(self) -> str:
        """Return what is typed or chosen."""
        if isinstance(self.part, Combo):
            return str(self.part.currentData() or "")
        return self.part.text().strip()

    def set_wrong(self, wrong: bool) -> None:
        """Ring it, or not."""
        if isinstance(self.part, LineEdit):
            self.part.set_wrong(wrong)

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
