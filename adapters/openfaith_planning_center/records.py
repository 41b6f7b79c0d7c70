"""External records made from Planning Center's documents.

Pure functions used by `session.py` and `webhooks.py`; they run for every record of every page, so they
build plain dataclasses and look at each resource once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from openfaith_desktop.adapter.contract import ExternalRecord
from openfaith_desktop.adapter.jsonapi import Resource, identifier, reference, related_many
from openfaith_planning_center.convert import text
from openfaith_planning_center.mapping import CONTACTS, TypeTable

Included = Mapping[tuple[str, str], Resource]


def updated_at(resource: Mapping[str, Any]) -> str | None:
    """Return the resource's own time, ISO 8601 UTC, or None."""
    try:
        value = resource["attributes"]["updated_at"]
    except (KeyError, TypeError):
        return None
    return value if type(value) is str else None


def plain(table: TypeTable, resource: Resource) -> ExternalRecord:
    """Return the record of a campus or a household: nothing but its resource."""
    return ExternalRecord(table.entity_type, resource["id"], resource, None, updated_at(resource))


def contact(table: TypeTable, resource: Resource, person_id: str | None = None) -> ExternalRecord:
    """Return the record of an e-mail, phone number or address.

    `person_id` is put into the payload when the resource itself doesn't name its person.
    """
    try:
        owner = identifier(resource["relationships"]["person"]["data"]["id"])
    except (KeyError, TypeError):
        owner = None
    if owner is None and person_id is not None:
        relationships = resource.get("relationships")
        known = cast("dict[str, Any]", relationships) if isinstance(relationships, dict) else {}
        resource = {**resource, "relationships": {**known, "person": reference("Person", person_id)}}
        owner = person_id
    return ExternalRecord(table.entity_type, resource["id"], resource, owner, updated_at(resource))


def person(resource: Resource, contacts: Iterable[ExternalRecord] = ()) -> ExternalRecord:
    """Return the record of a person with the e-mails and phone numbers that came along."""
    emails: list[str] = []
    phones: list[str] = []
    for record in contacts:
        if record.entity_type == "email":
            _add(emails, record.payload, "address")
        elif record.entity_type == "phone_number":
            _add(phones, record.payload, "number")
    match = {"emails": emails, "phones": phones}
    return ExternalRecord("person", resource["id"], resource, None, updated_at(resource), match)


def _add(values: list[str], payload: Mapping[str, Any], name: str) -> None:
    found = payload.get("attributes")
    value = text(cast("dict[str, Any]", found).get(name)) if type(found) is dict else None
    if value is not None:
        values.append(value)


def people(
    rows: Iterable[Resource], included: Included
) -> tuple[list[ExternalRecord], list[tuple[str, TypeTable]]]:
    """Return persons, each followed by its contacts, and the (person id, type) whose contacts are missing.

    Included resources lag behind at times: a person may name an e-mail that did not come along.
    """
    records: list[ExternalRecord] = []
    missing: list[tuple[str, TypeTable]] = []
    for row in rows:
        contacts: list[ExternalRecord] = []
        for table in CONTACTS:
            for external_id in related_many(row, table.path):
                resource = included.get((table.resource, external_id))
                if resource is not None:
                    contacts.append(contact(table, resource, row["id"]))
                elif not missing or missing[-1] != (row["id"], table):
                    missing.append((row["id"], table))
        records.append(person(row, contacts))
        records += contacts
    return records, missing


def membership(household_id: str, person_id: str) -> ExternalRecord:
    """Return the record of a household's member: two ids, read from the household's own row."""
    return ExternalRecord(
        "household_membership",
        f"{household_id}:{person_id}",
        {"household_id": household_id, "person_id": person_id},
        household_id,
    )


def household(table: TypeTable, resource: Resource) -> list[ExternalRecord]:
    """Return a household followed by its members."""
    household_id = resource["id"]
    return [
        plain(table, resource),
        *(membership(household_id, person_id) for person_id in related_many(resource, "people")),
    ]


def split_membership(external_id: str, parent: str | None) -> tuple[str, str]:
    """Return (household id, person id) of a membership's external id."""
    household_id, _, person_id = external_id.partition(":")
    return (household_id or parent or "", person_id)
