"""The power goes with words on their way to the disk, or the disk is full: what was acknowledged is there."""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile
from intake_app.errors import SavingFailed, VaultUnavailable
from intake_app.store.database import CopyStopped
from intake_app.store.vault import Vault
from intake_app.store.vault_file import PAGE
from tests.store.vault_keys import PASSPHRASE

if sys.platform != "win32":
    import resource

POINTS_WHILE_WRITING, POINTS_WHILE_OPENING, POINTS_WHILE_CLOSING, POINTS_WHILE_COPYING = 110, 40, 30, 20
SUFFIXES = ("", "-key", "-wal")
Files = dict[str, bytes]


@pytest.fixture
def sealed(vault_path: Path, open_dossier: Callable[[Vault], None]) -> Path:
    """A sealed vault with the dossier of Joyce."""
    with Vault.open(vault_path, PASSPHRASE) as vault:
        open_dossier(vault)
    return vault_path


def _answer(vault: Vault, case: CaseFile, reading: Measurement, number: int) -> None:
    with vault.unit_of_work(author="Marloes", label="Score") as uow:
        uow.put(Answer(case_id=case.id, measurement_id=reading.id, item=f"{number}", text="x" * (number * 97 % 3000)))
        uow.commit()


def _there(path: Path, case: CaseFile) -> set[int]:
    with Vault.open(path, PASSPHRASE) as vault:
        assert vault.check() == []
        dossier = vault.load_dossier(case.id)
        assert dossier is not None
        return {int(answer.item) for answer in dossier.answers}


def _files(path: Path) -> Files:
    there = {suffix: path.with_name(path.name + suffix) for suffix in SUFFIXES}
    return {suffix: file.read_bytes() for suffix, file in there.items() if file.exists()}


def _lay(path: Path, files: Files) -> None:
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    for suffix, content in files.items():
        path.with_name(path.name + suffix).write_bytes(content)


@pytest.mark.parametrize("what_is_left", ["nothing", "zeros", "sectors at random"])
def test_that_a_power_cut_loses_nothing_that_was_synced(
    sealed: Path, case: CaseFile, reading: Measurement, what_is_left: str
) -> None:
    """Of SQLite's log everything up to the last sync is there; of what came after it any part may have been written."""
    chance = random.Random(f"power {what_is_left}")
    with Vault.open(sealed, PASSPHRASE) as vault:
        states = []
        for number in range(12):
            _answer(vault, case, reading, number)
            states.append(_files(sealed))
    for known, following in pairwise(states):
        synced, whole = len(known["-wal"]), following["-wal"]
        for _cut in range(3):
            cut = chance.randrange(synced, len(whole))
            tail = bytearray(whole[synced:])
            if what_is_left == "nothing":
                tail = tail[: cut - synced]
            elif what_is_left == "zeros":
                tail[cut - synced :] = bytes(len(tail) - (cut - synced))
            else:
                for sector in range(0, len(tail), 512):
                    if chance.random() < 0.5:
                        tail[sector : sector + 512] = bytes(len(tail[sector : sector + 512]))
            _lay(sealed, {**following, "-wal": whole[:synced] + bytes(tail)})
            acknowledged = set(range(states.index(known) + 1))
            assert _there(sealed, case) in (acknowledged, acknowledged | {len(acknowledged)})


def test_that_a_power_cut_while_the_log_moves_into_the_file_loses_nothing(
    sealed: Path, case: CaseFile, reading: Measurement
) -> None:
    """Until the file is synced the log stays; any of the pages may have reached the file, or half of one."""
    chance = random.Random("checkpoint")
    with Vault.open(sealed, PASSPHRASE) as vault:
        for number in range(12):
            _answer(vault, case, reading, number)
        before = _files(sealed)
        vault._database.settle()
        after = _files(sealed)[""]
    for _cut in range(30):
        mixed = bytearray(after)
        for place in range(0, len(after), 512):
            if chance.random() < 0.5:
                mixed[place : place + 512] = before[""][place : place + 512].ljust(512, b"\0")
        length = chance.choice([len(before[""]), len(after)])
        _lay(sealed, {**before, "": bytes(mixed[:length])})
        assert _there(sealed, case) == set(range(12))


@contextmanager
def _room_for(size: int) -> Iterator[None]:
    """No file grows beyond `size` bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit on the size of files")
def test_that_a_full_disk_while_writing_is_a_sentence_and_works_again_with_room(
    sealed: Path, case: CaseFile, reading: Measurement
) -> None:
    log, refused = Path(f"{sealed}-wal"), 0
    with Vault.open(sealed, PASSPHRASE) as vault:
        for number in range(POINTS_WHILE_WRITING):
            room = (log.stat().st_size if log.exists() else 0) + number * 3791 % 150_000
            try:
                with _room_for(room):
                    _answer(vault, case, reading, number)
            except SavingFailed as error:
                assert "Wat je typt" in str(error)
                refused += 1
                dossier = vault.load_dossier(case.id)
                assert dossier is not None and {int(one.item) for one in dossier.answers} == set(range(number))
                _answer(vault, case, reading, number)
    assert 20 < refused < POINTS_WHILE_WRITING
    assert _there(sealed, case) == set(range(POINTS_WHILE_WRITING))


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit on the size of files")
def test_that_a_full_disk_while_opening_or_closing_loses_nothing(
    sealed: Path, case: CaseFile, reading: Measurement
) -> None:
    chance, number = random.Random("room"), 0
    for point in range(POINTS_WHILE_OPENING):
        try:
            with _room_for(chance.choice([0, point * 200, sealed.stat().st_size - point])):
                Vault.open(sealed, PASSPHRASE).close()
        except VaultUnavailable as error:
            assert str(error)
    for point in range(POINTS_WHILE_CLOSING):
        vault = Vault.open(sealed, PASSPHRASE)
        _answer(vault, case, reading, number)
        number += 1
        with _room_for(chance.choice([0, point * 4096, sealed.stat().st_size, sealed.stat().st_size + point * 140])):
            vault.close()
    assert _there(sealed, case) == set(range(number))
    assert [path.name for path in sealed.parent.iterdir()] == [sealed.name]


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no limit on the size of files")
def test_that_a_copy_without_room_leaves_nothing_and_hinders_nothing(
    sealed: Path, case: CaseFile, reading: Measurement, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, size = tmp_path_factory.mktemp("usb"), sealed.stat().st_size
    with Vault.open(sealed, PASSPHRASE) as vault:
        for point in range(POINTS_WHILE_COPYING):
            with _room_for(point * size // POINTS_WHILE_COPYING), pytest.raises(SavingFailed, match="Is er plaats"):
                vault.backup(folder / "kopie.keukentafel", look=True)
            assert list(folder.iterdir()) == []
            _answer(vault, case, reading, point)
    assert _there(sealed, case) == set(range(POINTS_WHILE_COPYING))


def test_that_work_goes_on_while_a_copy_is_made_and_the_copy_is_of_one_moment(
    sealed: Path, case: CaseFile, reading: Measurement, tmp_path_factory: pytest.TempPathFactory
) -> None:
    target = tmp_path_factory.mktemp("usb") / "kopie.keukentafel"
    with Vault.open(sealed, PASSPHRASE) as vault:
        for number in range(5):
            _answer(vault, case, reading, number)
        written = [5]

        def told(_done: int, _total: int) -> None:
            _answer(vault, case, reading, written[0])  # while the copy is under way
            written[0] += 1

        worker = threading.Thread(target=lambda: vault.backup(target, told=told, look=True))
        worker.start()
        worker.join()
        assert written[0] > 5
    assert _there(target, case) == set(range(5))
    assert _there(sealed, case) == set(range(written[0]))


def test_that_closing_does_not_wait_for_a_copy(
    sealed: Path, case: CaseFile, reading: Measurement, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("usb")
    vault = Vault.open(sealed, PASSPHRASE)
    _answer(vault, case, reading, 0)
    under_way, may_go_on, raised = threading.Event(), threading.Event(), []

    def told(_done: int, _total: int) -> None:
        under_way.set()
        may_go_on.wait(20)

    def copy() -> None:
        try:
            vault.backup(folder / "kopie.keukentafel", told=told)
        except CopyStopped as stopped:
            raised.append(stopped)

    worker = threading.Thread(target=copy)
    worker.start()
    assert under_way.wait(20)
    closing = threading.Thread(target=vault.close)
    closing.start()
    may_go_on.set()
    closing.join(20)
    worker.join(20)
    assert not closing.is_alive() and raised and list(folder.iterdir()) == []
    assert _there(sealed, case) == {0}


def test_that_a_damaged_page_is_found_beside_the_work_and_never_copied(
    sealed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("usb")
    with Vault.open(sealed, PASSPHRASE) as vault:
        assert vault.look_over() == []
        vault._database.settle()
        content = bytearray(sealed.read_bytes())
        content[7 * PAGE + 100] ^= 1
        sealed.write_bytes(content)
        assert vault.look_over()
        with pytest.raises(VaultUnavailable, match="reservekopie"):
            vault.backup(folder / "kopie.keukentafel", look=True)
        assert list(folder.iterdir()) == []
