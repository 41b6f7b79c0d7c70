"""Somebody who is added there while a run works is not added there once more."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from openfaith_desktop.store import decisions
from openfaith_desktop.sync.context import StopFlag
from openfaith_desktop.sync.events import Event, Phase, PhaseStarted
from openfaith_desktop.sync.push import meanwhile
from openfaith_desktop.sync.results import RunResult
from tests.sync.conftest import Both

pytestmark = pytest.mark.parametrize("people", [3])
creating = pytest.mark.parametrize("mode", ["full", "openfaith"], indirect=True)
NAME = {"first_name": "Ann", "last_name": "Unusual"}
RUNS = {
    "sync": lambda both: both.sync(),
    "compare": lambda both: both.compare(),
    "look": lambda both: both.look(),
}


def _when_sending(both: Both, type_name: str, do: Callable[[], Any]) -> None:
    """Do something there after a run has read everything, just before it sends records of a type."""
    waits = [do]

    def hear(event: Event) -> None:
        if isinstance(event, PhaseStarted) and (event.phase, event.entity_type) == (Phase.PUSH, type_name):
            for one in waits:
                waits.remove(one)
                one()

    both.events.subscribe(hear)


def _person_there(both: Both, email: str | None = "ann@example.com") -> int:
    person = both.there.create("Person", {"status": "active", "child": False, **NAME})["id"]
    if email:
        both.there.create("Email", {"address": email, "location": "Home"}, person_id=person)
    return person


def _counts(both: Both) -> list[int]:
    return [both.count_there(kind) for kind in ("Person", "Email", "PhoneNumber", "Address", "Household")]


def _asked(both: Both) -> list[Any]:
    return list(both.store.read(decisions.listed, 1))


@creating
@pytest.mark.parametrize("kind", ["sync", "compare", "look"])
def test_who_was_added_there_meanwhile_is_linked(both: Both, kind: str) -> None:
    both.sync()
    here = both.add("person", **NAME)
    mine = both.add("email", person_id=here, address="ann@example.com")
    there: list[int] = []
    _when_sending(both, "person", lambda: there.append(_person_there(both)))
    RUNS[kind](both)
    assert both.entity_of("person", there[0]) == here
    (email,) = both.there.church.of_person(there[0], "Email")
    assert both.entity_of("email", email["id"]) == mine
    before = _counts(both)
    both.sync()
    both.compare()
    assert (_counts(both), _asked(both)) == (before, [])


@creating
def test_also_in_the_first_sync(both: Both) -> None:
    here = both.add("person", **NAME)
    both.add("email", person_id=here, address="ann@example.com")
    there: list[int] = []
    _when_sending(both, "person", lambda: there.append(_person_there(both)))
    both.sync()
    assert both.entity_of("person", there[0]) == here
    assert len(both.there.church.of_person(there[0], "Email")) == 1


@creating
def test_who_may_be_the_same_is_asked_about_and_not_added(both: Both) -> None:
    both.sync()
    here = both.add("person", **NAME)
    before = both.count_there("Person")
    _when_sending(both, "person", lambda: _person_there(both, None))
    both.sync()
    assert both.count_there("Person") == before + 1
    (asked,) = _asked(both)
    assert [c["entity_id"] for c in asked.ours] == [here]


@creating
@pytest.mark.parametrize(
    ("kind", "external", "here", "there"),
    [
        ("email", "Email", {"address": "new@example.com"}, {"address": "New@Example.com"}),
        ("phone_number", "PhoneNumber", {"number": "(202) 555-0101"}, {"number": "202-555-0101"}),
        ("address", "Address", {"zip": "62701", "location": "Home"}, {"zip": "62701"}),
    ],
    ids=["email", "phone_number", "address"],
)
def test_a_contact_that_both_sides_add_is_one(
    both: Both, kind: str, external: str, here: dict[str, str], there: dict[str, str]
) -> None:
    person = both.person_there(**NAME, birthdate="1971-03-04")["id"]
    ours = both.add("person", **NAME, birthdate="1971-03-04")
    both.sync()
    mine = both.add(kind, person_id=ours, **here)
    _when_sending(
        both, kind, lambda: both.there.create(external, {"location": "Home", **there}, person_id=person)
    )
    both.sync()
    (one,) = both.there.church.of_person(person, external)
    assert both.entity_of(kind, one["id"]) == mine
    assert _asked(both) == []


@creating
def test_a_household_and_its_members_that_both_sides_add_are_one(both: Both) -> None:
    people = [
        both.person_there(first_name=n, last_name="Unusual", birthdate="1971-03-04")["id"] for n in "AB"
    ]
    ours = [both.add("person", first_name=n, last_name="Unusual", birthdate="1971-03-04") for n in "AB"]
    both.sync()
    household = both.add("household", name="Unusual", primary_contact_id=ours[0])
    for one in ours:
        both.add("household_membership", household_id=household, person_id=one)

    def meanwhile_there() -> None:
        home = both.there.create("Household", {"name": "Unusual"}, primary_contact_id=people[0])
        for one in people:
            both.there.church.join(home["id"], one)

    before = both.count_there("Household"), both.count_there("HouseholdMembership")
    _when_sending(both, "household", meanwhile_there)
    both.sync()
    both.sync()
    after = both.count_there("Household"), both.count_there("HouseholdMembership")
    assert after == (before[0] + 1, before[1] + 2)
    assert both.entity_of("household", max(both.there.church.rows["Household"])) == household


@creating
def test_a_member_that_both_sides_add_is_one(both: Both) -> None:
    people = [
        both.person_there(first_name=n, last_name="Unusual", birthdate="1971-03-04")["id"] for n in "AB"
    ]
    home = both.there.create("Household", {"name": "Unusual"}, primary_contact_id=people[0])
    both.there.church.join(home["id"], people[0])
    ours = [both.add("person", first_name=n, last_name="Unusual", birthdate="1971-03-04") for n in "AB"]
    household = both.add("household", name="Unusual", primary_contact_id=ours[0])
    both.add("household_membership", household_id=household, person_id=ours[0])
    both.sync()
    mine = both.add("household_membership", household_id=household, person_id=ours[1])
    _when_sending(both, "household_membership", lambda: both.there.church.join(home["id"], people[1]))
    both.sync()
    assert len(both.there.church.memberships(home["id"])) == 2
    assert both.entity_of("household_membership", f"{home['id']}:{people[1]}") == mine


@creating
def test_between_two_additions_is_looked_again(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanwhile, "FRESH_SECONDS", 0.0)
    both.sync()
    both.add("person", first_name="First", last_name="Other")
    here = both.add("person", **NAME)
    both.add("email", person_id=here, address="ann@example.com")
    there: list[int] = []
    created = both.there.church.create

    def create(kind: str, *args: Any, **relations: Any) -> Any:
        made = created(kind, *args, **relations)
        if kind == "Person" and not there:
            there.append(0)
            there[0] = created("Person", {"status": "active", "child": False, **NAME})["id"]
            created("Email", {"address": "ann@example.com", "location": "Home"}, person_id=there[0])
        return made

    monkeypatch.setattr(both.there.church, "create", create)
    both.sync()
    assert both.entity_of("person", there[0]) == here
    assert len(both.there.church.of_person(there[0], "Email")) == 1


@creating
def test_looking_costs_one_request_a_type_however_many_are_added(both: Both) -> None:
    both.sync()
    for n in range(20):
        person = both.add("person", first_name=f"Number{n}", last_name="Unusual")
        both.add("email", person_id=person, address=f"n{n}@example.com")
    before = len(both.there.requests)
    result: RunResult = both.sync()
    posts = [r for r in both.there.requests[before:] if r[0] == "POST"]
    gets = [r for r in both.there.requests[before:] if r[0] == "GET"]
    assert (len(posts), result.problems) == (40, 0)
    # Seven to see that nothing changed there, one for all the people; their e-mails are of this run.
    assert len(gets) == 8


@pytest.mark.parametrize("mode", ["external"], indirect=True)
def test_a_push_takes_what_an_earlier_run_planned_only_after_a_look(both: Both) -> None:
    """Chosen records are looked for one by one; a run that reads nothing relies on no old list."""
    both.sync()
    here = both.add("person", **NAME)
    both.add("email", person_id=here, address="ann@example.com")
    there = _person_there(both)
    pushed = asyncio.run(both.engine().push([here], StopFlag()))
    assert [one.outcome for one in pushed] == ["linked"]
    assert both.entity_of("person", there) == here
