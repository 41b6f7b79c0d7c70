"""A write in the outbox is a value; what an undo wants there again is kept on the link."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward."""
    with op.batch_alter_table("external_link") as table:
        table.add_column(sa.Column("send_back", sa.Text(), nullable=True))
    with op.batch_alter_table("change") as table:
        table.add_column(sa.Column("agreed", sa.Text(), nullable=True))
    # A planned update is decided anew by the next merge; creations and deletions that wait are kept.
    op.execute(
        "UPDATE external_link SET changed = (1 = 1) WHERE entity_id IN "
        "(SELECT entity_id FROM outbox WHERE operation = 'update')"
    )
    op.rename_table("outbox", "outbox_before")
    if op.get_context().dialect.name == "postgresql":
        op.execute("ALTER TABLE outbox_before RENAME CONSTRAINT pk_outbox TO pk_outbox_before")
        op.execute(
            "ALTER TABLE outbox_before RENAME CONSTRAINT fk_outbox_connection_id TO fk_outbox_before_connection"
        )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("entity_type", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("values", sa.Text(), nullable=False),
        sa.Column("ours", sa.Text(), nullable=False),
        sa.Column("agreed", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Boolean(), nullable=False),
        sa.Column("entity_version", sa.Integer(), nullable=False),
        sa.Column("sent", sa.Text(), nullable=True),
        sa.Column("intent_at", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["connection_id"], ["connection.id"], name="fk_outbox_connection_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.execute(
        'INSERT INTO outbox (connection_id, entity_type, entity_id, operation, "values", ours, agreed, undoes, '
        "entity_version, state, attempts, run_id, created_at) "
        "SELECT connection_id, entity_type, entity_id, operation, '{}', '{}', '{}', restores IS NOT NULL, "
        "entity_version, 'pending', 0, run_id, created_at FROM outbox_before WHERE operation <> 'update' "
        "ORDER BY id"
    )
    op.drop_table("outbox_before")
    for name, where in (("uq_outbox_waiting", "sent IS NULL"), ("uq_outbox_left", "sent IS NOT NULL")):
        only = sa.text(where)
        op.create_index(
            name,
            "outbox",
            ["connection_id", "entity_type", "entity_id"],
            unique=True,
            sqlite_where=only,
            postgresql_where=only,
        )
