"""Requests about the own data, in words."""

from __future__ import annotations

from intake_app.domain.privacy import RefusalGround, RequestKind, RequestOutcome
from intake_app.i18n import _, pgettext


def request_words(kind: RequestKind) -> str:
    """What is asked."""
    return {
        RequestKind.ACCESS: _("To see everything"),
        RequestKind.CORRECTION: _("To have something put right"),
        RequestKind.ERASURE: _("To have it erased"),
        RequestKind.RESTRICTION: _("To use it less"),
        RequestKind.OBJECTION: _("Not to use it for something"),
        RequestKind.HUMAN_LOOK: _("That a person looks at it"),
    }[kind]


def outcome_words(outcome: RequestOutcome) -> str:
    """What became of it."""
    return {
        RequestOutcome.DONE: pgettext("request", "Done"),
        RequestOutcome.PARTLY: pgettext("request", "Done in part"),
        RequestOutcome.REFUSED: pgettext("request", "Refused"),
        RequestOutcome.WITHDRAWN: pgettext("request", "Taken back"),
    }[outcome]


def refusal_words(refusal: RefusalGround) -> str:
    """Why not."""
    return {
        RefusalGround.LAW: _("The law says that we must keep it"),
        RefusalGround.OTHER_PERSON: _("It is important for somebody else"),
        RefusalGround.PRIVACY_OTHERS: _("It would tell about somebody else"),
        RefusalGround.NOT_ENTITLED: _("Who asked may not ask this for the resident"),
    }[refusal]
