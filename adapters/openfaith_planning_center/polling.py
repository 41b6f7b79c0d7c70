"""Reading what changed since a moment: two walks over a list, and the list of mergers.

Most lists take `where[updated_at]`; addresses only an order, so they are walked newest first. Neither shows
a deletion or who lives in a household. Used by `session.py` only. Source: Planning Center API, “filtering”.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import NamedTuple
from urllib.parse import quote

from openfaith_desktop.adapter.contract import Merger
from openfaith_desktop.adapter.jsonapi import Collection, attributes, identifier, read_collection, related
from openfaith_planning_center import records
from openfaith_planning_center.entities import PAGE, TITLE

_EPOCH = "0001-01-01T00:00:00Z"


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


async def keyset(ask: Ask, since: str) -> AsyncGenerator[Step]:
    """Yield pages of rows changed at or after `since`, oldest change first.

    Follows the time of the last row instead of an offset, so that records which change meanwhile can't
    shift the others; within one second, which may hold more than a page, it uses offsets.
    """
    seen: set[tuple[str, str | None]] = set()
    after, offset = since, 0
    while True:
        reply = await ask(
            f"order=updated_at&where[updated_at][gte]={quote(after)}&per_page={PAGE}&offset={offset}"
        )
        stamps = [(row["id"], records.updated_at(row)) for row in reply.found.rows]
        new = [i for i, s in enumerate(stamps) if s not in seen and (s[1] or _EPOCH) >= since]
        seen.update(stamps)
        more = len(stamps) >= PAGE
        last = stamps[-1][1] if stamps else None
        if more and last is not None and last > after:
            after, offset = last, 0
        else:
            offset += len(stamps)
        yield Step(reply, new, not more)
        if not more:
            return


async def newest_first(ask: Ask, since: str) -> AsyncGenerator[Step]:
    """Yield pages of rows, newest change first, until one is older than `since`.

    Rows that change meanwhile push others down, so that some come twice and none is missed.
    """
    seen: set[tuple[str, str | None]] = set()
    offset = 0
    while True:
        reply = await ask(f"order=-updated_at&per_page={PAGE}&offset={offset}")
        stamps = [(row["id"], records.updated_at(row)) for row in reply.found.rows]
        # One without a time can't be told from a new one.
        new = [i for i, s in enumerate(stamps) if s not in seen and (s[1] is None or s[1] >= since)]
        seen.update(stamps)
        older = any(stamp is not None and stamp < since for _, stamp in stamps)
        last = older or len(stamps) < PAGE
        yield Step(reply, new, last)
        if last:
            return
        offset += len(stamps)


async def mergers(ask: Ask, since: str) -> tuple[Merger, ...]:
    """Return the people merged at or after `since`, oldest first. Their ids are JSON numbers."""
    found: dict[str, Merger] = {}
    offset = 0
    while True:
        reply = await ask(
            f"order=created_at&where[created_at][gte]={quote(since)}&per_page={PAGE}&offset={offset}"
        )
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
