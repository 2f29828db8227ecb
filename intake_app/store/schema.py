"""Which version the tables have, and bringing them up to date. Alembic is loaded only when that is due."""

from __future__ import annotations

from intake_app.store.database import Database
from intake_app.store.tables import metadata
from intake_app.store.vault_file import VaultFile

HEAD = "0001"
"""The version this program works with: the newest file in `migrations/versions`."""

_VERSION_TABLE = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"""


def create(database: Database) -> None:
    """Make all tables at once, stamped with the newest version."""
    from intake_app.store import search  # noqa: F401  (adds the search index to the tables)

    with database.transaction() as connection:
        metadata.create_all(connection)
        connection.exec_driver_sql(_VERSION_TABLE)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def bring_up_to_date(database: Database, file: VaultFile) -> None:
    """Do nothing when the tables have the newest version; migrate them when older."""
