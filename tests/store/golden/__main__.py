"""`python -m tests.store.golden`: the golden vault of the tables of now, beside those of before."""

from __future__ import annotations

import argparse
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.store.golden.making import REVISION, VAULT
from tests.store.golden.packing import FOLDER, SUFFIX, Golden, Note, digest, packed, unpacked
from tests.store.vault_keys import PASSPHRASE

_NEEDED = ("intake_app", "tests/__init__.py", "tests/store", "resources", "forms")
_ROOT = FOLDER.parents[2]


def main() -> int:
    """Make one, of this program or of a commit, and put it in this folder."""
    asked = argparse.ArgumentParser(prog="python -m tests.store.golden", description=__doc__)
    asked.add_argument("--of", metavar="COMMIT", help="the program as it was at this commit, instead of as it is")
    asked.add_argument(
        "--up-to",
        nargs=2,
        metavar=("FROM", "TO"),
        help="bring pack FROM up to tables that were never the newest",
    )
    call = asked.parse_args()
    commit = _git("rev-parse", "--short=12", call.of or "HEAD").decode().strip()
    with tempfile.TemporaryDirectory() as program, tempfile.TemporaryDirectory() as out:
        if call.of:
            _lay_out(commit, Path(program))
        if call.up_to:
            _lay_before(call.up_to[0], Path(out))
        _run(Path(program) if call.of else _ROOT, out, *(call.up_to or ())[1:])
        found = Path(out)
        vault, revision = (found / VAULT).read_bytes(), (found / REVISION).read_text()
        dossiers = tuple(one.read_bytes() for one in sorted(found.glob("*.json")))
    note = Note(revision, commit, digest(vault))
    place = FOLDER / f"{revision}{SUFFIX}"
    place.write_bytes(packed(Golden(note, vault, dossiers), PASSPHRASE))
    sys.stderr.write(f"{place.name}: {len(vault)} bytes packed to {place.stat().st_size}\n")
    return 0


def _lay_out(commit: str, folder: Path) -> None:
    """Lay out the program of long ago, with this folder over it."""
    tree = _git("archive", commit, "--", *_NEEDED)
    with tarfile.open(fileobj=io.BytesIO(tree)) as tar:
        tar.extractall(folder, filter="data")
    there = folder / "tests" / "store" / FOLDER.name
    there.mkdir(exist_ok=True)
    for one in FOLDER.glob("*.py"):
        shutil.copy(one, there)


def _lay_before(revision: str, folder: Path) -> None:
    """Lay out a golden vault with the dossier files that its own program made."""
    before = unpacked(FOLDER / f"{revision}{SUFFIX}", PASSPHRASE)
    (folder / VAULT).write_bytes(before.vault)
    for number, dossier in enumerate(before.dossiers):
        (folder / f"{number}.json").write_bytes(dossier)


def _run(program: Path, out: str, *up_to: str) -> None:
    call = [sys.executable, "-P", "-m", "tests.store.golden.making", out, *up_to]
    subprocess.run(call, cwd=program, env={**os.environ, "PYTHONPATH": str(program)}, check=True)


def _git(*words: str) -> bytes:
    return subprocess.run(["git", *words], cwd=_ROOT, check=True, capture_output=True).stdout


if __name__ == "__main__":
    sys.exit(main())
