"""Alembic's entry: runs the migrations on the connection `store.migrate` hands over."""

from __future__ import annotations

from alembic import context

from openfaith_desktop.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
