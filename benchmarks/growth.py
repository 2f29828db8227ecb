"""What a larger vault costs: the same things at 100, 10,000 and 100,000 made-up dossiers, each beside the driver alone.

KEUKENTAFEL_BENCH_SIZES names other sizes ("100,1000"). Filling the largest takes a quarter of an hour.
"""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.timing import Figure, Row, in_turns
from intake_app.clock import Clock
from intake_app.domain.vocabulary import RaterRole
from intake_app.services import caseload, measuring, synthetic, team_report, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from intake_app.services.desk import Desk

SIZES = tuple(int(one) for one in os.environ.get("KEUKENTAFEL_BENCH_SIZES", "100,10000,100000").split(","))
TODAY = date(2026, 9, 15)
PASSPHRASE = "vier losse woorden samen"
_MEMORY = """
import sys
from datetime import date
from pathlib import Path
from intake_app.clock import Clock
from intake_app.services import caseload, vaults
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
desk = vaults.unlock(Path(sys.argv[1]), sys.argv[2], Clock(date(2026, 9, 15)))
before = int(Path("/proc/self/statm").read_text().split()[1])
for search in ("", "j", "ja", "jan", "van"):
    asked = CaseloadQuery(filter=CaseloadFilter.TEAM, today=date(2026, 9, 15), limit=200, search=search)
    caseload.caseload(desk, asked)
print(before * 4096, int(Path("/proc/self/statm").read_text().split()[1]) * 4096)
desk.close()
"""


def measure(folder: Path, runs: int = 200) -> Iterator[str | Row]:
    """The rows of this benchmark, size by size; memory and filling as sentences."""
    for size in SIZES:
        path = folder / f"growth-{size}.keukentafel"
        desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
        began, used = time.perf_counter(), time.process_time()
        synthetic.fill(desk, size, 1)
        took, worked = time.perf_counter() - began, time.process_time() - used
        yield (
            f"filling {size} dossiers: {took:.1f} s, of which {worked:.1f} s of work "
            f"({1000 * worked / size:.1f} ms each), "
            f"{path.stat().st_size / 1e6:.0f} MB; load {os.getloadavg()[0]:.1f}"
        )
        try:
            yield from _rows(desk, size, runs)
        finally:
            desk.close()
        yield _first_question(path, size)
        yield from _memory(path, size)


def _first_question(path: Path, size: int, letters: str = "jaevdkmb") -> Row:
    """The first letter that is typed after opening, anew each time, once the window made itself ready."""
    first, next_ones = [], []
    for letter in letters:
        desk = vaults.unlock(path, PASSPHRASE, Clock(TODAY))
        caseload.caseload(desk, _team())
        caseload.get_ready(desk, _team())
        for found in (first, next_ones):
            began = time.perf_counter()
            caseload.caseload(desk, _team(letter))
            found.append((time.perf_counter() - began) * 1000)
        desk.close()
    return Row(
        f"the first letter after opening {size}",
        "worst < 50 ms",
        Figure(tuple(sorted(first))),
        "the same letter again",
        Figure(tuple(sorted(next_ones))),
    )


def _rows(desk: Desk, size: int, runs: int) -> Iterator[Row]:
    yield _first(desk, size, runs)
    yield _keystroke(desk, size, runs)
    yield _dossier(desk, size, runs)
    yield _answer(desk, size, runs)
    yield _report(desk, size)


def _team(search: str = "") -> CaseloadQuery:
    return CaseloadQuery(filter=CaseloadFilter.TEAM, today=TODAY, limit=40, search=search)


def _first(desk: Desk, size: int, runs: int) -> Row:
    bare = "SELECT * FROM caseload_entry ORDER BY by_next_step_on, by_name LIMIT 40"
    figure, beside = in_turns(lambda: caseload.caseload(desk, _team()), lambda: _ask(desk, bare), runs)
    return Row(f"first rows of {size}", "< 20 ms", figure, "the driver alone, by index", beside)


def _keystroke(desk: Desk, size: int, runs: int) -> Row:
    typed = itertools.cycle(("k", "ko", "kow", "kowa", "linde", "lindel", "van d", "henk", "henk v", "jans"))
    asked = itertools.cycle(("k*", "ko*", "kow*", "kowa*", "linde*", "lindel*", "van* AND d*", "henk*", "v*", "jans*"))
    bare = "SELECT rowid FROM caseload_search WHERE caseload_search MATCH ? LIMIT 40"
    figure, beside = in_turns(
        lambda: caseload.caseload(desk, _team(next(typed))), lambda: _ask(desk, bare, (next(asked),)), runs
    )
    return Row(f"a keystroke of a search in {size}", "p99 < 10 ms", figure, "bare FTS5 query", beside)


def _dossier(desk: Desk, size: int, runs: int) -> Row:
    wanted = itertools.cycle(_some(desk))
    bare = "SELECT * FROM answer WHERE case_id = ?"
    figure, beside = in_turns(
        lambda: desk.dossier(next(wanted)), lambda: _ask(desk, bare, (next(wanted).hex,)), min(runs, 60)
    )
    return Row(f"opening one dossier of {size}", "< 100 ms", figure, "the driver alone, its answers", beside)


def _answer(desk: Desk, size: int, runs: int) -> Row:
    reading = measuring.start_reading(desk, _some(desk)[0], "spinnenweb", RaterRole.RESIDENT)
    values = itertools.cycle(range(11))

    def one() -> None:
        measuring.record_answer(desk, reading.id, "lichaam", value=next(values))

    figure, beside = in_turns(one, lambda: _commit(desk), runs)
    return Row(f"one answer durable in {size}", "p99 < 10 ms", figure, "bare SQLCipher commit, one row", beside)


def _report(desk: Desk, size: int) -> Row:
    period = team_report.periods(TODAY)[0]
    bare = "SELECT kind, count(*) FROM report_line INDEXED BY ix_report_line_counting GROUP BY kind"
    figure, beside = in_turns(lambda: team_report.make(desk, period), lambda: _ask(desk, bare), 5, warm=1)
    return Row(f"team report of {size}", "< 3000 ms", figure, "the driver alone, one pass of the index", beside)


def _some(desk: Desk) -> tuple[UUID, ...]:
    return desk.vault.cases_after(None, 50)


def _ask(desk: Desk, statement: str, values: Any = ()) -> None:
    with desk.vault._database.outside_transaction() as driver:
        driver.execute(statement, values).fetchall()


def _commit(desk: Desk) -> None:
    with desk.vault._database.outside_transaction() as driver:
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('bench', ?)", (str(time.time()),))
        driver.execute("COMMIT")


def _memory(path: Path, size: int) -> Iterator[str]:
    """Resident memory of a process of its own, without a window: after opening, and after listing and searching."""
    if not Path("/proc/self/statm").exists():
        return
    told = subprocess.run(
        [sys.executable, "-c", _MEMORY, str(path), PASSPHRASE], check=True, capture_output=True, text=True
    ).stdout.split()
    opened, listed = (int(one) / 1e6 for one in told)
    said = f"{opened:.0f} MB, after listing and searching {listed:.0f} MB"
    yield f"memory with {size} dossiers open, without a window: {said}"


__all__ = ["SIZES", "Figure", "measure"]
