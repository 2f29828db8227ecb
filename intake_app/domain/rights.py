"""Duties, exemptions, the weighing of a measure, and where people think or choose otherwise (E03 to E08, rules 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from intake_app.domain.entity import CaseEntity


class DutyApplies(StrEnum):
    """Whether a duty holds for somebody. Nothing is imposed by default."""

    UNDISCUSSED = "niet-besproken"
    YES = "ja"
    NO = "nee"
    EXEMPT = "vrijgesteld"


class DutyClass(StrEnum):
    """What kind of duty it is; it decides which measure could ever be proposed (rules 3.1, 3.3)."""

    UNIFORM = "s-uniform"
    MUNICIPAL = "s-gemeente"
    INFORMATION = "informatieplicht"
    OTHER = "anders"


class ExemptionGround(StrEnum):
    """Why somebody need not do something for a time (rules 3.2); the values of the form ontheffing."""

    CARE_TASKS = "zorgtaken"
    HEALTH = "gezondheid"
    SINGLE_PARENT = "alleenstaande-ouder"
    FULLY_DISABLED = "duurzaam"
    AGE = "leeftijd"
    PROJECT = "regelarm"
    REST = "rust"
    OTHER = "anders"


class ExemptDuty(StrEnum):
    """The duties of article 9(1) Participatiewet: a, b and c."""

    WORK = "sollicitatieplicht"
    SUPPORT = "re-integratie"
    GIVING_BACK = "tegenprestatie"


class ExemptionStatus(StrEnum):
    """How far an exemption is. Informal ones exist so that they can be seen."""

    REQUESTED = "aangevraagd"
    GRANTED = "verleend"
    INFORMAL = "informeel"
    ENDED = "beeindigd"


class Blame(StrEnum):
    """Whether somebody can be blamed for what was not kept."""

    NONE = "v-geen"
    PARTIAL = "v-deels"
    FULL = "v-vol"


class UrgentReason(StrEnum):
    """What may make a measure work out the wrong way; "none" goes with no other."""

    MARGINALISATION = "d-uitsluiting"
    DEBTS = "d-schulden"
    FAMILY = "d-gezin"
    EVICTION = "d-uithuis"
    NONE = "d-geen"


class SanctionProposal(StrEnum):
    """What is proposed after weighing. The program decides nothing and sends nothing."""

    NO_MEASURE = "geen-maatregel"
    WARNING = "waarschuwing"
    OTHER_AGREEMENT = "andere-afspraak"
    PROPOSE_MEASURE = "maatregel-voorstellen"


class OfferChoice(StrEnum):
    """What the resident decided about something that was offered (E08)."""

    YES = "ja"
    NO = "nee"
    OTHERWISE = "anders"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(CaseEntity):
    """One duty for one person in a plan: a line of the municipality's dated text (E03).

    `person` is empty for the resident, else the partner's name. `understood` is how the person said it back.
    """

    plan_id: UUID
    code: str
    person: str = ""
    applies: DutyApplies = DutyApplies.UNDISCUSSED
    reason: str = ""
    discussed_on: date | None = None
    understood: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(CaseEntity):
    """Relief from duties for a time (E05). It belongs to somebody's life, not to one version of the plan."""

    ground: ExemptionGround | None = None
    duties: tuple[ExemptDuty, ...] = ()
    reason: str = ""
    start_on: date | None = None
    end_on: date | None = None
    review_on: date | None = None
    decision_number: str = ""
    decision_on: date | None = None
    status: ExemptionStatus = ExemptionStatus.REQUESTED
    meanwhile: str = ""
    """What the person does do; unpaid activities keep their worth."""

    def holds_on(self, day: date) -> bool:
        """Whether it was granted and holds on this day."""
        if self.status is not ExemptionStatus.GRANTED or self.start_on is None:
            return False
        return self.start_on <= day and (self.end_on is None or day <= self.end_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionRecord(CaseEntity):
    """The weighing of one agreement that was not kept, before anybody proposes a measure (E06, rules 3.3).

    `percentage` and `months` are what was decided elsewhere: no cut is ever computed.
    """

    agreement_id: UUID
    opened_on: date
    opened_by: str = ""
    duty_code: str = ""
    duty_class: DutyClass | None = None
    conduct_on: date | None = None
    cause: str = ""
    own_account: str = ""
    heard_on: date | None = None
    absent_on: date | None = None
    absent_again_on: date | None = None
    effect: str = ""
    blame: Blame | None = None
    urgent: tuple[UrgentReason, ...] = ()
    alternative: str = ""
    proposal: SanctionProposal | None = None
    tailoring: str = ""
    percentage: int | None = None
    months: int | None = None
    deviation: str = ""
    """Why it differs from the municipality's table."""
    decided_on: date | None = None
    decided_by: str = ""
    reconsider_on: date | None = None
    contact_on: date | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDifference(CaseEntity):
    """Where the resident and the professional think differently about one goal; it always prints (E08)."""

    plan_id: UUID
    goal_id: UUID
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDecision(CaseEntity):
    """What was offered, and what the resident decided about it, with the own reason. Refusing costs nothing (E08)."""

    plan_id: UUID
    position: int = 0
    offer: str = ""
    decision: OfferChoice | None = None
    decided_on: date | None = None
    reason: str = ""
