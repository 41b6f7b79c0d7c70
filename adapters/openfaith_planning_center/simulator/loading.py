"""From JSON:API resources back to rows, so that a church can be built from recorded answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openfaith_planning_center.simulator.json_shapes import is_list
from openfaith_planning_center.simulator.resources import TO_ONE

COMPUTED: Mapping[str, tuple[str, ...]] = {
    "Person": ("name",),
    "PhoneNumber": ("e164", "national", "international"),
    "Household": ("member_count",),
    "Address": ("country_name",),
}
"""What the simulator works out for itself, so that the recordings judge its working out."""
ID_ATTRIBUTES = ("primary_contact_id", "person_to_keep_id", "person_to_remove_id")


def rows_of(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (type, row) for every resource of a document; memberships of households without an id."""
    data: Any = document.get("data") or []
    for resource in [*(data if is_list(data) else [data]), *document.get("included", ())]:
        yield from _rows(resource)


def _rows(resource: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    kind, number = resource["type"], int(resource["id"])
    row: dict[str, Any] = {
        name: value
        for name, value in resource["attributes"].items()
        if name not in COMPUTED.get(kind, ())
        or (kind == "Person" and "first_name" not in resource["attributes"])
    }
    row["id"] = number
    if kind == "PhoneNumber" and resource["attributes"].get("national") == row.get("number"):
        # Recordings made anonymous have the number as it was typed in both places.
        row["national"] = row.get("number")
    for name, link in resource.get("links", {}).items():
        if name in TO_ONE and link:
            row[f"{name}_id"] = int(link.rpartition("/")[2])
    for name in ID_ATTRIBUTES:
        if row.get(name) is not None:
            row[name] = int(row[name])
    members: list[Any] = []
    for name, relationship in resource.get("relationships", {}).items():
        related = relationship["data"]
        if is_list(related):
            members = related if kind == "Household" and name == "people" else members
        elif name != "primary_contact":
            # A definition's `tab_id` and its relationship are kept apart: recordings disagree about them.
            key = name if f"{name}_id" in resource["attributes"] else f"{name}_id"
            row[key] = int(related["id"]) if related else None
    yield ("Campus" if kind == "PrimaryCampus" else kind), row
    for member in members:
        yield (
            "HouseholdMembership",
            {"household_id": number, "person_id": int(member["id"]), "pending": False},
        )
