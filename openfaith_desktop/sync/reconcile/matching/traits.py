"""What is compared of a person, in forms that can be compared: names, birth date, addresses, contacts. Pure.

Made once for each person of a matching; `levels` compares two of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from openfaith_desktop.cdm.model import Values
from openfaith_desktop.cdm.normalise import fold

_FIRST = ("first_name", "given_name", "nickname")
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


@dataclass(frozen=True, slots=True)
class Place:
    """An address: house number, street without it, city, state, postcode; each "" where it isn't given."""

    number: str
    street: str
    city: str
    state: str
    zip: str


@dataclass(frozen=True)
class Person:
    """What is compared of a person, either side's. `emails` and `phones` are comparable forms.

    `addresses`: the values of their addresses.
    """

    id: str
    values: Values
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    addresses: Sequence[Values] = field(default=())

    @cached_property
    def firsts(self) -> frozenset[str]:
        """What they are called: first name, given name, nickname."""
        return frozenset(name for one in _FIRST if (name := fold(self.values.get(one))))

    @cached_property
    def last(self) -> str:
        """Their last name."""
        return fold(self.values.get("last_name"))

    @cached_property
    def middle(self) -> str:
        """Their middle name or names."""
        return fold(self.values.get("middle_name"))

    @cached_property
    def born(self) -> tuple[str, str, str] | None:
        """Year, month, day of the birth date, each of it digits; None where it isn't a whole date."""
        parts = str(self.values.get("birthdate") or "").split("-")
        if len(parts) != 3 or [len(one) for one in parts] != [4, 2, 2] or not all(map(str.isdecimal, parts)):
            return None
        return parts[0], parts[1], parts[2]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Their addresses."""
        return tuple(place(one) for one in self.addresses)


def place(values: Values) -> Place:
    """Return an address's parts in a comparable form."""
    words = fold(f"{values.get('street_line_1') or ''} {values.get('street_line_2') or ''}").split()
    number = next((one for one in words if _NUMBER.fullmatch(one)), "")
    street = " ".join(_STREET_WORDS.get(one, one) for one in words if one != number)
    return Place(
        number,
        street,
        fold(values.get("city")),
        fold(values.get("state")),
        fold(values.get("zip")).replace(" ", ""),
    )
