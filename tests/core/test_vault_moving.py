"""A vault moves out of a sync folder: first a copy that proves whole, only then the old file goes (M01)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.errors import InputRefused, KeukentafelError, VaultDamaged, VaultInUse, WrongPassphrase
from intake_app.services import backups, vault_moving, vault_places, vault_whereabouts, vaults
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


def test_that_no_room_is_said_before_anything_is_closed(synced: Path, tmp_path: Path) -> None:
    target = tmp_path / "hier" / "kluis.keukentafel"
    assert vault_moving.refusal(synced, target) == ""
    assert "geen ruimte" in vault_moving.refusal(synced, target, room=synced.stat().st_size)
    mounts = f"/dev/sda1 / ext4 rw 0 0\n//server/team {tmp_path}/hier cifs rw 0 0\n"
    assert "ook niet veilig" in vault_moving.refusal(synced, target, mounts=mounts)
    assert "staat daar al" in vault_moving.refusal(synced, synced)
    assert not target.parent.exists(), "nothing is written to find out"


def test_that_the_safe_place_is_never_the_place_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "Dropbox" / "kluis.keukentafel"
    monkeypatch.setattr(paths, "default_vault", lambda: own)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    found = vault_places.warning_of(own)
    assert found is not None and found.safe_place == tmp_path / "Keukentafel" / "kluis.keukentafel"
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "OneDrive")
    found = vault_places.warning_of(own)
    assert found is not None and found.safe_place is None


def test_that_the_program_follows_a_vault_and_its_backups(synced: Path, tmp_path: Path) -> None:
    desk = vaults.unlock(synced, PASSPHRASE, Clock(TODAY))
    copy = backups.keep(desk, backups.Why.ASKED)
    desk.close()
    first, second = tmp_path / "een" / "kluis.keukentafel", tmp_path / "twee" / "kluis.keukentafel"
    vault_moving.move(synced, PASSPHRASE, first)
    vault_moving.move(first, PASSPHRASE, second, leave=False)
    assert vault_whereabouts.follow(synced) == second
    assert [one.path.name for one in backups.copies(second)] == [copy.path.name]
    assert backups.copies(synced) == ()
    back = vault_moving.move(second, PASSPHRASE, synced.with_name("terug.keukentafel").parent.parent / "terug")
    assert back is not None
    second.write_bytes(b"iets anders")
    assert vault_whereabouts.follow(synced) == second, "what lies at a place counts before what was written down"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 5}', "[" * 5000, "\udcff"])
def test_that_a_damaged_list_of_moves_counts_as_not_moved(synced: Path, tmp_path: Path, content: str) -> None:
    paths.user_moves().parent.mkdir(parents=True, exist_ok=True)
    paths.user_moves().write_bytes(content.encode("utf-8", "surrogatepass"))
    gone = tmp_path / "weg"
    assert vault_whereabouts.follow(gone) == gone
    vault_whereabouts.note(gone, synced)
    assert vault_whereabouts.follow(gone) == synced and vault_whereabouts.absent(gone) is None
    vault_whereabouts.note(synced, gone)
    synced.unlink()
    assert vault_whereabouts.follow(gone) == gone, "a ring of moves leads nowhere and does not hang"


def test_that_a_move_that_was_killed_anywhere_leaves_a_vault_that_the_program_finds(
    synced: Path, tmp_path: Path
) -> None:
    """Killed before every step at which something on the disk changes, until one run comes to its end."""
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from intake_app.services import vault_moving\n"
        "left = int(sys.argv[3])\n"
        "def hook(event, args):\n"
        "    global left\n"
        "    changing = event in ('os.rename', 'os.remove', 'os.mkdir', 'os.link', 'os.truncate', 'shutil.copyfile')\n"
        "    writing = event == 'open' and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)\n"
        "    if changing or writing:\n"
        "        left -= 1\n"
        "        if left < 0:\n"
        "            os._exit(77)\n"
        "sys.addaudithook(hook)\n"
        f"vault_moving.move(Path(sys.argv[1]), {PASSPHRASE!r}, Path(sys.argv[2]))\n"
    )
    whole, steps = synced.read_bytes(), 0
    for step in range(2, 200, 11):
        target = tmp_path / str(step) / "kluis.keukentafel"
        ran = subprocess.run([sys.executable, "-c", script, str(synced), str(target), str(step)], check=False)
        place = vault_whereabouts.follow(synced)
        assert place.exists() and opens(place), f"killed before step {step}"
        if ran.returncode == 0:
            assert place == target
            break
        assert ran.returncode == 77
        steps += 1
        for left in synced.parent.glob("kluis*"):
            left.unlink()
        synced.write_bytes(whole)
    assert steps > 3
