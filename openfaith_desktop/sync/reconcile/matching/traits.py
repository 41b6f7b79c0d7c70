"""What is compared of a person, in forms that can be compared: names, birth date, addresses, contacts. Pure.

Made once for each person of a matching; `levels` compares two of them. All people of a large church are held at once,
as `lean` ones: without what they were made from, and with one copy of each word that many share.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from openfaith_desktop.cdm.model import Value, Values
from openfaith_desktop.cdm.normalise import fold

_FIRST = ("first_name", "given_name", "nickname")
_AGES = ("child", "grade", "birthdate")
_NUMBER = re.compile(r"\d+[a-z]?")
_STREET_WORDS = {
    "street": "st",
    "road": "rd",
    "avenue": "ave",
    "av": "ave",
    "lane": "ln",
    "drive": "dr",
    "court": "ct",
    "place": "pl",
    "boulevard": "blvd",
    "circle": "cir",
    "crescent": "cr",
    "terrace": "ter",
    "highway": "hwy",
    "parkway": "pkwy",
    "square": "sq",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
    "apartment": "apt",
    "strasse": "str",
    "saint": "st",
}


Born = tuple[str, str, str]
"""Year, month, day of a birth date, each of it digits."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address: house number, street without it, city, state, postcode; each "" where it isn't given."""

    number: str
    street: str
    city: str
    state: str
    zip: str


@dataclass(frozen=True, slots=True)
class Person:
    """What is compared of a person, either side's. `emails` and `phones` are comparable forms.

    `addresses`: the values of their addresses. The rest is made from these. `firsts`: what they are called (first name,
    given name, nickname). `born`: None where it isn't a whole date.
    """

    id: str
    values: Values
    emails: Collection[str] = ()
    phones: Collection[str] = ()
    addresses: Sequence[Values] = ()
    firsts: frozenset[str] = field(init=False, repr=False, compare=False)
    last: str = field(init=False, repr=False, compare=False)
    middle: str = field(init=False, repr=False, compare=False)
    gender: str = field(init=False, repr=False, compare=False)
    born: Born | None = field(init=False, repr=False, compare=False)
    places: tuple[Place, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make what is compared."""
        values = self.values
        made = {
            "firsts": _firsts(*(values.get(name) for name in _FIRST)),
            "last": _folded(values.get("last_name")),
            "middle": _folded(values.get("middle_name")),
            "gender": _folded(values.get("gender")),
            "born": _born(values.get("birthdate")),
            "places": tuple(place(one) for one in self.addresses),
        }
        for name, value in made.items():
            object.__setattr__(self, name, value)


def lean(
    id_: str,
    values: Values,
    emails: Collection[str] = (),
    phones: Collection[str] = (),
    addresses: Sequence[Values] = (),
) -> Person:
    """Return a person who keeps no more of what they were made from than what tells a child."""
    one = Person(id_, values, tuple(emails), tuple(phones), addresses)
    object.__setattr__(one, "values", _ages(*(values.get(name) for name in _AGES)))
    object.__setattr__(one, "addresses", ())
    return one


def place(values: Values) -> Place:
    """Return an address's parts in a comparable form."""
    words = fold(f"{values.get('street_line_1') or ''} {values.get('street_line_2') or ''}").split()
    number = next((one for one in words if _NUMBER.fullmatch(one)), "")
    street = " ".join(_STREET_WORDS.get(one, one) for one in words if one != number)
    return Place(
        intern(number),
        intern(street),
        _folded(values.get("city")),
        _folded(values.get("state")),
        _folded(values.get("zip")).replace(" ", ""),
    )


# --- one copy of each ----------------------------------------------------------------------------------


@lru_cache(maxsize=50_000)
def _folded(text: Value) -> str:
    return fold(text)


@lru_cache(maxsize=50_000)
def _firsts(*names: Value) -> frozenset[str]:
    return frozenset(name for one in names if (name := _folded(one)))


@lru_cache(maxsize=50_000)
def _born(written: Value) -> Born | None:
    parts = str(written or "").split("-")
    if len(parts) != 3 or [len(one) for one in parts] != [4, 2, 2] or not all(map(str.isdecimal, parts)):
        return None
    return parts[0], parts[1], parts[2]


@lru_cache(maxsize=50_000)
def _ages(*values: Value) -> Values:
    return dict(zip(_AGES, values, strict=True))
