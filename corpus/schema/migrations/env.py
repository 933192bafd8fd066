"""How Alembic runs here: on the connection, and inside the transaction, that ``schema`` hands over."""

from alembic import context

from corpus.schema.all_tables import metadata

# SQLite changes a column by copying its table ("batch"); both databases roll a failed step back whole.
context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
