"""What a table of records of one type looks like as a file: its columns, and how a value is written in a cell.

Called by `exporting` and `importing`, so that what one writes the other reads; changes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

from openfaith_desktop.application import words
from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities
from openfaith_desktop.store.lists import owned_types

ID = "Id"
"""The heading of the column that says which record a line is."""
BETWEEN = "; "
"""What stands between several contacts in one cell."""


@dataclass(frozen=True, slots=True)
class Contacts:
    """A column that holds all of a record's contacts of one kind. `field` is what each is read from.

    None: they have several fields each, so the column is for reading only.
    """

    type: EntityType
    field: Field | None


def fields(type_: EntityType) -> tuple[Field, ...]:
    """Return the fields that a file shows: all but the sensitive ones, for a file goes from hand to hand."""
    return tuple(f for f in type_.fields if not f.sensitive)


def contacts(type_: EntityType) -> tuple[Contacts, ...]:
    """Return the columns of contacts: a person's e-mails, phone numbers and addresses."""
    return tuple(
        Contacts(other, next((f for f in other.fields if f.required and not f.relation), None))
        for other, _ in owned_types(type_)
        if other.keys
    )


class Names:
    """The records that fields of a type point to, as a file names them: by name, or by id where two share it."""

    def __init__(self, db: Connection, type_: EntityType) -> None:
        self.by_id: dict[str, dict[str, str]] = {}
        for name in {f.relation or "" for f in type_.relations}:
            other = ENTITY_TYPES[name]
            _, rows = entities.search(db, other, limit=2**31 - 1)
            titles = {row["id"]: other.title(row) for row in rows}
            shared = Counter(titles.values())
            self.by_id[name] = {
                one: title if title and shared[title] == 1 else one for one, title in titles.items()
            }

    def cell(self, field: Field, value: Value) -> str:
        """Return a value as a cell holds it."""
        if field.kind is FieldKind.RELATION and value is not None:
            return self.by_id[field.relation or ""].get(str(value), str(value))
        return words.value(value)
