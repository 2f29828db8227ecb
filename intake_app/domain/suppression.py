"""Keeping people out of a table of counts: what fewer than five people stand in is not shown, and cannot be derived.

A reader sees the cells that are shown and the total of their row. So the cells that are hidden in a row are at least
two, and together at least five: each of them may then be anything from nought to that sum. Nothing is added up over
rows, because a person may stand in several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 5
"""Fewer people than this are a small cell; nobody is one too (L03)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How often something was counted, and of how many different people. Of people counted once both are the same."""

    count: int = 0
    people: int = 0

    def small(self, least: int = LEAST) -> bool:
        """Whether it may not be shown by itself."""
        return self.people < least


@dataclass(frozen=True, slots=True)
class SafeRow:
    """A row as it may leave: None where a count is hidden. A row without a total shows nothing."""

    cells: tuple[int | None, ...]
    total: int | None

    @property
    def shown(self) -> bool:
        """Whether it says anything."""
        return self.total is not None


def safe_row(cells: Sequence[Cell], *, apart: bool, least: int = LEAST) -> SafeRow:
    """What of a row may be shown beside its total. `apart`: nobody stands in two cells; `least`: what is not small."""
    people = sum(one.people for one in cells) if apart else max((one.people for one in cells), default=0)
    if people < least:
        return SafeRow((None,) * len(cells), None)
    hidden = {place for place, one in enumerate(cells) if one.small(least)}
    left = sorted(set(range(len(cells))) - hidden, key=lambda place: (cells[place].people, place))
    while hidden and left and not _safe([cells[place] for place in hidden], least):
        hidden.add(left.pop(0))
    shown = tuple(None if place in hidden else one.count for place, one in enumerate(cells))
    return SafeRow(shown, sum(one.count for one in cells))


def _safe(hidden: Sequence[Cell], least: int) -> bool:
    enough = len(hidden) > 1
    return enough and sum(one.count for one in hidden) >= least and sum(one.people for one in hidden) >= least
