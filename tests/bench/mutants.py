"""Broken engines: each does one thing in the wrong order, so that a death at the right moment loses or doubles something.

Loaded by the program that dies, by its dotted name; see `openfaith_desktop/bench/crash/fate.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, update

from openfaith_desktop.adapter.contract import Listing
from openfaith_desktop.application import Application, decisions
from openfaith_desktop.store import connections, outbox, webhooks
from openfaith_desktop.store.tables import decision
from openfaith_desktop.store.tables import outbox as table
from openfaith_desktop.sync.context import RunContext
from openfaith_desktop.sync.pull import notified, reading
from openfaith_desktop.sync.pull.incremental import Polled
from openfaith_desktop.sync.push import lookup


def never_looks_up() -> None:
    """What had left waits again, as if it surely hadn't."""
    real = outbox.recover

    def recover(db: Connection, connection_id: int) -> None:
        db.execute(update(table).values(state=outbox.PENDING, sent=None, intent_at=None))
        real(db, connection_id)

    outbox.recover = recover


def believes_that_it_left() -> None:
    """What was written down before the request counts as sent, whether it was or not."""
    lookup.arrived = lambda *_: True


def watermark_early() -> None:
    """The watermark moves before what it covers is stored."""
    real = reading.read_changed

    async def read_changed(ctx: RunContext, listing: Listing, mark: str) -> Polled:
        later = (datetime.now(UTC) + timedelta(minutes=10)).isoformat()
        await ctx.write(connections.finish_type, ctx.connection.id, listing.entity_type, 0, later)
        return await real(ctx, listing, mark)

    reading.read_changed = read_changed


def half_an_answer() -> None:
    """An answer is written down, and what it means done afterwards."""
    real = decisions.decide

    def decide(app: Application, ids: Sequence[int], word: str) -> Mapping[str, Any]:
        mine = (decision.c.id.in_(ids), decision.c.state == "open")
        if app.store.write(
            lambda c: c.execute(update(decision).where(*mine).values(state="settled"))
        ).rowcount:
            app.store.write(
                lambda c: c.execute(update(decision).where(decision.c.id.in_(ids)).values(state="open"))
            )
        return real(app, ids, word)

    decisions.decide = decide


def delivery_closed_early() -> None:
    """A delivery is closed before the record it named was read."""
    real = reading.read_notified

    async def read_notified(ctx: RunContext) -> list[int]:
        waiting = await ctx.store.aread(webhooks.waiting, ctx.connection.id)
        await ctx.write(lambda c: webhooks.done(c, [one.id for one in waiting]))
        notified.webhooks.waiting = lambda *_: waiting
        return await real(ctx)

    reading.read_notified = read_notified
