"""Looking for what is there already, before a record is made."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from openfaith_desktop.adapter.contract import Draft
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.adapters.planning_center.talking import ids, talk

OLD = "2020-01-01T00:00:00Z"


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(people=5, seed=7), Options(rate_limit=None)) as running:
        yield running


@pytest.fixture
def joan(simulator: RunningSimulator) -> str:
    """Somebody who was there for long, so that only a search finds her."""
    there = simulator.church.create(
        "Person", {"first_name": "Joan", "given_name": "Johanna", "last_name": "Ämmersley"}
    )
    simulator.church.create(
        "Email", {"address": "Joan@Example.org", "location": "Home"}, person_id=there["id"]
    )
    simulator.church.create(
        "PhoneNumber", {"number": "(217) 555-0177", "location": "Home"}, person_id=there["id"]
    )
    for kind in ("Person", "Email", "PhoneNumber"):
        for row in simulator.church.rows[kind].values():
            row["created_at"] = row["updated_at"] = OLD
    return str(there["id"])


@pytest.mark.parametrize(
    ("values", "match"),
    [
        ({"first_name": "Joan", "last_name": "Ammersley"}, {}),
        ({"first_name": "Jo", "nickname": "Joan", "last_name": "Ämmersley"}, {}),
        ({"first_name": "Johanna", "last_name": "Ämmersley"}, {}),
        ({"first_name": "X"}, {"emails": ["joan@example.org"]}),
        ({"first_name": "X"}, {"phones": ["+1 217 555 0177"]}),
        ({"first_name": "X"}, {"phones": ["217.555.0177"], "emails": ["other@example.org"]}),
    ],
    ids=["name", "nickname", "given name", "e-mail", "phone", "phone and another e-mail"],
)
async def test_a_person_is_found_with_all_contacts(
    simulator: RunningSimulator, joan: str, values: dict[str, str], match: dict[str, list[str]]
) -> None:
    async with talk(simulator) as session:
        found = await session.similar(Draft("person", values), match)
    assert [r.external_id for r in found if r.entity_type == "person"] == [joan]
    (person,) = (r for r in found if r.entity_type == "person")
    assert person.match == {"emails": ["Joan@Example.org"], "phones": ["(217) 555-0177"]}
    assert sorted(r.entity_type for r in found) == ["email", "person", "phone_number"]


async def test_somebody_new_is_found_though_the_search_is_behind(
    simulator: RunningSimulator, joan: str
) -> None:
    new = simulator.church.create("Person", {"first_name": "Bob", "last_name": "Newcomer"})
    async with talk(simulator) as session:
        await session.account()
        found = await session.similar(Draft("person", {"first_name": "Quill", "last_name": "Testerman"}), {})
    assert {r.external_id for r in found} == {str(new["id"])}


async def test_numbers_are_looked_for_as_the_church_writes_them(simulator: RunningSimulator) -> None:
    person = next(iter(sorted(ids(simulator, "Person"), key=int)))
    number = simulator.church.create(
        "PhoneNumber", {"number": "+49 30 1234567", "location": "Home"}, person_id=int(person)
    )
    for row in simulator.church.rows["Person"].values():
        row["updated_at"] = OLD
    async with talk(simulator, region="DE") as session:
        found = await session.similar(Draft("person", {}), {"phones": ["030 / 123 45 67"]})
    assert str(number["id"]) in {r.external_id for r in found if r.entity_type == "phone_number"}


@pytest.mark.parametrize("kind", ["email", "phone_number", "address"])
async def test_a_contact_is_looked_for_among_its_persons(
    simulator: RunningSimulator, joan: str, kind: str
) -> None:
    async with talk(simulator) as session:
        found = await session.similar(Draft(kind, {}, {"person_id": joan}), {})
        gone = await session.similar(Draft(kind, {}, {"person_id": "999999"}), {})
    assert {r.entity_type for r in found} == {"person", "email", "phone_number"}
    assert gone == ()


async def test_households_members_and_campuses(simulator: RunningSimulator, joan: str) -> None:
    home = simulator.church.create("Household", {"name": "Ämmersley"}, primary_contact_id=int(joan))
    simulator.church.join(home["id"], int(joan))
    wanted = {str(home["id"]), f"{home['id']}:{joan}"}
    async with talk(simulator) as session:
        household = await session.similar(Draft("household", {}, {"primary_contact_id": joan}), {})
        references = {"household_id": str(home["id"]), "person_id": joan}
        member = await session.similar(Draft("household_membership", {}, references), {})
        campuses = await session.similar(Draft("campus", {"name": "North"}), {})
    assert {r.external_id for r in household} == wanted
    assert {r.external_id for r in member} == wanted
    assert {r.external_id for r in campuses} == ids(simulator, "Campus")
