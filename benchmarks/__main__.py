"""`python3 run.py bench [NAME ...] [--write FILE]`: measure, and print each figure beside its reference as a table.

With `--write` what was printed replaces what stands in FILE between `<!-- bench NAME ... -->` and `<!-- bench end -->`.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from benchmarks import growing
from benchmarks.timing import AT_WORK, HEAD, Row, Said

NAMES = (
    "start",
    "opening",
    "answer_commit",
    "caseload",
    "web_redraw",
    "prints",
    "batch",
    "matching",
    "growth",
    "working_day",
    "stories",
    "window_memory",
    "pages",
)
_END = "<!-- bench end -->"


def main(words: list[str]) -> int:
    """Run the benchmarks that were named, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    target = Path(words.pop(words.index("--write") + 1)) if "--write" in words[:-1] else None
    wanted = [word for word in words if word != "--write"]
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; choose from {', '.join(NAMES)}", file=sys.stderr)
        return 2
    if target is not None and not _has_place(target, wanted):
        print(f"{target} has no lines {_begin(wanted)} and {_END}", file=sys.stderr)
        return 2
    told = _told(wanted or list(NAMES))
    if target is not None:
        _write(target, wanted, told)
    return 0


def _told(names: list[str]) -> str:
    """Everything that was measured, as it is printed meanwhile: the table, what has no reference, and what grew."""
    began = f"{datetime.now():%Y-%m-%d %H:%M}, load {_load()}"
    print(HEAD, flush=True)
    found: list[Row | Said | str] = []
    with tempfile.TemporaryDirectory(prefix="keukentafel-bench-") as folder:
        for name in names:
            for one in importlib.import_module(f"benchmarks.{name}").measure(Path(folder)):
                found.append(one)
                print(_line(one), flush=True)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    told = f"{began} to {_load()}, {machine}{', processor time' if AT_WORK else ''}"
    grown = growing.tables([one for one in found if not isinstance(one, str)])
    print(f"\n{told}\n\n{grown}")
    table = [_line(one) for one in found if isinstance(one, Row)]
    said = [_line(one) for one in found if isinstance(one, str) or (isinstance(one, Said) and not grown)]
    parts = (f"{told}:", "\n".join((HEAD, *table)) if table else "", "\n".join(said), grown)
    return "\n\n".join(filter(None, parts))


def _line(one: Row | Said | str) -> str:
    return f"- {one}" if isinstance(one, str) else str(one)


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"


def _begin(names: list[str]) -> str:
    return f"<!-- bench {' '.join(names)} -->"


def _has_place(target: Path, names: list[str]) -> bool:
    written = target.read_text(encoding="utf-8")
    return _begin(names) in written and _END in written.partition(_begin(names))[2]


def _write(target: Path, names: list[str], told: str) -> None:
    before, begin, rest = target.read_text(encoding="utf-8").partition(_begin(names))
    after = rest.partition(_END)[2]
    target.write_text(f"{before}{begin}\n{told}\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
