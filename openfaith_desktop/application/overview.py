"""One connection at a glance: its state, what waits, the last runs in numbers, and what happened lately, by name.

Called by the window; changes nothing. A run that goes on tells of itself by `Application.events`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop import paths
from openfaith_desktop.adapter.discovery import title_of
from openfaith_desktop.application import Application, lists, totals
from openfaith_desktop.application.lists import Filter
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import connections as stored
from openfaith_desktop.store import entities, history, problems, runs
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.runs import RunKind

RUNS = 14
"""How many runs the chart shows."""
LOOKS = (RunKind.PREVIEW, RunKind.PUSH_PREVIEW)
"""Runs that only looked are no syncs."""
RECENT = 40
"""How many happenings are told at most."""
_READ = 600
"""How many change rows are read for them: one person's edit is several."""
PEOPLE = "person"


class State(StrEnum):
    """How a connection stands, apart from a run that goes on."""

    NEW = "new"
    """It was never brought in step."""
    UP_TO_DATE = "up_to_date"
    UNFINISHED = "unfinished"
    """The last run didn't come to its end; the next one carries on."""
    PAUSED = "paused"


class Happening(StrEnum):
    """What happened to a record, or to what belongs to it."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    PART_ADDED = "part_added"
    """Something of it is new, such as a phone number."""
    PART_REMOVED = "part_removed"
    SENT = "sent"
    SENT_NEW = "sent_new"
    SENT_REMOVED = "sent_removed"


@dataclass(frozen=True, slots=True)
class RunBar:
    """One run in numbers, over all kinds of records but what belongs to others."""

    id: int
    kind: str
    state: str
    started_at: str
    added: int
    updated: int
    removed: int
    sent: int
    requests: int


@dataclass(frozen=True, slots=True)
class Recent:
    """Something that happened to one record. `details`: the labels of what changed, or who joined.

    `by_person`: somebody here did it, called `by`; else a sync.
    """

    at: str
    what: Happening
    type: str
    id: str
    title: str
    details: tuple[str, ...]
    by: str
    by_person: bool
    run: int | None


@dataclass(frozen=True, slots=True)
class Overview:
    """One connection at a glance. `people` are counts by filter; `totals` by entity type, living records here."""

    name: str
    church: str
    person: str
    system: str
    mode: str
    state: State
    checked_at: str | None
    decisions: int
    problems: int
    causes: int
    people: Mapping[Filter, int]
    totals: Mapping[str, int]
    runs: tuple[RunBar, ...]
    recent: tuple[Recent, ...]
    last_backup_at: str | None
    undo_since: str


def overview(app: Application, name: str) -> Overview:
    """Return how a connection stands. Raises `NotFound`."""
    info = app.connection(name)
    people = {one.name: one.count for one in lists.filters(app, PEOPLE, name)}

    def work(c: Connection) -> Overview:
        decisions, waiting = runs.attention(c, info.id)
        listed = [row for row in runs.listed(c, info.id) if row.kind not in LOOKS]
        done = [row for row in listed if row.state == "done" and row.finished_at]
        return Overview(
            name=info.name,
            church=info.account.get("organization_name") or info.name,
            person=info.account.get("person_name") or "",
            system=title_of(info.adapter),
            mode=info.mode,
            state=_state(c, info, listed),
            checked_at=done[0].finished_at if done else None,
            decisions=decisions,
            problems=waiting,
            causes=len({row.cause for row in problems.listed(c, info.id)}) if waiting else 0,
            people=people,
            totals={name: entities.count(c, name) for name in ENTITY_TYPES},
            runs=tuple(_bar(row) for row in reversed(listed[:RUNS])),
            recent=_recent(c),
            last_backup_at=_last_backup(app),
            undo_since=(datetime.now(UTC) - timedelta(days=30)).isoformat(),
        )

    return app.store.read(work)


def system_title(app: Application, name: str) -> str:
    """Return the name of a connection's system, as people know it; as programs do where it can't be used any more."""
    return title_of(app.connection(name).adapter)


def _state(c: Connection, info: ConnectionInfo, listed: Sequence[Row[Any]]) -> State:
    if info.settings.get("paused"):
        return State.PAUSED
    own = stored.status(c, info.id).get("")
    if own is None or own.state == stored.PENDING or not listed:
        return State.NEW
    newest = next((row for row in listed if row.kind in (RunKind.SYNC, RunKind.COMPARE)), None)
    return State.UP_TO_DATE if newest is None or newest.state == "done" else State.UNFINISHED


def _last_backup(app: Application) -> str | None:
    made = [path.stat().st_mtime for path in paths.backups_dir(app.folder).glob("*") if path.is_file()]
    return datetime.fromtimestamp(max(made), UTC).isoformat() if made else None


# --- runs in numbers --------------------------------------------------------------------------------------


def _bar(row: Row[Any]) -> RunBar:
    told = totals.by_themselves(totals.by_type(row.counts or {}))
    sent = told.sent_new + told.sent_updates + told.sent_removals
    numbers = (told.added, told.updated, told.removed, sent)
    return RunBar(row.id, row.kind, row.state, row.started_at, *numbers, row.requests)


# --- what happened lately, by name --------------------------------------------------------------------------

_WHOLE = {
    "create": Happening.ADDED,
    "revive": Happening.ADDED,
    "delete": Happening.REMOVED,
    "update": Happening.CHANGED,
    "sent": Happening.SENT,
    "sent_create": Happening.SENT_NEW,
    "sent_delete": Happening.SENT_REMOVED,
}
_PART = {
    "create": Happening.PART_ADDED,
    "revive": Happening.PART_ADDED,
    "delete": Happening.PART_REMOVED,
    "update": Happening.CHANGED,
}


def _recent(c: Connection) -> tuple[Recent, ...]:
    """Return what happened lately, newest first: one line for what one run or one person did to one record."""
    rows = history.newest(c, _READ)
    known = _known(c, rows)
    found: dict[tuple[Any, ...], Recent] = {}
    for row in rows:
        type_ = ENTITY_TYPES.get(row.entity_type)
        values = known.get(row.entity_id)
        if type_ is None or values is None:
            continue
        root, title, detail, is_part = _subject(type_, row, values, known)
        what = (_PART if is_part else _WHOLE).get(row.operation, Happening.SENT)
        key = (
            root,
            row.run_id or row.at,
            what in (Happening.SENT, Happening.SENT_NEW, Happening.SENT_REMOVED),
        )
        before = found.get(key)
        if before is None:
            if len(found) == RECENT:
                continue
            found[key] = Recent(
                row.at,
                what,
                root[0],
                root[1],
                title,
                (detail,) if detail else (),
                row.author,
                row.origin == "person",
                row.run_id,
            )
        else:
            found[key] = _together(before, what, detail)
    # Who is new in a run is said to be new, not to have a new phone number.
    born = {(id_, run or at) for id_, run, at in history.creations(c, [one.id for one in found.values()])}
    return tuple(
        replace(one, what=Happening.ADDED, details=()) if _is_birth(one, born) else one
        for one in found.values()
    )


def _is_birth(one: Recent, born: Collection[tuple[str, int | str]]) -> bool:
    came = (Happening.PART_ADDED, Happening.CHANGED)
    return one.what in came and (one.id, one.run or one.at) in born


def _together(one: Recent, what: Happening, detail: str) -> Recent:
    """Return a line with one more change in it: what came whole needs no parts named."""
    whole = (Happening.ADDED, Happening.REMOVED, Happening.SENT_NEW, Happening.SENT_REMOVED)
    if one.what in whole or what in whole:
        chosen, details = (one.what if one.what in whole else what), ()
    else:
        chosen = one.what if one.what is what else Happening.CHANGED
        details = one.details if detail in one.details or not detail else (*one.details, detail)
    return Recent(one.at, chosen, one.type, one.id, one.title, details, one.by, one.by_person, one.run)


def _known(c: Connection, rows: Sequence[Row[Any]]) -> dict[str, Mapping[str, Any]]:
    """Return the columns of the records changed, of those they belong to, and of those they join, by id."""
    wanted: dict[str, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.entity_type, set()).add(row.entity_id)
    known: dict[str, Mapping[str, Any]] = {}
    for name in [name for name in wanted if name in ENTITY_TYPES]:
        known |= entities.get_many(c, name, wanted[name])
    beside: dict[str, set[str]] = {}
    for row in rows:
        type_, values = ENTITY_TYPES.get(row.entity_type), known.get(row.entity_id)
        for field in type_.relations if type_ and type_.owner and values else ():
            if values and values[field.name]:
                beside.setdefault(field.relation or "", set()).add(values[field.name])
    for name, ids in beside.items():
        known |= entities.get_many(c, name, ids - known.keys())
    return known


def _subject(
    type_: EntityType, row: Row[Any], values: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[str, str], str, str, bool]:
    """Return whom a change is about ((type, id), title), what of it, and whether it is only a part of it."""
    field = type_.by_name.get(row.field or "")
    if not type_.owner:
        return (type_.name, row.entity_id), type_.title(values), field.label if field else "", False
    above = ENTITY_TYPES[type_.by_name[type_.owner].relation or ""]
    owner = known.get(values[type_.owner])
    joined = [
        ENTITY_TYPES[f.relation or ""].title(known[values[f.name]])
        for f in type_.relations
        if f.name != type_.owner and f.required and values[f.name] in known
    ]
    detail = joined[0] if joined else type_.label
    return (above.name, values[type_.owner]), above.title(owner) if owner else "", detail, True
