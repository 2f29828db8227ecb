"""Aftercare (I04, TP04): contact in month 1, 3 and 6 after a start, with the resident and with the place of work."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dates import add_months
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Aftercare, AftercareIncident, AftercareMoment
from intake_app.domain.follow_up_words import AftercareParty
from intake_app.domain.vocabulary import CaseStatus, PlanStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk

MONTHS = (1, 3, 6)


def start(
    desk: Desk, case_id: UUID, *, place: str, place_contact: str = "", started_on: date | None = None
) -> Aftercare:
    """Plan aftercare from the day somebody started. The dossier stays open and says "nazorg".

    Raises InputRefused without a place, or when aftercare is going on already.
    """
    if not place.strip():
        raise InputRefused(_("Write down where the resident started."))
    dossier = desk.dossier(case_id)
    if running(dossier) is not None:
        raise InputRefused(_("Aftercare is going on already. End that first."))
    begin = started_on or desk.today()
    made = Aftercare(case_id=case_id, started_on=begin, place=place.strip(), place_contact=place_contact.strip())
    with desk.change(_("Aftercare"), case_id, final=True) as work:
        work.put(made)
        for month in MONTHS:
            for party in AftercareParty:
                due = add_months(begin, month)
                work.put(AftercareMoment(case_id=case_id, aftercare_id=made.id, party=party, due_on=due))
        work.put(replace(dossier.case, status=CaseStatus.AFTERCARE))
        overview.commit(work, case_id)
    return made


def running(dossier: Dossier) -> Aftercare | None:
    """The aftercare that is going on, or None."""
    return next((one for one in dossier.aftercares if one.ended_on is None), None)


def moments(dossier: Dossier, aftercare: Aftercare) -> tuple[AftercareMoment, ...]:
    """Its contacts in the order of their days; the resident first."""
    order = tuple(AftercareParty)
    found = (one for one in dossier.aftercare_moments if one.aftercare_id == aftercare.id)
    return tuple(sorted(found, key=lambda one: (one.due_on, order.index(one.party))))


def held(desk: Desk, moment: AftercareMoment, note: str) -> Changes:
    """Write down that a contact took place today, and how it goes."""
    with desk.change(_("Aftercare"), moment.case_id) as work:
        work.put(replace(moment, done_on=desk.today(), note=note.strip()))
        return overview.commit(work, moment.case_id)


def happened(desk: Desk, aftercare: Aftercare, note: str, asks: str = "") -> Changes:
    """Write down something that happened at the place. Raises InputRefused without words."""
    if not note.strip():
        raise InputRefused(_("Write down in a few words what happened."))
    incident = AftercareIncident(
        case_id=aftercare.case_id,
        aftercare_id=aftercare.id,
        happened_on=desk.today(),
        note=note.strip(),
        asks=asks.strip(),
    )
    with desk.change(_("Aftercare"), aftercare.case_id) as work:
        work.put(incident)
        return overview.commit(work, aftercare.case_id)


def end(desk: Desk, aftercare: Aftercare) -> Changes:
    """End aftercare; the dossier goes on as it was, or can be closed."""
    dossier = desk.dossier(aftercare.case_id)
    signed = any(one.status in (PlanStatus.SIGNED, PlanStatus.RUNNING) for one in dossier.plans)
    with desk.change(_("End of aftercare"), aftercare.case_id, final=True) as work:
        work.put(replace(aftercare, ended_on=desk.today()))
        if dossier.case.status is CaseStatus.AFTERCARE:
            status = CaseStatus.PLAN_ACTIVE if signed else CaseStatus.IN_CONVERSATION
            work.put(replace(dossier.case, status=status))
        return overview.commit(work, aftercare.case_id)
