"""What a person changes here: add, edit and delete, validated, through the one door for changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Value
from openfaith_desktop.cdm.normalise import DEFAULT_REGION, parse
from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging, entity_type
from openfaith_desktop.errors import Action, ActionKind, ChangedMeanwhile, InvalidValue, NotFound, UsageError
from openfaith_desktop.store import changes, connections, entities
from openfaith_desktop.store.changes import Edit, Origin
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.database import Store


def find(db: Connection, entity_id: str) -> tuple[EntityType, dict[str, Any]]:
    """Return a living entity and its type. Raises `NotFound`."""
    type_ = ENTITY_TYPES.get(type_of(entity_id))
    entity = entities.get(db, type_.name, entity_id) if type_ else None
    if type_ is None or entity is None or entity["deleted_at"]:
        raise NotFound(
            f"There is no record {entity_id}.",
            what_to_do="Look for it in the list of records.",
            action=Action(ActionKind.SEE_RECORDS),
        )
    return type_, entity


def _read(db: Connection, type_: EntityType, typed: Mapping[str, str]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, text in typed.items():
        try:
            values[name] = read_value(db, _field(type_, name), text)
        except InvalidValue as error:
            error.field = name
            raise
    return values


def mistakes(db: Connection, type_: EntityType, typed: Mapping[str, str], *, new: bool) -> list[InvalidValue]:
    """Return what doesn't fit of what a person typed, each with its field; `new`: for a record to be added."""
    found: list[InvalidValue] = []
    values: dict[str, Value] = {}
    for name, text in typed.items():
        try:
            values |= _read(db, type_, {name: text})
        except InvalidValue as error:
            found.append(error)
        except UsageError as error:
            wrong = InvalidValue(error.title, what_to_do=error.what_to_do)
            wrong.field = name
            found.append(wrong)
    wrong_already = {one.field for one in found}
    if new:
        lacking = missing(type_, values)
        found += [one for one in lacking if one.field not in wrong_already and (one.field or not found)]
    return found


def missing(type_: EntityType, values: Mapping[str, Value]) -> list[InvalidValue]:
    """Return what a new record lacks: each required field, or anything at all.

    What belongs to somebody needs something it is found by: an address of which only the type is known is none.
    """
    found: list[InvalidValue] = []
    for field in type_.fields:
        if field.required and values.get(field.name) is None:
            label = field.label.lower()
            lacking = InvalidValue(f"The {label} is missing.", what_to_do=f"Fill in the {label}.")
            lacking.field = field.name
            found.append(lacking)
    if not found and all(value is None for value in values.values()):
        empty = InvalidValue(
            f"This {type_.label.lower()} would be empty.", what_to_do="Give at least a name."
        )
        found.append(empty)
    elif not found and _is_hollow(type_, values):
        first = next(f.label.lower() for f in type_.fields if not f.relation)
        hollow = InvalidValue(
            f"This {type_.label.lower()} would be empty.", what_to_do=f"Fill in more, such as the {first}."
        )
        found.append(hollow)
    return found


def _is_hollow(type_: EntityType, values: Mapping[str, Value]) -> bool:
    # No key depends on the region for whether there is one.
    keys = [key.compute(values, DEFAULT_REGION) for key in type_.keys]
    return bool(type_.owner and keys) and not any(keys)


def _field(type_: EntityType, name: str) -> Field:
    if name not in type_.by_name:
        raise InvalidValue(
            f"{type_.plural} have no field “{name}”.",
            what_to_do=f"Its fields are: {', '.join(type_.by_name)}.",
        )
    return type_.by_name[name]


def read_value(db: Connection, field: Field, text: str) -> Value:
    """Return what a person typed for a field. Raises `InvalidValue` when it doesn't fit."""
    value = parse(field.kind, text, field.label)
    if value is None and (field.required or field.choices):
        raise InvalidValue(f"The {field.label.lower()} can't be empty.")
    if field.choices and value is not None and value not in field.choices:
        raise InvalidValue(
            f"“{value}” doesn't fit {field.label.lower()}.", what_to_do=f"Choose: {', '.join(field.choices)}."
        )
    if field.kind is FieldKind.RELATION and value is not None:
        type_, _ = find(db, str(value))
        if type_.name != field.relation:
            raise InvalidValue(f"{value} is no {(field.relation or '').replace('_', ' ')}.")
    return value


def person_origin(db: Connection, author: str, decision_id: int | None = None) -> Origin:
    """Return the origin of a person's change, perhaps the answer to a decision."""
    return Origin("person", author, connections.org_id(db), decision_id=decision_id)


def keep_one_primary(
    db: Connection, type_: EntityType, entity: Mapping[str, Any], by: Origin, at: str | None = None
) -> None:
    """Let a flag just set (the primary e-mail) stand alone among its owner's entities; `at`: when it was set."""
    for flag in type_.exclusive:
        if entity.get(flag):
            others = entities.rivals(db, type_, flag, [entity[type_.owner or ""]])
            edits = [Edit(o["id"], o, {flag: False}) for o in others if o["id"] != entity["id"]]
            changes.edit(db, type_, edits, by, at)


def create(
    store: Store,
    type_name: str,
    typed: Mapping[str, str],
    author: str,
    belonging: Sequence[tuple[str, Mapping[str, str]]] = (),
) -> str:
    """Add an entity from what a person typed, with what belongs to it, and return its id.

    `belonging` are (type, what was typed) of its e-mails and so on; their owner is the new entity. Raises
    `InvalidValue` when a value does not fit or a required one is missing; then nothing is added.
    """

    def work(db: Connection) -> str:
        by = person_origin(db, author)
        type_ = entity_type(type_name)
        new = _create(db, type_, typed, by)
        for other_name, inner in belonging:
            other = entity_type(other_name)
            if not other.owner or other.by_name[other.owner].relation != type_.name:
                raise UsageError(
                    f"{other.plural} don't belong to {type_.plural.lower()}.",
                    what_to_do="Add it by itself.",
                )
            _create(db, other, {**inner, other.owner: new}, by)
        return new

    return store.write(work)


def _create(db: Connection, type_: EntityType, typed: Mapping[str, str], by: Origin) -> str:
    values = _read(db, type_, typed)
    for lacking in missing(type_, values):
        raise lacking
    new = changes.create(db, type_, [values], by)[0]
    keep_one_primary(db, type_, {**values, "id": new}, by)
    return new


def edit(
    store: Store,
    entity_id: str,
    typed: Mapping[str, str],
    author: str,
    seen: Mapping[str, Value] | None = None,
) -> dict[str, Any]:
    """Change fields of an entity to what a person typed and return it as it is now.

    `seen` are the values the person saw, by field; None: they saw none. Raises `NotFound`, `InvalidValue`, or
    `ChangedMeanwhile` when a value isn't any more what they saw; then nothing is changed.
    """

    def work(db: Connection) -> dict[str, Any]:
        type_, entity = find(db, entity_id)
        values = _read(db, type_, typed)
        for name in values:
            if seen is not None and entity[name] != seen.get(name):
                label = type_.by_name[name].label.lower()
                late = ChangedMeanwhile(f"Somebody else changed the {label} meanwhile.")
                late.field = name
                raise late
        by = person_origin(db, author)
        changes.edit(db, type_, [Edit(entity_id, entity, values)], by)
        _, after = find(db, entity_id)
        keep_one_primary(db, type_, after, by)
        return after

    return store.write(work)


def delete(store: Store, entity_id: str, author: str) -> dict[str, Any]:
    """Soft-delete an entity with what belongs to it and return it as it was."""

    def work(db: Connection) -> dict[str, Any]:
        type_, entity = find(db, entity_id)
        by = person_origin(db, author)
        at = utc_now()
        changes.delete(db, type_, [entity_id], by, at)
        for other, to_us in belonging(type_):
            owned = [row["id"] for row in entities.owned(db, other, [entity_id], to_us.name)]
            changes.delete(db, other, owned, by, at)
        return entity

    return store.write(work)
