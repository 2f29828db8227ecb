"""After locking, closing or a crash no resident's name stands in any file: not in the vault's own, not elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.demonstration import make_vault

NAMES = ("Joyce", "Veldkamp", "Anita", "Lindelaan")


@pytest.mark.parametrize("ending", ["lock", "kill"])
def test_that_no_name_is_left_in_any_file(root: Path, tmp_path: Path, ending: str) -> None:
    vault = tmp_path / "kluis" / "kluis.keukentafel"
    vault.parent.mkdir()
    joyce = make_vault(vault, 1)["Joyce Veldkamp"]
    told = subprocess.run(
        [sys.executable, "-m", "tests.flows.visiting", str(vault), str(joyce), ending],
        cwd=root,
        env=own_folders(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert told.returncode == (0 if ending == "lock" else -9), told.stderr
    assert not names_in((told.stdout + told.stderr).encode())
    leaked = {str(path.relative_to(tmp_path)): names_in(path.read_bytes()) for path in files_under(tmp_path)}
    assert not {path: names for path, names in leaked.items() if names}
    assert not [path for path in leaked if any(name in path for name in NAMES)]


def own_folders(home: Path) -> dict[str, str]:
    """An environment in which everything that a program writes by itself lies under `home`."""
    names = ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR")
    folders = {f"XDG_{name}": str(home / name.lower()) for name in names} | {"TMPDIR": str(home / "tmp")}
    for folder in folders.values():
        Path(folder).mkdir(parents=True, mode=0o700)
    return os.environ | folders | {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


def files_under(folder: Path) -> list[Path]:
    """Every file, also hidden ones."""
    return [path for path in folder.rglob("*") if path.is_file()]


def names_in(content: bytes) -> list[str]:
    """Which names stand in these bytes, in the ways that programs write text."""
    return [name for name in NAMES for way in ("utf-8", "utf-16-le") if name.encode(way) in content]
