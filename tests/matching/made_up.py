"""Made-up residents and places for rules that must hold for all of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st

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
from intake_app.domain.matching_words import Consent, MatchWeight, Means, PaperState
from intake_app.instruments.work_words import spot_of

WORK = (
    "Schoonmaken", "Poetshulp in een school", "heftruckchauffeur", "orderpikken", "Magazijnmedewerker", "Hovenier",
    "heggen knippen", "Koken voor de buurt", "keukenhulp", "taartjes bakken", "Met hout werken", "Naaister",
    "fietsen maken", "chauffeur met busje", "Iets met kinderen", "zorgen", "Kwantumbiologie", "vakken vullen",
    "administratie", "op tijd komen", "geduld",
)  # fmt: skip
PAPERS = ("VCA", "VCA-vol", "rijbewijs B", "rijbewijs C", "heftruckcertificaat", "mbo-2", "mbo 4", "VOG")
SETTINGS = ("buiten", "binnen", "rustige plek", "in een groep", "eigen tempo", "zittend werk", "iets onbekends")
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")
TIMES = ("ochtend", "middag", "avond")
TOWNS = ("", "Utrecht", "Zeist", "Arnhem", "Nergenshuizen")


def _some(words: Sequence[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(words), max_size=most, unique=True).map(tuple)


def _set(words: Sequence[str]) -> st.SearchStrategy[frozenset[str] | None]:
    return st.none() | st.frozensets(st.sampled_from(words), min_size=1)


def _hours() -> st.SearchStrategy[HoursRange | None]:
    return st.none() | st.builds(
        lambda least, more, grows, without: HoursRange(
            least=None if without == 1 else least, most=None if without == 2 else least + more, grows=grows
        ),
        st.integers(0, 36),
        st.integers(0, 16),
        st.sampled_from((None, True, False)),
        st.integers(0, 3),
    )


_level = st.none() | st.integers(0, 6)
_ids = st.uuids()

wishes = st.builds(Wish, words=st.sampled_from(WORK), weight=st.sampled_from(MatchWeight))
settings = st.builds(Wish, words=st.sampled_from(SETTINGS), weight=st.sampled_from(MatchWeight))
papers = st.builds(Paper, name=st.sampled_from(PAPERS), state=st.sampled_from(PaperState))
spoken = st.builds(Spoken, language=st.sampled_from(("Nederlands", "Engels")), level=_level)
reaches = st.builds(
    lambda town, minutes, km, means: Reach(town=town, spot=spot_of(town), minutes=minutes, km=km, means=means),
    st.sampled_from(TOWNS),
    st.none() | st.integers(1, 120),
    st.none() | st.integers(1, 80),
    st.none() | st.frozensets(st.sampled_from(Means), min_size=1),
)
seekers = st.builds(
    Seeker,
    id=_ids,
    skills=_some(WORK),
    papers=st.lists(papers, max_size=2).map(tuple),
    languages=st.lists(spoken, max_size=2).map(tuple),
    work=st.lists(wishes, max_size=3).map(tuple),
    setting=st.lists(settings, max_size=2).map(tuple),
    hours=_hours(),
    days=_set(DAYS),
    times=_set(TIMES),
    reach=reaches,
    consent=st.sampled_from((Consent.YES, Consent.NOT_ASKED)),
    spoken_on=st.none() | st.dates(date(2025, 1, 1), date(2026, 12, 31)),
)
needs = st.builds(Need, words=st.sampled_from((*PAPERS, *WORK)), hard=st.booleans())
openings = st.builds(
    lambda town, **values: Opening(town=town, spot=spot_of(town), **values),
    st.sampled_from(TOWNS),
    id=_ids,
    title=st.sampled_from(("", *WORK)),
    tasks=_some(WORK),
    setting=_some(SETTINGS),
    needs=st.lists(needs, max_size=3).map(tuple),
    languages=st.lists(
        st.builds(LanguageNeed, language=st.just("Nederlands"), level=_level, hard=st.booleans()), max_size=1
    ).map(tuple),
    hours=_hours(),
    days=_set(DAYS),
    all_days=st.sampled_from((None, True, False)),
    times=_set(TIMES),
)


def many_seekers(count: int, chance: random.Random) -> list[Seeker]:
    """Residents as a municipality knows them: much is not asked yet."""
    return [_seeker(number, chance) for number in range(count)]


def many_openings(count: int, chance: random.Random) -> list[Opening]:
    """Vacancies and places as they are read from files."""
    return [_opening(number, chance) for number in range(count)]


def _seeker(number: int, chance: random.Random) -> Seeker:
    town = chance.choice(TOWNS)
    weights = tuple(MatchWeight)
    return Seeker(
        id=UUID(int=number + 1),
        skills=tuple(chance.sample(WORK, chance.randrange(4))),
        papers=tuple(Paper(name=one, state=chance.choice(tuple(PaperState))) for one in chance.sample(PAPERS, 1)),
        languages=(Spoken(language="Nederlands", level=chance.choice((None, 1, 2, 3, 4, 6))),),
        work=tuple(Wish(words=one, weight=chance.choice(weights)) for one in chance.sample(WORK, chance.randrange(3))),
        setting=tuple(Wish(words=one, weight=chance.choice(weights)) for one in chance.sample(SETTINGS, 1)),
        hours=chance.choice((None, HoursRange(least=8, most=16), HoursRange(least=16, most=chance.randrange(20, 37)))),
        days=chance.choice((None, frozenset(chance.sample(DAYS, 3)))),
        reach=Reach(town=town, spot=spot_of(town), minutes=chance.choice((None, 30, 45, 60))),
        consent=chance.choice((Consent.YES, Consent.NOT_ASKED, Consent.NO)),
        spoken_on=chance.choice((None, date(2026, 1, 1) + timedelta(days=chance.randrange(300)))),
    )


def _opening(number: int, chance: random.Random) -> Opening:
    town = chance.choice(TOWNS)
    return Opening(
        id=UUID(int=number + 1),
        title=chance.choice(WORK),
        tasks=tuple(chance.sample(WORK, chance.randrange(4))),
        setting=tuple(chance.sample(SETTINGS, 1)),
        needs=tuple(Need(words=one, hard=chance.random() < 0.5) for one in chance.sample(PAPERS, chance.randrange(2))),
        languages=(LanguageNeed(language="Nederlands", level=chance.choice((None, 1, 3))),),
        hours=chance.choice((None, HoursRange(least=chance.randrange(4, 36, 4), most=36, grows=None))),
        days=chance.choice((None, frozenset(chance.sample(DAYS, 2)))),
        all_days=chance.choice((None, True, False)),
        town=town,
        spot=spot_of(town),
    )


def less_known(seeker: Seeker, name: str) -> Seeker:
    """The same resident of whom one fact is not known."""
    empty = next(one for one in fields(Seeker) if one.name == name)
    if name == "consent":
        return replace(seeker, consent=Consent.NOT_ASKED)
    return replace(seeker, **{name: () if empty.type.startswith("tuple") else Reach() if name == "reach" else None})
