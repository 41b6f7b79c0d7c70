"""One record with all that belongs to it, and changing records here. Finding them is `lists`'.

Called by the window and the command line; returns documents, described in `docs/json.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.discovery import record_url
from openfaith_desktop.application import Application, documents
from openfaith_desktop.application.documents import Document
from openfaith_desktop.application.shapes.sending import Deleted
from openfaith_desktop.cdm.model import EntityType, FieldKind, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES, entity_type
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync import editing, naming


def show(app: Application, entity_id: str) -> Document:
    """Return one record with what belongs to it, its links and history.

    `names` are what the records are called that it or what belongs to it points to, by id.
    """
    type_, row = app.store.read(editing.find, entity_id)
    infos = {info.id: info for info in app.connections()}
    owned: dict[str, Any] = {}
    parts: list[tuple[EntityType, Mapping[str, Any]]] = []
    for other in ENTITY_TYPES.values():
        found = [
            part
            for f in other.relations
            if f.relation == type_.name and f.required
            for part in app.store.read(entities.by_relation, other.name, f.name, entity_id)
        ]
        if found:
            owned[other.name] = [documents.record(other, part) for part in found]
            parts += [(other, part) for part in found]
    linked = app.store.read(links.all_of_entity, entity_id)
    return {
        **documents.record(type_, row),
        "belonging": owned,
        "names": app.store.read(lambda c: _names(c, [(type_, row), *parts])),
        "links": [
            {
                "connection": infos[row.connection_id].name,
                "external_id": row.external_id,
                "url": record_url(infos[row.connection_id].adapter, type_.name, row.external_id),
                "last_seen_at": row.last_seen_at,
            }
            for row in linked
        ],
        "history": documents.history(app.store.read(entities.history, entity_id)),
    }


def _names(db: Connection, rows: Sequence[tuple[EntityType, Mapping[str, Any]]]) -> dict[str, str]:
    """Return the names of all that these records point to."""
    wanted: dict[str, set[str]] = {}
    for type_, row in rows:
        for f in type_.relations:
            if row[f.name]:
                wanted.setdefault(f.relation or "", set()).add(row[f.name])
    found: dict[str, str] = {}
    for name, ids in wanted.items():
        named = entities.get_many(db, name, ids).values()
        found |= naming.names(db, ENTITY_TYPES[name], named)
    return found


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form. `relation`: the type of the record to be chosen."""

    name: str
    label: str
    kind: FieldKind
    choices: tuple[str, ...]
    required: bool
    relation: str | None


@dataclass(frozen=True, slots=True)
class FieldMistake:
    """What doesn't fit of what was typed. `field` None: the record as a whole."""

    field: str | None
    title: str
    what_to_do: str


def form(type_name: str) -> tuple[FormField, ...]:
    """Return the fields a person may fill in, in their order. Raises `UsageError` for an unknown type."""
    return tuple(
        FormField(f.name, f.label, f.kind, f.choices, f.required, f.relation)
        for f in entity_type(type_name).fields
    )


def check(
    app: Application, type_name: str, typed: Mapping[str, str], *, new: bool = True
) -> tuple[FieldMistake, ...]:
    """Return all that doesn't fit of what was typed; `new`: for a record to be added. Changes nothing."""
    type_ = entity_type(type_name)
    found = app.store.read(lambda c: editing.mistakes(c, type_, typed, new=new))
    return tuple(FieldMistake(one.field, one.title, one.what_to_do) for one in found)


def add(
    app: Application,
    type_name: str,
    typed: Mapping[str, str],
    author: str = "you",
    belonging: Sequence[tuple[str, Mapping[str, str]]] = (),
) -> Document:
    """Add a record here, with what belongs to it: (type, fields) of its e-mails and so on; all or nothing."""
    return show(app, editing.create(app.store, type_name, typed, author, belonging))


def edit(
    app: Application,
    entity_id: str,
    typed: Mapping[str, str],
    author: str = "you",
    seen: Mapping[str, Value] | None = None,
) -> Document:
    """Change fields of a record here.

    `seen` are the values the person saw: raises `ChangedMeanwhile` when one of them isn't there any more.
    """
    editing.edit(app.store, entity_id, typed, author, seen)
    return show(app, entity_id)


def delete(app: Application, entity_id: str, author: str = "you") -> Deleted:
    """Delete a record here; it can be brought back."""
    row = editing.delete(app.store, entity_id, author)
    return {
        "id": entity_id,
        "deleted": True,
        "title": ENTITY_TYPES[entity_id.rpartition("_")[0]].title(row),
    }
