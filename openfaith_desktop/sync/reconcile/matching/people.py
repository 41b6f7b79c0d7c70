"""People who may be the same: found by a dozen keys, judged by `scoring`. Called by `candidates`.

Those there are taken a chunk at a time, those here are read past them in batches, so that memory holds one chunk and
whoever shares a key with it. What likeness weighs is learned from both sides where they are large, the same each time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType, Values
from openfaith_desktop.cdm.types.people import ADDRESS, EMAIL, PHONE_NUMBER
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.context import BATCH, RunContext
from openfaith_desktop.sync.reconcile.canonical import resolve
from openfaith_desktop.sync.reconcile.matching import weights
from openfaith_desktop.sync.reconcile.matching.blocks import MOST, STRONG, Key, keys
from openfaith_desktop.sync.reconcile.matching.levels import levels, somebody_else
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, compare
from openfaith_desktop.sync.reconcile.matching.traits import Person
from openfaith_desktop.sync.reconcile.matching.weights import LEAST_SIDE, Model, Names

NAMES = ("first_name", "last_name", "middle_name", "nickname", "given_name")
COMPARED = (*NAMES, "birthdate", "gender", "child", "grade")
MANY = 12_000
"""Of more people there one key that isn't strong is no reason to be compared: too many share it by chance."""
LEARN_FROM = 20_000
"""So many pairs are looked at to learn what likeness weighs."""


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]
) -> list[tuple[Pair, str]]:
    """Return people here who may be these, with how sure that is and the external record's title."""
    theirs = _there(db, ctx, type_, rows)
    titles = {one.id: type_.title(one.values) for one in theirs}
    ours, pairs = sharing_keys(theirs, _here(db, ctx, type_))
    model = model_for(ours, theirs, pairs)
    today = datetime.now(UTC).date()
    found: list[tuple[Pair, str]] = []
    for mine, other in pairs:
        one, there = ours[mine], theirs[other]
        if somebody_else(one, there):
            continue
        verdict = compare(one, there, today, model)
        if verdict.confidence is not Confidence.NONE:
            found.append((Pair(there.id, one.id, verdict), titles[there.id]))
    return found


def sharing_keys(
    theirs: Sequence[Person], here: Iterator[Person]
) -> tuple[list[Person], list[tuple[int, int]]]:
    """Return those here who share a key with somebody there, and which are to be compared: (here, there)."""
    block = by_key(theirs)
    needed = 2 if len(theirs) > MANY else 1
    ours: list[Person] = []
    pairs: list[tuple[int, int]] = []
    for one in here:
        if mine := meeting(block, one, needed):
            pairs += [(len(ours), number) for number in mine]
            ours.append(one)
    return ours, pairs


def by_key(people: Sequence[Person]) -> dict[Key, list[int]]:
    """Return who has which key, by number."""
    block: dict[Key, list[int]] = {}
    for number, one in enumerate(people):
        for key in keys(one):
            block.setdefault(key, []).append(number)
    return block


def meeting(block: Mapping[Key, Sequence[int]], one: Person, needed: int = 1) -> list[int]:
    """Return the numbers of those who share a strong key with somebody, or so many others, in order."""
    shared = Counter[int]()
    for key in keys(one):
        if len(numbers := block.get(key, ())) <= MOST:
            for number in numbers:
                shared[number] += needed if key[0] in STRONG else 1
    return sorted(number for number, times in shared.items() if times >= needed)


def model_for(ours: Sequence[Person], theirs: Sequence[Person], pairs: Sequence[tuple[int, int]]) -> Model:
    """Return what to weigh with: as usual, or learned from these where both sides are large. Always the same for the same."""
    model = Model(names=Names.of((*ours, *theirs)))
    if min(len(ours), len(theirs)) < LEAST_SIDE:
        return model
    step = max(1, len(pairs) // LEARN_FROM)
    likely = [levels(ours[mine], theirs[other]) for mine, other in islice(pairs, 0, None, step)]
    # Pairs that have nothing to do with each other: everybody here beside somebody there, another one each round.
    by_chance = [
        levels(ours[number % len(ours)], theirs[(number * 7_919 + number // len(ours)) % len(theirs)])
        for number in range(LEARN_FROM)
    ]
    return weights.learned(model, likely, by_chance)


# --- the two sides -------------------------------------------------------------------------------------


def _there(db: Connection, ctx: RunContext, type_: EntityType, rows: Sequence[Row[Any]]) -> list[Person]:
    region = ctx.connection.region
    where: dict[str, list[Values]] = {}
    for row in links.members(db, ctx.connection.id, ADDRESS.name, [row.external_id for row in rows]):
        where.setdefault(row.parent_external_id, []).append(
            ctx.adapter.to_canonical(ADDRESS.name, row.payload).values
        )
    found: list[Person] = []
    for incoming in resolve(db, ctx, type_, rows):
        metadata: dict[str, Any] = incoming.link.link_metadata or {}
        found.append(
            Person(
                incoming.link.external_id,
                compared(incoming.values),
                _comparable(EMAIL, "address", metadata.get("emails", ()), region),
                _comparable(PHONE_NUMBER, "number", metadata.get("phones", ()), region),
                where.get(incoming.link.external_id, ()),
            )
        )
    return found


def _here(db: Connection, ctx: RunContext, type_: EntityType) -> Iterator[Person]:
    """Yield the unlinked people here."""
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
        yield Person(
            i,
            compared(row),
            frozenset(emails.get(i, ())),
            frozenset(phones.get(i, ())),
            where.get(i, ()),
        )


def compared(values: Mapping[str, Any]) -> Values:
    """Return those of a person's values that are compared."""
    return {name: values.get(name) for name in COMPARED}


def _comparable(type_: EntityType, field: str, written: Sequence[str], region: str) -> frozenset[str]:
    compute = type_.keys[0].compute
    return frozenset(key for value in written if (key := compute({field: value}, region)))


def _contacts(db: Connection, type_: EntityType, owner_ids: list[str]) -> dict[str, set[str]]:
    by_owner: dict[str, set[str]] = {}
    for row in entities.owned(db, type_, owner_ids):
        if value := row[type_.keys[0].name]:
            by_owner.setdefault(row[type_.owner or ""], set()).add(value)
    return by_owner
