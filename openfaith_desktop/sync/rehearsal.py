"""A rehearsal: everything up to sending is done as if for real, counted, and taken back.

So a preview's numbers cannot differ from what a sync would do, and a brake knows what a run would do before
one row has changed. Called by the engine; the steps of one transaction that it shares with the run are here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from openfaith_desktop.cdm.model import EntityType, Matcher
from openfaith_desktop.store import decisions, links, outbox
from openfaith_desktop.store.questions import DecisionKind
from openfaith_desktop.sync.context import Batch, RunContext
from openfaith_desktop.sync.events import Phase
from openfaith_desktop.sync.reconcile import deletions, plan_creates
from openfaith_desktop.sync.reconcile.create import create_batch
from openfaith_desktop.sync.reconcile.duplicates import apply_mergers, into_unknown
from openfaith_desktop.sync.reconcile.matching.phase import compared, match_type
from openfaith_desktop.sync.reconcile.update import update_batch

BATCHES: tuple[tuple[Phase, Batch], ...] = ((Phase.CREATE, create_batch), (Phase.POPULATE, update_batch))
"""The phases that go through the links a batch at a time."""


async def rehearse(
    ctx: RunContext, *, only_creates: bool = False, ask_again: Collection[str] = ()
) -> RunContext:
    """Return the run as it would be before sending: its tally, and what it would touch. Changes nothing.

    `only_creates`: no more than what tells how many records it would create there. `ask_again`: the open
    questions about these fields are asked of the rules again, as a changed rule does.
    """
    batches = () if only_creates else BATCHES

    def work(db: Connection) -> RunContext:
        for row in decisions.listed(db, ctx.connection.id, kind=DecisionKind.FIELD) if ask_again else ():
            if not {row.field, f"{row.entity_type}.{row.field}"}.isdisjoint(ask_again):
                links.mark_dirty(db, ctx.connection.id, row.entity_type, [row.external_id])
        return _everything(db, ctx.for_rehearsal(), batches)

    for type_ in ctx.types:
        # The others are found out by what people are linked to in the rehearsal itself.
        if type_.matcher is Matcher.PEOPLE:
            await compared(ctx, type_)
    return await ctx.store.rehearse(work)


def _everything(db: Connection, ctx: RunContext, batches: Sequence[tuple[Phase, Batch]]) -> RunContext:
    outbox.recover(db, ctx.connection.id)
    depart(db, ctx)
    for type_ in ctx.types:
        match_type(db, ctx, type_, ctx.compared.get(type_.name))
    for phase, batch in batches:
        sizes = links.counts(db, ctx.connection.id)
        for type_ in ctx.types:
            total = size(sizes, phase, type_)
            after: int | None = 0
            done = 0
            while after is not None:
                ctx.stop.check()
                after, done = one_batch(db, ctx, phase, batch, type_, after, done, total)
    for type_ in ctx.types:
        plan_creates.plan_creates(db, ctx, type_)
    return ctx


def depart(db: Connection, ctx: RunContext) -> None:
    """Carry out what became of records as a whole: merged, gone, or back.

    Who somebody was merged into may have been added here: then it is those two that become one.
    """
    unknown = into_unknown(db, ctx)
    for type_ in ctx.types:
        if type_.name in unknown:
            match_type(db, ctx, type_)
    apply_mergers(db, ctx)
    deletions.apply_deletions(db, ctx)


def size(sizes: dict[str, tuple[int, int]], phase: Phase, type_: EntityType) -> int:
    """Return how many links a phase goes through; `sizes` are (all, linked) by type."""
    total, linked = sizes.get(type_.name, (0, 0))
    return linked if phase is Phase.POPULATE else total - linked


def one_batch(
    db: Connection,
    ctx: RunContext,
    phase: Phase,
    batch: Batch,
    type_: EntityType,
    after: int,
    done: int,
    total: int,
) -> tuple[int | None, int]:
    """Do one batch of a phase after a link id; return (the last id or None at the end, done so far)."""
    last, handled = batch(db, ctx, type_, after)
    # Linked records without news need no look; at the end they count as done.
    nothing = last is None and done == 0
    done = total if last is None else done + handled
    if not nothing:
        ctx.progress(db, phase, type_, done, total)
    return last, done
