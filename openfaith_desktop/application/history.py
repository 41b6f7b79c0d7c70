"""What runs did: their numbers, and what each changed, by name.

Called by the window; changes nothing. Taking something back is `undo`'s. Windows go by number, newest first: what
is done meanwhile never shifts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application import Application, totals, words
from openfaith_desktop.application.card import shown
from openfaith_desktop.application.totals import Totals
from openfaith_desktop.cdm.model import EntityType, Field
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities, history
from openfaith_desktop.store import runs as stored
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.sync import naming

DECISION = "decision-"
"""What decisions' numbers are written after, as in `decision-12` or `decision-3,5-9`."""
EDIT = "edit-"
"""What the number of a change is written after, for all that a person did in one go with it: `edit-120`."""


@dataclass(frozen=True, slots=True)
class RunLine:
    """One run. `title` says its kind and `state_title` how it stands, in words; `seconds` None while it runs.

    `people` are the totals of the types that stand by themselves, `counts` all of them by type. `can_undo`: it
    changed something. `error` is what stopped it: name, title, what it means, what to do.
    """

    id: int
    connection: str
    system: str
    kind: str
    title: str
    state: str
    state_title: str
    started_at: str
    finished_at: str | None
    seconds: float | None
    requests: int
    people: Totals
    counts: Mapping[str, Totals]
    error: Mapping[str, str] | None
    can_undo: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of one record. `person`: whose it is; `there`: it was made in the other system.

    `old` and `new` are as people read them, "" for nothing; `sentence` says what was done.
    """

    id: int
    at: str
    by: str
    type: str
    entity_id: str
    person: str
    title: str
    what: str
    field: str | None
    label: str
    old: str
    new: str
    there: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class ChangeWindow:
    """Some changes, oldest first, and how many there are in all."""

    total: int
    rows: tuple[ChangeLine, ...]


# --- runs -----------------------------------------------------------------------------------------------


def runs(
    app: Application, connection: str | None = None, before: int | None = None, limit: int = 50
) -> tuple[RunLine, ...]:
    """Return runs, newest first; `before` is the number of the last one shown so far."""
    infos = {info.id: info for info in ([app.connection(connection)] if connection else app.connections())}

    def work(c: Connection) -> tuple[RunLine, ...]:
        rows = stored.window(c, infos, before, limit)
        changed = history.runs_with_changes(c, [row.id for row in rows])
        return tuple(_run(infos[row.connection_id], row, row.id in changed) for row in rows)

    return app.store.read(work)


def _run(info: ConnectionInfo, row: Row[Any], changed: bool) -> RunLine:
    counts = totals.by_type(row.counts or {})
    seconds = None
    if row.finished_at:
        taken = datetime.fromisoformat(row.finished_at) - datetime.fromisoformat(row.started_at)
        seconds = taken.total_seconds()
    return RunLine(
        row.id,
        info.name,
        title_of(info.adapter),
        row.kind,
        words.RUNS[row.kind],
        row.state,
        words.RUN_STATES[row.state],
        row.started_at,
        row.finished_at,
        seconds,
        row.requests,
        totals.by_themselves(counts),
        counts,
        row.error,
        changed,
    )


# --- changes --------------------------------------------------------------------------------------------


def changes(app: Application, run: int, offset: int = 0, limit: int = 100) -> ChangeWindow:
    """Return what a run changed here and sent there, oldest first."""

    def work(c: Connection) -> ChangeWindow:
        total = history.count_of_run(c, run)
        return ChangeWindow(total, tuple(lines(c, history.window_of_run(c, run, offset, limit))))

    return app.store.read(work)


def lines(c: Connection, rows: Sequence[Row[Any]]) -> list[ChangeLine]:
    """Return change rows as people read them."""
    named = names(c, {(row.entity_type, row.entity_id) for row in rows})
    found: list[ChangeLine] = []
    for row in rows:
        type_ = ENTITY_TYPES[row.entity_type]
        one = type_.by_name.get(row.field or "")
        person, title = named.get(row.entity_id, ("", ""))
        found.append(
            ChangeLine(
                row.id,
                row.at,
                row.author,
                type_.name,
                row.entity_id,
                person,
                title,
                row.operation,
                row.field,
                one.label if one else type_.label,
                shown(c, one, row.old) if one else "",
                shown(c, one, row.new) if one else "",
                row.operation not in history.DONE_HERE,
                words.change(row.operation, type_, one, row.old, row.new),
            )
        )
    return found


def names(c: Connection, wanted: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Return (whose it is, its own name) of records, deleted ones too, by id; wanted are (type, id)."""
    by_type: dict[str, set[str]] = {}
    for name, entity_id in wanted:
        by_type.setdefault(name, set()).add(entity_id)
    found: dict[str, tuple[str, str]] = {}
    for name, ids in by_type.items():
        type_ = ENTITY_TYPES[name]
        rows = entities.get_many(c, name, ids)
        called = naming.names(c, type_, rows.values())
        if whose := _whose(type_):
            above = ENTITY_TYPES[whose.relation or ""]
            owners = entities.get_many(c, above.name, {i for row in rows.values() if (i := row[whose.name])})
            by_owner = naming.names(c, above, owners.values())
            called |= {
                one: by_owner[row[whose.name]] for one, row in rows.items() if row[whose.name] in by_owner
            }
        found |= {one: (called[one], type_.title(row)) for one, row in rows.items()}
    return found


def _whose(type_: EntityType) -> Field | None:
    """Return the relation that says whose a record is: who is in a household, rather than which household."""
    if not type_.owner:
        return None
    others = [f for f in type_.relations if f.required and f.name != type_.owner]
    return others[0] if others else type_.by_name[type_.owner]
