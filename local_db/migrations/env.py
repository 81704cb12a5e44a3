"""Alembic's entry. The connection is given by `local_db.migration`: there is no address here."""

from alembic import context

from local_db.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
