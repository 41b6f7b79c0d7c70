"""A list of records as a file: what a list shows is what the file holds.

Called by the window and the command line. Reading such a file again is `importing`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.application import Application, lists, saved_lists, sheets
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import entity_type
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import entities

AT_ONCE = 1000
"""So many records are read at a time."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many records of which type, and where."""

    type: str
    file: str
    records: int


def export(
    app: Application,
    type_name: str,
    file: Path,
    search: str = "",
    filter: str = lists.Filter.ALL,
    connection: str | None = None,
    sort: str = lists.ORDERS[0],
    descending: bool = False,
) -> Exported:
    """Write the records that a list with these wishes shows, in its order; raises as `lists.ids` does.

    A file that was there is replaced once the new one is whole. Raises `UsageError` for a kind of file that can't be
    written, `DiskFull`, or `UsageError` when it can't be there.
    """
    type_ = entity_type(type_name)
    require_csv(file)
    wanted = lists.ids(app, type_name, search, filter, connection, sort, descending)
    there = {one for one in wanted if one.startswith(lists.LINK)}
    columns = sheets.fields(type_)
    contacts = sheets.contacts(type_)
    header = [sheets.ID, *(f.label for f in columns), *(one.type.plural for one in contacts)]

    def work(db: Connection) -> int:
        names = sheets.Names(db, type_)

        def cells(one: str, row: Mapping[str, Any], owned: Mapping[str, Sequence[str]]) -> list[str]:
            values = [names.cell(f, row.get(f.name)) for f in columns]
            return [one, *values, *(sheets.BETWEEN.join(owned.get(c.type.name, ())) for c in contacts)]

        def lines() -> Iterator[list[str]]:
            for start in range(0, len(wanted), AT_ONCE):
                batch = wanted[start : start + AT_ONCE]
                if there:
                    found = lists.rows(app, type_name, batch, connection)
                    yield from (cells(one, found[one].values, {}) for one in batch if one in found)
                    continue
                rows = entities.get_many(db, type_.name, batch)
                owned = _owned(db, contacts, batch)
                yield from (
                    cells(one, rows[one], owned.get(one, {}))
                    for one in batch
                    if one in rows and rows[one]["deleted_at"] is None
                )

        return saved_lists.save(file, header, lines())

    return Exported(type_.name, str(file), app.store.read(work))


def require_csv(file: Path) -> None:
    """Raise `UsageError` unless it is called as a CSV file is."""
    if file.suffix.casefold() != ".csv":
        raise UsageError(
            f"{file.name} is no CSV file.",
            what_to_do="Give it a name that ends with .csv. Every spreadsheet opens and saves such files.",
        )


def _owned(
    db: Connection, contacts: Sequence[sheets.Contacts], batch: Sequence[str]
) -> dict[str, dict[str, list[str]]]:
    """Return the titles of what belongs to these records, by record and type."""
    found: dict[str, dict[str, list[str]]] = {}
    for one in contacts:
        type_: EntityType = one.type
        for row in entities.owned(db, type_, batch):
            found.setdefault(row[type_.owner or ""], {}).setdefault(type_.name, []).append(type_.title(row))
    return found
