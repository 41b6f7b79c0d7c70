"""Is this external person one of ours? The verdict on a pair, and the choice among all pairs of a matching. Pure.

Confident is only what a careful secretary would not doubt: names that agree, together with a birth date, an address or
a contact that does, and nothing against it. Families share names, addresses, e-mails and phones, so whoever is a child by
mark, birth date or grade is surely the same only as somebody who is one too, and nobody is surely somebody of another
first name. Doubtful pairs become decisions. What likeness weighs is said in `weights`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from openfaith_desktop.cdm.children import is_child
from openfaith_desktop.sync.reconcile.matching.levels import Level, Levels, levels, slip
from openfaith_desktop.sync.reconcile.matching.nicknames import known
from openfaith_desktop.sync.reconcile.matching.traits import Person
from openfaith_desktop.sync.reconcile.matching.weights import MOVED, PLACE, Model, weigh

__all__ = ["Confidence", "Likely", "Matching", "Pair", "Person", "Verdict", "choose", "compare"]

SURE = 17.0
"""Bits from which names and something else leave no doubt: of 100,000 strangers none agrees so much."""
PERHAPS = 9.0
"""Bits below which nobody is asked."""
PROBABLY = (SURE + PERHAPS) / 2
FAINT = 5.0
"""Bits from which two are asked about of whom nobody else is left for either."""
RARE = 12.0
"""Bits from which a name alone, spelled a little differently, is asked about."""
CLEARLY = 6.0
"""By so many bits the best of several candidates must stand out to be linked unasked."""
SOME_PLACE, ONE_PLACE = 5.0, 12.0
"""Bits of an address that is partly, or surely, the same."""
THEIR_OWN = ("first", "middle", "born", "gender")
FAMILY = 16.0
"""Bits that last name, address and contacts weigh together at most, when nothing says that it is the same one of a family."""
OFTEN, LONG = 3, 6
"""A first name that so many have, or that has fewer letters, is no slip of the pen."""
USUAL = Model()


class Confidence(StrEnum):
    """How sure a match is."""

    CONFIDENT = "confident"
    DOUBTFUL = "doubtful"
    NONE = "none"


class Likely(StrEnum):
    """How likely it is that two are one, as a person is told: nobody can make anything of bits."""

    ALMOST_SURELY = "almost surely"
    PROBABLY = "probably"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two people are one, and why, in words. `weight`: in bits, for one person against two.

    `told_apart`: by a birth date or a middle name, which a father and a son of one name don't share. `faint`: so little
    that it counts for nothing, unless nobody else is left for either.
    """

    confidence: Confidence
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    weight: float = 0.0
    told_apart: bool = False
    faint: bool = False

    @property
    def likely(self) -> Likely:
        """How likely it is, in words; whatever speaks against it leaves no more than a perhaps."""
        if self.confidence is Confidence.CONFIDENT:
            return Likely.ALMOST_SURELY
        if self.against or self.weight < PROBABLY:
            return Likely.PERHAPS
        return Likely.ALMOST_SURELY if self.weight >= SURE else Likely.PROBABLY


def compare(ours: Person, theirs: Person, today: date, model: Model = USUAL) -> Verdict:
    """Return how sure it is that the two are one person; `today` tells who is a child by birth date."""
    found = levels(ours, theirs)
    weights = weigh(model, found, ours, theirs)
    # People move: five parts of an address that differ say no more than one.
    place = max(MOVED, sum(weights[name] for name in PLACE))
    shared = place + weights["last"] + weights["email"] + weights["phone"]
    if model.families and found.first <= Level.DIFFERENT:
        shared = min(shared, FAMILY)  # so much any two of a family share
    against, unsure, ages = _against(ours, theirs, found, today)
    their_own = sum(weights[name] for name in THEIR_OWN) + ages
    weight = round(shared + their_own, 3)
    # So that one of a family beside another of it ranks below somebody who moved, wherever their own data differ.
    own_doubts = model.families and (found.first < Level.KNOWN or found.born in (Level.DIFFERENT, Level.PART))
    ranked = round(min(shared, FAMILY) + their_own, 3) if own_doubts else weight
    said = _Said(
        found,
        weight,
        place,
        Level.SAME in (found.email, found.phone),
        found.first is Level.NEAR and _slipped(ours, theirs, model),
        bool(against),
        bool(unsure),
        weights["first"] + weights["last"] >= model.names.telling,
        model.families,
    )
    confidence = _confidence(said)
    faint = confidence is Confidence.NONE and _faint(said)
    if confidence is Confidence.NONE and not faint:
        return Verdict(confidence, weight=ranked)
    told_apart = found.born >= Level.NEAR or found.middle is Level.SAME
    if found.first is Level.DIFFERENT:
        against.append("different first names")
    return Verdict(
        confidence, _reasons(found, said.place), _one_copy((*against, *unsure)), ranked, told_apart, faint
    )


def _against(ours: Person, theirs: Person, found: Levels, today: date) -> tuple[list[str], list[str], float]:
    """Return what speaks against it, what makes it unsure, and the bits that a child beside a grown-up weighs."""
    against: list[str] = []
    unsure: list[str] = []
    ages = 0.0
    if found.born in (Level.DIFFERENT, Level.PART):
        against.append("different birth dates")
    marks = ours.values.get("child"), theirs.values.get("child")
    if None not in marks and bool(marks[0]) != bool(marks[1]):
        against.append("one is a child, the other is not")
        ages = -10.0
    elif is_child(ours.values, today) != is_child(theirs.values, today):
        unsure.append("only one is known to be a child")
        ages = -5.0
    if found.middle is Level.DIFFERENT:
        against.append("different middle names")
    if found.gender is Level.DIFFERENT:
        against.append("different gender")
    return against, unsure, ages


class _Said(NamedTuple):
    """What is said for and against two people's being one; `place`: bits of the address alone.

    `telling`: the name alone is a reason to ask, for not many here bear it.
    """

    found: Levels
    weight: float
    place: float
    contact: bool
    slipped: bool
    against: bool
    unsure: bool
    telling: bool
    families: bool

    @property
    def same_name(self) -> bool:
        """Whether both names are the same, each in its place."""
        return self.found.first is Level.SAME and self.found.last is Level.SAME and not self.found.swapped

    @property
    def elsewhere(self) -> bool:
        """Whether more than the name agrees."""
        return self.contact or self.place >= SOME_PLACE or self.found.born >= Level.NEAR


def _confidence(said: _Said) -> Confidence:
    first, last, born = said.found.first, said.found.last, said.found.born
    doubt = Confidence.DOUBTFUL if said.against or said.unsure else Confidence.CONFIDENT
    if said.same_name and (said.contact or born is Level.SAME):
        return doubt
    if said.weight >= SURE and _one_person(said):
        return doubt
    if said.families and first is Level.DIFFERENT and born < Level.NEAR:
        return Confidence.NONE  # one family: what they share tells of it, not of them
    if said.against:
        # Namesakes with different birth dates, or a parent and child of similar name: two people.
        least = SURE if said.families else PERHAPS
        return Confidence.DOUBTFUL if said.weight >= least and said.elsewhere else Confidence.NONE
    if said.same_name and (said.telling or said.elsewhere):
        return Confidence.DOUBTFUL
    rare = said.weight >= RARE and first >= Level.NEAR and last >= Level.NEAR
    return Confidence.DOUBTFUL if (said.weight >= PERHAPS and said.elsewhere) or rare else Confidence.NONE


def _faint(said: _Said) -> bool:
    """Return whether there is anything to ask about where nobody else is left: one name, or one house."""
    likely = said.weight >= FAINT and (said.elsewhere or min(said.found.first, said.found.last) >= Level.NEAR)
    return likely or (said.same_name and not said.against)


def _one_person(said: _Said) -> bool:
    """Return whether it is one person beyond doubt that agree so much, and not two of one family.

    Twins share all but the first name, father and son all but the birth date; who marries changes the last name.
    """
    first, last, born = said.found.first, said.found.last, said.found.born
    lives_there = said.place >= ONE_PLACE
    beside = said.contact or said.place >= SOME_PLACE
    if first >= Level.KNOWN:
        if last >= Level.NEAR:
            return born is Level.SAME or lives_there or (born is Level.NEAR and beside)
        return born is Level.SAME and (lives_there or said.contact)
    return said.slipped and last >= Level.NEAR and (born is Level.SAME or (born is Level.NEAR and beside))


def _slipped(ours: Person, theirs: Person, model: Model) -> bool:
    """Return whether two first names differ by a slip of the pen, and aren't two names that people have.

    Short names, and those that begin otherwise, are two of twins as easily: Mia and Mila, Jayden and Kayden.
    """

    def often(name: str) -> bool:
        return known(name) or model.names.firsts.get(name, 0) >= OFTEN

    return any(
        one[0] == other[0]
        and min(len(one), len(other)) >= LONG
        and slip(one, other)
        and not (often(one) and often(other))
        for one in ours.firsts
        for other in theirs.firsts
    )


SAME_NAME = "same name"
_WORDS: Mapping[str, Mapping[Level, str]] = {
    "born": {Level.SAME: "same birth date", Level.NEAR: "almost the same birth date"},
    "email": {Level.SAME: "same e-mail"},
    "phone": {Level.SAME: "same phone number"},
}


@lru_cache
def _one_copy(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return these words, the same tuple each time: a large church has hundreds of thousands of verdicts at once."""
    return words


def _alike(level: Level) -> tuple[str, ...]:
    return () if level <= Level.DIFFERENT else ("same",) if level >= Level.KNOWN else ("similar",)


def _reasons(found: Levels, place: float) -> tuple[str, ...]:
    reasons: list[str] = []
    if found.swapped:
        reasons.append("first and last name exchanged")
    elif found.first is Level.SAME and found.last is Level.SAME:
        reasons.append(SAME_NAME)
    elif found.first is Level.KNOWN and found.last >= Level.NEAR:
        reasons.append("another form of the same name")
    elif found.last <= Level.DIFFERENT:
        reasons += [f"{word} first name" for word in _alike(found.first)]
    elif found.first <= Level.DIFFERENT:
        reasons += [f"{word} last name" for word in _alike(found.last)]
    else:
        reasons.append("similar name")
    said = (_WORDS[name].get(getattr(found, name)) for name in ("email", "phone", "born"))
    reasons += [one for one in said if one]
    if place >= ONE_PLACE:
        reasons.append("same address")
    elif place >= SOME_PLACE:
        reasons.append("similar address")
    return _one_copy(tuple(reasons))


@dataclass(frozen=True, slots=True)
class Pair:
    """One possible match: external id, entity id, verdict."""

    external_id: str
    entity_id: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Matching:
    """What is to be done with the pairs: links by external id, and questions (all their pairs)."""

    links: dict[str, str] = field(default_factory=dict[str, str])
    questions: dict[str, tuple[Pair, ...]] = field(default_factory=dict[str, tuple[Pair, ...]])


def choose(
    pairs: Iterable[Pair],
    same: Mapping[str, str] | None = None,
    different: Collection[tuple[str, str]] = (),
) -> Matching:
    """Link what is unique and confident from both sides; ask about the rest.

    `same` (external id to entity id) and `different` (pairs) are answers a person gave before. Two external
    records that could be one entity, or two entities that could be one external record, are a question, unless
    one of them outweighs the others clearly from both sides; who is linked is nobody else's rival any more. What is `faint` is asked about only where nobody else is
    left for either: who of one house is neither linked nor asked about on both sides may be one.
    """
    same = same or {}
    live: dict[str, list[Pair]] = {}
    taken = set(same.values())
    faint: list[Pair] = []
    for pair in pairs:
        verdict = pair.verdict
        if (verdict.confidence is Confidence.NONE and not verdict.faint) or pair.external_id in same:
            continue
        if pair.entity_id in taken or (pair.external_id, pair.entity_id) in different:
            continue
        if verdict.faint:
            faint.append(pair)
            continue
        live.setdefault(pair.external_id, []).append(pair)
    links = dict(same)
    while sure := _sure(live.values()):
        # Who is linked is nobody else's rival any more.
        links |= sure
        gone = set(sure.values())
        live = {
            external_id: left
            for external_id, found in live.items()
            if external_id not in sure and (left := [p for p in found if p.entity_id not in gone])
        }
    linked = set(links.values())
    questions: dict[str, tuple[Pair, ...]] = {}
    for external_id, found in live.items():
        questions[external_id] = tuple(sorted(found, key=lambda p: -p.verdict.weight))
    settled = linked | {pair.entity_id for those in questions.values() for pair in those}
    for pair in sorted(faint, key=lambda p: (-p.verdict.weight, p.external_id, p.entity_id)):
        # Likeliest first, each of both sides once: whoever is asked about already is nobody's last chance.
        if (
            pair.external_id not in links
            and pair.external_id not in questions
            and pair.entity_id not in settled
        ):
            questions[pair.external_id] = (pair,)
            settled.add(pair.entity_id)
    return Matching(links, questions)


def _sure(live: Iterable[list[Pair]]) -> dict[str, str]:
    """Return who is linked, by external id: who stands out from both sides."""
    rivals: dict[str, list[Pair]] = {}
    for found in live:
        for pair in found:
            rivals.setdefault(pair.entity_id, []).append(pair)
    best = (_standing_out(found) for found in live)
    return {
        one.external_id: one.entity_id
        for one in best
        if one is not None and _standing_out(rivals[one.entity_id]) is one
    }


def _standing_out(found: list[Pair]) -> Pair | None:
    """Return the confident pair that outweighs all others clearly, doubtful ones too.

    Of two namesakes of one house neither is sure unless something tells them apart.
    """
    first, *others = sorted(found, key=lambda p: (-p.verdict.weight, p.verdict.confidence))
    if first.verdict.confidence is not Confidence.CONFIDENT:
        return None
    if others and first.verdict.weight - others[0].verdict.weight < CLEARLY:
        return None
    namesakes = any(SAME_NAME in p.verdict.reasons for p in others)
    return None if namesakes and not first.verdict.told_apart else first
