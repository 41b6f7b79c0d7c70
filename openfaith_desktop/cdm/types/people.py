"""People, and what belongs to one of them: e-mail addresses, phone numbers, postal addresses."""

from __future__ import annotations

from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Key, Matcher, Values
from openfaith_desktop.cdm.normalise import e164, email, fold
from openfaith_desktop.cdm.types.parts import STATUS, text_of


def person_name(values: Values) -> str:
    """Return a person's name for people to read: nickname or first name, then last name."""
    first = text_of(values, "nickname") or text_of(values, "first_name") or text_of(values, "given_name")
    return f"{first} {text_of(values, 'last_name')}".strip()


def _person_name_key(values: Values, _region: str) -> str | None:
    first = values.get("first_name") or values.get("given_name") or values.get("nickname")
    return f"{fold(values.get('last_name'))} {fold(first)}".strip() or None


def _person_birth_key(values: Values, _region: str) -> str | None:
    born, last = values.get("birthdate"), fold(values.get("last_name"))
    return f"{born} {last}" if born and last else None


def _email_key(values: Values, _region: str) -> str | None:
    # Matching may be bolder than comparing: no mail provider in use tells A@ from a@.
    return email(text_of(values, "address")).casefold() or None


def _phone_key(values: Values, region: str) -> str | None:
    number = text_of(values, "number")
    return (e164(number, region) or None) if number else None


def _address_key(values: Values, _region: str) -> str | None:
    street = fold(f"{text_of(values, 'street_line_1')} {text_of(values, 'street_line_2')}")
    place = fold(values.get("zip")) or fold(values.get("city"))
    return f"{street}|{place}" if street or place else None


def _one_line(values: Values, *names: str) -> str:
    return ", ".join(text for name in names if (text := text_of(values, name)))


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
        Field("birthdate", "Birth date", FieldKind.DATE),
        Field("anniversary", "Anniversary", FieldKind.DATE),
        Field("gender", "Gender"),
        Field("child", "Child", FieldKind.BOOLEAN),
        Field("grade", "Grade", FieldKind.INTEGER),
        Field("graduation_year", "Graduation year", FieldKind.INTEGER),
        Field("membership", "Membership"),
        Field("medical_notes", "Medical notes", sensitive=True),
        Field("remote_id", "Number in another system", FieldKind.INTEGER),
        Field("inactivated_at", "Inactive since", FieldKind.TIMESTAMP),
        Field("primary_campus_id", "Campus", FieldKind.RELATION, relation="campus"),
        STATUS,
    ),
    keys=(Key("name_key", _person_name_key), Key("birth_key", _person_birth_key)),
    title=person_name,
    matcher=Matcher.PEOPLE,
    found_through=("email", "phone_number"),
    lives_at="address",
    nameless="Somebody without a name",
)


EMAIL = EntityType(
    "email",
    "E-mail",
    "E-mails",
    (
        Field("person_id", "Person", FieldKind.RELATION, relation="person", required=True),
        Field("address", "E-mail address", FieldKind.EMAIL, required=True),
        Field("location", "Type"),
        Field("primary", "Primary", FieldKind.BOOLEAN),
        Field("blocked", "Blocked", FieldKind.BOOLEAN),
        STATUS,
    ),
    keys=(Key("address_key", _email_key),),
    owner="person_id",
    identity=("person_id", "address_key"),
    matcher=Matcher.IDENTITY,
    exclusive=("primary",),
    title=lambda values: text_of(values, "address"),
    recognises=("emails", "address"),
)


PHONE_NUMBER = EntityType(
    "phone_number",
    "Phone number",
    "Phone numbers",
    (
        Field("person_id", "Person", FieldKind.RELATION, relation="person", required=True),
        Field("number", "Phone number", FieldKind.PHONE, required=True),
        Field("country_code", "Country"),
        Field("carrier", "Carrier"),
        Field("location", "Type"),
        Field("primary", "Primary", FieldKind.BOOLEAN),
        STATUS,
    ),
    keys=(Key("number_key", _phone_key),),
    owner="person_id",
    identity=("person_id", "number_key"),
    matcher=Matcher.IDENTITY,
    exclusive=("primary",),
    title=lambda values: text_of(values, "number"),
    recognises=("phones", "number"),
)


ADDRESS = EntityType(
    "address",
    "Address",
    "Addresses",
    (
        Field("person_id", "Person", FieldKind.RELATION, relation="person", required=True),
        Field("street_line_1", "Street"),
        Field("street_line_2", "Street, second line"),
        Field("city", "City"),
        Field("state", "State"),
        Field("zip", "ZIP code"),
        Field("country_code", "Country"),
        Field("location", "Type"),
        Field("primary", "Primary", FieldKind.BOOLEAN),
        STATUS,
    ),
    keys=(Key("address_key", _address_key, indexed=False),),
    owner="person_id",
    identity=("person_id", "address_key"),
    matcher=Matcher.IDENTITY,
    exclusive=("primary",),
    title=lambda values: _one_line(values, "street_line_1", "city"),
)
