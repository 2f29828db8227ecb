"""Chance with a memory: the same start number gives the same draws, the same ids and the same words."""

from __future__ import annotations

import bisect
import functools
import itertools
import math
import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from intake_app import paths

_T = TypeVar("_T")
SHORTEST, LONGEST = 40, 1500
"""Signs of a text in a field."""


@dataclass(frozen=True, slots=True)
class Book:
    """What is drawn from: shares, names and sentences of resources/demo/caseload.toml."""

    shares: Mapping[str, tuple[tuple[str, ...], tuple[float, ...]]]
    agree: Mapping[str, int]
    lower: int
    barriers: tuple[tuple[str, float], ...]
    """Every barrier with the part of the people with barriers who have it."""
    barrier_domain: Mapping[str, str]
    names: Mapping[str, Any]
    text: Mapping[str, Any]


@functools.cache
def book() -> Book:
    """The book, read once."""
    read = tomllib.loads((paths.RESOURCES / "demo" / "caseload.toml").read_text(encoding="utf-8"))
    share = read["share"]
    agree, lower = share.pop("agree"), share.pop("lower")
    shares = {name: (tuple(parts), tuple(itertools.accumulate(parts.values()))) for name, parts in share.items()}
    return Book(
        shares=shares,
        agree=agree,
        lower=lower,
        barriers=_barriers(read["barrier"], share["barriers"]),
        barrier_domain=read["barrier"]["domain"],
        names=read["names"],
        text=read["text"],
    )


def _barriers(read: Mapping[str, Any], many: Mapping[str, int]) -> tuple[tuple[str, float], ...]:
    """The sourced shares as they are; the rest fill up to how many barriers somebody has."""
    those = {int(number): parts for number, parts in many.items() if int(number)}
    mean = sum(number * parts for number, parts in those.items()) / sum(those.values())
    sourced = {row: parts / 100 for row, parts in read["sourced"].items()}
    left = (mean - sum(sourced.values())) / sum(read["weight"].values())
    return (*sourced.items(), *((row, parts * left) for row, parts in read["weight"].items()))


class Chance:
    """The chance of one dossier. Ids are of version 7, in the order in which they are drawn."""

    def __init__(self, seed: int, number: int, today: date) -> None:
        self._random = random.Random(f"{seed}/{number}")
        self.book = book()
        self.today = today
        moment = int(datetime.combine(today, time(6), UTC).timestamp() * 1000) - 400_000_000 + number * 4
        self._id = (moment & (1 << 48) - 1) << 80 | 0x7 << 76 | 0x2 << 62 | self._random.getrandbits(48) << 12
        self._drawn = 0

    def id(self) -> UUID:
        """The next id."""
        self._drawn += 1
        return UUID(int=self._id | (self._drawn >> 12) << 64 | self._drawn & 0xFFF)

    def of(self, share: str) -> str:
        """A value by its share."""
        values, bounds = self.book.shares[share]
        return values[bisect.bisect(bounds, self._random.random() * bounds[-1])]

    def share(self, percent: float) -> bool:
        """Whether something with this share happens."""
        return self._random.random() * 100 < percent

    def one(self, among: Sequence[_T]) -> _T:
        """Any of these."""
        return among[int(self._random.random() * len(among))]

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` up to and with `high`."""
        return low + int(self._random.random() * (high - low + 1))

    def between(self, span: str) -> int:
        """A whole number of a class such as "27-44"."""
        low, _dash, high = span.partition("-")
        return self.number(int(low), int(high))

    def day(self, first: date, last: date) -> date:
        """A day from `first` up to and with `last`; `first` when that is later."""
        return first + timedelta(days=self.number(0, max(0, (last - first).days)))

    def moment(self, day: date) -> datetime:
        """A moment on a working day's hours."""
        return datetime.combine(day, time(self.number(8, 16), self.number(0, 59)), UTC)

    def words(self, kind: str, longest: int = LONGEST) -> str:
        """Sentences put together: many short texts, few long ones."""
        wanted = int(SHORTEST * math.exp(self._random.random() * math.log(longest / SHORTEST)))
        sentences: Sequence[str] = self.book.text[kind]
        said = self.one(sentences)
        while len(said) < wanted:
            longer = f"{said} {self.one(sentences)}"
            if len(longer) > longest:
                break
            said = longer
        return said

    def barriers(self) -> tuple[str, ...]:
        """As many barriers as drawn, each with its own share: one comb laid over all of them."""
        many = int(self.of("barriers"))
        if not many:
            return ()
        rows = list(self.book.barriers)
        self._random.shuffle(rows)
        scale = many / sum(share for _row, share in rows)
        found, reached, tooth = [], 0.0, self._random.random()
        for row, share in rows:
            reached += min(1.0, share * scale)
            if reached > tooth:
                found.append(row)
                tooth += 1
        return tuple(found)
