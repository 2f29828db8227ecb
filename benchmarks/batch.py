"""A batch of five hundred plans, a file each: how long one takes beside the print alone, and whether memory grows."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.timing import Figure, Row
from intake_app.services import batch_prints, demonstration, prints, vaults
from intake_app.services.caseload import CaseloadQuery

_DOSSIERS = 24
_WARM = 60
"""Plans after which fonts, pictures and catalogues are all in memory."""


def measure(folder: Path, runs: int = 500) -> list[Row]:
    """The rows of this benchmark."""
    desk, _code = vaults.create(folder / "batch.keukentafel", "vier losse woorden samen")
    try:
        demonstration.fill(desk, _DOSSIERS, 1)
        order = batch_prints.Order("plan")
        made = batch_prints.each(desk, batch_prints.chosen(desk, CaseloadQuery()), order, folder)
        wanted = [one.wanted for one in made if one.file]
        took, alone, before = [], [], 0.0
        for done, one in enumerate(itertools.islice(itertools.cycle(wanted), runs)):
            if done == min(_WARM, runs // 2):
                before = _megabytes()
            start = perf_counter()
            batch_prints.into_folder(desk, one, order, folder)
            between = perf_counter()
            prints.preview(desk, one.case_id, order.kind)
            took.append((between - start) * 1000)
            alone.append((perf_counter() - between) * 1000)
        grown = _megabytes() - before
    finally:
        desk.close()
    what = f"a plan in a batch of {runs}; memory grew {grown:.1f} MB"
    figure, beside = Figure(tuple(sorted(took))), Figure(tuple(sorted(alone)))
    return [Row(what, "memory flat (< 10 MB)", figure, "the same print alone", beside)]


def _megabytes() -> float:
    """The most memory this process ever held; nan where the system does not tell."""
    try:
        import resource
    except ImportError:
        return float("nan")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
