"""From an outbox row to what is sent: the entity's values now, its relations as external ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Draft
from openfaith_desktop.cdm.model import EntityType, Kind, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities, links, runs
from openfaith_desktop.sync.context import RunContext


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft ready to send, and the entity it was made from.

    `embedded`: (entity, draft) of the records created with it, by the external id of their person.
    """

    draft: Draft
    title: str
    entity: dict[str, Any]
    external_id: str | None = None
    parent: str | None = None
    embedded: dict[str, tuple[dict[str, Any], Draft]] = field(
        default_factory=dict[str, "tuple[dict[str, Any], Draft]"]
    )


def prepare(connection: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> Prepared | None:
    """Return the draft of an outbox row, or None when it can't or needn't be sent (now).

    A row whose owner isn't there yet waits for the next sync; one whose entity is gone, or that became
    linked meanwhile, leaves the outbox.
    """
    entity = entities.get(connection, type_.name, row.entity_id)
    link = links.by_entity(connection, ctx.connection.id, type_.name, row.entity_id)
    if row.operation == "delete":
        return _deletion(connection, type_, row, entity, link)
    if entity is None or entity["deleted_at"] or (link is not None) is not (row.operation == "update"):
        runs.sent(connection, row.id)
        return None
    capability = ctx.adapter.capabilities.types[type_.name]
    if row.operation == "update":
        names: Iterable[str] = [name for name in row.fields if name in capability.writable]
    else:
        sensitive = {f.name for f in type_.fields if f.sensitive}
        written = entities.written_by_people(connection, [row.entity_id], sensitive)
        names = [
            name
            for name in type_.by_name
            if name in capability.writable | capability.create_only
            and entity[name] is not None
            and (name not in sensitive or (row.entity_id, name) in written)
        ]
    draft = _draft(connection, ctx, type_, {**entity, **(row.restores or {})}, names)
    required = {f.name for f in type_.relations if f.required}
    if row.operation == "create":
        owners = _draft(connection, ctx, type_, entity, required)
        if any(owners.references.get(name) is None for name in required):
            return None
        draft = Draft(type_.name, draft.values, {**draft.references, **owners.references})
    embedded = (
        _embedded(connection, ctx, capability.embeds, type_, entity) if row.operation == "create" else {}
    )
    if embedded:
        inner = tuple(d for _, d in embedded.values())
        draft = Draft(type_.name, draft.values, draft.references, inner)
    if row.operation == "update" and not draft.values and not draft.references:
        runs.sent(connection, row.id)
        return None
    return Prepared(
        draft,
        type_.title(entity),
        entity,
        link.external_id if link is not None else None,
        link.parent_external_id if link is not None else None,
        embedded,
    )


def _deletion(
    connection: Connection,
    type_: EntityType,
    row: Row[Any],
    entity: dict[str, Any] | None,
    link: Row[Any] | None,
) -> Prepared | None:
    """Return what names the record to delete; None when its entity is back, or there is no record."""
    # An undo takes a record back there whose entity lives on here.
    wanted = entity is not None and (entity["deleted_at"] or row.restores is not None)
    if entity is None or not wanted or link is None:
        runs.sent(connection, row.id)
        return None
    draft = Draft(type_.name, {})
    return Prepared(draft, type_.title(entity), entity, link.external_id, link.parent_external_id)


def _draft(
    connection: Connection, ctx: RunContext, type_: EntityType, entity: dict[str, Any], names: Iterable[str]
) -> Draft:
    values: dict[str, Value] = {}
    references: dict[str, str | None] = {}
    for name in names:
        f = type_.by_name[name]
        if f.kind is not Kind.RELATION:
            values[name] = entity[name]
        elif entity[name] is None:
            references[name] = None
        else:
            known = links.external_ids(connection, ctx.connection.id, f.relation or "", {entity[name]})
            # What it points to isn't there: left out, never sent as empty.
            if entity[name] in known:
                references[name] = known[entity[name]]
    return Draft(type_.name, values, references)


def _embedded(
    connection: Connection, ctx: RunContext, embeds: str | None, type_: EntityType, entity: dict[str, Any]
) -> dict[str, tuple[dict[str, Any], Draft]]:
    """Return the records this system creates together with `entity` (a household's members)."""
    if embeds is None:
        return {}
    inner_type = ENTITY_TYPES[embeds]
    members = entities.owned(connection, inner_type, [entity["id"]])
    linked = links.external_ids(connection, ctx.connection.id, inner_type.name, {m["id"] for m in members})
    found: dict[str, tuple[dict[str, Any], Draft]] = {}
    for member in members:
        if member["id"] in linked:
            continue
        draft = _draft(
            connection,
            ctx,
            inner_type,
            member,
            [f.name for f in inner_type.relations if f.name != inner_type.owner],
        )
        person = draft.references.get("person_id")
        if person:
            found[person] = (member, draft)
    return found
