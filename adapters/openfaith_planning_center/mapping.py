"""Which attribute of Planning Center is which field of ours: one table per entity type, both ways.

The tables are the only place where attribute names stand. `documentation.py` prints them as
`docs/planning-center.md`; `to_canonical` and `attributes_to_send` run on plain loops made from them once.

Never written, by anything: access rights (`site_administrator`, `accounting_administrator`,
`people_permissions`) and everything Planning Center works out for itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from openfaith_desktop.adapter.contract import Canonical, Draft, Payload
from openfaith_desktop.adapter.jsonapi import identifier, related
from openfaith_desktop.cdm.model import Value
from openfaith_planning_center.convert import as_is, boolean, day, integer, moment, number, status, text

Read = Callable[[Any], Value]
Write = Callable[[Value], Value]


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute and the field it is. `write` None: read only. `since`: the first API version that has it.

    `when_empty` is sent where the server insists on a value and we have none. `name` is the field's name
    here when it differs.
    """

    external: str
    read: Read = text
    write: Write | None = as_is
    name: str = ""
    when_empty: Value = None
    since: str = ""
    note: str = ""

    @property
    def field(self) -> str:
        """The field of the Canonical Data Model."""
        return self.name or self.external


@dataclass(frozen=True, slots=True)
class Reference:
    """One relation: the relationship it is read from, and the attribute it is changed through, if any.

    `fallback` is an attribute to read when the relationship is absent. `on_create`: given when the record
    is made and fixed after that.
    """

    relationship: str
    field: str
    fallback: str = ""
    attribute: str = ""
    on_create: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class TypeTable:
    """One entity type: its JSON:API type, the path of its collection, its attributes and relations.

    `under` is the path of the owner's collection for types made under their owner. `unmapped` tells, for
    the documentation, what is left alone and why.
    """

    entity_type: str
    resource: str
    path: str
    attributes: tuple[Attribute, ...]
    references: tuple[Reference, ...] = ()
    under: str = ""
    unmapped: tuple[tuple[str, str], ...] = ()

    @property
    def writable(self) -> frozenset[str]:
        """The fields that may be sent on create and on update."""
        return frozenset(
            [a.field for a in self.attributes if a.write] + [r.field for r in self.references if r.attribute]
        )

    @property
    def create_only(self) -> frozenset[str]:
        """The fields that are sent on create and can't be changed after it."""
        return frozenset(r.field for r in self.references if r.on_create)


_OWNER = (Reference("person", "person_id", on_create=True, note="the person it is created under"),)
_TIMES = ("created_at, updated_at", "Planning Center's own times")

PERSON = TypeTable(
    "person",
    "Person",
    "people",
    (
        Attribute("first_name"),
        Attribute("last_name"),
        Attribute("middle_name"),
        Attribute("nickname"),
        Attribute("given_name"),
        Attribute("birthdate", day, note="a date it can't read is stored as empty there, without an error"),
        Attribute("anniversary", day, note="as birthdate"),
        Attribute("gender", note="a free word"),
        Attribute("child", boolean),
        Attribute("grade", integer, note="-1 is pre-kindergarten, 0 kindergarten; refused above 12"),
        Attribute("graduation_year", integer, note="Planning Center derives it from the grade and back"),
        Attribute("membership", note="a word of the church's own list"),
        Attribute("medical_notes", note="only when a person edited them here. It does not move updated_at"),
        Attribute("remote_id", integer),
        Attribute("inactivated_at", moment, write=None, note="set there when the status becomes inactive"),
        Attribute("status", status),
    ),
    (Reference("primary_campus", "primary_campus_id", attribute="primary_campus_id"),),
    unmapped=(
        ("site_administrator, accounting_administrator, people_permissions", "access rights: never written"),
        ("name", "put together by Planning Center from the parts of the name"),
        ("avatar, demographic_avatar_url", "pictures"),
        ("passed_background_check, can_create_forms, can_email_lists", "rights and checks kept there"),
        ("directory_status, login_identifier, school_type, resource_permission_flags", "kept there"),
        _TIMES,
    ),
)
EMAIL = TypeTable(
    "email",
    "Email",
    "emails",
    (
        Attribute("address"),
        Attribute("location"),
        Attribute("primary", boolean, note="making one primary demotes the other, whose updated_at stays"),
        Attribute("blocked", boolean, write=None, note="set by Planning Center when mail bounces"),
    ),
    _OWNER,
    under="people",
    unmapped=(_TIMES,),
)
PHONE_NUMBER = TypeTable(
    "phone_number",
    "PhoneNumber",
    "phone_numbers",
    (
        Attribute("number", note="as it was written there"),
        Attribute("country_code", write=None),
        Attribute("carrier"),
        Attribute(
            "location", when_empty="Mobile", note="required there: a number without a type is sent as Mobile"
        ),
        Attribute("primary", boolean, note="as for e-mails"),
    ),
    _OWNER,
    under="people",
    unmapped=(
        ("e164, international, national, formatted_number", "worked out there from the number"),
        _TIMES,
    ),
)
ADDRESS = TypeTable(
    "address",
    "Address",
    "addresses",
    (
        Attribute("street_line_1"),
        Attribute("street_line_2"),
        Attribute("city"),
        Attribute("state"),
        Attribute("zip"),
        Attribute("country_code"),
        Attribute("location"),
        Attribute("primary", boolean, note="as for e-mails"),
    ),
    _OWNER,
    under="people",
    unmapped=(("country_name", "worked out there from the country code"), _TIMES),
)
HOUSEHOLD = TypeTable(
    "household",
    "Household",
    "households",
    (Attribute("name"),),
    (
        Reference(
            "primary_contact",
            "primary_contact_id",
            fallback="primary_contact_id",
            attribute="primary_contact_id",
            note="on create a relationship, later an attribute; must be one of the members",
        ),
    ),
    unmapped=(
        ("member_count, primary_contact_name", "worked out there"),
        ("avatar", "pictures"),
        _TIMES,
    ),
)
HOUSEHOLD_MEMBERSHIP = TypeTable(
    "household_membership",
    "HouseholdMembership",
    "household_memberships",
    (),
    (
        Reference("household", "household_id", on_create=True),
        Reference("person", "person_id", on_create=True),
    ),
    under="households",
    unmapped=(
        ("pending", "not part of the households' list, and asking for it would cost a request per household"),
        ("household_role", "since API version 2026-06-04; not part of the households' list either"),
        ("person_name", "worked out there"),
    ),
)
CAMPUS = TypeTable(
    "campus",
    "Campus",
    "campuses",
    (
        Attribute("name"),
        Attribute("description"),
        Attribute("street"),
        Attribute("city"),
        Attribute("state"),
        Attribute("zip"),
        Attribute("country"),
        Attribute("phone_number"),
        Attribute("website"),
        Attribute("contact_email_address"),
        Attribute("time_zone"),
        Attribute("latitude", number, note="comes as text, is kept as a number"),
        Attribute("longitude", number, note="as latitude"),
    ),
    unmapped=(
        (
            "date_format, twenty_four_hour_time, church_center_enabled, geolocation_set_manually",
            "settings there",
        ),
        ("avatar_url", "pictures"),
        _TIMES,
    ),
)

TABLES: dict[str, TypeTable] = {
    t.entity_type: t for t in (CAMPUS, PERSON, EMAIL, PHONE_NUMBER, ADDRESS, HOUSEHOLD, HOUSEHOLD_MEMBERSHIP)
}
BY_RESOURCE: dict[str, TypeTable] = {t.resource: t for t in TABLES.values()}
CONTACTS: tuple[TypeTable, ...] = (EMAIL, PHONE_NUMBER, ADDRESS)


def to_canonical(entity_type: str, payload: Payload) -> Canonical:
    """Return the fields and relations of a record; odd values become None. Never raises."""
    return _COMPILED[entity_type](payload)


def attributes_to_send(draft: Draft, *, creating: bool = False) -> dict[str, Any]:
    """Return the attributes for a draft's values and changeable relations; writable ones only.

    With `creating`, values the server insists on are added.
    """
    table = TABLES[draft.entity_type]
    sent: dict[str, Any] = {}
    for a in table.attributes:
        if a.write is None:
            continue
        if a.field in draft.values:
            value = draft.values[a.field]
            sent[a.external] = a.when_empty if value is None or value == "" else a.write(value)
        elif creating and a.when_empty is not None:
            sent[a.external] = a.when_empty
    for r in table.references:
        if r.attribute and r.field in draft.references:
            sent[r.attribute] = draft.references[r.field]
    return sent


def _compile(table: TypeTable) -> Callable[[Payload], Canonical]:
    """Return the table as one plain function: it runs once per record, tens of thousands of times."""
    plain = [(a.external, a.field, a.read, a.read is text) for a in table.attributes]
    references = [(r.relationship, r.field, r.fallback) for r in table.references]

    def run(payload: Payload) -> Canonical:
        found = payload.get("attributes")
        get = cast("dict[str, Any]", found).get if type(found) is dict else _nothing
        values: dict[str, Value] = {}
        cleaned: tuple[str, ...] = ()
        for external, name, read, is_text in plain:
            value = get(external)
            values[name] = None if value is None else read(value)
            if is_text and type(value) is str and "\x00" in value:
                cleaned = (*cleaned, name)
        refs: dict[str, str | None] = {}
        for relationship, name, fallback in references:
            refs[name] = related(payload, relationship) or (identifier(get(fallback)) if fallback else None)
        return Canonical(values, refs, cleaned)

    return run


def _membership(payload: Payload) -> Canonical:
    """A membership's record is made from its household's: two ids and nothing else."""
    return Canonical(
        {},
        {
            "household_id": identifier(payload.get("household_id")),
            "person_id": identifier(payload.get("person_id")),
        },
    )


def _nothing(name: str) -> None:
    return None


_COMPILED: dict[str, Callable[[Payload], Canonical]] = {name: _compile(t) for name, t in TABLES.items()} | {
    "household_membership": _membership
}
