"""A list that a person brings in from a file: what that would do, by name, and doing it as one edit.

Called by the window and the command line. The file is `sheet_reading`'s, who is whom and what changes `sync.importing`'s.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from openfaith_desktop.application import Application, sheet_reading, undo
from openfaith_desktop.application.exporting import require_csv
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.errors import ChangedMeanwhile, InvalidValue
from openfaith_desktop.store import entities, history
from openfaith_desktop.sync import naming
from openfaith_desktop.sync.importing.apply import carry_out
from openfaith_desktop.sync.importing.lines import Plan, Waits
from openfaith_desktop.sync.importing.plan import plan

NAMED = 10
"""How many of those who are added or changed are named, and how many lines with mistakes."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do while `done` is False: numbers of lines, and the first few names.

    `waits` are lines that are left out until a person says who they are; `not_read` are the headings that mean nothing
    here. `undo` is what takes it all back, None where nothing changed. `mark` goes back with `bring`: it is another one
    when it would do something else.
    """

    type: str
    file: str
    new: int
    changed: int
    same: int
    new_names: tuple[str, ...]
    changed_names: tuple[str, ...]
    waits: tuple[Waits, ...]
    not_read: tuple[str, ...]
    done: bool
    undo: str | None
    mark: str


def preview(app: Application, file: Path, type_name: str | None = None) -> Imported:
    """Return what importing a file would do; changes nothing. `type_name` None: what its ids say, else people.

    Raises `InvalidValue`, naming the line, for a list with a mistake, `UsageError` for a file that can't be read.
    """
    require_csv(file)
    type_, lines, not_read = sheet_reading.read(file, type_name)
    return app.store.read(lambda db: _looked(db, type_, file, not_read, plan(db, type_, lines)))


def bring(
    app: Application, file: Path, type_name: str | None = None, author: str = "you", seen: str | None = None
) -> Imported:
    """Import a file, all of it or nothing, and return what was done. Raises as `preview` does.

    `seen` is the mark of the preview that the person saw; raises `ChangedMeanwhile` when it would now do something else.
    """
    require_csv(file)
    type_, lines, not_read = sheet_reading.read(file, type_name)

    def work(db: Connection) -> Imported:
        made = plan(db, type_, lines)
        looked = _looked(db, type_, file, not_read, made)
        if seen is not None and looked.mark != seen:
            raise ChangedMeanwhile(
                "The list, or somebody in it, was changed meanwhile.",
                what_it_means="Nothing was imported yet.",
                what_to_do="Look again at what importing it does.",
            )
        at, by = carry_out(db, type_, made, author)
        first = history.first_of_deed(db, at, by) if made.new or made.updates else None
        return replace(looked, done=True, undo=f"{undo.EDIT}{first}" if first is not None else None)

    return app.store.write(work)


def _looked(db: Connection, type_: EntityType, file: Path, not_read: tuple[str, ...], made: Plan) -> Imported:
    if made.mistakes:
        raise _mistaken(made.mistakes)
    rows = entities.get_many(db, type_.name, [one.entity_id for one in made.updates[:NAMED]])
    named: Mapping[str, str] = naming.names(db, type_, rows.values())
    told = repr((made.new, made.updates, made.same, made.waits))
    return Imported(
        type_.name,
        str(file),
        len(made.new),
        len(made.updates),
        made.same,
        tuple(type_.title(one.values) or type_.label for one in made.new[:NAMED]),
        tuple(named[one.entity_id] for one in made.updates[:NAMED]),
        tuple(made.waits),
        not_read,
        False,
        None,
        hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )


def _mistaken(mistakes: list[tuple[int, InvalidValue]]) -> InvalidValue:
    """Return the first mistake, with the lines of the others."""
    number, first = mistakes[0]
    others = sorted({line for line, _ in mistakes} - {number})
    means = "Nothing was imported."
    if others:
        shown = ", ".join(str(line) for line in others[:NAMED])
        more = len(others) - NAMED
        means += f" Lines with other mistakes: {shown}{f' and {more:,} more' if more > 0 else ''}."
    error = InvalidValue(f"Line {number}: {first.title}", what_it_means=means, what_to_do=first.what_to_do)
    error.field = first.field
    return error
