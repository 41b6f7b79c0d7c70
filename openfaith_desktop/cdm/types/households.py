"""Who lives together, and who speaks for them."""

from __future__ import annotations

from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Key, Matcher
from openfaith_desktop.cdm.types.parts import STATUS, name_key, text_of

HOUSEHOLD = EntityType(
    "household",
    "Household",
    "Households",
    (
        Field("name", "Name", required=True),
        Field("primary_contact_id", "Main contact", FieldKind.RELATION, relation="person", required=True),
        STATUS,
    ),
    keys=(Key("name_key", name_key),),
    matcher=Matcher.MEMBERS,
    title=lambda values: text_of(values, "name"),
)


HOUSEHOLD_MEMBERSHIP = EntityType(
    "household_membership",
    "Household member",
    "Household members",
    (
        Field("household_id", "Household", FieldKind.RELATION, relation="household", required=True),
        Field("person_id", "Person", FieldKind.RELATION, relation="person", required=True),
        Field("pending", "Pending", FieldKind.BOOLEAN),
        STATUS,
    ),
    owner="household_id",
    identity=("household_id", "person_id"),
    matcher=Matcher.IDENTITY,
)
