"""What GET answers beyond what was recorded: paging, filters, orders, includes, versions, paths."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from openfaith_planning_center.simulator import Church, RunningSimulator
from tests.adapters.planning_center.simulator.builders import client

JOAN, MARTIN, EVA, ZOE = (100_000_001, 100_000_002, 100_000_003, 100_000_004)
YESTERDAY = "2025-06-14T15:06:40Z"


def ids(answer: httpx.Response) -> list[int]:
    return [int(row["id"]) for row in answer.json()["data"]]


def people(http: httpx.Client, **params: str) -> list[int]:
    return ids(http.get("/people", params=params))


def test_a_page_holds_a_hundred_at_most_but_links_echo_what_was_asked(
    church: Church, http: httpx.Client
) -> None:
    for i in range(200):
        church.create("Person", {"first_name": f"N{i}", "last_name": "Many"})
    page = http.get("/people", params={"per_page": "500"}).json()
    assert len(page["data"]) == page["meta"]["count"] == 100
    assert page["meta"]["total_count"] == 204
    assert page["links"]["next"].endswith("/people/v2/people?offset=100&per_page=500")
    last = http.get("/people", params={"per_page": "500", "offset": "200"}).json()
    assert "next" not in last["links"]
    assert last["meta"]["prev"] == {"offset": 100}


def test_unclamped_pages_hold_what_was_asked(
    church: Church, simulator: RunningSimulator, http: httpx.Client
) -> None:
    for i in range(120):
        church.create("Person", {"first_name": f"N{i}", "last_name": "Many"})
    simulator.set_options(clamp_per_page=False)
    assert len(people(http, per_page="500")) == 124


def test_no_rows_a_page_is_an_endless_loop(http: httpx.Client) -> None:
    page = http.get("/people", params={"per_page": "0"}).json()
    assert page["data"] == []
    assert page["meta"]["next"] == {"offset": 0}


def test_default_page_has_25_rows(church: Church, http: httpx.Client) -> None:
    for i in range(40):
        church.create("Person", {"first_name": f"N{i}", "last_name": "Many"})
    page = http.get("/people").json()
    assert page["meta"]["count"] == 25
    assert page["links"]["next"].endswith("/people?offset=25")


def test_a_capped_total_lies(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.set_options(total_cap=2)
    page = http.get("/people").json()
    assert (page["meta"]["total_count"], page["meta"]["count"]) == (2, 4)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"where[first_name]": "joan"}, [JOAN]),
        ({"where[first_name]": "zoe"}, [ZOE]),
        ({"where[first_name]": "%a%"}, [JOAN, MARTIN, EVA]),
        ({"where[birthdate][gte]": "1980-01-01"}, [JOAN]),
        ({"where[birthdate][lt]": "1980-01-01"}, [MARTIN]),
        ({"where[birthdate][lte]": "1980-01-02"}, [JOAN, MARTIN]),
        ({"where[birthdate][gt]": "1979-05-06"}, [JOAN]),
        ({"where[grade]": "abc"}, []),
        ({"where[child]": "false", "where[status]": "inactive"}, [ZOE]),
        ({"where[no_such_thing]": "x"}, [JOAN, MARTIN, EVA, ZOE]),
        ({"where[emails][address]": "nobody@example.org"}, [JOAN, MARTIN, EVA, ZOE]),
        ({"where[search_name]": "bak jo"}, [JOAN]),
        ({"where[search_name]": "aker"}, []),
        ({"where[search_name_or_email]": "aker"}, [JOAN, MARTIN, EVA]),
        ({"where[search_name_or_email]": "joan@EXAMPLE"}, [JOAN]),
        ({"where[search_phone_number]": "555-0101"}, [JOAN]),
        ({"where[search_phone_number_e164]": "+12175550101"}, [JOAN]),
        ({"where[search_name_or_email_or_phone_number]": "5550101"}, [JOAN]),
        ({"order": "first_name"}, [EVA, JOAN, MARTIN, ZOE]),
        ({"order": "-birthdate"}, [JOAN, MARTIN, EVA, ZOE]),
        ({"order": "birthdate"}, [EVA, ZOE, MARTIN, JOAN]),
        ({"order": "last_name,-first_name"}, [MARTIN, JOAN, EVA, ZOE]),
        ({"order": "shoe_size"}, [JOAN, MARTIN, EVA, ZOE]),
        ({"filter": "created_since"}, [JOAN, MARTIN, EVA, ZOE]),
        ({"filter": "created_since", "time": "2025-06-15T00:00:00Z"}, []),
        ({"filter": "admins"}, []),
    ],
    ids=lambda value: "&".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else "",
)
def test_filters_and_orders(http: httpx.Client, params: dict[str, str], expected: list[int]) -> None:
    assert people(http, **params) == expected


@pytest.mark.parametrize(
    ("option", "params", "expected"),
    [
        ("fold_text", {"where[first_name]": "zoe"}, []),
        ("fold_text", {"order": "first_name"}, [JOAN, MARTIN, ZOE, EVA]),
        ("nulls_first", {"order": "birthdate"}, [MARTIN, JOAN, EVA, ZOE]),
    ],
)
def test_comparison_without_the_habits(
    simulator: RunningSimulator, http: httpx.Client, option: str, params: dict[str, str], expected: list[int]
) -> None:
    simulator.set_options(**{option: False})
    assert people(http, **params) == expected


@pytest.mark.parametrize("params", [{"where[shoe]": "x"}, {"order": "shoe"}, {"include": "shoes"}])
def test_a_strict_simulator_refuses_what_the_real_one_ignores(
    simulator: RunningSimulator, http: httpx.Client, params: dict[str, str]
) -> None:
    assert http.get("/people", params=params).status_code == 200
    simulator.set_options(ignore_unknown=False)
    answer = http.get("/people", params=params)
    assert answer.status_code == 400
    assert next(iter(params)) in answer.json()["errors"][0]["detail"]


def test_changes_since_in_order_of_time(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.edit("Person", MARTIN, nickname="Marty")
    since = {"order": "updated_at", "where[updated_at][gte]": "2025-06-15T00:00:00Z"}
    assert people(http, **since) == [MARTIN]
    assert people(http, **{**since, "where[updated_at][gte]": YESTERDAY}) == [JOAN, EVA, ZOE, MARTIN]
    assert people(http, **{"order": "updated_at", "where[updated_at][gt]": YESTERDAY}) == [MARTIN]
    assert people(http, **{"order": "-updated_at", "where[updated_at][lt]": "2025-06-15T00:00:00Z"}) == [
        JOAN,
        EVA,
        ZOE,
    ]


def test_addresses_cannot_be_filtered_by_time(simulator: RunningSimulator, http: httpx.Client) -> None:
    params = {"where[updated_at][gte]": "2030-01-01T00:00:00Z"}
    assert len(ids(http.get("/addresses", params=params))) == 1
    simulator.set_options(address_times_unfiltered=False)
    assert ids(http.get("/addresses", params=params)) == []


def test_includes_come_once_row_after_row(http: httpx.Client) -> None:
    params = {"include": "emails,phone_numbers,addresses,households.people,primary_campus"}
    document = http.get("/people", params=params).json()
    kinds = [row["type"] for row in document["included"]]
    assert kinds == ["Email", "PhoneNumber", "Address", "Household", "Person", "Person", "Person"]
    joan = document["data"][0]["relationships"]
    assert [row["id"] for row in joan["people"]["data"]] == [str(i) for i in (JOAN, MARTIN, EVA)]
    assert joan["people"]["links"] == {"related": None}
    assert joan["primary_campus"] == {"data": None}


def test_a_set_campus_is_included_and_linked(church: Church, http: httpx.Client) -> None:
    church.rows["Person"][JOAN]["primary_campus_id"] = 8001
    document = http.get(f"/people/{JOAN}", params={"include": "primary_campus"}).json()
    assert document["included"][0]["type"] == "PrimaryCampus"
    assert document["data"]["links"]["primary_campus"].endswith("/people/v2/campuses/8001")
    assert http.get(f"/people/{JOAN}/primary_campus").json()["data"]["id"] == "8001"


def test_rare_attributes_come_only_when_asked_for(http: httpx.Client) -> None:
    assert "mfa_configured" not in http.get(f"/people/{JOAN}").json()["data"]["attributes"]
    asked = http.get(f"/people/{JOAN}", params={"fields[Person]": "mfa_configured,shoe_size"}).json()["data"]
    assert asked["attributes"] == {"mfa_configured": None}
    assert "relationships" not in asked


@pytest.mark.parametrize(
    "path",
    [
        "/people/1234",
        "/people/abc",
        "/shoes",
        "/field_options",
        "/household_memberships",
        "/household_memberships/100000001",
        f"/people/{JOAN}/primary_campus",
        f"/people/{JOAN}/shoes",
        f"/households/10000001/household_memberships/{ZOE}",
        f"/people/{ZOE}/household_memberships/100000001",
        "/people/1234/emails",
        "/../../no-such-product/v2/people",
    ],
)
def test_there_is_one_404_for_everything(http: httpx.Client, path: str) -> None:
    answer = http.get(path)
    assert answer.status_code == 404
    detail = "The resource you requested could not be found"
    assert answer.json() == {"errors": [{"status": "404", "title": "Not Found", "detail": detail}]}


def test_household_memberships_are_found_below_household_and_person(
    simulator: RunningSimulator, http: httpx.Client
) -> None:
    found = http.get("/households/10000001/household_memberships").json()["data"]
    assert [row["relationships"].keys() for row in found] == [{"person"}] * 3
    assert found[0]["links"]["self"].endswith("/households/10000001/household_memberships/100000001")
    assert found[0]["attributes"]["person_name"] == "Joan Baker"
    assert ids(http.get(f"/people/{MARTIN}/household_memberships")) == [100_000_002]
    assert ids(http.get("/households/10000001/people")) == [JOAN, MARTIN, EVA]
    simulator.set_options(membership_nested_only=False)
    assert len(ids(http.get("/household_memberships"))) == 3


def test_custom_fields_can_be_read(http: httpx.Client) -> None:
    definitions = http.get("/field_definitions", params={"include": "tab"}).json()
    assert definitions["included"][0]["attributes"]["name"] == "Serving"
    assert isinstance(definitions["data"][0]["attributes"]["tab_id"], int)
    assert ids(http.get("/tabs")) == [100_000_001]
    assert ids(http.get("/tabs/100000001/field_definitions")) == [100_001, 100_002]


def test_deleted_definitions_come_only_when_asked_for(church: Church, http: httpx.Client) -> None:
    church.rows["FieldDefinition"][100_001]["deleted_at"] = YESTERDAY
    assert ids(http.get("/field_definitions")) == [100_002]
    assert len(ids(http.get("/field_definitions", params={"filter": "include_deleted"}))) == 2


def test_who_and_where_am_i(http: httpx.Client) -> None:
    me = http.get("/me").json()["data"]
    assert (me["type"], me["attributes"]["name"]) == ("Person", "Joan Baker")
    church = http.get("").json()["data"]
    assert (church["type"], church["attributes"]["name"]) == ("Organization", "Hope Chapel")


def test_groups_have_no_updated_at_and_giving_can_be_listed(
    simulator: RunningSimulator, http: httpx.Client
) -> None:
    group = http.get(f"{simulator.url}/groups/v2/groups").json()["data"][0]
    assert "updated_at" not in group["attributes"]
    assert group["links"]["self"].endswith("/groups/v2/groups/100000001")
    assert http.get(f"{simulator.url}/giving/v2/funds").json()["meta"]["total_count"] == 0


@pytest.mark.parametrize(
    ("asked", "processed"),
    [
        (None, "2026-06-04"),
        ("2026-06-04", "2026-06-04"),
        ("2026-01-01", "2025-03-20"),
        ("2019-01-01", "2018-08-01"),
    ],
)
def test_the_newest_version_not_after_the_asked_one_is_used(
    http: httpx.Client, asked: str | None, processed: str
) -> None:
    answer = http.get("/me", headers={"X-PCO-API-Version": asked} if asked else {})
    assert answer.headers["x-pco-api-processed-as-version"] == processed


def test_versions_differ(simulator: RunningSimulator) -> None:
    def first(version: str, path: str) -> dict[str, Any]:
        with client(simulator, **{"X-PCO-API-Version": version}) as http:
            return http.get(path).json()["data"][0]

    simulator.create("FieldDatum", {"value": "M", "field_definition_id": 100_001}, customizable_id=JOAN)
    assert "updated_at" not in first("2025-03-20", "/field_data")["attributes"]
    assert "updated_at" in first("2026-06-04", "/field_data")["attributes"]
    path = "/households/10000001/household_memberships"
    assert "household_role" not in first("2025-03-20", path)["attributes"]
    assert first("2026-06-04", path)["attributes"]["household_role"] == "parent_guardian"
    assert "gender" in first("2025-03-20", "/people")["relationships"]


def test_too_old_a_version_is_refused(http: httpx.Client) -> None:
    assert http.get("/me", headers={"X-PCO-API-Version": "2017-01-01"}).status_code == 400


def test_mixed_kinds_of_ids(simulator: RunningSimulator, http: httpx.Client) -> None:
    simulator.merge(JOAN, MARTIN)
    merger = http.get("/person_mergers").json()["data"][0]
    assert merger["attributes"]["person_to_keep_id"] == JOAN
    assert merger["relationships"]["person_to_remove"]["data"]["id"] == str(MARTIN)
    household = http.get("/households").json()["data"][0]
    assert household["attributes"]["primary_contact_id"] == str(JOAN)
    simulator.set_options(numeric_merger_ids=False)
    assert http.get("/person_mergers").json()["data"][0]["attributes"]["person_to_keep_id"] == str(JOAN)
