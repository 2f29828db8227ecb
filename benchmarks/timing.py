"""Taking a figure: many runs, then the middle and the tail, beside a reference measured in turns with it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Durations of one thing in milliseconds, sorted."""

    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle run."""
        return self.runs[len(self.runs) // 2]

    @property
    def p99(self) -> float:
        """The run that 99 of 100 stay under (the slowest when there are fewer than 100)."""
        return self.runs[min(len(self.runs) - 1, int(len(self.runs) * 0.99))]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, its goal in words, and the reference beside it."""

    what: str
    goal: str
    figure: Figure
    reference: str
    beside: Figure

    @property
    def ratio(self) -> float:
        """How many times the reference it takes, median by median."""
        return self.figure.median / self.beside.median

    def __str__(self) -> str:
        return (
            f"| {self.what} | {self.goal} | {self.figure.median:.2f} | {self.figure.p99:.2f} "
            f"| {self.reference} | {self.beside.median:.2f} | {self.beside.p99:.2f} | {self.ratio:.2f} |"
        )


HEAD = (
    "| what | goal | median ms | p99 ms | reference | median ms | p99 ms | ratio |\n|---|---|---|---|---|---|---|---|"
)


def in_turns(one: Callable[[], object], other: Callable[[], object], runs: int, warm: int = 3) -> tuple[Figure, Figure]:
    """Run both in turns, so that whatever else the machine does hits both. Durations are wall time."""
    for _index in range(warm):
        one()
        other()
    first, second = [], []
    gc.collect()
    for _index in range(runs):
        first.append(_once(one))
        second.append(_once(other))
    return Figure(tuple(sorted(first))), Figure(tuple(sorted(second)))


def _once(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
