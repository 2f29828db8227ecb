"""`python3 run.py bench [NAME ...]`: measure, and print each figure beside its reference as a table."""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.timing import HEAD

NAMES = (
    "start",
    "answer_commit",
    "caseload",
    "web_redraw",
    "prints",
    "batch",
    "matching",
    "growth",
    "working_day",
    "pages",
)


def main(wanted: list[str]) -> int:
    """Run the benchmarks that were named, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; choose from {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}\n\n{HEAD}"
    )
    with tempfile.TemporaryDirectory(prefix="keukentafel-bench-") as folder:
        for name in wanted or NAMES:
            for row in importlib.import_module(f"benchmarks.{name}").measure(Path(folder)):
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
