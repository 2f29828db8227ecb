"""Taking a figure: many runs, then the middle and the tail, beside a reference measured in turns with it.

KEUKENTAFEL_BENCH_CLOCK=work counts the processor time of the thread instead of the clock's: on a machine that others
use too it says more, but nothing of waiting for the disk.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from dataclasses import dataclass

AT_WORK = os.environ.get("KEUKENTAFEL_BENCH_CLOCK") == "work"
_clock = time.thread_time if AT_WORK else time.perf_counter


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
    """One line of the table: what was measured, its goal in words, and the reference beside it.

    `size` is the number of dossiers, of what is measured at several.
    """

    what: str
    goal: str
    figure: Figure
    reference: str
    beside: Figure
    size: int = 0

    @property
    def ratio(self) -> float:
        """How many times the reference it takes, median by median."""
        return self.figure.median / self.beside.median

    def __str__(self) -> str:
        return (
            f"| {self._named} | {self.goal} | {self.figure.median:.2f} | {self.figure.p99:.2f} "
            f"| {self.reference} | {self.beside.median:.2f} | {self.beside.p99:.2f} | {self.ratio:.2f} |"
        )

    @property
    def _named(self) -> str:
        return f"{self.what}, {self.size:,} dossiers" if self.size else self.what


@dataclass(frozen=True, slots=True)
class Said:
    """Something measured at one size that has no reference: memory, room on the disk."""

    what: str
    size: int
    words: str

    def __str__(self) -> str:
        return f"- {self.what}, {self.size:,} dossiers: {self.words}"


HEAD = (
    "| what | goal | median ms | p99 ms | reference | median ms | p99 ms | ratio |\n|---|---|---|---|---|---|---|---|"
)


def in_turns(
    one: Callable[[], object],
    other: Callable[[], object],
    runs: int,
    warm: int = 3,
    ready: Callable[[], object] = lambda: None,
) -> tuple[Figure, Figure]:
    """Run both in turns, so that whatever else the machine does hits both.

    `ready` comes before the other, and is not measured.
    """
    for _index in range(warm):
        one()
        ready()
        other()
    first, second = [], []
    gc.collect()
    for _index in range(runs):
        first.append(_once(one))
        ready()
        second.append(_once(other))
    return Figure(tuple(sorted(first))), Figure(tuple(sorted(second)))


def _once(action: Callable[[], object]) -> float:
    start = _clock()
    action()
    return (_clock() - start) * 1000
