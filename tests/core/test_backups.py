"""Backups by themselves, by command and before what changes much; a second place; putting one back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from intake_app import paths
from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain import print_ids
from intake_app.domain.people import Person
from intake_app.errors import InputRefused, VaultDamaged
from intake_app.services import access, backups, dossier_files, dossiers, opening_words, prints, vault_places, vaults
from intake_app.services.desk import Desk
from tests.store.vault_keys import PASSPHRASE, make_vault


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed vault, with a shelf of its own."""
    monkeypatch.setattr(paths, "user_backups", lambda: tmp_path / "plank")
    (tmp_path / "kluis").mkdir()
    make_vault(tmp_path / "kluis" / "kluis.keukentafel")
    return tmp_path / "kluis" / "kluis.keukentafel"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    opened = vaults.unlock(path, PASSPHRASE, Clock())
    opened.change_profile(consultant="Marloes Dekker", role="consulent", phone="0300 12 34 03")
    yield opened
    opened.close()


@pytest.fixture
def secret(tmp_path: Path) -> list[str]:
    (tmp_path / "wachtwoord").write_text(PASSPHRASE, encoding="utf-8")
    return ["--passphrase-file", str(tmp_path / "wachtwoord")]


def test_that_a_backup_is_due_when_something_changed_and_then_not_any_more(desk: Desk) -> None:
    assert backups.due(desk)
    first = backups.keep(desk, backups.Why.BY_ITSELF)
    assert not backups.due(desk)
    dossiers.open_dossier(desk, Person(first_name="Joyce"))
    assert not backups.due(desk), "half an hour has not passed"
    desk.clock = Clock(date(2031, 1, 1))
    assert backups.due(desk)
    desk.clock = Clock(date(2020, 1, 1))
    assert backups.due(desk), "a clock that was set back is no reason to wait"
    second = backups.keep(desk, backups.Why.BY_ITSELF)
    assert second.at > first.at
    assert backups.status(desk).newest == second


def test_that_reading_in_makes_a_copy_first_and_refused_files_do_not(desk: Desk, path: Path) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce"))
    content = dossier_files.export_file(desk, case_id)
    with pytest.raises(InputRefused):
        dossier_files.import_file(desk, content)
    assert backups.copies(path) == ()
    desk.vault.erase(case_id, author="Marloes", label="Erase")
    dossier_files.import_file(desk, content)
    assert [copy.why for copy in backups.copies(path)] == [backups.Why.BEFORE_IMPORT]


def test_that_the_second_place_follows_and_its_absence_is_said(desk: Desk, tmp_path: Path, path: Path) -> None:
    stick = tmp_path / "usb"
    with pytest.raises(InputRefused, match="niets worden geschreven"):
        backups.choose_place(desk, stick)
    with pytest.raises(InputRefused, match="kluis zelf"):
        backups.choose_place(desk, path.parent)
    stick.mkdir()
    (stick / "van iemand.txt").write_text("blijft")
    backups.choose_place(desk, stick)
    kept = backups.keep(desk, backups.Why.BY_ITSELF)
    assert backups.status(desk).place_state is backups.PlaceState.BEHIND
    assert backups.bring_to_place(desk) is backups.PlaceState.UP_TO_DATE
    assert (stick / kept.path.name).read_bytes() == kept.path.read_bytes()
    assert (stick / "van iemand.txt").exists()
    away = stick.rename(tmp_path / "uit")
    assert backups.bring_to_place(desk) is backups.PlaceState.ABSENT
    away.rename(stick)
    assert backups.status(desk).place_state is backups.PlaceState.UP_TO_DATE


def test_that_a_damaged_vault_is_put_back_from_the_newest_whole_copy_and_kept(desk: Desk, path: Path) -> None:
    dossiers.open_dossier(desk, Person(first_name="Joyce"))
    good = backups.keep(desk, backups.Why.BY_ITSELF)
    dossiers.open_dossier(desk, Person(first_name="Henk"))
    bad = backups.keep(desk, backups.Why.ASKED)
    desk.close()
    content = bytearray(bad.path.read_bytes())
    content[60_000] ^= 1
    bad.path.write_bytes(content)
    path.write_bytes(path.read_bytes()[:-9000])
    broken = path.read_bytes()
    found = backups.newest_good(path, PASSPHRASE)
    assert found is not None and found.path == good.path
    kept = backups.restore(found.path, path, PASSPHRASE)
    assert kept is not None and kept.read_bytes() == broken
    again = vaults.unlock(path, PASSPHRASE, Clock())
    assert again.vault.check() == [] and backups.shorter_than(again) is None
    again.close()


def test_that_a_vault_put_back_behind_the_program_is_noticed_by_its_backups(desk: Desk, path: Path) -> None:
    older = path.with_name("ouder")
    desk.vault.backup(older)
    dossiers.open_dossier(desk, Person(first_name="Joyce"))
    newest = backups.keep(desk, backups.Why.BY_ITSELF)
    desk.close()
    path.write_bytes(older.read_bytes())
    again = vaults.unlock(path, PASSPHRASE, Clock())
    assert again.vault.check() == []
    assert backups.shorter_than(again) == newest.at
    again.close()


def test_that_the_commands_make_list_verify_and_put_back(
    desk: Desk, path: Path, secret: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dossiers.open_dossier(desk, Person(first_name="Joyce"))
    desk.close()
    vault = ["--vault", str(path), *secret]
    out = tmp_path / "kopie.keukentafel"
    assert main(["vault", "backup", *vault, "--verify"]) == 4
    assert main(["vault", "backup", *vault, "--out", str(out)]) == 0
    assert main(["vault", "backup", *vault]) == 0
    capsys.readouterr()
    assert main(["vault", "backup", *vault, "--list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split("\t")[1] == "zelf gevraagd"
    assert main(["vault", "backup", *vault, "--verify"]) == 0
    assert main(["vault", "backup", *vault, "--verify", "--from", str(out)]) == 0
    before = path.read_bytes()
    assert main(["vault", "restore", *vault, "--from", str(path)]) == 2
    assert main(["vault", "restore", *vault, "--from", str(tmp_path / "weg")]) == 4
    assert path.read_bytes() == before
    assert main(["vault", "restore", *vault, "--from", str(out)]) == 0
    assert path.with_name(f"{path.name}-replaced").read_bytes() == before
    assert main(["vault", "check", *vault]) == 0
    path.write_bytes(b"kapot" * 5000)
    assert main(["vault", "check", *vault]) == 4
    assert main(["vault", "restore", *vault]) == 0
    assert main(["vault", "check", *vault]) == 0, capsys.readouterr()


def test_that_an_interrupted_dossier_is_named_with_its_moment(path: Path, desk: Desk) -> None:
    from intake_app.services import conversations

    dossiers.open_dossier(desk, Person(first_name="Joyce", last_name="Veldkamp"))
    left = {file: file.read_bytes() for file in path.parent.iterdir() if not file.name.endswith("-lock")}
    at = desk.vault.history.newest_work()
    desk.close()
    for file, content in left.items():
        file.write_bytes(content)
    again = vaults.unlock(path, PASSPHRASE, Clock())
    found = conversations.unfinished(again)
    assert found is not None and at is not None
    assert (found.name, found.last_saved_at, found.in_conversation) == ("Joyce Veldkamp", at.at, False)
    again.close()
    calm = vaults.unlock(path, PASSPHRASE, Clock())
    assert conversations.unfinished(calm) is None
    calm.close()


def test_that_a_clock_that_was_set_back_and_a_cut_off_log_are_said(desk: Desk) -> None:
    assert opening_words.warnings(desk) == ()
    desk.clock = Clock(date(2040, 5, 5))
    dossiers.open_dossier(desk, Person(first_name="Joyce"))
    desk.clock = Clock()
    (said,) = opening_words.warnings(desk)
    assert said.matter == "clock" and "2040" in said.sentence and not said.grave


@pytest.mark.parametrize(
    ("folder", "danger"),
    [
        ("OneDrive - Gemeente Rijnveen", vault_places.Danger.SYNCED),
        ("Dropbox", vault_places.Danger.SYNCED),
        ("Mobile Documents/com~apple~CloudDocs", vault_places.Danger.SYNCED),
        ("iCloudDrive", vault_places.Danger.SYNCED),
        ("Google Drive/Mijn Drive", vault_places.Danger.SYNCED),
        ("SURFdrive", vault_places.Danger.SYNCED),
        ("schijf", vault_places.Danger.NETWORK),
        ("Documenten", None),
        ("stackhouders", None),
    ],
)
def test_that_a_place_where_a_vault_may_get_hurt_is_told_with_a_safe_one(
    tmp_path: Path, folder: str, danger: vault_places.Danger | None
) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\n//server/team {tmp_path}/schijf cifs rw 0 0\n"
    found = vault_places.warning_of(tmp_path / folder / "kluis.keukentafel", mounts)
    assert (found.danger if found is not None else None) is danger
    if found is not None:
        assert found.safe_place == paths.default_vault()


def test_that_the_resident_reads_who_looked_printed_and_handed_over(desk: Desk) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce", last_name="Veldkamp"))
    for _time in range(5):
        access.opened(desk, case_id)
    access.note(desk, case_id, access.Act.PRINTED, "plan")
    access.note(desk, case_id, access.Act.EXPORTED, access.DOSSIER_FILE)
    other = dossiers.open_dossier(desk, Person(first_name="Henk"))
    access.opened(desk, other)
    assert len(access.lines(desk, case_id)) == 7
    words = _words(prints.preview(desk, case_id, print_ids.ACCESS))
    for said in ("Wie heeft mijn dossier bekeken", "Joyce Veldkamp", "Marloes Dekker, consulent", "plan van aanpak"):
        assert said in words, said
    assert "Henk" not in words


def test_that_finding_a_name_is_no_look_and_the_commands_note_what_they_take_out(
    desk: Desk, path: Path, secret: list[str], tmp_path: Path
) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce"))
    desk.close()
    vault = ["--vault", str(path), *secret]
    assert main(["list", *vault, "--search", "Joyce"]) == 0
    assert main(["export", str(case_id), *vault, "--out", str(tmp_path / "uit.json")]) == 0
    kept = tmp_path / "wie.pdf"
    assert main(["print", "wie-heeft-gekeken", str(case_id), *vault, "--out", str(kept)]) == 0
    again = vaults.unlock(path, PASSPHRASE, Clock())
    told = [(line.act.value, line.what) for line in again.vault.access.of(case_id)]
    assert told == [("bewaard", "wie-heeft-gekeken"), ("overgedragen", "dossierbestand")]
    again.close()


def _words(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_that_damage_under_an_open_vault_is_found_beside_the_work(desk: Desk, path: Path) -> None:
    dossiers.open_dossier(desk, Person(first_name="Joyce"))
    backups.look_over(desk)
    content = bytearray(path.read_bytes())
    content[9 * 4096 + 1000] ^= 1
    path.write_bytes(content)
    with pytest.raises(VaultDamaged, match="nieuwste reservekopie"):
        backups.look_over(desk)


def test_that_making_looking_over_and_putting_back_tell_how_far_they_are_and_stop_without_a_trace(
    desk: Desk, tmp_path: Path
) -> None:
    class Enough(Exception):
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Enough

    heard: list[float] = []
    copy = backups.keep(desk, backups.Why.ASKED, told=lambda done, total: heard.append(done / total))
    assert heard and heard == sorted(heard) and heard[-1] == 1.0
    heard.clear()
    backups.verify(copy.path, PASSPHRASE, lambda done, total: heard.append(done / total))
    assert heard == sorted(heard) and heard[0] < 0.6 and heard[-1] == 1.0
    place = tmp_path / "elders" / "kluis.keukentafel"
    place.parent.mkdir()
    for work in (
        lambda: backups.verify(copy.path, PASSPHRASE, stop),
        lambda: backups.restore(copy.path, place, PASSPHRASE, stop),
        lambda: backups.keep(desk, backups.Why.ASKED, told=stop),
        lambda: desk.vault.check(stop),
    ):
        with pytest.raises(Enough):
            work()
    assert not list(place.parent.glob("*keukentafel")) and len(backups.copies(desk.vault.path)) == 1
    assert desk.vault.check() == []
