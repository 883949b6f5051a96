"""Where Alembic starts: it is handed an open connection by ``communique.store.migrate``."""

from __future__ import annotations

from alembic import context

from communique.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
