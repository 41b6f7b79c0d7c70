"""The pretend people: the same for the same seed, and as mixed as real ones."""

from __future__ import annotations

import unicodedata
from collections import Counter

import httpx
import phonenumbers
import pytest

from openfaith_planning_center.simulator import Church, generate_church


@pytest.fixture(scope="module")
def thousand() -> Church:
    return generate_church(1_000, seed=7)


def test_the_same_seed_gives_the_same_church() -> None:
    first, again, other = (
        generate_church(150, seed=3),
        generate_church(150, seed=3),
        generate_church(150, seed=4),
    )
    assert first.rows == again.rows
    assert first.rows["Person"] != other.rows["Person"]


@pytest.mark.parametrize("people", [0, 1, 10, 37])
def test_small_churches_have_exactly_as_many_people(people: int) -> None:
    church = generate_church(people)
    assert len(church.rows["Person"]) == people
    assert len(church.rows["Campus"]) == 1


def test_averages_are_those_of_a_real_church(thousand: Church) -> None:
    count = {kind: len(rows) / 1_000 for kind, rows in thousand.rows.items()}
    assert count["Email"] == pytest.approx(0.9, abs=0.1)
    assert count["PhoneNumber"] == pytest.approx(1.0, abs=0.1)
    assert count["Address"] == pytest.approx(0.7, abs=0.1)
    assert count["HouseholdMembership"] / count["Household"] == pytest.approx(3, abs=0.3)


def test_everything_that_makes_matching_hard_is_there(thousand: Church) -> None:
    people = list(thousand.rows["Person"].values())
    names = Counter((p["first_name"], p["last_name"]) for p in people)
    assert max(names.values()) > 1
    scripts = {unicodedata.name(p["first_name"][0]).split()[0] for p in people}
    assert {"LATIN", "CYRILLIC", "CJK", "HANGUL", "ARABIC"} <= scripts
    assert any(ord(c) > 0xFFFF for p in people for c in p["first_name"])
    assert any(p["nickname"] for p in people)
    assert any(p["status"] == "inactive" for p in people)
    assert any(p["child"] and p["birthdate"] and p["grade"] is not None for p in people)
    for kind, value in (("Email", "address"), ("PhoneNumber", "number")):
        shared = Counter(row[value] for row in thousand.rows[kind].values())
        assert shared.most_common(1)[0][1] > 1, kind
        owned = Counter(row["person_id"] for row in thousand.rows[kind].values())
        assert set(owned.values()) >= {1, 2}, kind
        assert len(owned) < 1_000, kind
    assert max(len(thousand.households_of(p["id"])) for p in people) == 2


def test_numbers_are_valid_and_nobodys(thousand: Church) -> None:
    for row in thousand.rows["PhoneNumber"].values():
        number = phonenumbers.parse(row["number"], "US")
        assert phonenumbers.is_valid_number(number), row["number"]
        assert "55501" in str(number.national_number) or str(number.national_number).startswith("2079460")
    domains = {row["address"].partition("@")[2].casefold() for row in thousand.rows["Email"].values()}
    assert {domain.rpartition("example.")[2] for domain in domains} == {"com", "net", "org"}


def test_each_person_has_at_most_one_primary_contact_of_a_kind(thousand: Church) -> None:
    for kind in ("Email", "PhoneNumber", "Address"):
        primary = Counter(row["person_id"] for row in thousand.rows[kind].values() if row["primary"])
        assert set(primary.values()) == {1}


def test_options_of_generation() -> None:
    assert len(generate_church(10, campuses=3).rows["Campus"]) == 3
    assert generate_church(10, custom_fields=False).rows["FieldDefinition"] == {}


def test_a_hundred_thousand_people() -> None:
    church = generate_church(100_000)
    assert len(church.rows["Person"]) == len(church.ids["Person"]) == 100_000
    assert len(church.rows["Campus"]) == 4
    assert 28_000 < len(church.rows["Household"]) < 36_000
    assert church.ids["Email"] == sorted(church.ids["Email"])


def test_who_is_signed_in_is_one_of_the_people(http: httpx.Client) -> None:
    me = http.get("/me").json()["data"]
    assert http.get(f"/people/{me['id']}").json()["data"]["attributes"] == me["attributes"]
    assert me["attributes"]["child"] is False
