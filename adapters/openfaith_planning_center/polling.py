"""Reading what changed since a moment: two walks over a list, and the list of mergers.

Most lists take `where[updated_at]`; addresses only an order, so they are walked newest first. Neither shows
a deletion or who lives in a household. Used by `session.py` only. Source: Planning Center API, “filtering”.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import NamedTuple
from urllib.parse import quote

from openfaith_desktop.adapter.answers import named
from openfaith_desktop.adapter.contract import Merger
from openfaith_desktop.adapter.jsonapi import Collection, attributes, identifier, read_collection, related
from openfaith_desktop.adapter.paging import MOST_STEPS_BACK, most_barren, unsteady
from openfaith_planning_center import records
from openfaith_planning_center.entities import PAGE, TITLE

_Stamp = tuple[str, "str | None"]
"""A row's id and the time of its last change: a row that changed again is another one."""


class Reply(NamedTuple):
    """One page's document and the time the server gave with it."""

    found: Collection
    server_time: str | None


Ask = Callable[[str], Awaitable[Reply]]
"""Asks for one page: takes the query (without leading question mark)."""


class Step(NamedTuple):
    """One page of a walk: which of its rows are new, and whether it was the last."""

    reply: Reply
    new: list[int]
    last: bool


class _Walk:
    """What a walk has read so far.

    Every page but the first is asked for with an overlap of one row. If that row is one that was read, none
    can have slipped through between the pages; if not, rows have left their place and the rest moved up.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[str, str | None]] = set()
        self._restarts = 0
        self._barren = 0

    def joins(self, offset: int, stamps: list[_Stamp]) -> bool:
        """Return whether a page joins what was read; if not, it must be read from its beginning again.

        Raises `UnreadableAnswer` when that has been so too often.
        """
        if offset == 0 or (stamps and stamps[0] in self._seen):
            return True
        self._restarts += 1
        if self._restarts > MOST_STEPS_BACK:
            raise named(unsteady(), TITLE)
        return False

    def fresh(self, stamps: list[_Stamp], since: str) -> list[int]:
        """Return the positions of rows not read yet that changed at or after `since`, or have no time.

        Raises `UnreadableAnswer` when the pages hold nothing new without end.
        """
        found = [i for i, s in enumerate(stamps) if s not in self._seen]
        self._barren = 0 if found else self._barren + 1
        if self._barren > most_barren(len(self._seen), PAGE):
            raise named(unsteady(), TITLE)
        self._seen.update(stamps)
        return [i for i in found if (changed := stamps[i][1]) is None or changed >= since]


async def keyset(ask: Ask, since: str) -> AsyncGenerator[Step]:
    """Yield pages of rows changed at or after `since`, oldest change first.

    Follows the time of the last row instead of an offset, so that records which change meanwhile can't
    shift the others; within one second, which may hold more than a page, it uses offsets that overlap.
    """
    walk = _Walk()
    after, offset = since, 0
    while True:
        start = max(0, offset - 1)
        reply = await ask(
            f"order=updated_at&where[updated_at][gte]={quote(after)}&per_page={PAGE}&offset={start}"
        )
        stamps = _stamps(reply)
        if not walk.joins(offset, stamps):
            offset = 0
            continue
        new = walk.fresh(stamps, since)
        more = len(stamps) >= PAGE
        last = stamps[-1][1] if stamps else None
        if more and last is not None and last > after:
            after, offset = last, 0
        else:
            offset = start + len(stamps)
        yield Step(reply, new, not more)
        if not more:
            return


async def newest_first(ask: Ask, since: str) -> AsyncGenerator[Step]:
    """Yield pages of rows, newest change first, until one is older than `since`.

    Rows that change meanwhile push others down, so that some come twice; rows that are deleted let others
    move up, which the overlap shows. None is missed.
    """
    walk = _Walk()
    offset = 0
    while True:
        start = max(0, offset - 1)
        reply = await ask(f"order=-updated_at&per_page={PAGE}&offset={start}")
        stamps = _stamps(reply)
        if not walk.joins(offset, stamps):
            offset = 0
            continue
        new = walk.fresh(stamps, since)
        older = any(stamp is not None and stamp < since for _, stamp in stamps)
        last = older or len(stamps) < PAGE
        yield Step(reply, new, last)
        if last:
            return
        offset = start + len(stamps)


def _stamps(reply: Reply) -> list[_Stamp]:
    return [(row["id"], records.updated_at(row)) for row in reply.found.rows]


async def mergers(ask: Ask, since: str) -> tuple[Merger, ...]:
    """Return the people merged at or after `since`, oldest first. Their ids are JSON numbers.

    Raises `UnreadableAnswer` when the list shows the same ones without end.
    """
    found: dict[str, Merger] = {}
    offset, read = 0, set[str]()
    while True:
        reply = await ask(
            f"order=created_at&where[created_at][gte]={quote(since)}&per_page={PAGE}&offset={offset}"
        )
        ids = {row["id"] for row in reply.found.rows}
        if ids and ids <= read:
            raise named(unsteady(), TITLE)
        read |= ids
        for row in reply.found.rows:
            known = attributes(row)
            kept = identifier(known.get("person_to_keep_id")) or related(row, "person_to_keep")
            removed = identifier(known.get("person_to_remove_id")) or related(row, "person_to_remove")
            if kept and removed and kept != removed:
                at = known.get("created_at")
                found[row["id"]] = Merger("person", kept, removed, at if isinstance(at, str) else None)
        if len(reply.found.rows) < PAGE:
            return tuple(found.values())
        offset += len(reply.found.rows)


def read(body: object, server_time: str | None) -> Reply:
    """Return a page's document. Raises `UnreadableAnswer`."""
    return Reply(read_collection(TITLE, body), server_time)
