"""Which words of the resident stand on which print: beside the original, wherever that stands (M04, Wmo 5.3.2(6)).

The plan and "Alles wat wij van u hebben" have them in their own sheets. What names nobody, and what the resident takes
along about work, tells nothing that such a note is about. The fridge sheet has none either: it hangs where visitors
read along, and keeps to three steps, a day and whom to call (K03).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.documents.sheet_parts import BesideLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import Entity
from intake_app.domain.network_words import HandoverSection
from intake_app.domain.planning import Plan
from intake_app.domain.privacy import ResidentNote
from intake_app.instruments.library import FormLibrary
from intake_app.services import appointment_words, benefit_holds, handovers, income_sheets, own_plan, privacy


@dataclass(frozen=True, slots=True)
class Order:
    """A print that is about to be made. `rest` is what its kind says after the first slash."""

    dossier: Dossier
    forms: FormLibrary
    rest: str
    day: date


Shown = Callable[[Order], Iterable[Entity]]
"""What of a dossier stands on a print."""


def on_print(order: Order, shown: Shown | None) -> tuple[BesideLine, ...]:
    """The notes about what stands on a print, oldest first."""
    dossier = order.dossier
    if shown is None or not dossier.resident_notes:
        return ()
    return of_parts(dossier, shown(order))


def of_parts(dossier: Dossier, shown: Iterable[Entity]) -> tuple[BesideLine, ...]:
    """The notes of one resident about these parts, as they are printed, oldest first."""
    known = {one.id for one in shown}
    return tuple(
        BesideLine(about=privacy.note_subject(dossier, one), words=one.words, said_on=one.said_on)
        for one in in_order(dossier)
        if one.about in known
    )


def in_order(dossier: Dossier) -> tuple[ResidentNote, ...]:
    """Every note, oldest first."""
    return tuple(sorted(dossier.resident_notes, key=lambda one: (one.said_on, one.id)))


def about(dossier: Dossier, parts: Iterable[str]) -> tuple[ResidentNote, ...]:
    """The notes about records of these parts of a dossier ("goals", "contacts", "person"), oldest first."""
    known: set[UUID] = set()
    for name in parts:
        found = getattr(dossier, name)
        known |= {one.id for one in (found if isinstance(found, tuple) else (found,))}
    return tuple(one for one in in_order(dossier) if one.about in known)


def parts(*names: str) -> Shown:
    """All records of these parts of a dossier."""

    def shown(order: Order) -> Iterable[Entity]:
        for name in names:
            found = getattr(order.dossier, name)
            yield from found if isinstance(found, tuple) else (found,)

    return shown


def reading(order: Order) -> Iterable[Entity]:
    """The reading that a filled-in form shows, and its answers: "zrm-2017/inwoner/2026-03-04"."""
    dossier = order.dossier
    form, voice, day = (*order.rest.split("/"), "", "")[:3]
    fitting = [
        one
        for one in dossier.measurements
        if one.instrument == form and voice in ("", one.rater.value) and day in ("", one.measured_on.isoformat())
    ]
    newest = max(fitting, key=lambda one: (one.measured_on, one.id), default=None)
    if newest is not None:
        yield newest
        yield from (one for one in dossier.answers if one.measurement_id == newest.id)


def own_plan_made(order: Order) -> Iterable[Entity]:
    """The plan that the resident made, as it is printed: one reading with its four answers."""
    made = own_plan.reading_of(order.dossier)
    if made is not None:
        yield made
        yield from (one for one in order.dossier.answers if one.measurement_id == made.id)


def invited_for(order: Order) -> Iterable[Entity]:
    """The appointment that a letter invites to."""
    found = appointment_words.next_appointment(order.dossier, order.day)
    return () if found is None else (found,)


def month_of_income(order: Order) -> Iterable[Entity]:
    """The month that the agreement about an estimate is about, and where its income comes from."""
    found = income_sheets.month_of(order.dossier, order.rest)
    return () if found is None else (found, *order.dossier.sources_of(found))


def kept_open(order: Order) -> Iterable[Entity]:
    """The benefit that the paper of certainty is about."""
    return benefit_holds.in_order(order.dossier)[:1]


def investigation(order: Order) -> Iterable[Entity]:
    """What the account of the Wmo is made of."""
    dossier = order.dossier
    yield dossier.person
    yield from (*dossier.meldingen, *dossier.conversations)
    yield from _of_plan(dossier, dossier.current_plan)


def handed_over(order: Order) -> Iterable[Entity]:
    """What travels along with the hand-over; of what stays here nothing is said."""
    dossier, forms = order.dossier, order.forms
    handover, plan = handovers.newest(dossier), dossier.current_plan
    if handover is None:
        return
    withheld = handovers.ruling(dossier, forms, handover, order.day).withheld
    yield dossier.person
    if plan is not None and HandoverSection.WISH in handover.sections:
        yield plan
    if plan is not None and HandoverSection.GOALS in handover.sections:
        for goal in handovers.goals_told(dossier, forms, plan, withheld):
            yield goal
            yield from dossier.steps_of(goal)
    if plan is not None and HandoverSection.AGREEMENTS in handover.sections:
        yield from dossier.agreements_of(plan)
    if HandoverSection.PICTURE in handover.sections and not withheld:
        yield from dossier.measurements


def _of_plan(dossier: Dossier, plan: Plan | None) -> Iterable[Entity]:
    if plan is None:
        return
    yield plan
    yield from (*dossier.goals_of(plan), *dossier.steps_of_plan(plan), *dossier.agreements_of(plan))
    yield from (one for one in dossier.elements if one.plan_id == plan.id)
