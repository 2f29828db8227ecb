"""docs/dependencies.md says of every package in the locks why it is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_that_every_locked_package_has_its_reason_and_licence(lock: str, root: Path) -> None:
    rows = [line for line in (root / "docs" / "dependencies.md").read_text("utf-8").splitlines() if line[:1] == "|"]
    named = {name.strip().lower() for row in rows for name in row.split("|")[1].split(",")}
    locked = re.findall(r"^([a-z0-9-]+)==", (root / lock).read_text("utf-8"), re.MULTILINE)
    assert sorted(set(locked) - named) == []


def test_that_every_row_gives_a_reason_and_a_licence(root: Path) -> None:
    rows = [line for line in (root / "docs" / "dependencies.md").read_text("utf-8").splitlines() if line[:1] == "|"]
    assert [row for row in rows if len([cell for cell in row.split("|")[1:-1] if cell.strip()]) != 3] == []
