"""The mapping tables: what is read, what is sent, and that odd values stop nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.adapter.contract import Canonical, Draft
from openfaith_desktop.adapter.jsonapi import read_collection
from openfaith_desktop.cdm.model import FieldKind
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_planning_center import records
from openfaith_planning_center.adapter import create_adapter
from openfaith_planning_center.documentation import mapping_page
from openfaith_planning_center.mapping import TABLES, attributes_to_send, to_canonical
from tests.adapters.planning_center.samples import sample

NEVER = ("site_administrator", "accounting_administrator", "people_permissions", "blocked")


def person(**attributes: Any) -> dict[str, Any]:
    return {"type": "Person", "id": "1", "attributes": attributes}


def test_a_person_with_everything() -> None:
    found = read_collection("Planning Center", sample("people"))
    made, missing = records.people(found.rows, found.included)
    assert missing == []
    assert [(r.entity_type, r.external_id, r.parent_external_id) for r in made] == [
        ("person", "41", None),
        ("email", "51", "41"),
        ("email", "52", "41"),
        ("phone_number", "61", "41"),
        ("address", "71", "41"),
        ("person", "42", None),
    ]
    roz = made[0]
    assert roz.match == {
        "emails": ["Roz@Example.org", "rosalind.gruenwald@work.example.com"],
        "phones": ["(217) 555-0142"],
    }
    assert roz.updated_at == "2026-02-06T10:30:00Z"
    assert to_canonical("person", roz.payload) == Canonical(
        {
            "first_name": "Rosalind",
            "last_name": "Grünwald",
            "middle_name": "Ida",
            "nickname": "Roz",
            "given_name": "Rosalinda",
            "birthdate": "1978-11-30",
            "anniversary": "2004-06-19",
            "gender": "Female",
            "child": False,
            "grade": None,
            "graduation_year": 1996,
            "membership": "Member",
            "medical_notes": "Allergic to walnuts",
            "remote_id": 4711,
            "inactivated_at": None,
            "status": "active",
        },
        {"primary_campus_id": "3"},
    )
    assert to_canonical("email", made[1].payload).references == {"person_id": "41"}
    tom = to_canonical("person", made[5].payload)
    assert (tom.values["grade"], tom.values["status"], tom.values["inactivated_at"]) == (
        -1,
        "inactive",
        "2026-02-01T00:00:00Z",
    )


@pytest.mark.parametrize(
    ("field", "given_value", "expected"),
    [
        ("first_name", "Jo\x00an", "Joan"),
        ("first_name", "", None),
        ("first_name", "\x00", None),
        ("first_name", "👩‍👩‍👧", "👩‍👩‍👧"),
        ("first_name", "שרה", "שרה"),
        ("first_name", "x" * 10_000, "x" * 10_000),
        ("first_name", 7, None),
        ("birthdate", "0001-01-01", "0001-01-01"),
        ("birthdate", "9999-12-31", "9999-12-31"),
        ("birthdate", "2023-02-29", None),
        ("birthdate", "not-a-date", None),
        ("birthdate", 19800101, None),
        ("grade", 0, 0),
        ("grade", "-1", -1),
        ("grade", True, None),
        ("grade", 2**70, None),
        ("grade", "abc", None),
        ("child", "yes", None),
        ("child", False, False),
        ("status", "pending", None),
        ("inactivated_at", "2026-01-01T12:00:00+02:00", "2026-01-01T10:00:00Z"),
        ("inactivated_at", "0001-01-01T00:00:00+14:00", None),
        ("inactivated_at", "soon", None),
    ],
)
def test_odd_values_of_a_person(field: str, given_value: Any, expected: Any) -> None:
    assert to_canonical("person", person(**{field: given_value})).values[field] == expected


@pytest.mark.parametrize("value", ["nan", "inf", "", "north", None, True, [], 10**400])
def test_a_latitude_that_is_none(value: Any) -> None:
    payload = {"attributes": {"latitude": value}}
    assert to_canonical("campus", payload).values["latitude"] is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


@given(data=st.data(), entity_type=st.sampled_from(sorted(TABLES)))
def test_no_record_whatever_stops_a_sync(data: st.DataObject, entity_type: str) -> None:
    table = TABLES[entity_type]
    names = [a.external for a in table.attributes]
    relations = [r.relationship for r in table.references]
    attributes = st.one_of(JSON, st.dictionaries(st.sampled_from(names), JSON) if names else JSON)
    relationship = st.one_of(
        JSON, st.fixed_dictionaries({"data": st.fixed_dictionaries({"id": JSON}) | JSON})
    )
    related = st.dictionaries(st.sampled_from(relations), relationship) if relations else JSON
    payload = data.draw(
        st.fixed_dictionaries(
            {"type": JSON, "id": st.text(min_size=1)},
            optional={"attributes": attributes, "relationships": related | JSON, "person_id": JSON},
        )
    )
    got = to_canonical(entity_type, payload)
    fields = ENTITY_TYPES[entity_type].by_name
    for name, value in got.values.items():
        kind = fields[name].kind
        expected = {FieldKind.INTEGER: int, FieldKind.NUMBER: float, FieldKind.BOOLEAN: bool}.get(kind, str)
        assert value is None or type(value) is expected
        assert value != ""
    assert all(value is None or type(value) is str for value in got.references.values())


@pytest.mark.parametrize("entity_type", sorted(TABLES))
def test_every_field_named_exists_and_only_writable_ones_are_sent(entity_type: str) -> None:
    table, type_ = TABLES[entity_type], ENTITY_TYPES[entity_type]
    allowed = create_adapter().capabilities.types[entity_type]
    assert {a.field for a in table.attributes} <= set(type_.by_name)
    assert {r.field for r in table.references} <= set(type_.by_name)
    assert allowed.writable <= set(type_.by_name)
    values = dict.fromkeys((f.name for f in type_.fields), "x")
    draft = Draft(
        entity_type, {**values, **dict.fromkeys(NEVER, True)}, {f.name: "7" for f in type_.relations}
    )
    sent = attributes_to_send(draft)
    assert not set(sent) & set(NEVER)
    assert set(sent) == {
        *(a.external for a in table.attributes if a.field in allowed.writable),
        *(r.attribute for r in table.references if r.field in allowed.writable),
    }


def test_only_the_drafts_fields_are_sent() -> None:
    draft = Draft("person", {"nickname": None, "grade": 3}, {"primary_campus_id": None})
    assert attributes_to_send(draft) == {"nickname": None, "grade": 3, "primary_campus_id": None}


def test_a_phone_number_without_a_type_is_sent_as_mobile() -> None:
    assert attributes_to_send(Draft("phone_number", {"number": "1"}), creating=True)["location"] == "Mobile"
    assert attributes_to_send(Draft("phone_number", {"location": None})) == {"location": "Mobile"}
    assert attributes_to_send(Draft("phone_number", {"number": "1"})) == {"number": "1"}
    assert attributes_to_send(Draft("email", {"address": "a@example.org"}), creating=True) == {
        "address": "a@example.org"
    }


def test_what_was_read_can_be_sent_back_unchanged() -> None:
    for name, entity_type in (("people", "person"), ("campuses", "campus"), ("households", "household")):
        for row in sample(name)["data"]:
            got = to_canonical(entity_type, row)
            sent = attributes_to_send(Draft(entity_type, got.values, got.references))
            again = to_canonical(entity_type, {**row, "attributes": {**row["attributes"], **sent}})
            assert again == got


def test_types_come_after_those_they_need() -> None:
    adapter = create_adapter()
    carried = [name for listing in adapter.listings() for name in listing.carries]
    assert sorted(carried) == sorted(adapter.capabilities.types) == sorted(adapter.dependencies())
    for name, needs in adapter.dependencies().items():
        relations = {f.relation for f in ENTITY_TYPES[name].relations}
        assert relations <= set(needs)


def test_the_documentation_page_is_up_to_date() -> None:
    page = Path(__file__).parents[3] / "docs" / "planning-center.md"
    assert page.read_text("utf-8") == mapping_page(), (
        "run: python -m openfaith_planning_center.documentation > docs/planning-center.md"
    )


def test_a_persons_page_can_be_opened() -> None:
    adapter = create_adapter()
    assert adapter.record_url("person", "41") == "https://people.planningcenteronline.com/people/AC41"
    assert adapter.record_url("household", "81") == "https://people.planningcenteronline.com/households/81"
    assert adapter.record_url("email", "51") is None
