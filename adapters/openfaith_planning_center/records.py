"""From Planning Center's resources to external records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from openfaith_desktop.adapter.contract import ExternalRecord
from openfaith_desktop.adapter.jsonapi import Resource, attributes, related, related_many

PATHS: Mapping[str, str] = {
    "person": "/people",
    "email": "/emails",
    "phone_number": "/phone_numbers",
    "address": "/addresses",
    "campus": "/campuses",
    "household": "/households",
    "household_membership": "/household_memberships",
}
CONTACT_PATHS: Mapping[str, tuple[str, str]] = {
    "email": ("emails", "Email"),
    "phone_number": ("phone_numbers", "PhoneNumber"),
    "address": ("addresses", "Address"),
}
"""By entity type: the relationship (and path under a person), and the resource's name."""


def _updated_at(resource: Resource) -> str | None:
    value = attributes(resource).get("updated_at")
    return value if isinstance(value, str) else None


def record(entity_type: str, resource: Resource, match: Mapping[str, Any] | None = None) -> ExternalRecord:
    """Return the record of a resource."""
    parent = related(resource, "person") if entity_type in CONTACT_PATHS else None
    return ExternalRecord(entity_type, resource["id"], resource, parent, _updated_at(resource), match or {})


def contact_record(entity_type: str, resource: Resource, person: str) -> ExternalRecord:
    """Return the record of a contact that came along with its person."""
    return ExternalRecord(entity_type, resource["id"], resource, person, _updated_at(resource))


def membership(household: str, person: str) -> ExternalRecord:
    """Return the record of one person's place in a household.

    Its id is made of both: Planning Center shows a membership's own id only household by household.
    """
    payload = {"household_id": household, "person_id": person}
    return ExternalRecord("household_membership", f"{household}:{person}", payload, household)


def household_records(resource: Resource) -> list[ExternalRecord]:
    """Return a household and its memberships, which its own list of people names."""
    household = resource["id"]
    return [
        record("household", resource),
        *(membership(household, person) for person in related_many(resource, "people")),
    ]
