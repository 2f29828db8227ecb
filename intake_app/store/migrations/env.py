"""Runs the migrations on the open, encrypted connection that `schema` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from intake_app.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
