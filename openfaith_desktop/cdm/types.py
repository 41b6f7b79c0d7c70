"""The entity types of the Canonical Data Model, as data.

Groups, funds, donations and custom fields join this list later in the same shape.
"""

from __future__ import annotations

from openfaith_desktop.cdm.model import EntityType, Field, Key, Kind, Values
from openfaith_desktop.cdm.normalise import e164, email, fold
from openfaith_desktop.errors import UsageError

STATUS = Field("status", "Status", Kind.CHOICE, choices=("active", "inactive"))


def _text(values: Values, name: str) -> str:
    value = values.get(name)
    return "" if value is None else str(value)


def person_name(values: Values) -> str:
    """Return a person's name for people to read: nickname or first name, then last name."""
    first = _text(values, "nickname") or _text(values, "first_name") or _text(values, "given_name")
    return f"{first} {_text(values, 'last_name')}".strip()


def _person_name_key(values: Values, _region: str) -> str | None:
    first = values.get("first_name") or values.get("given_name") or values.get("nickname")
    return f"{fold(values.get('last_name'))} {fold(first)}".strip() or None


def _person_birth_key(values: Values, _region: str) -> str | None:
    born, last = values.get("birthdate"), fold(values.get("last_name"))
    return f"{born} {last}" if born and last else None


def _email_key(values: Values, _region: str) -> str | None:
    # Matching may be bolder than comparing: no mail provider in use tells A@ from a@.
    return email(_text(values, "address")).casefold() or None


def _phone_key(values: Values, region: str) -> str | None:
    number = _text(values, "number")
    return (e164(number, region) or None) if number else None


def _address_key(values: Values, _region: str) -> str | None:
    street = fold(f"{_text(values, 'street_line_1')} {_text(values, 'street_line_2')}")
    place = fold(values.get("zip")) or fold(values.get("city"))
    return f"{street}|{place}" if street or place else None


def _name_key(values: Values, _region: str) -> str | None:
    return fold(values.get("name")) or None


def _one_line(values: Values, *names: str) -> str:
    return ", ".join(text for name in names if (text := _text(values, name)))


PERSON = EntityType(
    "person",
    "Person",
    "People",
    (
        Field("first_name", "First name"),
        Field("last_name", "Last name"),
        Field("middle_name", "Middle name"),
        Field("nickname", "Nickname"),
        Field("given_name", "Given name"),
        Field("birthdate", "Birth date", Kind.DATE),
        Field("anniversary", "Anniversary", Kind.DATE),
        Field("gender", "Gender"),
        Field("child", "Child", Kind.BOOLEAN),
        Field("grade", "Grade", Kind.INTEGER),
        Field("graduation_year", "Graduation year", Kind.INTEGER),
        Field("membership", "Membership"),
        Field("medical_notes", "Medical notes", sensitive=True),
        Field("remote_id", "Number in another system", Kind.INTEGER),
        Field("inactivated_at", "Inactive since", Kind.TIMESTAMP),
        Field("primary_campus_id", "Campus", Kind.RELATION, relation="campus"),
        STATUS,
    ),
    keys=(Key("name_key", _person_name_key), Key("birth_key", _person_birth_key)),
    title=person_name,
)
EMAIL = EntityType(
    "email",
    "E-mail",
    "E-mails",
    (
        Field("person_id", "Person", Kind.RELATION, relation="person", required=True),
        Field("address", "E-mail address", Kind.EMAIL, required=True),
        Field("location", "Type"),
        Field("primary", "Primary", Kind.BOOLEAN),
        Field("blocked", "Blocked", Kind.BOOLEAN),
        STATUS,
    ),
    keys=(Key("address_key", _email_key),),
    owner="person_id",
    identity=("person_id", "address_key"),
    exclusive=("primary",),
    title=lambda values: _text(values, "address"),
)
PHONE_NUMBER = EntityType(
    "phone_number",
    "Phone number",
    "Phone numbers",
    (
        Field("person_id", "Person", Kind.RELATION, relation="person", required=True),
        Field("number", "Phone number", Kind.PHONE, required=True),
        Field("country_code", "Country"),
        Field("carrier", "Carrier"),
        Field("location", "Type"),
        Field("primary", "Primary", Kind.BOOLEAN),
        STATUS,
    ),
    keys=(Key("number_key", _phone_key),),
    owner="person_id",
    identity=("person_id", "number_key"),
    exclusive=("primary",),
    title=lambda values: _text(values, "number"),
)
ADDRESS = EntityType(
    "address",
    "Address",
    "Addresses",
    (
        Field("person_id", "Person", Kind.RELATION, relation="person", required=True),
        Field("street_line_1", "Street"),
        Field("street_line_2", "Street, second line"),
        Field("city", "City"),
        Field("state", "State"),
        Field("zip", "ZIP code"),
        Field("country_code", "Country"),
        Field("location", "Type"),
        Field("primary", "Primary", Kind.BOOLEAN),
        STATUS,
    ),
    keys=(Key("address_key", _address_key, indexed=False),),
    owner="person_id",
    identity=("person_id", "address_key"),
    exclusive=("primary",),
    title=lambda values: _one_line(values, "street_line_1", "city"),
)
CAMPUS = EntityType(
    "campus",
    "Campus",
    "Campuses",
    (
        Field("name", "Name", required=True),
        Field("description", "Description"),
        Field("street", "Street"),
        Field("city", "City"),
        Field("state", "State"),
        Field("zip", "ZIP code"),
        Field("country", "Country"),
        Field("phone_number", "Phone number", Kind.PHONE),
        Field("website", "Website"),
        Field("contact_email_address", "E-mail address", Kind.EMAIL),
        Field("time_zone", "Time zone"),
        Field("latitude", "Latitude", Kind.NUMBER),
        Field("longitude", "Longitude", Kind.NUMBER),
        STATUS,
    ),
    keys=(Key("name_key", _name_key),),
    identity=("name_key",),
    title=lambda values: _text(values, "name"),
)
HOUSEHOLD = EntityType(
    "household",
    "Household",
    "Households",
    (
        Field("name", "Name", required=True),
        Field("primary_contact_id", "Main contact", Kind.RELATION, relation="person", required=True),
        STATUS,
    ),
    keys=(Key("name_key", _name_key),),
    title=lambda values: _text(values, "name"),
)
HOUSEHOLD_MEMBERSHIP = EntityType(
    "household_membership",
    "Household member",
    "Household members",
    (
        Field("household_id", "Household", Kind.RELATION, relation="household", required=True),
        Field("person_id", "Person", Kind.RELATION, relation="person", required=True),
        Field("pending", "Pending", Kind.BOOLEAN),
        STATUS,
    ),
    owner="household_id",
    identity=("household_id", "person_id"),
)

ENTITY_TYPES: dict[str, EntityType] = {
    t.name: t for t in (CAMPUS, PERSON, EMAIL, PHONE_NUMBER, ADDRESS, HOUSEHOLD, HOUSEHOLD_MEMBERSHIP)
}


def _letters(name: str) -> str:
    return fold(name).replace(" ", "").replace("_", "")


def entity_type(name: str) -> EntityType:
    """Return the entity type called `name`, singular or plural (`person`, `People`).

    Raises `UsageError` when there is none.
    """
    if name in ENTITY_TYPES:
        return ENTITY_TYPES[name]
    wanted = _letters(name)
    for candidate in ENTITY_TYPES.values():
        if wanted in map(_letters, (candidate.name, candidate.label, candidate.plural)):
            return candidate
    raise UsageError(
        f"There are no records of the type “{name}”.",
        what_to_do=f"Choose one of: {', '.join(ENTITY_TYPES)}.",
    )
