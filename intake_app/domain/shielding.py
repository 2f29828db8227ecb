"""Somebody who must not be found: where the person lives, is met, works or learns stays out of prints and exports.

Rules 5.3 and guard G-BE4. The vault keeps everything, and it is all back when the address is shielded no more.
"""

from __future__ import annotations

from dataclasses import replace

from intake_app.domain.contracts import Contract, ContractNext
from intake_app.domain.dossier import Dossier
from intake_app.domain.placements import Placement, PlacementStatus
from intake_app.domain.portfolio_choices import EducationStatus
from intake_app.domain.portfolio_parts import Experience, Qualification


def outside(dossier: Dossier) -> Dossier:
    """The dossier as it may leave the vault: of somebody who is shielded without what leads to the person today.

    Work and school that ended stay: they lead nowhere.
    """
    return without_whereabouts(dossier) if dossier.person.address_shielded else dossier


def without_whereabouts(dossier: Dossier) -> Dossier:
    """The dossier without address, neighbourhood, places of meetings, and the work and school of today."""
    return replace(
        dossier,
        person=dossier.person.without_whereabouts(),
        case=replace(dossier.case, neighbourhood=""),
        conversations=tuple(replace(one, place="") for one in dossier.conversations),
        appointments=tuple(replace(one, place="") for one in dossier.appointments),
        experiences=tuple(_experience(one) for one in dossier.experiences),
        qualifications=tuple(_qualification(one) for one in dossier.qualifications),
        placements=tuple(_placement(one) for one in dossier.placements),
        contracts=tuple(_contract(one) for one in dossier.contracts),
    )


def _experience(one: Experience) -> Experience:
    return replace(one, organisation="", place="") if one.ongoing else one


def _qualification(one: Qualification) -> Qualification:
    return replace(one, institute="") if one.status is EducationStatus.ONGOING else one


def _placement(one: Placement) -> Placement:
    return one if one.status is PlacementStatus.ENDED else replace(one, host="", employer="")


def _contract(one: Contract) -> Contract:
    """A contract that ended leads nowhere; of one that goes on, or went on in another, the places stay out."""
    return one if one.went_on in (ContractNext.ENDED, ContractNext.OTHER) else replace(one, host="", employer="")
