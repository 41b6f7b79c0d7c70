"""What every adapter must do, whatever its system: each sentence of the contract that a test can see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from openfaith_desktop.adapter.contract import Canonical, Draft, ExternalRecord, Listing, Page, Session
from openfaith_desktop.cdm.model import FieldKind
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import LostLease, RecordMissing, SignInNeeded
from tests.adapters.contract.worlds import WORLDS, World

ODD: tuple[Any, ...] = (None, "", "\0", "a\0b", "x" * 5_000, -1, 2**70, 1.5, True, [], ["a"], {}, {"a": {}})


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    with WORLDS[request.param]() as made:
        yield made


async def _pages(session: Session, listing: Listing, cursor: str | None = None) -> list[Page]:
    return [page async for page in session.pages(listing, cursor)]


async def _everything(world: World, session: Session) -> dict[tuple[str, str], ExternalRecord]:
    found: dict[tuple[str, str], ExternalRecord] = {}
    for listing in world.adapter.listings():
        for page in await _pages(session, listing):
            found.update({(r.entity_type, r.external_id): r for r in page.records})
    return found


def _canonical(world: World, record: ExternalRecord) -> Canonical:
    return world.adapter.to_canonical(record.entity_type, record.payload)


# --- reading -------------------------------------------------------------------------------------------


async def test_each_list_is_read_whole_and_holds_all_its_types(world: World) -> None:
    async with world.session() as session:
        for listing in world.adapter.listings():
            pages = await _pages(session, listing)
            ids = Counter((r.entity_type, r.external_id) for page in pages for r in page.records)
            mains = sum(name == listing.entity_type for name, _ in ids)
            assert pages[-1].complete
            assert pages[-1].total == mains
            assert set(ids.values()) == {1}
            assert {name for name, _ in ids} == set(listing.carries)
            assert all(page.cursor for page in pages[:-1])
            assert all(page.server_time for page in pages)
        assert session.requests > 0


async def test_a_list_read_twice_is_the_same(world: World) -> None:
    async with world.session() as session:
        first, second = await _everything(world, session), await _everything(world, session)
    assert {key: r.payload for key, r in first.items()} == {key: r.payload for key, r in second.items()}


async def test_a_list_is_carried_on_after_each_of_its_pages(world: World) -> None:
    async with world.session() as session:
        for listing in world.adapter.listings():
            pages = await _pages(session, listing)
            for number, page in enumerate(pages[:-1]):
                rest = await _pages(session, listing, page.cursor)
                read = [r.external_id for one in (*pages[: number + 1], *rest) for r in one.records]
                assert sorted(read) == sorted(r.external_id for one in pages for r in one.records)
                assert rest[-1].complete


async def test_records_name_their_owner_and_what_they_point_to(world: World) -> None:
    async with world.session() as session:
        found = await _everything(world, session)
    for record in found.values():
        type_ = ENTITY_TYPES[record.entity_type]
        canonical = _canonical(world, record)
        for name, external_id in canonical.references.items():
            if external_id is not None:
                assert (type_.by_name[name].relation or "", external_id) in found
        for field in type_.relations:
            if field.required:
                assert canonical.references.get(field.name), (record.entity_type, field.name)
        if type_.owner:
            assert record.parent_external_id == canonical.references[type_.owner]


async def test_odd_values_become_nothing_and_raise_nothing(world: World) -> None:
    async with world.session() as session:
        found = await _everything(world, session)
    one_of_each = {record.entity_type: record for record in found.values()}
    for entity_type, record in one_of_each.items():
        for payload in _twisted(record.payload):
            canonical = world.adapter.to_canonical(entity_type, payload)
            texts = [value for value in canonical.values.values() if isinstance(value, str)]
            assert not any("\0" in text for text in texts)
            for name in canonical.values:
                assert ENTITY_TYPES[entity_type].by_name[name].kind is not FieldKind.RELATION


def _twisted(payload: Any) -> Iterator[dict[str, Any]]:
    """Yield the payload with each of its values, at any depth, replaced by each odd one."""
    for key, value in payload.items():
        for odd in ODD:
            yield {**payload, key: odd}
        if isinstance(value, dict):
            for inner in _twisted(value):
                yield {**payload, key: inner}


async def test_a_record_read_by_itself_is_as_the_list_says(world: World) -> None:
    async with world.session() as session:
        found = await _everything(world, session)
        for record in {r.entity_type: r for r in found.values()}.values():
            asked = (record.entity_type, record.external_id, record.parent_external_id)
            alone, whole = await session.fetch(*asked), await session.fetch_whole(*asked)
            assert _canonical(world, alone) == _canonical(world, record) == _canonical(world, whole[0])
            for other in whole[1:]:
                assert (other.entity_type, other.external_id) in found


async def test_what_isnt_there_is_missing(world: World) -> None:
    async with world.session() as session:
        found = await _everything(world, session)
        somebody = next(r for r in found.values() if r.entity_type == "person")
        world.delete_there(somebody.external_id)
        for external_id in (somebody.external_id, "99999999", "no-number"):
            for asking in (session.fetch("person", external_id), session.fetch_whole("person", external_id)):
                with pytest.raises(RecordMissing):
                    await asking


async def test_nothing_was_merged(world: World) -> None:
    async with world.session() as session:
        assert isinstance(await session.mergers("2020-01-01T00:00:00Z"), tuple)


async def test_polls_show_what_changed_and_end(world: World) -> None:
    async with world.session() as session:
        for listing in world.adapter.polls():
            pages = [page async for page in session.changed_since(listing, "2000-01-01T00:00:00Z")]
            assert {r.entity_type for page in pages for r in page.records} <= set(listing.carries)
            assert pages[-1].cursor is None
            later = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
            assert not [r async for page in session.changed_since(listing, later) for r in page.records]


# --- who is asking -------------------------------------------------------------------------------------


async def test_who_is_signed_in_is_told(world: World) -> None:
    async with world.session() as session:
        account = await session.account()
    assert account.person_name
    assert account.organization_id


async def test_a_wrong_sign_in_is_said(world: World) -> None:
    async with world.session("wrong:wrong") as session:
        with pytest.raises(SignInNeeded):
            await session.account()


async def test_what_keeps_a_request_here_keeps_it_from_arriving(world: World) -> None:
    async def never() -> None:
        raise LostLease

    before = world.writes()
    async with world.session(before_request=never) as session:
        with pytest.raises(LostLease):
            await session.create(world.drafts[0])
        with pytest.raises(LostLease):
            await session.account()
    assert world.writes() == before


# --- writing -------------------------------------------------------------------------------------------


async def _made(world: World, session: Session) -> list[tuple[Draft, tuple[ExternalRecord, ...]]]:
    """Create the world's drafts, each belonging to the first of them."""
    made: list[tuple[Draft, tuple[ExternalRecord, ...]]] = []
    person = ""
    for draft in world.drafts:
        type_ = ENTITY_TYPES[draft.entity_type]
        needed = {f.name: person for f in type_.relations if f.required}
        embeds = world.adapter.capabilities.types[draft.entity_type].embeds
        inner = (Draft(embeds, {}, {"person_id": person}),) if embeds else ()
        complete = replace(draft, references=needed, embedded=inner)
        records = await session.create(complete)
        person = person or records[0].external_id
        made.append((complete, records))
    return made


async def test_what_is_created_is_as_it_was_sent_and_can_be_found(world: World) -> None:
    since = (datetime.now(UTC) - timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    async with world.session() as session:
        for draft, (record, *others) in await _made(world, session):
            canonical = _canonical(world, record)
            assert {name: canonical.values.get(name) for name in draft.values} == draft.values
            assert draft.references.items() <= canonical.references.items()
            assert len(others) == len(draft.embedded)
            there = await session.fetch(record.entity_type, record.external_id, record.parent_external_id)
            assert _canonical(world, there) == canonical
            found = await session.find_created(draft, since)
            assert record.external_id in {one.records[0].external_id for one in found if one.sure}
            alike = await session.similar(draft, {"emails": (), "phones": ()})
            assert (record.entity_type, record.external_id) in {(r.entity_type, r.external_id) for r in alike}


async def test_what_wasnt_created_isnt_found(world: World) -> None:
    later = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    async with world.session() as session:
        assert not [one for one in await session.find_created(world.drafts[0], later) if one.sure]


async def test_an_update_changes_only_what_was_sent(world: World) -> None:
    async with world.session() as session:
        made = await _made(world, session)
        before = await _everything(world, session)
        (_, (person, *_)), (_, (email, *_)) = made[:2]
        for record, field, value in (
            (person, "nickname", "Jo"),
            (email, "address", "jo@example.org"),
            (person, "nickname", None),
        ):
            draft = Draft(record.entity_type, {field: value})
            answer = await session.update(record.external_id, draft, record.parent_external_id)
            assert _canonical(world, answer).values[field] == value
            after = await _everything(world, session)
            key = (record.entity_type, record.external_id)
            expected = _canonical(world, before[key])
            assert _canonical(world, after[key]).values == {**expected.values, field: value}
            for other in before.keys() - {key}:
                assert _canonical(world, after[other]) == _canonical(world, before[other]), other
            before = after


async def test_what_is_deleted_is_gone_and_deleting_it_again_is_no_error(world: World) -> None:
    async with world.session() as session:
        for draft, (record, *_) in reversed(await _made(world, session)):
            if not world.adapter.capabilities.types[draft.entity_type].deletable:
                continue
            asked = (record.entity_type, record.external_id, record.parent_external_id)
            for _ in range(2):
                await session.delete(*asked)
                with pytest.raises(RecordMissing):
                    await session.fetch(*asked)
