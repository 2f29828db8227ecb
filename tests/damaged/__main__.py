"""The long run: `python -m tests.damaged --count N --seed S [--kind K] [--save FOLDER]`.

Exit code 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import warnings
from pathlib import Path

_MEMORY = 4 << 30
"""Bytes of address space that the run may take; beyond it a file fails with MemoryError, which counts as wrong."""


def main() -> int:
    """Try so many files, spread over the kinds, and print what became of them."""
    parser = argparse.ArgumentParser(prog="tests.damaged")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", default="")
    parser.add_argument("--save", type=Path, default=None)
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(folder) / name.lower())
        (Path(folder) / "werk").mkdir()
        return _run(Path(folder) / "werk", chosen)


def _run(folder: Path, chosen: argparse.Namespace) -> int:
    from intake_app.i18n import set_language
    from tests.damaged.kinds import Bench
    from tests.damaged.trying import SLOWEST, Trial

    def save(name: str, content: bytes) -> None:
        if chosen.save is not None:
            chosen.save.mkdir(parents=True, exist_ok=True)
            (chosen.save / name).write_bytes(content)

    set_language("nl")
    bench, bad, whole = Bench(folder), 0, 0
    kinds = [one for one in bench.kinds() if chosen.kind in ("", one.name)]
    parts = sum(one.share for one in kinds)
    _say(f"seed {chosen.seed}\nkind\ttried\trefused\taccepted\twrong\tworst (s)\tlines reached")
    for kind in kinds:
        figures = Trial(kind, chosen.seed).run(-(-chosen.count * kind.share // parts), save)
        bad += len(figures.wrong) + (figures.worst > SLOWEST)
        whole += figures.tried
        counts = (figures.tried, figures.refused, figures.accepted, len(figures.wrong))
        _say("\t".join((kind.name, *map(str, counts), f"{figures.worst:.2f}", str(figures.lines))))
        for one in figures.wrong[:30]:
            _say(f"  {one}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    _say(f"{whole} files, {bad} wrong, at most {peak} MB of memory")
    bench.close()
    return 1 if bad else 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
