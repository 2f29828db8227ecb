"""A working day in one process: 40 conversations of both voices and 200 prints. Memory is to stay flat.

In the vaults of each size (see `filled`), which get those 40 dossiers more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks import filled
from benchmarks.conversation import CONVERSATIONS, EVERY, PRINTS_EACH, conversation
from benchmarks.timing import Said
from intake_app.services import prints


def measure(folder: Path) -> Iterator[Said]:
    """Resident memory after every ten conversations with their prints; only where the system tells it.

    Each day is a process of its own: nothing that was measured before it is in its memory.
    """
    if not Path("/proc/self/statm").exists():
        return
    for size in filled.SIZES:
        yield from filled.make(folder, size)
        call = [sys.executable, "-P", "-m", "benchmarks.working_day", str(folder), str(size)]
        told = subprocess.run(call, check=True, capture_output=True, text=True).stdout.split()
        found = [float(one) for one in told]
        yield Said("memory of a working day, before and every ten conversations", size, f"{', '.join(told)} MB")
        yield Said("grown in its last three quarters", size, f"{found[-1] - found[1]:.0f} MB")


def main(folder: Path, size: int) -> None:
    """The day itself; prints MB."""
    with filled.opened(folder, size) as desk:
        sys.stdout.write(f"{_now():.0f}")
        for number in range(1, CONVERSATIONS + 1):
            case_id = conversation(desk, number)
            for _again in range(PRINTS_EACH):
                prints.preview(desk, case_id, "plan")
            if number % EVERY == 0:
                sys.stdout.write(f" {_now():.0f}")


def _now() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
