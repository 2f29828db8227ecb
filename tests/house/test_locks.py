"""The lock files: every package pinned and hashed, whole for every system and Python, and without addresses."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
ENVIRONMENTS = [
    {**system, "python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    for system in SYSTEMS
    for python in PYTHONS
]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def pins(lock: Path) -> dict[str, Requirement]:
    """The requirements of a lock by name, their hashes left out."""
    logical = lock.read_text("utf-8").replace("\\\n", " ").splitlines()
    found = [Requirement(line.split(" --hash")[0]) for line in logical if line and not line.lstrip().startswith("#")]
    return {canonicalize_name(requirement.name): requirement for requirement in found}


def holds(marker: Marker | None, environment: dict[str, str]) -> bool:
    return marker is None or marker.evaluate(environment)


@pytest.mark.parametrize("lock", LOCKS)
def test_that_every_package_is_pinned_and_hashed(lock: str, root: Path) -> None:
    entries = [line for line in (root / lock).read_text("utf-8").splitlines() if re.match(r"[a-z]", line)]
    assert entries
    assert [line for line in entries if not re.fullmatch(r"[a-z0-9-]+==[0-9.a-z]+( ;.*)? \\", line)] == []
    for name, pinned in pins(root / lock).items():
        assert [s.operator for s in pinned.specifier] == ["=="], name


@pytest.mark.parametrize("lock", LOCKS)
def test_that_a_lock_names_no_place_to_fetch_from(lock: str, root: Path) -> None:
    text = (root / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--(?!hash=sha256:[0-9a-f]{64})", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_that_a_lock_is_whole_on_every_system_and_python(lock: str, root: Path) -> None:
    pinned = pins(root / lock)
    absent = set()
    for name, pin in pinned.items():
        try:
            needs = [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:
            assert pin.marker is not None, f"{name} is not installed here"
            continue
        for environment in ENVIRONMENTS:
            if not holds(pin.marker, environment):
                continue
            for need in needs:
                key = canonicalize_name(need.name)
                if holds(need.marker, environment) and not (key in pinned and holds(pinned[key].marker, environment)):
                    absent.add((name, str(need), environment["sys_platform"], environment["python_version"]))
    assert absent == set()


def test_that_the_locks_answer_pyproject(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    app, dev = (pins(root / lock) for lock in LOCKS)
    for wanted, pinned in ((project["dependencies"], app), (project["optional-dependencies"]["dev"], dev)):
        for text in wanted:
            need = Requirement(text)
            pin = pinned[canonicalize_name(need.name)]
            assert need.specifier.contains(next(iter(pin.specifier)).version), f"{text}: run `python3 run.py lock`"


def test_that_the_development_lock_holds_the_whole_other_one(root: Path) -> None:
    app, dev = (pins(root / lock) for lock in LOCKS)
    assert {name: str(dev.get(name)) for name in app} == {name: str(pin) for name, pin in app.items()}
