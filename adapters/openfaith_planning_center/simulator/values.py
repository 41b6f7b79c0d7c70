"""The attributes that the real system works out: names, forms of phone numbers, counts, countries."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import phonenumbers

from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.resources import BY_KIND, FLAGS

COUNTRIES = {"US": "United States", "CA": "Canada", "GB": "United Kingdom", "MX": "Mexico", "DE": "Germany"}
Value = Callable[[Church, Row], Any]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return text without case and accents, as the real system compares it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def phone_forms(number: str, region: str) -> dict[str, str | None]:
    """Return a number's forms by attribute name; None for what is no number."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return {"e164": None, "international": None, "national": None, "country_code": region}
    forms = phonenumbers.PhoneNumberFormat
    names = {"e164": forms.E164, "international": forms.INTERNATIONAL, "national": forms.NATIONAL}
    found: dict[str, str | None] = {
        name: phonenumbers.format_number(parsed, form) for name, form in names.items()
    }
    code = parsed.country_code or 0
    found["country_code"] = (
        region
        if code == phonenumbers.country_code_for_region(region)
        else phonenumbers.region_code_for_country_code(code)
    )
    return found


def _phone(name: str) -> Value:
    def value(church: Church, row: Row) -> Any:
        region = row.get("country_code") or church.organization["country_code"]
        return phone_forms(str(row.get("number") or ""), region)[name]

    return value


def person_name(church: Church, row: Row) -> str:
    """Return a person's full name: first and last; the nickname is not in it."""
    return f"{row.get('first_name') or ''} {row.get('last_name') or ''}".strip()


def _name_of(church: Church, number: Any) -> str | None:
    person = church.get("Person", number or 0)
    return person_name(church, person) if person is not None else None


def _country(church: Church, row: Row) -> Any:
    code = row.get("country_code")
    return COUNTRIES.get(code or "", code)


def _role(church: Church, row: Row) -> str:
    person = church.get("Person", row["person_id"])
    return "child_or_dependent" if person is not None and person.get("child") else "parent_guardian"


COMPUTED: Mapping[str, Mapping[str, Value]] = {
    "Person": {"name": person_name},
    "PhoneNumber": {name: _phone(name) for name in ("e164", "international", "national", "country_code")},
    "Address": {"country_name": _country},
    "Household": {
        "member_count": lambda church, row: len(
            church.child_ids("Household", row["id"], "HouseholdMembership")
        ),
        "primary_contact_name": lambda church, row: _name_of(church, row.get("primary_contact_id")),
        "primary_contact_id": lambda church, row: (
            str(row["primary_contact_id"]) if row.get("primary_contact_id") else None
        ),
    },
    "HouseholdMembership": {
        "person_name": lambda church, row: _name_of(church, row["person_id"]),
        "household_role": _role,
    },
    "FieldDatum": {"file": lambda church, row: {"url": None}},
    "Group": {
        "memberships_count": lambda church, row: len(church.child_ids("Group", row["id"], "Membership"))
    },
}
ALWAYS = frozenset({"primary_contact_id"})
"""Computed even where a row has a value of that name, which is then of another kind."""


def attribute(church: Church, kind: str, row: Row, name: str) -> Any:
    """Return one attribute of a row as the API shows it."""
    computed = COMPUTED.get(kind, {}).get(name)
    if computed is not None and (name not in row or name in ALWAYS):
        return computed(church, row)
    return row.get(name, False if name in FLAGS else None)


def attributes(church: Church, kind: str, row: Row, version: str, wanted: list[str] | None) -> dict[str, Any]:
    """Return the attributes of a row that the version has, or those of them that are `wanted`."""
    names, computed = _plan(kind, version)
    if wanted is not None:
        resource = BY_KIND[kind]
        names = {n: d for n in (*names, *resource.hidden) if n in wanted for d in (names.get(n),)}
    get = row.get
    found = {name: get(name, default) for name, default in names.items()}
    for name, value in computed:
        if name in found and (name not in row or name in ALWAYS):
            found[name] = value(church, row)
    return found


@lru_cache(maxsize=128)
def _plan(kind: str, version: str) -> tuple[dict[str, Any], tuple[tuple[str, Value], ...]]:
    resource = BY_KIND[kind]
    names = [n for n in resource.attributes if version >= resource.since.get(n, "")]
    return {n: False if n in FLAGS else None for n in names}, tuple(COMPUTED.get(kind, {}).items())
