"""Visits: who was at which campus on which day. Two owners, no status, an identity of its own; people are told apart by them."""

from __future__ import annotations

from openfaith_desktop.cdm.model import EntityType, Field, FieldKind, Key, Matcher
from openfaith_desktop.cdm.normalise import fold

VISIT = EntityType(
    "visit",
    "Visit",
    "Visits",
    (
        Field("person_id", "Person", FieldKind.RELATION, relation="person", required=True),
        Field("campus_id", "Campus", FieldKind.RELATION, relation="campus", required=True),
        Field("day", "Day", FieldKind.DATE, required=True),
        Field("seats", "Seats", FieldKind.INTEGER, default=1),
        Field("note", "Note"),
    ),
    keys=(Key("day_key", lambda values, _region: fold(values.get("day")) or None),),
    owner="person_id",
    identity=("person_id", "campus_id", "day_key"),
    title=lambda values: str(values.get("day") or ""),
    matcher=Matcher.IDENTITY,
    nameless="A visit on some day",
    recognises=("days", "day"),
)
