"""A watchdog over the GUI thread: it notes every block of over 50 ms, where it was, and who asks the vault.

The blocks are told, never asserted: how long something takes differs per machine. Which thread speaks to the vault is.
"""

from __future__ import annotations

import faulthandler
import re
import threading
from dataclasses import dataclass
from tempfile import TemporaryFile
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self

from PySide6.QtCore import QTimer

LONGEST = 0.050
_BEAT_MS, _LOOK = 5, 0.010
_LINE = re.compile(r'File "([^"]+)", line \d+ in (\S+)')


@dataclass(frozen=True, slots=True)
class Block:
    """One time that the GUI thread did not come round: how long in ms, and the innermost lines of our own code."""

    ms: float
    where: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.ms:.0f} ms at {' < '.join(self.where) or 'Qt'}"


class Watchdog:
    """Use in a `with` block on the GUI thread, while an event loop runs now and then."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._beat = monotonic()
        self._main = threading.get_ident()
        self._stop = threading.Event()
        self._timer = QTimer()
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._come_round)
        self._thread = threading.Thread(target=self._watch, name="watchdog")

    def __enter__(self) -> Self:
        self._beat = monotonic()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        self._thread.join()
        self._timer.stop()

    def _come_round(self) -> None:
        self._beat = monotonic()

    def _watch(self) -> None:
        seen: tuple[str, ...] = ()
        started = 0.0
        while not self._stop.is_set():
            beat = self._beat
            late = monotonic() - beat
            if late > LONGEST:
                if started != beat:
                    started, seen = beat, self._where()
            elif started:
                self.blocks.append(Block((beat - started) * 1000, seen))
                started = 0.0
            sleep(_LOOK)

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
        return tuple(f"{file.rsplit('/', 1)[-1]}:{name}" for file, name in own[:3])


def note_threads(vault: Any) -> set[str]:
    """The names of the threads that ask this vault something from now on, in a set that grows."""
    seen: set[str] = set()
    vault._database._raw.set_trace_callback(lambda _asked: seen.add(threading.current_thread().name))
    return seen
