"""Matching both ways (H02): places and offers for a resident, residents for a place, and a question that came by phone.

The list is ordered by the resident's own musts and wishes, never by a value of an instrument; nothing is left out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.ids import new_id
from intake_app.domain.matching import HoursRange, LanguageNeed, Match, Need, Opening, Seeker
from intake_app.domain.matching_index import Among, Found, OpeningIndex, SeekerIndex
from intake_app.domain.matching_judging import judge
from intake_app.domain.matching_words import Criterion, Standing
from intake_app.domain.people import CaseFile, Person
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.work_words import lexicon, spot_of
from intake_app.services import data_choices, places
from intake_app.services.desk import Desk
from intake_app.services.match_openings import opening_of
from intake_app.services.match_room import Progress, room
from intake_app.services.match_seekers import seeker_of

SHOWN = 25
"""So many of each part show at first; the rest is asked for part by part."""


class Source(StrEnum):
    """In which list to look for a resident."""

    PLACES = "plekken"
    OFFERS = "aanbod"


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place for a resident, with every line of the comparison."""

    opening: Opening
    match: Match


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """The places for a resident: those that show, and how many there are in each part."""

    shown: tuple[PlaceMatch, ...]
    counts: dict[Standing, int]
    source: Source


@dataclass(frozen=True, slots=True)
class ResidentMatch:
    """A resident for a place, with the name as the consultant knows it."""

    case_id: UUID
    number: str
    name: str
    seeker: Seeker
    match: Match


@dataclass(frozen=True, slots=True)
class ResidentsFound:
    """The residents for a place: those that show, how many in each part, and how many do not want to be looked for."""

    opening: Opening
    shown: tuple[ResidentMatch, ...]
    counts: dict[Standing, int]
    withheld: int
    looked_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody asks by phone. What is left empty does not matter."""

    work: str = ""
    papers: str = ""
    hours: int | None = None
    days: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    town: str = ""
    dutch: int | None = None
    """Level of Dutch, A0 = 0 to C2 = 6."""
    start_by: date | None = None
    not_spoken_weeks: int | None = None
    consultant: str = ""

    @property
    def criteria(self) -> frozenset[Criterion]:
        """What the question is about."""
        asked = {
            Criterion.WORK: self.work,
            Criterion.SKILLS: self.work,
            Criterion.PAPERS: self.papers,
            Criterion.CONDITIONS: self.papers,
            Criterion.HOURS: self.hours,
            Criterion.DAYS: self.days,
            Criterion.TIMES: self.times,
            Criterion.DISTANCE: self.town,
            Criterion.TRAVEL: self.town,
            Criterion.LANGUAGE: self.dutch is not None,
            Criterion.CONSENT: True,
        }
        return frozenset(one for one, said in asked.items() if said)

    @property
    def opening(self) -> Opening:
        """The place that answers to the question."""
        return Opening(
            id=new_id(),
            title=self.work.strip(),
            needs=tuple(Need(words=one.strip(), hard=True) for one in self.papers.split(",") if one.strip()),
            languages=(LanguageNeed(language="Nederlands", level=self.dutch),) if self.dutch is not None else (),
            hours=HoursRange(least=self.hours, most=self.hours) if self.hours else None,
            days=self.days or None,
            all_days=True if self.days else None,
            times=self.times or None,
            town=self.town.strip(),
            spot=spot_of(self.town),
        )


def read_on(desk: Desk) -> Progress:
    """Read a part of the residents who are not in memory yet. Call it until it is ready."""
    return room(desk).read_on(desk)


def places_for(
    desk: Desk, case_id: UUID, source: Source = Source.PLACES, more: Standing | None = None, limit: int = SHOWN
) -> PlacesFound:
    """The places (or offers) for one resident. `more` gives `limit` of that part instead of the first few."""
    index = _index(desk, source)
    seeker = seeker_of(data_choices.seen(desk.dossier(case_id), desk.fields_off), desk.forms, desk.today())
    found = index.find(seeker)
    shown = (index[one] for standing in Standing for one in found.ids(standing, _most(standing, more, limit)))
    return PlacesFound(tuple(PlaceMatch(one, judge(seeker, one, lexicon())) for one in shown), _counts(found), source)


def place_for(desk: Desk, dossier: Dossier, place_id: UUID) -> PlaceMatch | None:
    """One place laid beside one resident; None when the place is not there any more."""
    try:
        opening = opening_of(places.place(desk, place_id))
    except InputRefused:
        return None
    shown = data_choices.seen(dossier, desk.fields_off)
    return PlaceMatch(opening, judge(seeker_of(shown, desk.forms, desk.today()), opening, lexicon()))


def residents_for(desk: Desk, place_id: UUID, more: Standing | None = None, limit: int = SHOWN) -> ResidentsFound:
    """The residents for one place. Who does not want to be looked for is counted and not shown."""
    return _residents(desk, opening_of(places.place(desk, place_id)), Among(), more, limit)


def answer(desk: Desk, question: Question, more: Standing | None = None, limit: int = SHOWN) -> ResidentsFound:
    """Who of the own dossiers answers to a question that came by phone."""
    weeks = question.not_spoken_weeks
    only = Among(
        consultant=question.consultant,
        start_by=question.start_by,
        not_spoken_since=desk.today() - timedelta(weeks=weeks) if weeks is not None else None,
    )
    found = _residents(desk, question.opening, only, more, limit)
    asked = question.criteria
    shown = (replace(one, match=_about(one.match, asked)) for one in found.shown)
    return replace(found, shown=tuple(shown))


def _about(match: Match, asked: frozenset[Criterion]) -> Match:
    """Only what was asked: a question by phone says nothing of the rest."""
    return replace(match, lines=tuple(line for line in match.lines if line.criterion in asked))


def _residents(desk: Desk, opening: Opening, only: Among, more: Standing | None, limit: int) -> ResidentsFound:
    kept = room(desk)
    kept.read_whole(desk)
    index: SeekerIndex = kept.residents
    found = index.find(opening, only)
    wanted = [one for standing in Standing for one in found.ids(standing, _most(standing, more, limit))]
    shown = []
    with desk.vault.read() as reader:
        for case_id in wanted:
            case = reader.get(CaseFile, case_id)
            person = reader.get(Person, case.person_id) if case is not None else None
            if case is not None and person is not None:
                seeker = index[case_id]
                said = judge(seeker, opening, lexicon())
                shown.append(ResidentMatch(case_id, case.number, person.full_name, seeker, said))
    return ResidentsFound(opening, tuple(shown), _counts(found), index.withheld, len(index))


def _index(desk: Desk, source: Source) -> OpeningIndex:
    kept = room(desk)
    if source is Source.OFFERS:
        kept.refresh_offers(desk)
        return kept.offers
    kept.refresh_places(desk)
    return kept.places


def _counts(found: Found) -> dict[Standing, int]:
    return {standing: found.count(standing) for standing in Standing}


def _most(standing: Standing, more: Standing | None, limit: int) -> int:
    return limit if more in (None, standing) else SHOWN


def standing_words(standing: Standing) -> str:
    """The part of a list that somebody or something stands in."""
    return {
        Standing.WANTED: _("Fits a wish"),
        Standing.ABLE: _("Fits what somebody can do"),
        Standing.TO_DISCUSS: _("To talk about"),
        Standing.NOT_NOW: _("Not now, and why"),
    }[standing]
