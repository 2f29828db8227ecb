"""Who keeps the lines together, and handing that over: the resident need not tell everything again (F02)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.collaboration import DirectorChange
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork


def current(dossier: Dossier, plan: Plan | None = None) -> str:
    """Who keeps the lines together now. A fixed plan names who did on its day; a later hand-over goes before it."""
    shown = plan or dossier.current_plan
    if shown is None:
        return dossier.case.consultant
    newest = max(dossier.director_changes, key=lambda one: (one.changed_on, one.id), default=None)
    if newest is None or shown.editable:
        return shown.regisseur
    fixed_on = shown.fixed_on(date.min)
    return newest.to_name if newest.changed_on >= fixed_on else shown.regisseur


def history(dossier: Dossier) -> tuple[DirectorChange, ...]:
    """Every hand-over, newest first."""
    return tuple(sorted(dossier.director_changes, key=lambda one: (one.changed_on, one.id), reverse=True))


def hand_over(desk: Desk, case_id: UUID, to_name: str, *, reason: str, note: str = "", on: date | None = None) -> None:
    """Somebody else keeps the lines together from a day on. A concept plan names that person from now on.

    Raises InputRefused without a name or a reason, or when it is the same person.
    """
    dossier = desk.dossier(case_id)
    before = current(dossier)
    if not to_name.strip():
        raise InputRefused(_("Fill in who keeps the lines together from now on. There is always one."))
    if not reason.strip():
        raise InputRefused(_("Write down why somebody else takes over. The resident may read it."))
    if to_name.strip().casefold() == before.strip().casefold():
        raise InputRefused(_("{name} keeps the lines together already.").format(name=before))
    with desk.change(_("Hand over direction"), case_id) as work:
        record(work, dossier, before, to_name.strip(), on or desk.today(), reason=reason.strip(), note=note.strip())
        overview.commit(work, case_id)


def record(
    work: UnitOfWork, dossier: Dossier, before: str, to_name: str, on: date, *, reason: str, note: str = ""
) -> None:
    """Put a hand-over into a unit of work, with what follows from it in a concept plan and in the caseload."""
    case = dossier.case
    work.put(
        DirectorChange(case_id=case.id, from_name=before, to_name=to_name, changed_on=on, reason=reason, note=note)
    )
    plan = dossier.current_plan
    if plan is not None and plan.editable:
        work.put(_led_by(plan, before, to_name))
    if before and case.consultant == before:
        work.put(replace(case, consultant=to_name))


def _led_by(plan: Plan, before: str, to_name: str) -> Plan:
    """The number of the one before is not that of the one who comes: it is asked anew (CC03)."""
    led = replace(plan, regisseur=to_name, regisseur_is_resident=False)
    return (
        replace(led, contact_name=to_name, contact_phone="", contact_hours="") if plan.contact_name == before else led
    )


def for_next_version(dossier: Dossier, plan: Plan) -> Plan:
    """What a next version begins with: who keeps the lines together now."""
    now = current(dossier, plan)
    return plan if now == plan.regisseur else _led_by(plan, plan.regisseur, now)
