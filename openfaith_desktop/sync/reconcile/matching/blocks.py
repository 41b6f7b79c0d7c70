"""Which people are compared at all: those who share any of a dozen keys. Pure.

Each key forgives another mistake: the phonetic last name forgives a misspelled one, the birth date a changed name, the
address a lost birth date, the exchanged letters of both names names in each other's place.
"""

from __future__ import annotations

from functools import lru_cache

from openfaith_desktop.sync.reconcile.matching.traits import Person

_CODES = {
    letter: code
    for code, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1)
    for letter in letters
}
Key = tuple[str, ...]
STRONG = "epbalw"
"""Keys of which one is always enough: e-mail, phone, birth date, house, name with month of birth, whole name."""
MOST = 60
"""Of more people with one key nobody is compared by it: it tells nothing; the others do."""


@lru_cache(maxsize=100_000)
def sounds(word: str) -> str:
    """Return how a folded word sounds: Soundex over all its words. Source: R. C. Russell, US patent 1,261,167."""
    plain = "".join(one for one in word if one.isalpha())
    if not plain:
        return ""
    codes: list[str] = []
    before = _CODES.get(plain[0], 0)
    for letter in plain[1:]:
        code = _CODES.get(letter, 0)
        if code and code != before:
            codes.append(str(code))
        if letter not in "hw":
            before = code
    return (plain[0] + "".join(codes) + "000")[:4]


def keys(person: Person) -> set[Key]:
    """Return the keys of a person."""
    found = set[Key](("e", one) for one in person.emails)
    found.update(("p", one) for one in person.phones)
    last, born = person.last, person.born
    last_sound = sounds(last)
    for first in person.firsts or {""}:
        if first and last:
            # Where all else is shared by too many, who is written alike is still compared, and not doubled.
            found.add(("w", first, last))
            found.add(("n", last_sound, first[0]))
            found.add(("x", *sorted((first[:3], last[:3]))))
            found.add(("i", first[:4], last[:1]))
        if first and born:
            found.add(("d", first[0], born[1], born[2]))
            found.add(("y", first[:3], born[0]))
        for place in person.places:
            if first and place.zip:
                found.add(("f", first[:4], place.zip))
            if first and place.street:
                found.add(("g", sounds(first), place.number, sounds(place.street)))
    if born:
        found.add(("b", *born))
        if last:
            found.add(("l", last_sound, born[0], born[1]))
            found.add(("m", last_sound, born[2]))
    for place in person.places:
        if place.zip and last:
            found.add(("z", last_sound, place.zip))
        if place.street and place.number:
            found.add(("a", place.number, sounds(place.street), place.zip[:3]))
        if place.street and last:
            found.add(("s", last_sound, place.street[:5]))
    return found
