"""The places where a church meets."""

from __future__ import annotations

from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Key, Matcher
from openfaith_desktop.cdm.types.parts import STATUS, name_key, text_of

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
        Field("phone_number", "Phone number", FieldKind.PHONE),
        Field("website", "Website"),
        Field("contact_email_address", "E-mail address", FieldKind.EMAIL),
        Field("time_zone", "Time zone"),
        Field("latitude", "Latitude", FieldKind.NUMBER),
        Field("longitude", "Longitude", FieldKind.NUMBER),
        STATUS,
    ),
    keys=(Key("name_key", name_key),),
    identity=("name_key",),
    matcher=Matcher.IDENTITY,
    title=lambda values: text_of(values, "name"),
)
