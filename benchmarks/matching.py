"""Matching both ways: one resident against 20,000 places, one place against 100,000 residents; beside a plain scan."""

from __future__ import annotations

import itertools
import os
import random
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from benchmarks.timing import Row, in_turns
from intake_app.domain.matching import (
    HoursRange,
    LanguageNeed,
    Need,
    Opening,
    Paper,
    Reach,
    Seeker,
    Spoken,
    Wish,
)
from intake_app.domain.matching_index import OpeningIndex, SeekerIndex
from intake_app.domain.matching_judging import judge
from intake_app.domain.matching_words import Consent, MatchWeight, Means, PaperState, Standing
from intake_app.instruments.work_words import lexicon, towns, word_list

PLACES = int(os.environ.get("KEUKENTAFEL_BENCH_PLACES", "20000"))
RESIDENTS = int(os.environ.get("KEUKENTAFEL_BENCH_DOSSIERS", "100000"))
SHOWN = 50
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag")
_PAPERS = ("rijbewijs B", "VCA", "heftruckcertificaat", "mbo-2", "mbo-4", "diploma verzorgende", "rijbewijs C", "BHV")
_SETTING = ("buiten", "binnen", "rustige plek", "in een groep", "eigen tempo", "zittend werk", "met begeleiding")


def measure(folder: Path, runs: int = 60) -> list[Row]:
    """The rows of this benchmark."""
    chance = random.Random(11)
    towns_near = chance.sample(sorted(towns()), 25)
    places = [_place(number, chance, towns_near) for number in range(PLACES)]
    residents = [_resident(number, chance, towns_near) for number in range(RESIDENTS)]
    words = lexicon()
    place_index, resident_index = OpeningIndex(words, places), SeekerIndex(words, residents)
    people, asked = itertools.cycle(residents[:200]), itertools.cycle(places[:200])

    def places_for_one() -> None:
        seeker = next(people)
        found = place_index.find(seeker)
        for standing in Standing:
            for name in found.ids(standing, SHOWN):
                judge(seeker, place_index[name], words)

    def residents_for_one() -> None:
        opening = next(asked)
        found = resident_index.find(opening)
        for standing in Standing:
            for name in found.ids(standing, SHOWN):
                judge(resident_index[name], opening, words)

    quick, _nothing = in_turns(places_for_one, lambda: None, runs)
    plain, _again = in_turns(lambda: [judge(residents[0], one, words).order for one in places], lambda: None, 3, warm=0)
    both, _nothing = in_turns(residents_for_one, lambda: None, runs)
    scan, _again = in_turns(
        lambda: [judge(one, places[0], words).standing for one in residents], lambda: None, 3, warm=0
    )
    return [
        Row(f"one resident, {PLACES} places", "< 300 ms", quick, "a plain scan", plain),
        Row(f"one place, {RESIDENTS} residents", "< 300 ms", both, "a plain scan", scan),
    ]


def _words(chance: random.Random, most: int) -> tuple[str, ...]:
    """Words as people write them: of the list, with a number behind them so that texts differ."""
    concepts = word_list().work
    made = []
    for _index in range(chance.randrange(most + 1)):
        word = chance.choice(chance.choice(concepts).words)
        made.append(
            chance.choice((word, f"{word} bij een bedrijf", f"ervaring met {word}", f"{word} {chance.randrange(400)}"))
        )
    return tuple(made)


def _place(number: int, chance: random.Random, near: list[str]) -> Opening:
    least = chance.choice((4, 8, 12, 16, 20, 24, 32, 36))
    town = chance.choice(near)
    return Opening(
        id=UUID(int=number + 1),
        title=(_words(chance, 1) or ("Medewerker",))[0],
        tasks=_words(chance, 6),
        setting=tuple(chance.sample(_SETTING, chance.randrange(3))),
        needs=tuple(Need(words=one, hard=chance.random() < 0.5) for one in chance.sample(_PAPERS, chance.randrange(3))),
        languages=(LanguageNeed(language="Nederlands", level=chance.choice((None, 1, 2, 3, 4))),),
        hours=chance.choice((None, HoursRange(least=least, most=least + chance.choice((0, 4, 8)), grows=None))),
        days=chance.choice((None, frozenset(chance.sample(_DAYS, chance.randrange(1, 6))))),
        all_days=chance.choice((None, True, False)),
        town=town,
        spot=towns()[town],
    )


def _resident(number: int, chance: random.Random, near: list[str]) -> Seeker:
    town = chance.choice(near)
    least = chance.choice((4, 8, 12, 16, 20, 24))
    weights = (MatchWeight.NICE, MatchWeight.NICE, MatchWeight.MUST, MatchWeight.NO)
    return Seeker(
        id=UUID(int=number + 1),
        skills=_words(chance, 8),
        papers=tuple(
            Paper(name=one, state=chance.choice(tuple(PaperState)))
            for one in chance.sample(_PAPERS, chance.randrange(3))
        ),
        languages=(Spoken(language="Nederlands", level=chance.choice((None, 0, 1, 2, 3, 4, 6))),),
        work=tuple(Wish(words=one, weight=chance.choice(weights)) for one in _words(chance, 4)),
        setting=tuple(
            Wish(words=one, weight=chance.choice(weights)) for one in chance.sample(_SETTING, chance.randrange(4))
        ),
        hours=chance.choice((None, HoursRange(least=least, most=least + chance.choice((4, 8, 12)), grows=None))),
        days=chance.choice((None, frozenset(chance.sample(_DAYS, chance.randrange(2, 6))))),
        reach=Reach(
            town=town,
            spot=towns()[town],
            minutes=chance.choice((None, 15, 20, 30, 45, 60, 90)),
            means=chance.choice(
                (None, frozenset({Means.BICYCLE}), frozenset({Means.CAR}), frozenset({Means.PUBLIC_TRANSPORT}))
            ),
        ),
        consent=chance.choice((Consent.YES, Consent.YES, Consent.NOT_ASKED, Consent.NO)),
        spoken_on=chance.choice((None, date(2026, 1, 1) + timedelta(days=chance.randrange(300)))),
    )
