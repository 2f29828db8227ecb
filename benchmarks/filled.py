"""Vaults with made-up dossiers, one for each size that is measured; made once in a run, or kept for the next.

KEUKENTAFEL_BENCH_SIZES names the sizes ("100,1000"). KEUKENTAFEL_BENCH_VAULTS is a folder: a vault `SIZE.keukentafel`
that lies there is used (and written in), and what is made is left there. KEUKENTAFEL_BENCH_PASSPHRASE opens it when it
was made with `generate`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from benchmarks.timing import Said
from intake_app.clock import Clock
from intake_app.services import synthetic, vaults
from intake_app.services.desk import Desk

SIZES = tuple(int(one) for one in os.environ.get("KEUKENTAFEL_BENCH_SIZES", "100,10000,100000").split(","))
PASSPHRASE = os.environ.get("KEUKENTAFEL_BENCH_PASSPHRASE", "vier losse woorden samen")
TODAY = date.today()


def place(folder: Path, size: int) -> Path:
    """Where the vault of this size lies, or will."""
    return Path(os.environ.get("KEUKENTAFEL_BENCH_VAULTS", folder)) / f"{size}.keukentafel"


def make(folder: Path, size: int) -> Iterator[Said]:
    """Fill the vault of this size and tell what it took, unless it is there."""
    path = place(folder, size)
    if path.exists():
        return
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    try:
        desk.change_profile(consultant="Consulent 1", organisation="Sociaal team", municipality="Rijnveen")
        began, used, others = time.perf_counter(), time.process_time(), _of_children()
        synthetic.fill(desk, size, 1)
        took, worked, beside = time.perf_counter() - began, time.process_time() - used, _of_children() - others
    finally:
        desk.close()
    yield Said("filling", size, f"{took:.1f} s, {worked:.1f} s of work and {beside:.1f} s in the process beside it")
    yield Said("filling, of one dossier", size, f"{1000 * took / size:.2f} ms")
    yield Said("on the disk", size, f"{path.stat().st_size / 1e6:,.0f} MB")


@contextmanager
def opened(folder: Path, size: int) -> Iterator[Desk]:
    """The vault of this size, which must have been made."""
    desk = vaults.unlock(place(folder, size), PASSPHRASE, Clock(TODAY))
    try:
        yield desk
    finally:
        desk.close()


def _of_children() -> float:
    """Seconds of work of processes that were started and have ended."""
    used = os.times()
    return used.children_user + used.children_system
