"""People who may be the same: candidates by indexed keys and contacts, judged by `scoring`. Called by `phase`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types.people import EMAIL, PHONE_NUMBER
from openfaith_desktop.store import entities
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Person, compare


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    """Return people here who may be these, with how sure that is and the external record's title."""
    region = ctx.connection.region
    theirs: list[Person] = []
    for incoming in resolve(db, ctx, type_, rows):
        metadata: dict[str, Any] = incoming.link.link_metadata or {}
        theirs.append(
            Person(
                incoming.link.external_id,
                incoming.values,
                _comparable(EMAIL, "address", metadata.get("emails", ()), region),
                _comparable(PHONE_NUMBER, "number", metadata.get("phones", ()), region),
            )
        )
    people = _local_people(db, ctx, type_, theirs)
    by_key: dict[tuple[str, str], list[Person]] = {}
    for ours in people:
        for key in _keys(type_, ours, region):
            by_key.setdefault(key, []).append(ours)
    found: list[tuple[Pair, str]] = []
    today = datetime.now(UTC).date()
    for one in theirs:
        candidates = {c.id: c for key in _keys(type_, one, region) for c in by_key.get(key, ())}
        for ours in candidates.values():
            verdict = compare(ours, one, today)
            if verdict.confidence is not Confidence.NONE:
                found.append((Pair(one.id, ours.id, verdict), type_.title(one.values)))
    return found


def _comparable(type_: EntityType, field: str, written: Sequence[str], region: str) -> frozenset[str]:
    compute = type_.keys[0].compute
    return frozenset(key for value in written if (key := compute({field: value}, region)))


def _keys(type_: EntityType, person: Person, region: str) -> list[tuple[str, str]]:
    keys = [(k.name, value) for k in type_.keys if (value := k.compute(person.values, region))]
    return keys + [("email", e) for e in person.emails] + [("phone", p) for p in person.phones]


def _local_people(
    db: Connection, ctx: RunContext, type_: EntityType, theirs: Sequence[Person]
) -> list[Person]:
    """Return the unlinked people here who share any key with these."""
    wanted: dict[str, set[str]] = {}
    for one in theirs:
        for name, value in _keys(type_, one, ctx.connection.region):
            wanted.setdefault(name, set()).add(value)
    found: dict[str, dict[str, Any]] = {}
    for key in type_.keys:
        for row in entities.unlinked_by_key(
            db, ctx.connection.id, type_.name, key.name, wanted.get(key.name, set())
        ):
            found[row["id"]] = row
    owners = {
        owner
        for contact, name in ((EMAIL, "email"), (PHONE_NUMBER, "phone"))
        for _, owner in entities.owners_by_key(db, contact, contact.keys[0].name, wanted.get(name, set()))
    }
    for row in entities.unlinked_by_key(db, ctx.connection.id, type_.name, "id", owners - set(found)):
        found[row["id"]] = row
    emails = _contacts(db, EMAIL, list(found))
    phones = _contacts(db, PHONE_NUMBER, list(found))
    return [
        Person(i, row, frozenset(emails.get(i, ())), frozenset(phones.get(i, ()))) for i, row in found.items()
    ]


def _contacts(db: Connection, type_: EntityType, owner_ids: list[str]) -> dict[str, set[str]]:
    by_owner: dict[str, set[str]] = {}
    for row in entities.owned(db, type_, owner_ids):
        if value := row[type_.keys[0].name]:
            by_owner.setdefault(row[type_.owner or ""], set()).add(value)
    return by_owner
