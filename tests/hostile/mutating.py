"""Changes files at random, keeps what comes somewhere new in our code, and tells what became of each.

`python -m tests.hostile --count 100000 --seed 1` is the long run of which docs/security.md has the figures.
"""

from __future__ import annotations

import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import CodeType, FrameType
from typing import Any

from intake_app import paths
from intake_app.errors import KeukentafelError
from tests.hostile.readers import Reader

LONGEST = 20
"""Seconds that one file may take before it counts as a hang."""
_OURS = str(paths.ROOT / "intake_app")
_ODD = (
    b"\x00", b"\xff\xfe", b"NaN", b"1e999", b"-1", b"99999999999999999999", b"null", b"true", b'"', b"\\ud800",
    b"[" * 900,
    b"{" * 900, b"../../x", b"=cmd|'/c calc'!A0", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", "\u202e".encode(), b"\r\n",
    b"9999-99-99", b"PK\x03\x04", b"%PDF-1.7", b"/JS (app.alert(1))", b";" * 400,
)  # fmt: skip


@dataclass
class Told:
    """What became of the files of one reader."""

    name: str
    tried: int = 0
    taken: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    found: int = 0
    longest: float = 0.0


class Broken(AssertionError):
    """A file was neither refused with a sentence nor taken in. `content` is that file."""

    def __init__(self, reader: str, content: bytes, because: str) -> None:
        super().__init__(f"{reader}: {because} ({len(content)} bytes)")
        self.content = content


def changed(content: bytes, other: bytes, dice: random.Random) -> bytes:
    """One file with up to four changes: bits, cuts, doubled pieces, pieces of another file, odd words."""
    data = bytearray(content)
    for _change in range(dice.choice((1, 1, 1, 2, 4))):
        at = dice.randrange(len(data) + 1)
        until = min(len(data), at + dice.choice((1, 2, 8, 64, 700)))
        match dice.randrange(7):
            case 0 if at < len(data):
                data[at] ^= 1 << dice.randrange(8)
            case 1:
                del data[at:until]
            case 2:
                del data[at:]
            case 3:
                data[at:at] = data[at:until] * dice.choice((1, 3, 40))
            case 4:
                start = dice.randrange(len(other) + 1)
                data[at:until] = other[start : start + dice.choice((4, 60, 900))]
            case 5:
                data[at:at] = dice.choice(_ODD)
            case _:
                data[at:until] = dice.choice(_ODD)
    return bytes(data)


@contextmanager
def _seen() -> Iterator[set[tuple[CodeType, int]]]:
    """The lines of our own code that are come to meanwhile."""
    lines: set[tuple[CodeType, int]] = set()

    def inside(frame: FrameType, what: str, _argument: Any) -> Callable[..., Any]:
        if what == "line":
            lines.add((frame.f_code, frame.f_lineno))
        return inside

    def calls(frame: FrameType, _what: str, _argument: Any) -> Callable[..., Any] | None:
        return inside if frame.f_code.co_filename.startswith(_OURS) else None

    before = sys.gettrace()
    sys.settrace(calls)
    try:
        yield lines
    finally:
        sys.settrace(before)


def _late(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def run(reader: Reader, count: int, seed: int) -> Told:
    """Offer `count` changed files to a reader. Raises Broken at the first that it neither refuses nor takes."""
    dice, told = random.Random(f"{reader.name} {seed}"), Told(reader.name)
    pool = list(reader.seeds())
    known: set[tuple[CodeType, int]] = set()
    for content in pool:
        with _seen() as lines:
            reader.read(content)  # a whole file is taken in
        known |= lines
    for number in range(count):
        content = changed(dice.choice(pool), dice.choice(pool), dice)
        guided = number % 4 == 0  # looking at every line is slow: a quarter of the files finds the way for the rest
        began = time.perf_counter()
        lines = _offer(reader, content, told, guided=guided)
        told.longest = max(told.longest, time.perf_counter() - began)
        if not lines <= known and len(content) < 200_000:
            pool.append(content)
            told.found += 1
        known |= lines
    return told


def _offer(reader: Reader, content: bytes, told: Told, *, guided: bool) -> set[tuple[CodeType, int]]:
    told.tried += 1
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _late)
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
    lines: set[tuple[CodeType, int]] = set()
    try:
        if guided:
            with _seen() as lines:
                reader.read(content)
        else:
            reader.read(content)
        told.taken += 1
    except KeukentafelError as error:
        sentence = str(error).strip()
        if not sentence:
            raise Broken(reader.name, content, "refused without a sentence") from error
        told.refused[sentence.split("\n")[0][:60]] += 1
    except TimeoutError as error:
        raise Broken(reader.name, content, f"took longer than {LONGEST} s") from error
    except Exception as error:
        raise Broken(reader.name, content, f"{type(error).__name__}") from error
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
    return lines
