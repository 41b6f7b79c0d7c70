"""Webhook deliveries: which record each one named. Never what it said about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from openfaith_desktop.store.tables import webhook_delivery as delivery

WAITING, DONE = "waiting", "done"


def waiting(connection: Connection, connection_id: int) -> Sequence[Row[Any]]:
    """Return the deliveries of a connection that no run has looked into yet, oldest first."""
    return connection.execute(
        select(delivery)
        .where(delivery.c.connection_id == connection_id, delivery.c.state == WAITING)
        .order_by(delivery.c.id)
    ).all()


def done(connection: Connection, delivery_ids: Collection[int]) -> None:
    """Close deliveries whose records have been read and stored."""
    if delivery_ids:
        connection.execute(update(delivery).where(delivery.c.id.in_(delivery_ids)).values(state=DONE))
