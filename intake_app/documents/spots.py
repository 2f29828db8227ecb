"""Where on paper each part of a print stands, for who looks at it beside its fields. Nothing of this is in the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

SOMEWHERE = "*"
"""The part of everything that no print gave a name."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece of paper: page from 1, left, bottom, right and top in points from its lower left corner; what it is."""

    page: int
    box: tuple[float, float, float, float]
    part: str


_noted: ContextVar[list[Spot] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[list[Spot]]:
    """Where everything stands of the print that is drawn inside; smaller pieces after the larger ones around them."""
    found: list[Spot] = []
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


def note(spot: Spot) -> None:
    """This part is drawn here; forgotten when nobody wants to know."""
    found = _noted.get()
    if found is not None:
        found.append(spot)
