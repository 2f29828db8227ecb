"""A vault moves out of a sync folder: first a copy that proves whole, only then the old file goes (M01)."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_app import paths
from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.errors import InputRefused, KeukentafelError, VaultDamaged, VaultInUse, WrongPassphrase
from intake_app.services import vault_moving, vaults
from tests.core.conftest import TODAY
from tests.store.vault_keys import PASSPHRASE, make_vault


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """A vault in a folder that is copied to internet."""
    vault = tmp_path / "Dropbox" / "kluis.keukentafel"
    vault.parent.mkdir()
    make_vault(vault)
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker")
    desk.close()
    return vault


def opens(vault: Path) -> bool:
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    try:
        return desk.profile.consultant == "Marloes Dekker"
    finally:
        desk.close()


def test_that_the_vault_opens_at_the_safe_place_and_the_old_file_says_that_it_moved(synced: Path) -> None:
    left = vault_moving.move(synced, PASSPHRASE)
    assert left == synced.with_name("kluis.keukentafel-moved")
    assert not synced.exists()
    assert opens(paths.default_vault())
    assert opens(left)


def test_that_the_old_file_is_gone_when_that_was_chosen(synced: Path, tmp_path: Path) -> None:
    target = tmp_path / "hier" / "kluis.keukentafel"
    assert vault_moving.move(synced, PASSPHRASE, target, leave=False) is None
    assert not list(synced.parent.glob("kluis.keukentafel*[!k]"))
    assert not synced.exists()
    assert opens(target)


@pytest.mark.parametrize("why", ["words", "taken", "unsafe", "open", "damaged"])
def test_that_a_move_that_cannot_be_leaves_the_vault_where_it_is(synced: Path, tmp_path: Path, why: str) -> None:
    target, words = tmp_path / "hier.keukentafel", PASSPHRASE
    expected: type[KeukentafelError] = InputRefused
    held = None
    if why == "words":
        words, expected = "heel andere woorden", WrongPassphrase
    elif why == "taken":
        target.write_bytes(b"van iemand")
    elif why == "unsafe":
        target = tmp_path / "OneDrive" / "kluis.keukentafel"
    elif why == "open":
        held, expected = vaults.unlock(synced, PASSPHRASE, Clock(TODAY)), VaultInUse
    else:
        whole = bytearray(synced.read_bytes())
        whole[len(whole) // 2] ^= 1
        synced.write_bytes(whole)
        expected = VaultDamaged
    before = synced.read_bytes()
    with pytest.raises(expected):
        vault_moving.move(synced, words, target)
    if held is not None:
        held.close()
    else:
        assert synced.read_bytes() == before
    assert target.read_bytes() == b"van iemand" if why == "taken" else not target.exists()


def test_that_the_command_moves_and_says_where(
    synced: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret, target = tmp_path / "woorden", tmp_path / "hier.keukentafel"
    secret.write_text(PASSPHRASE)
    call = ["vault", "move", "--vault", str(synced), "--passphrase-file", str(secret), "--to", str(target)]
    assert main(call) == 0
    said = capsys.readouterr().out
    assert f"Hij staat nu hier: {target}" in said
    assert "heet nu kluis.keukentafel-moved" in said
    assert opens(target)
