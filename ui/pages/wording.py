"""Closed lists in the words of the screen."""

from __future__ import annotations

from intake_app.domain.vocabulary import (
    ContactKind,
    ConversationKind,
    GoalClass,
    LegalGround,
    ReferralSource,
)
from intake_app.i18n import _


def ground_tick_words() -> tuple[tuple[LegalGround, str], ...]:
    """The legal grounds as short choices."""
    return (
        (LegalGround.PW_44A, _("Participatiewet")),
        (LegalGround.WMO_232, _("Wmo")),
        (LegalGround.VOLUNTARY, _("Voluntary")),
    )


def contact_kind_words(kind: ContactKind) -> str:
    """How or where people met."""
    return {
        ContactKind.HOME: _("at home"),
        ContactKind.OFFICE: _("at the office"),
        ContactKind.WORKPLACE: _("at work"),
        ContactKind.PHONE: _("by phone"),
        ContactKind.VIDEO: _("by video"),
        ContactKind.MESSAGE: _("by message"),
        ContactKind.LETTER: _("by letter"),
        ContactKind.OUTDOORS: _("out and about"),
    }[kind]


def referral_source_words(source: ReferralSource) -> str:
    """Who reported the resident."""
    return {
        ReferralSource.SELF: _("self"),
        ReferralSource.PARENTS: _("parents"),
        ReferralSource.NEIGHBOURHOOD_TEAM: _("neighbourhood team"),
        ReferralSource.CONSULTANT: _("consultant of the municipality"),
        ReferralSource.UWV: _("UWV"),
        ReferralSource.SHELTERED_COMPANY: _("sheltered company"),
        ReferralSource.SCHOOL: _("school"),
        ReferralSource.CARE_PROVIDER: _("care provider"),
        ReferralSource.GP: _("family doctor"),
        ReferralSource.HOUSING_ASSOCIATION: _("housing association"),
        ReferralSource.POLICE: _("police"),
        ReferralSource.REFUGEE_WORK: _("refugee work"),
        ReferralSource.OUTREACH: _("we went there ourselves"),
        ReferralSource.OTHER: _("somebody else"),
    }[source]


def conversation_kind_words(kind: ConversationKind) -> str:
    """What a conversation was for."""
    return {
        ConversationKind.KITCHEN_TABLE: _("kitchen-table talk"),
        ConversationKind.OPENING: _("first talk"),
        ConversationKind.CLARIFYING: _("talk about the question"),
        ConversationKind.WORK_INTAKE: _("talk about work"),
        ConversationKind.WMO_INVESTIGATION: _("investigation Wmo"),
        ConversationKind.DIAGNOSIS: _("how things stand"),
        ConversationKind.PLAN: _("talk about the plan"),
        ConversationKind.REVIEW: _("looking back together"),
        ConversationKind.AFTERCARE: _("aftercare"),
        ConversationKind.RECIPROCITY: _("talk about giving back"),
        ConversationKind.INCOME_ESTIMATE: _("talk about income"),
        ConversationKind.MATCH: _("talk about a place"),
        ConversationKind.CONFERENCE: _("case conference"),
        ConversationKind.HANDOVER: _("hand-over talk"),
        ConversationKind.SHORT_INTAKE: _("short intake"),
    }[kind]


def goal_class_words(goal_class: GoalClass) -> str:
    """The direction of the plan."""
    return {
        GoalClass.PAID_WORK: _("Paid work"),
        GoalClass.PARTICIPATION: _("Taking part and growing"),
        GoalClass.CARE: _("Care and rest first"),
    }[goal_class]
