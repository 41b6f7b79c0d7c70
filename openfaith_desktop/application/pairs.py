"""Possible matches side by side: what both have, line by line, and what speaks for and against.

Called by the window, also for two who are both here (`duplicates`); changes nothing. Answering is `decisions.decide` with `same` of a candidate, or `different`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Adapter
from openfaith_desktop.adapter.discovery import adapter
from openfaith_desktop.application import Application
from openfaith_desktop.application.card import shown
from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Value
from openfaith_desktop.cdm.normalise import equal, fold
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store import decisions, entities, links, standing
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.lists import owned_types
from openfaith_desktop.store.questions import Candidate as Asked
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.reconcile.canonical import resolve

DIFFERENT = "both"
"""The answer that they are two."""


class Alike(StrEnum):
    """How two values compare."""

    SAME = "same"
    SIMILAR = "similar"
    """The same but for case, accents or punctuation, or one holds the other; dates that differ in one part."""
    DIFFERENT = "different"
    ONLY_HERE = "only_here"
    ONLY_THERE = "only_there"


@dataclass(frozen=True, slots=True)
class PairLine:
    """One field of both, as people read it, or all contacts of one kind."""

    name: str
    label: str
    here: tuple[str, ...]
    there: tuple[str, ...]
    alike: Alike


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody here who may be the one there. `same` is the answer that they are; `since`: here since when.

    `likely`: almost surely, probably, perhaps, or empty where an older version asked.
    """

    entity_id: str
    title: str
    since: str
    likely: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    lines: tuple[PairLine, ...]
    same: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One record there and who here may be it. `different` is the answer that it is none of them."""

    decision: int
    connection: str
    system: str
    type: str
    external_id: str
    title: str
    url: str | None
    there_at: str | None
    candidates: tuple[Candidate, ...]
    different: str


@dataclass(frozen=True, slots=True)
class _Source:
    adapter: Adapter
    connection: ConnectionInfo


@dataclass(frozen=True, slots=True)
class Held:
    """One side's values, and what belongs to it by type, as people read it."""

    fields: Mapping[str, Value]
    contacts: Mapping[str, Sequence[str]]


def pair(app: Application, decision: int) -> Pair:
    """Return an open possible match with both sides. Raises `NotFound`."""
    infos = {info.id: info for info in app.connections()}

    def work(c: Connection) -> Pair:
        row = decisions.get(c, decision)
        type_ = ENTITY_TYPES[row.entity_type] if row is not None else None
        if row is None or type_ is None or row.kind != DecisionKind.MATCH or row.state != "open":
            raise NotFound(
                "That question isn't open any more.", what_to_do="Look at what needs your decision again."
            )
        info = infos[row.connection_id]
        source = _Source(adapter(info.adapter), info)
        link = links.by_external_ids(c, info.id, type_.name, [row.external_id]).get(row.external_id)
        theirs = _there(c, source, type_, link)
        present = entities.get_many(c, type_.name, [one["entity_id"] for one in row.candidates])
        return Pair(
            row.id,
            info.name,
            source.adapter.title,
            type_.name,
            row.external_id,
            row.title,
            source.adapter.record_url(type_.name, row.external_id),
            link.external_updated_at if link is not None else None,
            tuple(
                _candidate(c, info, type_, one, present[one["entity_id"]], theirs)
                for one in row.candidates
                if one["entity_id"] in present
            ),
            DIFFERENT,
        )

    return app.store.read(work)


def _candidate(
    c: Connection,
    info: ConnectionInfo,
    type_: EntityType,
    asked: Asked,
    entity: Mapping[str, Any],
    theirs: Held,
) -> Candidate:
    return Candidate(
        entity["id"],
        asked["title"],
        entity["created_at"],
        asked.get("likely", ""),
        tuple(asked["reasons"]),
        tuple(asked["against"]),
        compared(c, type_, info.region, held_here(c, type_, entity), theirs),
        f"value={entity['id']}",
    )


def compared(c: Connection, type_: EntityType, region: str, ours: Held, theirs: Held) -> tuple[PairLine, ...]:
    """Return what both hold, line by line, without what neither has; `region`: where phone numbers are read."""
    fields = [_line(c, region, f, ours, theirs) for f in type_.fields if not f.sensitive]
    kinds = [_contacts(other, ours, theirs, region) for other, _ in owned_types(type_) if other.keys]
    return tuple(line for line in (*fields, *kinds) if line is not None)


def held_here(c: Connection, type_: EntityType, entity: Mapping[str, Any]) -> Held:
    """Return what somebody here holds."""
    contacts = {
        other.name: [other.title(row) for row in entities.owned(c, other, [entity["id"]])]
        for other, _ in owned_types(type_)
    }
    return Held(entity, contacts)


def _there(c: Connection, source: _Source, type_: EntityType, link: Row[Any] | None) -> Held:
    if link is None:
        return Held({}, {})
    contacts: dict[str, list[str]] = {}
    for other, _ in owned_types(type_):
        rows = standing.belonging_there(c, source.connection.id, other.name, link.external_id)
        canonical = (source.adapter.to_canonical(other.name, row.payload) for row in rows)
        contacts[other.name] = [other.title(one.values) for one in canonical]
    return Held(resolve(c, source, type_, [link])[0].values, contacts)


def _line(c: Connection, region: str, field: Field, ours: Held, theirs: Held) -> PairLine | None:
    o, t = ours.fields.get(field.name), theirs.fields.get(field.name)
    here, there = shown(c, field, o), shown(c, field, t)
    if not here and not there:
        return None
    if equal(field.kind, o, t, region):
        alike = Alike.SAME
    elif field.kind is FieldKind.DATE and _dates_alike(o, t):
        alike = Alike.SIMILAR
    else:
        alike = _alike(here, there)
    return PairLine(field.name, field.label, _texts(here), _texts(there), alike)


def _dates_alike(one: Value, other: Value) -> bool:
    """Return whether two dates (ISO 8601) differ in one part alone, or have day and month exchanged: a slip."""
    ours, theirs = str(one or "").split("-"), str(other or "").split("-")
    if len(ours) != len(theirs) or len(ours) < 3:
        return False
    return sum(a == b for a, b in zip(ours, theirs, strict=True)) >= 2 or sorted(ours) == sorted(theirs)


def _contacts(type_: EntityType, ours: Held, theirs: Held, region: str) -> PairLine | None:
    here, there = tuple(ours.contacts.get(type_.name, ())), tuple(theirs.contacts.get(type_.name, ()))
    if not here and not there:
        return None
    kind = next((f.kind for f in type_.fields if f.required and not f.relation), None)
    shared = any(equal(kind, o, t, region) if kind else fold(o) == fold(t) for o in here for t in there)
    alike = Alike.SAME if shared else _alike(", ".join(here), ", ".join(there))
    return PairLine(
        type_.name, type_.plural if max(len(here), len(there)) > 1 else type_.label, here, there, alike
    )


def _texts(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _alike(here: str, there: str) -> Alike:
    if not there:
        return Alike.ONLY_HERE
    if not here:
        return Alike.ONLY_THERE
    o, t = fold(here), fold(there)
    return Alike.SIMILAR if o and t and (o in t or t in o) else Alike.DIFFERENT
