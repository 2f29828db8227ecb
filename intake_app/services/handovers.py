"""Warm hand-over: with a talk, a receiver who confirms, and somebody in charge until then (F06)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import Handover
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose, HandoverSection, Known
from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import PlanStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, ngettext
from intake_app.instruments.library import FormLibrary
from intake_app.services import attention, consents, directors, overview
from intake_app.services.attention import CONFIRM_DAYS
from intake_app.services.consents import Ruling, Verdict
from intake_app.services.desk import Desk
from intake_app.services.network_words import AREAS, protected_area, sensitive


def start(desk: Desk, case_id: UUID) -> Handover:
    """Begin a hand-over from this desk. Nothing travels along until it is chosen."""
    dossier = desk.dossier(case_id)
    last = dossier.case.last_contact_on
    name = ", ".join(one for one in (desk.profile.consultant, desk.profile.organisation) if one)
    handover = Handover(case_id=case_id, from_name=name, last_active_on=last)
    with desk.change(_("Hand-over"), case_id) as work:
        work.put(handover)
        overview.commit(work, case_id)
    return handover


def change(desk: Desk, handover_id: UUID, **values: Any) -> Changes:
    """Give fields of a hand-over new values.

    Raises InputRefused when it is handed over without a receiver, without somebody in charge or without a next day to
    look back, and when days stand in an order that cannot be.
    """
    before = _stored(desk, handover_id)
    after = replace(before, **values)
    _refuse(desk.dossier(after.case_id), after, desk.today())
    key = f"handover:{handover_id}:{next(iter(values), '')}"
    with desk.change(_("Hand-over"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def confirm(desk: Desk, handover_id: UUID, by: str, on: date | None = None) -> Changes:
    """The receiver confirms. The plan goes on; only who keeps the lines together may change with it.

    Raises InputRefused without a name, or before it was handed over.
    """
    before = _stored(desk, handover_id)
    day = on or desk.today()
    if before.handed_on is None:
        raise InputRefused(_("Fill in the day of the hand-over first."))
    if not by.strip():
        raise InputRefused(_("Fill in who confirms that it was received."))
    if day < before.handed_on:
        raise InputRefused(_("This day lies before the hand-over. Choose a later day."))
    after = replace(before, confirmed_on=day, confirmed_by=by.strip())
    dossier = desk.dossier(before.case_id)
    with desk.change(_("Hand-over confirmed"), before.case_id) as work:
        work.put(after)
        led = directors.current(dossier)
        receiver = before.to_person.strip() or by.strip()
        if before.takes_direction and receiver != led:
            reason = before.trigger.strip() or _("Hand-over to {name}").format(name=before.to_organisation.strip())
            directors.record(work, dossier, led, receiver, day, reason=reason, note=before.note.strip())
        return overview.commit(work, before.case_id)


def _stored(desk: Desk, handover_id: UUID) -> Handover:
    with desk.vault.read() as reading:
        found = reading.get(Handover, handover_id)
    if found is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    return found


def _refuse(dossier: Dossier, handover: Handover, today: date) -> None:
    problems = []
    if handover.handed_on is not None:
        if not (handover.to_organisation.strip() or handover.to_person.strip()):
            problems.append(_("Fill in who takes over before you hand over."))
        problems += _still_asked(dossier, today)
    first, last = handover.first_active_on, handover.last_active_on
    if first is not None and last is not None and first < last:
        problems.append(_("The first day there lies before the last day here. Look at both days."))
    if problems:
        raise InputRefused(*problems)


def _still_asked(dossier: Dossier, today: date) -> list[str]:
    """Somebody in charge and a day to look back: the plan keeps both until the receiver confirms."""
    plan = dossier.current_plan
    if plan is None:
        return []
    problems = []
    if not directors.current(dossier).strip() and not plan.regisseur_is_resident:
        problems.append(_("Write in the plan who keeps the lines together. Until the receiver confirms, that stays."))
    if plan.status is PlanStatus.CLOSED:
        return problems
    next_day = attention.next_review(dossier) or min((one for one in plan.review_dates if one >= today), default=None)
    if next_day is None:
        problems.append(_("Write in the plan when you look back. Until the receiver confirms, that day stays."))
    return problems


def waiting(dossier: Dossier) -> tuple[Handover, ...]:
    """Hand-overs that the receiver has not confirmed."""
    return tuple(one for one in dossier.handovers if one.waits)


def newest(dossier: Dossier) -> Handover | None:
    """The hand-over that is under way, or the last one."""
    found = waiting(dossier) or dossier.handovers
    return max(found, key=lambda one: (one.handed_on or date.max, one.id), default=None)


def areas_told(dossier: Dossier, forms: FormLibrary, handover: Handover) -> tuple[str, ...]:
    """Parts of life that travel along: with the picture all that is sensitive, with parties their own, and with goals
    what is protected of them."""
    found: list[str] = []
    plan = dossier.current_plan
    if HandoverSection.GOALS in handover.sections and plan is not None:
        found += [area for one in dossier.goals_of(plan) if (area := protected_area(forms, one.area))]
    if HandoverSection.PICTURE in handover.sections:
        found += [one.id for one in forms.instrument(AREAS).items if sensitive(forms, one.id)]
    if HandoverSection.PARTIES in handover.sections:
        found += [area for one in dossier.involved_parties for area in one.areas]
    return tuple(dict.fromkeys(found))


def goals_told(dossier: Dossier, forms: FormLibrary, plan: Plan, withheld: Collection[str]) -> tuple[Goal, ...]:
    """The goals that may travel along; one about what the receiver may not know stays here."""
    return tuple(one for one in dossier.goals_of(plan) if protected_area(forms, one.area) not in withheld)


def ruling(dossier: Dossier, forms: FormLibrary, handover: Handover, day: date) -> Verdict:
    """Whether the receiver may get what was chosen."""
    name = handover.to_organisation.strip() or handover.to_person.strip()
    purpose = ConsentPurpose.HANDOVER
    return consents.check(dossier, forms, name, purpose, areas_told(dossier, forms, handover), day)


def gap_words(handover: Handover, day: date) -> str:
    """How long nothing happens around the hand-over, "" when that is not known."""
    gap = handover.gap_on(day)
    if gap is None:
        return ""
    if gap == 0:
        return _("No gap: one step follows the other.")
    words = ngettext("Gap of {n} day without a step.", "Gap of {n} days without a step.", gap).format(n=gap)
    return words if handover.first_active_on is not None else words + " " + _("The first step there has no day yet.")


def remarks(dossier: Dossier, forms: FormLibrary, handover: Handover, day: date) -> tuple[str, ...]:
    """What to look at in one hand-over, first things first."""
    found = []
    if handover.to_organisation.strip() or handover.to_person.strip():
        verdict = ruling(dossier, forms, handover, day)
        if verdict.ruling is not Ruling.ALLOWED:
            found.append(verdict.sentence)
    if handover.handed_on is not None and handover.met is not Known.YES:
        found.append(
            _("Was there a talk with the resident and the receiver together? A letter alone is no warm hand-over.")
        )
    if handover.waits and handover.handed_on is not None:
        name = directors.current(dossier)
        since = format_day(handover.handed_on, weekday=False, year=True)
        words = _("Handed over on {day}, not confirmed yet. {name} keeps the lines together until then.")
        found.append(words.format(day=since, name=name or _("The director")))
        if handover.handed_on + timedelta(days=CONFIRM_DAYS) <= day:
            found.append(_("Call {name}: was it received?").format(name=handover.to_person or handover.to_organisation))
    gap = handover.gap_on(day)
    if gap:
        found.append(gap_words(handover, day))
    return tuple(found)
