"""What is compared of the people there and here, read from the database in batches. Called by `people` and `within`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Values
from openfaith_desktop.cdm.types.people import ADDRESS, EMAIL, PHONE_NUMBER
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
    for row in links.members(db, ctx.connection.id, ADDRESS.name, [row.external_id for row in rows]):
        where.setdefault(row.parent_external_id, []).append(
            ctx.adapter.to_canonical(ADDRESS.name, row.payload).values
        )
    for incoming in resolve(db, ctx, type_, rows):
        metadata: dict[str, Any] = incoming.link.link_metadata or {}
        one = lean(
            incoming.link.external_id,
            incoming.values,
            _comparable(EMAIL, "address", metadata.get("emails", ()), region),
            _comparable(PHONE_NUMBER, "number", metadata.get("phones", ()), region),
            where.get(incoming.link.external_id, ()),
        )
        yield one, type_.title(incoming.values)


def here(db: Connection, ctx: RunContext, type_: EntityType) -> Iterator[Person]:
    """Yield what is compared of the unlinked people here."""
    after = ""
    while rows := entities.unlinked(db, ctx.connection.id, type_.name, after, BATCH):
        ctx.stop.check()
        after = rows[-1]["id"]
        yield from people_here(db, rows)


def people_here(db: Connection, rows: Sequence[Mapping[str, Any]]) -> Iterator[Person]:
    """Yield what is compared of these entities."""
    ids = [row["id"] for row in rows]
    emails, phones = _contacts(db, EMAIL, ids), _contacts(db, PHONE_NUMBER, ids)
    where: dict[str, list[Values]] = {}
    for row in entities.owned(db, ADDRESS, ids):
        where.setdefault(row[ADDRESS.owner or ""], []).append(row)
    for row in rows:
        i = row["id"]
        yield lean(i, row, emails.get(i, ()), phones.get(i, ()), where.get(i, ()))


def _comparable(type_: EntityType, field: str, written: Sequence[str], region: str) -> frozenset[str]:
    compute = type_.keys[0].compute
    return frozenset(key for value in written if (key := compute({field: value}, region)))


def _contacts(db: Connection, type_: EntityType, owner_ids: list[str]) -> dict[str, set[str]]:
    by_owner: dict[str, set[str]] = {}
    for row in entities.owned(db, type_, owner_ids):
        if value := row[type_.keys[0].name]:
            by_owner.setdefault(row[type_.owner or ""], set()).add(value)
    return by_owner
