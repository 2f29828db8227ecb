"""Quiet hints about goals: words that only say what should stop, and parts of life without a goal (D02)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.plan_parts import NoGoal
from intake_app.domain.planning import Plan
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import GoalRule
from intake_app.services import overview, participation_ladder
from intake_app.services.desk import Desk

_STOPS = re.compile(
    r"\b(geen|nooit|niets|niemand|stop|stoppen|zonder|kwijt|af van)\b|\bniet(?! alleen)\b", re.IGNORECASE
)
_LOW = 2
"""Level 1 or 2 of five: there it may be asked whether there is no goal on purpose."""


def says_what_not(sentence: str) -> bool:
    """Whether a goal is put as what should stop ("geen schulden meer"); it is a hint, such a goal is fine too."""
    return bool(_STOPS.search(sentence))


@dataclass(frozen=True, slots=True, kw_only=True)
class LowArea:
    """A part of life that was last scored low and has no goal. `said` is the answer that there is none on purpose."""

    area: str
    name: str
    level: str
    said: NoGoal | None = None


def low_areas(dossier: Dossier, plan: Plan, forms: FormLibrary) -> tuple[LowArea, ...]:
    """The parts of life on the lowest two levels of a newest reading that no goal of this plan is about."""
    with_goal = {goal.area for goal in dossier.goals_of(plan)}
    said = {one.area: one for one in dossier.no_goals_of(plan)}
    found: list[LowArea] = []
    for instrument in forms.instruments.values():
        if instrument.rules.goal is not GoalRule.TARGET_VALUE or instrument.id == participation_ladder.FORM:
            continue  # a rung of the ladder is no low part of life, and asks for no goal
        reading = dossier.latest_reading(instrument.id, RaterRole.CONSULTANT) or dossier.latest_reading(
            instrument.id, RaterRole.TOGETHER
        )
        answers = dossier.answers_of(reading) if reading is not None else {}
        for item in instrument.items:
            answer, area = answers.get(item.id), f"{instrument.id}/{item.id}"
            if answer is None or answer.value is None or answer.value > _LOW or area in with_goal:
                continue
            level = instrument.level(item.id, answer.value)
            if level is not None:
                found.append(LowArea(area=area, name=str(item.label), level=str(level.label), said=said.get(area)))
    return tuple(found)


def leave_without_goal(desk: Desk, plan_id: UUID, area: str, reason: str, on: date | None = None) -> Changes:
    """Keep that a part of life has no goal on purpose, and why; without a reason the question is open again."""
    with desk.vault.read() as reading:
        plan = reading.get(Plan, plan_id)
    if plan is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    key = f"no-goal:{plan_id}:{area}"
    with desk.change(_("No goal on purpose"), plan.case_id, merge_key=key) as work:
        if not plan.editable:
            raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
        for one in work.find(NoGoal, plan_id=plan_id, area=area):
            work.delete(NoGoal, one.id)
        if reason.strip():
            said_on = on or desk.today()
            work.put(NoGoal(case_id=plan.case_id, plan_id=plan_id, area=area, reason=reason.strip(), said_on=said_on))
        return overview.commit(work, plan.case_id)
