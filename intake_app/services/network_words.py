"""Households, consent and working with others, in the words that screens and papers share."""

from __future__ import annotations

from collections.abc import Iterable

from intake_app.domain.network_words import (
    ConsentHow,
    ConsentPurpose,
    DecisionKind,
    HandoverSection,
    HouseholdRelation,
    Known,
    ReferralStatus,
    RepresentationKind,
    ShareBasis,
    ShareLevel,
)
from intake_app.i18n import _, pgettext
from intake_app.instruments.kinds import Sensitivity
from intake_app.instruments.library import FormLibrary

AREAS = "screening-leefgebieden"
"""The form whose rows are the parts of life that parties, consents and referrals name."""
VIOLENCE = "huiselijk-geweld"
"""Asked apart from the round: never told without a consent that names it (M02)."""
_BLOCKS = (Sensitivity.HEALTH, Sensitivity.JUSTICE)


def areas(forms: FormLibrary) -> tuple[tuple[str, str], ...]:
    """Every part of life by id and name, in the order of the round."""
    rows = tuple((one.id, str(one.label)) for one in forms.instrument(AREAS).items)
    return (*rows, (VIOLENCE, _("Violence at home")))


def area_words(forms: FormLibrary, area: str) -> str:
    """What a part of life is called; what is not one of the round stands as it was written."""
    return dict(areas(forms)).get(area, area)


def area_list(forms: FormLibrary, wanted: Iterable[str]) -> str:
    """Several parts of life in one line: "geld en schulden, wonen"."""
    return ", ".join(_small(area_words(forms, one)) for one in wanted)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def sensitive(forms: FormLibrary, area: str) -> bool:
    """Whether a part of life is about health, substances, justice or violence: the law protects it more (AVG 9, 10)."""
    if area == VIOLENCE:
        return True
    found = next((one for one in forms.instrument(AREAS).items if one.id == area), None)
    return found is not None and found.sensitivity in _BLOCKS


def protected_area(forms: FormLibrary, area: str) -> str:
    """The protected part of life that a goal lies in, "" for any other: "zrm-2017/justitie" is of justice."""
    form, _slash, item = area.partition("/")
    known = forms.instruments.get(form)
    found = next((one for part in known.parts for one in part.items if one.id == item), None) if known else None
    if found is None or found.sensitivity is None:
        return ""
    if form == AREAS:
        return item if sensitive(forms, item) else ""
    protected = {Sensitivity.HEALTH: "gezondheid", Sensitivity.JUSTICE: "justitie"}
    return protected.get(found.sensitivity, "")


def known_words() -> tuple[tuple[Known, str], ...]:
    """Yes, no and not known."""
    return ((Known.UNKNOWN, _("not known")), (Known.YES, _("yes")), (Known.NO, _("no")))


def relation_words() -> tuple[tuple[HouseholdRelation, str], ...]:
    """Who lives with the resident."""
    return (
        (HouseholdRelation.PARTNER, _("partner")),
        (HouseholdRelation.CHILD, _("child")),
        (HouseholdRelation.PARENT, _("parent")),
        (HouseholdRelation.RELATIVE, _("family")),
        (HouseholdRelation.HOUSEMATE, _("housemate")),
        (HouseholdRelation.OTHER, _("somebody else")),
    )


def representation_words() -> tuple[tuple[RepresentationKind, str], ...]:
    """By what right somebody acts for the resident."""
    return (
        (RepresentationKind.CURATOR, _("curator")),
        (RepresentationKind.MENTOR, _("mentor")),
        (RepresentationKind.PROXY, _("by proxy")),
        (RepresentationKind.FAMILY, _("as family")),
    )


def purpose_words() -> tuple[tuple[ConsentPurpose, str], ...]:
    """For what something is shared."""
    return (
        (ConsentPurpose.PLAN, _("to get the plan")),
        (ConsentPurpose.CONTACT, _("to talk with each other")),
        (ConsentPurpose.REFERRAL, _("to pass a question on")),
        (ConsentPurpose.CONFERENCE, _("to think along in a case conference")),
        (ConsentPurpose.HANDOVER, _("to take the guidance over")),
        (ConsentPurpose.EMPLOYER, _("to arrange work")),
        (ConsentPurpose.COMBINE, _("to use data of several laws together")),
    )


def level_words() -> tuple[tuple[ShareLevel, str], ...]:
    """How much a party may know."""
    return (
        (ShareLevel.NONE, _("nothing")),
        (ShareLevel.ATTENDANCE, _("only whether I was there")),
        (ShareLevel.SUMMARY, _("a summary")),
        (ShareLevel.FULL, _("everything about it")),
    )


def how_words() -> tuple[tuple[ConsentHow, str], ...]:
    """How consent was given."""
    return (
        (ConsentHow.WRITTEN, _("in writing")),
        (ConsentHow.SPOKEN, _("spoken")),
        (ConsentHow.IN_CONVERSATION, _("in the conversation")),
    )


def basis_words() -> tuple[tuple[ShareBasis, str], ...]:
    """On what a share rests."""
    return (
        (ShareBasis.CONSENT, _("the resident agrees")),
        (ShareBasis.OWN_TASK, _("task of the municipality by law")),
        (ShareBasis.EMERGENCY, _("emergency")),
    )


def status_words() -> tuple[tuple[ReferralStatus, str], ...]:
    """How a referral stands."""
    return (
        (ReferralStatus.SENT, pgettext("referral", "sent")),
        (ReferralStatus.RECEIVED, pgettext("referral", "received")),
        (ReferralStatus.TAKEN, pgettext("referral", "taken up")),
        (ReferralStatus.DECLINED, pgettext("referral", "not taken up")),
        (ReferralStatus.DONE, pgettext("referral", "done")),
    )


def decision_words() -> tuple[tuple[DecisionKind, str], ...]:
    """What a decision becomes."""
    return ((DecisionKind.AGREEMENT, _("an agreement")), (DecisionKind.STEP, _("a step")))


def section_words() -> tuple[tuple[HandoverSection, str], ...]:
    """What may travel along with a hand-over."""
    return (
        (HandoverSection.WISH, _("What the resident wants")),
        (HandoverSection.STRENGTHS, _("What the resident is good at")),
        (HandoverSection.PICTURE, _("How it is now")),
        (HandoverSection.GOALS, _("Goals and steps")),
        (HandoverSection.AGREEMENTS, _("Agreements that are open")),
        (HandoverSection.TERMS, _("Days that must not be missed")),
        (HandoverSection.PARTIES, _("Organisations that are involved")),
        (HandoverSection.PEOPLE, _("People who may be called")),
        (HandoverSection.HISTORY, _("Who guided before")),
    )
