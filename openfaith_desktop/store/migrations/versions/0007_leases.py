"""Leases: who may work on a connection, with a number that is counted up each time it is taken."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward."""
    op.create_table(
        "lease",
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("connection_id", name="pk_lease"),
        sa.ForeignKeyConstraint(
            ["connection_id"], ["connection.id"], name="fk_lease_connection_id", ondelete="CASCADE"
        ),
    )
