"""A watchdog over the GUI thread: it notes every turn of over 50 ms, where it was, and who asks the vault.

A turn is what the event loop does between two times that it waits for something new, and what a key or a click does
before that. It is measured in processor time of the GUI thread, so that another program that takes the core does not
count; the wall clock is told beside it. How long something takes differs per machine: on a shared one it is told, and
only checked where `benchmarks/stories.py` asks for it. Which thread speaks to the vault is checked everywhere.
"""

from __future__ import annotations

import faulthandler
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QAbstractEventDispatcher

LONGEST = 50.0
"""Milliseconds that a turn may take."""
_LOOK = 0.005
_SUSPECT = 0.025  # seconds of work in one turn, from which it is looked at where that goes
_LINE = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')


@dataclass(frozen=True, slots=True)
class Block:
    """One long turn: ms of work and of the clock, what was being done, the lines of our own code met most often."""

    ms: float
    wall_ms: float
    during: str
    where: tuple[str, ...]

    def __str__(self) -> str:
        what = f"{self.during}: " if self.during else ""
        return f"{what}{self.ms:.0f} ms ({self.wall_ms:.0f} by the clock) at {' < '.join(self.where) or 'Qt'}"


class Watchdog:
    """Use in a `with` block on the GUI thread, while an event loop runs now and then.

    The turns are those of Qt's loop on glib (Linux): it says when it begins to wait and when it is awake again.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.turns = 0
        self.longest: dict[str, float] = {}
        """Of each thing that was done, the longest turn in ms of work."""
        self._during = ""
        self._began: tuple[float, float] | None = None
        self._last = (0.0, 0.0)
        self._within = 0  # turns that wait for a loop inside them
        self._main = threading.get_ident()
        self._stop = threading.Event()
        self._seen: list[tuple[str, ...]] = []
        self._thread = threading.Thread(target=self._watch, name="watchdog")

    def __enter__(self) -> Self:
        found = QAbstractEventDispatcher.instance()
        assert found is not None
        self._dispatcher = found
        found.aboutToBlock.connect(self._begin)
        found.awake.connect(self._end)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._dispatcher.aboutToBlock.disconnect(self._begin)
        self._dispatcher.awake.disconnect(self._end)
        self._stop.set()
        self._thread.join()

    def doing(self, what: str) -> None:
        """What the turns from now on are for."""
        self._during = what

    @contextmanager
    def turn(self) -> Iterator[None]:
        """A block that is a turn of its own: a key that is handled at once."""
        self._begin()
        try:
            yield
        finally:
            self._end()

    def _begin(self) -> None:
        if self._began is not None:  # a loop inside a turn: what came before it is a turn of its own
            self._note(self._began)
            self._within += 1
        self._began = self._now()

    def _end(self) -> None:
        if self._began is not None:
            self._note(self._began)
        elif self._within:  # and so is what comes after it
            self._within -= 1
            self._note(self._last)
        self._began, self._last = None, self._now()

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.thread_time(), time.monotonic()

    def _note(self, began: tuple[float, float]) -> None:
        ms, wall = ((now - then) * 1000 for now, then in zip(self._now(), began, strict=True))
        seen, self._seen = self._seen, []
        self.turns += 1
        self.longest[self._during] = max(ms, self.longest.get(self._during, 0.0))
        if ms > LONGEST:
            met = Counter(seen).most_common(1)
            self.blocks.append(Block(ms, wall, self._during, met[0][0] if met else ()))

    def _watch(self) -> None:
        clock = time.pthread_getcpuclockid(self._main) if hasattr(time, "pthread_getcpuclockid") else None
        while not self._stop.wait(_LOOK):
            began = self._began
            if began is not None and clock is not None and time.clock_gettime(clock) - began[0] > _SUSPECT:
                self._seen.append(self._where())

    def _where(self) -> tuple[str, ...]:
        """The innermost lines of our own code in the GUI thread, as the interpreter itself tells them.

        Walking another thread's frames from here would make objects of frames that are running; this only reads.
        """
        with TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
            faulthandler.dump_traceback(told, all_threads=True)
            told.seek(0)
            threads = told.read().split("\n\n")
        mine = next((one for one in threads if f"0x{self._main:016x}" in one.partition("\n")[0]), "")
        own = [found for found in _LINE.findall(mine) if "/ui/" in found[0] or "/intake_app/" in found[0]]
        return tuple(f"{file.rsplit('/', 1)[-1]}:{name}:{line}" for file, line, name in own[:4])


@dataclass(slots=True)
class Asked:
    """What was asked of a vault, and by which threads. Both grow."""

    statements: int = 0
    threads: set[str] = field(default_factory=set)


def note_questions(vault: Any) -> Asked:
    """Count every statement that reaches this vault from now on, and who sent it."""
    asked = Asked()

    def note(_statement: str) -> None:
        asked.statements += 1
        asked.threads.add(threading.current_thread().name)

    vault._database._raw.set_trace_callback(note)
    return asked


def note_threads(vault: Any) -> set[str]:
    """The names of the threads that ask this vault something from now on, in a set that grows."""
    return note_questions(vault).threads
