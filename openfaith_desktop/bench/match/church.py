"""A church of our own making, as two lists of it that were kept apart: families, twins, shared contacts, slips, moves.

The same number makes the same church.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from openfaith_desktop.bench.match.datasets import Dataset
from openfaith_desktop.sync.reconcile.matching.nicknames import forms
from openfaith_desktop.sync.reconcile.matching.traits import Person

SYLLABLES = "an ber bran cal car dal den el fair gar hal har hol jan ken lar lin mal mar nor ost pel ran ros san sel tor ul ver wal win zel"
ENDINGS = "son ton field ez ley man berg sen ski wood er ford land ard ini ova"
FOREIGN = "José Łucja François Søren Zoë Ångela Jürgen Nguyễn Chloë Iñaki Renée Tomáš Ayşe Björn Inês"
STREETS = "Elm Oak Maple Cedar Church Mill Main Park Lake Hill River Pine Spring Walnut Sunset Ridge Meadow Highland Chestnut"
KINDS = "Street Road Avenue Lane Drive Court Place"
CITIES = (("Springfield", "IL", "62"), ("Portland", "OR", "97"), ("Hope", "AR", "71"), ("Salem", "MA", "01"))
TODAY = date(2026, 1, 1)


def gender_of(first: str) -> str:
    """Return a gender that a first name always has here."""
    return "Female" if sum(map(ord, first.lower())) % 2 else "Male"


@dataclass(frozen=True, slots=True)
class _Member:
    first: str
    last: str
    middle: str
    gender: str
    born: date
    email: str
    phone: str
    address: dict[str, str]
    child: bool = False


@dataclass(slots=True)
class _Maker:
    chance: random.Random
    formal: list[str]
    lasts: list[str]
    shares: list[float]
    used: int = field(default=0)

    def first(self) -> str:
        """A first name, common ones more often; one in twenty of another language."""
        if self.chance.random() < 0.05:
            return self.chance.choice(FOREIGN.split())
        return self.chance.choices(self.formal, self.shares[: len(self.formal)])[0].capitalize()

    def last(self) -> str:
        """A last name; now and then a double one."""
        one = self.chance.choices(self.lasts, self.shares)[0]
        return f"{one}-{self.chance.choice(self.lasts)}" if self.chance.random() < 0.02 else one

    def born(self, youngest: int, oldest: int) -> date:
        """A birth date by age in years."""
        return TODAY - timedelta(days=self.chance.randrange(youngest * 365, oldest * 365))

    def family(self) -> list[_Member]:
        """Return who lives in one house."""
        chance, last = self.chance, self.last()
        city, state, code = chance.choice(CITIES)
        self.used += 1
        address = {
            "street_line_1": f"{chance.randrange(1, 999)} {chance.choice(STREETS.split())} {chance.choice(KINDS.split())}",
            "city": city,
            "state": state,
            "zip": f"{code}{chance.randrange(0, 40):03}",
        }
        phone = f"+1202{self.used:07}"
        parents = [self._adult(last, phone, address) for _ in range(chance.choice((1, 2, 2, 2)))]
        children: list[_Member] = []
        for _ in range(chance.choice((0, 0, 1, 2, 2, 3))):
            child = self._child(parents[0], phone, address)
            children.append(child)
            if chance.random() < 0.04 and (twin := self.first()) != child.first:
                children.append(replace(child, first=twin, gender=gender_of(twin)))
        # Nobody calls two children alike, nor a wife like her husband.
        called = {one.first: one for one in reversed(parents + children)}
        juniors = [one for one in children if one.first == parents[0].first][:1]
        return [*called.values(), *(one for one in juniors if one is not called[one.first])]

    def _adult(self, last: str, phone: str, address: dict[str, str]) -> _Member:
        chance, first = self.chance, self.first()
        own = f"{first}.{last}{self.used}@example.com".lower() if chance.random() < 0.8 else ""
        return _Member(
            first,
            self.last() if chance.random() < 0.1 else last,
            self.first() if chance.random() < 0.4 else "",
            gender_of(first),
            self.born(25, 90),
            own,
            phone if chance.random() < 0.5 else f"+1303{chance.randrange(10**7):07}",
            address,
        )

    def _child(self, parent: _Member, phone: str, address: dict[str, str]) -> _Member:
        # Now and then a son is called like his father.
        junior = parent.gender == "Male" and self.chance.random() < 0.01
        first = parent.first if junior else self.first()
        shared = parent.email if self.chance.random() < 0.3 else ""
        born = self.born(0, 18)
        return _Member(first, parent.last, "", gender_of(first), born, shared, phone, address, child=True)


def made(people: int, seed: int, person: Callable[..., Person] = Person) -> Dataset:
    """Return a church of so many people, of whom each list lacks one in twelve. `person`: what makes each, `lean` for short."""
    chance = random.Random(seed)
    syllables, endings = SYLLABLES.split(), ENDINGS.split()
    lasts = sorted(
        {f"{a}{b}{c}".capitalize() for a in syllables for b in ("", *syllables[::6]) for c in endings}
    )
    chance.shuffle(lasts)
    maker = _Maker(chance, sorted(forms()), lasts, [1 / (n + 10) for n in range(len(lasts))])
    everybody: list[_Member] = []
    while len(everybody) < people:
        everybody += maker.family()
    ours, theirs, truth = list[Person](), list[Person](), set[tuple[int, int]]()
    for number, one in enumerate(everybody[:people]):
        here, there = chance.random() > 1 / 12, chance.random() > 1 / 12
        if here and there:
            truth.add((len(ours), len(theirs)))
        if here:
            ours.append(person(*_written(one, f"o{number}", chance, 0.5)))
        if there:
            theirs.append(person(*_written(one, f"t{number}", chance, 1.0)))
    return Dataset("church", ours, theirs, frozenset(truth))


# --- how it is written down ----------------------------------------------------------------------------


def _written(one: _Member, number: str, chance: random.Random, care: float) -> tuple[Any, ...]:
    """Return what makes a person of a member, as somebody wrote them down; `care`: how often something is wrong, 1 for the usual."""

    def now_and_then(share: float) -> bool:
        return chance.random() < share * care

    first, last, born = one.first, one.last, one.born.isoformat()
    if now_and_then(0.12) and (short := sorted(forms().get(first.lower(), ()))):
        first = chance.choice(short).capitalize()
    if now_and_then(0.06):
        first = _slip(first, chance)
    if now_and_then(0.06):
        last = _slip(last, chance)
    if now_and_then(0.02) and one.gender == "Female" and not one.child:
        last = chance.choice(("Marriedname", "Newlywed", "Bridewell"))
    if now_and_then(0.01):
        first, last = last, first
    if now_and_then(0.25):
        born = ""
    elif now_and_then(0.05):
        born = _wrong_date(one.born, chance)
    values = {
        "first_name": first,
        "last_name": last,
        "middle_name": "" if now_and_then(0.5) else one.middle,
        "gender": "" if now_and_then(0.3) else one.gender,
        "birthdate": born,
        "child": one.child and not now_and_then(0.1),
    }
    emails = frozenset((one.email,)) if one.email and not now_and_then(0.4) else frozenset[str]()
    phones = frozenset((one.phone,)) if not now_and_then(0.4) else frozenset[str]()
    addresses = () if now_and_then(0.2) else (_address(one.address, chance, now_and_then),)
    return number, values, emails, phones, addresses


def _slip(word: str, chance: random.Random) -> str:
    """Return a word with a letter lost, doubled, exchanged or wrong."""
    at = chance.randrange(max(1, len(word) - 1))
    before, letter, after = word[:at], word[at : at + 1], word[at + 1 :]
    return chance.choice(
        (
            before + after,
            before + letter * 2 + after,
            before + after[:1] + letter + after[1:],
            before + "e" + after,
        )
    )


def _wrong_date(born: date, chance: random.Random) -> str:
    """Return a birth date as it is written down wrongly."""
    year, month, day = born.year, born.month, born.day
    if day <= 12 and chance.random() < 0.4:
        return f"{year}-{day:02}-{month:02}"
    if chance.random() < 0.5:
        return f"{year + chance.choice((-10, -1, 1, 10))}-{month:02}-{day:02}"
    return f"{year}-{month:02}-{min(28, max(1, day + chance.choice((-1, 1, 3)))):02}"


def _address(
    address: dict[str, str], chance: random.Random, now_and_then: Callable[[float], bool]
) -> dict[str, str]:
    written = dict(address)
    if now_and_then(0.08):  # moved
        return {
            **written,
            "street_line_1": f"{chance.randrange(1, 999)} Elsewhere Way",
            "zip": f"9{chance.randrange(9999):04}",
        }
    if now_and_then(0.4):
        for long, short in (
            ("Street", "St"),
            ("Road", "Rd"),
            ("Avenue", "Ave"),
            ("Lane", "Ln"),
            ("Drive", "Dr."),
        ):
            written["street_line_1"] = written["street_line_1"].replace(long, short)
    if now_and_then(0.06):
        written["street_line_1"] = _slip(written["street_line_1"], chance)
    if now_and_then(0.1):
        written["zip"] = ""
    return written
