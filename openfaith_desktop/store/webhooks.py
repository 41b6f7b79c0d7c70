"""Webhooks: the subscriptions we hold at a system, and the deliveries that came.

Of a delivery only ids and the kind of event are kept, never what it said: whoever handles it fetches the
record afresh, so that order and repetition don't matter. Secrets are in the vault.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from openfaith_desktop.store.bulk import upsert
from openfaith_desktop.store.clock import utc_now
from openfaith_desktop.store.tables import webhook_delivery, webhook_subscription

WAITING, DONE = "waiting", "done"
KEPT = timedelta(days=30)
"""How long a handled delivery is remembered: systems repeat theirs for days, not for weeks."""

_SET_DONE = update(webhook_delivery).where(webhook_delivery.c.id == bindparam("one")).values(state=DONE)


# --- subscriptions ---------------------------------------------------------------------------------


def subscriptions(db: Connection, connection_id: int) -> Sequence[Row[Any]]:
    """Return a connection's subscriptions by event: `external_id`, `event`, `url`, `created_at`."""
    table = webhook_subscription
    query = select(table).where(table.c.connection_id == connection_id)
    return db.execute(query.order_by(table.c.event, table.c.id)).all()


def keep_subscription(db: Connection, connection_id: int, external_id: str, event: str, url: str) -> None:
    """Keep a subscription whose secret has just been put into the vault; `created_at` tells that it's new."""
    drop_subscription(db, connection_id, external_id)
    db.execute(
        webhook_subscription.insert(),
        {
            "connection_id": connection_id,
            "external_id": external_id,
            "event": event,
            "url": url,
            "created_at": utc_now(),
        },
    )


def drop_subscription(db: Connection, connection_id: int, external_id: str) -> None:
    """Forget a subscription."""
    table = webhook_subscription
    mine = table.c.connection_id == connection_id, table.c.external_id == external_id
    db.execute(delete(table).where(*mine))


# --- deliveries ------------------------------------------------------------------------------------


def keep_delivery(
    db: Connection,
    connection_id: int,
    *,
    delivery_id: str,
    action: str,
    entity_type: str | None,
    external_id: str | None,
    occurred_at: str | None,
) -> bool:
    """Keep a delivery that waits to be handled; return whether it is new. One that came before stays as it is."""
    statement = upsert(db.dialect.name, webhook_delivery).values(
        connection_id=connection_id,
        delivery_id=delivery_id,
        action=action,
        entity_type=entity_type,
        external_id=external_id,
        occurred_at=occurred_at,
        received_at=utc_now(),
        state=WAITING,
    )
    return db.execute(statement.on_conflict_do_nothing()).rowcount == 1


def waiting(db: Connection, connection_id: int, limit: int = 1_000) -> Sequence[Row[Any]]:
    """Return the deliveries not handled yet, in the order of coming: `id` (for `done`), `action` and so on."""
    table = webhook_delivery
    mine = table.c.connection_id == connection_id, table.c.state == WAITING
    return db.execute(select(table).where(*mine).order_by(table.c.id).limit(limit)).all()


def waiting_count(db: Connection, connection_id: int) -> int:
    """Return how many deliveries are not handled yet."""
    table = webhook_delivery
    mine = table.c.connection_id == connection_id, table.c.state == WAITING
    return db.scalar(select(func.count()).select_from(table).where(*mine)) or 0


def newest_waiting(db: Connection, connection_id: int) -> str | None:
    """Return the id of the newest delivery that waits to be handled, None when none does."""
    table = webhook_delivery
    return db.scalar(
        select(table.c.delivery_id)
        .where(table.c.connection_id == connection_id, table.c.state == WAITING)
        .order_by(table.c.id.desc())
        .limit(1)
    )


def last_received(db: Connection, connection_id: int) -> str | None:
    """Return when the newest delivery came, ISO 8601 UTC; None when none has in the last `KEPT` days."""
    table = webhook_delivery
    return db.scalar(select(func.max(table.c.received_at)).where(table.c.connection_id == connection_id))


def done(db: Connection, ids: Collection[int]) -> None:
    """Mark deliveries as handled, and forget those that were handled long ago."""
    if ids:
        db.execute(_SET_DONE, [{"one": number} for number in ids])
    table = webhook_delivery
    before = (datetime.now(UTC) - KEPT).strftime("%Y-%m-%dT%H:%M:%S")
    db.execute(delete(table).where(table.c.state == DONE, table.c.received_at < before))
