"""Ongoing sync: what a listing lacked, what was merged, what an undo sends back, webhooks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward."""
    with op.batch_alter_table("external_link") as table:
        table.add_column(sa.Column("merged_into", sa.Text(), nullable=True))
        table.add_column(sa.Column("seen_run", sa.Integer(), nullable=True))
    for name, columns, where in (
        ("ix_external_link_not_active", ["connection_id", "state"], "state <> 'active'"),
        ("ix_external_link_merged", ["connection_id"], "merged_into IS NOT NULL"),
    ):
        only = sa.text(where)
        op.create_index(name, "external_link", columns, sqlite_where=only, postgresql_where=only)
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("restores", sa.Text(), nullable=True))
    with op.batch_alter_table("change") as table:
        table.add_column(sa.Column("decision_id", sa.Integer(), nullable=True))
        table.create_index("ix_change_decision_id", ["decision_id"])
    op.create_table(
        "webhook_subscription",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_subscription"),
        sa.ForeignKeyConstraint(
            ["connection_id"],
            ["connection.id"],
            name="fk_webhook_subscription_connection_id",
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint(
            "connection_id", "external_id", name="uq_webhook_subscription_connection_id_external_id"
        ),
    )
    op.create_table(
        "webhook_delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("occurred_at", sa.Text(), nullable=True),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_webhook_delivery"),
        sa.ForeignKeyConstraint(
            ["connection_id"], ["connection.id"], name="fk_webhook_delivery_connection_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint(
            "connection_id", "delivery_id", name="uq_webhook_delivery_connection_id_delivery_id"
        ),
    )
    op.create_index("ix_webhook_delivery_connection_id_state", "webhook_delivery", ["connection_id", "state"])
