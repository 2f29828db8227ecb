"""Vaults as earlier versions of the program left them open without a difference. One file per version of the tables."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.exchange import dossier_file
from intake_app.store import schema
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.vault"))
IN_USE = {"0001", "0020", "0131", "0152"}
"""Versions of the tables that people may have a vault of. Add the one before when a new one is given out."""
JOYCE = (paths.RESOURCES / "demo" / "joyce-veldkamp.json").read_bytes()


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda path: str(path.stem))
def test_that_a_vault_of_before_holds_what_it_held(golden: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(golden, tmp_path / "kluis.keukentafel"))
    joyce = dossier_file.from_json(JOYCE)
    with Vault.open(path, PASSPHRASE) as vault:
        kept = vault.load_dossier(joyce.case.id)
        assert kept is not None
        assert {one.id: one for one in kept.entities()} == {one.id: one for one in joyce.entities()}
        assert vault.check() == []
    assert path.with_name(f"{path.name}-before-{schema.HEAD}").exists() == (golden.stem != schema.HEAD)


def test_that_every_version_that_was_in_use_has_a_golden_vault() -> None:
    versions = {path.name[:4] for path in (schema.MIGRATIONS / "versions").glob("0*.py")}
    assert {path.stem for path in GOLDEN} == IN_USE
    assert versions > IN_USE
