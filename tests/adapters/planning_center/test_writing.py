"""Writing to Planning Center: what arrives, what comes back, and finding what an answer never told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from openfaith_desktop.adapter.contract import Draft
from openfaith_desktop.errors import (
    OutcomeUnknown,
    PermissionMissing,
    RecordMissing,
    RecordRefused,
    Unreachable,
)
from openfaith_planning_center.session import PlanningCenterSession
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.adapters.planning_center.talking import ADAPTER, ids, talk

JOAN = Draft(
    "person",
    {
        "first_name": "Joan",
        "last_name": "Ämmersley",
        "birthdate": "1980-02-29",
        "gender": "Female",
        "grade": None,
    },
)


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(people=40, seed=7), Options(rate_limit=None)) as running:
        yield running


def somebody(simulator: RunningSimulator, nth: int = 0) -> str:
    return sorted(ids(simulator, "Person"), key=int)[nth]


def drafts(simulator: RunningSimulator) -> dict[str, Draft]:
    """Return one draft of every type, of a person who exists and a household that does."""
    joan, martin = somebody(simulator), somebody(simulator, 1)
    household = str(simulator.dump("Household")[0]["id"])
    members = {
        str(m["person_id"])
        for m in simulator.dump("HouseholdMembership")
        if str(m["household_id"]) == household
    }
    newcomer = next(p for p in sorted(ids(simulator, "Person")) if p not in members)
    return {
        "campus": Draft("campus", {"name": "North", "latitude": 39.5, "time_zone": "America/Chicago"}),
        "person": JOAN,
        "email": Draft("email", {"address": "new@example.org", "location": "Home"}, {"person_id": joan}),
        "phone_number": Draft("phone_number", {"number": "(217) 555-0177"}, {"person_id": joan}),
        "address": Draft(
            "address",
            {"street_line_1": "9 Oak St", "city": "Springfield", "zip": "62701", "location": "Home"},
            {"person_id": joan},
        ),
        "household": Draft(
            "household",
            {"name": "Ämmersley"},
            {"primary_contact_id": joan},
            tuple(
                Draft("household_membership", {}, {"person_id": p, "household_id": None})
                for p in (joan, martin)
            ),
        ),
        "household_membership": Draft(
            "household_membership", {}, {"household_id": household, "person_id": newcomer}
        ),
    }


TYPES = tuple(ADAPTER.dependencies())


@pytest.mark.parametrize("entity_type", TYPES)
async def test_what_is_created_comes_back_as_it_was_stored(
    simulator: RunningSimulator, entity_type: str
) -> None:
    draft = drafts(simulator)[entity_type]
    async with talk(simulator) as session:
        record, *embedded = await session.create(draft)
        assert session.requests == len(simulator.writes) == 1
        stored = await session.fetch(entity_type, record.external_id, record.parent_external_id)
    got = ADAPTER.to_canonical(entity_type, record.payload)
    assert got == ADAPTER.to_canonical(entity_type, stored.payload)
    assert {name: got.values[name] for name in draft.values} == dict(draft.values)
    assert {name: got.references[name] for name in draft.references} == dict(draft.references)
    assert record.parent_external_id == (
        draft.references.get("household_id") or draft.references.get("person_id")
    )
    if entity_type == "phone_number":
        assert got.values["location"] == "Mobile"
    if entity_type == "household":
        people = {m.references["person_id"] for m in draft.embedded}
        assert {
            ADAPTER.to_canonical(m.entity_type, m.payload).references["person_id"] for m in embedded
        } == people
        assert {m.parent_external_id for m in embedded} == {record.external_id}


@pytest.mark.parametrize("entity_type", TYPES)
@pytest.mark.parametrize("fault", ["drop_after", "truncate"])
async def test_what_an_answer_never_told_is_found(
    simulator: RunningSimulator, entity_type: str, fault: str
) -> None:
    draft = drafts(simulator)[entity_type]
    async with talk(simulator) as session:
        await session.account()
        since = session.server_time
        assert since is not None
        assert await session.find_created(draft, since) == ()
        simulator.fault(fault, match="POST *")
        with pytest.raises(OutcomeUnknown):
            await session.create(draft)
        assert len(simulator.writes) == 1  # never repeated blindly
        (one,) = await session.find_created(draft, since)
        assert one.sure
        found = one.records
        again = await session.fetch(entity_type, found[0].external_id, found[0].parent_external_id)
    assert ADAPTER.to_canonical(entity_type, found[0].payload) == ADAPTER.to_canonical(
        entity_type, again.payload
    )
    assert len(found) == (3 if entity_type == "household" else 1)


async def test_what_was_never_stored_is_not_found(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        await session.account()
        since = session.server_time or ""
        simulator.fault("status", match="POST *", status=502)
        with pytest.raises(OutcomeUnknown):
            await session.create(JOAN)
        assert await session.find_created(JOAN, since) == ()


async def test_a_namesake_made_meanwhile_by_somebody_else_is_told_apart(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        await session.account()
        since = session.server_time or ""
        simulator.create(
            "Person", {"first_name": "Joan", "last_name": "Ämmersley", "birthdate": "2001-01-01"}
        )
        (other,) = await session.find_created(JOAN, since)
        assert not other.sure
        thin = simulator.create("Person", {"first_name": "Joan", "last_name": "Ämmersley"})
        (record,) = await session.create(JOAN)
        best, second = [one for one in await session.find_created(JOAN, since) if one.sure]
    assert best.records[0].external_id == record.external_id
    assert second.records[0].external_id == str(thin["id"])


async def test_what_was_made_just_then_and_changed_since_is_named_as_not_sure(
    simulator: RunningSimulator,
) -> None:
    async with talk(simulator) as session:
        await session.account()
        since = session.server_time or ""
        (record,) = await session.create(JOAN)
        simulator.edit("Person", int(record.external_id), first_name="Zoe", last_name="Renamed")
        (found,) = await session.find_created(JOAN, since)
        assert (found.sure, found.records[0].external_id) == (False, record.external_id)
        simulator.clock(3600)
        await session.account()
        assert await session.find_created(JOAN, session.server_time or "") == ()


async def test_an_older_namesake_was_not_made_by_us(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        await session.create(JOAN)
        simulator.clock(3600)
        await session.account()
        assert await session.find_created(JOAN, session.server_time or "") == ()


async def test_find_created_under_an_owner_who_isnt_shown_says_that_nobody_knows(
    simulator: RunningSimulator,
) -> None:
    async with talk(simulator) as session:
        for draft in (
            Draft("email", {"address": "a@example.org"}, {"person_id": "1"}),
            Draft("household", {"name": "X"}, {"primary_contact_id": "1"}),
            Draft("household_membership", {}, {"household_id": "1", "person_id": "1"}),
        ):
            with pytest.raises(RecordMissing):
                await session.find_created(draft, "2026-01-01T00:00:00Z")


async def test_only_the_drafts_fields_change(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        before = await session.fetch("person", somebody(simulator))
        after = await session.update(before.external_id, Draft("person", {"nickname": "Zz"}))
        was, now = (ADAPTER.to_canonical("person", r.payload) for r in (before, after))
        assert now.values == {**was.values, "nickname": "Zz"}
        assert now.references == was.references
    assert [(method, path) for method, path, _ in simulator.writes] == [
        ("PATCH", f"/people/v2/people/{before.external_id}")
    ]


@pytest.mark.parametrize(
    ("entity_type", "values"),
    [
        ("email", {"address": "other@example.org", "location": None}),
        ("phone_number", {"number": "(217) 555-0188"}),
        ("address", {"street_line_2": None, "city": "Shelbyville"}),
        ("household", {"name": "Another name"}),
        ("campus", {"name": "South", "longitude": -89.25}),
    ],
)
async def test_every_type_can_be_changed(
    simulator: RunningSimulator, entity_type: str, values: dict[str, Any]
) -> None:
    async with talk(simulator) as session:
        made = (await session.create(drafts(simulator)[entity_type]))[0]
        got = await session.update(made.external_id, Draft(entity_type, values), made.parent_external_id)
        canonical = ADAPTER.to_canonical(entity_type, got.payload)
        assert {name: canonical.values[name] for name in values} == values
        assert (got.external_id, got.parent_external_id) == (made.external_id, made.parent_external_id)


async def test_relations_can_be_changed(simulator: RunningSimulator) -> None:
    campus = sorted(ids(simulator, "Campus"))[0]
    async with talk(simulator) as session:
        person = somebody(simulator)
        got = await session.update(person, Draft("person", {}, {"primary_campus_id": campus}))
        assert ADAPTER.to_canonical("person", got.payload).references["primary_campus_id"] == campus
        made = (await session.create(drafts(simulator)["household"]))[0]
        other = somebody(simulator, 1)
        got = await session.update(made.external_id, Draft("household", {}, {"primary_contact_id": other}))
        assert ADAPTER.to_canonical("household", got.payload).references["primary_contact_id"] == other


async def test_a_change_of_nothing_that_may_be_sent_sends_nothing(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        draft = Draft("person", {"inactivated_at": None})
        record = await session.update(somebody(simulator), draft)
    assert record.external_id == somebody(simulator)
    assert simulator.writes == []


@pytest.mark.parametrize("entity_type", TYPES)
async def test_what_is_deleted_is_gone_and_may_be_deleted_again(
    simulator: RunningSimulator, entity_type: str
) -> None:
    async with talk(simulator) as session:
        made = (await session.create(drafts(simulator)[entity_type]))[0]
        for _ in range(2):
            await session.delete(entity_type, made.external_id, made.parent_external_id)
        with pytest.raises(RecordMissing):
            await session.fetch(entity_type, made.external_id, made.parent_external_id)


async def test_every_reason_of_a_refusal_is_told(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        with pytest.raises(RecordRefused) as caught:
            await session.create(Draft("person", {"first_name": "A", "last_name": "B", "grade": 40}))
        assert caught.value.details == (("grade", "must be between -1 and 12"),)
        two = [
            {"status": "422", "detail": "is invalid", "source": {"parameter": name}} for name in ("a", "b")
        ]
        simulator.fault("status", match="PATCH *", status=422, body={"errors": two})
        with pytest.raises(RecordRefused) as caught:
            await session.update(somebody(simulator), Draft("person", {"nickname": "x"}))
        assert caught.value.details == (("a", "is invalid"), ("b", "is invalid"))


async def test_a_date_dropped_without_a_word_shows_in_what_comes_back(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        draft = Draft("person", {"first_name": "A", "last_name": "B", "birthdate": "not-a-date"})
        (record,) = await session.create(draft)
    assert ADAPTER.to_canonical("person", record.payload).values["birthdate"] is None


@pytest.mark.parametrize(
    ("fault", "expected", "sent"),
    [
        ({"kind": "status", "status": 403}, PermissionMissing, 1),
        ({"kind": "status", "status": 500}, OutcomeUnknown, 1),
        ({"kind": "drop_before"}, OutcomeUnknown, 1),
        ({"kind": "html", "status": 200}, OutcomeUnknown, 1),
        ({"kind": "missing_data"}, OutcomeUnknown, 1),
        ({"kind": "wrong_type"}, OutcomeUnknown, 1),
    ],
)
@pytest.mark.parametrize("verb", ["POST", "PATCH"])
async def test_every_fault_of_a_write(
    simulator: RunningSimulator, verb: str, fault: dict[str, Any], expected: type[Exception], sent: int
) -> None:
    simulator.fault(match=f"{verb} *", **fault)
    async with talk(simulator) as session:
        with pytest.raises(expected):
            await _write(session, verb, somebody(simulator))
    assert len(simulator.writes) == sent


@pytest.mark.parametrize("verb", ["POST", "PATCH"])
async def test_a_write_that_was_too_fast_is_repeated(simulator: RunningSimulator, verb: str) -> None:
    simulator.fault("status", match=f"{verb} *", status=429, times=2)
    async with talk(simulator) as session:
        await _write(session, verb, somebody(simulator))
    assert [status for _, _, status in simulator.writes] in ([429, 429, 201], [429, 429, 200])


async def test_a_write_to_nobody_is_unreachable(simulator: RunningSimulator) -> None:
    simulator.stop()
    async with talk(simulator) as session:
        with pytest.raises(Unreachable):
            await session.create(JOAN)


async def _write(session: PlanningCenterSession, verb: str, person: str) -> None:
    if verb == "POST":
        await session.create(JOAN)
    else:
        await session.update(person, Draft("person", {"nickname": "Zz"}))
