"""Reading a collection by offsets while it changes, without missing a record that is there throughout.

Every page is asked for with an overlap of one row. If its first row is one that was read before, nothing
can have slipped through between the pages, because collections are listed in a fixed order and grow at
the end. If it isn't, rows before it have vanished and the rest moved up: the reader steps back, further
each time, at last to the start. Links in the answers are never followed: some lead in circles. So does a
system that ignores the offset: a list that goes on without showing anything new ends with an error.

Used by adapters whose systems page by offset. What a page holds is theirs to say.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

import orjson

from openfaith_desktop.errors import UnreadableAnswer

P = TypeVar("P")
MOST_STEPS_BACK = 50
PAGES_AHEAD = 6
"""How many pages are asked for at once: so many that a page may take a second at five requests a second."""


@dataclass(frozen=True, slots=True)
class Rows(Generic[P]):
    """What one request brought: the ids of its rows in order, the stated total, and the page itself."""

    ids: list[str]
    total: int | None
    page: P


@dataclass(frozen=True, slots=True)
class Slice(Generic[P]):
    """One page worth reading: the page, the positions of its new rows, and where the listing stands.

    `cursor` continues after it (None: it was the last). `complete`: every record was read and the number
    of distinct ids equals the total the system stated last.
    """

    page: P
    new: list[int]
    total: int | None
    cursor: str | None
    complete: bool


@dataclass(slots=True)
class _Place:
    """Where a listing stands: rows read so far, ids read by this process, and how many were read before it.

    `anchor` is the row a continued listing ended with, until it has been met again.
    """

    offset: int
    known: set[str]
    before: int = 0
    anchor: str | None = None

    @property
    def seen(self) -> int:
        return self.before + len(self.known)


def unsteady() -> UnreadableAnswer:
    """Return the error for a list that shows the same rows without end, or changes faster than it is read."""
    return UnreadableAnswer(
        "A list didn't hold still while it was read.",
        what_it_means="It showed the same records over and over, or they moved all the time. Nothing was lost.",
        what_to_do="Sync again in a few minutes: it carries on where it stopped.",
    )


def most_barren(known: int, per_page: int) -> int:
    """Return how many full pages in a row may hold nothing new: so many as reading all anew has, and some."""
    return known // max(1, per_page - 1) + 3


async def slices(
    fetch: Callable[[int], Awaitable[Rows[P]]], per_page: int, cursor: str | None = None
) -> AsyncGenerator[Slice[P], None]:
    """Yield the pages of a collection from the start or after `cursor`, reading some pages ahead.

    `fetch(offset)` returns up to `per_page` rows. Closing the generator cancels the pages under way. Raises
    `UnreadableAnswer` when the pages hold nothing new without end.
    """
    place = _place(cursor)
    start, stride, steps, barren, odd = max(0, place.offset - 1), per_page, 0, 0, False
    reading = _Ahead(fetch, per_page)
    reading.begin(start, None)
    more = True
    try:
        while more:
            rows = await reading.page(start)
            if start > 0 and not _joins(place, rows.ids):
                if steps < MOST_STEPS_BACK:
                    start, stride, steps = max(0, start - stride), stride * 2, steps + 1
                    if start == 0 and place.before:
                        place = _Place(0, set())
                    reading.begin(start, None)
                    continue
                odd = True
            stride = per_page
            new = _new(place, rows.ids)
            odd = odd or len(set(rows.ids)) != len(rows.ids)
            barren = 0 if new else barren + 1
            if barren > most_barren(len(place.known), per_page):
                raise unsteady()
            place.known.update(rows.ids[i] for i in new)
            place.offset, place.anchor = start + len(rows.ids), None
            more = len(rows.ids) >= per_page
            if new and not more and rows.total is not None and place.seen < rows.total:
                more = True  # shorter than asked for, yet there is said to be more: look once whether it's so
            complete = not more and not odd and place.seen == rows.total
            text = _cursor(place, rows.ids[-1]) if more else None
            if more:
                start = max(0, place.offset - 1)
                reading.begin(start, rows.total)
            yield Slice(rows.page, new, rows.total, text, complete)
    finally:
        await reading.close()


class _Ahead(Generic[P]):
    """The pages that were asked for and are still to be read, by their offset.

    In which order they are answered doesn't matter: each is a piece of the collection as it was at one moment, and
    the pieces overlap, whenever that was.
    """

    def __init__(self, fetch: Callable[[int], Awaitable[Rows[P]]], per_page: int) -> None:
        self._fetch = fetch
        self._stride = max(1, per_page - 1)
        self._asked: dict[int, asyncio.Task[Rows[P]]] = {}
        self._left: list[asyncio.Task[Rows[P]]] = []

    def begin(self, start: int, total: int | None) -> None:
        """Ask for the page at `start`, and for those behind it that the stated total says there are."""
        more = range(start, max(start, (total or 0) - 1), self._stride)
        wanted = {start, *more[:PAGES_AHEAD]}
        for offset in self._asked.keys() - wanted:
            task = self._asked.pop(offset)
            task.cancel()
            self._left.append(task)
        for offset in sorted(wanted - self._asked.keys()):
            self._asked[offset] = asyncio.ensure_future(_ask(self._fetch, offset))

    async def page(self, start: int) -> Rows[P]:
        """Return a page that was asked for."""
        task = self._asked.pop(start)
        self._left.append(task)
        rows = await task
        self._left.remove(task)
        return rows

    async def close(self) -> None:
        """Cancel what is still under way."""
        tasks = [*self._asked.values(), *self._left]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _joins(place: _Place, ids: list[str]) -> bool:
    """Return whether a page joins what was read before, so that no row lies between them unread."""
    if place.anchor is not None:
        return place.anchor in ids
    return bool(ids) and ids[0] in place.known


def _new(place: _Place, ids: list[str]) -> list[int]:
    """Return the positions of rows not read before, each id once."""
    first = ids.index(place.anchor) + 1 if place.anchor is not None and place.anchor in ids else 0
    fresh: dict[str, int] = {}
    for i in range(first, len(ids)):
        if ids[i] not in place.known:
            fresh.setdefault(ids[i], i)
    return list(fresh.values())


async def _ask(fetch: Callable[[int], Awaitable[Rows[P]]], offset: int) -> Rows[P]:
    return await fetch(offset)


def _cursor(place: _Place, last: str) -> str:
    return orjson.dumps({"offset": place.offset, "last_id": last, "seen": place.seen}).decode()


def _place(cursor: str | None) -> _Place:
    """Return the place a cursor names; an unreadable one means the start, which costs time but no record."""
    try:
        value: Any = orjson.loads(cursor) if cursor else None
    except orjson.JSONDecodeError:
        value = None
    if not isinstance(value, dict):
        return _Place(0, set())
    fields = cast("dict[str, Any]", value)
    offset, last, seen = fields.get("offset"), fields.get("last_id"), fields.get("seen")
    if type(offset) is not int or type(last) is not str or type(seen) is not int or offset < 1 or not last:
        return _Place(0, set())
    return _Place(offset, {last}, seen - 1, last)
