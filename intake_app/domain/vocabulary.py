"""The closed lists of the field. Member names are code, values are the ids that files and forms carry (glossary)."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class CaseStatus(StrEnum):
    """Where the dossier as a whole stands."""

    REPORTED = "reported"
    IN_CONVERSATION = "in_conversation"
    PLAN_ACTIVE = "plan_active"
    TIME_OUT = "time_out"
    AFTERCARE = "aftercare"
    CLOSED = "closed"


class ReferralSource(StrEnum):
    """Who reported the resident (instruments D10)."""

    SELF = "zelf"
    PARENTS = "ouders"
    NEIGHBOURHOOD_TEAM = "wijkteam"
    CONSULTANT = "klantmanager"
    UWV = "uwv"
    SHELTERED_COMPANY = "sw-bedrijf"
    SCHOOL = "school"
    CARE_PROVIDER = "zorgaanbieder"
    GP = "huisarts"
    HOUSING_ASSOCIATION = "woningcorporatie"
    POLICE = "politie"
    REFUGEE_WORK = "vluchtelingenwerk"
    OUTREACH = "outreachend"
    OTHER = "anders"


class ContactKind(StrEnum):
    """How or where people met (instruments D12)."""

    HOME = "thuis"
    OFFICE = "kantoor"
    WORKPLACE = "werkplek"
    PHONE = "telefoon"
    VIDEO = "video"
    MESSAGE = "bericht"
    LETTER = "brief"
    OUTDOORS = "buiten"


class ConversationKind(StrEnum):
    """What a conversation was for."""

    KITCHEN_TABLE = "kitchen_table"
    OPENING = "opening"
    CLARIFYING = "clarifying"
    WORK_INTAKE = "work_intake"
    WMO_INVESTIGATION = "wmo_investigation"
    DIAGNOSIS = "diagnosis"
    PLAN = "plan"
    REVIEW = "review"
    AFTERCARE = "aftercare"
    RECIPROCITY = "reciprocity"
    INCOME_ESTIMATE = "income_estimate"
    MATCH = "match"
    CONFERENCE = "conference"
    HANDOVER = "handover"
    SHORT_INTAKE = "short_intake"


class ReadBack(StrEnum):
    """Whether the summary was read back to the resident and agreed (A02)."""

    NO = "nee"
    YES = "ja"
    ADJUSTED = "met-aanpassing"


class PersonRole(StrEnum):
    """Who somebody at the table or around the resident is."""

    RESIDENT = "resident"
    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    RELATIVE = "relative"
    INFORMAL_CARER = "informal_carer"
    REPRESENTATIVE = "representative"
    CLIENT_SUPPORTER = "client_supporter"
    PEER = "peer"
    INTERPRETER = "interpreter"
    EMPLOYER = "employer"
    COLLEAGUE = "colleague"
    VOLUNTEER = "volunteer"
    NEIGHBOUR = "neighbour"
    FRIEND = "friend"
    CONSULTANT = "consultant"
    OTHER = "other"


class Author(StrEnum):
    """Whose words these are."""

    RESIDENT = "inwoner"
    TOGETHER = "samen"
    CONSULTANT = "consulent"
    OTHER = "ander"


class RaterRole(StrEnum):
    """Who gives a reading. Other people at the table are present, not raters (instruments A5).

    PARENT and OTHER only where the form names them: a parent in the children's form, an employer about a place of work.
    """

    RESIDENT = "inwoner"
    CONSULTANT = "consulent"
    TOGETHER = "samen"
    PARENT = "ouder"
    OTHER = "ander"


class MomentKind(StrEnum):
    """Which moment of measuring this is."""

    BASELINE = "nulmeting"
    INTERIM = "tussenmeting"
    FINAL = "eindmeting"
    FOLLOW_UP = "vervolgmeting"


class ReadingSource(StrEnum):
    """How a reading came into the dossier (A08, G12)."""

    CONVERSATION = "gesprek"
    PAPER = "papier"
    TAKEN_OVER = "overgenomen"


class Special(IntEnum):
    """Answers that are no place on a scale (instruments A4). Never counted, never drawn, never a number."""

    NOT_APPLICABLE = 96
    NOT_RECORDED = 97
    DECLINED = 98
    NOT_DISCUSSED = 99


class InfoSource(StrEnum):
    """What a consultant's score rests on (B01)."""

    TOLD = "verteld"
    SEEN = "gezien"
    COLLEAGUE = "collega"
    PAPERS = "stukken"


class DifferenceState(StrEnum):
    """What the two agreed about a difference in view. Leaving both is a result, not a failure."""

    LEAVE_BOTH = "allebei-laten-staan"
    TALK_MORE = "nog-over-praten"


class GoalClass(StrEnum):
    """Direction of the plan now (form doelrichting)."""

    PAID_WORK = "betaald-werk"
    PARTICIPATION = "participatie"
    CARE = "zorg"


class LegalGround(StrEnum):
    """The law a plan rests on (rules 1). A plan may carry several; none means: not yet decided."""

    PW_44A = "pw-44a"
    WMO_232 = "wmo-232"
    VOLUNTARY = "vrijwillig"


class PlanStatus(StrEnum):
    """Life of one plan version. From SIGNED on its content never changes (K05)."""

    DRAFT = "concept"
    FINAL = "definitief"
    SIGNED = "getekend"
    RUNNING = "in-uitvoering"
    CLOSED = "afgesloten"


class GoalHorizon(StrEnum):
    """How far away a goal lies: short is at most six months."""

    HORIZON = "stip"
    LONG = "lang"
    SHORT = "kort"


class HelpLevel(StrEnum):
    """Rungs of the ladder of help, in the order of Wmo 2.3.5(3) (form hulpladder)."""

    OWN = "eigen-kracht"
    HOUSEHOLD = "huisgenoten"
    INFORMAL_CARE = "mantelzorg"
    NETWORK = "netwerk"
    GENERAL = "algemeen"
    TAILORED = "maatwerk"


class HelpForm(StrEnum):
    """Whether an organisation helps, or people among themselves; it follows from the rung."""

    FORMAL = "formeel"
    INFORMAL = "informeel"

    @classmethod
    def of(cls, level: HelpLevel) -> HelpForm:
        """Facilities are formal; everything earlier on the ladder is informal."""
        return cls.FORMAL if level in FACILITIES else cls.INFORMAL


class HelpWay(StrEnum):
    """Whether the help is for one person, or for several people together."""

    INDIVIDUAL = "individueel"
    COLLECTIVE = "collectief"


class HelpGroup(StrEnum):
    """The four columns a resident sees: ik zelf, mijn netwerk, voor iedereen, hulp op maat."""

    SELF = "ik"
    NETWORK = "mijn-mensen"
    GENERAL = "voor-iedereen"
    TAILORED = "op-maat"

    @classmethod
    def of(cls, level: HelpLevel) -> HelpGroup:
        """The column in which a rung is shown."""
        return _GROUP_OF_LEVEL[level]


FACILITIES = (HelpLevel.GENERAL, HelpLevel.TAILORED)
"""The last rungs: a facility, of which is asked why the earlier rungs are not enough."""
_GROUP_OF_LEVEL = {
    HelpLevel.OWN: HelpGroup.SELF,
    HelpLevel.HOUSEHOLD: HelpGroup.NETWORK,
    HelpLevel.INFORMAL_CARE: HelpGroup.NETWORK,
    HelpLevel.NETWORK: HelpGroup.NETWORK,
    HelpLevel.GENERAL: HelpGroup.GENERAL,
    HelpLevel.TAILORED: HelpGroup.TAILORED,
}


class StepStatus(StrEnum):
    """How a step goes (instruments D8)."""

    PLANNED = "gepland"
    WAITING_FOR = "wacht-op"
    WAITING_LIST = "wachtlijst"
    STARTED = "gestart"
    TIME_OUT = "time-out"
    DONE = "gelukt"
    PARTLY = "deels"
    NOT_YET = "nog-niet"
    DIFFERENT = "anders"


class VoluntaryKind(StrEnum):
    """Whether a step is free, agreed or obligatory (E08)."""

    VOLUNTARY = "vrijwillig"
    AGREED = "afgesproken"
    OBLIGATORY = "verplicht"


class Promisor(StrEnum):
    """Who promises something (E01)."""

    RESIDENT = "inwoner"
    CONSULTANT = "consulent"
    MUNICIPALITY = "gemeente"
    EMPLOYER = "werkgever"
    OTHER = "ander"


class AgreementStatus(StrEnum):
    """What became of an agreement."""

    OPEN = "open"
    KEPT = "nagekomen"
    DIFFERENT = "anders-gelopen"
    LAPSED = "vervallen"


class SignatureMethod(StrEnum):
    """How somebody signed, or why not (rules 6.3)."""

    SCREEN_PEN = "screen_pen"
    INK_SEEN = "ink_seen"
    INK_SCANNED = "ink_scanned"
    REFUSED = "refused"
    LATER = "later"
    NOT_REQUIRED = "not_required"


class SignerRole(StrEnum):
    """In which role somebody signs."""

    RESIDENT = "inwoner"
    REGISSEUR = "regisseur"
    PARTNER = "partner"
    REPRESENTATIVE = "vertegenwoordiger"
    OTHER = "ander"


class PrintGroup(StrEnum):
    """Whom a print is made for."""

    RESIDENT = "inwoner"
    FILE = "dossier"
    OUTSIDE = "buiten"
    """It leaves the table: an employer, another organisation, a case table."""


class DocumentKind(StrEnum):
    """Which own print a stored document is."""

    PLAN = "plan"
    PORTFOLIO = "portfolio"
    FRIDGE_SHEET = "koelkastblad"
    LOOK_BACK = "terugblik"
    LATER_SIGNATURE = "handtekeningblad"


class PortfolioSection(StrEnum):
    """Parts of the portfolio that hold a list (G01)."""

    WANT = "dit-wil-ik"
    GIVE_BACK = "dit-geef-ik-terug"
    DONE = "wat-ik-heb-gedaan"
    GOES_WELL = "dit-gaat-goed"
    CHANGE = "dit-wil-ik-anders"


class NextStepOwner(StrEnum):
    """Who is to move next, as the caseload shows it."""

    CONSULTANT = "consulent"
    RESIDENT = "inwoner"
    TOGETHER = "samen"


class Phase(StrEnum):
    """The eight tasks of a dossier, in the order of the task list."""

    INTRODUCTION = "kennismaking"
    CONVERSATION = "gesprek"
    PICTURE = "beeld"
    PERSPECTIVE = "perspectief"
    PLAN = "plan"
    SIGNING = "tekenen"
    PORTFOLIO = "portfolio"
    FOLLOW_UP = "opvolging"
