"""Records that were let go (their entity was deleted here, or they were set aside) may be who is added here now.

They are matched like any that nobody is linked to, once this run has seen that they are still there: a link that
nothing flows through may be old. Called by the engine and by `phase`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.store import entities, link_states, links
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.listing import store_records
from openfaith_desktop.sync.pull.refetch import refetch
from openfaith_desktop.sync.reconcile.matching.candidates import candidates

MOST_ALONE = 100
"""Of more, the list they are in is read instead of each by itself."""


def seen(db: Connection, ctx: RunContext, type_: EntityType) -> list[Row[Any]]:
    """Return the links of records that were let go and that this run has seen there."""
    rows = link_states.let_go(db, ctx.connection.id, type_.name)
    return [row for row in rows if row.seen_run == ctx.run_id]


async def look_for(ctx: RunContext, types: Sequence[EntityType]) -> None:
    """Look whether those records are still there that were let go and may be somebody here."""
    for type_ in types:
        rows = await ctx.store.aread(_wanted, ctx, type_)
        if len(rows) > MOST_ALONE:
            await _read_all(ctx, type_)
            continue
        for row in rows:
            ctx.stop.check()
            if not await refetch(ctx, type_.name, row.external_id, row.parent_external_id):
                await ctx.write(link_states.mark_links, [row.id], links.GONE)


def _wanted(db: Connection, ctx: RunContext, type_: EntityType) -> list[Row[Any]]:
    if not entities.any_unlinked(db, ctx.connection.id, type_.name):
        return []
    rows = link_states.let_go(db, ctx.connection.id, type_.name)
    unseen = [row for row in rows if row.seen_run != ctx.run_id]
    wanted = {pair.external_id for pair, _ in candidates(db, ctx, type_, [unseen])} if unseen else set[str]()
    return [row for row in unseen if row.external_id in wanted]


async def _read_all(ctx: RunContext, type_: EntityType) -> None:
    for listing in ctx.listings:
        if type_.name in listing.carries:
            async for page in ctx.session.pages(listing):
                ctx.stop.check()
                await ctx.write(store_records, ctx, page.records)
