"""Incoming by polling: what changed there since the watermark, each entity type for itself.

The watermark is the system's own time at the start of the poll and moves only when the run has stored
everything it covers. Polls overlap, because a system may show a change late; what comes twice changes
nothing. Source: the specification, part II A, and the documentation page on what sync does, “Watermark”.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Listing, Page
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.pull.listing import store_records

OVERLAP = timedelta(minutes=2)


def before(watermark: str) -> str:
    """Return the moment to ask from: the watermark less the overlap, ISO 8601 UTC in whole seconds."""
    earlier = datetime.fromisoformat(watermark).astimezone(UTC) - OVERLAP
    return earlier.strftime("%Y-%m-%dT%H:%M:%SZ")


class Polled(NamedTuple):
    """How many records changed, and the poll's own time, which is the next watermark."""

    done: int
    server_time: str | None


async def read_changed(ctx: RunContext, listing: Listing, watermark: str) -> Polled:
    """Bring what changed since `watermark` into the links. A poll that was cut short begins anew."""
    type_ = ENTITY_TYPES[listing.entity_type]
    begun = False
    server_time: str | None = None
    done = 0

    def keep(db: Connection, page: Page) -> None:
        store_records(db, ctx, page.records)
        ctx.progress(db, Phase.STAGE, type_, done, done if page.cursor is None else None)

    async for page in ctx.session.changed_since(listing, before(watermark)):
        ctx.stop.check()
        if not begun:
            begun, server_time = True, page.server_time
        done += sum(record.entity_type == type_.name for record in page.records)
        await ctx.store.awrite(keep, page)
    return Polled(done, server_time)
