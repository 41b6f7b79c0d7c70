"""Phase 3.1: write every external record, page by page, into its link.

While one page is stored the next is already on its way. Each page's records and the place in the listing
commit together, so that a killed run carries on after its last page. Source: the specification, phase 3.1.
"""

from __future__ import annotations

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import ExternalRecord, Listing, Page
from openfaith_desktop.adapter.watch import mistake
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import links, runs
from openfaith_desktop.store.links import Staged
from openfaith_desktop.sync import brakes
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.pull.progress import ReadProgress


def staged(record: ExternalRecord) -> Staged:
    """Return an external record as its link keeps it."""
    return {
        "external_id": record.external_id,
        "parent_external_id": record.parent_external_id,
        "external_updated_at": record.updated_at,
        "link_metadata": record.match or None,
        "payload": record.payload,
    }


def store_records(db: Connection, ctx: RunContext, records: tuple[ExternalRecord, ...]) -> None:
    """Upsert the links of some records of any types, as seen by this run.

    Raises `AdapterBroken` where one can't be kept.
    """
    by_type: dict[str, list[Staged]] = {}
    for record in records:
        by_type.setdefault(record.entity_type, []).append(staged(record))
    for entity_type, of_type in by_type.items():
        try:
            links.stage(db, ctx.connection.id, entity_type, of_type, ctx.run_id)
        except TypeError as error:  # checking each record before would cost more than all else
            wrong = f"It gave a record of the type “{entity_type}” with content that isn't JSON."
            raise mistake(ctx.adapter.title, ctx.adapter.name, wrong) from error


async def read_listing(ctx: RunContext, listing: Listing, progress: ReadProgress) -> ReadProgress:
    """Read one listing to its end; return how far the run has come then, which is kept with each page.

    A listing that came back empty and was not before is not believed: it is noted for the brakes.
    """
    if progress.listing(listing).finished:
        return progress
    type_ = ENTITY_TYPES[listing.entity_type]
    known = await ctx.store.aread(links.count, ctx.connection.id, type_.name)

    def keep(db: Connection, page: Page, then: ReadProgress) -> None:
        store_records(db, ctx, page.records)
        runs.put(db, ctx.run_id, progress=then.document())
        ctx.progress(db, Phase.STAGE, type_, then.listing(listing).done, page.total)

    async for page in ctx.session.pages(listing, progress.listing(listing).cursor):
        ctx.stop.check()
        mine = progress.listing(listing)
        if not page.records and page.cursor is None and known and not mine.done:
            doubted = await ctx.store.aread(brakes.doubts_empty, ctx, type_)
            if doubted:
                ctx.empty.add(type_.name)
                ctx.unconfirmed[type_.name] = doubted
                return progress
        mains = sum(record.entity_type == type_.name for record in page.records)
        then = progress.with_listing(listing, mine.after(page, mains))
        await ctx.store.awrite(keep, page, then)
        progress = then
    return progress
