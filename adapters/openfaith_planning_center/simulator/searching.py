"""The searches over people: by name, e-mail address and phone number, with their limits.

Words must begin a word of the first (or given) and last name; nicknames and middle names are not searched.
A single word is also found inside names by the wider searches.
"""

from __future__ import annotations

from collections.abc import Callable

from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.values import attribute, fold, person_name


def digits_of(text: str) -> str:
    """Return the digits of a text."""
    return "".join(c for c in text if c.isdigit())


def searcher(church: Church, name: str, value: str) -> Callable[[Row], bool]:
    """Return the test that `where[search_…]=value` applies to each person."""
    wanted = fold(value)
    words = wanted.split()
    digits = digits_of(value)

    def by_name(row: Row) -> bool:
        for first in (row.get("first_name"), row.get("given_name")):
            parts = fold(f"{first or ''} {row.get('last_name') or ''}").split()
            if words and all(any(part.startswith(word) for part in parts) for word in words):
                return True
        return False

    def by_email(row: Row) -> bool:
        return any(wanted in fold(e.get("address") or "") for e in church.of_person(row["id"], "Email"))

    def by_phone(row: Row) -> bool:
        numbers = (str(p.get("number") or "") for p in church.of_person(row["id"], "PhoneNumber"))
        return bool(digits) and any(digits_of(n).endswith(digits) for n in numbers)

    def by_e164(row: Row) -> bool:
        phones = church.of_person(row["id"], "PhoneNumber")
        return any(attribute(church, "PhoneNumber", p, "e164") == value for p in phones)

    def anywhere(row: Row) -> bool:
        return len(words) == 1 and words[0] in fold(person_name(church, row))

    tests: dict[str, tuple[Callable[[Row], bool], ...]] = {
        "search_name": (by_name,),
        "search_phone_number": (by_phone,),
        "search_phone_number_e164": (by_e164,),
        "search_name_or_email": (by_name, by_email, anywhere),
        "search_name_or_email_or_phone_number": (by_name, by_email, by_phone, anywhere),
    }
    asked = tests[name]
    return lambda row: any(test(row) for test in asked)
