"""Laying one resident and one place side by side: the whole comparison, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from intake_app.domain.matching import Match, MatchLine, Opening, Seeker
from intake_app.domain.matching_lexicon import Lexicon
from intake_app.domain.matching_lines import (
    consent_line,
    days_line,
    hours_line,
    language_line,
    need_lines,
    setting_line,
    skill_line,
    start_line,
    travel_lines,
    work_lines,
)
from intake_app.domain.matching_words import Criterion


def judge(seeker: Seeker, opening: Opening, lexicon: Lexicon) -> Match:
    """Everything there is to say about this resident and this place."""
    return Match(seeker=seeker.id, opening=opening.id, lines=tuple(_lines(seeker, opening, lexicon)))


def _lines(seeker: Seeker, opening: Opening, lexicon: Lexicon) -> Iterator[MatchLine]:
    texts = tuple(text for text in opening.work_texts if text) or ("",)
    work, able = lexicon.read(*texts), lexicon.read(*seeker.skills)
    yield from work_lines(lexicon, seeker.work, texts, work)
    there = qualities_of(opening, lexicon)
    yield from (setting_line(lexicon, wish, there) for wish in seeker.setting)
    yield hours_line(seeker.hours, opening.hours)
    yield days_line(Criterion.DAYS, seeker.days, opening.days, every=opening.all_days)
    yield days_line(Criterion.TIMES, seeker.times, opening.times, every=None)
    yield from travel_lines(seeker.reach, opening.town, opening.spot)
    yield skill_line(lexicon, seeker.skills, able, texts, work)
    for need in opening.needs:
        yield from need_lines(lexicon, need, seeker.skills, able, seeker.papers)
    yield from (language_line(need, seeker.languages) for need in opening.languages)
    if seeker.start_from is not None and opening.last_start is not None:
        yield start_line(seeker.start_from, opening.last_start)
    yield consent_line(seeker.consent)


def qualities_of(opening: Opening, lexicon: Lexicon) -> frozenset[str]:
    """How it is at a place, read from all its own words."""
    return lexicon.qualities(opening.title, *opening.tasks, *opening.setting, opening.adaptable)
