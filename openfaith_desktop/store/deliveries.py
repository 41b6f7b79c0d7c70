"""What webhooks have told and nobody has looked at yet, as far as the jobs need to know."""

from __future__ import annotations

from sqlalchemy import Connection, select

from openfaith_desktop.store.tables import webhook_delivery

WAITING = "waiting"


def newest_waiting(connection: Connection, connection_id: int) -> str | None:
    """Return the id of the newest delivery of a connection that waits to be looked at, None when none does."""
    return connection.scalar(
        select(webhook_delivery.c.delivery_id)
        .where(webhook_delivery.c.connection_id == connection_id, webhook_delivery.c.state == WAITING)
        .order_by(webhook_delivery.c.id.desc())
        .limit(1)
    )
