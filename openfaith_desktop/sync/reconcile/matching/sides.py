"""What is compared of the people there and here, read from the database in batches. Called by `people` and `within`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, FieldKind, Values
from openfaith_desktop.cdm.types import ENTITY_TYPES, belonging
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.matching.traits import Person, lean


def there(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> Iterator[tuple[Person, str]]:
    """Yield what is compared of these links' records, with their titles."""
    region = ctx.connection.region
    where: dict[str, list[Values]] = {}
    for home in _homes(type_):
        for row in links.members(db, ctx.connection.id, home.name, [row.external_id for row in rows]):
            where.setdefault(row.parent_external_id, []).append(
                ctx.adapter.to_canonical(home.name, row.payload).values
            )
    emails, phones = _told_by(type_, FieldKind.EMAIL), _told_by(type_, FieldKind.PHONE)
    for incoming in resolve(db, ctx, type_, rows):
        metadata: dict[str, Any] = incoming.link.link_metadata or {}
        one = lean(
            incoming.link.external_id,
            incoming.values,
            _comparable(emails, metadata, region),
            _comparable(phones, metadata, region),
            where.get(incoming.link.external_id, ()),
        )
        yield one, type_.title(incoming.values)


def here(db: Connection, ctx: RunContext, type_: EntityType) -> Iterator[Person]:
    """Yield what is compared of the unlinked people here."""
    after = ""
    while rows := entities.unlinked(db, ctx.connection.id, type_.name, after, BATCH):
        ctx.stop.check()
        after = rows[-1]["id"]
        yield from people_here(db, type_, rows)


def people_here(db: Connection, type_: EntityType, rows: Sequence[Mapping[str, Any]]) -> Iterator[Person]:
    """Yield what is compared of these entities."""
    ids = [row["id"] for row in rows]
    emails = _contacts(db, _told_by(type_, FieldKind.EMAIL), ids)
    phones = _contacts(db, _told_by(type_, FieldKind.PHONE), ids)
    where: dict[str, list[Values]] = {}
    for home in _homes(type_):
        for row in entities.owned(db, home, ids):
            where.setdefault(row[home.owner or ""], []).append(row)
    for row in rows:
        i = row["id"]
        yield lean(i, row, emails.get(i, ()), phones.get(i, ()), where.get(i, ()))


# --- what belongs to people, as their type describes it ------------------------------------------------


def _homes(type_: EntityType) -> tuple[EntityType, ...]:
    return (ENTITY_TYPES[type_.lives_at],) if type_.lives_at else ()


def _told_by(type_: EntityType, kind: FieldKind) -> tuple[EntityType, ...]:
    """Return the types that belong to `type_` and tell its owner by a field of this kind."""
    return tuple(
        other
        for other, _ in belonging(type_)
        if other.recognises and other.by_name[other.recognises[1]].kind is kind
    )


def _comparable(types: Sequence[EntityType], metadata: Mapping[str, Any], region: str) -> frozenset[str]:
    return frozenset(
        key
        for one in types
        if one.recognises
        for value in metadata.get(one.recognises[0], ())
        if (key := one.keys[0].compute({one.recognises[1]: value}, region))
    )


def _contacts(db: Connection, types: Sequence[EntityType], owner_ids: list[str]) -> dict[str, set[str]]:
    by_owner: dict[str, set[str]] = {}
    for one in types:
        for row in entities.owned(db, one, owner_ids):
            if value := row[one.keys[0].name]:
                by_owner.setdefault(row[one.owner or ""], set()).add(value)
    return by_owner
