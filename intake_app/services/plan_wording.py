"""Closed lists of goals and steps in words that screens and papers share."""

from __future__ import annotations

from intake_app.domain.plan_choices import (
    FundingSource,
    GateOutcome,
    GoalKind,
    GoalStage,
    LawTag,
    SolutionForm,
    StepKind,
)
from intake_app.domain.vocabulary import Author, StepStatus
from intake_app.i18n import _, pgettext


def goal_kind_words(kind: GoalKind) -> str:
    """What a goal is about."""
    return {
        GoalKind.PAID_WORK: _("paid work"),
        GoalKind.PART_TIME: _("part-time work"),
        GoalKind.PARTIAL_OUTFLOW: _("partly an own income"),
        GoalKind.OWN_BUSINESS: _("own business"),
        GoalKind.EDUCATION: pgettext("goal", "education"),
        GoalKind.LANGUAGE: pgettext("goal", "language"),
        GoalKind.PARTICIPATION: pgettext("goal", "taking part"),
        GoalKind.VOLUNTEERING: _("voluntary work"),
        GoalKind.SELF_RELIANCE: _("doing things alone"),
        GoalKind.HEALTH: pgettext("goal", "health"),
        GoalKind.RHYTHM: pgettext("goal", "rhythm"),
        GoalKind.SOCIAL: pgettext("goal", "contacts"),
        GoalKind.DEBTS: pgettext("goal", "debts"),
        GoalKind.HOUSING: pgettext("goal", "housing"),
        GoalKind.REST: pgettext("goal", "rest"),
        GoalKind.FAMILY_JOB: _("one family, one job"),
        GoalKind.KEEP: _("keep it as it is"),
        GoalKind.OTHER: _("something else"),
    }[kind]


def goal_stage_words(stage: GoalStage) -> str:
    """Whether more is to follow."""
    return {GoalStage.FIRST_STEP: _("a first step"), GoalStage.END_STATION: _("this is where I want to be")}[stage]


def feasibility_words(number: int) -> str:
    """How likely the resident thinks it is; never shown as a number."""
    return (_("no"), _("hardly"), _("perhaps"), _("quite"), _("surely"))[number - 1]


def solution_form_words(form: SolutionForm) -> str:
    """By whom a way is carried."""
    return {
        SolutionForm.INFORMAL: _("with people I know"),
        SolutionForm.COLLECTIVE: _("in a group"),
        SolutionForm.FORMAL: _("by an organisation"),
    }[form]


def step_kind_words(kind: StepKind) -> str:
    """What sort of step it is."""
    return {
        StepKind.MEET: _("get to know each other"),
        StepKind.TASTER: _("have a look"),
        StepKind.CONVERSATION: _("conversation"),
        StepKind.INFORMATION: _("information meeting"),
        StepKind.TRAINING: _("training"),
        StepKind.SCHOOLING: _("schooling"),
        StepKind.LANGUAGE: pgettext("goal", "language"),
        StepKind.PLACEMENT: _("place of work"),
        StepKind.CARE: _("care"),
        StepKind.DEBT_HELP: _("help with debts"),
        StepKind.HOUSING: pgettext("goal", "housing"),
        StepKind.PAPERS: _("papers"),
        StepKind.INCOME: _("arrange income"),
        StepKind.CHILDCARE: _("arrange childcare"),
        StepKind.TRANSPORT: _("arrange transport"),
        StepKind.REFERRAL: _("referral"),
        StepKind.APPLYING: _("apply for a job"),
        StepKind.OWN_SEARCH: _("search alone"),
        StepKind.NETWORK: _("own people"),
        StepKind.AFTERCARE: _("aftercare"),
        StepKind.HANDOVER: _("hand-over"),
        StepKind.OWN: _("something of one’s own"),
    }[kind]


def step_status_words(status: StepStatus) -> str:
    """How a step goes."""
    return {
        StepStatus.PLANNED: _("planned"),
        StepStatus.WAITING_FOR: _("waiting"),
        StepStatus.WAITING_LIST: _("on a waiting list"),
        StepStatus.STARTED: _("started"),
        StepStatus.TIME_OUT: _("time-out"),
        StepStatus.DONE: _("worked out"),
        StepStatus.PARTLY: _("partly worked out"),
        StepStatus.NOT_YET: _("not yet"),
        StepStatus.DIFFERENT: _("went differently"),
    }[status]


def gate_outcome_words(outcome: GateOutcome) -> str:
    """What was decided."""
    return {
        GateOutcome.OPEN: _("still open"),
        GateOutcome.POSITIVE: _("positive"),
        GateOutcome.NOT_YET: _("not yet"),
    }[outcome]


def author_words(author: Author) -> str:
    """Who proposed or chose something."""
    return {
        Author.RESIDENT: _("the resident"),
        Author.TOGETHER: _("both together"),
        Author.CONSULTANT: _("the consultant"),
        Author.OTHER: _("somebody else"),
    }[author]


def funding_words(source: FundingSource) -> str:
    """Who pays."""
    return {
        FundingSource.MUNICIPALITY: _("municipality"),
        FundingSource.PARTICIPATION_BUDGET: _("participation budget"),
        FundingSource.WMO: "Wmo",
        FundingSource.WLZ: "Wlz",
        FundingSource.ZVW: "Zvw",
        FundingSource.PGB: _("personal budget (pgb)"),
        FundingSource.OWN_CONTRIBUTION: _("own contribution"),
        FundingSource.EMPLOYER: _("employer"),
        FundingSource.EDUCATION: _("schools"),
        FundingSource.UWV: "UWV",
        FundingSource.FUND: _("charity fund"),
        FundingSource.SUBSIDY: _("subsidy"),
        FundingSource.PLACE_FUNDING: _("funding of the place"),
        FundingSource.BACKPACK: _("individual training budget"),
        FundingSource.OWN_TURNOVER: _("own turnover"),
        FundingSource.NONE: _("costs nothing"),
    }[source]


def law_words(tag: LawTag) -> str:
    """The law as people call it."""
    return {
        LawTag.PW: "Participatiewet",
        LawTag.WMO: "Wmo 2015",
        LawTag.JEUGDWET: "Jeugdwet",
        LawTag.WLZ: "Wet langdurige zorg",
        LawTag.ZVW: "Zorgverzekeringswet",
        LawTag.WPG: "Wet publieke gezondheid",
        LawTag.WGS: "Wet gemeentelijke schuldhulpverlening",
        LawTag.WPO: "Wet passend onderwijs",
        LawTag.NONE: _("no law"),
    }[tag]
