"""Time-out and coming back (I05): a pause never closes anything, and coming back asks only what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.follow_up import ShortIntake, TimeOut, WhatChanged
from intake_app.domain.people import CaseFile
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import CaseStatus, PlanStatus, StepStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.kinds import Kind
from intake_app.instruments.library import FormLibrary
from intake_app.services import closing, overview
from intake_app.services.desk import Desk

_EARLIER_FORMS = ("openingsvragen", "welke-stap-nu")


def pause(
    desk: Desk,
    case_id: UUID,
    *,
    reason: str,
    resume_on: date | None,
    contact_on: date | None,
    step: Step | None = None,
    from_on: date | None = None,
) -> TimeOut:
    """Begin a time-out of the whole dossier, or of one step. The plan stays as it is.

    Raises InputRefused without a reason, an expected day to go on, or a day to speak meanwhile, and when it pauses
    already.
    """
    begin = from_on or desk.today()
    _refuse(reason, begin, resume_on, contact_on)
    assert resume_on is not None and contact_on is not None
    dossier = desk.dossier(case_id)
    if running(dossier, step) is not None:
        raise InputRefused(_("There is a time-out already. End that one first."))
    if step is None and dossier.case.status is CaseStatus.CLOSED:
        raise InputRefused(_("This dossier is closed. Open it again first."))
    made = TimeOut(
        case_id=case_id,
        step_id=step.id if step else None,
        reason=reason.strip(),
        from_on=begin,
        resume_on=resume_on,
        contact_on=contact_on,
    )
    with desk.change(_("Time-out"), case_id, final=True) as work:
        work.put(made)
        if step is not None:
            work.put(replace(step, status=StepStatus.TIME_OUT))
        else:
            work.put(replace(dossier.case, status=CaseStatus.TIME_OUT))
        overview.commit(work, case_id)
    return made


def _refuse(reason: str, begin: date, resume_on: date | None, contact_on: date | None) -> None:
    if not reason.strip():
        raise InputRefused(_("Write in a few words why there is a time-out."))
    if resume_on is None or resume_on <= begin:
        raise InputRefused(_("Fill in when it is expected to go on, a day after the start of the time-out."))
    if contact_on is None or not begin <= contact_on <= resume_on:
        raise InputRefused(_("Fill in when you speak meanwhile, a day within the time-out."))


def running(dossier: Dossier, step: Step | None = None) -> TimeOut | None:
    """The time-out that is going on of the dossier, or of this step; None without."""
    wanted = step.id if step else None
    return next((one for one in dossier.time_outs if one.running and one.step_id == wanted), None)


def end_of_step(desk: Desk, pause_of_step: TimeOut) -> Changes:
    """Go on with a step. A dossier goes on with `come_back`, because that asks what has changed."""
    with desk.change(_("End of the time-out"), pause_of_step.case_id, final=True) as work:
        work.put(replace(pause_of_step, ended_on=desk.today()))
        step = work.get(Step, pause_of_step.step_id) if pause_of_step.step_id else None
        if step is not None and step.status is StepStatus.TIME_OUT:
            work.put(replace(step, status=StepStatus.STARTED))
        return overview.commit(work, pause_of_step.case_id)


def known_before(dossier: Dossier, forms: FormLibrary) -> tuple[WhatChanged, ...]:
    """What was known: the answers to the first questions, the household, the goals. `now` is empty."""
    found: list[WhatChanged] = []
    for form in _EARLIER_FORMS:
        if form not in forms.instruments:
            continue
        for part in forms.instrument(form).parts:
            if part.kind is Kind.OPEN:
                words = ((str(item.question or item.label), dossier.own_words(form, item.id)) for item in part.items)
                found += [WhatChanged(subject=subject, before=said) for subject, said in words if said]
    plan = dossier.signed_plan or dossier.current_plan
    if plan is not None:
        found += [
            WhatChanged(subject=_("Goal {n}").format(n=number), before=goal.sentence or goal.title)
            for number, goal in enumerate(dossier.goals_of(plan), start=1)
        ]
    if dossier.network:
        names = ", ".join(one.name for one in dossier.network)
        found.append(WhatChanged(subject=_("The people around me"), before=names))
    return (*found, WhatChanged(subject=_("Something else")))


def come_back(desk: Desk, case_id: UUID, changed: Sequence[WhatChanged]) -> ShortIntake:
    """End the time-out, or open a closed dossier again: no new file, no new intake, only what has changed.

    Subjects where nothing changed keep an empty `now`. Raises InputRefused when the dossier neither pauses nor is
    closed.
    """
    dossier = desk.dossier(case_id)
    pause_now = running(dossier)
    shut = closing.current(dossier)
    closed = dossier.case.status is CaseStatus.CLOSED
    if pause_now is None and not closed:
        raise InputRefused(_("This dossier is not in a time-out and is not closed."))
    intake = ShortIntake(
        case_id=case_id,
        held_on=desk.today(),
        after_closing=closed,
        changed=tuple(one for one in changed if one.before.strip() or one.now.strip()),
        by=desk.profile.consultant,
    )
    with desk.change(_("Come back"), case_id, final=True) as work:
        work.put(intake)
        if pause_now is not None:
            work.put(replace(pause_now, ended_on=desk.today()))
        if shut is not None and closed:
            work.put(replace(shut, reopened_on=desk.today()))
        case = work.get(CaseFile, case_id) or dossier.case
        signed = any(one.status in (PlanStatus.SIGNED, PlanStatus.RUNNING) for one in dossier.plans)
        status = CaseStatus.PLAN_ACTIVE if signed else CaseStatus.IN_CONVERSATION
        work.put(replace(case, status=status))
        overview.commit(work, case_id)
    return intake
