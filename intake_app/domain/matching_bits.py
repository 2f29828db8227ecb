"""Sets of numbered things as the bits of whole numbers: a hundred thousand are compared in microseconds.

`ValueSets` keeps, for every value, which numbers have it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

_V = TypeVar("_V", bound=Hashable)
_OFTEN = 64
"""A value that more numbers have keeps its set; the others are put together when they are asked for."""
_BYTES = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


def bits_of(numbers: Iterable[int]) -> int:
    """The set of these numbers."""
    listed = list(numbers)
    if len(listed) < 8:
        made = 0
        for number in listed:
            made |= 1 << number
        return made
    row = bytearray((max(listed) >> 3) + 1)
    for number in listed:
        row[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(row, "little")


def numbers_in(bits: int) -> Iterator[int]:
    """The numbers in a set, small to large."""
    for place, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) >> 3, "little")):
        if byte:
            base = place << 3
            for bit in _BYTES[byte]:
                yield base + bit


def by_count(everyone: int, sets: Iterable[int]) -> list[int]:
    """`everyone` split by in how many of the sets they are, most first; the last part is in none of them."""
    levels = [everyone]
    for one in sets:
        levels.append(0)
        for count in range(len(levels) - 1, 0, -1):
            levels[count] = levels[count] & ~one | levels[count - 1] & one
        levels[0] &= ~one
    return levels[::-1]


class ValueSets(Generic[_V]):
    """For every value the numbers that have it, as a set that is made when it is asked for and then kept."""

    def __init__(self) -> None:
        self._numbers: dict[_V, list[int]] = {}
        self._bits: dict[_V, int] = {}

    def add(self, number: int, values: Iterable[_V]) -> None:
        """A number has these values."""
        for value in values:
            self._numbers.setdefault(value, []).append(number)
            if value in self._bits:
                self._bits[value] |= 1 << number

    def remove(self, number: int, values: Iterable[_V]) -> None:
        """A number has these values no more."""
        for value in values:
            self._numbers[value].remove(number)
            if value in self._bits:
                self._bits[value] &= ~(1 << number)
            if not self._numbers[value]:
                del self._numbers[value]
                self._bits.pop(value, None)

    def __getitem__(self, value: _V) -> int:
        """The numbers that have a value."""
        found = self._bits.get(value)
        if found is not None:
            return found
        numbers = self._numbers.get(value, ())
        found = bits_of(numbers)
        if len(numbers) > _OFTEN:
            self._bits[value] = found
        return found

    def any_of(self, values: Iterable[_V]) -> int:
        """The numbers that have at least one of these values."""
        found = 0
        seldom: list[int] = []
        for value in values:
            numbers = self._numbers.get(value, ())
            if len(numbers) > _OFTEN:
                found |= self[value]
            else:
                seldom.extend(numbers)
        return found | bits_of(seldom)

    def where(self, holds: Callable[[_V], bool]) -> int:
        """The numbers that have a value for which this holds. Asks it once per value."""
        return self.any_of([value for value in self._numbers if holds(value)])

    def __iter__(self) -> Iterator[_V]:
        return iter(self._numbers)

    def settle(self) -> None:
        """Make every large set now, so that the first question is as quick as the next."""
        for value, numbers in self._numbers.items():
            if len(numbers) > _OFTEN:
                self[value]
