"""What all places say, by value, and how one resident compares with each value."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from intake_app.domain.matching import HoursRange, LanguageNeed, MatchLine, Need, Opening, Seeker
from intake_app.domain.matching_bits import ValueSets
from intake_app.domain.matching_judging import qualities_of
from intake_app.domain.matching_lexicon import Lexicon, Reading
from intake_app.domain.matching_lines import days_line, hours_line, language_line, paper_line, travel_lines
from intake_app.domain.matching_travel import Spot
from intake_app.domain.matching_words import Criterion, MatchVerdict, MatchWeight

_FITS, _NOT = MatchVerdict.FITS, MatchVerdict.DOES_NOT_FIT
_Days = tuple[frozenset[str] | None, bool | None]


@dataclass(slots=True)
class Compared:
    """Sets of numbers: what keeps somebody away now, whose wish it is, who can do it, and the musts and wishes met."""

    blocked: int = 0
    wanted: int = 0
    able: int = 0
    musts: list[int] = field(default_factory=list)
    wishes: list[int] = field(default_factory=list)


class OpeningSets:
    """Places by what they say."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._terms, self._wide = ValueSets[str](), ValueSets[str]()
        self._asked, self._asked_wide = ValueSets[str](), ValueSets[str]()
        self._told = ValueSets[bool]()
        self._qualities = ValueSets[str]()
        self._papers = ValueSets[Need]()
        self._languages = ValueSets[LanguageNeed]()
        self._hours = ValueSets[HoursRange | None]()
        self._days, self._times = ValueSets[_Days](), ValueSets[frozenset[str] | None]()
        self._places = ValueSets[tuple[str, Spot | None]]()

    def add(self, number: int, opening: Opening) -> None:
        """Take in a place."""
        for sets, values in self._values(opening):
            sets.add(number, values)

    def remove(self, number: int, opening: Opening) -> None:
        """Leave a place out."""
        for sets, values in self._values(opening):
            sets.remove(number, values)

    def settle(self) -> None:
        """Make the sets."""
        for one in vars(self).values():
            if isinstance(one, ValueSets):
                one.settle()

    def _values(self, opening: Opening) -> Iterator[tuple[ValueSets[Any], frozenset[Hashable]]]:
        lexicon = self._lexicon
        work = lexicon.read(*opening.work_texts)
        needs = [(need, lexicon.read(need.words)) for need in opening.needs]
        asked = [one for _need, one in needs if not one.papers and (one.recognised or one.manners)]
        yield self._terms, work.terms
        yield self._wide, work.wide
        yield self._asked, frozenset().union(*(one.terms for one in asked))
        yield self._asked_wide, frozenset().union(*(one.wide for one in asked))
        yield self._told, frozenset({work.recognised})
        yield self._qualities, qualities_of(opening, lexicon)
        yield self._papers, frozenset(need for need, one in needs if one.papers and need.hard)
        yield self._languages, frozenset(one for one in opening.languages if one.hard)
        yield self._hours, frozenset({opening.hours})
        yield self._days, frozenset({(opening.days, opening.all_days)})
        yield self._times, frozenset({opening.times})
        yield self._places, frozenset({(opening.town, opening.spot)})

    def compare(self, seeker: Seeker) -> Compared:
        """How a resident compares with all of them."""
        found = Compared()
        self._work(seeker, found)
        self._setting(seeker, found)
        self._limits(seeker, found)
        able = self._lexicon.read(*seeker.skills)
        found.able = self._sharing(able) | self._asked_wide.any_of(able.terms) | self._asked.any_of(able.wide)
        found.blocked |= self._papers.where(lambda need: paper_line(self._lexicon, need, seeker.papers).verdict is _NOT)
        found.blocked |= self._languages.where(lambda need: language_line(need, seeker.languages).verdict is _NOT)
        return found

    def _sharing(self, reading: Reading) -> int:
        return self._wide.any_of(reading.terms) | self._terms.any_of(reading.wide)

    def _work(self, seeker: Seeker, found: Compared) -> None:
        read = self._lexicon.read
        for wish in seeker.work:
            if wish.weight is MatchWeight.NO:
                found.blocked |= self._wide.any_of(read(wish.words).terms)
        for weight, met in ((MatchWeight.MUST, found.musts), (MatchWeight.NICE, found.wishes)):
            readings = [read(wish.words) for wish in seeker.work if wish.weight is weight]
            if not readings:
                continue
            hit = 0
            for reading in readings:
                hit |= self._sharing(reading)
            met.append(hit)
            found.wanted |= hit
            if weight is MatchWeight.MUST and all(reading.recognised for reading in readings):
                found.blocked |= self._told[True] & ~hit

    def _setting(self, seeker: Seeker, found: Compared) -> None:
        for wish in seeker.setting:
            wanted = self._lexicon.qualities(wish.words)
            excluded = frozenset().union(*(self._lexicon.opposite(one) for one in wanted))
            has, excludes = self._qualities.any_of(wanted), self._qualities.any_of(excluded)
            if wish.weight is MatchWeight.NO:
                found.blocked |= has & ~excludes
            elif wish.weight is MatchWeight.MUST:
                found.blocked |= excludes & ~has
                found.musts.append(has & ~excludes)
            else:
                found.wishes.append(has & ~excludes)

    def _limits(self, seeker: Seeker, found: Compared) -> None:
        """Hours, days, times and travel: limits count as musts."""
        self._limit(self._hours, lambda hours: (hours_line(seeker.hours, hours),), found)
        self._limit(
            self._days,
            lambda value: (days_line(Criterion.DAYS, seeker.days, value[0], every=value[1]),),
            found,
        )
        self._limit(self._times, lambda times: (days_line(Criterion.TIMES, seeker.times, times, every=None),), found)
        self._limit(self._places, lambda place: tuple(travel_lines(seeker.reach, *place)), found)

    @staticmethod
    def _limit(sets: ValueSets[Any], lines: Any, found: Compared) -> None:
        """Compare every value once. `lines` gives the same number of lines for each value."""
        met: dict[int, list[Any]] = {}
        blocked: list[Any] = []
        for value in sets:
            made: tuple[MatchLine, ...] = lines(value)
            if any(line.verdict is _NOT for line in made):
                blocked.append(value)
            for place, line in enumerate(made):
                if line.verdict is _FITS:
                    met.setdefault(place, []).append(value)
        found.blocked |= sets.any_of(blocked)
        found.musts.extend(sets.any_of(values) for values in met.values())
