"""Stretches of a cv of which nothing is known, with what the dossier knows that may fill them (G03).

For the consultant alone. Whether something goes on the time line is the resident's choice: nothing is put there by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import HouseholdRelation
from intake_app.domain.placements import PlacementStatus
from intake_app.domain.portfolio_choices import EducationStatus, ExperienceKind
from intake_app.domain.portfolio_parts import Experience
from intake_app.domain.vocabulary import PortfolioSection
from intake_app.i18n import _
from intake_app.services import experience, portfolio
from intake_app.services.desk import Desk
from intake_app.services.experience import Gap

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST = 4
"""So many are shown with one gap: more is a search, not a hint."""
_YOUNG_CHILD = 4
"""Years in which a child of the household is at home before school."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Something that may have been done in a gap: in words, and as it would stand on the time line."""

    said: str
    entry: Experience


@dataclass(frozen=True, slots=True)
class OpenStretch:
    """A gap and what may fill it."""

    gap: Gap
    fillers: tuple[Filler, ...]


def stretches(dossier: Dossier, today: date, months: int) -> tuple[OpenStretch, ...]:
    """Every gap of more than so many months, oldest first."""
    known = {one.role.strip().casefold() for one in dossier.experiences if one.start or one.end or one.ongoing}
    found = []
    for gap in experience.gaps(dossier, today, months):
        fitting = (one for one in _fillers(dossier, gap) if one.entry.role.strip().casefold() not in known)
        once = {one.entry.role.strip().casefold(): one for one in fitting}
        found.append(OpenStretch(gap, tuple(islice(once.values(), _MOST))))
    return tuple(found)


def put_on_the_time_line(desk: Desk, filler: Filler) -> Changes:
    """Write it down as an experience; one that is there without a day gets the days of the gap."""
    dossier = desk.dossier(filler.entry.case_id)
    there = next((one for one in dossier.experiences if one.id == filler.entry.id), None)
    if there is not None:
        given = {"start": filler.entry.start, "end": filler.entry.end}
        return portfolio.keep_record(desk, Experience, there.id, _("Experience"), **given)
    return portfolio.add_record(desk, filler.entry, _("Experience"))


def _fillers(dossier: Dossier, gap: Gap) -> Iterator[Filler]:
    yield from _undated(dossier, gap)
    yield from _told(dossier, gap)
    yield from _learned(dossier, gap)
    yield from _at_home(dossier, gap)
    yield from _at_work(dossier, gap)


def _undated(dossier: Dossier, gap: Gap) -> Iterator[Filler]:
    """An experience without a day may be of then."""
    for one in dossier.experiences:
        if one.role.strip() and not (one.start or one.end or one.ongoing):
            dated = Experience(
                id=one.id, case_id=one.case_id, kind=one.kind, role=one.role, start=gap.start, end=gap.end
            )
            yield Filler(_("{what}: on the time line without a year").format(what=one.role), dated)


def _told(dossier: Dossier, gap: Gap) -> Iterator[Filler]:
    """A line of the portfolio that names a year."""
    for one in dossier.portfolio_items:
        years = sorted(_YEAR.findall(f"{one.title} {one.detail}"))
        fits = any(_in(year, gap) for year in years)
        if one.section is PortfolioSection.DONE and fits and one.title.strip():
            said = _("{what}: told in the portfolio, {when}").format(what=one.title, when=one.detail or years[0])
            yield Filler(said, _entry(dossier, ExperienceKind.OTHER, one.title, years[0], years[-1]))


def _learned(dossier: Dossier, gap: Gap) -> Iterator[Filler]:
    for one in dossier.qualifications:
        year = str(one.year or "")
        if one.title.strip() and year and _in(year, gap) and one.status is not EducationStatus.ONGOING:
            said = _("{what}: a diploma or training of {year}").format(what=one.title, year=year)
            yield Filler(said, _entry(dossier, ExperienceKind.EDUCATION, one.title, year, year, one.institute))


def _at_home(dossier: Dossier, gap: Gap) -> Iterator[Filler]:
    """A child that was small then, and care for somebody; without a name, for it may come on paper."""
    first, last = int(gap.start[:4]), int(gap.end[:4])
    for one in dossier.household_members:
        born = one.birth_year
        if one.relation is HouseholdRelation.CHILD and born and born <= last and born + _YOUNG_CHILD >= first:
            said = _("Bringing up a child that was small then")
            yield Filler(said, _gap_entry(dossier, gap, ExperienceKind.UPBRINGING, _("Bringing up children")))
        elif one.care.strip() and one.relation is not HouseholdRelation.CHILD:
            said = _("Caring for somebody at home: {words}").format(words=one.care.strip())
            yield Filler(said, _gap_entry(dossier, gap, ExperienceKind.INFORMAL_CARE, _("Caring for somebody close")))


def _at_work(dossier: Dossier, gap: Gap) -> Iterator[Filler]:
    """Places, work that was tried and routes that began in those months."""
    for place in dossier.placements:
        if place.starts_on and place.status not in (PlacementStatus.WAITING_LIST, PlacementStatus.PREPARING):
            yield from _dated(dossier, gap, place.title, place.starts_on, place.ends_on, place.host)
    for earned in dossier.earnings:
        if earned.from_on:
            yield from _dated(dossier, gap, earned.what, earned.from_on, earned.until_on)
    for route in dossier.trajectories:
        yield from _dated(dossier, gap, route.title, route.started_on, route.ended_on or route.ends_on)


def _dated(dossier: Dossier, gap: Gap, what: str, start: date, end: date | None, where: str = "") -> Iterator[Filler]:
    begun, ended = f"{start:%Y-%m}", f"{end:%Y-%m}" if end else gap.end
    if what.strip() and begun <= gap.end and ended >= gap.start:
        said = _("{what}: from {month}").format(what=what.strip(), month=experience.month_words(begun))
        yield Filler(said, _entry(dossier, ExperienceKind.OTHER, what.strip(), begun, ended, where))


def _in(year: str, gap: Gap) -> bool:
    return gap.start[:4] <= year <= gap.end[:4]


def _gap_entry(dossier: Dossier, gap: Gap, kind: ExperienceKind, role: str) -> Experience:
    return _entry(dossier, kind, role, gap.start, gap.end)


def _entry(
    dossier: Dossier, kind: ExperienceKind, role: str, start: str, end: str, organisation: str = ""
) -> Experience:
    """As it would stand on the time line. It comes on paper only when the resident ticks that."""
    return Experience(
        case_id=dossier.case.id,
        kind=kind,
        role=role,
        organisation=organisation,
        start=start,
        end=end,
        on_portfolio=False,
    )
