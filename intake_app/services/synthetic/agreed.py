"""Contracts, and principles that goals serve: drawn last, so that what was invented before stays as it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from intake_app.domain.catalogue_words import PayKind
from intake_app.domain.contracts import Contract, ContractKind, ContractNext
from intake_app.domain.dossier import Dossier
from intake_app.domain.principles import Principle, ServedBy, ServedPrinciple
from intake_app.services import contracts
from intake_app.services.synthetic.chance import Chance

_NAMES = ("Bestaanszekerheid eerst", "Eigen kracht eerst", "Samen met de inwoner beslissen")
_KINDS = (ContractKind.TEMPORARY, ContractKind.TEMPORARY, ContractKind.AGENCY, ContractKind.VOLUNTEER)
_PLACES = ("De Linde", "Bakkerij Verzonnen", "Kringloop De Kans", "Groenploeg Noord")
_HOURS = (8, 12, 16, 20, 24, 32)


@dataclass(slots=True)
class Agreed:
    """What was agreed elsewhere, and what goals serve."""

    contracts: list[Contract] = field(default_factory=list)
    served_principles: list[ServedPrinciple] = field(default_factory=list)


def principles() -> tuple[Principle, ...]:
    """The list of an invented organisation; the same ids in every vault, so that the dossiers fit."""
    return tuple(
        Principle(id=uuid5(NAMESPACE_OID, f"keukentafel {name}"), name=name, position=place)
        for place, name in enumerate(_NAMES)
    )


def agreed(chance: Chance, dossier: Dossier) -> Agreed:
    """One in six has a contract; of the goals of a plan one in three serves a principle."""
    made = Agreed()
    plan = dossier.current_plan
    if plan is None or plan.started_on is None:
        return made
    if chance.share(16):
        made.contracts.append(_contract(chance, dossier))
    known = principles()
    for goal in dossier.goals_of(plan):
        if chance.share(33):
            one = chance.one(known)
            made.served_principles.append(
                ServedPrinciple(
                    id=chance.id(),
                    case_id=dossier.case.id,
                    principle_id=one.id,
                    name=one.name,
                    by=ServedBy.GOAL,
                    about_id=goal.id,
                    ticked_on=plan.started_on,
                )
            )
    return made


def _contract(chance: Chance, dossier: Dossier) -> Contract:
    kind, place = chance.one(_KINDS), chance.one(_PLACES)
    start = chance.day(dossier.case.opened_on, chance.today)
    end = start + timedelta(days=chance.number(180, 400))
    pay = PayKind.VOLUNTEER_ALLOWANCE if kind is ContractKind.VOLUNTEER else PayKind.MINIMUM_WAGE
    return Contract(
        id=chance.id(),
        case_id=dossier.case.id,
        kind=kind,
        employer=place if kind.employs else "",
        host=place,
        starts_on=start,
        ends_on=end,
        renewals=1 if kind.employs else None,
        renewal_months=12 if kind.employs else None,
        pay_kind=pay,
        hours=chance.one(_HOURS) * 60,
        remind_on=contracts.remind_by_rule(end),
        went_on=ContractNext.EXTENDED if end < chance.today else None,
    )
