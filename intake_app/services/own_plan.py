"""The plan that the resident makes: four questions, whose answers can be taken over into goals and steps (D06).

The words stay those of the resident; where they came from is kept with every goal and step made of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.documents.own_plan import OwnAnswer, OwnPlanSheet
from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.vocabulary import Author, HelpLevel, RaterRole
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

FORM = "eigen-plan-4"
WISH, NEEDED, WAY, RESULT = "wat-doen", "wie-wat-nodig", "hoe-realiseren", "resultaat"
_TITLE = 60


class Use(StrEnum):
    """What an answer can become in the plan."""

    GOAL = "doel"
    STEP = "stap"
    RESULT = "resultaat"


USES = {WISH: Use.GOAL, NEEDED: Use.STEP, WAY: Use.STEP, RESULT: Use.RESULT}
"""What each of the four answers usually becomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One of the four answers, and whether it stands in the plan already."""

    item: str
    question: str
    words: str
    use: Use
    in_plan: bool


def reading_of(dossier: Dossier) -> Measurement | None:
    """The newest own plan that the resident made, alone or together with somebody."""
    found = [one for rater in (RaterRole.RESIDENT, RaterRole.TOGETHER) for one in dossier.readings(FORM, rater)]
    return max(found, key=lambda one: (one.measured_on, one.id), default=None)


def answers(dossier: Dossier, plan: Plan | None, forms: FormLibrary) -> tuple[Taken, ...]:
    """The answers that were given, in the order of the questions."""
    reading = reading_of(dossier)
    if reading is None:
        return ()
    given = dossier.answers_of(reading)
    goals = dossier.goals_of(plan) if plan is not None else ()
    steps = dossier.steps_of_plan(plan) if plan is not None else ()
    sources = {goal.source for goal in goals} | {one for step in steps for one in step.sources}
    results = {goal.result.strip() for goal in goals}
    form = forms.as_answered(FORM, reading.version)
    return tuple(
        Taken(
            item=item.id,
            question=str(item.question or item.plain),
            words=given[item.id].text.strip(),
            use=USES.get(item.id, Use.STEP),
            in_plan=_source(item.id) in sources or given[item.id].text.strip() in results,
        )
        for item in form.items
        if item.id in given and given[item.id].text.strip()
    )


def take_goal(desk: Desk, case_id: UUID, plan: Plan, item: str) -> Goal:
    """Make a goal of an answer, in the resident's words. Raises InputRefused when it was not given."""
    words = _words(desk, case_id, item)
    with desk.change(_("From the own plan"), case_id) as work:
        _refuse_fixed(work, plan.id)
        goal = Goal(
            case_id=case_id,
            plan_id=plan.id,
            position=len(work.find(Goal, plan_id=plan.id)),
            sentence=words,
            title=words if len(words) <= _TITLE else "",
            author=Author.RESIDENT,
            source=_source(item),
        )
        work.put(goal)
        overview.commit(work, case_id)
    return goal


def take_step(desk: Desk, goal: Goal, item: str) -> Step:
    """Make a step of an answer: proposed and chosen by the resident. Raises InputRefused when it was not given."""
    words = _words(desk, goal.case_id, item)
    dossier = desk.dossier(goal.case_id)
    with desk.change(_("From the own plan"), goal.case_id) as work:
        _refuse_fixed(work, goal.plan_id)
        step = Step(
            case_id=goal.case_id,
            goal_id=goal.id,
            position=len(work.find(Step, goal_id=goal.id)),
            what=words,
            help_level=HelpLevel.OWN,
            owner_name=dossier.person.first_name,
            proposed_by=Author.RESIDENT,
            chosen_by=Author.RESIDENT,
            source=_source(item),
        )
        work.put(step)
        overview.commit(work, goal.case_id)
    return step


def take_result(desk: Desk, goal: Goal, item: str) -> Changes:
    """Make an answer the wanted result of a goal. Raises InputRefused when it was not given."""
    words = _words(desk, goal.case_id, item)
    with desk.change(_("From the own plan"), goal.case_id) as work:
        _refuse_fixed(work, goal.plan_id)
        now = work.get(Goal, goal.id)
        if now is None:
            raise InputRefused(_("This part was removed. Go back and open the dossier again."))
        work.put(replace(now, result=words))
        return overview.commit(work, goal.case_id)


def sheet(dossier: Dossier, forms: FormLibrary, today: date) -> OwnPlanSheet:
    """The own plan for its one page. Raises InputRefused while there is none."""
    reading = reading_of(dossier)
    given = answers(dossier, None, forms)
    if reading is None or not given:
        raise InputRefused(_("There is no own plan yet. The four questions of “My own plan” make one."))
    of_reading = dossier.answers_of(reading).get("reading")
    values = {one.field: one.value for one in of_reading.extra} if of_reading is not None else {}
    words = {one.item: one.words for one in given}
    form = forms.as_answered(FORM, reading.version)
    helper = values.get("hulp-opschrijven")
    return OwnPlanSheet(
        name=dossier.person.full_name,
        called=dossier.person.first_name,
        dated=reading.measured_on or today,
        answers=tuple(
            OwnAnswer(question=str(item.question or item.plain), words=words.get(item.id, ""), icon=item.icon)
            for item in form.items
        ),
        helper=helper if isinstance(helper, str) else "",
        personal_plan=values.get("persoonlijk-plan") is True,
    )


def _words(desk: Desk, case_id: UUID, item: str) -> str:
    found = {one.item: one.words for one in answers(desk.dossier(case_id), None, desk.forms)}
    if item not in found:
        raise InputRefused(_("This question has no answer yet."))
    return found[item]


def _source(item: str) -> str:
    return f"{FORM}/{item}"


def _refuse_fixed(work: UnitOfWork, plan_id: UUID) -> None:
    plan = work.get(Plan, plan_id)
    if plan is not None and not plan.editable:
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
