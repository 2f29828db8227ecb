"""The key store of the computer: off by default, a PIN of one's own, and void as soon as the way in changes (M01)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.clock import Clock
from intake_app.domain.vault_people import Role
from intake_app.errors import InputRefused, WrongPassphrase
from intake_app.services import backups, key_store, people, vault_moving, vaults
from intake_app.services.key_store import StoreRefused, WrongPin
from intake_app.store.quick_key import MOST_TRIES, NoLongerFits, QuickKey
from tests.core.conftest import TODAY
from tests.core.key_store_fake import KeysInMemory
from tests.store.vault_keys import PASSPHRASE, make_vault

PIN = "482615"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeysInMemory:
    """The store of this computer, and settings of this test alone."""
    made = KeysInMemory()
    monkeypatch.setattr(key_store, "system_store", lambda: made)
    monkeypatch.setattr(paths, "user_key_store", lambda: tmp_path / "instellingen" / "sleutelbos.txt")
    monkeypatch.setattr(paths, "user_moves", lambda: tmp_path / "instellingen" / "verplaatst.json")
    monkeypatch.setattr(paths, "user_backups", lambda: tmp_path / "plank")
    return made


@pytest.fixture
def vault(tmp_path: Path, store: KeysInMemory) -> Path:
    """A vault of which the key lies in the store."""
    path = tmp_path / "kluis.keukentafel"
    make_vault(path)
    desk = vaults.unlock(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker")
    key_store.switch_on(desk, PASSPHRASE, PIN)
    desk.close()
    return path


def opened(vault: Path, pin: str = PIN) -> str:
    """Who works in the vault that the PIN opened."""
    desk = key_store.unlock(vault, pin, Clock(TODAY))
    try:
        return desk.profile.consultant
    finally:
        desk.close()


def test_that_the_pin_opens_the_vault_and_the_passphrase_still_does(vault: Path) -> None:
    assert key_store.is_on(vault)
    assert opened(vault) == "Marloes Dekker"
    vaults.unlock(vault, PASSPHRASE, Clock(TODAY)).close()


def test_that_what_is_kept_tells_no_key_no_pin_and_no_passphrase(vault: Path, store: KeysInMemory) -> None:
    (((service, name), kept),) = store.kept.items()
    assert service == "Keukentafel" and name in paths.user_key_store().read_text()
    for secret in (PIN, PASSPHRASE, *PASSPHRASE.split(), "Marloes"):
        assert secret not in kept
    assert len(kept) < 1280, "the smallest store takes no more"
    assert PIN not in vault.read_bytes().decode("latin-1")


def test_that_it_is_off_until_somebody_asks(tmp_path: Path, store: KeysInMemory) -> None:
    path = tmp_path / "andere.keukentafel"
    make_vault(path)
    assert not key_store.is_on(path)
    with pytest.raises(StoreRefused, match="past niet meer"):
        key_store.unlock(path, PIN)
    assert store.kept == {} and not paths.user_key_store().exists()


@pytest.mark.parametrize(
    ("pin", "said"),
    [("12345", "zes"), ("111111", "raden"), ("123456", "raden"), ("fedcba", "raden"), (PASSPHRASE[:7], "stuk")],
)
def test_that_a_pin_that_is_easy_to_guess_is_refused(vault: Path, store: KeysInMemory, pin: str, said: str) -> None:
    store.kept.clear()
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    with pytest.raises(InputRefused, match=said):
        key_store.switch_on(desk, PASSPHRASE, pin)
    with pytest.raises(WrongPassphrase):
        key_store.switch_on(desk, "heel andere woorden hier", PIN)
    desk.close()
    assert store.kept == {}


def test_that_after_five_wrong_pins_the_key_is_gone(vault: Path, store: KeysInMemory) -> None:
    for left in range(MOST_TRIES - 1, 0, -1):
        with pytest.raises(WrongPin, match=f"nog {left} keer"):
            key_store.unlock(vault, "000000")
    with pytest.raises(StoreRefused, match="te vaak fout"):
        key_store.unlock(vault, "000000")
    assert store.kept == {} and not key_store.is_on(vault)
    vaults.unlock(vault, PASSPHRASE, Clock(TODAY)).close()


def test_that_a_right_pin_gives_all_tries_back(vault: Path, store: KeysInMemory) -> None:
    with pytest.raises(WrongPin):
        key_store.unlock(vault, "000000")
    opened(vault)
    assert QuickKey.from_text(*store.kept.values()).tries == MOST_TRIES


@pytest.mark.parametrize("how", ["passphrase", "recovery", "off", "moved", "restored"])
def test_that_the_key_leaves_the_store_when_the_way_in_changes(
    vault: Path, store: KeysInMemory, tmp_path: Path, how: str
) -> None:
    place = vault
    if how == "moved":
        place = tmp_path / "daar" / "kluis.keukentafel"
        vault_moving.move(vault, PASSPHRASE, place)
    elif how == "off":
        key_store.switch_off(vault)
    else:
        desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
        copy = backups.keep(desk, backups.Why.ASKED)
        proof = vaults.new_recovery_code(desk, PASSPHRASE) if how == "recovery" else PASSPHRASE
        if how != "restored":
            vaults.change_passphrase(desk, proof, "vijf andere woorden bij elkaar")
        desk.close()
        if how == "restored":
            backups.restore(copy.path, vault, PASSPHRASE)
    assert store.kept == {} and not key_store.is_on(place)


def test_that_a_restore_that_fails_leaves_the_key_in_the_store(vault: Path, store: KeysInMemory) -> None:
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    copy = backups.keep(desk, backups.Why.ASKED)
    desk.close()
    with pytest.raises(WrongPassphrase):
        backups.restore(copy.path, vault, "heel andere woorden hier")
    assert opened(vault) == "Marloes Dekker" and store.kept


def test_that_a_key_of_another_passphrase_is_void_also_when_the_store_kept_it(vault: Path, store: KeysInMemory) -> None:
    kept = dict(store.kept)
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    vaults.change_passphrase(desk, PASSPHRASE, "vijf andere woorden bij elkaar")
    desk.close()
    store.kept.update(kept)
    with pytest.raises(StoreRefused, match="past niet meer"):
        key_store.unlock(vault, PIN)


def test_that_who_was_let_out_has_no_key_here_and_who_stays_does(tmp_path: Path, store: KeysInMemory) -> None:
    path = tmp_path / "team.keukentafel"
    make_vault(path)
    desk = vaults.unlock(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker")
    theirs = "zes woorden van een collega"
    person = people.add(desk, PASSPHRASE, "Noor", Role.READER, theirs)
    key_store.switch_on(desk, theirs, PIN)
    desk.close()
    reader = key_store.unlock(path, PIN, Clock(TODAY))
    assert not reader.role.may_change, "the PIN gives no more than the passphrase it stands for"
    reader.close()
    kept = dict(store.kept)
    desk = vaults.unlock(path, PASSPHRASE, Clock(TODAY))
    people.remove(desk, person.id)
    assert store.kept == {}
    store.kept.update(kept)
    key_store.switch_on(desk, PASSPHRASE, "739104")
    store.kept = {name: kept.get(name, text) for name, text in store.kept.items()}
    desk.close()
    with pytest.raises(StoreRefused):
        key_store.unlock(path, PIN)


@pytest.mark.parametrize("text", ["", "{}", "[" * 900, '{"format":1,"tries":9,"of":"","key":{}}', "x" * 5000, "null"])
def test_that_a_damaged_entry_no_longer_fits(text: str) -> None:
    with pytest.raises(NoLongerFits):
        QuickKey.from_text(text)


def test_that_a_store_that_refuses_is_one_sentence_and_the_passphrase_works(vault: Path, store: KeysInMemory) -> None:
    store.refuses = True
    with pytest.raises(StoreRefused, match="geeft geen antwoord of weigert"):
        key_store.unlock(vault, PIN)
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    vaults.change_passphrase(desk, PASSPHRASE, "vijf andere woorden bij elkaar")
    desk.close()
    assert not key_store.is_on(vault), "asked for no more, though the store kept it"


def test_that_a_computer_without_a_store_says_so_and_loads_none_when_it_is_off(tmp_path: Path) -> None:
    """A run of its own without a session, a store or a file: what a server or a bare laptop has."""
    vault = tmp_path / "kluis.keukentafel"
    make_vault(vault)
    script = (
        "import sys; from pathlib import Path\n"
        "from intake_app import i18n; i18n.set_language('nl')\n"
        "from intake_app.services import key_store, vaults\n"
        "vault = Path(sys.argv[1])\n"
        f"desk = vaults.unlock(vault, {PASSPHRASE!r})\n"
        "assert not key_store.is_on(vault)\n"
        "key_store.forget(vault)\n"
        "assert 'keyring' not in sys.modules\n"
        "try:\n"
        f"    key_store.switch_on(desk, {PASSPHRASE!r}, {PIN!r})\n"
        "except key_store.StoreRefused as said:\n"
        "    print(said)\n"
        "desk.close()\n"
    )
    bare = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    home = {"HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", script, str(vault)], env={**bare, **home}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "geen sleutelbos" in ran.stdout or "weigert" in ran.stdout
    assert {one.name for one in tmp_path.iterdir()} == {"kluis.keukentafel"}
