"""From a planned write to what leaves: its values, its relations as external ids, frozen as `Departed`.

An update's values were decided when it was planned; a creation is what its entity holds when it leaves.
Called by `push` only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import Draft
from openfaith_desktop.cdm.ids import type_of
from openfaith_desktop.cdm.model import EntityType, FieldKind, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import entities, history, link_states, links
from openfaith_desktop.store.changes import SAME
from openfaith_desktop.store.outbox import Departed
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.reconcile.canonical import resolve


def creation(
    db: Connection, ctx: RunContext, type_: EntityType, entity: Mapping[str, Any]
) -> Departed | None:
    """Return what creates an entity there, with the records made together with it.

    None when something it must belong to isn't there yet.
    """
    capability = ctx.adapter.capabilities.types[type_.name]
    required = {f.name for f in type_.relations if f.required}
    values, references = external(db, ctx, type_, entity, sendable(db, ctx, type_, entity))
    if any(references.get(name) is None for name in required):
        return None
    return Departed(
        entity["version"],
        type_.title(entity),
        values,
        references,
        _ours(type_, entity),
        embedded=_embedded(db, ctx, capability.embeds, entity),
    )


def sendable(db: Connection, ctx: RunContext, type_: EntityType, entity: Mapping[str, Any]) -> list[str]:
    """Return the fields of an entity that a creation sends: those it has a value for and the system takes."""
    capability = ctx.adapter.capabilities.types[type_.name]
    required = {f.name for f in type_.relations if f.required}
    sensitive = {f.name for f in type_.fields if f.sensitive}
    written = entities.written_by_people(db, [entity["id"]], sensitive)
    settled = _settled_flags(db, ctx, type_, entity)
    return [
        name
        for name in type_.by_name
        if name in required
        or (
            name in capability.writable | capability.create_only
            and entity[name] is not None
            and (name not in sensitive or (entity["id"], name) in written)
            and name not in settled
        )
    ]


def _settled_flags(db: Connection, ctx: RunContext, type_: EntityType, entity: Mapping[str, Any]) -> set[str]:
    """Return the flags that another one of the same owner has there, while here this one has them, and that is settled.

    Sent with this one they would move there: two people who became one here have one primary e-mail each there. Of
    anybody else, whoever is marked here is what a person wants there too.
    """
    mine = {flag for flag in type_.exclusive if entity[flag]}
    owner = str(entity[type_.owner]) if type_.owner else ""
    if not mine or not history.newest_ids(db, [owner], (SAME,)):
        return set()
    others = [one["id"] for one in entities.owned(db, type_, [owner])]
    settled: set[str] = set()
    for link in link_states.of_entities(db, ctx.connection.id, type_.name, others).values():
        there: dict[str, Value] = link.base or {}
        here: dict[str, Value] = link.base_ours or {}
        settled |= {flag for flag in mine if there.get(flag) and here.get(flag) is False}
    return settled


def update(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    row: Row[Any],
    entity: Mapping[str, Any],
    link: Row[Any],
) -> Departed | None:
    """Return what a planned update sends; None when nothing of it can be."""
    writable = ctx.adapter.capabilities.types[type_.name].writable
    planned = {name: value for name, value in row.values.items() if name in writable}
    values, references = external(db, ctx, type_, planned, planned)
    if not values and not references:
        return None
    there = resolve(db, ctx, type_, [link])[0].values
    names = (*values, *references)
    send_back: dict[str, Any] = link.send_back or {}
    return Departed(
        row.entity_version,
        type_.title(entity),
        values,
        references,
        {name: row.ours.get(name, planned[name]) for name in names},
        {name: there.get(name) for name in names},
        {name: row.agreed[name] for name in names if name in row.agreed},
        {name: send_back[name] for name in names if name in send_back and name in row.ours},
    )


def draft_of(type_: EntityType, what: Departed) -> Draft:
    """Return what an adapter is given to send, or to look for."""
    embedded = tuple(
        Draft(type_of(entity_id), one["values"], one["references"])
        for entity_id, one in what.embedded.items()
    )
    return Draft(type_.name, what.values, what.references, embedded)


def _ours(type_: EntityType, entity: Mapping[str, Any]) -> dict[str, Any]:
    return {name: entity[name] for name in type_.by_name}


def external(
    db: Connection,
    ctx: RunContext,
    type_: EntityType,
    values: Mapping[str, Any],
    names: Iterable[str],
) -> tuple[dict[str, Value], dict[str, str | None]]:
    """Return the plain values of these fields, and the external ids their relations point to."""
    plain: dict[str, Value] = {}
    references: dict[str, str | None] = {}
    for name in names:
        f = type_.by_name[name]
        if f.kind is not FieldKind.RELATION:
            plain[name] = values[name]
        elif values[name] is None:
            references[name] = None
        else:
            known = links.external_ids(db, ctx.connection.id, f.relation or "", {values[name]})
            # What it points to isn't there: left out, never sent as empty.
            if values[name] in known:
                references[name] = known[values[name]]
    return plain, references


def _embedded(
    db: Connection, ctx: RunContext, embeds: str | None, entity: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Return the records this system creates together with `entity` (a household's members)."""
    if embeds is None:
        return {}
    inner = ENTITY_TYPES[embeds]
    members = entities.owned(db, inner, [entity["id"]])
    linked = links.external_ids(db, ctx.connection.id, inner.name, {m["id"] for m in members})
    found: dict[str, dict[str, Any]] = {}
    for member in members:
        if member["id"] in linked:
            continue
        names = [f.name for f in inner.relations if f.name != inner.owner]
        values, references = external(db, ctx, inner, member, names)
        if references and all(references.values()):
            found[member["id"]] = {
                "values": values,
                "references": references,
                "ours": _ours(inner, member),
                "version": member["version"],
            }
    return found
