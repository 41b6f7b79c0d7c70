"""What a person changes here: add, edit and delete, validated, through the one door for changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType, Field, Kind, Value
from openfaith_desktop.cdm.normalise import parse
from openfaith_desktop.cdm.types import ENTITY_TYPES, entity_type
from openfaith_desktop.errors import InvalidValue, NotFound
from openfaith_desktop.store import changes, connections, entities
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.database import Store


def find(connection: Connection, entity_id: str) -> tuple[EntityType, dict[str, Any]]:
    """Return a living entity and its type. Raises `NotFound`."""
    type_ = ENTITY_TYPES.get(type_of(entity_id))
    entity = entities.get(connection, type_.name, entity_id) if type_ else None
    if type_ is None or entity is None or entity["deleted_at"]:
        raise NotFound(
            f"There is no record {entity_id}.", what_to_do="List them: `openfaith records person`."
        )
    return type_, entity


def _read(connection: Connection, type_: EntityType, typed: Mapping[str, str]) -> dict[str, Value]:
    return {name: read_value(connection, _field(type_, name), text) for name, text in typed.items()}


def _field(type_: EntityType, name: str) -> Field:
    if name not in type_.by_name:
        raise InvalidValue(
            f"A {type_.label.lower()} has no field “{name}”.",
            what_to_do=f"Its fields are: {', '.join(type_.by_name)}.",
        )
    return type_.by_name[name]


def read_value(connection: Connection, field: Field, text: str) -> Value:
    """Return what a person typed for a field. Raises `InvalidValue` when it doesn't fit."""
    value = parse(field.kind, text, field.label)
    if value is None and (field.required or field.choices):
        raise InvalidValue(f"The {field.label.lower()} can't be empty.")
    if field.choices and value is not None and value not in field.choices:
        raise InvalidValue(
            f"“{value}” doesn't fit {field.label.lower()}.", what_to_do=f"Choose: {', '.join(field.choices)}."
        )
    if field.kind is Kind.RELATION and value is not None:
        type_, _ = find(connection, str(value))
        if type_.name != field.relation:
            raise InvalidValue(f"{value} is no {(field.relation or '').replace('_', ' ')}.")
    return value


def origin(connection: Connection, author: str, decision_id: int | None = None) -> Origin:
    """Return the origin of a person's change, perhaps the answer to a decision."""
    return Origin("person", author, connections.org_id(connection), decision_id=decision_id)


def only_one(connection: Connection, type_: EntityType, entity: Mapping[str, Any], by: Origin) -> None:
    """Let a flag just set (the primary e-mail) stand alone among its owner's entities."""
    for flag in type_.exclusive:
        if entity.get(flag):
            others = entities.rivals(connection, type_, flag, [entity[type_.owner or ""]])
            edits = [Edit(o["id"], o, {flag: False}) for o in others if o["id"] != entity["id"]]
            changes.edit(connection, type_, edits, by)


def create(store: Store, type_name: str, typed: Mapping[str, str], author: str) -> str:
    """Add an entity from what a person typed and return its id.

    Raises `InvalidValue` when a value does not fit or a required one is missing.
    """

    def work(connection: Connection) -> str:
        type_ = entity_type(type_name)
        values = _read(connection, type_, typed)
        for field in type_.fields:
            if field.required and values.get(field.name) is None:
                raise InvalidValue(f"The {field.label.lower()} is missing.", what_to_do=f"Add {field.name}=…")
        if all(value is None for value in values.values()):
            raise InvalidValue(
                f"This {type_.label.lower()} would be empty.", what_to_do="Give at least a name."
            )
        by = origin(connection, author)
        new = changes.create(connection, type_, [values], by)[0]
        only_one(connection, type_, {**values, "id": new}, by)
        return new

    return store.write(work)


def edit(store: Store, entity_id: str, typed: Mapping[str, str], author: str) -> dict[str, Any]:
    """Change fields of an entity to what a person typed and return it as it is now.

    Raises `NotFound` or `InvalidValue`; then nothing is changed.
    """

    def work(connection: Connection) -> dict[str, Any]:
        type_, entity = find(connection, entity_id)
        values = _read(connection, type_, typed)
        by = origin(connection, author)
        changes.edit(connection, type_, [Edit(entity_id, entity, values)], by)
        _, after = find(connection, entity_id)
        only_one(connection, type_, after, by)
        return after

    return store.write(work)


def delete(store: Store, entity_id: str, author: str) -> dict[str, Any]:
    """Soft-delete an entity with what belongs to it and return it as it was."""

    def work(connection: Connection) -> dict[str, Any]:
        type_, entity = find(connection, entity_id)
        by = origin(connection, author)
        at = utc_now()
        changes.delete(connection, type_, [entity_id], by, at)
        for other in ENTITY_TYPES.values():
            if other.owner and other.by_name[other.owner].relation == type_.name:
                owned = [row["id"] for row in entities.owned(connection, other, [entity_id])]
                changes.delete(connection, other, owned, by, at)
        return entity

    return store.write(work)
