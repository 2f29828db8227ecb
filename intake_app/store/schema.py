"""Which version the tables have, and bringing them up to date. Alembic is loaded only when that is due."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from intake_app.store.backup import sealed_copy
from intake_app.store.database import Database
from intake_app.store.tables import metadata
from intake_app.store.troubles import damaged, newer_version
from intake_app.store.vault_file import VaultFile

HEAD = "0172"
"""The version this program works with: the newest file in `migrations/versions`."""

_ENDS_SEALED_SINCE = "0110"
MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION_TABLE = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def create(database: Database) -> None:
    """Make all tables at once, stamped with the newest version."""
    from intake_app.store import note_search, search  # noqa: F401  (add the search indexes to the tables)

    with database.transaction() as connection:
        metadata.create_all(connection)
        connection.exec_driver_sql(_VERSION_TABLE)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))
        _seal_ends(connection, database.log_key)


def bring_up_to_date(database: Database, file: VaultFile) -> None:
    """Migrate older tables, after a copy of the vault was put beside it; nothing when they are as they should be.

    All or nothing: when a migration fails the tables are as they were. Raises VaultUnavailable for a newer version.
    """
    version = _version(database)
    if version == HEAD:
        return
    if version > HEAD:
        raise newer_version()
    for older in file.path.parent.glob(f"{file.path.name}-before-*"):
        older.unlink()
    sealed_copy(database, file, file.path.with_name(f"{file.path.name}-before-{HEAD}"))
    _migrate(database, version)


def _version(database: Database) -> str:
    with database.transaction() as connection:
        known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").first()
        row = known and connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    if not row:
        raise damaged()
    return str(row[0])


def _seal_ends(connection: Connection, key: bytes) -> None:
    from intake_app.store import access_log, change_log, log_end

    for log in (change_log, access_log):
        log_end.begin(connection, key, log.LOG, log.last(connection))


def _migrate(database: Database, since: str = "") -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    # with references on, making a table anew would remove the rows that refer to it
    with database.without_references(), database.transaction() as connection:
        connection.begin()  # SQLAlchemy knows of the transaction, or Alembic would begin and commit one of its own
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if since < _ENDS_SEALED_SINCE:
            _seal_ends(connection, database.log_key)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise damaged()
