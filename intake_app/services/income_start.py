"""A step to paid work begins after the sums, or with a reason in writing: income first (principle 10, J01)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.diagnosis import GivenReason
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Step
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import income_checks, overview, rules
from intake_app.services.desk import Desk
from intake_app.services.income_checks import Standing
from intake_app.services.reasons import MOST

_FOR_ALL = "CC14"
"""The reason that was given for the whole version when it was made final."""


def holds_up(desk: Desk, dossier: Dossier, step: Step) -> bool:
    """Whether this step waits for the sums: a loss that is not repaired, or a paid job of which nobody worked it out.

    A place under a goal that does not say whether it is paid waits only for a loss.
    """
    if not income_checks.asks(dossier, step):
        return False
    standing = income_checks.of_step(dossier, desk.forms, step).standing
    return standing is Standing.LOSS or (standing is Standing.NOT_DONE and income_checks.is_paid(dossier, step))


def refuse_before_the_sums(desk: Desk, step_id: UUID) -> None:
    """Raise InputRefused when a step would be started while it waits for the sums and nobody said why it may begin.

    Where the organisation chose "block" a reason is not enough.
    """
    with desk.vault.read() as reading:
        step = reading.get(Step, step_id)
    if step is None:
        return
    dossier = desk.dossier(step.case_id)
    if not holds_up(desk, dossier, step):
        return
    if rules.for_case(desk, dossier.case).words("income_check_level") == "block":
        raise InputRefused(_("First work out together what this step does to the money, and repair a loss."))
    if not said(dossier, step):
        raise InputRefused(
            _("First work out what this step does to the money. Or write at the step why it begins all the same.")
        )


def said(dossier: Dossier, step: Step) -> str:
    """Why a step begins before the sums are right; empty while nobody said so."""
    plan_id = next((one.plan_id for one in dossier.goals if one.id == step.goal_id), None)
    found = {one.element: one.reason.strip() for one in dossier.given_reasons if one.plan_id == plan_id}
    return found.get(_key(step), "") or found.get(_FOR_ALL, "")


def said_of_step(dossier: Dossier, step: Step) -> str:
    """The reason that was written at the step itself."""
    return next((one.reason for one in dossier.given_reasons if one.element == _key(step)), "")


def say(desk: Desk, step: Step, words: str) -> Changes:
    """Write down why a step begins all the same, or take that away; also while a signed plan is carried out."""
    text = " ".join(words.split())[:MOST]
    dossier = desk.dossier(step.case_id)
    goal = next((one for one in dossier.goals if one.id == step.goal_id), None)
    if goal is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    with desk.change(_("Why a step begins all the same"), step.case_id, merge_key=_key(step)) as work:
        known = work.find(GivenReason, plan_id=goal.plan_id, element=_key(step))
        for one in () if text else known:
            work.delete(GivenReason, one.id)
        if text:
            fresh = GivenReason(
                case_id=step.case_id, plan_id=goal.plan_id, element=_key(step), reason="", given_on=desk.today()
            )
            before = known[0] if known else fresh
            work.put(replace(before, reason=text, given_by=desk.profile.consultant, given_on=desk.today()))
        return overview.commit(work, step.case_id)


def _key(step: Step) -> str:
    return f"inkomen:{step.id}"
