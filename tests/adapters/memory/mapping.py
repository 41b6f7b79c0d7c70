"""How the in-memory system's rows become records, and back. Pure; used by `adapter` and `session`.

A record's payload holds its own columns and its owner's number and nothing else, so that another column's change
is no news of it. Places on a person's row are records with derived ids: `7/mail`, `7/mobile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from openfaith_desktop.adapter.contract import Canonical, Draft, ExternalRecord, Payload
from openfaith_desktop.cdm.model import FieldKind, Value
from openfaith_desktop.cdm.types import ENTITY_TYPES
from tests.adapters.memory.church import FAMILIES, PEOPLE, SITES, Row

TABLES = {"campus": SITES, "person": PEOPLE, "household": FAMILIES}
COLUMNS: dict[str, dict[str, str]] = {
    "campus": {"name": "name", "city": "town"},
    "person": {
        "first_name": "first",
        "middle_name": "middle",
        "last_name": "last",
        "nickname": "called",
        "birthdate": "born",
        "gender": "sex",
        "membership": "standing",
    },
    "household": {"name": "name"},
}
PLACES: dict[str, dict[str, dict[str, str]]] = {
    "email": {"mail": {"address": "mail"}},
    "phone_number": {"mobile": {"number": "mobile"}, "home_phone": {"number": "home_phone"}},
    "address": {"home": {"street_line_1": "street", "city": "town", "zip": "post_code"}},
}
LOCATIONS = {"mobile": "Mobile", "home_phone": "Home"}
REFERENCES: dict[str, dict[str, str]] = {
    "campus": {},
    "person": {"primary_campus_id": "site"},
    "household": {"primary_contact_id": "head"},
    "household_membership": {"household_id": "family", "person_id": "person"},
    **{name: {"person_id": "person"} for name in PLACES},
}


def columns_of(entity_type: str, place: str = "") -> Mapping[str, str]:
    """Return the columns of a record by field name."""
    return PLACES[entity_type].get(place, {}) if entity_type in PLACES else COLUMNS.get(entity_type, {})


# --- out of rows ---------------------------------------------------------------------------------------


def person(number: int, row: Row) -> Iterator[ExternalRecord]:
    """Yield a person and the places of the row that hold something."""
    mine = {column: row[column] for column in (*COLUMNS["person"].values(), "site")}
    match = {
        "emails": [row["mail"]] if row["mail"] else [],
        "phones": [row[column] for column in ("mobile", "home_phone") if row[column]],
    }
    yield ExternalRecord("person", str(number), {"id": number, **mine}, match=match)
    for entity_type, places in PLACES.items():
        for place, columns in places.items():
            held = {column: row[column] for column in columns.values()}
            if any(held.values()):
                payload = {"person": number, "place": place, **held}
                yield ExternalRecord(entity_type, f"{number}/{place}", payload, str(number))


def family(number: int, row: Row) -> Iterator[ExternalRecord]:
    """Yield a family and its members."""
    yield ExternalRecord("household", str(number), {"id": number, "name": row["name"], "head": row["head"]})
    for member in row["members"]:
        payload = {"family": number, "person": member}
        yield ExternalRecord("household_membership", f"{number}/{member}", payload, str(number))


def site(number: int, row: Row) -> Iterator[ExternalRecord]:
    """Yield a site."""
    yield ExternalRecord("campus", str(number), {"id": number, "name": row["name"], "town": row["town"]})


RECORDS = {PEOPLE: person, FAMILIES: family, SITES: site}


def to_canonical(entity_type: str, payload: Payload) -> Canonical:
    """Return a record's fields; odd values become None."""
    columns = columns_of(entity_type, str(payload.get("place", "")))
    values: dict[str, Value] = {}
    cleaned: list[str] = []
    for field, column in columns.items():
        held = payload.get(column)
        if ENTITY_TYPES[entity_type].by_name[field].kind is FieldKind.INTEGER:
            values[field] = held if type(held) is int and abs(held) < 2**63 else None
            continue
        text = held if isinstance(held, str) else ""
        if "\0" in text:
            cleaned.append(field)
            text = text.replace("\0", "")
        values[field] = (_day(text) if field == "birthdate" else text) or None
    if entity_type == "phone_number":
        values["location"] = LOCATIONS.get(str(payload.get("place")))
    references = {
        name: str(held) if isinstance(held := payload.get(column), int) else None
        for name, column in REFERENCES[entity_type].items()
    }
    return Canonical(values, references, tuple(cleaned))


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


# --- into rows -----------------------------------------------------------------------------------------


def written(draft: Draft, place: str = "") -> Row:
    """Return the columns that a draft fills: its own only."""
    columns = columns_of(draft.entity_type, place)
    row: Row = {
        columns[name]: "" if value is None else value
        for name, value in draft.values.items()
        if name in columns
    }
    if draft.entity_type in TABLES:
        links = REFERENCES[draft.entity_type]
        row |= {links[name]: int(held) if held else None for name, held in draft.references.items()}
    return row


def place_for(draft: Draft, row: Row) -> str | None:
    """Return the empty place of a person's row that fits a draft, or None."""
    places = PLACES[draft.entity_type]
    wanted = draft.values.get("location")
    for place in sorted(places, key=lambda one: LOCATIONS.get(one) != wanted):
        if not any(row[column] for column in places[place].values()):
            return place
    return None


def holds(row: Row, sent: Mapping[str, Any]) -> bool:
    """Return whether a row holds what was sent."""
    return all(row[column] == value for column, value in sent.items())


def of_type(records: Iterable[ExternalRecord], entity_type: str, external_id: str) -> ExternalRecord | None:
    """Return the record of that type and id, or None."""
    return next((r for r in records if (r.entity_type, r.external_id) == (entity_type, external_id)), None)
