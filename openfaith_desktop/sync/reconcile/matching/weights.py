"""What each step of likeness weighs, in bits: how many times likelier it is of one person than of two (Fellegi–Sunter).

The weights begin as what is known of church records, and are learned from a church's own two sides where these are
large enough (`learned`). A rare name weighs more than a common one. Pure and without chance. Source: I. P. Fellegi,
A. B. Sunter, A Theory for Record Linkage (1969); W. E. Winkler on frequencies and expectation–maximisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log2

from openfaith_desktop.sync.reconcile.matching.levels import Level, Levels
from openfaith_desktop.sync.reconcile.matching.traits import Person

Table = Mapping[Level, tuple[float, float]]
"""For each step: how often it is seen of one person (m), and of two at random (u)."""

FIELDS = tuple(name for name in Levels._fields if name != "swapped")
U, D, P, N, K, S = Level.UNKNOWN, Level.DIFFERENT, Level.PART, Level.NEAR, Level.KNOWN, Level.SAME

USUAL: Mapping[str, Table] = {
    "first": {D: (0.04, 0.97), P: (0.03, 0.015), N: (0.07, 0.004), K: (0.04, 0.002), S: (0.82, 0.009)},
    "last": {D: (0.04, 0.97), P: (0.02, 0.015), N: (0.08, 0.004), S: (0.86, 0.006)},
    "middle": {D: (0.03, 0.90), P: (0.15, 0.05), N: (0.05, 0.01), S: (0.77, 0.04)},
    "born": {D: (0.04, 0.975), P: (0.03, 0.0216), N: (0.05, 0.002), S: (0.88, 0.0002)},
    "gender": {D: (0.01, 0.5), S: (0.99, 0.5)},
    "number": {D: (0.15, 0.96), N: (0.07, 0.02), S: (0.78, 0.02)},
    "street": {D: (0.12, 0.97), P: (0.03, 0.015), N: (0.10, 0.005), S: (0.75, 0.01)},
    "city": {D: (0.12, 0.80), P: (0.02, 0.01), N: (0.06, 0.01), S: (0.80, 0.18)},
    "state": {D: (0.08, 0.45), S: (0.92, 0.55)},
    "zip": {D: (0.13, 0.85), N: (0.07, 0.03), S: (0.80, 0.12)},
    "email": {D: (0.30, 0.999), S: (0.70, 0.001)},
    "phone": {D: (0.30, 0.999), S: (0.70, 0.001)},
}
"""Of church records: typing errors in one of ten names, most people unmoved, one in five without a date or an address."""

PRIOR = 2_000.0
"""So many pairs the usual frequencies count for while others are learned."""
LEAST_SIDE = 300
"""With fewer people on a side nothing is learned."""
NAMESAKES = 3.0
"""So many people of one name, as a power of two, are asked about where nothing but the name agrees."""
ROUNDS = 12
SWAPPED = -2.0
"""What exchanged names weigh less than the same in their places."""
RAREST, COMMONEST = 11.0, 2.5
"""What a name weighs at most and at least, whatever it is."""


@dataclass(frozen=True, slots=True)
class Names:
    """How often each first and last name occurs among `people` people."""

    firsts: Mapping[str, int] = field(default_factory=dict[str, int])
    lasts: Mapping[str, int] = field(default_factory=dict[str, int])
    people: int = 0

    @staticmethod
    def of(people: Iterable[Person]) -> Names:
        """Count the names of people, of both sides."""
        firsts, lasts, number = Counter[str](), Counter[str](), 0
        for one in people:
            firsts.update(one.firsts)
            lasts[one.last] += 1
            number += 1
        return Names(firsts, lasts, number)

    @property
    def telling(self) -> float:
        """From how many bits on a name is so rare that no more than a handful of people bear it by chance."""
        return log2(self.people) - NAMESAKES if self.people >= LEAST_SIDE else 0.0

    def weigh(self, counts: Mapping[str, int], name: str, usual: float) -> float:
        """Return what two people's having this name weighs; as usual while too few are known to tell."""
        if self.people < LEAST_SIDE:
            return usual
        # As if each name had been seen half a time more: one that is seen once may be anything.
        share = (counts.get(name, 1) + 0.5) / self.people
        return min(RAREST, max(COMMONEST, -log2(share)))


@dataclass(frozen=True)
class Model:
    """What is weighed with: tables by field, and how often names occur."""

    tables: Mapping[str, Table] = field(default_factory=lambda: USUAL)
    names: Names = field(default_factory=Names)

    @cached_property
    def _bits(self) -> Mapping[str, tuple[float, ...]]:
        return {
            name: tuple(log2(table[one][0] / table[one][1]) if one in table else 0.0 for one in Level)
            for name, table in self.tables.items()
        }

    def bits(self, name: str, level: Level) -> float:
        """Return what a step of a field weighs."""
        return self._bits[name][level]

    def all_bits(self, found: Levels) -> dict[str, float]:
        """Return what each field weighs."""
        bits = self._bits
        return {
            name: bits[name][level] for name, level in zip(Levels._fields, found, strict=True) if name in bits
        }


def weigh(model: Model, found: Levels, ours: Person, theirs: Person) -> Mapping[str, float]:
    """Return what each field weighs for these two being one."""
    weights = model.all_bits(found)
    for name, mine, others, counts in (
        ("first", ours.firsts, theirs.firsts, model.names.firsts),
        ("last", frozenset((ours.last,)), frozenset((theirs.last,)), model.names.lasts),
    ):
        if getattr(found, name) is Level.SAME and not found.swapped:
            shared = mine & others
            weights[name] = max(
                (model.names.weigh(counts, one, weights[name]) for one in shared), default=weights[name]
            )
    if found.swapped:
        weights["last"] += SWAPPED
    return weights


def learned(model: Model, candidates: Sequence[Levels], at_random: Sequence[Levels]) -> Model:
    """Return a model with frequencies learned: of two at random by counting, of one person by EM over candidates."""
    by_chance = {
        name: _counted(model.tables[name], (getattr(one, name) for one in at_random), 1) for name in FIELDS
    }
    of_one = {name: {level: m for level, (m, _) in model.tables[name].items()} for name in FIELDS}
    vectors = Counter(candidates)
    share = 0.3
    for _ in range(ROUNDS):
        sums: dict[str, dict[Level, float]] = {name: dict.fromkeys(of_one[name], 0.0) for name in FIELDS}
        total = 0.0
        for one, times in vectors.items():
            odds = share / (1 - share)
            for name in FIELDS:
                level = getattr(one, name)
                if level in of_one[name]:
                    odds *= of_one[name][level] / by_chance[name][level]
            belief = times * odds / (1 + odds)
            total += belief
            for name in FIELDS:
                level = getattr(one, name)
                if level in sums[name]:
                    sums[name][level] += belief
        share = min(0.95, max(0.01, total / max(1, sum(vectors.values()))))
        for name in FIELDS:
            seen = sum(sums[name].values())
            of_one[name] = {
                level: (sums[name][level] + PRIOR * m) / (seen + PRIOR)
                for level, (m, _) in model.tables[name].items()
            }
    tables = {
        name: {level: (of_one[name][level], by_chance[name][level]) for level in model.tables[name]}
        for name in FIELDS
    }
    return Model(tables, model.names)


def _counted(table: Table, found: Iterable[Level], column: int) -> dict[Level, float]:
    counts = Counter(level for level in found if level in table)
    number = counts.total()
    return {
        level: (counts[level] + PRIOR * usual[column]) / (number + PRIOR) for level, usual in table.items()
    }
