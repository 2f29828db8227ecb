"""Migrations: from nothing they give today's tables; they keep what is there; a failing one changes nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import pytest

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile
from intake_app.errors import VaultUnavailable
from intake_app.store import schema
from intake_app.store.database import Database
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE, RECOVERY_CODE

NEXT = '''
"""A later version: makes a table with rows that refer to it anew."""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"

def upgrade() -> None:
    with op.batch_alter_table("measurement") as table:
        table.add_column(sa.Column("weather", sa.Text(), nullable=False, server_default="zon"))
        table.alter_column("rater_name", new_column_name="rated_by")
'''
FAILING = (
    NEXT
    + """    op.execute("UPDATE answer SET value = 5")
    op.execute("SELECT nothing FROM nowhere")
"""
)
DANGLING = (
    NEXT
    + """    op.execute("DELETE FROM measurement")
"""
)


def _tables(database: Database) -> dict[tuple[str, str], str]:
    """Every table and index as SQLite keeps it, spaces and quotes apart."""
    with database.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, coalesce(sql, '') FROM sqlite_master").all()
    return {(kind, name): "".join(sql.replace('"', "").split()) for kind, name, sql in rows}


def _columns(database: Database) -> dict[str, list[Any]]:
    with database.transaction() as connection:
        names = [name for kind, name in _tables_named(connection) if kind == "table"]
        return {
            name: [tuple(row[1:]) for row in connection.exec_driver_sql(f"PRAGMA table_info({name})").all()]
            + sorted(tuple(row[2:]) for row in connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})").all())
            for name in names
        }


def _tables_named(connection: Any) -> list[tuple[str, str]]:
    return [tuple(row) for row in connection.exec_driver_sql("SELECT type, name FROM sqlite_master").all()]


@pytest.fixture
def later(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Be a later version of the program, with one migration more."""

    def become(migration: str) -> None:
        folder = tmp_path_factory.mktemp("later") / "migrations"
        copytree(schema.MIGRATIONS, folder, ignore=ignore_patterns("__pycache__"))
        (folder / "versions" / "9999_later.py").write_text(migration.replace("{head}", schema.HEAD))
        monkeypatch.setattr(schema, "MIGRATIONS", folder)
        monkeypatch.setattr(schema, "HEAD", "9999")

    return become


@pytest.fixture
def older(
    vault_path: Path, open_dossier: Callable[[Vault], None], case: CaseFile, reading: Measurement
) -> tuple[Path, Answer]:
    """A sealed vault of this version, with one answer."""
    answer = Answer(case_id=case.id, measurement_id=reading.id, item="wonen", value=3)
    with Vault.open(vault_path, PASSPHRASE) as vault:
        open_dossier(vault)
        with vault.unit_of_work(author="Marloes", label="Score") as uow:
            uow.put(answer)
            uow.commit()
    return vault_path, answer


def test_that_the_migrations_from_nothing_give_the_tables_of_today(vault: Vault, tmp_path: Path) -> None:
    database = Database(tmp_path / "leeg", bytearray(32))
    try:
        schema._migrate(database)
        migrated, today = _tables(database), _tables(vault._database)
        assert migrated.keys() == today.keys()
        assert _columns(database) == _columns(vault._database)
        different = {key for key in today if key[0] == "index" and migrated[key] != today[key]}
        assert different == set()
    finally:
        database.close()


def test_that_the_newest_migration_is_the_version_of_the_program() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [schema.HEAD]
    numbers = [script.revision for script in scripts.walk_revisions()]
    assert sorted(numbers, reverse=True) == numbers
    assert all(Path(script.path).name.startswith(f"{script.revision}_") for script in scripts.walk_revisions())


def test_that_a_migration_keeps_what_is_there(
    older: tuple[Path, Answer], later: Callable[[str], None], case: CaseFile
) -> None:
    path, answer = older
    later(NEXT)
    with Vault.open(path, PASSPHRASE) as vault:
        with vault.read() as reader:
            assert reader.get(Answer, answer.id) == answer
        with vault._database.transaction() as connection:
            row = connection.exec_driver_sql("SELECT weather, rated_by FROM measurement").one()
            assert tuple(row) == ("zon", "")
        with vault.unit_of_work(author="Marloes", label="Score") as uow:
            uow.put(replace(answer, value=4))
            assert uow.commit()
        assert vault._database.integrity() == []


def test_that_a_copy_from_before_is_kept_beside_it(
    older: tuple[Path, Answer], later: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, answer = older
    path.with_name(f"{path.name}-before-0001").write_bytes(b"an older one")
    before = path.read_bytes()
    with monkeypatch.context():
        later(NEXT)
        Vault.open(path, PASSPHRASE).close()
    copy = path.with_name(f"{path.name}-before-9999")
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name, copy.name]
    assert copy.read_bytes() == before
    assert path.read_bytes() != before
    monkeypatch.undo()
    with Vault.open_with_recovery(copy, RECOVERY_CODE) as vault, vault.read() as reader:
        assert reader.get(Answer, answer.id) == answer


@pytest.mark.parametrize("migration", [FAILING, DANGLING], ids=["failing", "dangling"])
def test_that_a_migration_that_fails_changes_nothing(
    older: tuple[Path, Answer],
    later: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    migration: str,
) -> None:
    path, answer = older
    later(migration)
    with pytest.raises(Exception, match=r"nowhere|beschadigd"):
        Vault.open(path, PASSPHRASE)
    monkeypatch.undo()
    with Vault.open(path, PASSPHRASE) as vault:
        with vault.read() as reader:
            assert reader.get(Answer, answer.id) == answer
        assert vault.check() == []


def test_that_a_vault_of_a_later_version_is_refused_and_left_alone(
    older: tuple[Path, Answer], later: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _answer = older
    later(NEXT)
    Vault.open(path, PASSPHRASE).close()
    monkeypatch.undo()
    before = path.read_bytes()
    with pytest.raises(VaultUnavailable, match="nieuwere Keukentafel"):
        Vault.open(path, PASSPHRASE)
    assert path.read_bytes() == before


def test_that_a_vault_without_a_version_is_refused(older: tuple[Path, Answer]) -> None:
    path, _answer = older
    with Vault.open(path, PASSPHRASE) as vault, vault._database.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(VaultUnavailable, match="beschadigd"):
        Vault.open(path, PASSPHRASE)


def test_that_alembic_is_not_loaded_when_nothing_is_due(vault_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from intake_app.store.vault import Vault, preload\n"
        "preload(); Vault.open(Path(sys.argv[1]), sys.argv[2]).close()\n"
        "assert not {'alembic', 'sqlalchemy.orm'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(vault_path), PASSPHRASE], check=True)
