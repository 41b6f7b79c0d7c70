"""The card of one record: who it is and where, contacts and details that can be changed in place, family, links,
history with undo. What is being typed survives whatever changes meanwhile.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from openfaith_desktop.application import why as reasons
from openfaith_desktop.application.card import CardField, Contact, RecordCard, card
from openfaith_desktop.errors import NotFound, OpenFaithError
from openfaith_desktop.ui import theme, words
from openfaith_desktop.ui.records import sections
from openfaith_desktop.ui.records.cardacts import CardActs
from openfaith_desktop.ui.records.cardhead import CardHead
from openfaith_desktop.ui.records.fieldrow import FieldRow
from openfaith_desktop.ui.records.model import tr
from openfaith_desktop.ui.records.values import ICONS, shown
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.theme import L, M, Size
from openfaith_desktop.ui.widgets.buttons import Button
from openfaith_desktop.ui.widgets.buttons import Kind as ButtonKind
from openfaith_desktop.ui.widgets.chips import Flow
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

    def __init__(self, face: Face, name: str) -> None:
        super().__init__(name, (0, 0, 0, 0))
        self.face = face
        self.record: str | None = None
        self.shown: RecordCard | None = None
        self._rows: dict[tuple[str, str], FieldRow] = {}
        self._all_fields = self._all_history = self._waits = False
        self.acts = CardActs(self, face)
        self.acts.saved.connect(self.reload)
        self.acts.deleted.connect(self.closed)
        self._head = CardHead()
        self._head.closed.connect(self.closed)
        self._head.fields_asked.connect(self._toggle_fields)
        self._head.more_asked.connect(self._menu)
        self._head.decide_asked.connect(lambda: face.go("decisions", record=self.record))
        self.column.addWidget(self._head)
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
            self._head.clear()
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
        clear(self.scroller.column)
        self._head.put(found, self.face.system)
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
            add.clicked.connect(lambda _=False, one=type_name, title=whole: self._add(one, title))
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
            lambda one, text: self.acts.save(contact.id, one, text),
            opens=inline is None,
        )
        made.opened.connect(lambda: self.acts.edit_contact(contact))
        self._add_row(made, contact.id, field.name)
        return made

    def _field_row(self, found: RecordCard, field: CardField) -> FieldRow:
        made = FieldRow(
            self.face,
            field,
            f"field_{field.name}",
            localised_label(field.label),
            shown(field.kind, field.value, field.shown),
            ICONS.get(field.name, ""),
            lambda one, text: self.acts.save(found.id, one, text),
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
        column.addWidget(
            sections.history(found.history, found.id, self.acts.ask_undo, all_=self._all_history)
        )
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

    def _add(self, type_name: str, title: str) -> None:
        if self.record is not None:
            self.acts.add_contact(self.record, type_name, title)

    def _menu(self, button: QWidget) -> None:
        if self.shown is not None:
            self.acts.open_menu(self.shown, button)

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
