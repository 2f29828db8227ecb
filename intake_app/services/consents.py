"""Consent per party and purpose, and the check that every share goes through (M02, CC16).

No consent warns; for health, substances, justice and violence it blocks, and so does a plain "no". A task by law or an
emergency is a way of its own, never silent: it asks for a written reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Consent
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose, ShareBasis, ShareLevel
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.library import FormLibrary
from intake_app.services import overview
from intake_app.services.desk import Desk
from intake_app.services.network_words import area_list, sensitive

_SOON = timedelta(days=14)
"""So long before its last day a consent asks for attention, as the term M02 does."""


class Ruling(StrEnum):
    """What the check says of a share."""

    ALLOWED = "mag"
    WARN = "let-op"
    BLOCK = "mag-niet"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one party may be told about these parts of life; `withheld` are those that stay out."""

    recipient: str
    ruling: Ruling
    told: tuple[str, ...]
    withheld: tuple[str, ...]
    sentence: str
    consent: Consent | None = None

    @property
    def allowed(self) -> bool:
        """Whether anything of this resident may go there by consent or by law."""
        return self.consent is not None and self.consent.level in (ShareLevel.SUMMARY, ShareLevel.FULL)


class NotAgreed(InputRefused):
    """Something was about to be told to a party that may not know it. `kind` is what it is, for `sharing`."""

    def __init__(self, kind: str, verdict: Verdict) -> None:
        super().__init__(verdict.sentence)
        self.kind = kind
        self.verdict = verdict


def same_name(one: str, other: str) -> bool:
    """Whether two names are those of one party, however they were typed."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def decision(dossier: Dossier, recipient: str, purpose: ConsentPurpose, day: date) -> Consent | None:
    """What the resident decided last about a party and a purpose, as far as it counts on this day.

    What was taken back or has ended does not let an earlier yes of the resident come up again.
    """
    about = [
        one
        for one in dossier.consents
        if one.purpose is purpose and one.decided and same_name(one.recipient, recipient)
    ]
    over = [one for one in about if _is_over(one, day)]
    found = [one for one in about if one.holds_on(day) and not any(_goes_before(later, one) for later in over)]
    return max(found, key=_when_said, default=None)


def _when_said(one: Consent) -> tuple[date, int, UUID]:
    return one.given_on or date.min, one.position, one.id


def _is_over(one: Consent, day: date) -> bool:
    """Whether the resident's word has ended; one for a single day stood beside what was said before."""
    if one.basis is not ShareBasis.CONSENT or one.given_on is None:
        return False
    ended = one.until is not None and one.given_on < one.until < day
    return ended or (one.withdrawn_on is not None and one.withdrawn_on <= day)


def _goes_before(over: Consent, one: Consent) -> bool:
    """Whether a word that is over was said after this one, or taken back after it."""
    if one.basis is not ShareBasis.CONSENT:
        return False
    taken_back = over.withdrawn_on is not None and (one.given_on or date.min) < over.withdrawn_on
    return taken_back or _when_said(one) < _when_said(over)


def check(
    dossier: Dossier,
    forms: FormLibrary,
    recipient: str,
    purpose: ConsentPurpose,
    areas: Iterable[str],
    day: date,
) -> Verdict:
    """Whether a party may be told about these parts of life for this purpose, and what stays out otherwise."""
    wanted = tuple(dict.fromkeys(one for one in areas if one))
    found = decision(dossier, recipient, purpose, day)
    name = recipient.strip() or _("this party")
    if found is None:
        ruling = Ruling.BLOCK if any(sensitive(forms, one) for one in wanted) else Ruling.WARN
        return Verdict(recipient, ruling, (), wanted, _no_consent(forms, name, wanted, ruling))
    if not found.allows_on(day):
        words = _("The resident does not want {party} to know this.").format(party=name)
        return Verdict(recipient, Ruling.BLOCK, (), wanted, words, found)
    withheld = tuple(one for one in wanted if not _covers(forms, found, one))
    told = tuple(one for one in wanted if one not in withheld)
    if not withheld:
        return Verdict(recipient, Ruling.ALLOWED, told, (), _by_which(found, name), found)
    ruling = Ruling.BLOCK if any(sensitive(forms, one) for one in withheld) else Ruling.WARN
    words = _("{party} may not know about {areas}. Leave it out, or ask the resident.")
    sentence = words.format(party=name, areas=area_list(forms, withheld))
    return Verdict(recipient, ruling, told, withheld, sentence, found)


def _covers(forms: FormLibrary, consent: Consent, area: str) -> bool:
    """Named parts of life are told; without any named everything is but what is sensitive."""
    return area in consent.areas if consent.areas else not sensitive(forms, area)


def _no_consent(forms: FormLibrary, name: str, wanted: tuple[str, ...], ruling: Ruling) -> str:
    if ruling is Ruling.BLOCK:
        guarded = area_list(forms, (one for one in wanted if sensitive(forms, one)))
        words = _("{party} may know nothing about {areas} without consent. Ask the resident first.")
        return words.format(party=name, areas=guarded)
    return _("There is no consent for {party} yet. Ask the resident, or share it without a name.").format(party=name)


def _by_which(consent: Consent, name: str) -> str:
    if consent.basis is ShareBasis.CONSENT:
        return _("The resident agrees that {party} knows this.").format(party=name)
    return _("{party} may know this by law or in an emergency: {reason}").format(party=name, reason=consent.reason)


def remarks(consent: Consent, forms: FormLibrary, day: date) -> tuple[str, ...]:
    """What is still to be said about one consent; the first thing first."""
    found = []
    if not consent.recipient.strip():
        found.append(_("Fill in who may know it."))
    if consent.purpose is None:
        found.append(_("Choose what it is for."))
    if consent.level is None:
        found.append(_("Ask how much this party may know. Nothing is chosen beforehand."))
    elif not consent.decided and consent.basis is ShareBasis.CONSENT:
        found.append(_("Fill in on which day the resident said so. Until then it does not count."))
    elif not consent.decided:
        found.append(_("Write down why it may be shared without consent. Until then it does not count."))
    if consent.withdrawn_on is not None and consent.withdrawn_on <= day:
        found.append(_("Withdrawn. Nothing more is shared."))
    elif consent.until is not None and consent.until < day:
        found.append(_("This consent has ended. Ask again."))
    elif _ends_soon(consent, day):
        ends = format_day(consent.until, weekday=False, year=True) if consent.until else ""
        found.append(_("This consent ends on {day}. Ask in time whether it may go on.").format(day=ends))
    guarded = [one for one in consent.areas if sensitive(forms, one)]
    if guarded and consent.level in (ShareLevel.SUMMARY, ShareLevel.FULL):
        words = _("This tells about {areas}. Read it out once more before the resident agrees.")
        found.append(words.format(areas=area_list(forms, guarded)))
    return tuple(found)


def _ends_soon(consent: Consent, day: date) -> bool:
    """Whether it is time to ask again; what was for one day only ends as it was meant to."""
    until = consent.until
    return until is not None and consent.allows_on(day) and consent.given_on != until and until - day <= _SOON


def add(desk: Desk, case_id: UUID, **values: Any) -> Consent:
    """Begin a consent. Nothing is ticked beforehand."""
    consent = Consent(case_id=case_id, position=len(desk.dossier(case_id).consents), **values)
    _refuse(consent)
    with desk.change(_("Consent"), case_id) as work:
        work.put(consent)
        overview.commit(work, case_id)
    return consent


def change(desk: Desk, consent_id: UUID, **values: Any) -> Changes:
    """Give fields of a consent new values. A level that is chosen today is given today, unless a day is there.

    Raises InputRefused for a last day or a withdrawal before the consent was given.
    """
    with desk.vault.read() as reading:
        before = reading.get(Consent, consent_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if values.get("level") is not None and before.given_on is None and "given_on" not in values:
        values["given_on"] = desk.today()
    after = replace(before, **values)
    _refuse(after)
    key = f"consent:{consent_id}:{next(iter(values), '')}"
    with desk.change(_("Consent"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def _refuse(consent: Consent) -> None:
    given = consent.given_on
    if given is None:
        return
    if any(day is not None and day < given for day in (consent.until, consent.withdrawn_on)):
        raise InputRefused(_("This day lies before the day on which the resident agreed."))


def plan_receivers(dossier: Dossier, forms: FormLibrary, day: date) -> tuple[Verdict, ...]:
    """The check for everybody who is to get a copy of the plan."""
    return tuple(
        check(dossier, forms, one.organisation, ConsentPurpose.PLAN, one.areas, day)
        for one in dossier.involved_parties
        if one.gets_plan and one.active_on(day)
    )
