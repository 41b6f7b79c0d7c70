"""Whole numbers of 64 bits on a server too: a number in another system may be longer than 32."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward. SQLite's integers are that long already."""
    if op.get_bind().dialect.name == "sqlite":
        return
    for name in ("grade", "graduation_year", "remote_id"):
        op.alter_column("person", name, existing_type=sa.Integer(), type_=sa.BigInteger())
