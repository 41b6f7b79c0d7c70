"""Reading from Planning Center: listings while things change, single records, changes, sign-in, limits."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pytest

from openfaith_desktop.errors import (
    AdapterError,
    InvalidValue,
    PermissionMissing,
    RecordMissing,
    ServerTrouble,
    SignInNeeded,
    Unreachable,
    UnreadableAnswer,
)
from openfaith_planning_center.mapping import TABLES
from openfaith_planning_center.simulator import Options, RunningSimulator, generate_church, start_simulator
from tests.adapters.planning_center.talking import (
    ADAPTER,
    CAMPUSES,
    HOUSEHOLDS,
    PEOPLE,
    ids,
    pages,
    records,
    talk,
)

CONTACTS = {"email": "Email", "phone_number": "PhoneNumber", "address": "Address"}


@pytest.fixture
def simulator() -> Iterator[RunningSimulator]:
    with start_simulator(generate_church(people=450, seed=7), Options(rate_limit=None)) as running:
        yield running


async def test_everything_is_listed_without_a_request_per_person(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        people, households = await pages(session, PEOPLE), await pages(session, HOUSEHOLDS)
        campuses = await pages(session, CAMPUSES)
        asked = session.requests
    assert set(records(people, "person")) == ids(simulator, "Person")
    for entity_type, kind in CONTACTS.items():
        assert set(records(people, entity_type)) == ids(simulator, kind)
    assert set(records(households, "household")) == ids(simulator, "Household")
    assert set(records(campuses, "campus")) == ids(simulator, "Campus")
    members = {f"{m['household_id']}:{m['person_id']}" for m in simulator.dump("HouseholdMembership")}
    assert set(records(households, "household_membership")) == members
    for found in (people, households, campuses):
        assert found[-1].complete
        assert found[-1].cursor is None
        assert all(page.server_time for page in found)
    assert asked == len(simulator.requests) == 5 + math.ceil(len(ids(simulator, "Household")) / 100) + 1


async def test_ten_thousand_people_cost_no_more_than_a_tenth_above_their_pages() -> None:
    church = generate_church(people=10_000, seed=7)
    # The limit of 100 is the real one, its period a twentieth, so that the test takes a second or two.
    with start_simulator(church, Options(rate_limit=100, rate_period=1.0)) as simulator:
        async with talk(simulator) as session:
            for listing in ADAPTER.listings():
                assert (await pages(session, listing))[-1].complete
            asked = session.requests
        sizes = [len(ids(simulator, kind)) for kind in ("Person", "Household", "Campus")]
        assert asked <= 1.1 * sum(math.ceil(size / 100) for size in sizes)
        assert {status for _, _, status in simulator.requests} == {200}  # no 429


async def test_every_request_names_the_version(simulator: RunningSimulator) -> None:
    simulator.set_options(default_version="2018-08-01", oldest_version="2026-06-04")
    async with talk(simulator) as session:
        assert (await session.account()).organization_name


async def test_who_is_signed_in(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        account = await session.account()
    assert account.person_name.split()
    assert account.organization_name == "Hope Chapel"
    assert (account.organization_id.isdigit(), account.country_code) == (True, "US")
    assert session.server_time is not None


@pytest.mark.parametrize("kind", ["shrink"])
@pytest.mark.parametrize("after", [1, 2, 3, 4])
async def test_a_page_that_shrinks_while_paging_loses_nobody(
    simulator: RunningSimulator, kind: str, after: int
) -> None:
    simulator.fault(kind, match="GET /people/v2/people*", after=after)
    async with talk(simulator) as session:
        found = await pages(session, PEOPLE)
    assert ids(simulator, "Person") <= set(records(found, "person"))
    assert len(ids(simulator, "Person")) == 449


async def test_repeated_shrinking_loses_nobody(simulator: RunningSimulator) -> None:
    simulator.fault("shrink", match="GET /people/v2/people*", after=1, times=30)
    async with talk(simulator) as session:
        found = await pages(session, PEOPLE)
    assert ids(simulator, "Person") <= set(records(found, "person"))
    assert not found[-1].complete


async def test_an_id_over_two_pages_comes_once(simulator: RunningSimulator) -> None:
    simulator.fault("repeat_id", match="GET /people/v2/people*", after=1)
    async with talk(simulator) as session:
        found = await pages(session, PEOPLE)
    listed = [r.external_id for page in found for r in page.records if r.entity_type == "person"]
    assert len(listed) == len(set(listed)) == 450


async def test_a_total_that_lies_is_not_believed(simulator: RunningSimulator) -> None:
    simulator.fault("lying_total", match="GET /people/v2/people*", times=100)
    async with talk(simulator) as session:
        found = await pages(session, PEOPLE)
    assert set(records(found, "person")) == ids(simulator, "Person")
    assert not found[-1].complete


async def test_a_capped_total_ends_nothing_early(simulator: RunningSimulator) -> None:
    simulator.set_options(total_cap=100)
    async with talk(simulator) as session:
        found = await pages(session, PEOPLE)
    assert set(records(found, "person")) == ids(simulator, "Person")
    assert not found[-1].complete


async def test_unknown_attributes_pass_through(simulator: RunningSimulator) -> None:
    simulator.fault("unknown_attributes", match="GET /people/v2/people*", times=100)
    async with talk(simulator) as session:
        found = records(await pages(session, PEOPLE), "person")
    record = next(iter(found.values()))
    assert record.payload["attributes"]["brand_new"]
    assert ADAPTER.to_canonical("person", record.payload).values["last_name"]


@pytest.mark.parametrize("stop_after", [1, 3])
async def test_a_killed_listing_carries_on(simulator: RunningSimulator, stop_after: int) -> None:
    async with talk(simulator) as session:
        first = await pages(session, PEOPLE, most=stop_after)
    async with talk(simulator) as session:
        rest = await pages(session, PEOPLE, first[-1].cursor)
        assert session.requests == 5 - stop_after
    assert set(records(first, "person")) | set(records(rest, "person")) == ids(simulator, "Person")
    assert rest[-1].complete


async def test_contacts_that_lag_behind_are_fetched_once(simulator: RunningSimulator) -> None:
    simulator.set_options(replica_lag=600.0)
    person = int(min(ids(simulator, "Person"), key=int))
    new = simulator.create("Email", {"address": "late@example.org", "location": "Home"}, person_id=person)
    async with talk(simulator) as session:
        found = await pages(session, PEOPLE)
        asked = session.requests
    nested = [path for _, path, _ in simulator.requests if f"/people/{person}/emails" in path]
    assert len(nested) == 1
    assert asked == 6
    # It was named but could not be read even then, so the listing may not be used to find deletions.
    assert (str(new["id"]) in records(found, "email")) == found[-1].complete


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        ({"kind": "html", "status": 200}, UnreadableAnswer),
        ({"kind": "html", "status": 404}, UnreadableAnswer),
        ({"kind": "html", "status": 502}, ServerTrouble),
        ({"kind": "truncate"}, (UnreadableAnswer, Unreachable)),
        ({"kind": "invalid_json"}, UnreadableAnswer),
        ({"kind": "wrong_type"}, UnreadableAnswer),
        ({"kind": "missing_data"}, UnreadableAnswer),
        ({"kind": "drop_before"}, Unreachable),
        ({"kind": "status", "status": 403}, PermissionMissing),
        ({"kind": "status", "status": 404}, RecordMissing),
        ({"kind": "status", "status": 500}, ServerTrouble),
        ({"kind": "status", "status": 503}, ServerTrouble),
    ],
)
async def test_a_lasting_fault_ends_with_its_error_and_the_next_run_carries_on(
    simulator: RunningSimulator, fault: dict[str, Any], expected: type[AdapterError]
) -> None:
    simulator.fault(match="GET /people/v2/people*", after=2, times=100, **fault)
    async with talk(simulator) as session:
        first = await pages(session, PEOPLE, most=2)
        with pytest.raises(expected) as caught:
            await pages(session, PEOPLE, first[-1].cursor)
    assert caught.value.system == "Planning Center"
    assert "Planning Center" in caught.value.title
    simulator.clear_faults()
    async with talk(simulator) as session:
        rest = await pages(session, PEOPLE, first[-1].cursor)
    assert set(records(first, "person")) | set(records(rest, "person")) == ids(simulator, "Person")


@pytest.mark.parametrize("kind", ["html", "truncate", "drop_before", "invalid_json"])
async def test_a_passing_fault_is_not_noticed(simulator: RunningSimulator, kind: str) -> None:
    simulator.fault(kind, match="GET /people/v2/people*", after=1, times=1)
    async with talk(simulator) as session:
        assert (await pages(session, PEOPLE))[-1].complete


async def test_a_429_without_retry_after_is_repeated(simulator: RunningSimulator) -> None:
    simulator.fault("status", match="GET /people/v2/people*", after=1, times=2, status=429)
    async with talk(simulator) as session:
        assert (await pages(session, PEOPLE))[-1].complete


@pytest.mark.parametrize("hint", ["BABOON", "CAPUCHIN", "PELICAN", "LEMMING", "FLAMINGO", "TRASH_PANDA"])
async def test_each_hint_word_is_told_in_plain_words(simulator: RunningSimulator, hint: str) -> None:
    if hint == "TRASH_PANDA":
        simulator.permissions(mode="TRASH_PANDA")
    else:
        simulator.revoke(hint)
    async with talk(simulator) as session:
        with pytest.raises(SignInNeeded) as caught:
            await session.account()
    assert caught.value.hint == hint
    assert hint not in str(caught.value.as_dict())
    assert len(simulator.requests) == 1


async def test_a_wrong_secret_is_told_and_never_shown(simulator: RunningSimulator) -> None:
    async with talk(simulator, "demo:wrong-secret-word") as session:
        assert "wrong-secret" not in repr(session)
        with pytest.raises(SignInNeeded) as caught:
            await session.account()
    assert "wrong-secret" not in str(caught.value.as_dict())


@pytest.mark.parametrize("secret", ["", "demo", ":", "demo:", ":demo", "demo:de mo"])
def test_a_token_of_another_form_is_refused_before_anything_is_sent(secret: str) -> None:
    with pytest.raises(InvalidValue, match="personal access token"):
        ADAPTER.read_token(secret)


@pytest.mark.parametrize(
    "url", ["http://example.org", "ftp://example.org", "example.org", "https://", "http://["]
)
def test_a_sign_in_never_travels_unencrypted(url: str) -> None:
    from openfaith_desktop.adapter.contract import SessionSettings

    with pytest.raises(InvalidValue):
        ADAPTER.session(ADAPTER.read_token("demo:demo"), SessionSettings(base_url=url))


async def test_one_record_of_each_type_can_be_fetched(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        listed = [
            *await pages(session, PEOPLE),
            *await pages(session, HOUSEHOLDS),
            *await pages(session, CAMPUSES),
        ]
        for entity_type in ADAPTER.dependencies():
            record = next(iter(records(listed, entity_type).values()))
            got = await session.fetch(entity_type, record.external_id, record.parent_external_id)
            assert (got.entity_type, got.external_id) == (entity_type, record.external_id)
            assert got.parent_external_id == record.parent_external_id
            assert got.match == record.match
            assert ADAPTER.to_canonical(entity_type, got.payload) == ADAPTER.to_canonical(
                entity_type, record.payload
            )


@pytest.mark.parametrize(
    ("entity_type", "external_id"),
    [
        ("person", "1"),
        ("email", "1"),
        ("household", "1"),
        ("household_membership", "1:2"),
        ("person", "../me"),
    ],
)
async def test_a_record_that_is_gone_is_missing(
    simulator: RunningSimulator, entity_type: str, external_id: str
) -> None:
    async with talk(simulator) as session:
        with pytest.raises(RecordMissing):
            await session.fetch(entity_type, external_id)


async def test_somebody_who_left_a_household_is_missing_from_it(simulator: RunningSimulator) -> None:
    household = str(simulator.dump("Household")[0]["id"])
    async with talk(simulator) as session:
        with pytest.raises(RecordMissing):
            await session.fetch("household_membership", f"{household}:1")


async def test_changes_since_a_moment_are_found_oldest_first(simulator: RunningSimulator) -> None:
    simulator.clock(3600)
    changed = sorted(ids(simulator, "Person"), key=int)[::2]  # 225, all within a second or two
    async with talk(simulator) as session:
        await session.account()
        since = session.server_time
        assert since is not None
        for person in changed:
            simulator.edit("Person", int(person), nickname=f"Changed {person}")
        found = [page async for page in session.changed_since(PEOPLE, since)]
    assert set(records(found, "person")) == set(changed)
    listed = [r.external_id for page in found for r in page.records if r.entity_type == "person"]
    assert len(listed) == len(set(listed))
    assert found[-1].cursor is None


async def test_no_changes_are_one_request(simulator: RunningSimulator) -> None:
    async with talk(simulator) as session:
        found = [page async for page in session.changed_since(PEOPLE, "2099-01-01T00:00:00Z")]
        assert session.requests == 1
    assert [page.records for page in found] == [()]


@pytest.mark.parametrize(("kind", "what"), [("Person", "edit"), ("Address", "delete"), ("Email", "delete")])
async def test_of_what_changed_in_one_second_none_is_missed(
    simulator: RunningSimulator, kind: str, what: str
) -> None:
    listing = next(one for one in ADAPTER.polls() if TABLES[one.entity_type].resource == kind)
    rows = simulator.church.rows[kind]
    for row in rows.values():
        row["updated_at"] = "2026-11-24T10:00:00Z"
    simulator.edit(kind, max(rows), location="Home")  # lets the order be made anew
    first, seen, step = min(rows), set[str](), 0
    async with talk(simulator) as session:
        async for page in session.changed_since(listing, "2026-11-24T10:00:00Z"):
            seen |= set(records([page], listing.entity_type))
            step += 1
            if step == 2 and what == "edit":
                simulator.edit(kind, first, nickname="Moved")
            elif step == 2:
                simulator.delete(kind, first)
    assert step > 3
    assert ids(simulator, kind) - {str(first)} <= seen
