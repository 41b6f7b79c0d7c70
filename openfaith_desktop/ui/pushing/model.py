"""What the sending page says of each record, before and after. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import saved_lists
from openfaith_desktop.application.sending import Fate, PushPreview, ToSend
from openfaith_desktop.sync.results import PushedRecord
from openfaith_desktop.ui import words
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.texts import localised, localised_label
from openfaith_desktop.ui.theme import Meaning, Size
from openfaith_desktop.ui.widgets.tableheader import TICK
from openfaith_desktop.ui.widgets.windowed import Column, Windowed

GOES = (Fate.NEW, Fate.FOUND, Fate.UPDATED, Fate.ASKS)
"""Fates of records that sending does something about; an unanswered question is asked."""


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("pushing", text, None, number)


@dataclass(frozen=True, slots=True)
class Look:
    """A record's line: words, icon, meaning."""

    words: str
    icon: str
    meaning: Meaning


def fate_look(one: ToSend, system: str) -> Look:
    """Return what would become of a record."""
    return {
        Fate.NEW: Look(tr("New there"), "plus", Meaning.QUIET),
        Fate.FOUND: Look(tr("Already there"), "link-simple", Meaning.INFO),
        Fate.ASKS: Look(tr("May be somebody there"), "arrows-left-right", Meaning.ATTENTION),
        Fate.UPDATED: Look(tr("Changed here"), "pencil-simple", Meaning.QUIET),
        Fate.UNCHANGED: Look(tr("The same on both sides"), "check", Meaning.OK),
        Fate.GONE: Look(tr("No longer in {}").format(system), "warning", Meaning.ATTENTION),
        Fate.WAITS: Look(tr("Belongs to somebody who isn't there"), "warning", Meaning.ATTENTION),
    }[one.fate]


def outcome_look(one: PushedRecord) -> Look:
    """Return what became of a record."""
    return {
        "created": Look(tr("Added there"), "check", Meaning.OK),
        "linked": Look(tr("Linked"), "link-simple", Meaning.OK),
        "updated": Look(tr("Sent"), "check", Meaning.OK),
        "unchanged": Look(tr("Nothing to send"), "minus", Meaning.QUIET),
        "asked": Look(tr("Asked about"), "arrows-left-right", Meaning.ATTENTION),
    }.get(one.outcome, Look(localised(one.reason or "") or tr("Not sent"), "warning-circle", Meaning.PROBLEM))


def explained(one: ToSend, system: str) -> str:
    """Return what would become of a record, as a sentence."""
    return {
        Fate.NEW: tr("Not there yet. We looked by e-mail, phone and name."),
        Fate.FOUND: tr("{} is there already. The two are linked; nobody is added twice.").format(one.there),
        Fate.ASKS: tr("{} may be the same person. You are asked first; nothing is sent until then.").format(
            one.there or tr("Somebody there")
        ),
        Fate.UPDATED: tr("In both. Only what differs is sent."),
        Fate.UNCHANGED: tr("In both, and nothing differs."),
        Fate.GONE: tr("Deleted there, or hidden from your sign-in. The next sync finds out which."),
        Fate.WAITS: tr("Choose what it belongs to as well, then both can go."),
    }[one.fate]


def amount(one: ToSend) -> str:
    """Return how much of a record goes."""
    if one.fate is Fate.FOUND and not one.sent:
        return tr("link only")
    if not one.sent:
        return tr("nothing")
    return words.count(len(one.sent), tr("1 detail"), tr("{} details", len(one.sent)))


def act_words(preview: PushPreview, chosen: Sequence[ToSend]) -> str:
    """Return what the button says: Add 10, link 1."""
    _ = preview
    parts: list[str] = []
    for fate, first, later in (
        (Fate.NEW, tr("Add {}"), tr("add {}")),
        (Fate.FOUND, tr("Link {}"), tr("link {}")),
        (Fate.UPDATED, tr("Send {}"), tr("send {}")),
        (Fate.ASKS, tr("Ask about {}"), tr("ask about {}")),
    ):
        number = sum(one.fate is fate for one in chosen)
        if number and not (fate is Fate.ASKS and parts):
            parts.append((later if parts else first).format(words.number(number)))
    return ", ".join(parts)


class PushModel(Windowed[ToSend]):
    """The chosen records; once sent, each with its outcome."""

    def __init__(self, door: Door, system: str) -> None:
        self.records: dict[str, ToSend] = {}
        self.outcomes: dict[str, PushedRecord] = {}
        self.system = system
        super().__init__(
            door,
            (
                Column(TICK, "", width=Size.TICK_COLUMN),
                Column("name", tr("Name"), share=1.6),
                Column("sent", tr("What is sent"), share=0.8, right=True),
            ),
            lambda ids: {one: self.records[one] for one in ids if one in self.records},
        )

    def show_preview(self, records: Sequence[ToSend]) -> None:
        """Show these records, with those ticked that sending does something about."""
        self.records, self.outcomes = {one.id: one for one in records}, {}
        self.put(list(self.records))
        self._rows.update(self.records)
        self.ticked = {one.id for one in records if one.fate in GOES}
        self.ticks_changed.emit()

    def show_outcomes(self, outcomes: Sequence[PushedRecord]) -> None:
        """Show what became of each."""
        self.outcomes = {one.entity_id: one for one in outcomes}
        self.forget()
        self._rows.update(self.records)

    def look(self, one: ToSend) -> Look:
        """Return a record's line as it stands now."""
        done = self.outcomes.get(one.id)
        return outcome_look(done) if done is not None else fate_look(one, self.system)

    def text(self, row: ToSend, column: Column) -> str:
        """Return a cell's words."""
        if column.key == "name":
            return row.title or tr("Without a name")
        return amount(row) if column.key == "sent" else ""

    def sentence(self, row: ToSend, column: Column) -> str:
        """Return a cell as a screen reader says it."""
        if column.key == TICK:
            return f"{row.title}, {tr('chosen') if row.id in self.ticked else tr('not chosen')}"
        if column.key == "name":
            return f"{row.title}, {self.look(row).words}"
        return super().sentence(row, column)

    def chosen(self) -> list[ToSend]:
        """Return the ticked records, in their order."""
        return [one for one in self.records.values() if one.id in self.ticked]


def save_list(path: Path, preview: PushPreview, outcomes: Mapping[str, PushedRecord]) -> None:
    """Write the list as CSV: who, what would happen or happened, and every value that goes. Raises `UsageError`."""
    rows: list[tuple[str, ...]] = []
    for one in preview.records:
        done = outcomes.get(one.id)
        what = outcome_look(done).words if done else fate_look(one, preview.system).words
        rows += [
            (one.title, what, localised_label(field.label) if field else "", field.text if field else "")
            for field in one.sent or [None]
        ]
    saved_lists.save(path, (tr("Name"), tr("What happens"), tr("Field"), tr("Value")), rows)
