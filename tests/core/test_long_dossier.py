"""Reading in and destroying one long dossier: it tells how far it is, and stopped or killed halfway nothing changed."""

from __future__ import annotations

import hashlib
import io
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from typing_extensions import override

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Closing
from intake_app.domain.follow_up_words import OutcomeKind
from intake_app.domain.ids import new_id
from intake_app.domain.vault_people import Role
from intake_app.exchange import dossier_file
from intake_app.services import arrivals, backups, closing, demonstration, destruction, drafts, people, vaults
from intake_app.services.desk import Desk
from intake_app.store.key_page import Stretching
from intake_app.store.tables import metadata
from tests.core.conftest import PASSPHRASE, TODAY
from tests.store.vault_keys import CHEAP

OF_BO = "een heel andere zin van Bo"
CONTACTS = 300
LATER = TODAY + timedelta(days=365 * 30)
_AND_KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from intake_app.clock import Clock
from intake_app.services import arrivals, destruction, vaults
path, day, what = Path(sys.argv[1]), date.fromisoformat(sys.argv[2]), sys.argv[3]
desk = vaults.unlock(path, sys.argv[4], Clock(day))
def told(done, total):
    if done * 10 >= total * 9:
        os.kill(os.getpid(), signal.SIGKILL)
if what == "read":
    arrivals.take_in(desk, arrivals.look(desk, Path(sys.argv[5]).read_bytes()), told)
else:
    destruction.confirm(desk, [one.line.id for one in destruction.listed(desk)], told=told)
"""


class Enough(Exception):
    """Somebody stopped it."""


def long_dossier() -> Dossier:
    """The dossier of the demonstration, with as many contacts as somebody has in years."""
    whole = demonstration.whole_dossier(TODAY)
    more = tuple(replace(whole.contacts[0], id=new_id(), note=f"Gebeld, keer {n}.") for n in range(CONTACTS))
    return replace(whole, contacts=whole.contacts + more)


@pytest.fixture(scope="module")
def file() -> bytes:
    return dossier_file.to_json(long_dossier())


@pytest.fixture(scope="module")
def _quick() -> Iterator[None]:
    """Passphrases that are stretched in a moment: the vaults are opened many times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stretching.__init__, "__defaults__", (CHEAP.memory, CHEAP.rounds, CHEAP.lanes))
        yield


@pytest.fixture(scope="module")
def _vaults(tmp_path_factory: pytest.TempPathFactory, file: bytes, _quick: None) -> tuple[Path, Path]:
    """A vault of two people without the dossier, and one in which it is on the list to be destroyed."""
    folder = tmp_path_factory.mktemp("vaults")
    path, full = folder / "leeg.keukentafel", folder / "vol.keukentafel"
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant="Marloes Dekker", organisation="Sociaal team")
    people.add(desk, PASSPHRASE, "Bo de Wit", Role.CONSULTANT, OF_BO)
    desk.close()
    full.write_bytes(path.read_bytes())
    desk = vaults.unlock(full, OF_BO, Clock(TODAY))
    case_id = arrivals.take_in(desk, arrivals.look(desk, file))
    ended = Closing(
        case_id=case_id,
        closed_on=TODAY,
        reason="Klaar",
        destination="Werk",
        outcome=next(iter(OutcomeKind)),
        no_contact_wanted=True,
    )
    closing.close(desk, ended)
    desk.close()
    desk = vaults.unlock(full, OF_BO, Clock(LATER))
    drafts.keep_draft(desk, drafts.of_dossier(drafts.APPOINTMENT, case_id), {"subject": "Bij Joyce thuis"})
    destruction.propose(desk, [case_id])
    desk.close()
    return path, full


def _copied(path: Path, folder: Path) -> Path:
    copy = folder / path.name
    copy.write_bytes(path.read_bytes())
    return copy


def everything(desk: Desk) -> dict[str, str]:
    """All that the vault holds, by table."""
    with desk.vault._database.transaction() as connection:
        rows = {one.name: connection.execute(select(one)).all() for one in metadata.sorted_tables}
    return {name: hashlib.sha256(repr(sorted(map(repr, found))).encode()).hexdigest() for name, found in rows.items()}


def heard_of(work: Callable[[Callable[[int, int], None]], object]) -> list[float]:
    """What is told of work that goes on to its end."""
    heard: list[float] = []
    work(lambda done, total: heard.append(done / total))
    return heard


def stopped_at(work: Callable[[Callable[[int, int], None]], object], part: float) -> None:
    """Have it stopped once so much is done."""

    def told(done: int, total: int) -> None:
        if done >= total * part:
            raise Enough

    with pytest.raises(Enough):
        work(told)


def goes_up_to_the_end(heard: list[float]) -> bool:
    return heard == sorted(heard) and heard[-1] == 1.0 and len(set(heard)) > 4


def _read_in(desk: Desk, file: bytes) -> Callable[[Callable[[int, int], None]], object]:
    arrival = arrivals.look(desk, file)
    return lambda told: arrivals.take_in(desk, arrival, told)


def _destroy(desk: Desk) -> Callable[[Callable[[int, int], None]], object]:
    return lambda told: destruction.confirm(desk, [one.line.id for one in destruction.listed(desk)], told=told)


def test_that_reading_in_tells_how_far_it_is_and_stopped_at_any_part_changes_nothing(
    _vaults: tuple[Path, Path], file: bytes, tmp_path: Path
) -> None:
    desk = vaults.unlock(_copied(_vaults[0], tmp_path), PASSPHRASE, Clock(TODAY))
    assert goes_up_to_the_end(heard_of(lambda told: arrivals.look(desk, file, told)))
    work, before = _read_in(desk, file), everything(desk)
    for part in (0.0, 0.1, 0.4, 0.7, 1.0):
        stopped_at(work, part)
        assert everything(desk) == before, part
    heard = heard_of(work)
    assert goes_up_to_the_end(heard)
    assert heard[0] > 0.1, "the copy of before was there: it takes no part of the bar"
    assert desk.vault.check() == [] and len(_only(desk).contacts) > CONTACTS
    desk.close()


def test_that_reading_in_makes_its_copy_first_and_that_has_its_part_of_the_bar(
    _vaults: tuple[Path, Path], file: bytes, tmp_path: Path
) -> None:
    desk = vaults.unlock(_copied(_vaults[0], tmp_path), PASSPHRASE, Clock(TODAY))
    heard = heard_of(_read_in(desk, file))
    assert goes_up_to_the_end(heard) and heard[0] < 0.1
    assert [one.why for one in backups.copies(desk.vault.path)] == [backups.Why.BEFORE_IMPORT]
    desk.close()


def test_that_taking_over_tells_how_far_it_is_and_stopped_at_any_part_changes_nothing(
    _vaults: tuple[Path, Path], tmp_path: Path
) -> None:
    desk = vaults.unlock(_copied(_vaults[1], tmp_path), PASSPHRASE, Clock(TODAY))
    here = _only(desk)
    more = tuple(replace(one, id=new_id()) for one in here.contacts)
    arrival = arrivals.look(desk, dossier_file.to_json(replace(here, contacts=here.contacts + more)))
    chosen = [one.id for one in arrival.takeable]
    assert len(chosen) == len(more)
    before = everything(desk)
    for part in (0.0, 0.3, 0.7, 1.0):
        stopped_at(lambda told: arrivals.merge(desk, arrival, chosen, told), part)
        assert everything(desk) == before, part
    assert goes_up_to_the_end(heard_of(lambda told: arrivals.merge(desk, arrival, chosen, told)))
    assert len(_only(desk).contacts) == len(here.contacts + more) and desk.vault.check() == []
    desk.close()


def test_that_destroying_tells_how_far_it_is_and_stopped_at_any_part_changes_nothing(
    _vaults: tuple[Path, Path], tmp_path: Path
) -> None:
    desk = vaults.unlock(_copied(_vaults[1], tmp_path), PASSPHRASE, Clock(LATER))
    work, before = _destroy(desk), everything(desk)
    for part in (0.0, 0.2, 0.6, 1.0):
        stopped_at(work, part)
        assert everything(desk) == before, part
    assert goes_up_to_the_end(heard_of(work))
    assert desk.vault.caseload.cases_after(None, 1) == () and desk.vault.check() == []
    with desk.vault._database.transaction() as connection:
        left = [connection.execute(select(one)).all() for one in metadata.sorted_tables]
    assert "Joyce" not in repr(left), "its draft went along"
    desk.close()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills in another way")
@pytest.mark.parametrize("what", ["read", "destroy"])
def test_that_killed_at_nine_tenths_nothing_is_half(
    what: str, _vaults: tuple[Path, Path], file: bytes, tmp_path: Path
) -> None:
    path, day = _copied(_vaults[what == "destroy"], tmp_path), LATER if what == "destroy" else TODAY
    desk = vaults.unlock(path, PASSPHRASE, Clock(day))
    before = everything(desk)
    desk.close()
    (tmp_path / "dossier.json").write_bytes(file)
    call = [sys.executable, "-c", _AND_KILLED, str(path), day.isoformat(), what, PASSPHRASE]
    ended = subprocess.run([*call, str(tmp_path / "dossier.json")], check=False, capture_output=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    desk = vaults.unlock(path, PASSPHRASE, Clock(day))
    assert desk.vault.was_interrupted and everything(desk) == before and desk.vault.check() == []
    desk.close()


class _Screen(io.StringIO):
    """A screen to tell on."""

    @override
    def isatty(self) -> bool:
        return True


def test_that_the_command_line_tells_how_far_it_is(
    _vaults: tuple[Path, Path], file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "woorden").write_text(PASSPHRASE, "utf-8")
    (tmp_path / "dossier.json").write_bytes(file)
    monkeypatch.setenv("KEUKENTAFEL_PASSPHRASE_FILE", str(tmp_path / "woorden"))
    empty, full = (["--vault", str(_copied(one, tmp_path))] for one in _vaults)
    for call in (
        ["import", str(tmp_path / "dossier.json"), *empty],
        ["vault", "destroy", *full, "--on", LATER.isoformat(), "--confirm", f"V-{LATER.year}-001"],
    ):
        screen = _Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        assert main(call) == 0
        shown = screen.getvalue().split("\r")
        assert sum("%" in one for one in shown) > 4 and any(one.startswith("100 %") for one in shown), call
        assert not shown[-1].strip(), "the line is wiped at the end"


def _only(desk: Desk) -> Dossier:
    (case_id,) = desk.vault.caseload.cases_after(None, 2)
    return desk.dossier(case_id)
