"""What POST, PATCH and DELETE do, and what they refuse."""

from __future__ import annotations

from datetime import date
from typing import Any

from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.resources import DATES, NUMBERS, RESOURCES, Resource


class Refused(Exception):
    """Raised with the status and error objects of a refusal."""

    def __init__(self, status: int, *errors: dict[str, Any]) -> None:
        super().__init__(status)
        self.status = status
        self.errors = [{"status": str(status), **error} for error in errors]


def not_found() -> Refused:
    """Return the one 404 there is."""
    return Refused(404, {"title": "Not Found", "detail": "The resource you requested could not be found"})


def _invalid(parameter: str, detail: str, title: str = "Validation Error") -> dict[str, Any]:
    return {"title": title, "detail": detail, "source": {"parameter": parameter}}


def _data(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict) or not isinstance(body.get("data"), dict):
        detail = "The payload given does not contain a 'data' key."
        raise Refused(400, {"title": "Bad Request", "code": "invalid_resource_payload", "detail": detail})
    return body["data"]


def _attributes(data: dict[str, Any], resource: Resource, options: Options, *, creating: bool) -> Row:
    given: Row = dict(data.get("attributes") or {})
    errors = [
        _invalid(name, f"{name} cannot be assigned", "Forbidden Attribute")
        for name in given
        if name not in resource.assignable
    ]
    for name in list(given):
        value = given[name]
        if name in DATES and value is not None and not _is_date(value) and options.silent_nulls:
            given[name] = None
        if name in NUMBERS and value is not None and type(value) is not int:
            text = str(value)
            given[name] = int(text) if text.lstrip("-").isdigit() else None
        if name == "grade" and given[name] is not None and not -1 <= given[name] <= 12:
            errors.append(_invalid("grade", "must be between -1 and 12"))
        if name.endswith("_id") and given[name] is not None:
            given[name] = int(given[name])
    for name in resource.required:
        if (creating or name in given) and not given.get(name):
            errors.append(_invalid(name, "can't be blank"))
    if resource.kind == "Email" and given.get("address") and "@" not in str(given["address"]):
        errors.append(_invalid("address", "is invalid"))
    if errors:
        raise Refused(422, *errors)
    return given


def _is_date(value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _related(data: dict[str, Any], name: str) -> list[int]:
    found = ((data.get("relationships") or {}).get(name) or {}).get("data")
    rows = found if isinstance(found, list) else [found] if found else []
    return [int(row["id"]) for row in rows]


def _known_people(church: Church, ids: list[int], parameter: str) -> None:
    if any(church.get("Person", i) is None for i in ids):
        detail = f"Error setting {parameter}. The underlying resource couldn't be found."
        raise Refused(
            422,
            {
                **_invalid(parameter, detail, "Attribute Resource Not Found"),
                "code": "attribute_resource_not_found",
            },
        )


def create(church: Church, options: Options, parts: list[str], body: Any) -> tuple[Resource, Row]:
    """Carry out a POST to `parts` (the path after `/people/v2`) and return what was made."""
    resource = RESOURCES.get(parts[-1])
    if resource is None or not resource.assignable:
        raise not_found()
    data = _data(body)
    if len(parts) == 1:
        if resource.kind in ("Email", "PhoneNumber", "Address", "HouseholdMembership"):
            raise Refused(403, {"title": "Forbidden", "detail": "You do not have access to this resource"})
        attributes = _attributes(data, resource, options, creating=True)
        if resource.kind != "Household":
            if resource.kind == "Person":
                attributes = {"status": "active", "child": False, **attributes}
            return resource, church.create(resource.kind, attributes)
        return resource, _household(church, data, attributes)
    parent, number = parts[0], int(parts[1]) if parts[1].isdigit() else 0
    if parent == "people" and church.get("Person", number) is not None:
        attributes = _attributes(data, resource, options, creating=True)
        if resource.kind == "PhoneNumber":
            attributes.setdefault("country_code", "US")
        if resource.kind == "Email":
            attributes["blocked"] = False
        return resource, church.create(resource.kind, attributes, person_id=number)
    if parent == "households" and church.get("Household", number) is not None:
        people = _related(data, "person") or [int((data.get("attributes") or {}).get("person_id") or 0)]
        _known_people(church, people, "person_id")
        return resource, church.join(number, people[0])
    raise not_found()


def _household(church: Church, data: dict[str, Any], attributes: Row) -> Row:
    people, main = _related(data, "people"), _related(data, "primary_contact")
    errors = [
        _invalid(name, "can't be blank")
        for name, ids in (("people", people), ("primary_contact", main))
        if not ids
    ]
    if errors:
        raise Refused(422, *errors)
    _known_people(church, [*people, *main], "people")
    row = church.create("Household", {"name": None, "avatar": None, **attributes}, primary_contact_id=main[0])
    for person in dict.fromkeys([*people, *main]):
        church.join(row["id"], person)
    return row


def update(church: Church, options: Options, resource: Resource, row: Row, body: Any) -> Row:
    """Carry out a PATCH."""
    if not resource.assignable:
        raise Refused(403, {"title": "Forbidden", "detail": "You do not have access to this resource"})
    data = _data(body)
    attributes = _attributes(data, resource, options, creating=False)
    if main := _related(data, "primary_contact"):
        attributes["primary_contact_id"] = main[0]
    if "primary_contact_id" in attributes:
        _known_people(church, [attributes["primary_contact_id"]], "primary_contact_id")
    return church.update(resource.kind, row, attributes)
