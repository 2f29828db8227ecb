"""The terms of a dossier, what people write down about them, and a calendar of them (L01)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid5

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.terms import FIRST_YEAR, LAST_YEAR, Mark, Term, TermEvent, TermKind
from intake_app.errors import InputRefused
from intake_app.exchange.calendar import CalendarEvent, to_ics
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.terms import TermDefinition, TermEventKind
from intake_app.services import editing, rules
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules
from intake_app.services.term_clock import terms_of

__all__ = [
    "Mark",
    "add_event",
    "calendar",
    "kinds_by_hand",
    "mark",
    "marks_of",
    "resume",
    "take_back",
    "terms",
    "terms_for",
    "terms_of",
]

_ALARM_AT = timedelta(hours=9)
"""Time of day at which a calendar speaks up."""
_FURTHEST_ALARMS = 6


def terms(desk: Desk, case_id: UUID) -> tuple[Term, ...]:
    """Every term of a dossier as it stands today: what is open first, soonest first."""
    return terms_for(desk, desk.dossier(case_id))


def terms_for(desk: Desk, dossier: Dossier) -> tuple[Term, ...]:
    """The same for a dossier that is at hand."""
    return terms_of(desk.forms, rules.for_case(desk, dossier.case), dossier, desk.today())


def kinds_by_hand(forms: FormLibrary) -> tuple[TermEventKind, ...]:
    """The events that people write down themselves, by name."""
    return forms.terms.by_hand


def add_event(
    desk: Desk, case_id: UUID, trigger: str, on: date, until: date | None = None, note: str = ""
) -> TermEvent:
    """Write down that something happened on a day, so that its terms begin or end.

    Raises InputRefused for an unknown event, a slip in a year, and a period without its last day: an exemption always
    has an end (rules 3.2).
    """
    kind = desk.forms.terms.events.get(trigger)
    if kind is None or kind.fact:
        raise InputRefused(_("Choose what happened from the list."))
    _refuse_odd_days(on, until)
    if kind.period and until is None:
        raise InputRefused(_("Fill in the last day. Without an end day it cannot be kept."))
    event = TermEvent(case_id=case_id, trigger=trigger, happened_on=on, until=until if kind.period else None, note=note)
    editing.add(desk, event, label=_("Event with a date"))
    return event


def mark(desk: Desk, case_id: UUID, term: Term, how: Mark, on: date | None = None, note: str = "") -> Changes:
    """Say of a term that it was met, fell away, stands still or was made longer; today unless another day is given.

    Raises InputRefused where the term does not know that, or the day lies before it began.
    """
    definition = desk.forms.terms.term(term.id)
    if definition is None:
        raise InputRefused(_("This term does not exist. Choose one from the list."))
    day = on or desk.today()
    _refuse_odd_days(day, None)
    if day < term.trigger_on:
        raise InputRefused(_("This day lies before the term began. Choose a later day."))
    _refuse_mark(desk, case_id, definition, how, term)
    event = TermEvent(case_id=case_id, trigger=how.value, happened_on=day, term=term.id, note=note)
    return editing.add(desk, event, label=str(definition.title))


def resume(desk: Desk, case_id: UUID, term: Term, on: date | None = None) -> Changes:
    """Let a term that stands still go on. Raises InputRefused when it does not stand still."""
    day = on or desk.today()
    lasting = [
        one
        for one in marks_of(desk.dossier(case_id), term)
        if one.trigger == Mark.SUSPENDED and one.until is None and one.happened_on <= day
    ]
    if not lasting:
        raise InputRefused(_("This term does not stand still."))
    return editing.edit(desk, TermEvent, lasting[-1].id, term.title, until=day)


def take_back(desk: Desk, event_id: UUID) -> Changes:
    """Remove an event, or what was said about a term."""
    return editing.remove(desk, TermEvent, event_id, _("Remove an event"))


def marks_of(dossier: Dossier, term: Term) -> tuple[TermEvent, ...]:
    """What people said about a term since it began, oldest first."""
    about = (one for one in dossier.term_events if one.term == term.id and one.trigger in set(Mark))
    found = (one for one in about if one.happened_on >= term.trigger_on)
    return tuple(sorted(found, key=lambda one: (one.happened_on, one.id)))


def calendar(desk: Desk, case_id: UUID) -> bytes:
    """The open terms and coming appointments as a calendar file. Names nobody: number and kind (I01).

    Raises InputRefused when there is nothing to put in it.
    """
    dossier, today = desk.dossier(case_id), desk.today()
    number = dossier.case.number
    held: Rules = rules.for_case(desk, dossier.case)
    events = [_term_event(dossier, one, today) for one in terms_of(desk.forms, held, dossier, today) if one.state.open]
    events += [
        CalendarEvent(
            uid=_uid(dossier, str(one.id)), summary=_("{number} conversation").format(number=number), on=one.starts_at
        )
        for one in dossier.appointments
        if one.starts_at.astimezone().date() >= today
    ]
    if not events:
        raise InputRefused(_("There is no term to put in a calendar."))
    return to_ics(events, desk.clock.now())


def _term_event(dossier: Dossier, term: Term, today: date) -> CalendarEvent:
    kind = _("{number} term of the law") if term.kind is TermKind.LEGAL else _("{number} term")
    ahead = sorted({day for day in term.warn_on if day >= today})[:_FURTHEST_ALARMS]
    return CalendarEvent(
        uid=_uid(dossier, term.key),
        summary=kind.format(number=dossier.case.number),
        on=term.due_on,
        description=_("Row {id} of the terms. Open the dossier in Keukentafel.").format(id=term.id),
        alarms=tuple(day - term.due_on + _ALARM_AT for day in ahead),
    )


def _uid(dossier: Dossier, key: str) -> str:
    """The same for the same term at every export, so that a calendar replaces it."""
    return f"{uuid5(dossier.case.id, key)}@keukentafel"


def _refuse_odd_days(on: date, until: date | None) -> None:
    if not all(FIRST_YEAR <= day.year <= LAST_YEAR for day in (on, until or on)):
        raise InputRefused(_("Look at the year of this day."))
    if until is not None and until < on:
        raise InputRefused(_("The last day lies before the first one."))


def _refuse_mark(desk: Desk, case_id: UUID, definition: TermDefinition, how: Mark, term: Term) -> None:
    if how is Mark.SUSPENDED and not definition.suspends:
        raise InputRefused(_("This term cannot stand still."))
    if how is Mark.EXTENDED:
        given = [one for one in marks_of(desk.dossier(case_id), term) if one.trigger == Mark.EXTENDED]
        if len(given) >= definition.most_extensions:
            raise InputRefused(_("This term cannot be made longer any more."))
