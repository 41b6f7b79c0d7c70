"""How Planning Center's attributes and our fields correspond: one declarative table an entity type.

Both directions are read from the same rows; `docs/planning-center.md` is made from them. An attribute
that is in no table is neither read nor written; `NEVER_WRITTEN` says which are kept out on purpose.
Source: Planning Center API documentation, People, version 2025-03-20.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openfaith_desktop.cdm.model import Value
from openfaith_desktop.cdm.normalise import clean_text

Reader = Callable[[Any], Value]


def text(value: Any) -> Value:
    """Return text, or None for anything else and for nothing."""
    return (clean_text(value) or None) if isinstance(value, str) else None


def integer(value: Any) -> Value:
    """Return a whole number, also from its digits."""
    if type(value) is int:
        return value
    return (
        int(value) if isinstance(value, str) and value.lstrip("-").isdecimal() and value.isascii() else None
    )


def number(value: Any) -> Value:
    """Return a number, also from text: latitudes come as text."""
    try:
        return float(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
    except ValueError:
        return None


def boolean(value: Any) -> Value:
    """Return true or false, or None for anything else."""
    return value if isinstance(value, bool) else None


def day(value: Any) -> Value:
    """Return a date `YYYY-MM-DD`, or None for what is none."""
    try:
        return date.fromisoformat(value).isoformat() if isinstance(value, str) else None
    except ValueError:
        return None


def moment(value: Any) -> Value:
    """Return a time as it came (ISO 8601 UTC), or None for what is none."""
    try:
        return value if isinstance(value, str) and datetime.fromisoformat(value) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Attribute:
    """One correspondence. `writable` False: read only; `note` is for the documentation page."""

    external: str
    field: str
    read: Reader = text
    writable: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A relation: the relationship that names the other record, and the attribute that sets it, if any."""

    relationship: str
    field: str
    write_as: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class TypeMapping:
    """One entity type: Planning Center's resource name, its attributes and references."""

    resource: str
    attributes: tuple[Attribute, ...]
    references: tuple[Reference, ...] = ()

    @property
    def writable(self) -> frozenset[str]:
        """The fields that may be sent."""
        return frozenset(a.field for a in self.attributes if a.writable) | frozenset(
            r.field for r in self.references if r.write_as
        )


PERSON = TypeMapping(
    "Person",
    (
        Attribute("first_name", "first_name"),
        Attribute("last_name", "last_name"),
        Attribute("middle_name", "middle_name"),
        Attribute("nickname", "nickname"),
        Attribute("given_name", "given_name"),
        Attribute("birthdate", "birthdate", day),
        Attribute("anniversary", "anniversary", day),
        Attribute("gender", "gender", note="A free word there."),
        Attribute("child", "child", boolean),
        Attribute("grade", "grade", integer, note="-1 is pre-kindergarten, 0 kindergarten, up to 12."),
        Attribute("graduation_year", "graduation_year", integer),
        Attribute("membership", "membership"),
        Attribute("medical_notes", "medical_notes", writable=False, note="Read, never sent."),
        Attribute("remote_id", "remote_id", integer),
        Attribute("inactivated_at", "inactivated_at", moment, writable=False),
        Attribute("status", "status"),
    ),
    (Reference("primary_campus", "primary_campus_id", write_as="primary_campus_id"),),
)
EMAIL = TypeMapping(
    "Email",
    (
        Attribute("address", "address"),
        Attribute("location", "location"),
        Attribute("primary", "primary", boolean, note="Making one primary makes the others not primary."),
        Attribute("blocked", "blocked", boolean, writable=False),
    ),
    (Reference("person", "person_id"),),
)
PHONE_NUMBER = TypeMapping(
    "PhoneNumber",
    (
        Attribute("number", "number"),
        Attribute("country_code", "country_code", writable=False),
        Attribute("carrier", "carrier"),
        Attribute("location", "location", note="Required there; a number without a type is sent as Mobile."),
        Attribute("primary", "primary", boolean),
    ),
    (Reference("person", "person_id"),),
)
ADDRESS = TypeMapping(
    "Address",
    (
        Attribute("street_line_1", "street_line_1"),
        Attribute("street_line_2", "street_line_2"),
        Attribute("city", "city"),
        Attribute("state", "state"),
        Attribute("zip", "zip"),
        Attribute("country_code", "country_code"),
        Attribute("location", "location"),
        Attribute("primary", "primary", boolean),
    ),
    (Reference("person", "person_id"),),
)
CAMPUS = TypeMapping(
    "Campus",
    (
        Attribute("name", "name"),
        Attribute("description", "description"),
        Attribute("street", "street"),
        Attribute("city", "city"),
        Attribute("state", "state"),
        Attribute("zip", "zip"),
        Attribute("country", "country"),
        Attribute("phone_number", "phone_number"),
        Attribute("website", "website"),
        Attribute("contact_email_address", "contact_email_address"),
        Attribute("time_zone", "time_zone"),
        Attribute("latitude", "latitude", number),
        Attribute("longitude", "longitude", number),
    ),
)
HOUSEHOLD = TypeMapping(
    "Household",
    (Attribute("name", "name"),),
    (Reference("primary_contact", "primary_contact_id", write_as="primary_contact_id"),),
)
HOUSEHOLD_MEMBERSHIP = TypeMapping(
    "HouseholdMembership",
    (),
    (
        Reference("household", "household_id", note="From the household's own list of people."),
        Reference("person", "person_id"),
    ),
)

MAPPINGS: Mapping[str, TypeMapping] = {
    "campus": CAMPUS,
    "person": PERSON,
    "email": EMAIL,
    "phone_number": PHONE_NUMBER,
    "address": ADDRESS,
    "household": HOUSEHOLD,
    "household_membership": HOUSEHOLD_MEMBERSHIP,
}

NEVER_WRITTEN: Mapping[str, str] = {
    "site_administrator": "decides who may administer the whole account",
    "accounting_administrator": "decides who may see giving",
    "people_permissions": "decides who may see and edit people",
    "medical_notes": "only ever read here",
}
"""Person attributes that are never sent, and why."""


def documentation() -> str:
    """Return the documentation page about the mapping, in Markdown."""
    lines = [
        "# What is copied from and to Planning Center",
        "",
        "Made from the tables in `openfaith_planning_center/mapping.py`; a test keeps it true.",
        "Fields that are in no table stay as they are in Planning Center: OpenFaith neither reads nor sends them.",
    ]
    for name, mapping in MAPPINGS.items():
        lines += [
            "",
            f"## {name} ({mapping.resource})",
            "",
            "| Planning Center | OpenFaith | sent | note |",
            "|---|---|---|---|",
        ]
        for a in mapping.attributes:
            lines.append(f"| {a.external} | {a.field} | {'yes' if a.writable else 'no'} | {a.note} |")
        for r in mapping.references:
            sent = "yes" if r.write_as else "when created"
            lines.append(f"| {r.relationship} (relation) | {r.field} | {sent} | {r.note} |")
    lines += ["", "## Never sent", ""]
    lines += [f"- `{name}`: {why}." for name, why in NEVER_WRITTEN.items()]
    return "\n".join(lines) + "\n"
