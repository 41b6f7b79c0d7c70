"""What can be done with a card's record: values and contacts changed, the record deleted, what was done undone."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from openfaith_desktop.application import records, undo
from openfaith_desktop.application.card import Contact, HistoryEntry, RecordCard, card
from openfaith_desktop.errors import ChangedMeanwhile, InvalidValue, OpenFaithError
from openfaith_desktop.ui import words
from openfaith_desktop.ui.operation import Topic
from openfaith_desktop.ui.records.fieldrow import FieldRow
from openfaith_desktop.ui.records.form import RecordForm
from openfaith_desktop.ui.records.model import tr
from openfaith_desktop.ui.screen import Face
from openfaith_desktop.ui.texts import localised, localised_label
from openfaith_desktop.ui.widgets.dialogs import Confirm

CHANGES = (Topic.RECORDS, Topic.DECISIONS, Topic.PROBLEMS)


class CardActs(QObject):
    """Everything goes through the door; `saved` and `deleted` tell what was done. `view` is the card."""

    saved = Signal()
    deleted = Signal()

    def __init__(self, view: QWidget, face: Face) -> None:
        super().__init__(view)
        self._view, self.face = view, face

    def save(self, record: str, line: FieldRow, text: str) -> None:
        """Keep what was typed into a line; what is wrong with it is said there, and nothing typed is lost."""
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
            self.saved.emit()

        self.face.door.act(
            self._view,
            lambda: records.edit(app, record, {field.name: text}, seen={field.name: field.value}),
            CHANGES,
            saved,
            failed=failed,
        )

    def add_contact(self, person: str, type_name: str, title: str) -> None:
        """Ask for a new contact of a person."""
        form = RecordForm(self._view.window(), self.face, type_name, title, fixed={"person_id": person})
        self.face.show(form)

    def edit_contact(self, contact: Contact) -> None:
        """Open a contact's form."""
        form = RecordForm(
            self._view.window(), self.face, contact.type, contact.value or tr("Change"), contact=contact
        )
        self.face.show(form)

    def open_menu(self, found: RecordCard, button: QWidget) -> None:
        """Open what else can be done, below its button."""
        menu = QMenu(self._view)
        menu.setObjectName("cardMenu")
        remove = menu.addAction(tr("Delete {}").format(found.title))
        remove.setObjectName("cardDelete")
        remove.triggered.connect(lambda: self.ask_delete(found))
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def ask_delete(self, found: RecordCard) -> None:
        """Ask before a record is deleted here."""
        linked = bool(found.links)
        asking = Confirm(
            self._view.window(),
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
            self.deleted.emit()
            self.face.toast(tr("{} deleted here").format(found.title), lambda: self._take_back(found.id))

        self.face.door.act(self._view, lambda: records.delete(app, found.id), CHANGES, done)

    def ask_undo(self, entry: HistoryEntry) -> None:
        """Ask before what was done then is taken back."""
        asking = Confirm(
            self._view.window(),
            "confirmUndo",
            tr("Undo: {}?").format(localised(entry.sentence)),
            _what_goes_back(entry),
            tr("Undo"),
        )
        asking.confirmed.connect(lambda: self._take_back(entry.undo or entry.entity_id))
        self.face.show(asking)

    def _take_back(self, what: str) -> None:
        app = self.face.app
        self.face.door.act(
            self._view,
            lambda: undo.take_back(app, what),
            (*CHANGES, Topic.RUNS),
            lambda _: self.face.toast(tr("Undone"), lambda: self._take_back(what)),
        )


def _what_goes_back(entry: HistoryEntry) -> str:
    """Return in words what an undo puts back."""
    if entry.field is None:
        return tr("What was done then is taken back, with what came with it.")
    before = str(entry.old) if entry.old not in (None, "") else tr("nothing")
    return tr("{}: goes back to {}. Other changes stay.").format(
        localised_label(entry.label or entry.field), before
    )
