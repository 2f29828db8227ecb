"""What each thing that was deployed for a resident did: the register of what helped (I07).

It says something of the help, never of the resident: nobody is ordered, chosen or refused by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.catalogue_words import OfferKind
from intake_app.domain.entity import CaseEntity


class Effect(StrEnum):
    """Whether it helped, as resident and consultant see it together. Unknown is an answer too."""

    CONTRIBUTED = "bijgedragen"
    NOT = "niet"
    UNKNOWN = "onbekend"


class DeployedKind(StrEnum):
    """What was deployed."""

    OFFER = "aanbod"
    ROUTE = "route"
    PLACEMENT = "plaatsing"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentEffect(CaseEntity):
    """What one thing did for this resident, with why.

    `key` is the same for the same thing in every dossier: the id of an offer, the template of a route, the form of
    taking part of a placement; empty where there is none.
    """

    kind: DeployedKind
    about: UUID
    """The offer, the route or the placement itself."""
    key: str = ""
    name: str
    """As it was called in this dossier, so that it can be read where the offer is not."""
    offer_kind: OfferKind | None = None
    effect: Effect
    why: str = ""
    judged_on: date
    by: str = ""
