"""A clock and ids that are the same at every telling, so that a story gives the same file each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import count
from types import SimpleNamespace

import pytest
from typing_extensions import override

from intake_app.clock import Clock
from intake_app.domain import ids


@dataclass(frozen=True, slots=True)
class StoryClock(Clock):
    """One moment of a story. In UTC, so that a file is the same in every time zone."""

    day: date = date(2026, 1, 1)
    at: time = time(9)

    @override
    def now(self) -> datetime:
        return datetime.combine(self.day, self.at, UTC)

    @override
    def today(self) -> date:
        return self.day


@contextmanager
def repeatable_ids(persona: int, now: Callable[[], datetime], first: int = 1) -> Iterator[None]:
    """Count ids instead of drawing them: the moment of the story, then which persona and how many went before."""
    numbers = count(first)

    def counted(_size: int) -> bytes:
        number = next(numbers)
        return ((number & 0xFFF) << 64 | persona << 32 | number).to_bytes(10, "big")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "time", SimpleNamespace(time_ns=lambda: int(now().timestamp()) * 1_000_000_000))
        patch.setattr(ids, "os", SimpleNamespace(urandom=counted))
        yield
