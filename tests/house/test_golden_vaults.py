"""Whoever changes the tables leaves a vault of the version before, that the next program has to bring along."""

from __future__ import annotations

from pathlib import Path

from intake_app.store import schema
from tests.store.golden.packing import FOLDER, SUFFIX


def test_that_every_version_of_the_tables_before_now_has_a_golden_vault() -> None:
    versions = {path.name[:4] for path in (schema.MIGRATIONS / "versions").glob("[0-9]*.py")}
    golden = {path.name.removesuffix(SUFFIX) for path in FOLDER.glob(f"*{SUFFIX}")}
    missing, unknown = versions - {schema.HEAD} - golden, golden - versions
    assert not missing, f"at the commit before the new migration: python -m tests.store.golden --of COMMIT ({missing})"
    assert not unknown, "a golden vault of tables that no migration gives"


def test_that_golden_vaults_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in Path(FOLDER).glob(f"*{SUFFIX}")}
    assert max(sizes.values()) < 500_000, sizes
    assert sum(sizes.values()) < 10_000_000, sum(sizes.values())
