""" "Eerst basis, dan werk": which step towards work may have to wait for a step that makes life steady first (D04).

A proposal from what plays now (A06, J06). People decide: a proposal that is turned down is not made again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.planning import Plan, Step
from intake_app.domain.step_order import StepOrder
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import barriers, reasons, step_route
from intake_app.services.desk import Desk

TO_WORK = frozenset({StepKind.PLACEMENT, StepKind.APPLYING, StepKind.OWN_SEARCH})
_CARE, _MONEY = (StepKind.CARE,), (StepKind.DEBT_HELP, StepKind.INCOME)
_SOLVES: dict[str, tuple[StepKind, ...]] = {
    "schulden": _MONEY,
    "rondkomen": _MONEY,
    "lichamelijk": _CARE,
    "psychisch": _CARE,
    "angst": _CARE,
    "stress": _CARE,
    "gebruik": _CARE,
    "scheiding-verlies": _CARE,
    "thuis": _CARE,
    "onveilig": (StepKind.CARE, StepKind.HOUSING),
    "wonen": (StepKind.HOUSING,),
    "opvang": (StepKind.CHILDCARE,),
    "vervoer": (StepKind.TRANSPORT,),
    "papieren": (StepKind.PAPERS,),
    "kinderopvang": (StepKind.CHILDCARE,),
    "inkomen-berekend": (StepKind.INCOME,),
    "identiteit": (StepKind.PAPERS,),
    "woning": (StepKind.HOUSING,),
}
"""Which kinds of step see to a row of belemmeringen, or to a practical condition."""
_DECLINED = "volgorde"


@dataclass(frozen=True, slots=True)
class Proposal:
    """`step` after `first`, because this plays now."""

    step: Step
    first: Step
    because: str

    @property
    def key(self) -> str:
        """Under which it is kept that people decided otherwise."""
        return f"{_DECLINED}:{self.step.id}:{self.first.id}"


def proposals(dossier: Dossier, plan: Plan, forms: FormLibrary) -> tuple[Proposal, ...]:
    """Every order that may help, of steps that are open and not in that order yet; none that was turned down."""
    playing = [(one.id, one.label) for one in barriers.current(dossier, forms) if one.status == barriers.PLAYS]
    playing += barriers.to_arrange(dossier, forms)
    declined = reasons.of_plan(dossier, plan)
    order = StepOrder(dossier, plan)
    found = []
    for step in (one for one in order.steps.values() if one.open and one.kind in TO_WORK):
        for first in order.may_follow(step):
            because = [label for row, label in playing if first.kind in _SOLVES.get(row, ())]
            if first.open and because:
                found.append(Proposal(step, first, _small(because)))
    return tuple(one for one in found if one.key not in declined)


def accept(desk: Desk, proposal: Proposal) -> Changes:
    """Let the step wait."""
    return step_route.put_after(desk, proposal.step, proposal.first.id)


def decline(desk: Desk, plan: Plan, proposal: Proposal) -> Changes:
    """Both may run beside each other; that is kept with a name and a day."""
    return reasons.give(desk, plan, {proposal.key: _("May run beside each other.")})


def _small(labels: Iterable[str]) -> str:
    return ", ".join(label[:1].lower() + label[1:] for label in dict.fromkeys(labels))
