"""`run.py lock`: make the two lock files again from pyproject.toml, for every system at once (for developers)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from intake_app.bootstrap import stamp
from intake_app.bootstrap.problems import SetupProblem, tell

RESOLVER = "uv==0.13.9"
LOWEST_PYTHON = "3.11"


def make_locks(options: Sequence[str] = ()) -> int:
    """Resolve the dependencies; `options` go to the resolver (`--upgrade`, `--upgrade-package NAME`).

    Pins that still fit are kept, so that a lock changes only where pyproject.toml or an option asks for it.
    """
    with tempfile.TemporaryDirectory(prefix="lock-") as scratch:
        python = stamp.venv_python(Path(scratch))
        tell(f"{RESOLVER} klaarzetten.")
        _call([sys.executable, "-m", "venv", scratch])
        _call([str(python), "-m", "pip", "install", "--quiet", RESOLVER])
        tell("requirements.txt oplossen.")
        _call(resolve(python, "app", options))
        tell("requirements-dev.txt oplossen.")
        _call(resolve(python, "dev", options))
    tell("klaar; bekijk het verschil en start de tests.")
    return 0


def resolve(python: Path, parts: str, options: Sequence[str]) -> list[str]:
    """The call that makes one lock: markers for all systems, hashes of all files, and no addresses."""
    extra = ("--extra", "dev", "--constraint", stamp.LOCKS["app"].name) if parts == "dev" else ()
    return [
        *(str(python), "-m", "uv", "pip", "compile", "pyproject.toml", *extra, "--quiet"),
        *("--universal", "--python-version", LOWEST_PYTHON, "--generate-hashes"),
        *("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "python3 run.py lock"),
        *("--output-file", stamp.LOCKS[parts].name, *options),
    ]


def _call(command: Sequence[str]) -> None:
    if subprocess.run(command, cwd=stamp.ROOT, check=False).returncode != 0:
        raise SetupProblem("de lockbestanden konden niet worden gemaakt; hierboven staat waarom.")
