"""Whether the money was worked out before a step to paid work, and what came of it (J01, FX08; form inkomenscheck)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.domain.network_words import HouseholdRelation
from intake_app.domain.placements import Placement, PlacementStatus
from intake_app.domain.plan_choices import GoalKind, StepKind
from intake_app.domain.planning import Plan, Step
from intake_app.domain.vocabulary import PersonRole
from intake_app.i18n import _, format_amount
from intake_app.instruments.asking import computed_amount
from intake_app.instruments.conditions import READING
from intake_app.instruments.library import FormLibrary

FORM, CONDITIONS = "inkomenscheck", "praktische-voorwaarden"
PAID = (PayKind.MINIMUM_WAGE, PayKind.WAGE, PayKind.WAGE_VALUE, PayKind.TOPPED_UP)
CHILDCARE_UNTIL = 12
_PAID_GOALS = frozenset(
    {
        GoalKind.PAID_WORK,
        GoalKind.PART_TIME,
        GoalKind.PARTIAL_OUTFLOW,
        GoalKind.OWN_BUSINESS,
        GoalKind.FAMILY_JOB,
    }
)
_FAMILY_ALONE, _COUPLE = "alleenstaande-ouder", "echtpaar"


class Standing(StrEnum):
    """How the money of a step stands (J01)."""

    NOT_DONE = "nog-niet-gedaan"
    ENOUGH = "voldoende"
    LOSS = "verlies-te-repareren"
    SAFE = "inkomen-geborgd"

    @property
    def settled(self) -> bool:
        """Whether nobody loses by it, as far as people know."""
        return self in (Standing.ENOUGH, Standing.SAFE)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeCheck:
    """The newest check about something. `difference` and `repair` are whole cents a month."""

    standing: Standing = Standing.NOT_DONE
    on: date | None = None
    difference: int | None = None
    repair: int | None = None


NOTHING_DONE = IncomeCheck()


def asks(dossier: Dossier, step: Step) -> bool:
    """Whether a step is one to paid work: a place of work under a goal that is about an income of one's own."""
    if not step.open or step.kind is not StepKind.PLACEMENT:
        return False
    goal = next((one for one in dossier.goals if one.id == step.goal_id), None)
    return goal is not None and (goal.kind is None or goal.kind in _PAID_GOALS)


def is_paid(dossier: Dossier, step: Step) -> bool:
    """Whether the goal of a step says that it is about an income of one's own."""
    return any(one.id == step.goal_id and one.kind in _PAID_GOALS for one in dossier.goals)


def of_step(dossier: Dossier, forms: FormLibrary, step: Step) -> IncomeCheck:
    """How the money of a step stands."""
    return _newest(dossier, forms, step.what, step.short)


def of_placement(dossier: Dossier, forms: FormLibrary, placement: Placement) -> IncomeCheck:
    """How the money of a placement stands."""
    return _newest(dossier, forms, placement.title)


def open_steps(dossier: Dossier, forms: FormLibrary, plan: Plan) -> tuple[Step, ...]:
    """The steps to paid work of which nobody worked out the money, or of which a loss is not repaired yet."""
    asked = (step for step in dossier.steps_of_plan(plan) if asks(dossier, step))
    return tuple(step for step in asked if not of_step(dossier, forms, step).standing.settled)


def open_placements(dossier: Dossier, forms: FormLibrary) -> tuple[Placement, ...]:
    """The same of paid placements that did not end."""
    going = (one for one in dossier.placements if one.pay_kind in PAID and one.status is not PlacementStatus.ENDED)
    return tuple(one for one in going if not of_placement(dossier, forms, one).standing.settled)


def holds(dossier: Dossier, forms: FormLibrary, plan: Plan) -> bool:
    """Whether the money was worked out before every step to paid work (CC14)."""
    return not open_steps(dossier, forms, plan) and not open_placements(dossier, forms)


def _newest(dossier: Dossier, forms: FormLibrary, *names: str) -> IncomeCheck:
    """The newest check about one of these names. One about the household, or under words since changed, counts too."""
    found = (_read(dossier, forms, one) for one in reversed(readings_about(dossier, FORM, *names)))
    return next((one for one in found if one is not None), NOTHING_DONE)


def readings_about(dossier: Dossier, form: str, *names: str) -> tuple[Measurement, ...]:
    """The readings of a form about one of these names, oldest first; those about no other step or place come before."""
    wanted = {_plain(name) for name in names if name.strip()}
    others = _known_subjects(dossier) - wanted
    counting = [one for one in dossier.readings(form, subject=None) if _plain(one.subject) not in others]
    return tuple(sorted(counting, key=lambda one: _plain(one.subject) in wanted))


def _known_subjects(dossier: Dossier) -> set[str]:
    words = (*(one.what for one in dossier.steps), *(one.short for one in dossier.steps))
    return {_plain(one) for one in (*words, *(place.title for place in dossier.placements)) if one.strip()}


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".")


def _read(dossier: Dossier, forms: FormLibrary, reading: Measurement) -> IncomeCheck | None:
    """What a reading says; None while it says nothing yet."""
    form, answers = forms.instrument(FORM), dossier.answers_of(reading)
    field = next((one for one in form.fields if one.computed is not None), None)
    difference = computed_amount(form, field, answers) if field is not None else None
    about = answers.get(READING)
    repair = about.extra_value("reparatie-bedrag") if about is not None else None
    repair = repair if isinstance(repair, int) and not isinstance(repair, bool) else None
    safe = about is not None and about.extra_value("inkomen-geborgd") is True
    if difference is None and not safe:
        return None
    left = (difference or 0) + (repair or 0)
    standing = Standing.LOSS if left < 0 else Standing.SAFE if safe else Standing.ENOUGH
    return IncomeCheck(standing=standing, on=reading.measured_on, difference=difference, repair=repair)


def alerts(dossier: Dossier, today: date) -> tuple[str, ...]:
    """What deserves a look in this household before anybody starts: partner, children, debts."""
    return tuple(_alerts(dossier, today))


def _alerts(dossier: Dossier, today: date) -> Iterator[str]:
    if _has_partner(dossier):
        yield _("There is a partner: work out the money of both.")
    if dossier.case.household == _FAMILY_ALONE:
        yield _("One parent: look at what changes in the allowances for children.")
    if young_children(dossier, today):
        yield _("Children under twelve: arrange childcare and its allowance before the first day.")
    if _has_debts(dossier):
        yield _("Debts: ask first what happens to extra income.")


def _has_partner(dossier: Dossier) -> bool:
    lives_with = any(one.relation is HouseholdRelation.PARTNER and one.lives_in for one in dossier.household_members)
    return dossier.case.household == _COUPLE or lives_with or _somebody(dossier, PersonRole.PARTNER)


def _somebody(dossier: Dossier, role: PersonRole) -> bool:
    return any(one.role is role for one in dossier.network)


def young_children(dossier: Dossier, today: date) -> bool:
    """Whether a child under twelve lives in; with a year alone, one that may be."""
    children = (one for one in dossier.household_members if one.relation is HouseholdRelation.CHILD and one.lives_in)
    return any(one.birth_year is not None and today.year - one.birth_year <= CHILDCARE_UNTIL for one in children)


def _has_debts(dossier: Dossier) -> bool:
    """A goal or step about debts says so; what a form says about health or money is not looked for here."""
    about_goal = any(one.kind is GoalKind.DEBTS for one in dossier.goals)
    return about_goal or any(one.kind is StepKind.DEBT_HELP for one in dossier.steps)


def childcare_open(dossier: Dossier, plan: Plan, today: date) -> bool:
    """Whether a step to paid work has a first day while childcare for a young child is not arranged (J06)."""
    if not young_children(dossier, today):
        return False
    starting = any(step.start_on is not None and asks(dossier, step) for step in dossier.steps_of_plan(plan))
    if not starting:
        return False
    for reading in reversed(dossier.readings(CONDITIONS, subject=None)):
        answer = dossier.answers_of(reading).get("kinderopvang")
        if answer is not None and answer.choice:
            return answer.choice == "nog-regelen" and not answer.extra_value("voor")
    return True


def standing_words(check: IncomeCheck) -> str:
    """How the money stands, with what it comes to a month."""
    words = {
        Standing.NOT_DONE: _("Not worked out yet"),
        Standing.ENOUGH: _("Enough"),
        Standing.LOSS: _("Loss, to be repaired"),
        Standing.SAFE: _("Income is safe"),
    }[check.standing]
    if check.difference is None:
        return words
    return _("{standing}: {amount} a month").format(standing=words, amount=signed_euros(check.difference))


def signed_euros(cents: int) -> str:
    """An amount with what it does: "+ € 20", "− € 30", "€ 0"."""
    amount = f"€ {format_amount(abs(cents))}"
    return f"+ {amount}" if cents > 0 else f"− {amount}" if cents < 0 else amount
