"""Every question names somebody, whatever record it is about."""

from __future__ import annotations

from typing import Any

import pytest

from openfaith_desktop.store import decisions
from openfaith_desktop.sync import editing
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])
WHO = "Quill Testerman"
everywhere_asked = pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)


@pytest.fixture
def there(both: Both) -> int:
    """A person with a contact of each kind and a household, on both sides."""
    person = both.person_there(first_name="Quill", last_name="Testerman", birthdate="1980-02-29")["id"]
    for kind, values in (
        ("Email", {"address": "quill@example.com"}),
        ("PhoneNumber", {"number": "(202) 555-0101"}),
        ("Address", {"zip": "62701"}),
    ):
        both.there.church.create(kind, {"location": "Home", **values}, person_id=person)
    other = both.person_there(first_name="Ann", last_name="Testerman", birthdate="1981-01-01")["id"]
    home = both.there.church.create("Household", {"name": "Testerman"}, primary_contact_id=person)
    for one in (person, other):
        both.there.church.join(home["id"], one)
    if both.mode == "openfaith":
        here = both.add("person", first_name="Quill", last_name="Testerman", birthdate="1980-02-29")
        spouse = both.add("person", first_name="Ann", last_name="Testerman", birthdate="1981-01-01")
        both.add("email", person_id=here, address="quill@example.com", location="Home")
        both.add("phone_number", person_id=here, number="(202) 555-0101", location="Home")
        both.add("address", person_id=here, zip="62701", location="Home")
        household = both.add("household", name="Testerman", primary_contact_id=here)
        for one in (here, spouse):
            both.add("household_membership", household_id=household, person_id=one)
    both.sync()
    return person


def _titles(both: Both, kind: str) -> dict[str, str]:
    rows: list[Any] = list(both.store.read(lambda c: decisions.listed(c, 1, kind=kind)))
    return {row.entity_type: row.title for row in rows}


def _here(both: Both, kind: str, number: int) -> str:
    found = both.entity_of(kind, number)
    assert found is not None
    return found


def _contacts(both: Both, there: int) -> dict[str, int]:
    kinds = {"email": "Email", "phone_number": "PhoneNumber", "address": "Address"}
    return {name: both.there.church.of_person(there, kind)[0]["id"] for name, kind in kinds.items()}


NAMES = {
    "email": f"{WHO}: quill@example.com",
    "phone_number": f"{WHO}: (202) 555-0101",
    "address": f"{WHO}: address",
}


def test_a_disputed_field_of_a_contact(both: Both, there: int) -> None:
    kinds = {"email": "Email", "phone_number": "PhoneNumber", "address": "Address"}
    for name, number in _contacts(both, there).items():
        both.edit(_here(both, name, number), location="Work")
        both.there.edit(kinds[name], number, location="Other")
    home = max(both.there.church.rows["Household"])
    both.edit(_here(both, "household", home), name="Here")
    both.there.edit("Household", home, name="There")
    both.compare()
    assert _titles(both, "field") == {**NAMES, "household": f"Here ({WHO})"}


@everywhere_asked
def test_a_contact_deleted_here(both: Both, there: int) -> None:
    for name, number in _contacts(both, there).items():
        editing.delete(both.store, _here(both, name, number), "you")
    home = max(both.there.church.rows["Household"])
    member = both.entity_of("household_membership", f"{home}:{there}")
    assert member is not None
    editing.delete(both.store, member, "you")
    both.sync()
    assert _titles(both, "deleted_here") == {
        **NAMES,
        "household_membership": f"{WHO}: household member, Testerman",
    }


@pytest.mark.parametrize("mode", ["openfaith"], indirect=True)
def test_a_contact_deleted_there(both: Both, there: int) -> None:
    kinds = {"email": "Email", "phone_number": "PhoneNumber", "address": "Address"}
    for name, number in _contacts(both, there).items():
        both.there.delete(kinds[name], number)
    home = max(both.there.church.rows["Household"])
    (mine,) = [m for m in both.there.church.memberships(home) if m["person_id"] == there]
    both.there.delete("HouseholdMembership", mine["id"])
    both.compare()
    assert _titles(both, "deleted_there") == {
        **NAMES,
        "household_membership": f"{WHO}: household member, Testerman",
    }


@pytest.mark.parametrize("mode", ["openfaith"], indirect=True)
def test_a_person_without_a_name_merged_there(both: Both, there: int) -> None:
    """Who has no name is named by an e-mail address."""
    removed = both.person_there(first_name="Nobody", last_name="Double", birthdate="1999-01-01")["id"]
    here = both.add("person", first_name="Nobody", last_name="Double", birthdate="1999-01-01")
    both.add("email", person_id=here, address="nobody@example.com", location="Home")
    both.sync()
    both.edit(here, first_name="", last_name="")
    both.sync()
    both.there.merge(there, removed)
    both.sync()
    assert _titles(both, "merged") == {"person": "Somebody without a name, nobody@example.com"}
    (asked,) = both.store.read(lambda c: decisions.listed(c, 1, kind="merged"))
    assert asked.theirs["title"] == WHO


def test_perhaps_the_same_household(both: Both, there: int) -> None:
    home = both.there.church.create("Household", {"name": "Summer"}, primary_contact_id=there)
    both.there.church.join(home["id"], there)
    here = _here(both, "person", there)
    household = both.add("household", name="Winter", primary_contact_id=here)
    both.add("household_membership", household_id=household, person_id=here)
    spouse = both.entity_of("person", there + 1)
    assert spouse is not None
    both.edit(household, primary_contact_id=spouse)
    both.compare()
    (asked,) = both.store.read(lambda c: decisions.listed(c, 1, kind="match"))
    assert asked.title == f"Summer ({WHO})"
    assert asked.ours[0]["title"] == "Winter (Ann Testerman)"
