"""Paging over a collection that changes meanwhile: nothing that is there throughout is missed."""

from __future__ import annotations

import asyncio
import contextlib
import random
from contextlib import aclosing

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfaith_desktop.adapter.paging import Rows, slices
from openfaith_desktop.errors import UnreadableAnswer


class Table:
    """A collection in a fixed order, with what happens to it before each request."""

    def __init__(self, count: int, per_page: int = 10) -> None:
        self.ids = [str(i) for i in range(1, count + 1)]
        self.per_page = per_page
        self.total_lie = 0
        self.total_cap = 10**9
        self.asked: list[int] = []
        self.before: dict[int, list[str]] = {}  # request number -> ids deleted just before it

    async def fetch(self, offset: int) -> Rows[None]:
        gone = set(self.before.get(len(self.asked), ()))
        self.ids = [i for i in self.ids if i not in gone]
        self.asked.append(offset)
        page = self.ids[offset : offset + self.per_page]
        return Rows(page, min(len(self.ids) + self.total_lie, self.total_cap), None)

    async def read(self, cursor: str | None = None, *, stop_after: int | None = None) -> Outcome:
        seen: list[str] = []
        last: str | None = cursor
        complete = False
        pages = 0
        shown: list[list[str]] = []

        async def fetch(offset: int) -> Rows[list[str]]:
            rows = await self.fetch(offset)
            shown.append(rows.ids)
            return Rows(rows.ids, rows.total, rows.ids)

        async with aclosing(slices(fetch, self.per_page, cursor)) as parts:
            async for part in parts:
                seen += [part.page[i] for i in part.new]
                last, complete = part.cursor, part.complete
                pages += 1
                if pages == stop_after:
                    break
        return Outcome(seen, last, complete)


class Outcome:
    def __init__(self, seen: list[str], cursor: str | None, complete: bool) -> None:
        self.seen, self.cursor, self.complete = seen, cursor, complete


@pytest.mark.parametrize("count", [0, 1, 9, 10, 11, 19, 20, 28, 100])
async def test_a_quiet_collection_is_read_completely_and_each_row_once(count: int) -> None:
    table = Table(count)
    got = await table.read()
    assert got.seen == [str(i) for i in range(1, count + 1)]
    assert got.complete
    assert got.cursor is None
    assert len(table.asked) <= count / 9 + 2


async def test_rows_that_vanish_behind_us_hide_no_other() -> None:
    table = Table(60)
    table.before[2] = ["3", "4", "5"]
    got = await table.read()
    assert set(got.seen) == {str(i) for i in range(1, 61)}
    assert not got.complete  # 60 were read, 57 are said to be there


async def test_rows_that_vanish_ahead_of_us_leave_the_listing_complete() -> None:
    table = Table(60)
    table.before[2] = ["50", "51"]
    got = await table.read()
    assert set(got.seen) == {str(i) for i in range(1, 61)} - {"50", "51"}
    assert got.complete


async def test_a_whole_page_and_more_may_vanish() -> None:
    table = Table(90)
    table.before[4] = [str(i) for i in range(1, 33)]
    got = await table.read()
    assert {str(i) for i in range(33, 91)} <= set(got.seen)


async def test_all_may_vanish() -> None:
    table = Table(90)
    table.before[4] = list(table.ids)
    got = await table.read()
    assert got.cursor is None
    assert not got.complete


async def test_a_collection_that_keeps_shrinking_comes_to_an_end() -> None:
    table = Table(400)
    table.before = {n: [str(n)] for n in range(1, 400)}
    got = await table.read()
    assert got.cursor is None
    assert not got.complete
    assert {str(i) for i in range(390, 401)} <= set(got.seen) | set(map(str, range(1, 400)))


async def test_an_overstated_total_costs_two_looks_and_is_not_believed() -> None:
    table = Table(25)
    table.total_lie = 7
    got = await table.read()
    assert len(got.seen) == 25
    assert not got.complete
    assert len(table.asked) == 5  # three pages, the one after them that the total promised, and the look


async def test_an_understated_total_ends_nothing_early() -> None:
    table = Table(95)
    table.total_cap = 40
    got = await table.read()
    assert len(got.seen) == 95
    assert not got.complete


async def test_an_id_that_comes_twice_is_given_once_and_noticed() -> None:
    async def fetch(offset: int) -> Rows[None]:
        return Rows(["1", "2", "2"] if offset == 0 else [], 3, None)

    parts = [part async for part in slices(fetch, 10)]
    assert parts[0].new == [0, 1]
    assert not parts[-1].complete


@pytest.mark.parametrize("stop_after", [1, 2, 5])
async def test_a_killed_listing_carries_on_after_its_last_page(stop_after: int) -> None:
    table = Table(95)
    first = await table.read(stop_after=stop_after)
    assert first.cursor is not None
    assert orjson.loads(first.cursor)["seen"] == len(first.seen)
    asked = len(table.asked)
    rest = await table.read(first.cursor)
    assert first.seen + rest.seen == [str(i) for i in range(1, 96)]
    assert rest.complete
    assert len(table.asked) - asked <= 11 - stop_after + 1


async def test_rows_that_vanish_while_we_were_away_hide_no_other() -> None:
    table = Table(95)
    first = await table.read(stop_after=3)
    table.ids = [i for i in table.ids if int(i) not in (2, 5, 9)]
    rest = await table.read(first.cursor)
    assert set(first.seen) | set(rest.seen) == {str(i) for i in range(1, 96)}


async def test_the_very_row_we_stopped_at_may_vanish() -> None:
    table = Table(95)
    first = await table.read(stop_after=3)
    table.ids.remove(first.seen[-1])
    rest = await table.read(first.cursor)
    assert {str(i) for i in range(29, 96)} <= set(rest.seen)
    assert rest.complete  # it was read again from the start


@pytest.mark.parametrize(
    "cursor", ["", "{", "[]", "7", '{"offset": 0}', '{"offset":"a","last_id":1,"seen":2}']
)
async def test_an_unreadable_cursor_means_the_start(cursor: str) -> None:
    got = await Table(25).read(cursor)
    assert len(got.seen) == 25
    assert got.complete


async def test_the_next_pages_are_asked_for_while_this_one_is_worked_on() -> None:
    table = Table(70)
    async with aclosing(slices(table.fetch, 10)) as parts:
        await anext(parts)
        await asyncio.sleep(0)
        assert table.asked == [0, 9, 18, 27, 36, 45, 54]


@pytest.mark.parametrize("seed", range(60))
async def test_pages_answered_in_any_order_miss_nothing_that_stays(seed: int) -> None:
    """Pages are read side by side, each at its own moment, while rows vanish and new ones come at the end."""
    chance = random.Random(seed)
    ids = [str(i) for i in range(1, chance.randint(40, 160))]
    staying = set(ids)

    async def fetch(offset: int) -> Rows[list[str]]:
        for _ in range(chance.randint(0, 12)):
            await asyncio.sleep(0)
        while ids and chance.random() < 0.4:
            gone = ids.pop(chance.randrange(len(ids)))
            staying.discard(gone)
        if chance.random() < 0.3:
            ids.append(f"new{len(ids)}{chance.random()}")
        page, total = ids[offset : offset + 10], len(ids)
        for _ in range(chance.randint(0, 12)):
            await asyncio.sleep(0)
        return Rows(page, total, page)

    seen: list[str] = []
    async with aclosing(slices(fetch, 10)) as parts:
        async for part in parts:
            seen += [part.page[i] for i in part.new]
    assert staying <= set(seen)
    assert len(seen) == len(set(seen))


async def test_closing_cancels_the_page_under_way() -> None:
    cancelled = asyncio.Event()

    async def fetch(offset: int) -> Rows[None]:
        if offset:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.set()
                raise
        return Rows([str(i) for i in range(10)], 20, None)

    parts = slices(fetch, 10)
    await anext(parts)
    await asyncio.sleep(0)
    with contextlib.suppress(StopAsyncIteration):
        await parts.aclose()
    assert cancelled.is_set()


@given(
    count=st.integers(0, 120),
    deletions=st.dictionaries(st.integers(0, 14), st.lists(st.integers(1, 120), max_size=12), max_size=4),
    stop_after=st.one_of(st.none(), st.integers(1, 8)),
)
def test_whatever_vanishes_no_other_row_is_missed(
    count: int, deletions: dict[int, list[int]], stop_after: int | None
) -> None:
    async def run() -> None:
        table = Table(count)
        table.before = {n: [str(i) for i in ids] for n, ids in deletions.items()}
        first = await table.read(stop_after=stop_after)
        seen = set(first.seen)
        if first.cursor is not None:
            rest = await table.read(first.cursor)
            assert rest.cursor is None
            seen |= set(rest.seen)
        assert set(table.ids) <= seen

    asyncio.run(run())


async def test_a_system_that_ignores_the_offset_is_an_error() -> None:
    table = Table(35)

    async def fetch(offset: int) -> Rows[None]:
        return await table.fetch(0)

    async def read() -> int:
        async with aclosing(slices(fetch, table.per_page)) as parts:
            return len([part async for part in parts])

    with pytest.raises(UnreadableAnswer, match="hold still"):
        await read()
    assert len(table.asked) < 10
