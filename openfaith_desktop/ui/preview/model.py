"""What the preview page says: groups of names by what would become of them, the numbers, the time. No widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from openfaith_desktop.application import saved_lists, totals
from openfaith_desktop.application.what_if import Preview
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.ui import estimate, words
from openfaith_desktop.ui.operation import Door
from openfaith_desktop.ui.texts import localised_label
from openfaith_desktop.ui.widgets.windowed import Column, Windowed

FIRST = ("person", "household", "campus")
"""The kinds of records that are listed first; what belongs to one of them follows."""


def tr(text: str, number: int = -1) -> str:
    """Return a text in the person's language."""
    return QCoreApplication.translate("preview", text, None, number)


@dataclass(frozen=True, slots=True)
class Line:
    """One record by its name, what kind it is, and what would become of it."""

    name: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Group:
    """All to which the same would happen."""

    key: str
    word: str
    lines: tuple[Line, ...]


def groups(preview: Preview) -> tuple[Group, ...]:
    """Return what would happen, group by group; those with nobody in them are left out."""
    system = preview.system
    made = (
        _group(preview, "added", tr("Added here"), "added"),
        _group(preview, "updated", tr("Updated here"), "updated", "merged"),
        _group(preview, "removed", tr("Removed here"), "removed"),
        _group(preview, "sent_new", tr("Added in {}").format(system), "sent_new"),
        _group(preview, "sent_updates", tr("Updated in {}").format(system), "sent_updates"),
        _group(preview, "sent_removals", tr("Removed in {}").format(system), "sent_removals"),
        _group(preview, "asked", tr("Need a decision"), "asked"),
        _group(preview, "linked", tr("Already here"), "linked"),
        _group(preview, "skipped", _stays_there(preview), "skipped"),
    )
    return tuple(one for one in made if one.lines)


def _stays_there(preview: Preview) -> str:
    """Return why some stay there: the mode keeps them there, or they belong to whom a person is asked about."""
    if preview.mode == "openfaith":
        return tr("Only in {}").format(preview.system)
    return tr("Wait with them")


def _group(preview: Preview, key: str, word: str, *kinds: str) -> Group:
    order = sorted(preview.names, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    lines = [
        Line(title, localised_label(ENTITY_TYPES[name].label), word)
        for name in order
        for kind in kinds
        for title in preview.names[name].get(kind, ())
        if title
    ]
    return Group(key, word, tuple(lines))


@dataclass(frozen=True, slots=True)
class Side:
    """What would happen on one side: three numbers with their words, and a sentence below."""

    numbers: tuple[tuple[str, int, str], ...]
    below: str

    @property
    def changes(self) -> bool:
        """Whether anything would change on this side."""
        return any(number for _, number, _ in self.numbers)


def here(preview: Preview) -> Side:
    """Return what would happen here."""
    people = totals.of_people(preview.counts)
    contacts = totals.contacts_added(preview.counts)
    families = preview.counts["household"].added if "household" in preview.counts else 0
    parts = []
    if contacts:
        parts.append(
            words.count(
                contacts, tr("1 phone, e-mail or address"), tr("{} phones, e-mails and addresses", contacts)
            )
        )
    if families:
        parts.append(words.count(families, tr("1 family"), tr("{} families", families)))
    below = tr("with {}").format(tr(" and ").join(parts)) if parts else ""
    if not below and people.linked:
        below = words.count(
            people.linked, tr("1 person is here already"), tr("{} people are here already", people.linked)
        )
    return Side(
        (
            ("added", people.added, tr("people added")),
            ("updated", people.updated + people.merged, tr("people updated")),
            ("removed", people.removed, tr("people removed")),
        ),
        below,
    )


def there(preview: Preview) -> Side:
    """Return what would happen in the other system."""
    people = totals.of_people(preview.counts)
    below = ""
    if people.skipped:
        below = words.count(
            people.skipped,
            tr("1 person is only there, and stays there until you bring them in"),
            tr("{} people are only there, and stay there until you bring them in", people.skipped),
        )
    return Side(
        (
            ("sent_new", people.sent_new, tr("people added")),
            ("sent_updates", people.sent_updates, tr("people updated")),
            ("sent_removals", people.sent_removals, tr("people removed")),
        ),
        below,
    )


def time_it_takes(preview: Preview, looked: float, requests: int) -> str:
    """Return how long the sync would take, as an honest range, from how long the look took (seconds)."""
    share = estimate.WEIGHTS[Phase.STAGE] + estimate.WEIGHTS[Phase.MATCH]
    whole = looked / share
    writes = sum(one.sent_new + one.sent_updates + one.sent_removals for one in preview.counts.values())
    # Before each write the record is read once more.
    sending = writes * 2 * (looked / max(1, requests))
    return words.time_left(0.7 * whole + 0.7 * sending, 1.5 * whole + 1.6 * sending)


class NamesModel(Windowed[Line]):
    """The names of one group, or those of it in which something was found."""

    def __init__(self, door: Door) -> None:
        self._lines: Sequence[Line] = ()
        super().__init__(
            door,
            (Column("name", tr("Name"), share=2), Column("kind", tr("What it is"))),
            lambda ids: {one: self._lines[one] for one in ids if one < len(self._lines)},
        )

    def show_lines(self, lines: Sequence[Line], found: str) -> None:
        """Show the lines whose name holds `found`."""
        wanted = found.strip().casefold()
        self._lines = [one for one in lines if wanted in one.name.casefold()] if wanted else lines
        self.forget()
        self.put(range(len(self._lines)))

    def text(self, row: Line, column: Column) -> str:
        """Return a cell's words."""
        return row.name if column.key == "name" else row.kind


def save(path: Path, shown: Sequence[Group]) -> None:
    """Write all groups as CSV. Raises `UsageError`."""
    rows = [(line.what, line.name, line.kind) for group in shown for line in group.lines]
    saved_lists.save(path, (tr("What would happen"), tr("Name"), tr("What it is")), rows)
