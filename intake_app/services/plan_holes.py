"""What one step still lacks for the checks of D03, D09 and D10; asked of all, found in one."""

from __future__ import annotations

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import HelpLevel


def falls_alone(step: Step) -> bool:
    """A step of own strength without somebody to call, or without a day on which people look (CC20).

    The day before which it is to be done is such a day too.
    """
    return step.help_level is HelpLevel.OWN and not (step.fallback.strip() and (step.review_on or step.due_on))


def leads_nowhere(step: Step) -> bool:
    """An activity without a next step and without a day to look (CC09); support without an end needs the day."""
    if not (step.open and step.lasts):
        return False
    return step.review_on is None and (step.open_ended or not step.next_step.strip())


def unaccounted(dossier: Dossier, step: Step) -> bool:
    """A step paid with public money without a reason, or without who decided (CC13)."""
    decision = dossier.decision_of(step)
    return decision is not None and decision.public_money and not decision.accounted_for
