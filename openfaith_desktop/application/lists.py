"""Lists of records of any type, for people to look at: which fit, in which order, and what each line shows.

A list is all its ids, in order, read with one query; lines are read for what is on the screen. Who is only in the
other system has no id here: such a line's id is its link's, `link_12`. Called by the window and the command
line; changes nothing. One record with all that belongs to it is `card`'s, changing it is `records`'.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application, documents
from openfaith_desktop.application.documents import Document
from openfaith_desktop.cdm.children import is_child
from openfaith_desktop.cdm.model import EntityType, FieldKind, Value
from openfaith_desktop.cdm.normalise import fold
from openfaith_desktop.cdm.types import ENTITY_TYPES, entity_type
from openfaith_desktop.errors import UsageError
from openfaith_desktop.store import entities, standing
from openfaith_desktop.store import lists as stored
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.lists import Wanted

LINK = "link_"
"""What the number of a link stands after, in the id of who is only in the other system."""
ORDERS = (stored.NAME, stored.GROUP, stored.WHERE, "created_at", "updated_at")


class Filter(StrEnum):
    """The saved filters of every list."""

    ALL = "all"
    NEEDS_ME = "needs_me"
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"
    CHANGED_HERE = "changed_here"
    CHILDREN = "children"


class Where(StrEnum):
    """How a record stands, in one word for its line."""

    BOTH = "both"
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"
    WAITING = "waiting"
    """A decision waits for a person."""
    PROBLEM = "problem"
    """It couldn't be copied."""
    CHANGED = "changed"
    """Edited here; goes with the next sync."""
    LOCAL = "local"
    """There is no connection yet."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column a list can show and be sorted by. `kind` tells how its values are written."""

    name: str
    label: str
    kind: FieldKind


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One line of a list. `group`: the families, members, owner or town it is shown with.

    `values` holds its fields that aren't empty. `version` goes back with an edit made from this line.
    """

    id: str
    type: str
    title: str
    group: str
    is_child: bool
    where: Where
    version: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class FilterCount:
    """How many records a filter keeps."""

    name: Filter
    count: int


def columns(type_name: str) -> tuple[Column, ...]:
    """Return what a list of this type can show and be sorted by; the name comes first."""
    type_ = entity_type(type_name)
    shown = [
        Column(f.name, f.label, f.kind)
        for f in type_.fields
        if f.kind is not FieldKind.RELATION and not f.sensitive
    ]
    return (
        Column(stored.NAME, "Name", FieldKind.TEXT),
        Column(stored.GROUP, _group_label(type_), FieldKind.TEXT),
        Column(stored.WHERE, "Where", FieldKind.TEXT),
        *(column for column in shown if column.name != stored.NAME),
        Column("updated_at", "Changed", FieldKind.TIMESTAMP),
    )


def _group_label(type_: EntityType) -> str:
    for _, _, to_other in stored.memberships(type_):
        other = ENTITY_TYPES[to_other.relation or ""]
        return other.label if len(other.relations) else other.plural
    if type_.owner:
        return type_.by_name[type_.owner].label
    return type_.by_name["city"].label if "city" in type_.by_name else ""


# --- which, in which order ----------------------------------------------------------------------------


def ids(
    app: Application,
    type_name: str,
    search: str = "",
    filter: str = Filter.ALL,
    connection: str | None = None,
    sort: str = stored.NAME,
    descending: bool = False,
) -> list[str]:
    """Return the ids of all records that fit, in order.

    `connection` None means all of them. Raises `UsageError` for an unknown type, filter or order, `NotFound`
    for an unknown connection.
    """
    type_ = entity_type(type_name)
    chosen = _filter(filter)
    if sort not in (*ORDERS, *type_.by_name):
        raise UsageError(
            f"{type_.plural} can't be sorted by “{sort}”.",
            what_to_do=f"Choose one of: {', '.join([*ORDERS, *type_.by_name])}.",
        )
    infos = _connections(app, connection)
    if chosen is Filter.ONLY_THERE:
        found = [one for info in infos for one in _only_there(app, info, type_, search)]
        found.sort(key=lambda one: (fold(one[1]), one[0]), reverse=descending)
        return [f"{LINK}{number}" for number, _ in found]
    wanted = Wanted(type_, search, stored.Filter(chosen), tuple(info.id for info in infos), sort, descending)
    return app.store.read(lambda c: stored.ids(c, wanted, _today()))


def filters(app: Application, type_name: str, connection: str | None = None) -> tuple[FilterCount, ...]:
    """Return how many records each filter keeps."""
    type_ = entity_type(type_name)
    infos = _connections(app, connection)
    numbers = tuple(info.id for info in infos)

    def work(c: Connection) -> tuple[FilterCount, ...]:
        there = sum(standing.count_only_there(c, number, type_.name) for number in numbers)
        return tuple(
            FilterCount(
                one,
                there
                if one is Filter.ONLY_THERE
                else stored.count(c, Wanted(type_, "", stored.Filter(one), numbers), _today()),
            )
            for one in Filter
        )

    return app.store.read(work)


def _filter(word: str) -> Filter:
    try:
        return Filter(word.replace("-", "_"))
    except ValueError as error:
        names = ", ".join(one.value.replace("_", "-") for one in Filter)
        raise UsageError(f"“{word}” is no filter.", what_to_do=f"Choose one of: {names}.") from error


def _connections(app: Application, name: str | None) -> list[ConnectionInfo]:
    return [app.connection(name)] if name else app.connections()


def _today() -> date:
    return datetime.now(UTC).date()


def _only_there(
    app: Application, info: ConnectionInfo, type_: EntityType, search: str
) -> list[tuple[int, str]]:
    """Return (link id, name) of the records that are only there and whose names hold every word."""
    system = adapter(info.adapter)
    rows = app.store.read(standing.only_there, info.id, type_.name)
    named = [(row.id, type_.title(system.to_canonical(type_.name, row.payload).values)) for row in rows]
    words = fold(search).split()
    return [one for one in named if not words or all(word in fold(one[1]) for word in words)]


# --- what each line shows -----------------------------------------------------------------------------


def rows(
    app: Application, type_name: str, wanted: Collection[str], connection: str | None = None
) -> dict[str, RecordRow]:
    """Return the lines of these ids, by id; what isn't here any more is left out."""
    type_ = entity_type(type_name)
    infos = _connections(app, connection)
    here = [one for one in wanted if not one.startswith(LINK)]
    there = [int(one.removeprefix(LINK)) for one in wanted if one.startswith(LINK)]

    def work(c: Connection) -> dict[str, RecordRow]:
        found = entities.get_many(c, type_.name, here)
        living = {one: row for one, row in found.items() if row["deleted_at"] is None}
        stands = standing.of(c, type_, list(living), [info.id for info in infos])
        groups = _groups(c, type_, living)
        made = {
            one: _row(type_, row, groups.get(one, ""), where(one, stands, bool(infos)))
            for one, row in living.items()
        }
        return made | (_rows_there(c, type_, there, infos) if there else {})

    return app.store.read(work)


def _row(type_: EntityType, row: Mapping[str, Any], group: str, stands: Where) -> RecordRow:
    return RecordRow(
        row["id"],
        type_.name,
        type_.title(row),
        group,
        is_child(row, _today()),
        stands,
        row["version"],
        {f.name: row[f.name] for f in type_.fields if row[f.name] is not None and not f.sensitive},
    )


def where(one: str, stands: standing.Standing, connected: bool) -> Where:
    """Return how a record stands, in one word; `connected`: whether there is any connection."""
    if one in stands.waiting:
        return Where.WAITING
    if one in stands.troubled:
        return Where.PROBLEM
    if one in stands.linked:
        return Where.CHANGED if one in stands.edited else Where.BOTH
    return Where.ONLY_HERE if connected else Where.LOCAL


def _groups(c: Connection, type_: EntityType, living: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return what each record is shown with: its families, its members, its owner, or its town."""
    if stored.memberships(type_):
        found = standing.together(c, type_, list(living))
        return {one: ", ".join(other.title(row) for other, row in rows) for one, rows in found.items()}
    if type_.owner:
        field = type_.by_name[type_.owner]
        above = ENTITY_TYPES[field.relation or ""]
        owners = entities.get_many(c, above.name, {row[field.name] for row in living.values()})
        titles = {one: above.title(row) for one, row in owners.items()}
        return {one: titles.get(row[field.name], "") for one, row in living.items()}
    return {one: row.get("city") or "" for one, row in living.items()}


def _rows_there(
    c: Connection, type_: EntityType, link_ids: Sequence[int], infos: Sequence[ConnectionInfo]
) -> dict[str, RecordRow]:
    systems = {info.id: (info, adapter(info.adapter)) for info in infos}
    made: dict[str, RecordRow] = {}
    for link in standing.links_by_id(c, link_ids):
        if link.connection_id not in systems or not standing.is_only_there(link):
            continue
        info, system = systems[link.connection_id]
        values = system.to_canonical(type_.name, link.payload).values
        one = f"{LINK}{link.id}"
        shown = {name: value for name, value in values.items() if value is not None}
        made[one] = RecordRow(
            one,
            type_.name,
            type_.title(values),
            info.name if len(systems) > 1 else "",
            is_child(values, _today()),
            Where.ONLY_THERE,
            0,
            shown,
        )
    return made


# --- for the command line -----------------------------------------------------------------------------


def listed(
    app: Application,
    type_name: str,
    search: str = "",
    filter: str = Filter.ALL,
    connection: str | None = None,
    sort: str = stored.NAME,
    descending: bool = False,
    limit: int = 100,
    offset: int = 0,
) -> Document:
    """Return a window of records of one type, and how many there are."""
    type_ = entity_type(type_name)
    found = ids(app, type_name, search, filter, connection, sort, descending)
    window = found[offset : offset + limit]
    if _filter(filter) is Filter.ONLY_THERE:
        shown = rows(app, type_name, window, connection)
        there = [{"id": one, "title": shown[one].title} for one in window if one in shown]
        return {"type": type_.name, "total": len(found), "records": [], "only_there": there}
    read = app.store.read(entities.get_many, type_.name, window)
    records = [documents.record(type_, read[one]) for one in window if one in read]
    return {"type": type_.name, "total": len(found), "records": records}
