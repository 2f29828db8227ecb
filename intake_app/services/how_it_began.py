"""How somebody came into view, who sees to it, the days until the first talk, and income of that moment (A01)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.people import CaseFile, Melding
from intake_app.domain.planning import Plan, PlanElement
from intake_app.domain.terms import TermEvent
from intake_app.errors import InputRefused
from intake_app.i18n import _, format_day, ngettext
from intake_app.services import editing, overview
from intake_app.services.desk import Desk
from intake_app.store.unit_of_work import UnitOfWork

WW_ENDS = "ww-einde"
"""The event of the terms that holds the last day of unemployment benefit."""
UWV, NOT_UWV, UWV_ELEMENT = "uwv-inschrijving", "uwv-niet", "uwv-inschrijving"
"""The events that say whether somebody is registered with UWV, and the part of a plan that asks it too (CP12)."""
BESIDE_THE_REPORT = (UWV, NOT_UWV)
"""They start no term, and are shown beside the report alone."""
YES, NO = "ja", "nee"
DAY_UNKNOWN = "dag niet bekend"
"""Note of a registration of which nobody knows the day yet."""
WW, NONE_AT_ALL = "ww", "geen-uitkering"
_BETWEEN = ", "


def change(desk: Desk, melding_id: UUID, **values: object) -> Changes:
    """Change how it began. Who sees to it stays who reported, or the own organisation, until people say otherwise.

    Raises InputRefused when the record is gone.
    """
    with desk.vault.read() as reading:
        before = reading.get(Melding, melding_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    after = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
    usual = {before.organisation.strip(), desk.profile.organisation, ""}
    if not after.responsible_for_follow_up.strip() or (
        "organisation" in values and before.responsible_for_follow_up in usual
    ):
        values["responsible_for_follow_up"] = after.organisation.strip() or desk.profile.organisation
    return editing.edit(desk, Melding, melding_id, _("How it began"), **values)


def days_between(dossier: Dossier) -> tuple[str, ...]:
    """From the report to the invitation, the first talk and the application, each in days; in that order."""
    return tuple(_days_between(dossier))


def since_application(dossier: Dossier, today: date) -> str:
    """How long ago the application was, for the work intake (A07); empty without one."""
    melding = next(iter(dossier.meldingen), None)
    if melding is None or melding.applied_on is None or melding.applied_on > today:
        return ""
    days = (today - melding.applied_on).days
    return ngettext("The application was {n} day ago.", "The application was {n} days ago.", days).format(n=days)


def remark(dossier: Dossier) -> str:
    """What is odd about the days; empty when nothing is."""
    melding = next(iter(dossier.meldingen), None)
    days = (melding.invited_on, melding.applied_on) if melding is not None else ()
    odd = melding is not None and any(day is not None and day < melding.reported_on for day in days)
    return _("A day lies before the report. Check the days.") if odd else ""


def _days_between(dossier: Dossier) -> Iterator[str]:
    melding = next(iter(dossier.meldingen), None)
    if melding is None:
        return
    talks = [one.held_on for one in dossier.conversations if one.held_on >= melding.reported_on]
    until = (
        (melding.invited_on, _("to the invitation")),
        (min(talks, default=None), _("to the first conversation")),
        (melding.applied_on, _("to the application")),
    )
    for day, words in until:
        if day is not None and day >= melding.reported_on:
            days = (day - melding.reported_on).days
            yield ngettext("{until} {n} day", "{until} {n} days", days).format(until=words, n=days)


# -- income -----------------------------------------------------------------------------------------------------------


def income_kinds() -> tuple[tuple[str, str], ...]:
    """What somebody may live on (instruments D5); several at once, and none at all is as good an answer."""
    return (
        ("bijstand", _("social assistance")),
        ("ioaw", "IOAW"),
        ("ioaz", "IOAZ"),
        ("bbz", "Bbz"),
        (WW, "WW"),
        ("zw", _("sickness benefit")),
        ("wajong", "Wajong"),
        ("wia", "WIA"),
        ("aow", _("old-age pension")),
        ("loon", _("wages")),
        ("winst", _("own business")),
        ("stagevergoeding", _("internship allowance")),
        ("studiefinanciering", _("student finance")),
        ("vrijwilligersvergoeding", _("volunteer allowance")),
        ("premie", _("bonus")),
        (NONE_AT_ALL, _("no benefit")),
        ("onbekend", _("not known yet")),
    )


def income_of(case: CaseFile) -> tuple[tuple[str, ...], str]:
    """What is ticked, in the order of the list, and what else was written down about it."""
    said = [part.strip() for part in case.income.split(_BETWEEN.strip()) if part.strip()]
    known = [one for one, _words in income_kinds()]
    ticked = tuple(one for one in known if one in said)
    return ticked, _BETWEEN.join(one for one in said if one not in known)


def income_words(dossier: Dossier) -> str:
    """Everything about it in one line: "bijstand, loon, sinds februari 2017. WW tot en met 1 maart 2027"."""
    ticked, more = income_of(dossier.case)
    names = dict(income_kinds())
    words = _BETWEEN.join(part for part in (*(names[one] for one in ticked), more) if part)
    ends = ww_end(dossier)
    until = _("WW until {day}").format(day=format_day(ends, weekday=False, year=True)) if ends is not None else ""
    return ". ".join(part for part in (words, until) if part)


def keep_income(desk: Desk, case: CaseFile, ticked: Iterable[str], more: str) -> Changes:
    """Keep what somebody lives on. Without WW its last day falls away."""
    kinds = tuple(ticked)
    words = _BETWEEN.join(part for part in (*kinds, " ".join(more.split())) if part)
    with desk.change(_("Income"), case.id) as work:
        kept = work.get(CaseFile, case.id)
        if kept is None:
            raise InputRefused(_("This part was removed. Go back and open the dossier again."))
        work.put(replace(kept, income=words))
        if WW not in kinds:
            _without_ww_end(work, case.id)
        return overview.commit(work, case.id)


def ww_end(dossier: Dossier) -> date | None:
    """The last day of unemployment benefit, as far as it is known: the newest that was written down."""
    found = [one for one in dossier.term_events if one.trigger == WW_ENDS]
    return max(found, key=lambda one: one.id).happened_on if found else None


def keep_ww_end(desk: Desk, case_id: UUID, day: date | None) -> Changes:
    """Write down, change or take away the last day of unemployment benefit; its terms follow."""
    with desk.change(_("End of unemployment benefit"), case_id) as work:
        known = sorted(work.find(TermEvent, case_id=case_id, trigger=WW_ENDS), key=lambda one: one.id)
        if day is None:
            _without_ww_end(work, case_id)
        elif known:
            work.put(replace(known[-1], happened_on=day))
        else:
            work.put(TermEvent(case_id=case_id, trigger=WW_ENDS, happened_on=day))
        return overview.commit(work, case_id)


# -- registration with UWV (A01, CP12) ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Registration:
    """Whether somebody is registered with UWV, and since when; None is "not known"."""

    registered: bool | None = None
    on: date | None = None


def registration(dossier: Dossier) -> Registration:
    """What was written down beside the report; of a dossier from before that, what the newest plan says."""
    known = _said(dossier.term_events)
    if known is not None:
        return known
    plan = dossier.current_plan
    said = dossier.element_of(plan, UWV_ELEMENT) if plan is not None else None
    if said is None or said.choice not in (YES, NO):
        return Registration()
    return Registration(said.choice == YES, said.on)


def _said(events: Iterable[TermEvent]) -> Registration | None:
    found = [one for one in events if one.trigger in BESIDE_THE_REPORT and not one.term]
    if not found:
        return None
    newest = max(found, key=lambda one: one.id)
    dated = newest.trigger == UWV and newest.note != DAY_UNKNOWN
    return Registration(newest.trigger == UWV, newest.happened_on if dated else None)


def element_of(dossier: Dossier, plan: Plan, element: str) -> PlanElement | None:
    """A part of a plan as its screen shows it: what was said beside the report is not asked again in a concept."""
    stored = dossier.element_of(plan, element)
    if stored is not None or element != UWV_ELEMENT or not plan.editable:
        return stored
    empty = PlanElement(case_id=plan.case_id, plan_id=plan.id, element=element)
    known = registration(dossier)
    return _filled(empty, known) if known.registered is not None else None


def as_element(work: UnitOfWork, empty: PlanElement) -> PlanElement:
    """An empty part of a plan with what stands beside the report."""
    if empty.element != UWV_ELEMENT:
        return empty
    return _filled(empty, _said(work.find(TermEvent, case_id=empty.case_id)) or Registration())


def _filled(empty: PlanElement, known: Registration) -> PlanElement:
    choice = "" if known.registered is None else YES if known.registered else NO
    return replace(empty, choice=choice, on=known.on if known.registered else None, not_applicable=False)


def keep_registration(desk: Desk, case_id: UUID, registered: bool | None, on: date | None) -> Changes:
    """Keep whether somebody is registered with UWV; None takes it away. The concept of the plan says the same."""
    with desk.change(_("Registration with UWV"), case_id, merge_key=f"uwv:{case_id}") as work:
        put_registration(work, case_id, Registration(registered, on), desk.today())
        for plan in work.find(Plan, case_id=case_id):
            for said in work.find(PlanElement, plan_id=plan.id, element=UWV_ELEMENT) if plan.editable else ():
                work.put(_filled(said, Registration(registered, on)))
        return overview.commit(work, case_id)


def put_registration(work: UnitOfWork, case_id: UUID, known: Registration, today: date) -> None:
    """Put it in the place of what was there; in a unit of work of somebody else."""
    kept = [one for trigger in BESIDE_THE_REPORT for one in work.find(TermEvent, case_id=case_id, trigger=trigger)]
    newest = max(kept, key=lambda one: one.id, default=None)
    for one in kept:
        if one is not newest or known.registered is None:
            work.delete(TermEvent, one.id)
    if known.registered is None:
        return
    day = known.on if known.registered and known.on is not None else today
    note = DAY_UNKNOWN if known.registered and known.on is None else ""
    event = newest or TermEvent(case_id=case_id, trigger=UWV, happened_on=day)
    work.put(replace(event, trigger=UWV if known.registered else NOT_UWV, happened_on=day, note=note))


def _without_ww_end(work: UnitOfWork, case_id: UUID) -> None:
    for one in work.find(TermEvent, case_id=case_id, trigger=WW_ENDS):
        work.delete(TermEvent, one.id)
