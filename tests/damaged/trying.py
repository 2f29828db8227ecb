"""Tries damaged files and judges what becomes of each: refused with a sentence or accepted whole; all else is wrong.

Inputs that reach lines of our readers that nothing reached before are kept and damaged further.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from types import FrameType
from typing import Any, Protocol

from intake_app.errors import KeukentafelError
from intake_app.instruments.problems import FormsRefused
from tests.damaged.mutations import Way, spliced

SLOWEST = 10.0
"""Seconds that one file may take before it counts as a hang. Judged in the long run only: a suite has no clock."""
_READERS = (
    "/intake_app/exchange/", "/intake_app/instruments/", "/intake_app/documents/attached", "/intake_app/documents/scan",
    "/intake_app/documents/seal_check", "/intake_app/documents/carrying", "/intake_app/documents/letterhead",
    "/intake_app/services/table_imports", "/intake_app/services/import_", "/intake_app/services/arrivals",
    "/intake_app/store/key_page", "/intake_app/store/restoring", "/intake_app/settings",
)  # fmt: skip
_ENGLISH = ("Traceback", "object at 0x", "Error:", "<class")


class Kind(Protocol):
    """One kind of file that can be read in."""

    name: str
    ways: tuple[Way, ...]
    seeds: list[bytes]
    share: int

    def read(self, content: bytes, number: int) -> None:
        """Read it in as the program does, and look whether what came in is whole. Raises what the program raises."""

    def state(self) -> object:
        """What may not change by a refusal."""


@dataclass(slots=True)
class Figures:
    """What became of the files of one kind."""

    kind: str
    refused: int = 0
    accepted: int = 0
    worst: float = 0.0
    lines: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """How many were tried."""
        return self.refused + self.accepted + len(self.wrong)


@dataclass(slots=True)
class Trial:
    """Damages the files of one kind, one after another; the same seed, the same files."""

    kind: Kind
    seed: int
    kept: list[bytes] = field(default_factory=list)
    seen: set[tuple[str, int]] = field(default_factory=set)

    def run(self, count: int, save: Callable[[str, bytes], None] | None = None) -> Figures:
        """Try so many."""
        figures = Figures(self.kind.name)
        for one in self.kind.seeds:  # every file is good before it is damaged, and its lines are no news
            with self._watched(0):
                self.kind.read(one, 1)
        for number in range(count):
            content = self._damaged(random.Random(f"{self.seed}-{self.kind.name}-{number}"))
            self._try(number, content, figures, save)
        figures.lines = len(self.seen)
        return figures

    def _try(self, number: int, content: bytes, figures: Figures, save: Callable[[str, bytes], None] | None) -> None:
        before, known, start = self.kind.state(), len(self.seen), time.perf_counter()
        wrong = ""
        try:
            with self._watched(number):
                self.kind.read(content, number)
        except (KeukentafelError, FormsRefused) as refusal:
            wrong = wrong_sentence(refusal)
            if not wrong and self.kind.state() != before:
                wrong = "something changed although it was refused"
            figures.refused += not wrong
        except Exception as error:  # the very thing that is looked for
            wrong = f"{type(error).__name__}: {str(error)[:200]}"
        else:
            figures.accepted += 1
        took = time.perf_counter() - start
        figures.worst = max(figures.worst, took)
        if wrong:
            figures.wrong.append(f"{self.kind.name} {self.seed}-{number}: {wrong}")
            if save is not None:
                save(f"{self.kind.name}-{self.seed}-{number}", content)
        if len(self.seen) > known and len(content) < 2_000_000:
            self.kept.append(content)

    def _damaged(self, chance: random.Random) -> bytes:
        pool = self.kept if self.kept and chance.random() < 0.3 else self.kind.seeds
        content = chance.choice(pool)
        if chance.random() < 0.05:
            content = spliced(chance, content, chance.choice(self.kind.seeds))
        for way in chance.choices(self.kind.ways, k=chance.choice((1, 1, 1, 2, 3))):
            content = way(chance, content or b"x")[:40_000_000]
        return content

    @contextmanager
    def _watched(self, number: int) -> Iterator[None]:
        """Note which lines of our readers are reached, of one file in three: watching takes longer than reading."""
        if number % 3:
            yield
            return
        former = sys.gettrace()
        sys.settrace(self._entered)
        try:
            yield
        finally:
            sys.settrace(former)

    def _entered(self, frame: FrameType, _event: str, _value: Any) -> Any:
        return self._line if _is_reader(frame.f_code.co_filename) else None

    def _line(self, frame: FrameType, event: str, _value: Any) -> Any:
        if event == "line":
            self.seen.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


@cache
def _is_reader(file: str) -> bool:
    return any(one in file for one in _READERS)


def wrong_sentence(refusal: BaseException) -> str:
    """What is wrong with the words of a refusal, or ""."""
    words = str(refusal)
    if not words.strip():
        return "refused without a sentence"
    if any(one in words for one in _ENGLISH):
        return f"refused with words of a machine: {words[:200]}"
    return ""
