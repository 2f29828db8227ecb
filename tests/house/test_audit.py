"""docs/dependency-audit.md says of every locked version which faults are known: another version asks for a look."""

from __future__ import annotations

import platform
import re
import sys
from pathlib import Path

import pytest

from tests.house.bundled_libraries import bundled

_LOCKED = re.compile(r"^([a-z0-9-]+)==([0-9a-z.]+)", re.MULTILINE)
_ROW = re.compile(r"^\| ([a-z0-9-]+) \| ([0-9][0-9a-z.]*) \| (\S.*) \|$", re.MULTILINE)

_INSIDE = re.compile(r"^\| ([a-z0-9-]+) \| ([a-z0-9-]+) \| ([0-9][0-9.]*) \| (\S.*) \|$", re.MULTILINE)
_RECORDED_ON = (sys.platform, platform.machine()) == ("linux", "x86_64")


def looked_at(root: Path) -> dict[str, str]:
    """The version that was looked at, by name."""
    rows = _ROW.findall((root / "docs" / "dependency-audit.md").read_text("utf-8"))
    names = [name for name, _version, _found in rows]
    assert len(names) == len(set(names)), "a library stands in the record once"
    return {name: version for name, version, _found in rows}


def unseen(lock: str, known: dict[str, str]) -> list[str]:
    """What a lock holds that nobody looked at."""
    return sorted(f"{name}=={version}" for name, version in _LOCKED.findall(lock) if known.get(name) != version)


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_that_somebody_looked_at_every_locked_version(lock: str, root: Path) -> None:
    assert unseen((root / lock).read_text("utf-8"), looked_at(root)) == [], "look them up in docs/dependency-audit.md"


def test_that_the_record_holds_nothing_that_is_not_locked(root: Path) -> None:
    locked = {
        name
        for lock in ("requirements.txt", "requirements-dev.txt")
        for name, _v in _LOCKED.findall((root / lock).read_text("utf-8"))
    }
    assert sorted(set(looked_at(root)) - locked) == []


@pytest.mark.parametrize(
    "line", ["pillow==13.0.1 \\\n", "pillow==13.0.0.post1 ; python_version > '3' \\\n", "quilt==1.0 \\\n"]
)
def test_that_another_version_or_library_asks_for_a_look(line: str) -> None:
    assert unseen(line, {"pillow": "13.0.0"}) != []


@pytest.mark.skipif(not _RECORDED_ON, reason="other wheels hold other C libraries; the record is of Linux on x86-64")
def test_that_somebody_looked_at_every_c_library_inside_the_wheels(root: Path) -> None:
    rows = _INSIDE.findall((root / "docs" / "dependency-audit.md").read_text("utf-8"))
    recorded = {(wheel, library): version for wheel, library, version, _found in rows}
    assert recorded == bundled(), "look them up; `python -m tests.house.bundled_libraries` lists them"
