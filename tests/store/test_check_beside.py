"""Looking an open vault over while work goes on: the same is found, nothing is left, and locking does not wait."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.domain.people import CaseFile
from intake_app.store.database import CopyStopped
from intake_app.store.vault import Vault


@pytest.fixture(autouse=True)
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where copies for looking over lie for a moment."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "even"))
    (tmp_path / "even").mkdir()
    return tmp_path / "even"


def change(vault: Vault, case: CaseFile, words: str) -> None:
    with vault.unit_of_work(author="Marloes", label="Change") as work:
        work.put(replace(case, next_step=words))
        work.commit()


def test_that_work_goes_on_while_a_vault_is_looked_over_and_its_copy_is_gone_afterwards(
    filled: Vault, case: CaseFile, scratch: Path
) -> None:
    seen: list[int] = []

    def told(done: int, total: int) -> None:
        if len(seen) < 20:
            change(filled, case, f"Stap {len(seen)}")
        seen.append(done * 1000 // total)

    assert filled.check(told, beside=True) == []
    assert seen == sorted(seen) and seen[-1] == 1000
    assert list(scratch.iterdir()) == [] and filled.check() == []


@pytest.mark.parametrize(
    "tampering",
    ["DELETE FROM change WHERE seq = 1", "UPDATE person SET last_name = 'Veldkamp-Bos'", "DELETE FROM caseload_entry"],
)
def test_that_beside_the_work_the_same_is_found(filled: Vault, tampering: str) -> None:
    with filled._database.without_references(), filled._database.transaction() as connection:
        assert connection.exec_driver_sql(tampering).rowcount
    found = filled.check(beside=True)
    assert found and found == filled.check() and "Bos" not in "".join(found)


def test_that_a_vault_that_closes_meanwhile_ends_the_look_and_leaves_nothing(filled: Vault, scratch: Path) -> None:
    def told(done: int, total: int) -> None:
        if done * 2 > total:
            filled.close()

    with pytest.raises(CopyStopped):
        filled.check(told, beside=True)
    assert list(scratch.iterdir()) == []
