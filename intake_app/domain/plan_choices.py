"""The closed lists of goals and steps in depth: kinds, gates, funding, laws (glossary). Values are stored."""

from __future__ import annotations

from enum import StrEnum


class GoalKind(StrEnum):
    """What a goal is about; all are equal, work is no better than rest (D02)."""

    PAID_WORK = "betaald-werk"
    PART_TIME = "deeltijd"
    PARTIAL_OUTFLOW = "deels-eigen-inkomen"
    OWN_BUSINESS = "eigen-onderneming"
    EDUCATION = "opleiding"
    LANGUAGE = "taal"
    PARTICIPATION = "meedoen"
    VOLUNTEERING = "vrijwilligerswerk"
    SELF_RELIANCE = "zelfredzaamheid"
    HEALTH = "gezondheid"
    RHYTHM = "ritme"
    SOCIAL = "contacten"
    DEBTS = "schulden"
    HOUSING = "wonen"
    REST = "rust"
    FAMILY_JOB = "een-gezin-een-baan"
    KEEP = "zo-houden"
    OTHER = "anders"


class GoalStage(StrEnum):
    """Whether more is to follow after this goal, or whether it is where somebody wants to be."""

    FIRST_STEP = "eerste-stap"
    END_STATION = "eindstation"


class SolutionForm(StrEnum):
    """By whom a way to a result is carried: own people, a group, or an organisation."""

    INFORMAL = "informeel"
    COLLECTIVE = "collectief"
    FORMAL = "formeel"


class StepKind(StrEnum):
    """What sort of step it is (instruments D7)."""

    MEET = "kennismaken"
    TASTER = "snuffelen"
    CONVERSATION = "gesprek"
    INFORMATION = "voorlichting"
    TRAINING = "training"
    SCHOOLING = "scholing"
    LANGUAGE = "taal"
    PLACEMENT = "werkplek"
    CARE = "zorg"
    DEBT_HELP = "schuldhulp"
    HOUSING = "wonen"
    PAPERS = "papieren"
    INCOME = "inkomen-regelen"
    CHILDCARE = "opvang-regelen"
    TRANSPORT = "vervoer-regelen"
    REFERRAL = "doorverwijzen"
    APPLYING = "solliciteren"
    OWN_SEARCH = "zelf-zoeken"
    NETWORK = "netwerk"
    AFTERCARE = "nazorg"
    HANDOVER = "overdracht"
    OWN = "eigen"

    @property
    def activity(self) -> bool:
        """Whether somebody goes on with it for a while, so that a next step or a day to look is asked (D09)."""
        return self in _ACTIVITIES


_ACTIVITIES = frozenset(
    {
        StepKind.TASTER,
        StepKind.TRAINING,
        StepKind.SCHOOLING,
        StepKind.LANGUAGE,
        StepKind.PLACEMENT,
        StepKind.CARE,
        StepKind.DEBT_HELP,
        StepKind.AFTERCARE,
    }
)


class GateOutcome(StrEnum):
    """What was decided at a gate."""

    OPEN = "open"
    POSITIVE = "positief"
    NOT_YET = "nog-niet"


class LawTag(StrEnum):
    """The law a step rests on; chosen last and without checks (instruments D1)."""

    PW = "pw"
    WMO = "wmo"
    JEUGDWET = "jeugdwet"
    WLZ = "wlz"
    ZVW = "zvw"
    WPG = "wpg"
    WGS = "wgs"
    WPO = "wpo"
    NONE = "geen"


class FundingSource(StrEnum):
    """Who pays for a step."""

    MUNICIPALITY = "gemeente"
    PARTICIPATION_BUDGET = "participatiebudget"
    WMO = "wmo"
    WLZ = "wlz"
    ZVW = "zvw"
    PGB = "pgb"
    OWN_CONTRIBUTION = "eigen-bijdrage"
    EMPLOYER = "werkgever"
    EDUCATION = "onderwijs"
    UWV = "uwv"
    FUND = "fonds"
    SUBSIDY = "subsidie"
    PLACE_FUNDING = "plekfinanciering"
    BACKPACK = "rugzak"
    OWN_TURNOVER = "omzet"
    NONE = "geen"

    @property
    def public(self) -> bool:
        """Whether it is everybody's money, so that reason and decider belong to it (CC13)."""
        return self not in _PRIVATE


_PRIVATE = frozenset(
    {
        FundingSource.OWN_CONTRIBUTION,
        FundingSource.EMPLOYER,
        FundingSource.FUND,
        FundingSource.OWN_TURNOVER,
        FundingSource.NONE,
    }
)
