"""How long a dossier is kept, per legal ground (rules 5.1), and which dossiers may be destroyed.

Wmo: fifteen years from the date of each record. Participatiewet: ten years after the matter ended. Voluntary, and a
dossier without a ground: what the organisation set, two years after closing. As long as a dossier is open it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from uuid import UUID

from intake_app.domain.dates import Length, Unit, moved
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Closing
from intake_app.domain.people import Person
from intake_app.domain.planning import Plan
from intake_app.domain.privacy import PrivacyRequest
from intake_app.domain.vocabulary import CaseStatus, LegalGround
from intake_app.i18n import _, format_day
from intake_app.services import closing, rules
from intake_app.services.desk import Desk
from intake_app.store.reading import ClosedCase

WMO_YEARS, PW_YEARS, VOLUNTARY_YEARS = 15, 10, 2
_AHEAD = frozenset(
    {"due_on", "target_on", "review_on", "next_contact_on", "next_review_on", "resume_on", "ends_on", "look_back_on"}
)
"""Days that were planned, and on which nothing was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One ground on which a dossier is kept. `until` is None while the dossier is open.

    `ground` is None for a dossier without a legal ground.
    """

    ground: LegalGround | None
    years: int
    counted_from: date | None
    until: date | None
    first_until: date | None = None
    """Wmo only: until when the oldest record is kept; the newest decides for the dossier."""

    def over_on(self, day: date) -> bool:
        """Whether this ground no longer keeps the dossier. The last day itself still counts."""
        return self.until is not None and self.until < day


def kept(dossier: Dossier, voluntary_years: int = VOLUNTARY_YEARS) -> tuple[Kept, ...]:
    """Every ground on which a dossier is kept; the last of them ends the keeping."""
    plans = [ground for plan in dossier.plans for ground in plan.legal_grounds]
    grounds = dict.fromkeys((*dossier.case.legal_grounds, *plans))
    return tuple(_kept(dossier, one, voluntary_years) for one in grounds or (None,))


def _kept(dossier: Dossier, ground: LegalGround | None, voluntary_years: int) -> Kept:
    ended = closed_on(dossier)
    if ground is LegalGround.WMO_232:
        first, last = _recorded(dossier)
        return Kept(
            ground=ground,
            years=WMO_YEARS,
            counted_from=last,
            until=_later(last, WMO_YEARS) if ended is not None else None,
            first_until=_later(first, WMO_YEARS),
        )
    years = PW_YEARS if ground is LegalGround.PW_44A else voluntary_years
    return Kept(ground=ground, years=years, counted_from=ended, until=_later(ended, years) if ended else None)


def closed_on(dossier: Dossier) -> date | None:
    """The day on which the matter ended; None while the dossier is open."""
    if dossier.case.status is not CaseStatus.CLOSED:
        return None
    shut = closing.current(dossier)
    return shut.closed_on if shut is not None else _recorded(dossier)[1]


def until(found: tuple[Kept, ...]) -> date | None:
    """The day up to and with which the dossier is kept; None while it is open."""
    ends = [one.until for one in found]
    return None if None in ends else max((one for one in ends if one is not None), default=None)


def _recorded(dossier: Dossier) -> tuple[date, date]:
    """The days of the first and the last record. Birthdays and days that were planned ahead are none."""
    days = [dossier.case.opened_on]
    for entity in dossier.entities():
        if isinstance(entity, Person):
            continue
        for one in fields(entity):
            value = getattr(entity, one.name)
            if isinstance(value, datetime):
                value = value.astimezone().date()
            if isinstance(value, date) and one.name not in _AHEAD:
                days.append(value)
    ended = [one.closed_on for one in dossier.closings]
    last = max((day for day in days if not ended or day <= max(ended)), default=dossier.case.opened_on)
    return min(days), last


def _later(day: date, years: int) -> date:
    return moved(day, Length(years, Unit.YEARS))


def voluntary_years(desk: Desk) -> int:
    """What the organisation set for dossiers without a legal term."""
    return rules.rules(desk).number("retention_voluntary_years") or VOLUNTARY_YEARS


def of_dossier(desk: Desk, dossier: Dossier) -> tuple[Kept, ...]:
    """Every ground on which a dossier is kept here."""
    years = rules.for_case(desk, dossier.case).number("retention_voluntary_years") or VOLUNTARY_YEARS
    return kept(dossier, years)


def sentences(desk: Desk, dossier: Dossier) -> Iterator[str]:
    """How long and why, one sentence per ground."""
    for one in of_dossier(desk, dossier):
        yield sentence(one)


def sentence(one: Kept) -> str:
    """How long, and by which law."""
    law = {
        LegalGround.WMO_232: _("Wmo: {n} years from the day of each record (article 5.3.4)."),
        LegalGround.PW_44A: _("Participatiewet: {n} years after the matter ended (Selectielijst gemeenten)."),
        LegalGround.VOLUNTARY: _("Voluntary: {n} years after closing (choice of the organisation)."),
        None: _("Without a law: {n} years after closing (choice of the organisation)."),
    }[one.ground].format(n=one.years)
    if one.until is None:
        return " ".join((law, _("The dossier is open, so it is kept.")))
    day = format_day(one.until, weekday=False, year=True)
    return " ".join((law, _("Until {day}.").format(day=day)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """A closed dossier of which every term has ended."""

    case_id: UUID
    number: str
    name: str
    closed_on: date
    until: date
    grounds: tuple[LegalGround, ...]


def expired(desk: Desk) -> tuple[Expired, ...]:
    """The dossiers that may be destroyed today, the longest over first. Opens only those of which that can be so."""
    today, years = desk.today(), min(voluntary_years(desk), WMO_YEARS, PW_YEARS)
    with desk.vault.read() as reading:
        closed = reading.closed_before(_surely_within(today, years))
    found = (_expired(desk, one.case_id, today) for one in closed if _may_be_over(one, today))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.until, one.number)))


def _may_be_over(one: ClosedCase, today: date) -> bool:
    """False when a law keeps it for certain: a closing or the first day of the dossier itself is not old enough."""
    grounds = f"{one.grounds} {one.plan_grounds or ''}"
    if LegalGround.PW_44A.value in grounds and one.first_closed_on >= _surely_within(today, PW_YEARS):
        return False
    return LegalGround.WMO_232.value not in grounds or one.opened_on < _surely_within(today, WMO_YEARS)


def _surely_within(today: date, years: int) -> date:
    """What happened on this day or later is not so many years ago, whatever February has."""
    return moved(today, Length(-years, Unit.YEARS)) + timedelta(days=2)


def _expired(desk: Desk, case_id: UUID, today: date) -> Expired | None:
    dossier = _as_far_as_needed(desk, case_id)
    ended = closed_on(dossier) if dossier is not None else None
    if dossier is None or ended is None:
        return None
    found = of_dossier(desk, dossier)
    last = until(found)
    if last is None or last >= today or any(one.answered_on is None for one in dossier.privacy_requests):
        return None
    return Expired(
        case_id=case_id,
        number=dossier.case.number,
        name=dossier.person.full_name,
        closed_on=ended,
        until=last,
        grounds=tuple(one.ground for one in found if one.ground is not None),
    )


def _as_far_as_needed(desk: Desk, case_id: UUID) -> Dossier | None:
    """Closings, plans and requests decide; only where the newest record counts the whole dossier is read."""
    with desk.vault.read() as reading:
        dossier = reading.load_parts(case_id, (Closing, Plan, PrivacyRequest))
    if dossier is None:
        return None
    by_record = any(one.ground is LegalGround.WMO_232 for one in kept(dossier))
    return desk.vault.load_dossier(case_id) if by_record or closing.current(dossier) is None else dossier
