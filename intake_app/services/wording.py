"""Closed lists in words that screens and papers share."""

from __future__ import annotations

from intake_app.domain.vocabulary import MomentKind, PersonRole, RaterRole, ReadingSource
from intake_app.i18n import _, pgettext


def person_role_words(role: PersonRole) -> str:
    """Who somebody is to the resident."""
    return {
        PersonRole.RESIDENT: _("resident"),
        PersonRole.PARTNER: _("partner"),
        PersonRole.PARENT: _("parent"),
        PersonRole.CHILD: _("child"),
        PersonRole.RELATIVE: _("family"),
        PersonRole.INFORMAL_CARER: _("who cares for me"),
        PersonRole.REPRESENTATIVE: _("representative"),
        PersonRole.CLIENT_SUPPORTER: _("independent supporter"),
        PersonRole.PEER: _("peer"),
        PersonRole.INTERPRETER: _("interpreter"),
        PersonRole.EMPLOYER: _("employer"),
        PersonRole.COLLEAGUE: _("colleague"),
        PersonRole.VOLUNTEER: _("volunteer"),
        PersonRole.NEIGHBOUR: _("neighbour"),
        PersonRole.FRIEND: _("friend"),
        PersonRole.CONSULTANT: _("consultant"),
        PersonRole.OTHER: _("somebody else"),
    }[role]


def moment_kind_words(kind: MomentKind) -> str:
    """Which moment of measuring this is."""
    return {
        MomentKind.BASELINE: pgettext("moment of measuring", "start"),
        MomentKind.INTERIM: pgettext("moment of measuring", "in between"),
        MomentKind.FINAL: pgettext("moment of measuring", "end"),
        MomentKind.FOLLOW_UP: pgettext("moment of measuring", "follow-up"),
    }[kind]


def plain_moment_words(kind: MomentKind) -> str:
    """The same for who told it: a web is a talk and no measuring."""
    return {
        MomentKind.BASELINE: _("the first time"),
        MomentKind.INTERIM: _("along the way"),
        MomentKind.FINAL: _("at the end"),
        MomentKind.FOLLOW_UP: _("once more, later"),
    }[kind]


def rater_words(rater: RaterRole) -> str:
    """Whose voice it is."""
    return {
        RaterRole.RESIDENT: _("resident"),
        RaterRole.CONSULTANT: _("consultant"),
        RaterRole.TOGETHER: pgettext("voice", "together"),
        RaterRole.PARENT: _("parent"),
        RaterRole.OTHER: pgettext("voice", "somebody else"),
    }[rater]


def reading_source_words(source: ReadingSource) -> str:
    """How a reading came into the dossier."""
    return {
        ReadingSource.CONVERSATION: pgettext("came from", "in a conversation"),
        ReadingSource.PAPER: pgettext("came from", "from paper"),
        ReadingSource.TAKEN_OVER: pgettext("came from", "taken over from before"),
    }[source]
