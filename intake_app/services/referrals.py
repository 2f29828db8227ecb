"""Passing a question on, and seeing to it that somebody answers (F04; term TP34).

What "lies with another" has a name and a day to look again: without those it lies nowhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Referral
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose, ReferralStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day
from intake_app.instruments.library import FormLibrary
from intake_app.services import consents, overview, rules
from intake_app.services.consents import NotAgreed, Ruling, Verdict
from intake_app.services.desk import Desk
from intake_app.services.involved import elsewhere
from intake_app.services.network_words import area_words

WARN_DAYS = 14
"""`referral_warn_days` where the rules of this desk do not say."""
_ANSWERS = (ReferralStatus.TAKEN, ReferralStatus.DECLINED, ReferralStatus.DONE)
_DAY_ACTIVITY = "dagbesteding"
REFERRAL = "verwijzing"
"""A question that is passed on, as `sharing` calls it; after a slash stands the part of life that it is about."""


def add(desk: Desk, case_id: UUID, **values: Any) -> Referral:
    """Begin a referral from this organisation. It counts as sent once it has a day of sending."""
    values.setdefault("from_name", desk.profile.organisation or desk.profile.consultant)
    referral = Referral(case_id=case_id, position=len(desk.dossier(case_id).referrals))
    return _keep(desk, referral, values)


def change(desk: Desk, referral_id: UUID, **values: Any) -> Changes:
    """Give fields of a referral new values.

    Sending it sets the day on which an answer is expected, an answer is dated today. Raises InputRefused when it is
    taken up without a name and a day to look again, and NotAgreed when it is sent to who may not know of it.
    """
    with desk.vault.read() as reading:
        before = reading.get(Referral, referral_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    after = _completed(desk, before, values)
    _refuse(desk, before, after)
    key = f"referral:{referral_id}:{next(iter(values), '')}"
    with desk.change(_("Referral"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def _keep(desk: Desk, fresh: Referral, values: dict[str, Any]) -> Referral:
    made = _completed(desk, fresh, values)
    _refuse(desk, fresh, made)
    with desk.change(_("Referral"), fresh.case_id) as work:
        work.put(made)
        overview.commit(work, fresh.case_id)
    return made


def _completed(desk: Desk, before: Referral, values: dict[str, Any]) -> Referral:
    after = replace(before, **values)
    if after.sent_on is not None and after.sent_on != before.sent_on and "expected_on" not in values:
        days = rules.rules(desk).number("referral_warn_days") or WARN_DAYS
        after = replace(after, expected_on=after.sent_on + timedelta(days=days))
    if after.status in _ANSWERS and after.answered_on is None:
        after = replace(after, answered_on=desk.today())
    elif after.status not in _ANSWERS and before.status in _ANSWERS and "answered_on" not in values:
        after = replace(after, answered_on=None)
    return after


def _refuse(desk: Desk, before: Referral, after: Referral) -> None:
    problems = []
    if after.status is ReferralStatus.TAKEN and not after.placed:
        if not after.holder.strip():
            problems.append(_("Fill in who has taken it up. Then it can be marked as taken up."))
        if after.next_check_on is None:
            problems.append(_("Fill in when you look again. Then it can be marked as taken up."))
    sent = after.sent_on
    if sent is not None and after.expected_on is not None and after.expected_on < sent:
        problems.append(_("The answer is expected before it was sent. Choose a later day."))
    told = (after.sent_on, after.area, after.to_organisation)
    if sent is not None and told != (before.sent_on, before.area, before.to_organisation):
        _refuse_unless_agreed(desk, after, sent)
    if problems:
        raise InputRefused(*problems)


def _refuse_unless_agreed(desk: Desk, referral: Referral, sent: date) -> None:
    """What was sent earlier may have been agreed then. Without a name of who gets it, nothing has gone yet."""
    if not referral.to_organisation.strip():
        return
    dossier = desk.dossier(referral.case_id)
    today = ruling(dossier, desk.forms, referral, desk.today())
    then = ruling(dossier, desk.forms, referral, min(sent, desk.today()))
    if Ruling.ALLOWED not in (today.ruling, then.ruling):
        raise NotAgreed(kind_of(referral), today)


def kind_of(referral: Referral) -> str:
    """The referral as something that leaves: "verwijzing/geld"."""
    return f"{REFERRAL}/{referral.area}"


def ruling(dossier: Dossier, forms: FormLibrary, referral: Referral, day: date) -> Verdict:
    """Whether the receiver may be told what the referral is about."""
    purpose = ConsentPurpose.REFERRAL
    return consents.check(dossier, forms, referral.to_organisation, purpose, (referral.area,), day)


def remarks(dossier: Dossier, forms: FormLibrary, referral: Referral, day: date) -> tuple[str, ...]:
    """What to look at in one referral, first things first."""
    found = []
    if referral.to_organisation.strip() and referral.status is not ReferralStatus.DONE:
        verdict = ruling(dossier, forms, referral, day)
        if verdict.ruling is not Ruling.ALLOWED:
            found.append(verdict.sentence)
    if unanswered(referral, day):
        assert referral.expected_on is not None
        expected = format_day(referral.expected_on, weekday=False, year=True)
        found.append(_("No answer yet; it was expected on {day}. Call them.").format(day=expected))
    if referral.placed and referral.next_check_on is not None and referral.next_check_on <= day:
        found.append(_("Look whether it goes on with {name}.").format(name=referral.holder.strip()))
    if referral.status is ReferralStatus.DECLINED:
        found.append(_("Not taken up. Who takes it up now?"))
    if _DAY_ACTIVITY in f"{referral.question} {referral.to_organisation}".casefold():
        found.append(_("Ask first what the resident would like to take part in. An indication can follow later."))
    return tuple(found)


def unanswered(referral: Referral, day: date) -> bool:
    """Whether an answer should have been there."""
    return referral.waits and referral.expected_on is not None and referral.expected_on <= day


def line(forms: FormLibrary, referral: Referral) -> str:
    """One referral as the resident reads it: what, who takes it up, and when people look again."""
    what = area_words(forms, referral.area) or referral.question
    who = ", ".join(one for one in (referral.holder.strip(), referral.to_organisation.strip()) if one)
    if referral.status is ReferralStatus.TAKEN and referral.next_check_on is not None:
        day = format_day(referral.next_check_on, weekday=False, year=True)
        return _("{what}: {who} takes this up. We look how it goes on {day}.").format(what=what, who=who, day=day)
    if referral.status is ReferralStatus.DECLINED:
        return _("{what}: {who} does not take this up. We look for somebody else.").format(what=what, who=who)
    if referral.status is ReferralStatus.DONE:
        return _("{what}: done by {who}.").format(what=what, who=who)
    if referral.expected_on is not None:
        day = format_day(referral.expected_on, weekday=False, year=True)
        return _("{what}: asked {who}. We expect an answer before {day}.").format(what=what, who=who, day=day)
    return _("{what}: we ask {who}.").format(what=what, who=who)


def passed_on(dossier: Dossier, forms: FormLibrary) -> tuple[str, ...]:
    """ "Wie pakt dit verder op": a line for every referral with a receiver, as it stands in the plan."""
    found = (one for one in dossier.referrals if one.to_organisation.strip() or one.holder.strip())
    return tuple(line(forms, one) for one in found if one.area or one.question.strip())


def homeless_areas(dossier: Dossier) -> tuple[str, ...]:
    """Parts of life that lie with another according to the round, without a holder and a day to look again."""
    placed = {one.area for one in dossier.referrals if one.placed or one.status is ReferralStatus.DONE}
    return tuple(area for area in elsewhere(dossier) if area not in placed)
