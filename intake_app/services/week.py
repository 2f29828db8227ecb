"""This week and the next: appointments, look-backs, promised contacts, aftercare and terms per day (L02, I01)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from intake_app.domain.caseload_words import DAY
from intake_app.domain.dates import Counting
from intake_app.domain.follow_up_words import AttentionKind
from intake_app.domain.vocabulary import ContactKind
from intake_app.exchange.calendar import CalendarEvent, to_ics
from intake_app.i18n import _
from intake_app.services import attention
from intake_app.services.desk import Desk

DAYS = 14
OVERDUE_MOST = 100
"""So many of what is past are shown; the lists of the caseload have them all."""
MOST = 2000
_KINDS = {
    AttentionKind.REVIEW_DUE: "terugkijken",
    AttentionKind.CONTACT_DUE: "contact",
    AttentionKind.AFTERCARE: "nazorg",
    AttentionKind.TIME_OUT: "time-out",
}


class WeekKind(StrEnum):
    """What a line of the week view is."""

    APPOINTMENT = "afspraak"
    LOOK_BACK = "terugkijken"
    CONTACT = "contact"
    AFTERCARE = "nazorg"
    TIME_OUT = "time-out"
    TERM = "termijn"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLine:
    """One thing on one day. `at` is the moment of an appointment, in UTC; other lines are for the whole day."""

    case_id: UUID
    name: str
    consultant: str
    kind: WeekKind
    on: date
    what: str
    at: datetime | None = None
    contact_kind: ContactKind | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Two weeks from a Monday on. `overdue` is what lies before today and was not settled, longest ago first."""

    monday: date
    consultant: str
    """Whose; empty for the whole team."""
    overdue: tuple[WeekLine, ...]
    lines: tuple[WeekLine, ...]

    def on(self, day: date) -> tuple[WeekLine, ...]:
        """The lines of one day: appointments first, by the clock."""
        return tuple(one for one in self.lines if one.on == day)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the two weeks."""
        return tuple(self.monday + timedelta(days=number) for number in range(DAYS))


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def act_route(line: WeekLine) -> str:
    """Where somebody acts on a line, once the dossier is open."""
    return {
        WeekKind.APPOINTMENT: "dossier",
        WeekKind.LOOK_BACK: "terugkijken",
        WeekKind.CONTACT: "opvolging#contact_note",
        WeekKind.AFTERCARE: "opvolging",
        WeekKind.TIME_OUT: "opvolging",
        WeekKind.TERM: "termijnen",
    }[line.kind]


def kind_words(kind: WeekKind) -> str:
    """What a line is, in a word or two."""
    return {
        WeekKind.APPOINTMENT: _("Appointment"),
        WeekKind.LOOK_BACK: _("Look back"),
        WeekKind.CONTACT: _("Contact"),
        WeekKind.AFTERCARE: _("Aftercare"),
        WeekKind.TIME_OUT: _("Time-out"),
        WeekKind.TERM: _("Term"),
    }[kind]


def week(desk: Desk, monday: date, consultant: str | None = None) -> Week:
    """Two weeks of one consultant, or of the whole team without one. What is overdue stands with the week of today."""
    today = desk.today()
    last = monday + timedelta(days=DAYS - 1)
    lines = [*_appointments(desk, monday, last, consultant), *_marked(desk, monday, last, consultant)]
    lines += _terms(desk, monday, last, consultant)
    overdue: list[WeekLine] = []
    if monday <= today <= last:
        overdue = list(_marked(desk, date.min, today - timedelta(days=1), consultant, OVERDUE_MOST))
        overdue += _terms(desk, date.min, today - timedelta(days=1), consultant, OVERDUE_MOST)
        lines = [one for one in lines if one.on >= today or one.kind is WeekKind.APPOINTMENT]
    return Week(
        monday=monday,
        consultant=consultant or "",
        overdue=tuple(sorted(overdue, key=_order)[:OVERDUE_MOST]),
        lines=tuple(sorted(lines, key=_order)),
    )


def calendar(desk: Desk, found: Week) -> bytes:
    """The two weeks as a calendar file. Names nobody: the number of the dossier and the kind (I01)."""
    with desk.vault.read() as reading:
        numbers = reading.numbers({one.case_id for one in (*found.overdue, *found.lines)})
    events = [
        CalendarEvent(
            uid=f"{one.case_id}-{one.kind}-{one.on.isoformat()}@keukentafel",
            summary=_summary(one).format(number=numbers.get(one.case_id, "")),
            on=one.at or one.on,
        )
        for one in (*found.overdue, *found.lines)
    ]
    return to_ics(events, desk.clock.now())


def _summary(line: WeekLine) -> str:
    """Nothing that says what is going on: a look back and a contact are a conversation."""
    return _("{number} term") if line.kind is WeekKind.TERM else _("{number} conversation")


def _order(line: WeekLine) -> tuple[date, bool, datetime | date, str, str]:
    return line.on, line.at is None, line.at or line.on, line.name, line.kind


def _appointments(desk: Desk, first: date, last: date, consultant: str | None) -> Iterator[WeekLine]:
    start = datetime.combine(first, datetime.min.time()).astimezone()
    end = datetime.combine(last + timedelta(days=1), datetime.min.time()).astimezone()
    with desk.vault.read() as reading:
        found = reading.appointments_of(consultant, start, end)
    for name, whose, one in found:
        yield WeekLine(
            case_id=one.case_id,
            name=name,
            consultant=whose,
            kind=WeekKind.APPOINTMENT,
            on=one.starts_at.astimezone().date(),
            what=one.subject,
            at=one.starts_at,
            contact_kind=one.kind,
            place=one.place,
        )


def _marked(desk: Desk, first: date, last: date, consultant: str | None, most: int = MOST) -> Iterator[WeekLine]:
    kinds = [DAY + kind.value for kind in _KINDS]
    for one in desk.vault.caseload.days_between(kinds, first, last, most, consultant):
        kind = AttentionKind(one.kind.removeprefix(DAY))
        yield WeekLine(
            case_id=one.case_id,
            name=one.name,
            consultant=one.consultant,
            kind=WeekKind(_KINDS[kind]),
            on=one.on,
            what=attention.words(kind),
        )


def _terms(desk: Desk, first: date, last: date, consultant: str | None, most: int = MOST) -> Iterator[WeekLine]:
    """Open terms by their day; looking back and speaking have lines of their own."""
    for one in desk.vault.caseload.terms_between(first, last, most, consultant):
        term = desk.forms.terms.term(one.term)
        begins = term is not None and term.counting in (Counting.EARLIEST, Counting.BEFORE)
        if term is None or term.id in _SAID_OTHERWISE or (begins and last < desk.today()):
            continue
        yield WeekLine(
            case_id=one.case_id,
            name=one.name,
            consultant=one.consultant,
            kind=WeekKind.TERM,
            on=one.due_on,
            what=str(term.title),
        )


_SAID_OTHERWISE = ("TL11", "TP28", "TP28b")
