"""The rules of comparison, one function per criterion: what both sides say in, a line (or lines) out.

Each keeps to three rules. What is not known gives "unknown", never "does not fit". Knowing more never makes a line that
fits unknown. And a line says what would have to be arranged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from intake_app.domain.matching import (
    HoursRange,
    LanguageNeed,
    MatchLine,
    Need,
    Paper,
    Reach,
    Spoken,
    Wish,
)
from intake_app.domain.matching_lexicon import Lexicon, Reading, folded
from intake_app.domain.matching_travel import Spot, road_km, within_km, within_minutes
from intake_app.domain.matching_words import (
    Arrange,
    Consent,
    Criterion,
    MatchVerdict,
    MatchWeight,
    PaperState,
    Side,
)

_FITS, _NOT, _UNKNOWN = MatchVerdict.FITS, MatchVerdict.DOES_NOT_FIT, MatchVerdict.UNKNOWN

PAPER_VERDICTS = {
    PaperState.HELD: (_FITS, None),
    PaperState.FOREIGN: (_UNKNOWN, Arrange.RECOGNITION),
    PaperState.ONGOING: (_UNKNOWN, Arrange.FINISH_PAPER),
    PaperState.UNSURE: (_UNKNOWN, Arrange.ASK_RESIDENT),
    PaperState.EXPIRED: (_NOT, Arrange.RENEW_PAPER),
    PaperState.NOT_RECOGNISED: (_NOT, Arrange.RECOGNITION),
    PaperState.NOT_HELD: (_NOT, Arrange.GET_PAPER),
}
"""How a paper of the resident counts, best first: of two records of one paper the better one tells."""


def work_lines(lexicon: Lexicon, wishes: Iterable[Wish], texts: tuple[str, ...], work: Reading) -> Iterator[MatchLine]:
    """Wishes about the work itself. Several musts (or wishes) are choices: one that is there is enough."""
    by_weight: dict[MatchWeight, list[tuple[Wish, Reading]]] = {}
    for wish in wishes:
        by_weight.setdefault(wish.weight, []).append((wish, lexicon.read(wish.words)))
    for wish, reading in by_weight.get(MatchWeight.NO, ()):
        if reading.covers(work):
            theirs = spoken_of(lexicon, reading, texts)
            yield MatchLine(
                criterion=Criterion.WORK, verdict=_NOT, weight=MatchWeight.NO, mine=wish.words, theirs=theirs
            )
    for weight in (MatchWeight.MUST, MatchWeight.NICE):
        if weight in by_weight:
            yield _wished(lexicon, weight, by_weight[weight], texts, work)


def _wished(
    lexicon: Lexicon, weight: MatchWeight, wishes: list[tuple[Wish, Reading]], texts: tuple[str, ...], work: Reading
) -> MatchLine:
    met = [(wish, reading) for wish, reading in wishes if reading.shares(work)]
    if met:
        mine = "; ".join(wish.words.strip().rstrip(".") for wish, _reading in met)
        theirs = spoken_of(lexicon, met[0][1], texts)
        return MatchLine(criterion=Criterion.WORK, verdict=_FITS, weight=weight, mine=mine, theirs=theirs)
    mine = "; ".join(wish.words.strip().rstrip(".") for wish, _reading in wishes)
    told = work.recognised and all(reading.recognised for _wish, reading in wishes)
    return MatchLine(
        criterion=Criterion.WORK,
        verdict=_NOT if told else _UNKNOWN,
        weight=weight,
        mine=mine,
        theirs=texts[0],
        arrange=None if told else Arrange.ASK_RESIDENT,
    )


def skill_line(
    lexicon: Lexicon, skills: tuple[str, ...], able: Reading, texts: tuple[str, ...], work: Reading
) -> MatchLine:
    """What the resident can do already of what there is to do. What is not written down can still be learned."""
    if able.shares(work):
        mine = spoken_of(lexicon, work, skills)
        theirs = spoken_of(lexicon, able, texts)
        return MatchLine(criterion=Criterion.SKILLS, verdict=_FITS, side=Side.PLACE, mine=mine, theirs=theirs)
    return MatchLine(
        criterion=Criterion.SKILLS, verdict=_UNKNOWN, side=Side.PLACE, theirs=texts[0], arrange=Arrange.ASK_RESIDENT
    )


def need_lines(
    lexicon: Lexicon, need: Need, skills: tuple[str, ...], able: Reading, papers: tuple[Paper, ...]
) -> Iterator[MatchLine]:
    """What a place asks: a paper, work that somebody did before, a manner of working, or something in other words."""
    asked = lexicon.read(need.words)
    if asked.papers:
        yield paper_line(lexicon, need, papers)
        return
    weight = MatchWeight.MUST if need.hard else MatchWeight.NICE
    if asked.recognised or asked.manners:
        fits = able.shares(asked) or not able.manners.isdisjoint(asked.manners)
        yield MatchLine(
            criterion=Criterion.SKILLS if able.shares(asked) else Criterion.CONDITIONS,
            verdict=_FITS if fits else _UNKNOWN,
            weight=weight,
            side=Side.PLACE,
            mine=_shared_words(lexicon, asked, skills) if fits else "",
            theirs=need.words,
            arrange=None if fits else Arrange.SHOW_SKILL,
        )
        return
    same = next((skill for skill in skills if folded(need.words) in folded(skill)), "")
    yield MatchLine(
        criterion=Criterion.CONDITIONS,
        verdict=_FITS if same else _UNKNOWN,
        weight=weight,
        side=Side.PLACE,
        mine=same,
        theirs=need.words,
        arrange=None if same else Arrange.ASK_RESIDENT,
    )


def paper_line(lexicon: Lexicon, need: Need, papers: Iterable[Paper]) -> MatchLine:
    """A diploma, certificate or licence. A higher one covers a lower one; one that is not written down is unknown."""
    asked = lexicon.read(need.words).paper_names
    covering = [paper for paper in papers if covers_paper(lexicon, paper.name, asked)]
    order = tuple(PAPER_VERDICTS)
    best = min(covering, key=lambda paper: (order.index(paper.state), paper.name), default=None)
    verdict, arrange = PAPER_VERDICTS[best.state] if best else (_UNKNOWN, Arrange.ASK_RESIDENT)
    return MatchLine(
        criterion=Criterion.PAPERS,
        verdict=verdict,
        weight=MatchWeight.MUST if need.hard else MatchWeight.NICE,
        side=Side.PLACE,
        mine=best.name if best else "",
        theirs=need.words,
        arrange=arrange,
    )


def covers_paper(lexicon: Lexicon, name: str, asked: frozenset[str]) -> bool:
    """Whether a paper is one of those asked for, or stands above one ("VCA of BHV" is met by either)."""
    return not lexicon.read(name).papers.isdisjoint(asked)


def language_line(need: LanguageNeed, languages: Iterable[Spoken]) -> MatchLine:
    """A language that is needed. Not written down, or without a level, is unknown."""
    wanted = folded(need.language)
    known = [one for one in languages if folded(one.language) == wanted]
    levels = [one.level for one in known if one.level is not None]
    if need.level is None:
        verdict = _FITS if known else _UNKNOWN
    elif levels:
        verdict = _FITS if max(levels) >= need.level else _NOT
    else:
        verdict = _UNKNOWN
    arrange = {_NOT: Arrange.LANGUAGE_HELP, _UNKNOWN: Arrange.ASK_RESIDENT}.get(verdict)
    return MatchLine(
        criterion=Criterion.LANGUAGE,
        verdict=verdict,
        weight=MatchWeight.MUST if need.hard else MatchWeight.NICE,
        side=Side.PLACE,
        mine=_level_words(known),
        theirs=f"{need.language} {_LEVELS[need.level]}" if need.level is not None else need.language,
        arrange=arrange,
    )


_LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")


def _level_words(known: list[Spoken]) -> str:
    levels = [one.level for one in known if one.level is not None]
    return f"{known[0].language} {_LEVELS[max(levels)]}" if levels else (known[0].language if known else "")


def hours_line(seeker: HoursRange | None, opening: HoursRange | None) -> MatchLine:
    """Hours a week, with building up when both can."""
    verdict, arrange = _hours(seeker or HoursRange(), opening or HoursRange())
    return MatchLine(
        criterion=Criterion.HOURS,
        verdict=verdict,
        weight=MatchWeight.MUST,
        mine=hours_words(seeker),
        theirs=hours_words(opening),
        arrange=arrange,
    )


def _hours(seeker: HoursRange, opening: HoursRange) -> tuple[MatchVerdict, Arrange | None]:
    """A place that says "from 20" without an end is open upward; a resident who says so is asked for the most."""
    least, most = opening.least, opening.most
    if seeker.least is not None and most is not None and most < seeker.least:
        return _NOT, Arrange.ASK_PLACE
    if seeker.most is not None and least is not None and least > seeker.most:
        return _building_up(seeker.grows, opening.grows)
    high = seeker.most if seeker.most is not None else seeker.least
    if high is not None and least is not None and least <= high:
        return _FITS, None
    if least is None and most is not None and seeker.most is not None and most <= seeker.most:
        return _FITS, None
    asks_place = high is not None and (least, most) == (None, None)
    return _UNKNOWN, Arrange.ASK_PLACE if asks_place else Arrange.ASK_RESIDENT


def _building_up(wants: bool | None, possible: bool | None) -> tuple[MatchVerdict, Arrange | None]:
    """More hours than somebody can: a known no, until one side wants to build up."""
    if wants and possible:
        return _FITS, Arrange.BUILD_UP
    one_does = (wants or possible) and wants is not False and possible is not False
    return _UNKNOWN if one_does else _NOT, Arrange.BUILD_UP


def hours_words(hours: HoursRange | None) -> str:
    """A range as people write it: "16-24", "24", or empty."""
    if hours is None:
        return ""
    return "-".join(str(one) for one in dict.fromkeys((hours.least, hours.most)) if one is not None)


def days_line(
    criterion: Criterion, mine: frozenset[str] | None, theirs: frozenset[str] | None, *, every: bool | None
) -> MatchLine:
    """Days, or parts of the day. `every`: the place needs all of them; None: not known."""
    if mine is None or theirs is None:
        verdict = _UNKNOWN
    elif theirs <= mine:
        verdict = _FITS
    elif theirs.isdisjoint(mine):
        verdict = _NOT
    else:
        verdict = {True: _NOT, False: _FITS, None: _UNKNOWN}[every]
    return MatchLine(
        criterion=criterion,
        verdict=verdict,
        weight=MatchWeight.MUST,
        mine=", ".join(sorted(mine or ())),
        theirs=", ".join(sorted(theirs or ())),
        arrange=None if verdict is _FITS else Arrange.ASK_RESIDENT if mine is None else Arrange.ASK_PLACE,
    )


def travel_lines(reach: Reach, town: str, spot: Spot | None) -> Iterator[MatchLine]:
    """How far and how long. Without a limit it is unknown whether the resident wants to travel so far."""
    km = _km(reach, town, spot)
    minutes, distance = reach.minutes, reach.km
    if distance is not None:
        yield _travel(Criterion.DISTANCE, within_km(distance, km), str(distance), town)
    if minutes is not None:
        yield _travel(Criterion.TRAVEL, within_minutes(minutes, km, reach.means), str(minutes), town)
    if distance is None and minutes is None:
        yield _travel(Criterion.DISTANCE, _UNKNOWN, "", town)


def _km(reach: Reach, town: str, spot: Spot | None) -> float | None:
    if not town or not reach.town:
        return None
    if folded(town) == folded(reach.town):
        return 0.0
    return road_km(reach.spot, spot) if reach.spot and spot else None


def _travel(criterion: Criterion, verdict: MatchVerdict, limit: str, town: str) -> MatchLine:
    asks = Arrange.LOOK_UP_TRAVEL if town and limit else Arrange.ASK_RESIDENT if town else Arrange.ASK_PLACE
    return MatchLine(
        criterion=criterion,
        verdict=verdict,
        weight=MatchWeight.MUST,
        mine=limit,
        theirs=town,
        arrange=None if verdict is _FITS else asks,
    )


def setting_line(lexicon: Lexicon, wish: Wish, there: frozenset[str]) -> MatchLine:
    """How it is there. A place that says nothing about it, or a wish in words that are not in the list, is unknown."""
    verdict = setting_verdict(lexicon, lexicon.qualities(wish.words), wish.weight, there)
    return MatchLine(
        criterion=Criterion.SETTING,
        verdict=verdict,
        weight=wish.weight,
        mine=wish.words,
        arrange={_UNKNOWN: Arrange.ASK_PLACE, _NOT: Arrange.ADAPT}.get(verdict),
    )


def setting_verdict(
    lexicon: Lexicon, wanted: frozenset[str], weight: MatchWeight, there: frozenset[str]
) -> MatchVerdict:
    """What `there` says of these qualities; both they and what they exclude is no answer."""
    excluded = frozenset().union(*(lexicon.opposite(one) for one in wanted))
    has, excludes = not wanted.isdisjoint(there), not excluded.isdisjoint(there)
    if has is excludes:
        return _UNKNOWN
    return _FITS if has is (weight is not MatchWeight.NO) else _NOT


def start_line(start_from: date, last_start: date) -> MatchLine:
    """Whether the resident can begin in time."""
    return MatchLine(
        criterion=Criterion.START,
        verdict=_FITS if start_from <= last_start else _NOT,
        weight=MatchWeight.NICE,
        mine=start_from.isoformat(),
        theirs=last_start.isoformat(),
        arrange=None if start_from <= last_start else Arrange.ASK_PLACE,
    )


def consent_line(consent: Consent) -> MatchLine:
    """Whether the resident agreed that places are approached. Only a yes fits; a no is respected."""
    return MatchLine(
        criterion=Criterion.CONSENT,
        verdict=_FITS if consent is Consent.YES else _UNKNOWN,
        mine=consent.value,
        arrange=None if consent is Consent.YES else Arrange.CONSENT,
    )


def spoken_of(lexicon: Lexicon, reading: Reading, texts: Iterable[str]) -> str:
    """The first of these texts that shares work with a reading, as it was written; else the first text."""
    written = tuple(text for text in texts if text)
    return next((one for one in written if reading.shares(lexicon.read(one))), written[0] if written else "")


def _shared_words(lexicon: Lexicon, asked: Reading, skills: tuple[str, ...]) -> str:
    for skill in skills:
        reading = lexicon.read(skill)
        if reading.shares(asked) or not reading.manners.isdisjoint(asked.manners):
            return skill
    return ""
