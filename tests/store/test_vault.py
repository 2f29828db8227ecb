"""A vault is made, opened, locked and given new keys; at rest it is one file."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.domain.people import CaseFile
from intake_app.errors import InputRefused, VaultInUse, VaultUnavailable, WrongPassphrase
from intake_app.store.recovery_code import ALPHABET, new_recovery_code, well_typed
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE, RECOVERY_CODE


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_that_a_new_vault_opens_with_its_passphrase_and_with_its_recovery_code(tmp_path: Path) -> None:
    path = tmp_path / "map" / "kluis.keukentafel"
    vault, code = Vault.create(path, PASSPHRASE)
    vault.close()
    assert _files(path.parent).keys() == {path.name}
    with Vault.open(path, PASSPHRASE) as opened:
        assert opened.check() == []
        assert not opened.was_interrupted
    with Vault.open_with_recovery(path, code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) as opened:
        assert opened.check() == []


def test_that_a_vault_never_takes_the_place_of_a_file(vault_path: Path) -> None:
    before = _files(vault_path.parent)
    with pytest.raises(InputRefused):
        Vault.create(vault_path, PASSPHRASE)
    assert _files(vault_path.parent) == before


@pytest.mark.parametrize("passphrase", ["", "   "])
def test_that_an_empty_passphrase_is_refused(tmp_path: Path, vault: Vault, passphrase: str) -> None:
    with pytest.raises(InputRefused):
        Vault.create(tmp_path / "nieuw.keukentafel", passphrase)
    with pytest.raises(InputRefused):
        vault.keys.change_passphrase(PASSPHRASE, passphrase)


def test_that_only_the_owner_can_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    vault, _code = Vault.create(folder / "kluis.keukentafel", PASSPHRASE)
    with vault:
        vault.set_setting("theme", "dark")
        vault.backup(folder / "kopie.keukentafel")
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert {"kluis.keukentafel-key", "kluis.keukentafel-wal"} <= modes.keys()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_that_a_wrong_passphrase_changes_nothing(vault_path: Path) -> None:
    before = _files(vault_path.parent)
    with pytest.raises(WrongPassphrase, match=r"Dit wachtwoord klopt niet\. Let op hoofdletters\."):
        Vault.open(vault_path, PASSPHRASE.upper())
    with pytest.raises(WrongPassphrase):
        Vault.open_with_recovery(vault_path, new_recovery_code())
    assert _files(vault_path.parent) == before


def test_that_a_passphrase_opens_however_its_accents_are_typed(vault_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "één crème brûlée") for form in ("NFC", "NFD"))
    with Vault.open(vault_path, PASSPHRASE) as vault:
        vault.keys.change_passphrase(PASSPHRASE, composed)
    Vault.open(vault_path, apart).close()


def test_that_a_changed_passphrase_replaces_the_old_one_at_once(vault_path: Path) -> None:
    with Vault.open(vault_path, PASSPHRASE) as vault:
        with pytest.raises(WrongPassphrase):
            vault.keys.change_passphrase("iets anders", "nieuw wachtwoord")
        vault.keys.change_passphrase(PASSPHRASE, "nieuw wachtwoord")
        vault.keys.change_passphrase(RECOVERY_CODE, "nog een nieuw wachtwoord")
    for old in (PASSPHRASE, "nieuw wachtwoord"):
        with pytest.raises(WrongPassphrase):
            Vault.open(vault_path, old)
    Vault.open(vault_path, "nog een nieuw wachtwoord").close()
    Vault.open_with_recovery(vault_path, RECOVERY_CODE).close()


def test_that_a_new_recovery_sheet_makes_the_old_one_worthless(vault_path: Path) -> None:
    with Vault.open(vault_path, PASSPHRASE) as vault:
        code = vault.keys.new_recovery_code(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        Vault.open_with_recovery(vault_path, RECOVERY_CODE)
    Vault.open_with_recovery(vault_path, code).close()


def test_that_a_recovery_code_has_six_groups_of_five_signs_that_cannot_be_mistaken() -> None:
    for _ in range(200):
        groups = new_recovery_code().split("-")
        assert [len(group) for group in groups] == [5] * 6
        assert set("".join(groups)) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


def test_that_a_typing_error_in_a_recovery_code_is_noticed(vault_path: Path) -> None:
    assert well_typed(RECOVERY_CODE)
    wrong = [RECOVERY_CODE[:-1], RECOVERY_CODE.replace("4", "5", 1), RECOVERY_CODE[::-1], ""]
    swapped = "1" + "0" + RECOVERY_CODE[2:]
    for typed in (*wrong, swapped):
        assert not well_typed(typed)
        with pytest.raises(WrongPassphrase, match="typefout"):
            Vault.open_with_recovery(vault_path, typed)


def test_that_a_vault_is_open_in_one_place_only(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(VaultInUse):
        Vault.open(vault.path, PASSPHRASE)
    script = (
        "import sys; from pathlib import Path; from intake_app.store.vault import Vault\n"
        "try: Vault.open(Path(sys.argv[1]), sys.argv[2])\n"
        "except Exception as error: print(type(error).__name__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(vault.path), PASSPHRASE], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "VaultInUse"
    link = tmp_path / "link.keukentafel"
    link.symlink_to(vault.path)
    with pytest.raises(VaultInUse):
        Vault.open(link, PASSPHRASE)


def test_that_a_locked_vault_says_so(vault_path: Path, case: CaseFile) -> None:
    vault = Vault.open(vault_path, PASSPHRASE)
    vault.close()
    vault.close()
    for use in (lambda: vault.load_dossier(case.id), lambda: vault.setting("x"), vault.check):
        with pytest.raises(VaultUnavailable):
            use()
    with pytest.raises(VaultUnavailable), vault.unit_of_work(author="", label=""):
        pass


def test_that_looking_for_a_vault_where_nothing_lies_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(VaultUnavailable):
        Vault.open(tmp_path / "niets", PASSPHRASE)
    assert not (tmp_path / "niets-lock").exists()


def test_that_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(VaultUnavailable):
        Vault.create(tmp_path / "file" / "kluis.keukentafel", PASSPHRASE)


def test_that_an_older_copy_put_back_by_hand_is_not_mixed_with_what_lies_beside_it(
    vault_path: Path, open_dossier: Callable[[Vault], None], case: CaseFile, tmp_path: Path
) -> None:
    older = tmp_path / "older"
    shutil.copy(vault_path, older)
    with Vault.open(vault_path, PASSPHRASE) as vault:
        open_dossier(vault)
        left = {suffix: Path(f"{vault_path}{suffix}").read_bytes() for suffix in ("-wal", "-key")}
    for suffix, content in left.items():
        Path(f"{vault_path}{suffix}").write_bytes(content)
    shutil.copy(older, vault_path)
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert vault.load_dossier(case.id) is None
        assert vault.check() == []


def test_that_settings_are_kept(vault_path: Path) -> None:
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert vault.setting("profile", {"name": ""}) == {"name": ""}
        vault.set_setting("profile", {"name": "Marloes", "on": None})
        vault.set_setting("profile", {"name": "Marloes Dekker", "on": None})
    with Vault.open(vault_path, PASSPHRASE) as vault:
        assert vault.setting("profile") == {"name": "Marloes Dekker", "on": None}
