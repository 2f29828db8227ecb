"""Going to school with or without the benefit: by the age on the first day (setting duo_age_split, D07, D10)."""

from __future__ import annotations

from datetime import date

from intake_app.domain.ages import age_on, keeps_benefit_at_school
from intake_app.domain.people import Person
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.planning import Step
from intake_app.i18n import _
from intake_app.instruments.templates import Phase
from intake_app.services.rules import Rules

SPLIT = "duo_age_split"


def alert(person: Person, step: Step, held: Rules, today: date) -> str:
    """What a step of schooling does to the benefit of this person; empty for other steps, and where no age is known
    to the rules."""
    split = held.number(SPLIT)
    if split is None or not step.open or step.kind is not StepKind.SCHOOLING:
        return ""
    if person.birth_date is None:
        words = _("School: under {n} there is student finance, from {n} the benefit stays. Fill in the date of birth.")
        return words.format(n=split)
    first = step.start_on or today
    age = age_on(person.birth_date, first)
    if keeps_benefit_at_school(person.birth_date, first, split):
        return _("School at {age}: from {n} the benefit stays.").format(age=age, n=split)
    words = _("School at {age}: under {n} there is student finance instead of the benefit. That may become a debt.")
    return words.format(age=age, n=split)


def drawback(phase: Phase, person: Person, held: Rules, first: date) -> str:
    """What a part of a route may cost this person, as it is printed; empty from the age at which it is gone."""
    words = str(phase.drawback)
    if not phase.drawback_until:
        return words
    split = held.number(SPLIT)
    if split is None:
        return ""
    if person.birth_date is not None and keeps_benefit_at_school(person.birth_date, first, split):
        return ""
    return words.replace("{n}", str(split))
