"""Why a plan goes on without something that is asked with a reason: one line, a name and a day (rules 2, W reason).

A reason never hides what is missing for good: it is of one version, stays readable, and the next version asks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from intake_app.domain.changes import Changes
from intake_app.domain.diagnosis import GivenReason
from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Plan
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk

MOST = 400


def of_plan(dossier: Dossier, plan: Plan) -> dict[str, GivenReason]:
    """The reasons that were given for a version, by the id of what was asked."""
    found = (one for one in dossier.given_reasons if one.plan_id == plan.id and one.reason.strip())
    return {one.element: one for one in found}


def give(desk: Desk, plan: Plan, reasons: Mapping[str, str]) -> Changes:
    """Keep reasons by the id of what was asked; an empty one takes it away. Raises InputRefused on a fixed plan."""
    if not reasons:
        return Changes()
    with desk.change(_("Reason to go on"), plan.case_id) as work:
        now = work.get(Plan, plan.id)
        if now is None or not now.editable:
            raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
        known = {one.element: one for one in work.find(GivenReason, plan_id=plan.id)}
        for element, text in reasons.items():
            words = " ".join(text.split())[:MOST]
            before = known.get(element)
            if not words and before is not None:
                work.delete(GivenReason, before.id)
            elif words and (before is None or before.reason != words):
                fresh = before or GivenReason(
                    case_id=plan.case_id, plan_id=plan.id, element=element, reason="", given_on=desk.today()
                )
                work.put(replace(fresh, reason=words, given_by=desk.profile.consultant, given_on=desk.today()))
        return overview.commit(work, plan.case_id)
