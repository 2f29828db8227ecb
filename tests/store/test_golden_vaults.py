"""A vault that an earlier program left opens without a difference. One for every version that the tables ever had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.exchange import dossier_file
from intake_app.store import schema
from intake_app.store.database import Database
from intake_app.store.key_page import SIZE, KeyPage, Secret
from intake_app.store.tables import TABLES, metadata
from intake_app.store.vault import Vault
from tests.store.golden.packing import FOLDER, SUFFIX, digest, unpacked
from tests.store.schema_shape import Shape, differences, shape_of
from tests.store.vault_keys import PASSPHRASE

PACKS = sorted(FOLDER.glob(f"*{SUFFIX}"))
Rows = dict[str, dict[Any, dict[str, Any]]]
CHANGED: dict[tuple[str, str], str] = {}
"""Columns of which the words changed on purpose, each with the version that did it."""
MADE_ANEW = ("alembic_version", "log_end", "caseload_search", "note_search")
"""What follows from the rest, or is of each version itself; `check` looks these over."""


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Shape:
    """The tables of a vault that is made now."""
    with _database(tmp_path_factory.mktemp("new") / "nieuw", bytearray(32)) as database:
        schema.create(database)
        with database.transaction() as connection:
            return shape_of(connection)


@pytest.fixture(scope="module")
def by_migrations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shape]:
    """The tables that the migrations of now give, from nothing, at each version."""
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = [*ScriptDirectory.from_config(config).walk_revisions()][::-1]
    shapes = {}
    place = tmp_path_factory.mktemp("steps") / "stappen"
    with _database(place, bytearray(32)) as database, database.transaction() as connection:
        connection.exec_driver_sql(schema._VERSION_TABLE)
        with Operations.context(MigrationContext.configure(connection, opts={"target_metadata": metadata})):
            for script in scripts:
                script.module.upgrade()
                shapes[script.revision] = shape_of(connection)
    return shapes


@pytest.mark.parametrize("path", PACKS, ids=lambda path: str(path.stem))
def test_that_a_vault_of_before_holds_what_it_held(
    path: Path, tmp_path: Path, today: Shape, by_migrations: dict[str, Shape]
) -> None:
    golden = unpacked(path, PASSPHRASE)
    assert (golden.note.revision, golden.note.sha256) == (path.stem, digest(golden.vault)), "not the bytes of then"
    shape, rows = _as_it_was(golden.vault, tmp_path / "toen")
    assert differences(shape, by_migrations[path.stem]) == [], "a migration that was given out has changed"
    assert all(rows[name] for name in rows), "a table without a row shows nothing"

    place = tmp_path / "kluis.keukentafel"
    place.write_bytes(golden.vault)
    with Vault.open(place, PASSPHRASE) as vault:
        with vault._database.transaction() as connection:
            assert differences(shape_of(connection), today) == []
            assert list(_lost(rows, _rows(connection))) == []
        for content in golden.dossiers:
            told = dossier_file.from_json(content)
            kept = vault.load_dossier(told.case.id)
            assert kept is not None
            assert _by_id(kept, path.stem) == _by_id(told, path.stem)
        with vault.read() as reader:
            assert all(reader.find(kind) for kind in TABLES if TABLES[kind].name in rows), "rows are read as they were"
        assert vault.check() == []
    copy = place.with_name(f"{place.name}-before-{schema.HEAD}")
    if path.stem == schema.HEAD:
        assert not copy.exists() and place.read_bytes() == golden.vault
    else:
        assert copy.read_bytes() == golden.vault, "the copy of before is the way back"


def _by_id(dossier: Dossier, since: str) -> dict[UUID, Entity]:
    """The parts of a dossier. Before 0010 nothing told what asks for attention; the migration works that out."""
    case = dossier.case
    if since < "0010":
        case = replace(case, attention=None, attention_on=None)
    return {one.id: one for one in (*dossier.entities(), case)}


def _as_it_was(vault: bytes, place: Path) -> tuple[Shape, Rows]:
    """The tables and rows of a vault as they lie there, without this program's services or migrations."""
    place.write_bytes(vault[:-SIZE])
    key = KeyPage.from_bytes(vault[-SIZE:]).opened(Secret.PASSPHRASE, PASSPHRASE)[1]
    with _database(place, key) as database, database.transaction() as connection:
        return shape_of(connection), _rows(connection)


@contextmanager
def _database(path: Path, key: bytearray) -> Iterator[Database]:
    database = Database(path, key)
    try:
        yield database
    finally:
        database.close()


def _rows(connection: Connection) -> Rows:
    """Every row of every table, by its primary key, as SQLite keeps it."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    found: Rows = {}
    for name in names:
        if any(part in name for part in MADE_ANEW):
            continue
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
        key = [row[1] for row in columns if row[5]]
        rows = (dict(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"').mappings())
        found[name] = {tuple(row[one] for one in key) if key else tuple(row.values()): row for row in rows}
    return found


def _lost(before: Rows, after: Rows) -> Iterator[str]:
    """What was there and is not, or is another thing now. Never the words themselves."""
    for table, rows in before.items():
        for key, row in rows.items():
            now = after.get(table, {}).get(key)
            if now is None:
                yield f"a row of {table}"
                continue
            for column, value in row.items():
                if now.get(column, ...) != value and (table, column) not in CHANGED:
                    yield f"{table}.{column}"
