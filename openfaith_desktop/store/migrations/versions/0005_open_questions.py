"""Open questions: decisions and problems that wait are found by the record they are about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward."""
    waiting = sa.text("state = 'open'")
    for table in ("decision", "problem"):
        columns = ["connection_id", "entity_type", "entity_id"]
        op.create_index(f"ix_{table}_open", table, columns, sqlite_where=waiting, postgresql_where=waiting)
