"""The closed lists of households, parties, consent, referral, conference and hand-over. Values are what is stored."""

from __future__ import annotations

from enum import StrEnum


class Known(StrEnum):
    """Yes, no, or not known: unknown is never read as no."""

    UNKNOWN = "onbekend"
    YES = "ja"
    NO = "nee"


class PlanSubject(StrEnum):
    """For whom a plan is: one person, or the adults of a household together (D01)."""

    PERSON = "persoon"
    HOUSEHOLD = "huishouden"


class HouseholdRelation(StrEnum):
    """Who a member of the household is to the resident."""

    PARTNER = "partner"
    CHILD = "kind"
    PARENT = "ouder"
    RELATIVE = "familie"
    HOUSEMATE = "huisgenoot"
    OTHER = "anders"


class RepresentationKind(StrEnum):
    """By what right somebody acts for the resident."""

    CURATOR = "curator"
    MENTOR = "mentor"
    PROXY = "gevolmachtigde"
    FAMILY = "familie"


class ConsentPurpose(StrEnum):
    """For what something of the resident may be shared with a party (M02)."""

    PLAN = "plan"
    CONTACT = "overleggen"
    REFERRAL = "verwijzing"
    CONFERENCE = "casusoverleg"
    HANDOVER = "overdracht"
    EMPLOYER = "werkgever"
    COMBINE = "samen-gebruiken"


class ShareLevel(StrEnum):
    """How much a party may know (instruments D19)."""

    NONE = "niet"
    ATTENDANCE = "alleen-aanwezig"
    SUMMARY = "samenvatting"
    FULL = "volledig"


class ConsentHow(StrEnum):
    """How the resident gave consent."""

    WRITTEN = "schriftelijk"
    SPOKEN = "mondeling"
    IN_CONVERSATION = "in-gesprek"


class ShareBasis(StrEnum):
    """On what a share rests. The last two are no consent: each needs a written reason."""

    CONSENT = "toestemming"
    OWN_TASK = "eigen-taak"
    EMERGENCY = "nood"


class ReferralStatus(StrEnum):
    """How a referral stands."""

    SENT = "verstuurd"
    RECEIVED = "ontvangen"
    TAKEN = "opgepakt"
    DECLINED = "niet-opgepakt"
    DONE = "afgerond"


class DecisionKind(StrEnum):
    """What a decision of a case conference becomes in the plan."""

    STEP = "stap"
    AGREEMENT = "afspraak"


class HandoverSection(StrEnum):
    """Parts of a dossier that may travel along with a hand-over, in the order on paper."""

    WISH = "wens"
    STRENGTHS = "krachten"
    PICTURE = "beeld"
    GOALS = "doelen"
    AGREEMENTS = "afspraken"
    TERMS = "termijnen"
    PARTIES = "partijen"
    PEOPLE = "mensen"
    HISTORY = "wie-er-was"
