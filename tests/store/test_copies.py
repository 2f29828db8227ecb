"""Backups are whole vaults; only a whole one takes the place of a vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from intake_app.domain.people import CaseFile
from intake_app.errors import SavingFailed, VaultDamaged, VaultInUse, WrongPassphrase
from intake_app.store.restoring import restore
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE, RECOVERY_CODE


@pytest.fixture
def copy(filled: Vault, case: CaseFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup made while the vault was open; after it the next step was changed."""
    target = tmp_path_factory.mktemp("usb") / "kopie.keukentafel"
    filled.backup(target)
    with filled.unit_of_work(author="Marloes", label="Change") as uow:
        uow.put(replace(case, next_step="Later"))
        uow.commit()
    filled.close()
    return target


def _next_step(path: Path, case: CaseFile) -> str:
    with Vault.open(path, PASSPHRASE) as vault:
        dossier = vault.load_dossier(case.id)
        assert dossier is not None and vault.check() == []
        return dossier.case.next_step


def test_that_a_backup_opens_with_the_same_secrets(copy: Path, case: CaseFile) -> None:
    assert _next_step(copy, case) == ""
    Vault.open_with_recovery(copy, RECOVERY_CODE).close()


def test_that_a_backup_replaces_an_older_one_whole_or_not_at_all(filled: Vault, tmp_path: Path, case: CaseFile) -> None:
    target = tmp_path / "kopie.keukentafel"
    target.write_bytes(b"an older copy")
    filled.backup(target)
    assert _next_step(target, case) == ""
    with pytest.raises(SavingFailed):
        filled.backup(tmp_path / "weg" / "kopie.keukentafel")


def test_that_a_restored_backup_takes_the_place_of_the_vault(copy: Path, vault_path: Path, case: CaseFile) -> None:
    newer = vault_path.read_bytes()
    restore(copy, vault_path, PASSPHRASE)
    assert _next_step(vault_path, case) == ""
    kept = vault_path.with_name(f"{vault_path.name}-replaced")
    assert kept.read_bytes() == newer
    assert sorted(path.name for path in vault_path.parent.iterdir()) == [vault_path.name, kept.name]


def test_that_a_vault_is_restored_where_none_is(copy: Path, tmp_path: Path, case: CaseFile) -> None:
    target = tmp_path / "nieuw" / "kluis.keukentafel"
    restore(copy, target, PASSPHRASE)
    assert _next_step(target, case) == ""


def test_that_what_an_interrupted_program_left_is_kept_and_not_mixed_in(
    copy: Path, vault_path: Path, case: CaseFile, open_dossier: Callable[[Vault], None]
) -> None:
    vault = Vault.open(vault_path, PASSPHRASE)
    with vault.unit_of_work(author="Marloes", label="Change") as uow:
        uow.put(replace(case, next_step="Nog later"))
        uow.commit()
    files = {path.name: path.read_bytes() for path in vault_path.parent.iterdir() if not path.name.endswith("-lock")}
    vault.close()
    for name, content in files.items():
        vault_path.with_name(name).write_bytes(content)
    restore(copy, vault_path, PASSPHRASE)
    assert _next_step(vault_path, case) == ""
    for name, content in files.items():
        suffix = name.removeprefix(vault_path.name)
        assert vault_path.with_name(f"{vault_path.name}-replaced{suffix}").read_bytes() == content


@pytest.mark.parametrize("damage", ["cut", "flipped", "nothing", "letter"])
def test_that_a_backup_that_is_not_whole_changes_nothing(copy: Path, vault_path: Path, damage: str) -> None:
    content = bytearray(copy.read_bytes())
    content[50_000] ^= 1
    damaged = {"cut": bytes(content[:-5000]), "flipped": bytes(content), "nothing": b"", "letter": b"PK" * 9000}
    copy.write_bytes(damaged[damage])
    before = {path.name: path.read_bytes() for path in vault_path.parent.iterdir()}
    with pytest.raises(VaultDamaged, match=r"geen (bestand|kluis) van Keukentafel"):
        restore(copy, vault_path, PASSPHRASE)
    assert {path.name: path.read_bytes() for path in vault_path.parent.iterdir()} == before


def test_that_restoring_asks_for_the_passphrase_of_the_backup(copy: Path, vault_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in vault_path.parent.iterdir()}
    with pytest.raises(WrongPassphrase):
        restore(copy, vault_path, "iets anders")
    assert {path.name: path.read_bytes() for path in vault_path.parent.iterdir()} == before


def test_that_an_open_vault_is_not_replaced(copy: Path, vault_path: Path) -> None:
    with Vault.open(vault_path, PASSPHRASE), pytest.raises(VaultInUse):
        restore(copy, vault_path, PASSPHRASE)


def test_that_what_lay_there_is_kept_each_time(copy: Path, vault_path: Path) -> None:
    first = vault_path.read_bytes()
    kept = restore(copy, vault_path, PASSPHRASE)
    assert kept is not None and kept.read_bytes() == first
    again = restore(copy, vault_path, PASSPHRASE)
    assert again is not None and again.name == f"{vault_path.name}-replaced-2"
    assert kept.read_bytes() == first
