"""Runs that read what webhooks named are called after that: kind `webhook`, which was `look`."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward. A problem of a whole run keeps its kind as its external id."""
    op.execute("UPDATE run SET kind = 'webhook' WHERE kind = 'look'")
    op.execute("UPDATE problem SET external_id = 'webhook' WHERE entity_type = '' AND external_id = 'look'")
