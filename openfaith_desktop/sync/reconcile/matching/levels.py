"""How alike two people are, field by field, in steps: the same, spelled a little differently, in part, different, unknown.

Pure; what a step weighs is `weights`' business. Names that sound like typing errors are told from other names by how
often they occur: Jon and John are two names, Jhon is a slip.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from openfaith_desktop.sync.reconcile.matching.nicknames import same_name
from openfaith_desktop.sync.reconcile.matching.traits import Born, Person, Place

ALIKE = 0.92
RATHER_ALIKE = 0.84


class Level(IntEnum):
    """How alike one field is."""

    UNKNOWN = 0
    """Not given on one side."""
    DIFFERENT = 1
    PART = 2
    """An initial, one of two last names, the same year and month."""
    NEAR = 3
    """A slip of the pen or of the ear."""
    KNOWN = 4
    """Another form of the same: Bob for Robert."""
    SAME = 5


_Place = tuple[Level, Level, Level, Level, Level]


class Levels(NamedTuple):
    """One step for each field. `swapped`: first and last name stand in each other's place."""

    first: Level
    last: Level
    swapped: bool
    middle: Level
    born: Level
    gender: Level
    number: Level
    street: Level
    city: Level
    state: Level
    zip: Level
    email: Level
    phone: Level


def levels(ours: Person, theirs: Person) -> Levels:
    """Compare two people."""
    first, last, swapped = _names(ours, theirs)
    number, street, city, state, zip_ = _places(ours.places, theirs.places)
    return Levels(
        first,
        last,
        swapped,
        _middle(ours.middle, theirs.middle),
        _born(ours.born, theirs.born),
        _plain(ours.gender, theirs.gender),
        number,
        street,
        city,
        state,
        zip_,
        _shared(ours.emails, theirs.emails),
        _shared(ours.phones, theirs.phones),
    )


def one_family(ours: Person, theirs: Person) -> bool:
    """Return whether who are somebody else may share a house or a contact: enough to ask where nobody else is left."""
    return (
        _shared(ours.emails, theirs.emails) is Level.SAME
        or _shared(ours.phones, theirs.phones) is Level.SAME
        or any(
            one.street and one.street == other.street and one.number == other.number
            for one in ours.places
            for other in theirs.places
        )
    )


def somebody_else(ours: Person, theirs: Person) -> bool:
    """Return whether first name and birth date tell of one family at best, whatever else agrees.

    `scoring` neither links nor asks then. Most who share a key are such; this costs a quarter of a whole comparison.
    """
    return _born(ours.born, theirs.born) < Level.NEAR and _names(ours, theirs)[0] is Level.DIFFERENT


# --- names ---------------------------------------------------------------------------------------------


def _names(ours: Person, theirs: Person) -> tuple[Level, Level, bool]:
    straight = (_best(ours.firsts, theirs.firsts, first_names), _last(ours.last, theirs.last))
    if min(straight) >= Level.NEAR or not (ours.last and theirs.last):
        return *straight, False
    crossed = (
        _best({ours.last}, theirs.firsts, first_names),
        _best(ours.firsts, {theirs.last}, last_names),
    )
    if min(crossed) >= Level.NEAR and sum(crossed) > sum(straight):
        return *crossed, True
    return *straight, False


def _best(
    ours: frozenset[str] | set[str], theirs: frozenset[str] | set[str], how: Callable[[str, str], Level]
) -> Level:
    if not ours or not theirs:
        return Level.UNKNOWN
    if not ours.isdisjoint(theirs):
        return Level.SAME
    return max(how(*sorted((one, other))) for one in ours for other in theirs)


def _last(ours: str, theirs: str) -> Level:
    if not ours or not theirs:
        return Level.UNKNOWN
    return last_names(*sorted((ours, theirs)))


@lru_cache(maxsize=50_000)
def first_names(one: str, other: str) -> Level:
    """Compare two first names; call it with the smaller one first."""
    if one == other:
        return Level.SAME
    if same_name(one, other):
        return Level.KNOWN
    if slip(one, other):
        return Level.NEAR
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and (len(short) == 1 or " " in long[len(short) : len(short) + 1]):
        return Level.PART
    if JaroWinkler.similarity(one, other) >= RATHER_ALIKE:
        return Level.PART
    return Level.DIFFERENT


@lru_cache(maxsize=50_000)
def last_names(one: str, other: str) -> Level:
    """Compare two last names; call it with the smaller one first."""
    if one == other or one.replace(" ", "") == other.replace(" ", ""):
        return Level.SAME
    if slip(one, other):
        return Level.NEAR
    if set(one.split()) & set(other.split()) - {"de", "van", "von", "la", "da", "del", "der", "st"}:
        return Level.PART
    if JaroWinkler.similarity(one, other) >= RATHER_ALIKE:
        return Level.PART
    return Level.DIFFERENT


def slip(one: str, other: str) -> bool:
    """Return whether two words differ by so little that somebody may have mistyped or misheard one."""
    least = min(len(one), len(other))
    if abs(len(one) - len(other)) > 2 or least < 3:
        return False
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=2)
    return distance == 1 or (distance == 2 and least >= 6) or JaroWinkler.similarity(one, other) >= ALIKE


def _middle(ours: str, theirs: str) -> Level:
    if not ours or not theirs:
        return Level.UNKNOWN
    if ours == theirs:
        return Level.SAME
    if ours[0] != theirs[0]:
        return Level.DIFFERENT
    return Level.NEAR if slip(ours, theirs) else Level.PART


# --- birth date ----------------------------------------------------------------------------------------


def _born(ours: Born | None, theirs: Born | None) -> Level:
    if ours is None or theirs is None:
        return Level.UNKNOWN
    if ours == theirs:
        return Level.SAME
    (year, month, day), (other_year, other_month, other_day) = ours, theirs
    if year == other_year and (month, day) == (other_day, other_month):
        return Level.NEAR
    if (month, day) == (other_month, other_day) and abs(int(year) - int(other_year)) in (1, 10, 100):
        return Level.NEAR
    if DamerauLevenshtein.distance("".join(ours), "".join(theirs), score_cutoff=1) == 1:
        return Level.NEAR
    same = (year == other_year) + (month == other_month) + (day == other_day)
    return Level.PART if same == 2 else Level.DIFFERENT


# --- the rest ------------------------------------------------------------------------------------------


def _plain(ours: str, theirs: str) -> Level:
    if not ours or not theirs:
        return Level.UNKNOWN
    return Level.SAME if ours == theirs else Level.DIFFERENT


def _places(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> _Place:
    if not ours or not theirs:
        return Level.UNKNOWN, Level.UNKNOWN, Level.UNKNOWN, Level.UNKNOWN, Level.UNKNOWN
    return max((_place(one, other) for one in ours for other in theirs), key=sum)


def _place(one: Place, other: Place) -> _Place:
    return (
        _digits(one.number, other.number),
        _words(one.street, other.street),
        _words(one.city, other.city),
        _plain(one.state, other.state),
        _digits(one.zip, other.zip),
    )


def _digits(one: str, other: str) -> Level:
    if not one or not other:
        return Level.UNKNOWN
    if one == other:
        return Level.SAME
    if min(len(one), len(other)) >= 2 and DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1:
        return Level.NEAR
    # A postcode with its second half (US: ZIP+4) and one without.
    return Level.NEAR if min(len(one), len(other)) >= 5 and one[:5] == other[:5] else Level.DIFFERENT


def _words(one: str, other: str) -> Level:
    if not one or not other:
        return Level.UNKNOWN
    return _same_words(*sorted((one, other)))


@lru_cache(maxsize=50_000)
def _same_words(one: str, other: str) -> Level:
    if one == other:
        return Level.SAME
    if slip(one, other) or JaroWinkler.similarity(one, other) >= ALIKE:
        return Level.NEAR
    if set(one.split()) & set(other.split()) and JaroWinkler.similarity(one, other) >= RATHER_ALIKE:
        return Level.PART
    return Level.DIFFERENT


def _shared(ours: Collection[str], theirs: Collection[str]) -> Level:
    if not ours or not theirs:
        return Level.UNKNOWN
    return Level.SAME if any(one in theirs for one in ours) else Level.DIFFERENT
