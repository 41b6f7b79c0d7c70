"""Problems can be dismissed, with a reason."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward."""
    with op.batch_alter_table("problem") as table:
        table.add_column(sa.Column("entity_version", sa.Integer(), nullable=True))
        for name in ("reason", "settled_at", "settled_by"):
            table.add_column(sa.Column(name, sa.Text(), nullable=True))
