"""What was added there since this run read it: looked for before a record is added, so that nothing is doubled.

A sync reads first and sends last. One poll of the type covers all additions of the next seconds; where a type
can't be polled, or wasn't read lately, each record is looked for by itself. What belongs to a record that this
very run made needs no look. Called by `sender` only. Source: the documentation page on what sync does, “Records”.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.adapter.contract import ExternalRecord, Listing
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import entities, links
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.incremental import before
from openfaith_desktop.sync.pull.listing import store_records
from openfaith_desktop.sync.push.alike import alike
from openfaith_desktop.sync.reconcile.matching.phase import match_type
from openfaith_desktop.sync.reconcile.update import update_batch

FRESH_SECONDS = 10.0
"""So long a poll covers the additions that follow it; the system itself shows a write no sooner than seconds after."""


@dataclass(slots=True)
class Looked:
    """What was looked at while one type is being sent.

    `at`: when it was polled last, by a clock that only goes forward; `since`: the system's own time then;
    `judged`: the records there that matching has seen, by type and external id.
    """

    at: float | None = None
    since: str | None = None
    judged: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])


async def look_meanwhile(ctx: RunContext, type_: EntityType, row: Row[Any], looked: Looked) -> bool:
    """Look whether what `row` is to add is there by now; return whether anything was linked or asked about.

    Then what is to be sent may have changed.
    """
    if row.entity_id in ctx.looked_for or await ctx.store.aread(_is_of_this_run, ctx, type_, row):
        return False
    listing = next((one for one in ctx.adapter.polls() if one.entity_type == type_.name), None)
    since = looked.since or ctx.read_at.get(type_.name)
    if listing is None or since is None:
        ctx.looked_for.add(row.entity_id)
        records = await alike(ctx, type_, row.entity_id)
        return await ctx.write(_take_in, ctx, records, looked)
    if looked.at is not None and monotonic() - looked.at < FRESH_SECONDS:
        return False
    return await _poll(ctx, listing, since, looked)


async def _poll(ctx: RunContext, listing: Listing, since: str, looked: Looked) -> bool:
    looked.at, looked.since = monotonic(), None
    found = False
    async for page in ctx.session.changed_since(listing, before(since)):
        ctx.stop.check()
        looked.since = looked.since or page.server_time
        found |= await ctx.write(_take_in, ctx, page.records, looked)
    looked.since = looked.since or since
    return found


def _is_of_this_run(db: Connection, ctx: RunContext, type_: EntityType, row: Row[Any]) -> bool:
    """Return whether the record belongs to one that this run made: nobody else can have added to that."""
    if not type_.owner:
        return False
    entity = entities.get(db, type_.name, row.entity_id) or {}
    return entity.get(type_.owner) in ctx.made


def _take_in(db: Connection, ctx: RunContext, records: Iterable[ExternalRecord], looked: Looked) -> bool:
    """Keep these records, match those that are linked to nobody, and bring in step what was linked."""
    records = tuple(records)
    store_records(db, ctx, records)
    by_type: dict[str, set[str]] = {}
    for record in records:
        if (record.entity_type, record.external_id) not in looked.judged:
            by_type.setdefault(record.entity_type, set()).add(record.external_id)
    looked.judged.update((record.entity_type, record.external_id) for record in records)
    new = any(
        link.state == links.UNLINKED or (link.entity_id is None and link.state == links.ACTIVE)
        for name, external_ids in by_type.items()
        for link in links.by_external_ids(db, ctx.connection.id, name, external_ids).values()
    )
    if new:
        for type_ in ctx.types:
            match_type(db, ctx, type_)
        for type_ in ctx.types:
            after: int | None = 0
            while after is not None:
                after, _ = update_batch(db, ctx, type_, after)
    return new
