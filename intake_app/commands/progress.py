"""How far long work is, over one line of the screen; nothing when the output is no screen."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

from intake_app.services.pace import Pace

_WIDTH = 60


@contextlib.contextmanager
def told_on_screen() -> Iterator[Callable[[int, int], None]]:
    """Something to tell how far it is; the line is wiped at the end."""
    pace, screen = Pace(), sys.stderr.isatty()

    def told(done: int, total: int) -> None:
        if screen:
            sys.stderr.write(f"\r{pace.words(done, total):<{_WIDTH}}")
            sys.stderr.flush()

    try:
        yield told
    finally:
        if screen:
            sys.stderr.write(f"\r{'':<{_WIDTH}}\r")
