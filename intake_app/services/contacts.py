"""The contact log: who was spoken to, attempts without answer, how often was agreed, and the hours of a year (I03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.conversations import Contact
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import ContactAgreement
from intake_app.domain.vocabulary import ContactKind
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import attention, overview
from intake_app.services.desk import Desk

HOURS_A_YEAR = 52
"""Hours of guidance per resident in a calendar year (TP32, Culemborg)."""
_MOST_MINUTES = 24 * 60


def log(
    desk: Desk,
    case_id: UUID,
    kind: ContactKind,
    note: str,
    *,
    contact_on: date | None = None,
    minutes: int | None = None,
    with_whom: str = "",
    answered: bool = True,
    substantive: bool = True,
    next_contact_on: date | None = None,
) -> Changes:
    """Write a line in the contact log, of today or of an earlier day.

    An attempt without answer is kept apart and is never substantive: it does not count as having spoken.
    Raises InputRefused for a day ahead, minutes that cannot be, or a next contact before this one.
    """
    day = contact_on or desk.today()
    if day > desk.today():
        raise InputRefused(_("A contact lies in the past. For a day ahead, make an appointment."))
    if minutes is not None and not 0 < minutes <= _MOST_MINUTES:
        raise InputRefused(_("Write the minutes as a whole number, such as 30."))
    if next_contact_on is not None and next_contact_on <= day:
        raise InputRefused(_("The next contact lies after this one. Choose a later day."))
    with desk.change(_("Contact"), case_id) as work:
        work.put(
            Contact(
                case_id=case_id,
                contact_on=day,
                kind=kind,
                note=note,
                by=desk.profile.consultant,
                substantive=substantive and answered,
                minutes=minutes,
                with_whom=with_whom,
                answered=answered,
                next_contact_on=next_contact_on,
            )
        )
        return overview.commit(work, case_id)


def agree(desk: Desk, case_id: UUID, weeks: int | None, *, until: date | None = None, note: str = "") -> Changes:
    """Agree how often they speak, from today on: every so many weeks; None ends the agreement. The last one counts."""
    if weeks is not None and not 1 <= weeks <= 52:
        raise InputRefused(_("Choose a number of weeks from 1 to 52."))
    newest = agreement(desk.dossier(case_id))
    with desk.change(_("Agreed contact"), case_id) as work:
        if weeks is None:
            if newest is None:
                return Changes()
            work.put(replace(newest, until=desk.today()))
        elif newest is not None and newest.agreed_on == desk.today():
            work.put(replace(newest, weeks=weeks, until=until, note=note))
        else:
            work.put(ContactAgreement(case_id=case_id, agreed_on=desk.today(), weeks=weeks, until=until, note=note))
        return overview.commit(work, case_id)


def agreement(dossier: Dossier) -> ContactAgreement | None:
    """How often they agreed to speak, as agreed last; None without."""
    return max(dossier.contact_agreements, key=lambda one: (one.agreed_on, one.id), default=None)


@dataclass(frozen=True, slots=True)
class ContactState:
    """How contact stands on one day."""

    last_on: date | None
    next_on: date | None
    overdue: bool
    attempts: int
    """Attempts without answer since they last spoke."""
    parked: bool


def state(dossier: Dossier, today: date) -> ContactState:
    """Whether contact is as agreed."""
    last = dossier.case.last_contact_on
    next_on = attention.next_contact(dossier)
    attempts = [one for one in dossier.contacts if not one.answered and (last is None or one.contact_on >= last)]
    return ContactState(
        last_on=last,
        next_on=next_on,
        overdue=next_on is not None and next_on < today,
        attempts=len(attempts),
        parked=attention.parked(last, dossier.case.opened_on, today),
    )


def hours_used(dossier: Dossier, year: int) -> Decimal:
    """Hours of contacts and conversations in a calendar year, from the minutes that were written down."""
    minutes = sum(one.minutes or 0 for one in dossier.contacts if one.contact_on.year == year)
    minutes += sum(one.minutes or 0 for one in dossier.conversations if one.held_on.year == year)
    return Decimal(minutes) / 60


def hours_left(dossier: Dossier, year: int, budget: int = HOURS_A_YEAR) -> Decimal:
    """FX11: what remains of the hours of this year; below nought when more was given."""
    return Decimal(budget) - hours_used(dossier, year)
