"""Closing a dossier (I07): never without reason and destination, and never a closed door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import Closing
from intake_app.domain.vocabulary import CaseStatus, PlanStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _, ngettext
from intake_app.services import aftercare, effects, handovers, overview, portfolio_versions
from intake_app.services.desk import Desk

_MOST_NAMED = 3
SATISFACTION = "tevredenheid"


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a closing still asks. Without `blocks` it is a hint: the dossier closes all the same."""

    sentence: str
    field: str
    blocks: bool = True


def lacking(dossier: Dossier, closing: Closing) -> tuple[Lacking, ...]:
    """What must or should still be filled in, in the order of the page."""
    return tuple(_lacking(dossier, closing))


def _lacking(dossier: Dossier, closing: Closing) -> Iterator[Lacking]:
    if not closing.reason.strip():
        yield Lacking(_("Write down why this dossier closes."), "reason")
    if not closing.destination.strip() and not closing.destination_unknown:
        yield Lacking(_("Write down where the resident goes now, or tick that it is not known."), "destination")
    if closing.outcome is None:
        yield Lacking(_("Choose what came of it."), "outcome")
    if closing.next_contact_on is None and not closing.no_contact_wanted:
        words = _("Agree on a day to speak again, or tick that the resident wants no contact.")
        yield Lacking(words, "next_contact_on")
    elif closing.next_contact_on is not None and closing.next_contact_on <= closing.closed_on:
        yield Lacking(_("The next contact lies after closing. Choose a later day."), "next_contact_on")
    if aftercare.running(dossier) is not None:
        yield Lacking(_("Aftercare is going on. A dossier in aftercare stays open; end aftercare first."), "aftercare")
    elif closing.aftercare and not dossier.aftercares:
        yield Lacking(_("Begin the aftercare first: a dossier in aftercare stays open."), "aftercare")
    if handovers.waiting(dossier):
        words = _("The hand-over is not confirmed yet. Until then somebody here keeps the lines together.")
        yield Lacking(words, "handover")
    if not closing.portfolio_given and _had_trajectory(dossier):
        words = _("There was a plan, but no portfolio was given along. Print it for the resident.")
        yield Lacking(words, "portfolio_given", blocks=False)
    if not closing.aftercare and not closing.aftercare_asked:
        yield Lacking(_("Was aftercare asked about? Say whether it is needed."), "aftercare_asked", blocks=False)
    yield from _about_the_resident_and_the_help(dossier)


def _about_the_resident_and_the_help(dossier: Dossier) -> Iterator[Lacking]:
    left = effects.unsaid(dossier)
    if left:
        words = ngettext(
            "Of {n} thing that was deployed nobody said whether it helped: {names}.",
            "Of {n} things that were deployed nobody said whether they helped: {names}.",
            len(left),
        )
        names = ", ".join(one.name for one in left[:_MOST_NAMED]) + (" …" if len(left) > _MOST_NAMED else "")
        yield Lacking(words.format(n=len(left), names=names), "effects", blocks=False)


def _had_trajectory(dossier: Dossier) -> bool:
    return portfolio_versions.is_due(dossier)


def looked_back_on(dossier: Dossier) -> date | None:
    """The last day on which the resident said how content he or she is, on the form for that; None when never."""
    days = [one.measured_on for one in dossier.readings(SATISFACTION) if one.ready]
    return max(days, default=None)


def close(desk: Desk, closing: Closing) -> Changes:
    """Close the dossier. An unknown destination is allowed and becomes a task: finding out.

    Raises InputRefused with what is missing, and when it is closed already.
    """
    dossier = desk.dossier(closing.case_id)
    if dossier.case.status is CaseStatus.CLOSED:
        raise InputRefused(_("This dossier is closed. Open it again first."))
    problems = [one.sentence for one in lacking(dossier, closing) if one.blocks]
    if problems:
        raise InputRefused(*problems)
    with desk.change(_("Close the dossier"), closing.case_id, final=True) as work:
        work.put(replace(closing, by=desk.profile.consultant))
        for plan in dossier.plans:
            if plan.status in (PlanStatus.SIGNED, PlanStatus.RUNNING):
                work.put(replace(plan, status=PlanStatus.CLOSED))
        for pause in dossier.time_outs:
            if pause.running:
                work.put(replace(pause, ended_on=closing.closed_on))
        find_out = closing.destination_unknown
        step = _("Find out where the resident went") if find_out else ""
        next_on = closing.closed_on if find_out else closing.next_contact_on
        work.put(replace(dossier.case, status=CaseStatus.CLOSED, next_step=step, next_step_on=next_on))
        return overview.commit(work, closing.case_id)


def found_out(desk: Desk, closing: Closing, destination: str) -> Changes:
    """Write down where somebody went, when that became known later. Raises InputRefused without words."""
    if not destination.strip():
        raise InputRefused(_("Write down where the resident went."))
    case = desk.dossier(closing.case_id).case
    with desk.change(_("Destination known"), closing.case_id) as work:
        work.put(replace(closing, destination=destination.strip(), found_out_on=desk.today()))
        work.put(replace(case, next_step="", next_step_on=closing.next_contact_on))
        return overview.commit(work, closing.case_id)


def current(dossier: Dossier) -> Closing | None:
    """How the dossier closed, while it is closed; None when it is open."""
    return next((one for one in reversed(dossier.closings) if one.reopened_on is None), None)


def fresh(desk: Desk, case_id: UUID) -> Closing:
    """An empty form of today."""
    return Closing(case_id=case_id, closed_on=desk.today(), reason="")
