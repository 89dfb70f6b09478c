"""Runs the revisions on the connection that `store.migrate` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes["metadata"],  # for the names of constraints
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
