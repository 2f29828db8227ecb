"""kill -9 one hundred times while answers are typed: everything that was acknowledged is there, the vault is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.people import Person
from intake_app.services import dossiers, vaults
from tests.flows.typing import FORM, items_of, words_of
from tests.store.vault_keys import PASSPHRASE, make_vault

KILLS = {
    "window": int(os.environ.get("KEUKENTAFEL_WINDOW_KILLS", "20")),
    "service": int(os.environ.get("KEUKENTAFEL_SERVICE_KILLS", "80")),
}
"""How often; a child of the window needs a second to come to typing."""


@pytest.fixture
def forker() -> Iterator[subprocess.Popen[str]]:
    """The program that starts the ones to be killed."""
    started = subprocess.Popen(
        [sys.executable, "-m", "tests.flows.typing"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    yield started
    os.killpg(started.pid, signal.SIGKILL)
    started.communicate()


@pytest.mark.timeout(400)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("kind", ["service", "window"])
def test_that_a_kill_at_any_moment_loses_no_acknowledged_answer(
    kind: str, forker: subprocess.Popen[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kluis.keukentafel"
    make_vault(path)
    desk = vaults.unlock(path, PASSPHRASE, Clock())
    case_id = dossiers.open_dossier(desk, Person(first_name="Joyce"))
    items = items_of(desk)
    desk.close()
    chance = random.Random(f"{kind} 15 september")
    following, expected = 0, dict.fromkeys(items, "")
    for _kill in range(KILLS[kind]):
        last = kill_one(forker, f"{kind}\t{path}\t{case_id}\t{following}", chance)
        for number in range(following, last + 1):
            expected[items[number % len(items)]] = words_of(number)
        following = last + 1
        kept = look(path, case_id, items)
        on_its_way = items[following % len(items)]
        assert {item: words for item, words in kept.items() if item != on_its_way} == {
            item: words for item, words in expected.items() if item != on_its_way
        }
        assert kept[on_its_way] == expected[on_its_way] or words_of(following).startswith(kept[on_its_way])
        expected[on_its_way] = kept[on_its_way]
    secret = tmp_path / "wachtwoord"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    assert main(["vault", "check", "--vault", str(path), "--passphrase-file", str(secret)]) == 0, capsys.readouterr()
    assert following > KILLS[kind]


def kill_one(forker: subprocess.Popen[str], job: str, chance: random.Random) -> int:
    """Start one, let it keep some answers, kill it at a random moment; the number of the last one acknowledged."""
    assert forker.stdin is not None and forker.stdout is not None
    forker.stdin.write(job + "\n")
    forker.stdin.flush()
    pid = int(forker.stdout.readline())
    last = int(job.rsplit("\t", 1)[1]) - 1
    for _answer in range(chance.randint(1, 4)):
        last = int(forker.stdout.readline())
    for _turn in range(chance.randint(0, 40_000)):  # somewhere between two answers, without waiting for a clock
        pass
    os.kill(pid, signal.SIGKILL)
    for line in iter(forker.stdout.readline, "ended\n"):
        if line.strip():
            last = int(line)
    return last


def look(path: Path, case_id: UUID, items: list[str]) -> dict[str, str]:
    """The answers as the vault holds them now."""
    desk = vaults.unlock(path, PASSPHRASE, Clock())
    try:
        dossier = desk.dossier(case_id)
        return {item: dossier.own_words(FORM, item) for item in items}
    finally:
        desk.close()
