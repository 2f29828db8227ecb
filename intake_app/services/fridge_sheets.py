"""From a dossier to the fridge sheet: nothing that embarrasses when visitors come in (K03)."""

from __future__ import annotations

from datetime import date

from intake_app.documents.fridge_sheet import FridgeAppointment, FridgeSheet, FridgeStep, PhoneLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan, Step
from intake_app.domain.step_order import StepOrder
from intake_app.i18n import _
from intake_app.services import papers_due, step_help, step_route
from intake_app.services.appointment_words import appointment_moment, next_appointment
from intake_app.services.desk import Profile
from intake_app.services.meeting_places import place_said
from intake_app.services.step_words import step_when

_MAX_FRIDGE_STEPS = 3
_MAX_PHONES = 2


def fridge_sheet(dossier: Dossier, profile: Profile, today: date) -> FridgeSheet:
    """Three steps, one appointment, two telephone numbers: nothing that embarrasses when visitors come in."""
    plan = dossier.current_plan
    steps = [step for step in dossier.steps_of_plan(plan) if step.on_fridge_sheet and step.open] if plan else []
    if all(step.start_on or step.due_on for step in steps):
        steps.sort(key=lambda step: step.start_on or step.due_on or today)
    order = StepOrder(dossier, plan) if plan else None
    appointment = next_appointment(dossier, today)
    phones = _contact_phone(plan, profile)
    phones += [
        PhoneLine(name=one.name.split(" ")[0], who=one.relation, phone=one.phone)
        for one in dossier.network
        if one.on_fridge_sheet and one.phone
    ]
    return FridgeSheet(
        called=dossier.person.first_name,
        dated=today,
        steps=tuple(
            FridgeStep(
                title=step_help.with_proposal((step.short or step.what).rstrip("."), step),
                when=step_when(step),
                icon=step.icon,
                waits=_waits(order, step),
            )
            for step in steps[:_MAX_FRIDGE_STEPS]
        ),
        appointment=FridgeAppointment(
            when=appointment_moment(appointment, today), where=place_said(appointment, dossier.person)
        )
        if appointment
        else None,
        phones=tuple(phones[:_MAX_PHONES]),
        hand_in=papers_due.reminder(dossier, today),
    )


def _waits(order: StepOrder | None, step: Step) -> str:
    """What a step still waits for. It hangs in the kitchen, so only a step that hangs there too is named."""
    waits = order.waits(step) if order is not None else ()
    if not waits:
        return ""
    first = waits[0]
    words = _("waits for a decision") if first.gate is not None else _("waits for another step")
    if first.gate is None and first.step.on_fridge_sheet:
        words = step_route.wait_words(first)
    return words[:1].upper() + words[1:]


def _contact_phone(plan: Plan | None, profile: Profile) -> list[PhoneLine]:
    """The plan's contact; who works here when there is no plan of one's own (a partner in a household plan)."""
    name, phone = (plan.contact_name, plan.contact_phone) if plan else (profile.consultant, profile.phone)
    return [PhoneLine(name=name.split(" ")[0], who=profile.organisation, phone=phone)] if phone else []
