"""A chosen record is looked for there before it is added: then linked, asked about, or created."""

from __future__ import annotations

import pytest

from openfaith_desktop.store import decisions
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])
NAME = {"first_name": "Ann", "last_name": "Unusual"}


def _there(both: Both, contact: bool = True, **attributes: object) -> int:
    """Add somebody there, after the last sync."""
    person = both.there.create("Person", {"status": "active", "child": False, **NAME, **attributes})["id"]
    if contact:
        both.there.create("Email", {"address": "Ann@Example.com", "location": "Home"}, person_id=person)
        both.there.create("PhoneNumber", {"number": "(202) 555-0101", "location": "Home"}, person_id=person)
    return person


def _old(both: Both) -> None:
    """Let what is there be old, so that only a search finds it."""
    for kind in ("Person", "Email", "PhoneNumber"):
        for row in both.there.church.rows[kind].values():
            row["created_at"] = row["updated_at"] = "2020-01-01T00:00:00Z"


@pytest.mark.parametrize("old", [True, False], ids=["old", "new"])
@pytest.mark.parametrize(
    ("contact", "value"), [("email", "ann@example.com"), ("phone_number", "+1 202 555 0101")]
)
def test_who_is_there_is_linked_with_all_contacts_and_nothing_is_doubled(
    both: Both, contact: str, value: str, old: bool
) -> None:
    both.sync()
    there = _there(both)
    if old:
        _old(both)
    here = both.add("person", **NAME)
    both.add(contact, person_id=here, **{"address" if contact == "email" else "number": value})
    numbers = [both.count_there(kind) for kind in ("Person", "Email", "PhoneNumber")]
    (one,) = both.push(here)
    assert (one.outcome, one.external_id) == ("linked", str(there))
    assert both.entity_of("person", there) == here
    assert [both.count_there(kind) for kind in ("Person", "Email", "PhoneNumber")] == numbers
    both.sync()
    both.compare()
    assert [both.count_there(kind) for kind in ("Person", "Email", "PhoneNumber")] == numbers
    assert both.store.read(decisions.listed, 1) == []


@pytest.mark.parametrize("first", [True, False], ids=["before the first sync", "after it"])
def test_who_may_be_there_is_asked_about_and_not_added(both: Both, first: bool) -> None:
    if not first:
        both.sync()
    there = _there(both, contact=False)
    _old(both)
    here = both.add("person", **NAME)
    people = both.count_there("Person")
    (one,) = both.push(here)
    assert (one.outcome, one.external_id) == ("asked", None)
    assert "question" in (one.reason or "")
    assert both.count_there("Person") == people
    (asked,) = both.store.read(lambda c: decisions.listed(c, 1, kind="match"))
    assert (asked.external_id, [c["entity_id"] for c in asked.ours]) == (str(there), [here])


def test_a_child_is_not_linked_to_a_parent_by_a_push(both: Both) -> None:
    both.sync()
    _there(both)
    here = both.add("person", **NAME, birthdate="2015-05-05")
    both.add("email", person_id=here, address="ann@example.com")
    assert [one.outcome for one in both.push(here)] == ["asked"]


def test_who_is_not_there_is_created(both: Both) -> None:
    both.sync()
    _there(both)
    here = both.add("person", first_name="Bob", last_name="Else")
    people = both.count_there("Person")
    (one,) = both.push(here)
    assert one.outcome == "created"
    assert both.count_there("Person") == people + 1


def test_a_contact_added_on_both_sides_of_somebody_linked_is_one(both: Both) -> None:
    there = _there(both, contact=False, birthdate="1971-03-04")
    here = both.add("person", **NAME, birthdate="1971-03-04")
    both.sync()
    assert both.entity_of("person", there) == here
    new = both.there.create("Email", {"address": "new@example.com", "location": "Work"}, person_id=there)
    mine = both.add("email", person_id=here, address="new@example.com")
    assert [one.outcome for one in both.push(here)] == ["unchanged"]
    assert both.entity_of("email", new["id"]) == mine
    assert len(both.there.church.of_person(there, "Email")) == 1


def test_a_contact_chosen_by_itself_is_looked_for_too(both: Both) -> None:
    there = _there(both, contact=False, birthdate="1971-03-04")
    here = both.add("person", **NAME, birthdate="1971-03-04")
    both.sync()
    both.there.create("PhoneNumber", {"number": "202-555-0101", "location": "Work"}, person_id=there)
    mine = both.add("phone_number", person_id=here, number="(202) 555-0101")
    assert [one.outcome for one in both.push(mine)] == ["linked"]
    assert len(both.there.church.of_person(there, "PhoneNumber")) == 1


def test_a_household_that_is_there_is_linked(both: Both) -> None:
    there = _there(both, contact=False, birthdate="1971-03-04")
    here = both.add("person", **NAME, birthdate="1971-03-04")
    both.sync()
    home = both.there.create("Household", {"name": "Unusual"}, primary_contact_id=there)
    both.there.church.join(home["id"], there)
    household = both.add("household", name="Unusual", primary_contact_id=here)
    both.add("household_membership", household_id=household, person_id=here)
    households = both.count_there("Household"), both.count_there("HouseholdMembership")
    assert [one.outcome for one in both.push(household)] == ["linked"]
    assert (both.count_there("Household"), both.count_there("HouseholdMembership")) == households
