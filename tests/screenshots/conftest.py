"""Pictures of every screen: taken from the demonstration's dossiers, at an hour that stands still."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.demonstration import make_vault


def pytest_addoption(parser: pytest.Parser) -> None:
    """`python3 run.py test tests/screenshots --renew` takes the pictures anew instead of comparing them."""
    parser.addoption("--renew", action="store_true", default=False, help="take the pictures of the manual anew")


@pytest.fixture(scope="session")
def dutch_time() -> Iterator[None]:
    """The clock of the Netherlands, wherever the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Amsterdam")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(scope="session")
def demo(dutch_time: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, UUID]]:
    """The caseload of the demonstration, and the ids of its dossiers by name."""
    path = tmp_path_factory.mktemp("demo") / "demo.keukentafel"
    assert os.environ["TZ"] == "Europe/Amsterdam"
    return path, make_vault(path)
