"""Nothing in the repository names a package registry's host or a folder of the machine it was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

# Written with brackets, so that this file does not name them either.
HOSTS = r"py[p]i\.(org|python)|python[h]osted\.|registry\.npm[j]s|npm[j]s\.com|deb\.debia[n]\.|security\.debia[n]\."
FOLDERS = r"(?<![\w.~/-])/(work|root|opt/py[p]i|var/tmp)(/|\b)"
TEXT = {".py", ".toml", ".md", ".txt", ".po", ".json", ".csv", ".cfg", ".ini", ".yml", ".yaml", ".svg", ".qss", ""}


def tracked(root: Path) -> list[Path]:
    """The files of the repository; without git (an unpacked archive) those outside folders that start with a dot."""
    if shutil.which("git") and (root / ".git").exists():
        names = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
        return [root / name for name in names.split("\0") if name]
    return [path for path in root.rglob("*") if path.is_file() and not path.relative_to(root).parts[0].startswith(".")]


def test_that_no_registry_and_no_folder_of_a_machine_is_named(root: Path) -> None:
    named = []
    for path in tracked(root):
        if path.suffix not in TEXT or not path.is_file():
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            if re.search(HOSTS, line) or re.search(FOLDERS, line):
                named.append(f"{path.relative_to(root)}:{number}: {line.strip()[:100]}")
    assert named == []
