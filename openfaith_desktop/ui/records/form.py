"""A form for one record: adding a person with contacts, a household, a contact; changing a contact of several fields.

Mistakes are said below their fields; what was typed stays until it is saved or dropped.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from openfaith_desktop.application import Application, records
from openfaith_desktop.application.card import CardField, Contact
from openfaith_desktop.application.records import FieldMistake, FormField
from openfaith_desktop.cdm.model import Value
from openfaith_desktop.errors import ChangedMeanwhile, InvalidValue, OpenFaithError
from openfaith_desktop.ui import theme
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.records.editors import Editor
from openfaith_desktop.ui.records.model import tr
from openfaith_desktop.ui.records.values import typed
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised, localised_label
from openfaith_desktop.ui.theme import M, Meaning, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.dialogs import Dialog
from openfaith_desktop.ui.widgets.fields import LineEdit
from openfaith_desktop.ui.widgets.surface import Scroll
from openfaith_desktop.ui.widgets.text import Kind as TextKind
from openfaith_desktop.ui.widgets.text import Text

SHORT: Mapping[str, tuple[str, ...]] = {
    "person": ("first_name", "last_name", "nickname", "birthdate", "gender", "child"),
    "household": ("name",),
    "campus": ("name", "street", "city", "state", "zip"),
    "email": ("address", "location", "primary"),
    "phone_number": ("number", "location", "primary"),
    "address": ("street_line_1", "street_line_2", "city", "state", "zip", "location", "primary"),
}
"""What a form asks for; the rest is on the card."""
WITH_CONTACTS: tuple[tuple[str, str], ...] = (("phone_number", "number"), ("email", "address"))


class RecordForm(Dialog):
    """`saved` tells the id of the record that was added or changed."""

    saved = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        face: Face,
        type_name: str,
        title: str,
        *,
        fixed: Mapping[str, str] | None = None,
        contact: Contact | None = None,
    ) -> None:
        super().__init__(parent, "recordForm", title)
        self._face, self._type, self._fixed, self._contact = face, type_name, dict(fixed or {}), contact
        self._lines: dict[str, _Line] = {}
        self._scroll = Scroll("recordFormScroll", spacing=M)
        self._scroll.setMinimumHeight(theme.grown(Size.NAVIGATION))
        self.body.addWidget(self._scroll, 1)
        self.problem = Text("", TextKind.BODY, name="recordFormProblem", meaning=Meaning.PROBLEM, wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        if contact is not None:
            remove = Button(tr("Remove"), "recordFormRemove", ButtonKind.DANGER)
            remove.clicked.connect(self._remove)
            self.buttons.insertWidget(0, remove)
        self._no = Button(tr("Not now"), "recordFormNo", ButtonKind.PLAIN)
        self._no.clicked.connect(self.reject)
        self._yes = Button(tr("Save") if contact else tr("Add"), "recordFormYes", ButtonKind.PRIMARY)
        self._yes.clicked.connect(self._save)
        self.buttons.addWidget(self._no)
        self.buttons.addWidget(self._yes)
        self._fill()

    # --- the fields --------------------------------------------------------------------------------

    def _fields(self) -> list[FormField | CardField]:
        wanted = SHORT.get(self._type)
        known: tuple[FormField | CardField, ...] = (
            self._contact.fields if self._contact else records.form(self._type)
        )
        chosen = [
            one
            for one in known
            if one.name not in self._fixed and (wanted is None or one.name in wanted or one.required)
        ]
        order = list(wanted or ())
        return sorted(chosen, key=lambda one: order.index(one.name) if one.name in order else len(order))

    def _fill(self) -> None:
        face = self._face
        for field in self._fields():
            text = typed(field) if isinstance(field, CardField) else ""
            self._add_line(field.name, _Line(face, field, f"form_{field.name}", text))
        if self._type == "person":
            for type_name, name in WITH_CONTACTS:
                field = next(one for one in records.form(type_name) if one.name == name)
                self._add_line(f"{type_name}.{name}", _Line(face, field, f"form_{type_name}", ""))
        self._scroll.column.addStretch(1)
        QTimer.singleShot(0, self._make_room)
        first = next(iter(self._lines.values()), None)
        if first is not None:
            first.editor.setFocus()

    def _make_room(self) -> None:
        """Be as high as the fields, up to a part of the window."""
        wanted = self._scroll.column.sizeHint().height() + M
        window = self.parentWidget()
        most = (window.height() if window else theme.Size.WINDOW_HIGH) * 7 // 10
        self._scroll.setMinimumHeight(min(wanted, most))
        self.fit()

    def _add_line(self, key: str, line: _Line) -> None:
        self._lines[key] = line
        self._scroll.column.addWidget(line)
        line.editor.edited.connect(lambda: line.complain(""))
        line.editor.grew.connect(lambda: QTimer.singleShot(0, self._make_room))
        if isinstance(line.editor.part, LineEdit):
            line.editor.done.connect(self._save)

    # --- saving ------------------------------------------------------------------------------------

    def _save(self) -> None:
        undecided = [line for line in self._lines.values() if line.editor.open]
        for line in undecided:
            line.complain(line.editor.open)
        if undecided:
            undecided[0].editor.setFocus()
            return
        own = {key: line.editor.text() for key, line in self._lines.items() if "." not in key}
        filled = self._fixed | {name: text for name, text in own.items() if text}
        belonging = [
            (key.split(".")[0], {key.split(".")[1]: line.editor.text()})
            for key, line in self._lines.items()
            if "." in key and line.editor.text()
        ]
        app, type_name, contact = self._face.app, self._type, self._contact
        if contact is None:
            work = lambda: _add(app, type_name, filled, belonging)  # noqa: E731
        else:
            before = {one.name: one.value for one in contact.fields}
            changed = {
                one.name: own[one.name]
                for one in contact.fields
                if one.name in own and own[one.name] != typed(one)
            }
            if not changed:
                self.accept()
                return
            seen = {name: before[name] for name in changed}
            work = lambda: _change(app, contact.id, changed, seen)  # noqa: E731
        self._yes.setEnabled(False)
        self._face.door.act(
            self, work, (Topic.RECORDS, Topic.DECISIONS, Topic.PROBLEMS), self._saved, failed=self._failed
        )

    def _saved(self, answer: str | tuple[FieldMistake, ...]) -> None:
        self._yes.setEnabled(True)
        if isinstance(answer, str):
            self.accept()
            self.saved.emit(answer)
            return
        unplaced = [one for one in answer if one.field not in self._lines]
        for one in answer:
            if one.field in self._lines:
                self._lines[one.field].complain(localised(f"{one.title} {one.what_to_do}"))
        first = next((self._lines[one.field] for one in answer if one.field in self._lines), None)
        if first is not None:
            first.editor.setFocus()
        self._say(" ".join(localised(f"{one.title} {one.what_to_do}") for one in unplaced))

    def _failed(self, error: OpenFaithError) -> None:
        self._yes.setEnabled(True)
        field = error.field if isinstance(error, InvalidValue | ChangedMeanwhile) else None
        places = [key for key in self._lines if key == field or key.endswith(f".{field}")]
        if places:
            self._lines[places[-1]].complain(f"{error.title} {error.what_to_do}")
            self._lines[places[-1]].editor.setFocus()
        else:
            self._say(f"{error.title} {error.what_to_do}")

    def _say(self, what: str) -> None:
        self.problem.say(what)
        self.problem.setVisible(bool(what))

    def _remove(self) -> None:
        contact, app = self._contact, self._face.app
        if contact is not None:
            self._face.door.act(
                self,
                lambda: records.delete(app, contact.id),
                (Topic.RECORDS, Topic.DECISIONS, Topic.PROBLEMS),
                lambda _: self.accept(),
                failed=self._failed,
            )


class _Line(QWidget):
    """A label over its editor, with room for what is wrong."""

    def __init__(self, face: Face, field: FormField | CardField, name: str, text: str) -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.RING, 0, theme.S, 0)
        column.setSpacing(theme.XS)
        caption = Text(localised_label(field.label), TextKind.LABEL)
        self.editor = Editor(field, name, text, face)
        self.note = Text("", TextKind.SMALL, name=f"{name}Note", meaning=Meaning.PROBLEM, wrap=True)
        self.note.hide()
        for part in (caption, self.editor, self.note):
            column.addWidget(part)

    def complain(self, what: str) -> None:
        """Say what is wrong, or that nothing is."""
        self.editor.set_wrong(bool(what))
        self.editor.part.setAccessibleDescription(what)
        self.note.say(what)
        self.note.setVisible(bool(what))


def _add(
    app: Application, type_name: str, filled: Mapping[str, str], belonging: list[tuple[str, dict[str, str]]]
) -> str | tuple[FieldMistake, ...]:
    mistakes = records.check(app, type_name, filled)
    return mistakes or str(records.add(app, type_name, filled, belonging=belonging)["id"])


def _change(app: Application, record: str, changed: Mapping[str, str], seen: Mapping[str, Value]) -> str:
    records.edit(app, record, changed, seen=seen)
    return record
