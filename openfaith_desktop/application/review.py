"""Open decisions as a table to go through: grouped, filtered, sorted, and read for what is on the screen.

Thousands of them are as quick as ten: a list is its numbers, lines are read when they are looked at. Called by the
window and the command line; changes nothing. Answering is `decisions`'.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.discovery import record_url, title_of
from openfaith_desktop.application import Application, words
from openfaith_desktop.application.card import shown
from openfaith_desktop.cdm.model import EntityType, Value
from openfaith_desktop.cdm.normalise import fold
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import decisions, entities, links
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.problems import Problem
from openfaith_desktop.store.questions import DecisionKind, Question


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """Decisions of one kind about the same: one field of people, one kind of contact, or whole records.

    `key` goes into `ids`. `label` is for people: “Phone numbers”, “Birth date”, “Same person?”.
    """

    key: str
    kind: DecisionKind
    type: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Side:
    """One side's value: as it is, as people read it ("" for nothing), who gave it and when (ISO 8601 UTC)."""

    value: Value
    shown: str
    by: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who here may be the record there, and what speaks for and against it, in words."""

    entity_id: str
    title: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One open decision. `person` is whose it is, `label` what of it: a field, or a kind of contact.

    `ours`, `theirs` and `agreed` are only there for a field. `changed`: labels of what was changed meanwhile.
    """

    id: int
    connection: str
    system: str
    kind: DecisionKind
    type: str
    entity_id: str | None
    external_id: str
    url: str | None
    person: str
    title: str
    field: str | None
    label: str
    ours: Side | None
    theirs: Side | None
    agreed: str
    candidates: tuple[Candidate, ...]
    changed: tuple[str, ...]
    survivor: str | None
    asked_at: str


# --- which, in which order ------------------------------------------------------------------------------


def groups(app: Application, connection: str | None = None) -> tuple[DecisionGroup, ...]:
    """Return the kinds of open decisions with their numbers, the most frequent first."""
    infos = _connections(app, connection)
    rows = app.store.read(lambda c: decisions.outline(c, [info.id for info in infos]))
    number: Counter[str] = Counter()
    about: dict[str, tuple[str, str, str]] = {}
    for row in rows:
        key, label = _group(row)
        number[key] += 1
        about[key] = (row.kind, row.entity_type, label)
    found = [
        DecisionGroup(key, DecisionKind(kind), type_, label, number[key])
        for key, (kind, type_, label) in about.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.label)))


def ids(
    app: Application, connection: str | None = None, group: str | None = None, search: str = ""
) -> list[int]:
    """Return the numbers of the open decisions, by the name of whose they are, a person's together.

    `group` is a group's `key`; every word of `search` must occur in the name.
    """
    infos = _connections(app, connection)

    def work(c: Connection) -> list[tuple[str, int]]:
        rows = decisions.outline(c, [info.id for info in infos])
        wanted = [row for row in rows if group is None or _group(row)[0] == group]
        whose = people(c, wanted)
        return [(fold(whose.get(row.id) or row.title), row.id) for row in wanted]

    parts = fold(search).split()
    named = [one for one in app.store.read(work) if all(part in one[0] for part in parts)]
    return [number for _, number in sorted(named)]


def _connections(app: Application, name: str | None) -> list[ConnectionInfo]:
    return [app.connection(name)] if name else app.connections()


def _group(row: Row[Any]) -> tuple[str, str]:
    """Return (key, label) of the group a decision belongs to."""
    if row.kind != DecisionKind.FIELD:
        return row.kind, words.DECISIONS[row.kind]
    type_ = ENTITY_TYPES[row.entity_type]
    if type_.owner:
        return f"field:{type_.name}", type_.plural
    return f"field:{type_.name}.{row.field}", type_.by_name[row.field].label


def people(c: Connection, rows: Sequence[Row[Any] | Question | Problem]) -> dict[int, str]:
    """Return whose each decision is, by its number: the owner's name for what belongs to somebody."""
    found: dict[int, str] = {}
    by_type: dict[str, list[Row[Any] | Question | Problem]] = {}
    for row in rows:
        if row.entity_id and ENTITY_TYPES[row.entity_type].owner:
            by_type.setdefault(row.entity_type, []).append(row)
    for name, mine in by_type.items():
        type_ = ENTITY_TYPES[name]
        field = type_.by_name[type_.owner or ""]
        owner_type = ENTITY_TYPES[field.relation or ""]
        owned = entities.get_many(c, name, {row.entity_id for row in mine if row.entity_id})
        owners = entities.get_many(c, owner_type.name, {one[field.name] for one in owned.values()})
        for row in mine:
            owner = owners.get(owned[row.entity_id][field.name]) if row.entity_id in owned else None
            if owner is not None:
                found[row.id] = owner_type.title(owner)
    return found


# --- what each line shows -------------------------------------------------------------------------------


def rows(app: Application, wanted: Collection[int]) -> dict[int, DecisionRow]:
    """Return the lines of these decisions, by number; what is settled or closed meanwhile is left out."""
    infos = {info.id: info for info in app.connections()}
    return app.store.read(_rows, wanted, infos)


def _rows(
    c: Connection, wanted: Collection[int], infos: Mapping[int, ConnectionInfo]
) -> dict[int, DecisionRow]:
    read = [row for row in decisions.get_many(c, wanted) if row.state == "open"]
    edits = entities.last_edits(c, [row.entity_id for row in read if row.entity_id])
    whose = people(c, read)
    found: dict[int, DecisionRow] = {}
    for connection_id, name in {(row.connection_id, row.entity_type) for row in read}:
        mine = [row for row in read if (row.connection_id, row.entity_type) == (connection_id, name)]
        known = links.by_external_ids(c, connection_id, name, {row.external_id for row in mine})
        here = entities.get_many(c, name, {row.entity_id for row in mine if row.entity_id})
        for row in mine:
            found[row.id] = _row(
                c,
                infos[connection_id],
                row,
                whose.get(row.id) or row.title,
                here.get(row.about),
                known.get(row.external_id),
                edits.get((row.about, row.field), (None, None)),
            )
    return found


def _row(
    c: Connection,
    info: ConnectionInfo,
    row: Question,
    person: str,
    entity: Mapping[str, Any] | None,
    link: Row[Any] | None,
    edited: tuple[str | None, str | None],
) -> DecisionRow:
    type_ = ENTITY_TYPES[row.entity_type]
    ours, theirs = row.sides
    field = type_.by_name[row.field] if row.kind == DecisionKind.FIELD else None
    changed = [*(ours.get("changed") or ()), *(theirs.get("changed") or ())]
    there_at = link.external_updated_at if link is not None else None
    return DecisionRow(
        row.id,
        info.name,
        title_of(info.adapter),
        row.kind,
        type_.name,
        row.entity_id,
        row.external_id,
        record_url(info.adapter, type_.name, row.external_id) if row.external_id else None,
        person,
        row.title,
        field.name if field else None,
        _label(type_, row, entity),
        Side(row.ours, shown(c, field, row.ours), *edited) if field else None,
        Side(row.theirs, shown(c, field, row.theirs), None, there_at) if field else None,
        shown(c, field, row.agreed) if field else "",
        tuple(
            Candidate(one["entity_id"], one["title"], tuple(one["reasons"]), tuple(one["against"]))
            for one in row.candidates
        ),
        tuple(type_.by_name[name].label for name in changed if name in type_.by_name),
        theirs.get("title") if row.kind == DecisionKind.MERGED else None,
        row.created_at,
    )


def _label(type_: EntityType, row: Question, entity: Mapping[str, Any] | None) -> str:
    """Return what of a person a decision is about: “Birth date”, “Mobile”, “Home address, city”."""
    if row.kind != DecisionKind.FIELD:
        return words.DECISIONS[row.kind]
    field = type_.by_name[row.field]
    if not type_.owner:
        return field.label
    place = (entity or {}).get("location")
    name = f"{place} {type_.label.lower()}" if place else type_.label
    return name if field.required else f"{name}, {field.label.lower()}"
