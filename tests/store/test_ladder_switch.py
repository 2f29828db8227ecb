"""The ladder was a form to tick; a vault that ticked it works with it by the rules from 0170 on (B07)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from intake_app.store import schema
from intake_app.store.database import Database


def migrated(database: Database, before: Mapping[str, Any]) -> dict[str, Any]:
    """The settings as the migration leaves them."""
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    module = ScriptDirectory.from_config(config).get_revision("0170").module
    with database.transaction() as connection:
        for key, value in before.items():
            connection.exec_driver_sql("INSERT INTO setting (key, value) VALUES (?, ?)", (key, json.dumps(value)))
        with Operations.context(MigrationContext.configure(connection)):
            module._ladder_by_the_rules()
        rows = connection.exec_driver_sql("SELECT key, value FROM setting WHERE key IN ('instruments', 'rules')").all()
    return {key: json.loads(value) for key, value in rows}


@pytest.mark.parametrize("on", [True, False])
def test_that_a_ticked_ladder_becomes_an_own_choice_in_the_rules(tmp_path: Path, on: bool) -> None:
    database = Database(tmp_path / "kluis", bytearray(32))
    schema.create(database)
    try:
        ticked = {"participatieladder": on, "zrm-2017": False}
        after = migrated(database, {"instruments": ticked, "rules": {"profile": "leiden", "own": {"cv_gap_months": 9}}})
    finally:
        database.close()
    assert after["instruments"] == {"zrm-2017": False}
    assert after["rules"] == {"profile": "leiden", "own": {"cv_gap_months": 9, "ladder_enabled": on}}


def test_that_a_vault_that_never_ticked_it_keeps_its_rules(tmp_path: Path) -> None:
    database = Database(tmp_path / "kluis", bytearray(32))
    schema.create(database)
    try:
        assert migrated(database, {"rules": {"profile": "leiden"}}) == {"rules": {"profile": "leiden"}}
    finally:
        database.close()
