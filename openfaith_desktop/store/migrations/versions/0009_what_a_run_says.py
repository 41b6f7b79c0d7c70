"""What a run says while it works and afterwards: that it waits, and what a person should know."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward."""
    op.add_column("run", sa.Column("waiting", sa.Text(), nullable=True))
    op.add_column("run", sa.Column("notices", sa.Text(), nullable=True))
