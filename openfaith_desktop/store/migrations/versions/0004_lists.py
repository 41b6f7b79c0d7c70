"""Lists: the indexes by name, e-mail and so on hold the living records only, with what a list asks for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEYS = (
    ("campus", "name_key", "id"),
    ("person", "name_key", "id"),
    ("person", "birth_key", "id"),
    ("email", "address_key", "person_id"),
    ("phone_number", "number_key", "person_id"),
    ("household", "name_key", "id"),
)


def upgrade() -> None:
    """Bring the layout one step forward."""
    living = sa.text("deleted_at IS NULL")
    for table, key, with_it in KEYS:
        name = f"ix_{table}_{key}"
        op.drop_index(name, table)
        op.create_index(name, table, [key, with_it], sqlite_where=living, postgresql_where=living)
