"""The layers of docs/ARCHITECTURE.md, as import contracts in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SKIPPED = ("intake_app.__main__", "intake_app.commands.window", "intake_app.store.migrations.env")
"""The two edges up to the window, and a file that only Alembic can load."""


def test_that_every_import_keeps_to_the_layers(root: Path) -> None:
    call = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    run = subprocess.run([sys.executable, "-c", call], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_that_the_core_starts_without_qt(root: Path) -> None:
    """The contract sees imports as written; this sees what is really loaded."""
    call = (
        f"SKIPPED = {SKIPPED}\n"
        "import sys, pkgutil, importlib, intake_app\n"
        "for module in pkgutil.walk_packages(intake_app.__path__, 'intake_app.'):\n"
        "    if module.name not in SKIPPED:\n"
        "        importlib.import_module(module.name)\n"
        "sys.exit(' '.join(m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'ui')))\n"
    )
    run = subprocess.run([sys.executable, "-c", call], cwd=root, capture_output=True, text=True, check=False)
    assert run.stderr.strip() == ""
