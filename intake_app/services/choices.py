"""Where people think differently about a goal, and what the resident decided about offers (E08).

A difference always prints. A no to an offer starts nothing.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.planning import Plan
from intake_app.domain.rights import GoalDifference, OfferDecision
from intake_app.i18n import _
from intake_app.services import overview, plans
from intake_app.services.desk import Desk


def note_difference(desk: Desk, plan: Plan, goal_id: UUID, words: str) -> Changes:
    """Keep where somebody sees a goal differently; empty words take it away. Raises InputRefused on a fixed plan."""
    with desk.change(_("Difference about a goal"), plan.case_id, merge_key=f"difference:{goal_id}") as work:
        plans.refuse_fixed(work.get(Plan, plan.id))
        found = work.find(GoalDifference, plan_id=plan.id, goal_id=goal_id)
        if not words and found:
            work.delete(GoalDifference, found[0].id)
        elif words:
            fresh = GoalDifference(case_id=plan.case_id, plan_id=plan.id, goal_id=goal_id)
            work.put(replace(found[0] if found else fresh, words=words))
        return overview.commit(work, plan.case_id)


def add_offer(desk: Desk, plan: Plan, offer: str = "") -> OfferDecision:
    """Put an offer at the end of the list. Raises InputRefused on a fixed plan."""
    with desk.change(_("Another offer"), plan.case_id) as work:
        plans.refuse_fixed(work.get(Plan, plan.id))
        position = len(work.find(OfferDecision, plan_id=plan.id))
        made = OfferDecision(case_id=plan.case_id, plan_id=plan.id, position=position, offer=offer)
        work.put(made)
        overview.commit(work, plan.case_id)
    return made
