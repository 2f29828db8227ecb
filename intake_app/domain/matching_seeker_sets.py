"""What all residents say, by value, and how one place compares with each value."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any

from intake_app.domain.matching import HoursRange, Need, Opening, Paper, Reach, Seeker, Spoken
from intake_app.domain.matching_bits import ValueSets
from intake_app.domain.matching_judging import qualities_of
from intake_app.domain.matching_lexicon import Lexicon, Reading, folded
from intake_app.domain.matching_lines import (
    PAPER_VERDICTS,
    covers_paper,
    days_line,
    hours_line,
    setting_verdict,
    travel_lines,
)
from intake_app.domain.matching_opening_sets import Compared
from intake_app.domain.matching_words import Consent, Criterion, MatchVerdict, MatchWeight

_NOT = MatchVerdict.DOES_NOT_FIT
_Setting = tuple[frozenset[str], MatchWeight]


class SeekerSets:
    """Residents by what they say. A shared address book of values, never of names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.able, self.able_wide = ValueSets[str](), ValueSets[str]()
        self._no = ValueSets[str]()
        self._must, self._must_wide = ValueSets[str](), ValueSets[str]()
        self._nice, self._nice_wide = ValueSets[str](), ValueSets[str]()
        self._must_told = ValueSets[bool]()
        self._setting = ValueSets[_Setting]()
        self.papers = ValueSets[Paper]()
        self.languages = ValueSets[Spoken]()
        self.hours = ValueSets[HoursRange | None]()
        self.days, self.times = ValueSets[frozenset[str] | None](), ValueSets[frozenset[str] | None]()
        self.reach = ValueSets[Reach]()
        self.consent = ValueSets[Consent]()
        self.consultant = ValueSets[str]()
        self.spoken_on, self.start_from = ValueSets[date | None](), ValueSets[date | None]()

    def add(self, number: int, seeker: Seeker) -> None:
        """Take in a resident."""
        for sets, values in self._values(seeker):
            sets.add(number, values)

    def remove(self, number: int, seeker: Seeker) -> None:
        """Leave a resident out."""
        for sets, values in self._values(seeker):
            sets.remove(number, values)

    def settle(self) -> None:
        """Make the sets."""
        for one in vars(self).values():
            if isinstance(one, ValueSets):
                one.settle()

    def _values(self, seeker: Seeker) -> Iterator[tuple[ValueSets[Any], frozenset[Hashable]]]:
        read = self._lexicon.read
        able = read(*seeker.skills)
        wishes: dict[MatchWeight, list[Reading]] = {weight: [] for weight in MatchWeight}
        for wish in seeker.work:
            wishes[wish.weight].append(read(wish.words))
        must, nice = wishes[MatchWeight.MUST], wishes[MatchWeight.NICE]
        yield self.able, able.terms
        yield self.able_wide, able.wide
        yield self._no, frozenset().union(*(one.terms for one in wishes[MatchWeight.NO]))
        yield self._must, frozenset().union(*(one.terms for one in must))
        yield self._must_wide, frozenset().union(*(one.wide for one in must))
        yield self._nice, frozenset().union(*(one.terms for one in nice))
        yield self._nice_wide, frozenset().union(*(one.wide for one in nice))
        yield self._must_told, frozenset({bool(must) and all(one.recognised for one in must)})
        yield self._setting, frozenset((self._lexicon.qualities(one.words), one.weight) for one in seeker.setting)
        yield self.papers, frozenset(seeker.papers)
        yield self.languages, frozenset(seeker.languages)
        yield self.hours, frozenset({seeker.hours})
        yield self.days, frozenset({seeker.days})
        yield self.times, frozenset({seeker.times})
        yield self.reach, frozenset({seeker.reach})
        yield self.consent, frozenset({seeker.consent})
        yield self.consultant, frozenset({seeker.consultant})
        yield self.spoken_on, frozenset({seeker.spoken_on})
        yield self.start_from, frozenset({seeker.start_from})

    def compare(self, opening: Opening) -> Compared:
        """How all of them compare with a place. Musts and wishes met are not counted: nobody is ranked."""
        lexicon = self._lexicon
        texts = tuple(text for text in opening.work_texts if text)
        work = lexicon.read(*texts)
        found = Compared()
        must_hit = self._must.any_of(work.wide) | self._must_wide.any_of(work.terms)
        found.wanted = must_hit | self._nice.any_of(work.wide) | self._nice_wide.any_of(work.terms)
        found.blocked = self._no.any_of(work.wide)
        if work.recognised:
            found.blocked |= self._must_told[True] & ~must_hit
        found.able = self._able(work, opening)
        found.blocked |= self._limits(opening)
        there = qualities_of(opening, lexicon)
        found.blocked |= self._setting.where(
            lambda value: value[1] is not MatchWeight.NICE and setting_verdict(lexicon, *value, there) is _NOT
        )
        for need in opening.needs:
            if need.hard:
                found.blocked |= self._without_paper(need)
        found.blocked |= self._without_language(opening)
        return found

    def _able(self, work: Reading, opening: Opening) -> int:
        asked = [self._lexicon.read(need.words) for need in opening.needs]
        counted = [work, *(one for one in asked if not one.papers and (one.recognised or one.manners))]
        found = 0
        for one in counted:
            found |= self.able.any_of(one.wide) | self.able_wide.any_of(one.terms)
        return found

    def _limits(self, opening: Opening) -> int:
        hours = self.hours.where(lambda mine: hours_line(mine, opening.hours).verdict is _NOT)
        days = self.days.where(
            lambda mine: days_line(Criterion.DAYS, mine, opening.days, every=opening.all_days).verdict is _NOT
        )
        times = self.times.where(
            lambda mine: days_line(Criterion.TIMES, mine, opening.times, every=None).verdict is _NOT
        )
        far = self.reach.where(
            lambda mine: any(line.verdict is _NOT for line in travel_lines(mine, opening.town, opening.spot))
        )
        return hours | days | times | far

    def _without_paper(self, need: Need) -> int:
        asked = self._lexicon.read(need.words).paper_names
        if not asked:
            return 0
        covering = [paper for paper in self.papers if covers_paper(self._lexicon, paper.name, asked)]
        against = [paper for paper in covering if PAPER_VERDICTS[paper.state][0] is _NOT]
        return self.papers.any_of(against) & ~self.papers.any_of(set(covering) - set(against))

    def _without_language(self, opening: Opening) -> int:
        found = 0
        for need in opening.languages:
            if need.hard and need.level is not None:
                level, wanted = need.level, folded(need.language)
                known = [one for one in self.languages if one.level is not None and folded(one.language) == wanted]
                enough = [one for one in known if (one.level or 0) >= level]
                found |= self.languages.any_of(known) & ~self.languages.any_of(enough)
        return found
