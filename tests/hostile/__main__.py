"""The long run: every reader gets its share of the changed files, and a line says what became of them."""

from __future__ import annotations

import argparse
import resource
import sys
import warnings
from pathlib import Path

from tests.hostile.mutating import Broken, run
from tests.hostile.readers import READERS

_MOST_MEMORY = 3 << 30


def say(line: str) -> None:
    """A line at once, also into a file."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Returns 1 when any file was neither refused nor taken; such files are kept in the folder of --keep."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--count", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--only", default="")
    wanted = asked.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    warnings.simplefilter("ignore")
    wrong = 0
    say("| reader | files | taken in | refused | new ways found | longest s |\n|---|---|---|---|---|---|")
    for reader in READERS:
        if wanted.only and reader.name != wanted.only:
            continue
        try:
            told = run(reader, wanted.count * reader.share // 100, wanted.seed)
        except Broken as error:
            wrong += 1
            sys.stderr.write(f"{error}: {error.__cause__!r}\n")
            if wanted.keep is not None:
                (wanted.keep / f"{reader.name.replace(' ', '-')}.bin").write_bytes(error.content)
            continue
        refused = sum(told.refused.values())
        say(f"| {told.name} | {told.tried} | {told.taken} | {refused} | {told.found} | {told.longest:.2f} |")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
