"""Every answer recorded from the real system goes through parser and mapping, value by value.

The recordings are not in the repository; where they are absent only the made-up samples are judged.
"""

from __future__ import annotations

import warnings
from datetime import date
from typing import Any

import pytest

from openfaith_desktop.adapter.answers import read_answer
from openfaith_desktop.adapter.jsonapi import Resource, read_collection, read_single
from openfaith_desktop.errors import RecordMissing
from openfaith_planning_center import records
from openfaith_planning_center.mapping import BY_RESOURCE, HOUSEHOLD, TABLES, TypeTable, to_canonical
from tests.adapters.planning_center.samples import sample
from tests.recorded import recorded, recorded_names, recordings_present

CASES = [
    *(f"recorded:{name}" for name in recorded_names()),
    "sample:people",
    "sample:households",
    "sample:campuses",
]
# Which attributes come as what they are in our model, so that the value itself must come through.
AS_WRITTEN = {
    "person": "first_name last_name middle_name nickname given_name gender membership status medical_notes "
    "birthdate anniversary child grade graduation_year remote_id inactivated_at",
    "email": "address location primary blocked",
    "phone_number": "number country_code carrier location primary",
    "address": "street_line_1 street_line_2 city state zip country_code location primary",
    "household": "name",
    "campus": "name description street city state zip country phone_number website contact_email_address time_zone",
    "household_membership": "",
}


def load(case: str) -> tuple[int, Any]:
    """Return a case's status and body; the older recordings are the bare body."""
    source, name = case.split(":")
    document = sample(name) if source == "sample" else recorded(name)
    if "response" in document:
        return document["response"].get("status", 200), document["response"]["body"]
    return 200, document


def resources(body: Any) -> list[Resource]:
    if isinstance(body["data"], list):
        found = read_collection("Planning Center", body)
        return [*found.rows, *found.included.values()]
    single, included = read_single("Planning Center", body)
    return [single, *included.values()]


def test_recordings_are_announced() -> None:
    if not recordings_present():
        warnings.warn("Planning Center's recorded answers are not on this machine.", stacklevel=1)
    assert len(CASES) >= (49 if recordings_present() else 3)


@pytest.mark.parametrize("case", CASES)
def test_every_value_of_every_record_comes_through(case: str) -> None:
    status, body = load(case)
    if status >= 400:
        with pytest.raises(RecordMissing):
            _read(status, body)
        return
    for resource in resources(body):
        table = BY_RESOURCE.get(resource["type"])
        if table is not None:
            _check(table, resource)


def _read(status: int, body: Any) -> None:
    import orjson

    read_answer(
        "Planning Center", status, {"content-type": "application/vnd.api+json"}, orjson.dumps(body), {}
    )


def _check(table: TypeTable, resource: Resource) -> None:
    given = resource.get("attributes", {})
    got = to_canonical(table.entity_type, resource)
    assert set(got.values) == {a.field for a in table.attributes}
    for name in AS_WRITTEN[table.entity_type].split():
        assert got.values[name] == (
            given.get(name) or (given.get(name) if given.get(name) != "" else None)
        ), name
    for name in ("birthdate", "anniversary"):
        if value := got.values.get(name):
            date.fromisoformat(str(value))
    if table.entity_type == "campus":
        for name in ("latitude", "longitude"):
            assert got.values[name] == (None if given.get(name) is None else float(given[name]))
    relationships = resource.get("relationships", {})
    for reference in table.references:
        if table.entity_type != "household_membership":
            data = (relationships.get(reference.relationship) or {}).get("data")
            assert got.references[reference.field] == (data["id"] if data else None)


@pytest.mark.parametrize("case", [c for c in CASES if "people" in c or "inc_" in c or "search" in c])
def test_people_bring_the_contacts_that_came_along(case: str) -> None:
    status, body = load(case)
    data = body.get("data") if status < 400 else None
    if not isinstance(data, list):
        return
    found = read_collection("Planning Center", body)
    rows = [row for row in found.rows if row["type"] == "Person"]
    made, missing = records.people(rows, found.included)
    named = {
        (kind, i["id"])
        for row in rows
        for kind, path in (("email", "emails"), ("phone_number", "phone_numbers"), ("address", "addresses"))
        for i in ((row.get("relationships", {}).get(path) or {}).get("data") or [])
    }
    included = {
        (t.entity_type, i)
        for t in TABLES.values()
        for kind, i in found.included
        if kind == t.resource and t.under == "people"
    }
    contacts = {(r.entity_type, r.external_id): r for r in made if r.entity_type != "person"}
    assert set(contacts) == named & included
    assert bool(missing) == bool(named - included)
    people = {row["id"] for row in rows}
    assert {r.external_id for r in made if r.entity_type == "person"} == people
    assert all(r.parent_external_id in people for r in contacts.values())


@pytest.mark.parametrize("case", [c for c in CASES if "household" in c and "err_" not in c])
def test_households_name_their_members(case: str) -> None:
    _, body = load(case)
    for row in read_collection("Planning Center", body).rows:
        if row["type"] != "Household":
            continue
        household, *members = records.household(HOUSEHOLD, row)
        data = row["relationships"]["people"]["data"]
        assert [m.external_id for m in members] == [f"{row['id']}:{p['id']}" for p in data]
        assert all(m.parent_external_id == household.external_id for m in members)
        assert to_canonical("household", row).references == {
            "primary_contact_id": row["attributes"]["primary_contact_id"]
        }
        assert household.updated_at == row["attributes"]["updated_at"]
