"""The same comparison for very many at once: one resident against all places, and one place against all residents.

Every value that a place (or a resident) has is compared once, by the rules of `matching_lines`, for all that have it.
The outcome is that of `judge` for each of them; the words are made only for the pairs that are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from intake_app.domain.matching import Opening, Seeker
from intake_app.domain.matching_bits import bits_of, by_count, numbers_in
from intake_app.domain.matching_lexicon import Lexicon, folded
from intake_app.domain.matching_opening_sets import OpeningSets
from intake_app.domain.matching_seeker_sets import SeekerSets
from intake_app.domain.matching_words import Consent, Standing

_T = TypeVar("_T", Opening, Seeker)
_Sort = Callable[[int], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of a list: how many stand in each, and who, in order. Everybody stands in one of them."""

    parts: Mapping[Standing, tuple[int, ...]]
    """Sets of numbers per part; all of one set come before those of the next."""
    names: Mapping[int, UUID]
    sort: _Sort

    def count(self, standing: Standing) -> int:
        """How many stand in a part."""
        return sum(level.bit_count() for level in self.parts[standing])

    def ids(self, standing: Standing, limit: int | None = None, start: int = 0) -> tuple[UUID, ...]:
        """Who stands in a part, in order."""
        end = None if limit is None else start + limit
        return tuple(islice(self._in_order(standing, end), start, end))

    def _in_order(self, standing: Standing, end: int | None) -> Iterator[UUID]:
        """As many as are asked for; a large part is not sorted whole for its first page."""
        for level in self.parts[standing]:
            numbers = numbers_in(level)
            first = sorted(numbers, key=self.sort) if end is None else nsmallest(end, numbers, key=self.sort)
            yield from (self.names[number] for number in first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Whom to look among: of one consultant, not spoken since a day, able to start by a day."""

    consultant: str = ""
    not_spoken_since: date | None = None
    start_by: date | None = None


class _Numbered:
    """Numbers for ids; a number that falls free is used again."""

    def __init__(self) -> None:
        self.numbers: dict[UUID, int] = {}
        self.names: dict[int, UUID] = {}
        self._free: list[int] = []

    def take(self, name: UUID) -> int:
        number = self._free.pop() if self._free else len(self.numbers)
        self.numbers[name], self.names[number] = number, name
        return number

    def give_back(self, name: UUID) -> int:
        number = self.numbers.pop(name)
        del self.names[number]
        self._free.append(number)
        return number


class OpeningIndex:
    """All places, to be compared with one resident."""

    def __init__(self, lexicon: Lexicon, openings: Iterable[Opening] = ()) -> None:
        self._sets = OpeningSets(lexicon)
        self._slots = _Numbered()
        self._openings: dict[int, Opening] = {}
        self._titles: dict[int, tuple[str, int]] = {}
        for opening in openings:
            self.put(opening)
        self._sets.settle()

    def __len__(self) -> int:
        return len(self._openings)

    def __getitem__(self, name: UUID) -> Opening:
        return self._openings[self._slots.numbers[name]]

    def __contains__(self, name: UUID) -> bool:
        return name in self._slots.numbers

    def settle(self) -> None:
        """Make the large sets now, so that the first question is as quick as the next."""
        self._sets.settle()

    def put(self, opening: Opening) -> None:
        """Take in a place, or how it is now."""
        self.remove(opening.id)
        number = self._slots.take(opening.id)
        self._openings[number] = opening
        self._titles[number] = (folded(opening.title), opening.id.int)
        self._sets.add(number, opening)

    def remove(self, name: UUID) -> None:
        """Leave a place out. Nothing happens when it is not here."""
        if name in self._slots.numbers:
            number = self._slots.give_back(name)
            self._sets.remove(number, self._openings.pop(number))

    def find(self, seeker: Seeker) -> Found:
        """All places for one resident, by the resident's own musts and wishes."""
        everyone = bits_of(self._openings)
        compared = self._sets.compare(seeker)
        parts = {
            standing: tuple(
                level for musts in by_count(part, compared.musts) for level in by_count(musts, compared.wishes) if level
            )
            for standing, part in _parted(everyone, compared.blocked, compared.wanted, compared.able).items()
        }
        return Found(parts, self._slots.names, self._titles.__getitem__)


class SeekerIndex:
    """All residents, to be compared with one place. Who does not want that stands in no list; only their number."""

    def __init__(self, lexicon: Lexicon, seekers: Iterable[Seeker] = ()) -> None:
        self._sets = SeekerSets(lexicon)
        self._slots = _Numbered()
        self._seekers: dict[int, Seeker] = {}
        self._turn: dict[int, tuple[int, int]] = {}
        for seeker in seekers:
            self.put(seeker)
        self._sets.settle()

    def __len__(self) -> int:
        return len(self._seekers)

    def __getitem__(self, name: UUID) -> Seeker:
        return self._seekers[self._slots.numbers[name]]

    def __contains__(self, name: UUID) -> bool:
        return name in self._slots.numbers

    def __iter__(self) -> Iterator[Seeker]:
        return iter(self._seekers.values())

    def settle(self) -> None:
        """Make the large sets now, so that the first question is as quick as the next."""
        self._sets.settle()

    def put(self, seeker: Seeker) -> None:
        """Take in a resident, or how it is now."""
        self.remove(seeker.id)
        number = self._slots.take(seeker.id)
        self._seekers[number] = seeker
        self._turn[number] = ((seeker.spoken_on or date.min).toordinal(), seeker.id.int)
        self._sets.add(number, seeker)

    def remove(self, name: UUID) -> None:
        """Leave a resident out. Nothing happens when he or she is not here."""
        if name in self._slots.numbers:
            number = self._slots.give_back(name)
            self._sets.remove(number, self._seekers.pop(number))

    @property
    def withheld(self) -> int:
        """How many do not want to be looked for."""
        return self._sets.consent[Consent.NO].bit_count()

    def among(self, only: Among) -> int:
        """The numbers of the residents of whom this may be asked. Not known when somebody can start is not no."""
        sets = self._sets
        found = bits_of(self._seekers) & ~sets.consent[Consent.NO]
        if only.consultant:
            found &= sets.consultant[only.consultant]
        if (before := only.not_spoken_since) is not None:
            found &= sets.spoken_on.where(lambda day: day is None or day < before)
        if (by := only.start_by) is not None:
            found &= sets.start_from.where(lambda day: day is None or day <= by)
        return found

    def find(self, opening: Opening, only: Among | None = None) -> Found:
        """All residents for one place. Within a part nobody stands above another: longest not spoken comes first."""
        everyone = self.among(only or Among())
        compared = self._sets.compare(opening)
        parted = _parted(everyone, compared.blocked, compared.wanted, compared.able)
        return Found(
            {standing: (part,) for standing, part in parted.items()}, self._slots.names, self._turn.__getitem__
        )


def _parted(everyone: int, blocked: int, wanted: int, able: int) -> dict[Standing, int]:
    left = everyone & ~blocked
    return {
        Standing.WANTED: left & wanted,
        Standing.ABLE: left & able & ~wanted,
        Standing.TO_DISCUSS: left & ~able & ~wanted,
        Standing.NOT_NOW: everyone & blocked,
    }
