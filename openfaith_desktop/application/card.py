"""One record with all that belongs to it: its fields, contacts, family, links, history, and what waits.

Called by the window; changes nothing. Changing it is `records`', why a field is as it is, `why`'s.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.discovery import record_url, title_of
from openfaith_desktop.application import Application, words
from openfaith_desktop.application.lists import Where, where
from openfaith_desktop.cdm.children import is_child
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import NotFound
from openfaith_desktop.store import decisions, entities, history, links, problems, standing
from openfaith_desktop.store.connections import ConnectionInfo
from openfaith_desktop.store.lists import owned_types
from openfaith_desktop.store.questions import DecisionKind

NEWEST = 50
"""How many changes a card shows."""


@dataclass(frozen=True, slots=True)
class CardField:
    """One field. `shown`: its value for people, a record's name for a relation; "" when empty."""

    name: str
    label: str
    kind: FieldKind
    value: Value
    shown: str
    choices: tuple[str, ...]
    required: bool
    relation: str | None
    """The type a relation points to."""


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address, phone number or address. `label`: what kind, such as Mobile; "" when not said."""

    id: str
    type: str
    label: str
    value: str
    primary: bool
    version: int
    fields: tuple[CardField, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One person of a household."""

    id: str
    membership_id: str
    title: str
    is_child: bool


@dataclass(frozen=True, slots=True)
class Household:
    """A household with its members in order of name."""

    id: str
    title: str
    main_contact: str | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class CardLink:
    """What the record is linked to there. `state` is one of the link states, said by `words.LINK_STATES`."""

    connection: str
    system: str
    external_id: str
    url: str | None
    state: str
    last_seen_at: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of the record or of what belongs to it. `sentence` says it in words; `run` None: by a person.

    `undo` is what `undo.take_back` takes it back by; None where something newer must be taken back first.
    """

    id: int
    at: str
    by: str
    run: int | None
    entity_id: str
    title: str
    what: str
    field: str | None
    label: str | None
    old: Value
    new: Value
    sentence: str
    undo: str | None


@dataclass(frozen=True, slots=True)
class RecordCard:
    """One record with all that belongs to it. `decisions` and `problems`: the numbers of those that wait."""

    id: str
    type: str
    title: str
    where: Where
    is_child: bool
    version: int
    deleted_at: str | None
    fields: tuple[CardField, ...]
    contacts: tuple[Contact, ...]
    households: tuple[Household, ...]
    links: tuple[CardLink, ...]
    history: tuple[HistoryEntry, ...]
    decisions: tuple[int, ...]
    problems: tuple[int, ...]


def card(app: Application, entity_id: str) -> RecordCard:
    """Return a record, deleted or not, with all that belongs to it. Raises `NotFound`."""
    infos = app.connections()
    return app.store.read(_card, entity_id, infos)


def _card(c: Connection, entity_id: str, infos: Sequence[ConnectionInfo]) -> RecordCard:
    type_ = ENTITY_TYPES.get(type_of(entity_id))
    row = entities.get(c, type_.name, entity_id) if type_ else None
    if type_ is None or row is None:
        raise NotFound("That record isn't here any more.", what_to_do="Look for it in the list of records.")
    owned = {other.name: entities.owned(c, other, [entity_id]) for other, _ in owned_types(type_)}
    # What says who is together with whom is shown as the household, not as a contact.
    contacts = [(ENTITY_TYPES[n], one) for n, rows in owned.items() if ENTITY_TYPES[n].keys for one in rows]
    about = {entity_id, *(one["id"] for rows in owned.values() for one in rows)}
    stands = standing.of(c, type_, [entity_id], [info.id for info in infos])
    return RecordCard(
        entity_id,
        type_.name,
        type_.title(row),
        where(entity_id, stands, bool(infos)),
        is_child(row, datetime.now(UTC).date()),
        row["version"],
        row["deleted_at"],
        fields(c, type_, row),
        tuple(_contact(c, other, one) for other, one in contacts),
        _households(c, type_, row),
        _links(c, type_, entity_id, infos),
        _history(c, about),
        _waiting_decisions(c, infos, about),
        tuple(one.id for info in infos for one in problems.listed(c, info.id) if one.entity_id in about),
    )


def fields(c: Connection, type_: EntityType, row: Mapping[str, Any]) -> tuple[CardField, ...]:
    """Return a record's fields but the one that says whose it is, in their order."""
    return tuple(
        CardField(
            f.name,
            f.label,
            f.kind,
            row[f.name],
            shown(c, f, row[f.name]),
            f.choices,
            f.required,
            f.relation,
        )
        for f in type_.fields
        if f.name != type_.owner
    )


def shown(c: Connection, field: Field, value: Value) -> str:
    """Return a value as people read it: a record's name for a relation, yes and no; "" for nothing."""
    if value is None:
        return ""
    if field.kind is FieldKind.RELATION:
        other = ENTITY_TYPES[field.relation or ""]
        row = entities.get(c, other.name, str(value))
        return other.title(row) if row else ""
    shown = words.value(value)
    return shown[:1].upper() + shown[1:] if field.kind is FieldKind.CHOICE else shown


def _contact(c: Connection, type_: EntityType, row: Mapping[str, Any]) -> Contact:
    return Contact(
        row["id"],
        type_.name,
        row.get("location") or "",
        type_.title(row),
        bool(row.get("primary")),
        row["version"],
        fields(c, type_, row),
    )


def _households(c: Connection, type_: EntityType, row: Mapping[str, Any]) -> tuple[Household, ...]:
    mine = standing.together(c, type_, [row["id"]]).get(row["id"], [])
    if any(f.required for f in type_.relations):
        # It is the household itself.
        return (_household(type_, row, mine),)
    by_type = {other.name: other for other, _ in mine}
    found: list[Household] = []
    for name, other in by_type.items():
        rows = [one for kind, one in mine if kind.name == name]
        members = standing.together(c, other, [one["id"] for one in rows])
        found += [_household(other, one, members.get(one["id"], [])) for one in rows]
    return tuple(found)


def _household(
    type_: EntityType, row: Mapping[str, Any], members: Sequence[tuple[EntityType, Mapping[str, Any]]]
) -> Household:
    today = datetime.now(UTC).date()
    contact = next((row[f.name] for f in type_.relations if f.required), None)
    return Household(
        row["id"],
        type_.title(row),
        contact,
        tuple(
            Member(one["id"], one["membership_id"], other.title(one), is_child(one, today))
            for other, one in members
        ),
    )


def _links(
    c: Connection, type_: EntityType, entity_id: str, infos: Sequence[ConnectionInfo]
) -> tuple[CardLink, ...]:
    known = {info.id: info for info in infos}
    return tuple(
        CardLink(
            info.name,
            title_of(info.adapter),
            row.external_id,
            record_url(info.adapter, type_.name, row.external_id),
            row.state,
            row.last_seen_at,
        )
        for row in links.all_of_entity(c, entity_id)
        for info in [known[row.connection_id]]
    )


def _history(c: Connection, about: set[str]) -> tuple[HistoryEntry, ...]:
    newest = history.newest_ids(c, about, history.DONE_HERE)
    rows = history.of_records(c, about, NEWEST)
    by_type: dict[str, set[str]] = {}
    for row in rows:
        by_type.setdefault(row.entity_type, set()).add(row.entity_id)
    titles = {
        one: ENTITY_TYPES[name].title(found)
        for name, ids in by_type.items()
        for one, found in entities.get_many(c, name, ids).items()
    }
    return tuple(_entry(row, titles.get(row.entity_id, ""), newest) for row in rows)


def _entry(row: Row[Any], title: str, newest: Mapping[str, int]) -> HistoryEntry:
    type_ = ENTITY_TYPES[row.entity_type]
    field = type_.by_name.get(row.field or "")
    return HistoryEntry(
        row.id,
        row.at,
        row.author,
        row.run_id,
        row.entity_id,
        title,
        row.operation,
        row.field,
        field.label if field else None,
        row.old,
        row.new,
        words.change(row.operation, type_, field, row.old, row.new),
        row.entity_id if newest.get(row.entity_id) == row.id else None,
    )


def _waiting_decisions(c: Connection, infos: Sequence[ConnectionInfo], about: set[str]) -> tuple[int, ...]:
    by_type: dict[str, set[str]] = {}
    for one in about:
        by_type.setdefault(type_of(one), set()).add(one)
    found = {
        row.id
        for info in infos
        for name, ids in by_type.items()
        for row in decisions.about(c, info.id, name, ids)
    }
    for info in infos:
        for row in decisions.listed(c, info.id, kind=DecisionKind.MATCH):
            found.update([row.id] if about & {one["entity_id"] for one in row.candidates} else [])
    return tuple(sorted(found))
