"""What a larger vault costs: the same things at 100, 10,000 and 100,000 made-up dossiers, each beside the driver alone.

For the sizes, and to use vaults that are there, see `filled`.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks import filled
from benchmarks.answer_commit import Written, again, noted
from benchmarks.filled import SIZES, TODAY
from benchmarks.timing import Figure, Row, Said, in_turns
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import caseload, measuring, note_search, team_report
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from intake_app.services.desk import Desk

_MEMORY = """
import sys, time
from datetime import date
from pathlib import Path
from intake_app.clock import Clock
from intake_app.services import caseload, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
today = date.fromisoformat(sys.argv[3])
began = time.perf_counter()
desk = vaults.unlock(Path(sys.argv[1]), sys.argv[2], Clock(today))
opened = time.perf_counter()
memory = lambda: int(Path("/proc/self/statm").read_text().split()[1]) * 4096
before = memory()
for search in ("", "j", "ja", "jan", "van"):
    asked = CaseloadQuery(filter=CaseloadFilter.TEAM, today=today, limit=200, search=search)
    caseload.caseload(desk, asked)
    first = first if search else time.perf_counter()
print(opened - began, first - opened, before, memory())
desk.close()
"""


def measure(folder: Path, runs: int = 200) -> Iterator[Row | Said]:
    """The rows of this benchmark, size by size; opening, memory and filling as they were said."""
    for size in SIZES:
        yield from filled.make(folder, size)
        with filled.opened(folder, size) as desk:
            yield from _rows(desk, size, runs)
        yield _first_question(folder, size)
        yield from _memory(filled.place(folder, size), size)


def _first_question(folder: Path, size: int, letters: str = "jaevdkmb") -> Row:
    """The first letter that is typed after opening, anew each time, once the window made itself ready."""
    first: list[float] = []
    again_ms: list[float] = []
    for letter in letters:
        with filled.opened(folder, size) as desk:
            caseload.caseload(desk, _team())
            caseload.get_ready(desk, _team())
            for found in (first, again_ms):
                began = time.perf_counter()
                caseload.caseload(desk, _team(letter))
                found.append((time.perf_counter() - began) * 1000)
    figure, beside = Figure(tuple(sorted(first))), Figure(tuple(sorted(again_ms)))
    return Row("the first letter after opening", "worst < 50 ms", figure, "the same letter again", beside, size)


def _rows(desk: Desk, size: int, runs: int) -> Iterator[Row]:
    yield _first(desk, size, runs)
    yield _keystroke(desk, size, runs)
    yield _notes(desk, size, min(runs, 40))
    yield _dossier(desk, size, runs)
    yield from _answer(desk, size, runs)
    yield _report(desk, size)


def _team(search: str = "") -> CaseloadQuery:
    return CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY, limit=40, search=search)


def _first(desk: Desk, size: int, runs: int) -> Row:
    bare = "SELECT * FROM caseload_entry ORDER BY by_next_step_on, by_name LIMIT 40"
    figure, beside = in_turns(lambda: caseload.caseload(desk, _team()), lambda: _ask(desk, bare), runs)
    return Row("first rows", "< 20 ms", figure, "the driver alone, by index", beside, size)


def _keystroke(desk: Desk, size: int, runs: int) -> Row:
    typed = itertools.cycle(("k", "ko", "kow", "kowa", "linde", "lindel", "van d", "henk", "henk v", "jans"))
    asked = itertools.cycle(("k*", "ko*", "kow*", "kowa*", "linde*", "lindel*", "van* AND d*", "henk*", "v*", "jans*"))
    bare = "SELECT rowid FROM caseload_search WHERE caseload_search MATCH ? LIMIT 40"
    figure, beside = in_turns(
        lambda: caseload.caseload(desk, _team(next(typed))), lambda: _ask(desk, bare, (next(asked),)), runs
    )
    return Row("a keystroke of a search", "p99 < 10 ms, worst < 50 ms", figure, "bare FTS5 query", beside, size)


def _notes(desk: Desk, size: int, runs: int) -> Row:
    words = ("huur", "afspraak", "bel", "rust", "werk")
    typed, asked = itertools.cycle(words), itertools.cycle(words)
    bare = "SELECT rowid FROM note_search WHERE note_search MATCH ? ORDER BY rowid DESC LIMIT 400"
    figure, beside = in_turns(
        lambda: note_search.find(desk, next(typed)), lambda: _ask(desk, bare, (f"{next(asked)}*",)), runs
    )
    return Row("a search in notes", "never on the GUI thread", figure, "bare FTS5 query", beside, size)


def _dossier(desk: Desk, size: int, runs: int) -> Row:
    wanted = itertools.cycle(_some(desk))
    bare = "SELECT * FROM answer WHERE case_id = ?"
    figure, beside = in_turns(
        lambda: desk.dossier(next(wanted)), lambda: _ask(desk, bare, (next(wanted).hex,)), min(runs, 60)
    )
    return Row("opening one dossier", "< 100 ms", figure, "the driver alone, its answers", beside, size)


def _answer(desk: Desk, size: int, runs: int) -> Iterator[Row]:
    """Beside the driver that writes the same rows in the same vault, and beside the least that can be made durable."""
    reading = measuring.start_reading(desk, _some(desk)[0], "spinnenweb", RaterRole.RESIDENT)
    values = itertools.cycle(range(11))

    def one() -> None:
        measuring.record_answer(desk, reading.id, "lichaam", value=next(values))

    one()  # from here on it changes an answer that is there
    with noted(desk) as written:
        same = in_turns(one, lambda: _again(desk, written), runs, warm=20, ready=lambda: _take_back(desk, written))
    least = in_turns(one, lambda: _commit(desk), runs, warm=20)
    goal = "p99 < 10 ms, < 2 x bare"
    yield Row("one answer durable", goal, *_woven(same, "bare SQLCipher commit, same rows"), size)
    yield Row("one answer durable (least)", "p99 < 10 ms", *_woven(least, "bare SQLCipher commit, one row"), size)


def _woven(figures: tuple[Any, Any], reference: str) -> tuple[Any, str, Any]:
    return figures[0], reference, figures[1]


def _again(desk: Desk, written: Written) -> None:
    with desk.vault._database.outside_transaction() as driver:
        again(driver, written)


def _take_back(desk: Desk, written: Written) -> None:
    """Remove the lines of the log that were just written, so that the driver can write them in the same places."""
    (number,) = (values[0] for statement, values, _many in written if statement.startswith("INSERT INTO batch"))
    with desk.vault._database.outside_transaction() as driver:
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("DELETE FROM change WHERE batch_seq = ?", (number,))
        driver.execute("DELETE FROM batch WHERE seq = ?", (number,))
        driver.execute("COMMIT")


def _report(desk: Desk, size: int) -> Row:
    period = team_report.periods(TODAY)[0]
    bare = "SELECT kind, count(*) FROM report_line INDEXED BY ix_report_line_counting GROUP BY kind"
    figure, beside = in_turns(lambda: team_report.make(desk, period), lambda: _ask(desk, bare), 5, warm=1)
    return Row("team report", "< 3000 ms", figure, "the driver alone, one pass of the index", beside, size)


def _some(desk: Desk) -> tuple[UUID, ...]:
    return desk.vault.caseload.cases_after(None, 50)


def _ask(desk: Desk, statement: str, values: Any = ()) -> None:
    with desk.vault._database.outside_transaction() as driver:
        driver.execute(statement, values).fetchall()


def _commit(desk: Desk) -> None:
    with desk.vault._database.outside_transaction() as driver:
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('bench', ?)", (str(time.time()),))
        driver.execute("COMMIT")


def _memory(path: Path, size: int) -> Iterator[Said]:
    """Opening, and the memory of a process of its own without a window: after it, and after listing and searching."""
    if not Path("/proc/self/statm").exists():
        return
    call = [sys.executable, "-c", _MEMORY, str(path), filled.PASSPHRASE, TODAY.isoformat()]
    told = subprocess.run(call, check=True, capture_output=True, text=True, env=os.environ).stdout.split()
    opening, first, before, listed = map(float, told)
    yield Said("from passphrase to open, key stretching in it", size, f"{opening:.2f} s")
    yield Said("its first page after that", size, f"{1000 * first:.0f} ms")
    yield Said("memory without a window", size, f"{before / 1e6:.0f} MB, searching {listed / 1e6:.0f} MB")
