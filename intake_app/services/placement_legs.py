"""The three legs of a placement: what the place needs, what the resident needs, and support by the municipality (E02).

A placement counts as solid only when all three stand. It is a hint and never holds anything up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.dossier import Dossier
from intake_app.domain.placements import Placement
from intake_app.i18n import _
from intake_app.services import parties

_OF_PLACE = frozenset({parties.EMPLOYER, "werkbegeleider"})
_OF_RESIDENT = frozenset({parties.RESIDENT})
_OF_SUPPORT = frozenset(
    {
        parties.DIRECTOR, "vast-contactpersoon", "klantmanager", "loopbaanbegeleider", "inkomensconsulent",
        "werkconsulent", "wijkteamlid", "wmo-consulent", "jeugdconsulent", "activeringscoach", "trajectbegeleider",
        "jobcoach",
    }
)  # fmt: skip
"""Roles of the form of agreements that give support for the municipality."""


class Leg(StrEnum):
    """What a placement stands on."""

    PLACE = "plek"
    RESIDENT = "inwoner"
    SUPPORT = "ondersteuning"


@dataclass(frozen=True, slots=True)
class Standing:
    """One leg, and whether it stands. `field` is where it is filled in on the placement itself."""

    leg: Leg
    field: str
    stands: bool


def legs(dossier: Dossier, placement: Placement) -> tuple[Standing, ...]:
    """All three legs: each stands by the record of the placement, or by what a party said in an agreement about it."""
    said = agreements_about(dossier, placement)
    return (
        Standing(Leg.PLACE, "expects_place", _told(placement.expects_place, said, _OF_PLACE, parties.NEEDS)),
        Standing(
            Leg.RESIDENT, "expects_resident", _told(placement.expects_resident, said, _OF_RESIDENT, parties.NEEDS)
        ),
        Standing(Leg.SUPPORT, "support", _told(placement.support, said, _OF_SUPPORT, parties.GIVES)),
    )


def agreements_about(dossier: Dossier, placement: Placement) -> tuple[parties.PartiesAgreement, ...]:
    """The agreements of several parties about this place."""
    return tuple(one for one in parties.agreements(dossier) if placement.title.strip() in one.subject)


def solid(dossier: Dossier, placement: Placement) -> bool:
    """Whether all three legs stand."""
    return all(one.stands for one in legs(dossier, placement))


def leg_words(leg: Leg) -> str:
    """What a leg is called."""
    return {
        Leg.PLACE: _("what the place needs"),
        Leg.RESIDENT: _("what the resident needs"),
        Leg.SUPPORT: _("support by the municipality"),
    }[leg]


def _told(
    written: str, agreements: Collection[parties.PartiesAgreement], roles: Collection[str], question: str
) -> bool:
    return bool(written.strip()) or any(
        one.role in roles and one.said(question) for agreement in agreements for one in agreement.parties
    )
