"""Forms to test with: the shipped ones, and tiny ones that each show one feature."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.instruments.library import FormLibrary
from intake_app.instruments.loader import read_instrument
from intake_app.instruments.model import Instrument

TINY = Path(__file__).parent / "tiny"


@pytest.fixture(scope="session")
def library() -> FormLibrary:
    """The shipped forms."""
    return FormLibrary.shipped()


@pytest.fixture(scope="session")
def tiny() -> Callable[[str], Instrument]:
    """Reads one of the tiny forms: `tiny("web")`."""

    def read(name: str) -> Instrument:
        file = TINY / f"tiny-{name}.toml"
        return read_instrument(file.read_text("utf-8"), file)

    return read
