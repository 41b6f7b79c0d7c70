"""A table for visits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "NEWEST"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    kept = ("org_id", "created_at", "created_by", "updated_at", "updated_by")
    free = ("tags", "custom_fields", "deleted_at", "deleted_by", "day", "note", "day_key")
    op.create_table(
        "visit",
        sa.Column("id", sa.Text(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in kept),
        *(sa.Column(name, sa.Text()) for name in free),
        sa.Column("seats", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
        sa.Column("person_id", sa.Text(), sa.ForeignKey("person.id"), index=True),
        sa.Column("campus_id", sa.Text(), sa.ForeignKey("campus.id"), index=True),
    )
