"""Wherever the program dies, the vault opens again with everything that was acknowledged."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.people import CaseFile, Person
from intake_app.store.bulk import PARTS_TOGETHER
from intake_app.store.bulk_rows import AT_ONCE
from intake_app.store.key_page import SIZE
from intake_app.store.vault import Vault
from tests.store.vault_keys import PASSPHRASE

RUNS = range(int(os.environ.get("KEUKENTAFEL_KILL_RUNS", "5")))
KILLS, OPENING_KILLS, FILLING_KILLS = 130, 50, 3
"""Each run kills a program so often while it writes, and so often while it opens and closes, at moments of its own.

With the hundred of the flows the suite kills a thousand programs; KEUKENTAFEL_KILL_RUNS=55 kills ten thousand. A run
has a vault of its own: in one vault reading back what all kills before it left would take most of the time."""

FORKER = """
import os, sys
from pathlib import Path
from datetime import date
from uuid import UUID
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer
from intake_app.domain.people import CaseFile, Person
from intake_app.store.bulk_rows import Beside, parts_of
from intake_app.store.vault import Vault, preload

DAY = date(2026, 9, 15)

def write(path, passphrase, case_id, reading_id, start):
    with Vault.open(Path(path), passphrase) as vault:
        for number in range(int(start) + 1, 1 << 30):
            item, text = f"item {number}", "x" * 300
            answer = Answer(case_id=UUID(case_id), measurement_id=UUID(reading_id), item=item, text=text)
            with vault.unit_of_work(author="Marloes", label="Score") as uow:
                uow.put(answer)
                uow.commit()
            os.write(1, f"{number}\\n".encode())

def fill(path, passphrase):
    people = (Person(first_name="Proef", last_name=f"{number}") for number in range(1 << 30))
    made = (Dossier(person=one, case=CaseFile(person_id=one.id, number="1", opened_on=DAY)) for one in people)
    with Vault.open(Path(path), passphrase) as vault:
        parts = parts_of((one, Beside()) for one in made)
        vault.fill_parts(parts, author="", label="", progress=lambda done: os.write(1, f"{done}\\n".encode()))

def open_and_close(path, passphrase):
    while True:
        Vault.open(Path(path), passphrase).close()

preload()
for line in sys.stdin:
    what, *arguments = line.rstrip("\\n").split("\\t")
    pid = os.fork()
    if pid == 0:
        os.write(1, f"{os.getpid()}\\n".encode())
        {"write": write, "fill": fill, "open": open_and_close}[what](*arguments)
    os.waitpid(pid, 0)
    os.write(1, b"\\nended\\n")
"""


class Programs:
    """Starts programs that use a vault and kills them. One process loads everything once and is then forked."""

    def __init__(self) -> None:
        self._forker = subprocess.Popen(
            [sys.executable, "-c", FORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *what: str) -> int:
        """Start one and return its number."""
        assert self._forker.stdin is not None
        self._forker.stdin.write("\t".join(what) + "\n")
        self._forker.stdin.flush()
        return int(self.line())

    def line(self) -> str:
        """The next line that the program says."""
        assert self._forker.stdout is not None
        return self._forker.stdout.readline().strip()

    def kill(self, pid: int) -> list[str]:
        """Kill it, and return what it had still said."""
        os.kill(pid, signal.SIGKILL)
        return [line for line in iter(self.line, "ended") if line]

    def close(self) -> None:
        """End everything, also a program that a failed test left running."""
        os.killpg(self._forker.pid, signal.SIGKILL)
        self._forker.communicate()


@pytest.fixture
def programs() -> Iterator[Programs]:
    started = Programs()
    yield started
    started.close()


class Died(BaseException):
    """The power went."""


@pytest.fixture
def sealed(vault_path: Path, open_dossier: Callable[[Vault], None]) -> Path:
    """A sealed vault with the dossier of Joyce."""
    with Vault.open(vault_path, PASSPHRASE) as vault:
        open_dossier(vault)
    return vault_path


def _is_whole(path: Path, case: CaseFile) -> None:
    with Vault.open(path, PASSPHRASE) as vault:
        dossier = vault.load_dossier(case.id)
        assert dossier is not None and dossier.person.last_name == "Veldkamp"
        assert vault.check() == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def _disk_calls(monkeypatch: pytest.MonkeyPatch, die_at: int) -> Iterator[int]:
    """Count the calls that change names or make things durable; from one of them on, before or after it, all fail."""
    count = 0

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            nonlocal count
            count += 1
            if count >= die_at:
                raise Died
            result = real(*arguments, **options)
            count += 1
            if count >= die_at:
                raise Died
            return result

        return call

    for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink")):
        monkeypatch.setattr(owner, name, dying(getattr(owner, name)))
    yield count


@pytest.mark.parametrize("die_at", range(1, 40))
def test_that_dying_at_any_step_of_opening_and_closing_loses_nothing(
    sealed: Path, case: CaseFile, monkeypatch: pytest.MonkeyPatch, die_at: int
) -> None:
    died = False
    with monkeypatch.context() as patch:
        for _ in _disk_calls(patch, die_at):
            try:
                Vault.open(sealed, PASSPHRASE).close()
            except Died:
                died = True
    (sealed.parent / f"{sealed.name}-lock").unlink(missing_ok=True)  # the system lets go of it when a program dies
    _is_whole(sealed, case)
    assert died or die_at > 16, "the steps of opening and closing are fewer than thought"


@pytest.mark.parametrize("length", [0, 1, 15, 16, 17, 2000, SIZE - 33, SIZE - 32, SIZE - 1, SIZE])
def test_that_a_key_page_cut_or_written_halfway_is_mended(sealed: Path, case: CaseFile, length: int) -> None:
    content = sealed.read_bytes()
    Path(f"{sealed}-key").write_bytes(content[-SIZE:])
    sealed.write_bytes(content[: len(content) - SIZE + length])
    _is_whole(sealed, case)


def test_that_a_page_of_nothing_left_behind_by_sealing_is_cut_off(sealed: Path, case: CaseFile) -> None:
    content = sealed.read_bytes()
    Path(f"{sealed}-key").write_bytes(content[-SIZE:])
    sealed.write_bytes(content[:-SIZE] + bytes(SIZE))
    _is_whole(sealed, case)


def test_that_a_side_file_written_halfway_does_no_harm(sealed: Path, case: CaseFile) -> None:
    Path(f"{sealed}-key.new").write_bytes(sealed.read_bytes()[-SIZE:-100])
    with Vault.open(sealed, PASSPHRASE) as vault:
        assert not vault.was_interrupted
    _is_whole(sealed, case)


@pytest.mark.timeout(20 * KILLS)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("run", RUNS)
def test_that_no_acknowledged_answer_is_lost_when_the_program_is_killed(
    sealed: Path, case: CaseFile, reading: Measurement, programs: Programs, run: int
) -> None:
    moments, written = random.Random(run), 0
    for _ in range(KILLS):
        pid = programs.start("write", str(sealed), PASSPHRASE, str(case.id), str(reading.id), str(written))
        said = [programs.line() for _ in range(moments.randrange(1, 40))]
        acknowledged = {int(line) for line in said + programs.kill(pid)}
        with Vault.open(sealed, PASSPHRASE) as vault:
            assert vault.was_interrupted
            with vault.read() as reader:
                there = {int(answer.item.removeprefix("item ")) for answer in reader.find(Answer, case_id=case.id)}
        assert acknowledged <= there
        written = max(there)
        assert there == set(range(1, written + 1))
    with Vault.open(sealed, PASSPHRASE) as vault:
        assert not vault.was_interrupted
        assert vault.check() == []


@pytest.mark.timeout(20 * KILLS)
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("run", RUNS)
def test_that_being_killed_while_opening_and_closing_loses_nothing(
    sealed: Path, case: CaseFile, programs: Programs, run: int
) -> None:
    moments = random.Random(1000 + run)
    for number in range(OPENING_KILLS):
        pid = programs.start("open", str(sealed), PASSPHRASE)
        threading.Event().wait(moments.uniform(0.0, 0.1))  # any moment will do: nothing is waited for
        programs.kill(pid)
        with Vault.open(sealed, PASSPHRASE) as vault:
            dossier = vault.load_dossier(case.id)
            assert dossier is not None and dossier.person.last_name == "Veldkamp"
            assert number % 20 or vault.check() == []
    _is_whole(sealed, case)


@pytest.fixture
def left_open(sealed: Path, case: CaseFile, reading: Measurement) -> tuple[Path, Path]:
    """A vault as a program that died leaves it after five answers, and its log."""
    log = Path(f"{sealed}-wal")
    with Vault.open(sealed, PASSPHRASE) as vault:
        for number in range(5):
            with vault.unit_of_work(author="Marloes", label="Score") as uow:
                uow.put(Answer(case_id=case.id, measurement_id=reading.id, item=f"item {number}"))
                uow.commit()
        left = {path: path.read_bytes() for path in (sealed, log, Path(f"{sealed}-key"))}
    for path, content in left.items():
        path.write_bytes(content)
    return sealed, log


def test_that_a_whole_log_is_read_back(left_open: tuple[Path, Path], case: CaseFile) -> None:
    with Vault.open(left_open[0], PASSPHRASE) as vault:
        assert vault.was_interrupted and not vault.words_may_be_missing
        dossier = vault.load_dossier(case.id)
        assert dossier is not None and len(dossier.answers) == 5
    _is_whole(left_open[0], case)


@pytest.mark.parametrize("place", [0, 9, 17, 30, 32 + 9, 5000, 40_000, 100_000])
def test_that_a_damaged_log_is_not_passed_over_in_silence(
    left_open: tuple[Path, Path], case: CaseFile, place: int
) -> None:
    path, log = left_open
    content = bytearray(log.read_bytes())
    content[place] ^= 4
    log.write_bytes(content)
    with Vault.open(path, PASSPHRASE) as vault:
        dossier = vault.load_dossier(case.id)
        assert dossier is not None and len(dossier.answers) < 5
        assert vault.was_interrupted and vault.words_may_be_missing
        assert vault.check() == []
    _is_whole(path, case)


def test_that_a_log_without_its_last_transaction_is_what_a_power_cut_leaves(
    left_open: tuple[Path, Path], case: CaseFile
) -> None:
    path, log = left_open
    log.write_bytes(log.read_bytes()[:-1000])
    with Vault.open(path, PASSPHRASE) as vault:
        dossier = vault.load_dossier(case.id)
        assert dossier is not None and len(dossier.answers) == 4


def test_that_the_lock_of_a_program_that_died_does_not_stay(sealed: Path, case: CaseFile) -> None:
    Path(f"{sealed}-lock").touch()
    _is_whole(sealed, case)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_that_killing_while_a_caseload_is_filled_leaves_whole_dossiers(
    sealed: Path, case: CaseFile, programs: Programs
) -> None:
    moments, there = random.Random(1), 1
    for _ in range(FILLING_KILLS):
        pid = programs.start("fill", str(sealed), PASSPHRASE)
        said = [programs.line() for _ in range(moments.randrange(1, 7))]
        acknowledged = there + max(int(line) for line in said + programs.kill(pid))
        with Vault.open(sealed, PASSPHRASE) as vault, vault.read() as reader:
            there = len(reader.find(CaseFile))
            assert len(reader.find(Person)) == there
        assert there >= acknowledged and (there - 1) % (AT_ONCE * PARTS_TOGETHER) == 0
    _is_whole(sealed, case)
