"""What a complete listing lacks: is it really gone?

A record is believed to be deleted only when a complete listing lacks it, a brake doesn't forbid it and the
system itself answers that it isn't there. Here that is only found out; `removals` carries it out. Source:
the documentation page on what sync does, “Deleted there”.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Listing
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.errors import PermissionMissing, RecordMissing
from openfaith_desktop.store import absent, links
from openfaith_desktop.sync import brakes
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.stage import store_records


async def find_missing(ctx: RunContext, listing: Listing, progress: dict[str, Any]) -> None:
    """Mark what is surely gone of everything a complete listing should have held.

    Too many are not believed: they are noted for the brakes, with what belongs to them. A preview takes them
    for gone, so that a person sees which they are.
    """
    mine: dict[str, Any] = progress["listings"][listing.name]
    if not mine.get("complete"):
        return
    gone: set[tuple[str, str | None]] = set()
    doubtful: set[tuple[str, str | None]] = set()
    for name in listing.carries:
        type_ = ENTITY_TYPES[name]
        owner = type_.by_name[type_.owner].relation or "" if type_.owner else ""
        lacking = await ctx.store.aread(
            lambda c, t=type_: absent.unseen(c, ctx.connection.id, t.name, ctx.run_id)
        )
        if not lacking:
            continue
        # What belongs to a record that is gone goes with it, and isn't counted by itself.
        with_owner = {i for i, parent in lacking if (owner, parent) in gone}
        with_doubtful = {i for i, parent in lacking if (owner, parent) in doubtful}
        alone = [(i, parent) for i, parent in lacking if i not in with_owner | with_doubtful]
        linked = await ctx.store.aread(
            lambda c, t=type_, a=alone: links.entity_ids(c, ctx.connection.id, t.name, [i for i, _ in a])
        )
        if await ctx.store.aread(lambda c, t=type_, k=linked: brakes.too_many_missing(c, ctx, t, k)):
            with_doubtful |= set(linked)
            alone = [pair for pair in alone if pair[0] not in linked]
        if with_doubtful:
            ctx.unconfirmed[name] = with_doubtful
            doubtful |= {(name, i) for i in with_doubtful}
        # Nothing here hangs on a record that was never linked: the listing's word is enough.
        sure = with_owner | {i for i, _ in alone if i not in linked}
        sure |= await _confirmed(ctx, type_, [pair for pair in alone if pair[0] in linked])
        await ctx.store.awrite(lambda c, t=type_, s=sure: _mark(c, ctx, t, s))
        gone |= {(name, i) for i in sure}


def _mark(connection: Connection, ctx: RunContext, type_: EntityType, external_ids: Collection[str]) -> None:
    absent.mark(connection, ctx.connection.id, type_.name, external_ids, links.MISSING)


async def _confirmed(
    ctx: RunContext, type_: EntityType, candidates: Collection[tuple[str, str | None]]
) -> set[str]:
    """Return which of these the system itself says are not there; keep what it shows of the others."""
    gone: set[str] = set()
    for external_id, parent in candidates:
        ctx.stop.check()
        if not await look_at(ctx, type_.name, external_id, parent):
            gone.add(external_id)
    return gone


async def look_at(ctx: RunContext, entity_type: str, external_id: str, parent: str | None = None) -> bool:
    """Read one record and what came along into its links; return whether it is there.

    One that may not be seen counts as being there: permissions are no deletion.
    """
    try:
        records = await ctx.session.fetch_whole(entity_type, external_id, parent)
    except RecordMissing:
        return False
    except PermissionMissing:
        return True
    await ctx.store.awrite(lambda c: store_records(c, ctx, records))
    return True


async def check_returned(ctx: RunContext) -> None:
    """Make sure that records which a list shows again are really back, and not an old copy of the list."""
    returned = await ctx.store.aread(lambda c: absent.unsettled(c, ctx.connection.id, links.RETURNED))
    for name, state in sorted(returned):
        rows = await ctx.store.aread(lambda c, n=name, s=state: absent.in_state(c, ctx.connection.id, n, s))
        for row in rows:
            ctx.stop.check()
            there = await look_at(ctx, name, row.external_id, row.parent_external_id)
            if not there:
                await ctx.store.awrite(lambda c, r=row: absent.mark_links(c, [r.id], links.GONE))
