"""People who may be the same: found by a dozen keys, judged by `scoring`. Called by `candidates`, `within` and the bench.

All that is compared of both sides is held at once, in a few hundred bytes a person (`traits.lean`), and so are their
keys, as numbers. Those there are looked up a chunk at a time; pairs are judged as they are met, and only what is worth
telling is kept. What likeness weighs is learned from both sides where they are large, the same each time.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Self
from zlib import crc32

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.reconcile.matching import sides, weights
from openfaith_desktop.sync.reconcile.matching.blocks import MOST, STRONG, Key, keys
from openfaith_desktop.sync.reconcile.matching.levels import levels, one_family, somebody_else
from openfaith_desktop.sync.reconcile.matching.scoring import Confidence, Pair, Verdict, compare
from openfaith_desktop.sync.reconcile.matching.traits import Person
from openfaith_desktop.sync.reconcile.matching.weights import LEAST_SIDE, Model, Names

MANY = 12_000
"""Of more people there one key that isn't strong is no reason to be compared: too many share it by chance."""
COUNTED = 20_000
"""Keys counted in one go: meanwhile Python lets no other thread on, and the window's would feel a million of them."""
CHUNK = 25_000
"""People there whose keys are looked up at once."""
LEARN_FROM = 2_000
BY_CHANCE = 20_000
FEW = 0.05
"""Where fewer share a house, those who do may as well be one."""
SOME_HOUSES = 5_000
"""So many pairs are looked at to learn what likeness weighs, and so many by chance."""
MET = 20
"""So many people one is compared with, about."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """People with their keys as numbers: one's after the other's in `keys`, and in `ends` where each one's end."""

    people: list[Person] = field(default_factory=list[Person])
    keys: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q", (0,)))

    @classmethod
    def of(cls, people: Iterable[Person]) -> Self:
        """Return these people with their keys."""
        made = cls()
        for one in people:
            made.people.append(one)
            made.keys.extend(map(_number, keys(one)))
            made.ends.append(len(made.keys))
        return made

    def keys_of(self, number: int) -> array[int]:
        """Return the keys of one of them."""
        return self.keys[self.ends[number] : self.ends[number + 1]]


def candidates(
    db: Connection, ctx: RunContext, type_: EntityType, batches: Iterable[Sequence[Row[Any]]]
) -> Iterator[tuple[Pair, str]]:
    """Yield people here who may be these, with how sure that is and the external record's title."""
    titles: dict[str, str] = {}

    def read() -> Iterator[Person]:
        for rows in batches:
            for one, title in sides.there(db, ctx, type_, rows):
                titles[one.id] = title
                yield one

    theirs = Keyed.of(read())
    ours = Keyed.of(sides.here(db, ctx, type_)) if theirs.people else Keyed()
    model = model_for(ours, theirs)
    for mine, other, verdict in judged(ours, theirs, datetime.now(UTC).date(), model):
        if verdict.confidence is not Confidence.NONE or verdict.faint:
            ctx.stop.check()
            external_id = theirs.people[other].id
            yield Pair(external_id, ours.people[mine].id, verdict), titles[external_id]


def judged(
    ours: Keyed, theirs: Keyed, today: date, model: Model, *, weigh_all: bool = False
) -> Iterator[tuple[int, int, Verdict]]:
    """Yield who here may be whom there, by number, with the verdict.

    Who can only be somebody else isn't weighed, unless a measurement wants to know what they would weigh (`weigh_all`).
    """
    weigh_all = weigh_all or not model.families
    for mine, numbers in meeting(ours, theirs):
        one = ours.people[mine]
        for number in numbers:
            other = theirs.people[number]
            if weigh_all or not somebody_else(one, other) or one_family(one, other):
                yield mine, number, compare(one, other, today, model)


def meeting(
    ours: Keyed, theirs: Keyed, only: range | None = None, needed: int | None = None
) -> Iterator[tuple[int, list[int]]]:
    """Yield who here is to be compared with whom there, by number: they share a strong key, or enough others.

    `only`: these there. `needed`: how many others are enough, if not as many as fit a church of this size.
    """
    if needed is None:
        needed = 2 if len(theirs.people) > MANY else 1
    crowded = {key for key, times in counted(theirs.keys).items() if times > MOST}
    looked_up = range(len(theirs.people)) if only is None else only
    for first in range(0, len(looked_up), CHUNK):
        block: dict[int, list[int]] = {}
        for number in looked_up[first : first + CHUNK]:
            for key in theirs.keys_of(number):
                if key not in crowded:
                    block.setdefault(key, []).append(number)
        for mine in range(len(ours.people)):
            if found := _met(block, ours.keys_of(mine), needed):
                yield mine, found


def counted(keys: Sequence[int]) -> Counter[int]:
    """Return how often each key occurs."""
    counts = Counter[int]()
    for first in range(0, len(keys), COUNTED):
        counts.update(keys[first : first + COUNTED])
    return counts


def _met(block: dict[int, list[int]], mine: Iterable[int], needed: int) -> list[int]:
    shared: dict[int, int] = {}
    for key in mine:
        times = needed if key & 1 else 1
        for number in block.get(key, ()):
            shared[number] = shared.get(number, 0) + times
    return sorted(number for number, times in shared.items() if times >= needed)


def _number(key: Key) -> int:
    """Return a key as a number of 63 bits, the last of them set for a strong one; no two keys are ever met that share it."""
    return (hash(key) & 0x3FFF_FFFF_FFFF_FFFF) << 1 | (key[0] in STRONG)


def model_for(ours: Keyed, theirs: Keyed) -> Model:
    """Return what to weigh with: as usual, or learned from these where both sides are large. Always the same for the same."""
    here, there = ours.people, theirs.people
    model = Model(names=Names.of((*here, *there)), families=families(here) or families(there))
    if min(len(here), len(there)) < LEAST_SIDE:
        return model
    some = range(0, len(there), max(1, len(there) // LEARN_FROM))
    met: dict[int, list[weights.Met]] = {}
    for mine, numbers in meeting(ours, theirs, some):
        one = here[mine]
        for number in numbers:
            other = there[number]
            if one is not other and not somebody_else(one, other):
                met.setdefault(number, []).append(weights.met_with(model, levels(one, other), one, other))
    # Pairs that have nothing to do with each other: everybody here beside somebody there, another one each round.
    by_chance = [
        levels(here[number % len(here)], there[(number * 7_919 + number // len(here)) % len(there)])
        for number in range(BY_CHANCE)
    ]
    return weights.learned(model, list(met.values()), by_chance, len(here))


def families(people: Sequence[Person]) -> bool:
    """Return whether some of them live in one house, as in a church; a list of one of each house is rare, but there are some.

    Only some houses are looked into, always the same.
    """
    every = 1 + len(people) // SOME_HOUSES
    houses: dict[tuple[str, str, str], list[Person]] = {}
    for one in people:
        for where in one.places:
            if (
                where.number
                and where.street
                and crc32(f"{where.number} {where.street}".encode()) % every == 0
            ):
                houses.setdefault((where.number, where.street, where.zip), []).append(one)
    living = sum(map(len, houses.values()))
    sharing = sum(
        any(somebody_else(one, other) for other in others) for others in houses.values() for one in others
    )
    return living < LEAST_SIDE or sharing > living * FEW
