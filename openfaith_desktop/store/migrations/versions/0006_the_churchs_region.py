"""The church's region, and phone numbers read in it: before, every number was read as an American one."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from openfaith_desktop.cdm.normalise import e164

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the layout one step forward."""
    op.add_column("organization", sa.Column("region", sa.Text(), nullable=True))
    connection = op.get_bind()
    accounts = connection.scalars(sa.text("SELECT account FROM connection ORDER BY id")).all()
    told = [json.loads(account).get("country_code") for account in accounts if account]
    region = next((country.upper() for country in told if isinstance(country, str) and country), None)
    connection.execute(sa.text("UPDATE organization SET region = :region"), {"region": region})
    numbers = connection.execute(sa.text("SELECT id, number FROM phone_number")).all()
    for entity_id, number in numbers:
        key = (e164(number, region or "US") or None) if number else None
        connection.execute(
            sa.text("UPDATE phone_number SET number_key = :key WHERE id = :id"), {"key": key, "id": entity_id}
        )
