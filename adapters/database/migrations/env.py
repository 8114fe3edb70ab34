"""How Alembic runs here: on the connection it is given, one transaction a migration."""

from alembic import context

from adapters.database.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite cannot alter a table in place
    transaction_per_migration=False,
)

with context.begin_transaction():
    context.run_migrations()
