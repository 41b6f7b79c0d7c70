"""Incoming by webhook: each record a delivery named is read afresh, so that neither the order of
deliveries, nor repeated or forged-in-time ones, can make anything wrong.

A record that can't be read is gone only when a delivery reported its deletion: of any other it may be that
it was hidden. A reported merger is left to the list of mergers, which says into whom. Source: the
specification, part II A, steps 1 and 3.
"""

from __future__ import annotations

from openfaith_desktop.store import link_states, links, webhooks
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull.refetch import refetch

DESTROYED = "destroyed"
"""The action of a delivery that reports a deletion; see `adapter.contract.Webhooks`."""


async def read_notified(ctx: RunContext) -> list[int]:
    """Read what waiting deliveries named; return the deliveries, to be closed when the run has stored it."""
    deliveries = await ctx.store.aread(webhooks.waiting, ctx.connection.id)
    known = {type_.name for type_ in ctx.types}
    named: dict[tuple[str, str], set[str]] = {}
    for d in deliveries:
        if d.entity_type in known and d.external_id:
            named.setdefault((d.entity_type, d.external_id), set()).add(d.action)
    for (entity_type, external_id), actions in sorted(named.items()):
        ctx.stop.check()
        found = await ctx.store.aread(links.by_external_ids, ctx.connection.id, entity_type, [external_id])
        link = found.get(external_id)
        if link is not None and link.merged_into:
            continue
        parent = link.parent_external_id if link is not None else None
        there = await refetch(ctx, entity_type, external_id, parent)
        if not there and link is not None and DESTROYED in actions:
            await ctx.store.awrite(
                link_states.mark, ctx.connection.id, entity_type, [external_id], links.MISSING
            )
    return [d.id for d in deliveries]
