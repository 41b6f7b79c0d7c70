"""Is this external person one of ours? Pure scoring of pairs, and the choice among all pairs of a batch.

Confident is only what a careful secretary would not doubt: the same name together with a shared e-mail, a
shared phone or the same birth date, and nothing against it. Families share names, e-mails and phones, so
whoever is a child by mark, birth date or grade is surely the same only as somebody who is one too. Doubtful
pairs become decisions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rapidfuzz.distance import JaroWinkler

from openfaith_desktop.cdm.children import is_child
from openfaith_desktop.cdm.model import Values
from openfaith_desktop.cdm.normalise import fold

SIMILAR_FIRST_NAME = 0.88
SIMILAR_LAST_NAME = 0.92


class Confidence(StrEnum):
    """How sure a match is."""

    CONFIDENT = "confident"
    DOUBTFUL = "doubtful"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of a person, either side's. `emails` and `phones` are comparable forms."""

    id: str
    values: Values
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two people are one, and why, in words."""

    confidence: Confidence
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def _names(values: Values) -> frozenset[str]:
    return frozenset(n for k in ("first_name", "given_name", "nickname") if (n := fold(values.get(k))))


def _similar(a: Collection[str], b: Collection[str], threshold: float) -> bool:
    return any(JaroWinkler.similarity(x, y) >= threshold for x in a for y in b)


def compare(ours: Person, theirs: Person, today: date) -> Verdict:
    """Return how sure it is that the two are one person; `today` tells who is a child by birth date."""
    o, t = ours.values, theirs.values
    reasons: list[str] = []
    against: list[str] = []
    unsure: list[str] = []
    our_last, their_last = fold(o.get("last_name")), fold(t.get("last_name"))
    our_first, their_first = _names(o), _names(t)
    same_last = bool(our_last) and our_last == their_last
    same_first = bool(our_first & their_first)
    same_name = same_last and same_first
    near_name = (
        not same_name
        and (same_last or _similar([our_last], [their_last], SIMILAR_LAST_NAME))
        and (same_first or _similar(our_first, their_first, SIMILAR_FIRST_NAME))
    )
    # Without a last name on one side, a first name and a contact make a question, never an answer.
    if not same_name and same_first and not (our_last and their_last):
        near_name = True
    if same_name:
        reasons.append("same name")
    elif near_name:
        reasons.append("similar name")
    if shared_email := ours.emails & theirs.emails:
        reasons.append("same e-mail")
    if shared_phone := ours.phones & theirs.phones:
        reasons.append("same phone number")
    ours_born, theirs_born = o.get("birthdate"), t.get("birthdate")
    same_birth = bool(ours_born) and ours_born == theirs_born
    if same_birth:
        reasons.append("same birth date")
    elif ours_born and theirs_born:
        against.append("different birth dates")
    if o.get("child") is not None and t.get("child") is not None and bool(o["child"]) != bool(t["child"]):
        against.append("one is a child, the other is not")
    elif is_child(o, today) != is_child(t, today):
        unsure.append("only one is known to be a child")
    our_middle, their_middle = fold(o.get("middle_name")), fold(t.get("middle_name"))
    if our_middle and their_middle and our_middle[0] != their_middle[0]:
        against.append("different middle names")

    contact = bool(shared_email or shared_phone)
    if not (same_name or near_name):
        confidence = Confidence.NONE
    elif same_name and (contact or same_birth):
        confidence = Confidence.DOUBTFUL if against or unsure else Confidence.CONFIDENT
    elif against:
        # Namesakes with different birth dates, or a parent and child of similar name: two people.
        confidence = Confidence.NONE
    elif same_name or contact or same_birth:
        confidence = Confidence.DOUBTFUL
    else:
        confidence = Confidence.NONE
    return Verdict(confidence, tuple(reasons), (*against, *unsure))


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
    records that could be one entity, or two entities that could be one external record, are a question.
    """
    same = same or {}
    live: dict[str, list[Pair]] = {}
    taken = set(same.values())
    for pair in pairs:
        if pair.verdict.confidence is Confidence.NONE or pair.external_id in same:
            continue
        if pair.entity_id in taken or (pair.external_id, pair.entity_id) in different:
            continue
        live.setdefault(pair.external_id, []).append(pair)
    confident_for: dict[str, set[str]] = {}
    for found in live.values():
        for pair in found:
            if pair.verdict.confidence is Confidence.CONFIDENT:
                confident_for.setdefault(pair.entity_id, set()).add(pair.external_id)
    links = dict(same)
    for external_id, found in live.items():
        confident = [p for p in found if p.verdict.confidence is Confidence.CONFIDENT]
        if len(confident) == 1 and len(confident_for[confident[0].entity_id]) == 1:
            links[external_id] = confident[0].entity_id
    linked = set(links.values())
    questions: dict[str, tuple[Pair, ...]] = {}
    for external_id, found in live.items():
        # A doubtful candidate that another record is surely linked to is settled by that.
        open_pairs = tuple(p for p in found if p.entity_id not in linked)
        if external_id not in links and open_pairs:
            questions[external_id] = open_pairs
    return Matching(links, questions)
