"""What the tables of a database are, whatever the way they came about: for comparing one made new with one migrated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

Shape = dict[tuple[str, str], Any]


def shape_of(connection: Connection) -> Shape:
    """Every table, index, trigger and view, as the parts of the statement that makes it; columns as SQLite tells them.

    Spaces and quotes do not count, nor the order of the parts of a table; the order of its columns does.
    """
    rows = connection.exec_driver_sql("SELECT type, name, coalesce(sql, '') FROM sqlite_master").all()
    found: Shape = {(kind, name): _parts(sql) for kind, name, sql in rows}
    for kind, name, _sql in rows:
        if kind == "table":
            columns = connection.exec_driver_sql(f'PRAGMA table_xinfo("{name}")').all()
            references = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
            found["columns", name] = [tuple(row) for row in columns]
            found["references", name] = sorted(tuple(row)[2:] for row in references)
    return found


def differences(one: Shape, other: Shape) -> list[str]:
    """What is in only one of two, and what differs; empty when they are the same."""
    keys = sorted(one.keys() | other.keys())
    return [f"{key}: {one.get(key)} / {other.get(key)}" for key in keys if one.get(key) != other.get(key)]


def _parts(sql: str) -> list[str]:
    bare = "".join(sql.replace('"', "").split())
    head, opened, body = bare.partition("(")
    if not opened or not bare.startswith("CREATETABLE"):
        return [bare]
    return [head, *sorted(_apart(body.rpartition(")")[0])), body.rpartition(")")[2]]


def _apart(body: str) -> Iterator[str]:
    """Split at the commas that stand in no brackets and no text."""
    depth, quoted, begin = 0, False, 0
    for place, sign in enumerate(body):
        quoted ^= sign == "'"
        depth += 0 if quoted else (sign == "(") - (sign == ")")
        if sign == "," and not depth and not quoted:
            yield body[begin:place]
            begin = place + 1
    yield body[begin:]
