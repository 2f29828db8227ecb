"""Settings that belong to a vault rather than to a machine: key to JSON value."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, insert, select

from intake_app.store.kept_tables import setting


def get(connection: Connection, key: str, default: Any) -> Any:
    """The value kept under a key, or the default."""
    row = connection.execute(select(setting.c.value).where(setting.c.key == key)).first()
    return default if row is None else row.value


def put(connection: Connection, key: str, value: Any) -> None:
    """Keep a JSON-ready value under a key."""
    connection.execute(delete(setting).where(setting.c.key == key))
    connection.execute(insert(setting), {"key": key, "value": value})
