"""What POST, PATCH and DELETE do, and what they refuse. The records themselves change in `church.py`."""

from __future__ import annotations

from datetime import date
from typing import Any

from openfaith_planning_center.simulator.church import Church, Row
from openfaith_planning_center.simulator.json_shapes import is_list, is_object
from openfaith_planning_center.simulator.options import Options
from openfaith_planning_center.simulator.resources import DATES, NUMBERS, RESOURCES, Resource

ID_TARGETS = {
    "primary_campus_id": "Campus",
    "person_id": "Person",
    "primary_contact_id": "Person",
    "field_definition_id": "FieldDefinition",
}
RELATIONS = {
    "Person": {"primary_campus": "primary_campus_id"},
    "Household": {"primary_contact": "primary_contact_id"},
    "HouseholdMembership": {"person": "person_id"},
    "FieldDatum": {"field_definition": "field_definition_id"},
}
"""Relations that a body may name instead of the attribute."""


class RefusedError(Exception):
    """Raised with the status and error objects of a refusal."""

    def __init__(self, status: int, *errors: dict[str, Any]) -> None:
        super().__init__(status)
        self.status = status
        self.errors = [{"status": str(status), **error} for error in errors]


def not_found() -> RefusedError:
    """Return the one 404 there is."""
    return RefusedError(
        404, {"title": "Not Found", "detail": "The resource you requested could not be found"}
    )


def forbidden() -> RefusedError:
    """Return the one 403 there is."""
    return RefusedError(403, {"title": "Forbidden", "detail": "You do not have access to this resource"})


def create(
    church: Church, options: Options, product: str, parts: list[str], body: Any
) -> tuple[Resource, Row]:
    """Carry out a POST to `parts` (the path after `/people/v2`) and return what was made."""
    resource = RESOURCES.get((product, parts[-1])) if parts else None
    if resource is None or len(parts) not in (1, 3):
        raise not_found()
    if not resource.assignable:
        raise forbidden()
    if len(parts) == 1:
        if not resource.top:
            raise forbidden() if options.top_level_create_403 else not_found()
        attributes, data = _read_body(church, body, resource, options, creating=True)
        if resource.kind == "Household":
            return resource, _household(church, options, data, attributes)
        if resource.kind == "Person":
            attributes = {"status": "active", "child": False, **attributes}
        return resource, church.create(resource.kind, attributes, options)
    return resource, _create_below(church, options, parts, resource, body)


def _create_below(church: Church, options: Options, parts: list[str], resource: Resource, body: Any) -> Row:
    parent, kind = parts[0], resource.kind
    number = int(parts[1]) if parts[1].isdigit() else 0
    person_there = parent == "people" and church.get("Person", number) is not None
    if person_there and kind in ("Email", "PhoneNumber", "Address", "SocialProfile", "FieldDatum"):
        attributes, _ = _read_body(church, body, resource, options, creating=True)
        if kind == "FieldDatum":
            _once(church, options, number, attributes)
            return church.create(kind, attributes, options, customizable_id=number)
        always = {"blocked": False} if kind == "Email" else {}
        usual = {"verified": False} if kind == "SocialProfile" else {}
        return church.create(kind, usual | attributes | always, options, person_id=number)
    household_there = parent == "households" and church.get("Household", number) is not None
    if household_there and kind == "HouseholdMembership":
        attributes, _ = _read_body(church, body, resource, options, creating=True)
        person: int | None = attributes.get("person_id")
        if person is None:
            raise RefusedError(422, _invalid("person", "can't be blank"))
        row = church.join(number, person, options)
        row["pending"] = bool(attributes.get("pending"))
        return row
    raise not_found()


def _once(church: Church, options: Options, person: int, attributes: Row) -> None:
    definition = church.get("FieldDefinition", attributes.get("field_definition_id") or 0)
    if definition is None:
        raise RefusedError(422, _invalid("field_definition", "can't be blank"))
    held = [d.get("field_definition_id") for d in church.of_person(person, "FieldDatum")]
    several = definition.get("data_type") == "checkboxes"
    if options.field_datum_once and not several and definition["id"] in held:
        detail = "An existing field datum already exists for this record and field definition."
        raise RefusedError(422, _invalid("field_definition", detail))


def _household(church: Church, options: Options, data: dict[str, Any], attributes: Row) -> Row:
    people = _related(data, "people")
    main: Any = attributes.get("primary_contact_id")
    errors = [
        _invalid(name, "can't be blank")
        for name, given in (("people", people), ("primary_contact", main))
        if not given
    ]
    if errors:
        raise RefusedError(422, *errors)
    for person in people:
        _known(church, "Person", person, "people")
    row = church.create("Household", {"name": None, "avatar": None, **attributes}, options)
    for person in dict.fromkeys([*people, main]):
        church.join(row["id"], person, options)
    return row


def update(church: Church, options: Options, resource: Resource, row: Row, body: Any) -> Row:
    """Carry out a PATCH: what is not named stays as it is."""
    if not resource.assignable:
        raise forbidden()
    attributes, _ = _read_body(church, body, resource, options, creating=False)
    if resource.kind == "HouseholdMembership":
        attributes.pop("person_id", None)
    return church.update(resource.kind, row, attributes, options)


def delete(church: Church, options: Options, resource: Resource, row: Row) -> None:
    """Carry out a DELETE, at once and for good."""
    if not resource.assignable:
        raise forbidden()
    church.delete(resource.kind, row["id"], options)


# --- bodies -------------------------------------------------------------------------------------


def _read_body(
    church: Church, body: Any, resource: Resource, options: Options, *, creating: bool
) -> tuple[Row, dict[str, Any]]:
    """Return the attributes to set, checked and converted, and the body's `data`."""
    data = body.get("data") if is_object(body) else None
    if not is_object(data):
        detail = "The payload given does not contain a 'data' key."
        raise RefusedError(
            400, {"title": "Bad Request", "code": "invalid_resource_payload", "detail": detail}
        )
    given: Row = dict(data.get("attributes") or {})
    for relation, name in RELATIONS.get(resource.kind, {}).items():
        if relation in (data.get("relationships") or {}):
            related = _related(data, relation)
            given[name] = related[0] if related else None
    settable = {*resource.assignable, *RELATIONS.get(resource.kind, {}).values()}
    errors = [
        _invalid(name, f"{name} cannot be assigned", "Forbidden Attribute")
        for name in given
        if name not in settable
    ]
    for name in given:
        try:
            given[name] = _converted(church, name, given[name], options)
        except ValueError as error:
            errors.append(_invalid(name, str(error)))
    errors.extend(
        _invalid(name, "can't be blank")
        for name in resource.required
        if (creating or name in given) and not given.get(name)
        if name != "location" or options.phone_location_required
    )
    if resource.kind == "Email" and given.get("address") and "@" not in str(given["address"]):
        errors.append(_invalid("address", "is invalid"))
    if errors:
        raise RefusedError(422, *errors)
    return given, data


def _converted(church: Church, name: str, value: Any, options: Options) -> Any:
    """Return a value as it is stored. Raises ValueError with the text of the refusal."""
    if value is None:
        return None
    if name in DATES and not _is_date(value):
        if not options.silent_nulls:
            raise ValueError("is not a valid date")
        return None
    if name in NUMBERS:
        text = str(value).strip()
        if not text.lstrip("-").isdecimal():
            if not options.silent_nulls:
                raise ValueError("is not a number")
            return None
        value = int(text)
        if name == "grade" and not -1 <= value <= 12:
            raise ValueError("must be between -1 and 12")
    if name in ID_TARGETS:
        return _known(church, ID_TARGETS[name], value, name)
    return value


def _is_date(value: Any) -> bool:
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return False
    return True


def _invalid(parameter: str, detail: str, title: str = "Validation Error") -> dict[str, Any]:
    return {"title": title, "detail": detail, "source": {"parameter": parameter}}


def _related(data: dict[str, Any], name: str) -> list[Any]:
    relationships: dict[str, Any] = data.get("relationships") or {}
    relationship: dict[str, Any] = relationships.get(name) or {}
    found: Any = relationship.get("data") or []
    rows: list[dict[str, Any]] = found if is_list(found) else [found]
    return [int(row["id"]) if str(row["id"]).isdecimal() else row["id"] for row in rows]


def _known(church: Church, kind: str, given: Any, parameter: str) -> int:
    text = str(given)
    if not text.isdecimal() or church.get(kind, int(text)) is None:
        detail = f"Error setting {parameter}. The underlying resource couldn't be found."
        error = _invalid(parameter, detail, "Attribute Resource Not Found")
        raise RefusedError(422, {**error, "code": "attribute_resource_not_found"})
    return int(text)
