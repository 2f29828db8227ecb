"""The household, who decides and who cares: each person's own dossier stays that person's (F01, F07; decision 0041)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.network_words import HouseholdRelation, Known

ADULT = 18
_BIRTH_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdMember(CaseEntity):
    """Somebody who lives with the resident. Initials are enough, and no more is kept than the plan needs (M03).

    `own_case_id` is that person's own dossier in the same vault; nothing of it is copied here.
    """

    position: int = 0
    name: str = ""
    relation: HouseholdRelation = HouseholdRelation.PARTNER
    birth_year: int | None = None
    lives_in: bool = True
    income: Known = Known.UNKNOWN
    income_kind: str = ""
    shares_benefit: Known = Known.UNKNOWN
    """Has the benefit together with the resident."""
    custody: str = ""
    care: str = ""
    """Care this person gives or gets, in words."""
    takes_part: bool = False
    """The household plan is this adult's plan too: own agreements, own sheet, own signature."""
    own_case_id: UUID | None = None

    @property
    def birth_year_possible(self) -> bool:
        """Whether the year can be right."""
        return self.birth_year is None or self.birth_year in _BIRTH_YEARS

    def adult_on(self, day: date) -> bool:
        """Eighteen, or turning eighteen in that year; without a year everybody but a child counts as adult."""
        if self.birth_year is None:
            return self.relation is not HouseholdRelation.CHILD
        return day.year - self.birth_year >= ADULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings(CaseEntity):
    """What was asked about the people around the resident. One per dossier."""

    programme: str = ""
    """Label of a family programme, such as an approach for fifty families."""
    represented: Known = Known.UNKNOWN
    """Whether somebody else acts for the resident by law or by proxy."""
    parties_asked_on: date | None = None
    """Day on which was asked who is involved already (F03)."""
    no_parties: bool = False
    no_carer: bool = False
    """There is nobody who cares for the resident (Wmo 2.3.2(3))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarerTalk(CaseEntity):
    """What an informal carer carries and needs, in the carer's own words (F07, Wmo 2.3.2(4)(d))."""

    position: int = 0
    name: str = ""
    does: str = ""
    load: str = ""
    needs: str = ""
    wants_own_plan: Known = Known.UNKNOWN
    spoken_on: date | None = None
    supporter_told_on: date | None = None
    """Day on which the carer was told about free independent support."""
