"""What leaves this laptop about a resident, and for whom: one check for every print, file and hand-over (M02, CC16).

A paper for the resident, or for our own file, needs no consent. For anybody else the resident's consent counts, per
party and purpose, until its last day: without it a warning, to share without a name or to go on with a reason, which
is kept as a consent of its own kind and stands on the resident's paper "Who may know what". Health, substances, justice
and violence are never shared by that way, nor anything the resident said no to: those are blocked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain import print_ids
from intake_app.domain.collaboration import Consent
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentHow, ConsentPurpose, ShareBasis, ShareLevel
from intake_app.domain.placements import PlacementStatus
from intake_app.domain.vocabulary import DocumentKind
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import conferences, consents, handovers, referrals
from intake_app.services.access import DOSSIER_FILE
from intake_app.services.consents import Ruling, Verdict, same_name
from intake_app.services.desk import Desk
from intake_app.services.network_words import area_list, areas, protected_area, sensitive

_PLAN, _PORTFOLIO = DocumentKind.PLAN.value, DocumentKind.PORTFOLIO.value
_WITH_THE_PLAN = (_PLAN, print_ids.PARTIES)
_TO_EMPLOYERS = (
    print_ids.EMPLOYER,
    print_ids.PLACEMENT,
    _PORTFOLIO,
    print_ids.CV,
    print_ids.CV_TALENTS,
    print_ids.INTRODUCTION,
)
_IN_SHORT = (*_TO_EMPLOYERS, referrals.REFERRAL)
_ALL_OF_LIFE = (
    DOSSIER_FILE,
    print_ids.EVERYTHING,
    print_ids.COMPARISON,
    print_ids.WMO_REPORT,
    print_ids.FILLED_FORM,
    DocumentKind.LOOK_BACK.value,
)
_PURPOSES = {
    **dict.fromkeys(_WITH_THE_PLAN, ConsentPurpose.PLAN),
    **dict.fromkeys(_TO_EMPLOYERS, ConsentPurpose.EMPLOYER),
    print_ids.CONFERENCE: ConsentPurpose.CONFERENCE,
    print_ids.HANDOVER: ConsentPurpose.HANDOVER,
    DOSSIER_FILE: ConsentPurpose.HANDOVER,
    print_ids.EVERYTHING: ConsentPurpose.HANDOVER,
    referrals.REFERRAL: ConsentPurpose.REFERRAL,
}
_WITHOUT_A_NAME = {
    print_ids.CONFERENCE: print_ids.ANONYMOUS_CONFERENCE,
    print_ids.EMPLOYER: print_ids.NAMELESS,
    print_ids.CV: print_ids.NAMELESS,
    print_ids.CV_TALENTS: print_ids.NAMELESS,
    print_ids.INTRODUCTION: print_ids.NAMELESS,
}
NAMELESS = (print_ids.ANONYMOUS_CONFERENCE, print_ids.NAMELESS)
"""Prints that name nobody: they may go anywhere."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A print or file about to leave, with what the check says of everybody who is known to be meant to get it.

    `own`: it may be for the resident or our own file, which needs no check. `nameless`: the print that says the same
    without a name, "" when there is none. `one_party`: it goes to the one in `verdicts` and to nobody else.
    """

    kind: str
    purpose: ConsentPurpose
    verdicts: tuple[Verdict, ...]
    own: bool
    nameless: str
    one_party: bool = False

    @property
    def asks(self) -> bool:
        """Whether somebody has to say for whom it is before it leaves."""
        if self.kind in NAMELESS:
            return False
        return not self.own or self.kind == print_ids.EMPLOYER or any(not _free(one) for one in self.verdicts)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What stands in the way of those who are meant to get it."""
        return tuple(dict.fromkeys(one.sentence for one in self.verdicts if not _free(one)))


def _free(verdict: Verdict) -> bool:
    return verdict.ruling is Ruling.ALLOWED


def leaving(dossier: Dossier, forms: FormLibrary, kind: str, day: date) -> Leaving:
    """What is to be looked at before this print or file of a dossier leaves."""
    family = kind.partition("/")[0]
    names = dict.fromkeys(" ".join(one.split()) for one in _meant(dossier, family, day))
    verdicts = tuple(check(dossier, forms, family, one, day) for one in names if one)
    own = family != print_ids.HANDOVER or not verdicts
    return Leaving(family, purpose_of(family), verdicts, own, _WITHOUT_A_NAME.get(family, ""))


def going_to(dossier: Dossier, forms: FormLibrary, kind: str, recipient: str, day: date) -> Leaving:
    """The same of something that has one party written on it, such as a question that is passed on."""
    verdict = check(dossier, forms, kind, recipient, day)
    nameless = _WITHOUT_A_NAME.get(kind.partition("/")[0], "")
    return Leaving(kind, purpose_of(kind), (verdict,), own=False, nameless=nameless, one_party=True)


def purpose_of(kind: str) -> ConsentPurpose:
    """For what a print or file is given to somebody else."""
    return _PURPOSES.get(kind.partition("/")[0], ConsentPurpose.CONTACT)


def check(dossier: Dossier, forms: FormLibrary, kind: str, recipient: str, day: date) -> Verdict:
    """Whether this party may get this print or file now. One that names nobody may go anywhere."""
    family, _slash, rest = kind.partition("/")
    if family in NAMELESS:
        return Verdict(recipient, Ruling.ALLOWED, (), (), _("It names nobody."))
    told = (rest,) if family == referrals.REFERRAL else tuple(_told(dossier, forms, family, recipient))
    verdict = consents.check(dossier, forms, recipient, purpose_of(family), told, day)
    return _not_in_short(verdict, forms) if family in _ALL_OF_LIFE else verdict


def _not_in_short(verdict: Verdict, forms: FormLibrary) -> Verdict:
    """Who may know a summary does not get everything: health and justice in full take a yes of their own."""
    known = verdict.consent
    if not _free(verdict) or known is None or known.level is not ShareLevel.SUMMARY:
        return verdict
    words = _("{party} may know a summary, and this is all of it. Give a part of it, or ask the resident.")
    guarded = any(sensitive(forms, one) for one in verdict.told)
    return replace(
        verdict,
        ruling=Ruling.BLOCK if guarded else Ruling.WARN,
        told=(),
        withheld=verdict.told,
        sentence=words.format(party=verdict.recipient.strip()),
    )


def refuse_unless_agreed(dossier: Dossier, forms: FormLibrary, kind: str, recipient: str, day: date) -> Verdict:
    """The check for who cannot be asked, such as a command. Raises InputRefused with what to do instead."""
    verdict = check(dossier, forms, kind, recipient, day)
    if _free(verdict):
        return verdict
    nameless = _WITHOUT_A_NAME.get(kind.partition("/")[0], "")
    ways = []
    if nameless:
        ways.append(_("Without a name it may go: {kind}.").format(kind=nameless))
    if verdict.ruling is Ruling.WARN:
        ways.append(_("Or say with --because why it goes all the same; that is kept with the dossier."))
    raise InputRefused(verdict.sentence, *ways)


def go_on(
    desk: Desk,
    case_id: UUID,
    kind: str,
    recipient: str,
    reason: str,
    basis: ShareBasis = ShareBasis.OWN_TASK,
) -> Consent:
    """Keep why something goes to a party without a consent that was written down before; it counts today only.

    With the basis CONSENT the resident agreed just now, aloud. Raises InputRefused without a name or a reason, and for
    what is blocked: that takes a consent which names it, or a reasoned task by law, among "People and organisations".
    """
    name, why = " ".join(recipient.split()), " ".join(reason.split())
    if not name:
        raise InputRefused(_("Fill in who gets it."))
    if not why and basis is not ShareBasis.CONSENT:
        raise InputRefused(_("Write down why it goes all the same."))
    verdict = check(desk.dossier(case_id), desk.forms, kind, name, desk.today())
    if verdict.ruling is Ruling.BLOCK:
        raise InputRefused(verdict.sentence)
    today = desk.today()
    return consents.add(
        desk,
        case_id,
        recipient=name,
        purpose=purpose_of(kind),
        level=ShareLevel.SUMMARY if kind.partition("/")[0] in _IN_SHORT else ShareLevel.FULL,
        areas=_everyday(desk.forms, verdict),
        basis=basis,
        reason=why,
        given_on=today,
        how=ConsentHow.IN_CONVERSATION if basis is ShareBasis.CONSENT else None,
        until=today,
    )


def _everyday(forms: FormLibrary, verdict: Verdict) -> tuple[str, ...]:
    """What is named in the reason: only what was asked for, and nothing sensitive."""
    known = verdict.consent.areas if verdict.consent is not None else ()
    wanted = (*known, *verdict.told, *verdict.withheld)
    return tuple(dict.fromkeys(one for one in wanted if one in known or not sensitive(forms, one)))


# -- who is meant to get it, and what it tells ---------------------------------------------------------------------


def _meant(dossier: Dossier, kind: str, day: date) -> Iterable[str]:
    """Everybody who is known to be meant to get it; the resident is none of them."""
    if kind in _WITH_THE_PLAN:
        return [one.organisation for one in dossier.involved_parties if one.gets_plan and one.active_on(day)]
    if kind == print_ids.CONFERENCE:
        found = conferences.newest(dossier)
        seats = dossier.at_conference(found)[1:] if found is not None else ()
        return [one.organisation.strip() or one.name for one in seats]
    if kind == print_ids.HANDOVER:
        handover = handovers.newest(dossier)
        return [handover.to_organisation.strip() or handover.to_person] if handover is not None else []
    if kind == DOSSIER_FILE:
        return [one.to_organisation.strip() or one.to_person for one in dossier.handovers if one.confirmed_on is None]
    if kind == print_ids.PLACEMENT:
        return [one.host for one in dossier.placements if one.status is not PlacementStatus.ENDED]
    if kind in _TO_EMPLOYERS:
        return [one.recipient for one in dossier.consents if one.purpose is ConsentPurpose.EMPLOYER]
    return []


def _told(dossier: Dossier, forms: FormLibrary, kind: str, recipient: str) -> Iterable[str]:
    """The parts of life of which a party reads in it."""
    if kind in _WITH_THE_PLAN:
        plan = dossier.current_plan
        goals = [one.area for one in dossier.goals if plan is not None and one.plan_id == plan.id]
        theirs = [one.areas for one in dossier.involved_parties if same_name(one.organisation, recipient)]
        return [*(area for found in theirs for area in found), *(protected_area(forms, one) for one in goals)]
    if kind == print_ids.CONFERENCE:
        conference = conferences.newest(dossier)
        return conference.areas if conference is not None else ()
    if kind == print_ids.HANDOVER:
        handover = handovers.newest(dossier)
        return handovers.areas_told(dossier, forms, handover) if handover is not None else ()
    if kind in _ALL_OF_LIFE:
        return [area for area, _name in areas(forms) if sensitive(forms, area)]
    return ()


def blocked_words(forms: FormLibrary, verdict: Verdict) -> str:
    """Which protected parts of life stand in the way, in words; "" when there are none."""
    return area_list(forms, (one for one in verdict.withheld if sensitive(forms, one)))
