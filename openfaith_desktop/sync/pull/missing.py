"""What a complete listing lacks: is it really gone?

A record is believed to be deleted only when a complete listing lacks it, the system itself answers that it
isn't there, and a brake doesn't forbid it. Here that is only found out; `deletions` carries it out. Source:
the documentation page on what sync does, “Deleted there”.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from openfaith_desktop.adapter.contract import Listing
from openfaith_desktop.cdm.model import EntityType
from openfaith_desktop.cdm.types import ENTITY_TYPES
from openfaith_desktop.store import link_states, links
from openfaith_desktop.sync import brakes
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.refetch import refetch


async def find_missing(ctx: RunContext, listing: Listing) -> None:
    """Mark what is surely gone of everything a complete listing should have held.

    Too many are not believed: they are noted for the brakes, with what belongs to them. A preview takes them
    for gone, so that a person sees which they are.
    """
    for name in listing.carries:
        type_ = ENTITY_TYPES[name]
        lacking = await ctx.store.aread(_lacking, ctx, type_)
        gone, not_asked = await _confirmed(ctx, type_, lacking.alone)
        sure, doubtful = lacking.sure, lacking.doubtful
        if await ctx.store.aread(brakes.too_many_missing, ctx, type_, gone | not_asked):
            doubtful = doubtful | gone | not_asked
        else:
            sure = sure | gone
        if doubtful:
            ctx.unconfirmed[name] = doubtful
        await ctx.store.awrite(_mark, ctx, type_, sure)


class _Lacking(NamedTuple):
    """What a listing lacks: the external ids that are surely gone, those that go with a record that a brake
    may keep, and (id, parent) of all others."""

    sure: set[str]
    doubtful: set[str]
    alone: list[tuple[str, str | None]]


def _lacking(db: Connection, ctx: RunContext, type_: EntityType) -> _Lacking:
    # What seemed to be gone because its owner was, and isn't shown again with it.
    behind = link_states.left_behind(db, ctx.connection.id, type_) if type_.owner else ()
    rows = [*link_states.unseen(db, ctx.connection.id, type_.name, ctx.run_id), *behind]
    # Nothing here hangs on a record that was never linked: the listing's word is enough.
    sure = {row.external_id for row in rows if not row.entity_id}
    doubtful: set[str] = set()
    if type_.owner and rows:
        named = {r.external_id: ctx.adapter.to_canonical(type_.name, r.payload).references for r in rows}
        for f in type_.relations:
            if not f.required or not f.relation:
                continue
            owners = {i: owner for i, references in named.items() if (owner := references.get(f.name))}
            lost = link_states.lost(db, ctx.connection.id, f.relation, set(owners.values()))
            kept = ctx.unconfirmed.get(f.relation, ())
            sure |= {i for i, owner in owners.items() if owner in lost}
            doubtful |= {i for i, owner in owners.items() if owner in kept}
    doubtful -= sure
    alone = [(r.external_id, r.parent_external_id) for r in rows if r.external_id not in sure | doubtful]
    return _Lacking(sure, doubtful, alone)


def _mark(db: Connection, ctx: RunContext, type_: EntityType, external_ids: Collection[str]) -> None:
    link_states.mark(db, ctx.connection.id, type_.name, external_ids, links.MISSING)


async def _confirmed(
    ctx: RunContext, type_: EntityType, candidates: Sequence[tuple[str, str | None]]
) -> tuple[set[str], set[str]]:
    """Ask the system for each; return which it says are not there, and which it wasn't asked for any more.

    It isn't asked on when so many are gone that a person must be asked first. What is there is kept, so that
    it counts as seen.
    """
    gone: set[str] = set()
    for number, (external_id, parent) in enumerate(candidates):
        ctx.stop.check()
        if await refetch(ctx, type_.name, external_id, parent):
            continue
        gone.add(external_id)
        if await ctx.store.aread(brakes.too_many_missing, ctx, type_, gone):
            return gone, {i for i, _ in candidates[number + 1 :]}
    return gone, set()


async def check_missing(ctx: RunContext) -> None:
    """Ask again for what earlier runs took for gone and didn't carry out: a brake's cause may be over.

    Call it before anything is read: what is shown again becomes active.
    """
    missing = await ctx.store.aread(link_states.unsettled, ctx.connection.id, links.MISSING)
    for name, state in sorted(missing):
        rows = await ctx.store.aread(link_states.in_state, ctx.connection.id, name, state)
        doubtful = [(row.external_id, row.parent_external_id) for row in rows if row.entity_id]
        await _confirmed(ctx, ENTITY_TYPES[name], doubtful)


async def check_returned(ctx: RunContext) -> None:
    """Make sure that records which a list shows again are really back, and not an old copy of the list."""
    returned = await ctx.store.aread(link_states.unsettled, ctx.connection.id, links.RETURNED)
    for name, state in sorted(returned):
        rows = await ctx.store.aread(link_states.in_state, ctx.connection.id, name, state)
        for row in rows:
            ctx.stop.check()
            there = await refetch(ctx, name, row.external_id, row.parent_external_id)
            if not there:
                await ctx.store.awrite(link_states.mark_links, [row.id], links.GONE)
