"""Closed lists in words that screens and papers share."""

from __future__ import annotations

from collections.abc import Mapping

from intake_app.domain.vocabulary import MomentKind, PersonRole, RaterRole, ReadingSource
from intake_app.i18n import _, pgettext
from intake_app.people_words import own_words

_named: Mapping[str, str] = {}
"""What this organisation calls roles instead, by the value of the role (F07)."""


def name_roles(names: Mapping[str, str]) -> None:
    """Call roles so from now on, on every screen and print; roles that are not named keep their ordinary word."""
    global _named
    _named = dict(names)


def chosen_words() -> frozenset[str]:
    """Every word by which this organisation calls people otherwise: other words, and texts are asked for anew."""
    return own_words() | {f"{role}: {word}" for role, word in _named.items()}


def person_role_words(role: PersonRole) -> str:
    """Who somebody is to the resident, as this organisation calls it."""
    return own_role_words(role) or ordinary_role_words(role)


def own_role_words(role: PersonRole) -> str:
    """What this organisation calls a role instead; empty where it keeps the ordinary word."""
    return _named.get(role.value, "")


def ordinary_role_words(role: PersonRole) -> str:
    """The same as the program calls it."""
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


def professional_roles() -> tuple[str, ...]:
    """What somebody who works with residents may be called: offered while typing, any other word is fine too."""
    return (
        pgettext("role", "regisseur"), _("fixed contact person"), _("consultant"), _("career guide"),
        _("income guide"), _("work consultant"), _("neighbourhood coach"), _("Wmo consultant"), _("youth consultant"),
        _("participation coach"), _("activation coach"), _("route guide"), _("self-reliance coach"), _("work coach"),
        _("job coach"), _("work supervisor"), _("buddy"), _("debt counsellor"), _("personal guide"), _("practitioner"),
        _("teacher"), _("business coach"), _("sports coach"), _("education expert"), _("ambassador for companies"),
        _("wage value expert"), _("project lead"),
    )  # fmt: skip
