"""The card of one record: who it is and where, contacts and details that can be changed in place, family, links,
history with undo. What is being typed survives whatever changes meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from openfaith_desktop.application import records, undo
from openfaith_desktop.application import why as reasons
from openfaith_desktop.application.card import CardField, Contact, HistoryEntry, RecordCard, card
from openfaith_desktop.application.lists import Where
from openfaith_desktop.errors import ChangedMeanwhile, InvalidValue, NotFound, OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.records import sections
from openfaith_desktop.ui.records.fieldrow import FieldRow
from openfaith_desktop.ui.records.form import RecordForm
from openfaith_desktop.ui.records.model import looks, tr
from openfaith_desktop.ui.records.values import ICONS, shown
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.theme import L, M, Meaning, S, Size
from openfaith_desktop.ui.widgets.avatar import Avatar
from openfaith_desktop.ui.widgets.buttons import Button, IconButton
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Badge, Flow
from openfaith_desktop.ui.widgets.dialogs import Confirm
from openfaith_desktop.ui.widgets.empty import Loading
from openfaith_desktop.ui.widgets.surface import Card, Scroll, clear, row
from openfaith_desktop.ui.widgets.text import Divider, Text
from openfaith_desktop.ui.widgets.text import Kind as TextKind

CONTACTS = ("phone_number", "email", "address")
INLINE = {"phone_number": "number", "email": "address"}
"""Contacts that one field says all of; others open a form."""
ALWAYS = ("birthdate",)
"""Fields shown among the contacts, as people look for them there."""


class CardView(Card):
    """`show_record` opens one; `closed` and `opened(id)` tell what the person wants."""

    closed = Signal()
    opened = Signal(str)
    CHANGES = (Topic.RECORDS, Topic.DECISIONS, Topic.PROBLEMS)

    def __init__(self, face: Face, name: str) -> None:
        super().__init__(name, (0, 0, 0, 0))
        self.face = face
        self.record: str | None = None
        self.shown: RecordCard | None = None
        self._rows: dict[tuple[str, str], FieldRow] = {}
        self._all_fields = self._all_history = self._waits = False
        self._head = QVBoxLayout()
        self._head.setContentsMargins(L + theme.XS, L, M, M)
        self.column.addLayout(self._head)
        self.column.addWidget(Divider())
        self.scroller = Scroll(f"{name}Scroll", spacing=theme.RING)
        self.scroller.column.setContentsMargins(L + theme.XS, M, M, L)
        self.column.addWidget(self.scroller, 1)

    # --- reading -----------------------------------------------------------------------------------

    def show_record(self, record: str) -> None:
        """Open a record."""
        if record != self.record:
            self._all_fields = self._all_history = False
            self.shown = None
            self._drop_editors()
            clear(self._head)
            clear(self.scroller.column)
            self.scroller.column.addWidget(Loading("cardLoading", 5, avatars=False), 1)
        self.record = record
        self.reload()

    def reload(self) -> None:
        """Read the record anew; while something is being typed, later."""
        record = self.record
        if record is None:
            return
        if self.editing:
            self._waits = True
            return
        self.face.door.read(
            self, lambda: card(self.face.app, record), self._show, key="card", failed=self._gone
        )

    def _gone(self, error: OpenFaithError) -> None:
        if isinstance(error, NotFound):
            self.closed.emit()
        else:
            self.face.tell(error)

    @property
    def editing(self) -> bool:
        """Whether something is being typed."""
        return any(row_.editor is not None for row_ in self._rows.values())

    def _drop_editors(self) -> None:
        for row_ in self._rows.values():
            row_.drop()
        self._rows.clear()

    # --- showing -----------------------------------------------------------------------------------

    def _show(self, found: RecordCard) -> None:
        if self.editing:
            self._waits = True
            return
        if found.id != self.record:
            return
        if found.deleted_at is not None:
            self.closed.emit()
            return
        level = self.scroller.verticalScrollBar().value() if self.shown else 0
        explained = [key for key, one in self._rows.items() if one.explained]
        self.shown, self._rows, self._waits = found, {}, False
        self.setAccessibleName(found.title)
        clear(self._head)
        clear(self.scroller.column)
        self._show_head(found)
        self._show_contacts(found)
        self._show_details(found)
        for household in found.households:
            self.scroller.column.addWidget(sections.family(household, found.id, self.opened.emit))
        if found.links:
            self.scroller.column.addWidget(sections.links(found.links, found.title))
        self._show_history(found)
        self.scroller.column.addStretch(1)
        self.scroller.verticalScrollBar().setValue(level)
        for key in explained:
            if key in self._rows:
                self._ask_why(self._rows[key], *key)

    def _show_head(self, found: RecordCard) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(theme.XS)
        texts.addWidget(
            Text(found.title or tr("Without a name"), TextKind.HEADING, name="cardTitle", wrap=True)
        )
        badges = QWidget()
        flow = Flow(theme.XS + theme.RING)
        badges.setLayout(flow)
        place = looks(found.where, self.face.system)
        waits = found.where is Where.WAITING
        flow.addWidget(
            Badge(tr("In both"), Meaning.OK, "check")
            if waits
            else Badge(place.words, _badge(place.meaning), place.icon)
        )
        if found.decisions:
            many = words.count(len(found.decisions), tr("1 to decide"), tr("{} to decide"))
            flow.addWidget(Badge(many, Meaning.ACCENT))
        if found.problems:
            many = words.count(len(found.problems), tr("1 not copied"), tr("{} not copied"))
            flow.addWidget(Badge(many, Meaning.PROBLEM))
        if found.is_child:
            flow.addWidget(Badge(tr("Child"), Meaning.QUIET))
        texts.addWidget(badges)
        more = IconButton(
            tr("More about this record"), "cardMore", "dots-three", ButtonKind.PLAIN, in_card=True
        )
        more.clicked.connect(lambda: self._menu(more))
        edit = IconButton(tr("Show all fields"), "cardEdit", "pencil-simple", ButtonKind.PLAIN, in_card=True)
        edit.clicked.connect(self._toggle_fields)
        close = IconButton(tr("Close"), "cardClose", "x", ButtonKind.PLAIN, in_card=True)
        close.clicked.connect(self.closed)
        avatar = Avatar(found.title, Size.AVATAR_LARGE, strong=True)
        line = row(avatar, spacing=M)
        line.setAlignment(avatar, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        buttons = QVBoxLayout()
        buttons.addLayout(row(edit, more, close, spacing=0))
        buttons.addStretch(1)
        line.addLayout(buttons)
        self._head.addLayout(line)
        if found.decisions:
            decide = Button(tr("Decide"), "cardDecide", ButtonKind.LINK, trailing="arrow-right", in_card=True)
            decide.clicked.connect(lambda: self.face.go("decisions", record=found.id))
            self._head.addLayout(row(theme.grown(Size.AVATAR_LARGE) + S, decide, None))

    def _show_contacts(self, found: RecordCard) -> None:
        column = self.scroller.column
        shown_contacts = sorted(
            (one for one in found.contacts if one.type in CONTACTS), key=lambda one: CONTACTS.index(one.type)
        )
        birthday = [one for one in found.fields if one.name in ALWAYS and one.value is not None]
        if shown_contacts or birthday or found.type == "person":
            column.addWidget(Text(tr("Contact"), TextKind.LABEL))
        for contact in shown_contacts:
            column.addWidget(self._contact_row(contact))
        for field in birthday:
            column.addWidget(self._field_row(found, field))
        if found.type == "person":
            column.addWidget(self._adders())

    def _adders(self) -> QWidget:
        """Return the ways to add a contact."""
        around = QWidget()
        flow = Flow(theme.XS)
        flow.setContentsMargins(theme.grown(Size.ICON), 0, 0, 0)
        around.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        around.setSizePolicy(policy)
        for type_name, word, whole in (
            ("phone_number", tr("Phone"), tr("Add a phone number")),
            ("email", tr("E-mail"), tr("Add an e-mail address")),
            ("address", tr("Address"), tr("Add an address")),
        ):
            add = Button(
                word, f"add_{type_name}", ButtonKind.LINK, "plus", in_card=True, small=True, spoken=whole
            )
            add.setToolTip(whole)
            add.clicked.connect(lambda _=False, one=type_name, title=whole: self._add_contact(one, title))
            flow.addWidget(add)
        return around

    def _contact_row(self, contact: Contact) -> FieldRow:
        inline = INLINE.get(contact.type)
        field = next((one for one in contact.fields if one.name == inline), contact.fields[0])
        label = contact.label or {
            "phone_number": tr("Phone"),
            "email": tr("E-mail"),
            "address": tr("Address"),
        }.get(contact.type, contact.type)
        made = FieldRow(
            self.face,
            field,
            f"contact_{contact.id}",
            label,
            contact.value,
            ICONS.get(contact.type, ""),
            lambda one, text: self._save(contact.id, one, text),
            opens=inline is None,
        )
        made.opened.connect(lambda: self._edit_contact(contact))
        self._add_row(made, contact.id, field.name)
        return made

    def _field_row(self, found: RecordCard, field: CardField) -> FieldRow:
        made = FieldRow(
            self.face,
            field,
            f"field_{field.name}",
            field.label,
            shown(field.kind, field.value, field.shown),
            ICONS.get(field.name, ""),
            lambda one, text: self._save(found.id, one, text),
        )
        self._add_row(made, found.id, field.name)
        return made

    def _add_row(self, made: FieldRow, record: str, field: str) -> None:
        made.why.setVisible(self.face.connection is not None)
        made.why_asked.connect(lambda: self._toggle_why(made, record, field))
        self._rows[record, field] = made

    def _show_details(self, found: RecordCard) -> None:
        hidden = {
            name for name in ALWAYS if any(f.name == name and f.value is not None for f in found.fields)
        }
        fields = [
            one
            for one in found.fields
            if one.name not in hidden and (self._all_fields or one.value is not None)
        ]
        column = self.scroller.column
        column.addLayout(sections.heading(tr("Details")))
        for field in fields:
            column.addWidget(self._field_row(found, field))
        toggle = Button(
            tr("Show only what is filled in") if self._all_fields else tr("Show empty fields"),
            "cardFields",
            ButtonKind.LINK,
            in_card=True,
            small=True,
        )
        toggle.clicked.connect(self._toggle_fields)
        column.addLayout(row(theme.grown(Size.ICON), toggle, None, spacing=theme.XS))

    def _show_history(self, found: RecordCard) -> None:
        if not found.history:
            return
        column = self.scroller.column
        column.addWidget(sections.history(found.history, found.id, self._undo, all_=self._all_history))
        if len(found.history) > sections.NEWEST and not self._all_history:
            many = words.number(len(found.history))
            more = Button(
                tr("Show all {}").format(many), "cardHistoryAll", ButtonKind.LINK, in_card=True, small=True
            )
            more.clicked.connect(self._show_all_history)
            column.addLayout(row(more, None))

    def _show_all_history(self) -> None:
        self._all_history = True
        self.reload()

    def _toggle_fields(self) -> None:
        self._all_fields = not self._all_fields
        self.reload()

    # --- changing ----------------------------------------------------------------------------------

    def _save(self, record: str, line: FieldRow, text: str) -> None:
        field = line.field
        app = self.face.app

        def failed(error: OpenFaithError) -> None:
            if isinstance(error, ChangedMeanwhile):
                line.complain(error.title)
                self.face.door.read(line, lambda: card(app, record), line.changed_meanwhile)
            elif isinstance(error, InvalidValue):
                line.complain(f"{error.title} {error.what_to_do}")
            else:
                line.complain(error.title)
                self.face.tell(error)

        def saved(_: object) -> None:
            line.drop()
            self.reload()

        self.face.door.act(
            self,
            lambda: records.edit(app, record, {field.name: text}, seen={field.name: field.value}),
            self.CHANGES,
            saved,
            failed=failed,
        )

    def _add_contact(self, type_name: str, title: str) -> None:
        if self.record is None:
            return
        form = RecordForm(self.window(), self.face, type_name, title, fixed={"person_id": self.record})
        self.face.show(form)

    def _edit_contact(self, contact: Contact) -> None:
        form = RecordForm(
            self.window(), self.face, contact.type, contact.value or tr("Change"), contact=contact
        )
        self.face.show(form)

    def _menu(self, button: QWidget) -> None:
        found = self.shown
        if found is None:
            return
        menu = QMenu(self)
        menu.setObjectName("cardMenu")
        remove = menu.addAction(tr("Delete {}").format(found.title))
        remove.setObjectName("cardDelete")
        remove.triggered.connect(lambda: self.ask_delete(found))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask_delete(self, found: RecordCard) -> None:
        """Ask before a record is deleted here."""
        linked = bool(found.links)
        asking = Confirm(
            self.window(),
            "confirmDelete",
            tr("Delete {} here?").format(found.title),
            (
                tr("In {} nothing is deleted unless you decide so later.").format(self.face.system)
                if linked
                else tr("This record is only here.")
            )
            + " "
            + tr("You can undo this until {}.").format(words.undo_until()),
            tr("Delete"),
            danger=True,
        )
        asking.confirmed.connect(lambda: self._delete(found))
        self.face.show(asking)

    def _delete(self, found: RecordCard) -> None:
        app = self.face.app

        def done(_: object) -> None:
            self.closed.emit()
            self.face.toast(tr("{} deleted here").format(found.title), lambda: self._take_back(found.id))

        self.face.door.act(self, lambda: records.delete(app, found.id), self.CHANGES, done)

    def _undo(self, entry: HistoryEntry) -> None:
        asking = Confirm(
            self.window(),
            "confirmUndo",
            tr("Undo: {}?").format(entry.sentence),
            _what_goes_back(entry),
            tr("Undo"),
        )
        asking.confirmed.connect(lambda: self._take_back(entry.undo or entry.entity_id))
        self.face.show(asking)

    def _take_back(self, what: str) -> None:
        app = self.face.app
        self.face.door.act(
            self,
            lambda: undo.take_back(app, what),
            (*self.CHANGES, Topic.RUNS),
            lambda _: self.face.toast(tr("Undone"), lambda: self._take_back(what)),
        )

    # --- why ---------------------------------------------------------------------------------------

    def _toggle_why(self, line: FieldRow, record: str, field: str) -> None:
        if line.explained:
            line.show_why(None)
        else:
            self._ask_why(line, record, field)

    def _ask_why(self, line: FieldRow, record: str, field: str) -> None:
        app, connection = self.face.app, self.face.connection
        self.face.door.read(
            line, lambda: reasons.why(app, record, field, connection), line.show_why, key="why"
        )


def _badge(meaning: Meaning) -> Meaning:
    return Meaning.QUIET if meaning is Meaning.TEXT else meaning


def _what_goes_back(entry: HistoryEntry) -> str:
    """Return in words what an undo puts back."""
    if entry.field is None:
        return tr("What was done then is taken back, with what came with it.")
    before = str(entry.old) if entry.old not in (None, "") else tr("nothing")
    return tr("{}: goes back to {}. Other changes stay.").format(entry.label or entry.field, before)
