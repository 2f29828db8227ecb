"""Plans in every status: goals, steps and how they went, agreements, signatures, and looking back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from intake_app.domain.follow_up_words import GoalOutcome, ReviewResult, StillFits
from intake_app.domain.network_words import Known
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.planning import Agreement, Goal, Plan, Signature, Step
from intake_app.domain.reviewing import Review, ReviewItem
from intake_app.domain.vocabulary import (
    FACILITIES,
    CaseStatus,
    HelpLevel,
    HelpWay,
    PlanStatus,
    SignatureMethod,
    SignerRole,
    StepStatus,
)
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.templates import TrajectoryTemplate
from intake_app.services.synthetic.chance import Chance
from intake_app.services.synthetic.people import Resident

_KINDS, _HELP = tuple(StepKind), tuple(HelpLevel)
_WAYS = (None, *HelpWay)
_EARLIER = "Alleen lukt het niet, en eigen mensen doen al veel."
_RESULT = {
    StepStatus.DONE: ReviewResult.DONE,
    StepStatus.PARTLY: ReviewResult.PARTLY,
    StepStatus.DIFFERENT: ReviewResult.DIFFERENT,
}
_FIXED = (PlanStatus.SIGNED, PlanStatus.RUNNING, PlanStatus.CLOSED)


_MARKS = (10, 10, 9, 9, 9, 9, 8, 8, 8, 8, 8, 8, 8, 8, 7, 7, 7, 6, 6, 3)
"""Marks out of 10 of which the mean is 7.9, as it is of the field."""
_ENDINGS = (37, 29, 12, 11, 11)
"""Of a hundred who ended a programme of ten weeks: in paid work, at a place or internship, and the rest."""


@dataclass(slots=True)
class PlanParts:
    """A plan with what hangs on it."""

    plans: list[Plan] = field(default_factory=list)
    goals: list[Goal] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    trajectories: list[Trajectory] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    review_items: list[ReviewItem] = field(default_factory=list)


def plan_parts(chance: Chance, found: Resident, day: date, areas: tuple[str, ...]) -> PlanParts:
    """The plan of somebody, as far as the dossier is. `areas` are the parts of life that get a goal."""
    made = PlanParts()
    status = _status(chance, found.status)
    plan = _plan(chance, found, day, status)
    made.plans.append(plan)
    for place, area in enumerate(areas):
        _goal(chance, found, plan, place, area, made)
    if status in _FIXED:
        _signed(chance, found, plan, day, made)
        _looked_back(chance, found, plan, day, made)
    return made


def _status(chance: Chance, case: CaseStatus) -> PlanStatus:
    if case is CaseStatus.IN_CONVERSATION:
        return PlanStatus.FINAL if chance.share(40) else PlanStatus.DRAFT
    if case is CaseStatus.CLOSED:
        return PlanStatus.CLOSED
    return PlanStatus.SIGNED if chance.share(25) else PlanStatus.RUNNING


def _plan(chance: Chance, found: Resident, day: date, status: PlanStatus) -> Plan:
    case, language = found.case, found.person.language
    own = chance.words("own")
    other = chance.book.text["own_other"].get(language)
    fixed = status is not PlanStatus.DRAFT
    return Plan(
        id=chance.id(),
        case_id=case.id,
        status=status,
        started_on=day if fixed else None,
        regisseur=case.consultant,
        contact_name=case.consultant,
        contact_phone="0300 – 12 34 56",
        legal_grounds=case.legal_grounds,
        own_words=f"{other}\n{own}" if other else own,
        own_words_said_on=day,
        review_dates=(day + timedelta(days=chance.number(60, 200)),),
        no_disagreement=fixed,
        teach_back=chance.words("own", 200) if fixed else "",
        copy_given=fixed,
        finalised_at=chance.moment(day) if fixed else None,
    )


def _goal(chance: Chance, found: Resident, plan: Plan, place: int, area: str, made: PlanParts) -> None:
    goal = Goal(
        id=chance.id(),
        case_id=found.case.id,
        plan_id=plan.id,
        position=place,
        title=chance.one(chance.book.text["goal"]),
        sentence=chance.words("own", 200),
        area=f"zrm-2017/{area}",
    )
    made.goals.append(goal)
    route = None
    if chance.share(12):
        route = _route(chance, found, plan, goal)
        made.trajectories.append(route)
    for number in range(chance.number(2, 3)):
        made.steps.append(_step(chance, found, plan, goal, number, route))


def _route(chance: Chance, found: Resident, plan: Plan, goal: Goal) -> Trajectory:
    started = plan.started_on or found.case.opened_on
    template = chance.one(tuple(FormLibrary.shipped().templates.values()))
    ends = template.last_day(started)
    over = ends is not None and ends < chance.today and chance.share(80)
    made = Trajectory(
        id=chance.id(),
        case_id=found.case.id,
        goal_id=goal.id,
        template=template.id,
        title=str(template.name),
        started_on=started,
        ends_on=ends,
        ended_on=ends if over else None,
    )
    return replace(made, outcome=_ending(template, made.id), satisfaction=_mark(made.id)) if over else made


def _mark(of: UUID) -> int:
    """A mark that follows from an id, so that it takes no chance of anything else."""
    return _MARKS[(of.int >> 12) % len(_MARKS)]


def _ending(template: TrajectoryTemplate, of: UUID) -> str:
    """With which of its own outcomes a route ended, by their shares; "" for a route that names none."""
    ways = [way.nl for way in template.outcomes]
    if not ways:
        return ""
    if len(ways) != len(_ENDINGS):
        return ways[(of.int >> 12) % len(ways)]
    left = (of.int >> 12) % 100
    for way, share in zip(ways, _ENDINGS, strict=True):
        if left < share:
            return way
        left -= share
    return ways[-1]


def _step(chance: Chance, found: Resident, plan: Plan, goal: Goal, place: int, route: Trajectory | None) -> Step:
    going = plan.status in _FIXED
    status = StepStatus(chance.of("step")) if going else StepStatus.PLANNED
    started = plan.started_on or found.case.opened_on
    waits = status is StepStatus.WAITING_FOR
    step = Step(
        id=chance.id(),
        case_id=found.case.id,
        goal_id=goal.id,
        position=place,
        what=chance.one(chance.book.text["step"]),
        help_level=chance.one(_HELP),
        owner_name=found.person.first_name,
        when_text="deze maand",
        kind=chance.one(_KINDS),
        status=status,
        due_on=started + timedelta(days=chance.number(20, 300)),
        trajectory_id=route.id if route is not None else None,
        waiting_since=chance.day(max(started, chance.today - timedelta(days=300)), chance.today) if waits else None,
    )
    return _carried(step, started if going else None)


def _carried(step: Step, decided_on: date | None) -> Step:
    """Alone or in a group, a word about earlier help, and the decision; all by the id, so that no chance is taken."""
    facility = step.help_level in FACILITIES
    granted = decided_on if step.help_level is HelpLevel.TAILORED and step.id.int % 4 else None
    return replace(
        step,
        help_way=_WAYS[step.id.int % len(_WAYS)],
        earlier_help=_EARLIER if facility and step.id.int % 3 else "",
        granted_on=granted,
        grant_needed=Known.YES if granted is not None else Known.UNKNOWN,
    )


def _signed(chance: Chance, found: Resident, plan: Plan, day: date, made: PlanParts) -> None:
    case = found.case
    made.agreements.append(
        Agreement(
            id=chance.id(),
            case_id=case.id,
            plan_id=plan.id,
            what="Wij bellen elke maand.",
            promisor_name=case.consultant,
            about_contact=True,
        )
    )
    for signer, role in ((found.person.full_name, SignerRole.RESIDENT), (case.consultant, SignerRole.REGISSEUR)):
        made.signatures.append(
            Signature(
                id=chance.id(),
                case_id=case.id,
                plan_id=plan.id,
                signer=signer,
                role=role,
                method=SignatureMethod.INK_SEEN,
                signed_at=chance.moment(day),
            )
        )


def _looked_back(chance: Chance, found: Resident, plan: Plan, day: date, made: PlanParts) -> None:
    """One look-back that was closed, some months after the plan began, when that lies behind."""
    held = day + timedelta(days=chance.number(80, 220))
    if held > chance.today:
        return
    review = Review(
        id=chance.id(),
        case_id=found.case.id,
        plan_id=plan.id,
        held_on=held,
        by=found.case.consultant,
        answer_consultant=chance.words("contact", 400),
        fits=StillFits.YES if chance.share(70) else StillFits.PARTLY,
        closed_at=chance.moment(held),
        next_review_on=held + timedelta(days=180),
        mark=_mark(plan.id),
    )
    made.reviews.append(review)
    for goal in made.goals:
        outcome = GoalOutcome(chance.of("review_goal"))
        made.review_items.append(
            ReviewItem(id=chance.id(), case_id=found.case.id, review_id=review.id, about=goal.id, outcome=outcome)
        )
    for step in made.steps:
        result = _RESULT.get(step.status, ReviewResult.NOT_YET)
        made.review_items.append(
            ReviewItem(id=chance.id(), case_id=found.case.id, review_id=review.id, about=step.id, result=result)
        )
