"""What each step of likeness weighs, in bits: how many times likelier it is of one person than of two (Fellegi–Sunter).

The weights begin as what is known of church records, and are learned from a church's own two sides where these are
large enough (`learned`). A rare name weighs more than a common one. Pure and without chance. Source: I. P. Fellegi,
A. B. Sunter, A Theory for Record Linkage (1969); W. E. Winkler on frequencies and expectation–maximisation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
PLACE = ("number", "street", "city", "state", "zip")
MOVED = -6.0
"""What another address weighs."""
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
    """What is weighed with: tables by field, and how often names occur. `families`: some here live in one house."""

    tables: Mapping[str, Table] = field(default_factory=lambda: USUAL)
    names: Names = field(default_factory=Names)
    families: bool = True

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


Met = tuple[Levels, float]
"""Whom somebody has met: how alike they are, and what having the same names weighs, which isn't learned."""


def met_with(model: Model, found: Levels, ours: Person, theirs: Person) -> Met:
    """Return how alike two are in the form to learn from."""
    if found.swapped or Level.SAME not in (found.first, found.last):
        return found, 0.0
    weights = weigh(model, found, ours, theirs)
    return found, sum(weights[name] for name in ("first", "last") if getattr(found, name) is Level.SAME)


def learned(model: Model, met: Sequence[Sequence[Met]], by_chance: Sequence[Levels], people: int) -> Model:
    """Return a model with frequencies learned: of two by chance by counting, of one person by EM over whom each has met.

    `met`: for some there, those here who may be them, of `people` here. One there is at most one here, so that the belief
    in all whom one has met is no more than one: else a family, who share so much, would be taken for one person.
    """
    u = {name: _counted(model.tables[name], (getattr(one, name) for one in by_chance), 1) for name in FIELDS}
    m = {name: {level: often for level, (often, _) in model.tables[name].items()} for name in FIELDS}
    seen = {found for one in met for found, _ in one}
    share = 0.5
    for _ in range(ROUNDS):
        now = _model(m, u, model)
        bits = {found: _without_names(now, found) for found in seen}
        belief = dict.fromkeys(seen, 0.0)
        somebody = 0.0
        for one in met:
            odds = [share / people * 2 ** (bits[found] + rarity) for found, rarity in one]
            nobody = 1 - share + sum(odds)
            somebody += sum(odds) / nobody
            for (found, _), its in zip(one, odds, strict=True):
                belief[found] += its / nobody
        share = min(0.99, max(0.01, somebody / len(met)))
        m = {name: _believed(model.tables[name], name, belief) for name in FIELDS}
    return _model(m, u, model)


def _model(
    m: Mapping[str, Mapping[Level, float]], u: Mapping[str, Mapping[Level, float]], model: Model
) -> Model:
    tables = {name: {level: (m[name][level], u[name][level]) for level in m[name]} for name in FIELDS}
    return replace(model, tables=tables)


def _without_names(model: Model, found: Levels) -> float:
    """Return what two weigh, but for having the same names."""
    weights = model.all_bits(found)
    if found.swapped:
        weights["last"] += SWAPPED
    else:
        weights |= {name: 0.0 for name in ("first", "last") if getattr(found, name) is Level.SAME}
    place = sum(weights.pop(name) for name in PLACE)
    return sum(weights.values()) + max(MOVED, place)


def _believed(table: Table, name: str, belief: Mapping[Levels, float]) -> dict[Level, float]:
    sums = dict.fromkeys(table, 0.0)
    for found, its in belief.items():
        level = getattr(found, name)
        if level in sums:
            sums[level] += its
    number = sum(sums.values())
    return {level: (sums[level] + PRIOR * usual) / (number + PRIOR) for level, (usual, _) in table.items()}


def _counted(table: Table, found: Iterable[Level], column: int) -> dict[Level, float]:
    counts = Counter(level for level in found if level in table)
    number = counts.total()
    return {
        level: (counts[level] + PRIOR * usual[column]) / (number + PRIOR) for level, usual in table.items()
    }
