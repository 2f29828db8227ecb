"""What has changed between two versions of the plan, in sentences that anybody can read (K05, CC22)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.i18n import _, format_day
from intake_app.instruments.library import FormLibrary
from intake_app.services import kept_plans
from intake_app.services.desk import Desk
from intake_app.services.plan_rights_changes import Version, rights_changes, whole
from intake_app.services.step_words import step_when

_Part = TypeVar("_Part", Goal, Step, Agreement)


@dataclass(frozen=True, slots=True)
class _Pairs(Generic[_Part]):
    """The same part in both versions, what is only in the old one, and what is only in the new one."""

    both: tuple[tuple[_Part, _Part], ...]
    gone: tuple[_Part, ...]
    new: tuple[_Part, ...]


def previous(dossier: Dossier, plan: Plan) -> Plan | None:
    """The version before this one, or None for the first."""
    return max((one for one in dossier.plans if one.version < plan.version), key=lambda one: one.version, default=None)


def changes(
    dossier: Dossier, plan: Plan, forms: FormLibrary, today: date, *, then: Dossier | None = None
) -> tuple[str, ...]:
    """What this version says differently from the one before it, one sentence each; empty for the first version.

    `then` is the dossier as it was when that one was fixed (`kept_plans.as_signed`): rest from duties belongs to a
    life and not to a plan, so without it only rest that has ended since is told.
    """
    before = previous(dossier, plan)
    if before is None:
        return ()
    old = Version(then or dossier, before, before.fixed_on(today))
    new = Version(dossier, plan, plan.fixed_on(today))
    return (*_changes(dossier, before, plan), *rights_changes(old, new, forms), *_reviews(before, plan))


def told(desk: Desk, dossier: Dossier, plan: Plan) -> tuple[str, ...]:
    """The same beside the version before as it was kept: what `changes` gives on the plan's own paper."""
    return changes(dossier, plan, desk.forms, desk.today(), then=as_fixed(desk, dossier, plan))


def as_fixed(desk: Desk, dossier: Dossier, plan: Plan) -> Dossier | None:
    """The dossier as it was when the version before this one was fixed; None for the first, or when it is not kept."""
    before = previous(dossier, plan)
    kept = kept_plans.kept_document(desk, before) if before is not None else None
    return kept_plans.as_it_was(kept) if kept is not None and kept.snapshot else None


def _changes(dossier: Dossier, old: Plan, new: Plan) -> Iterator[str]:
    if old.own_words != new.own_words and new.own_words.strip():
        yield _("What I want is now: “{words}”").format(words=new.own_words)
    goals = _paired(dossier.goals_of(old), dossier.goals_of(new), _goal_name)
    for goal in goals.gone:
        yield _("No longer in the plan: the goal “{goal}”").format(goal=_goal_name(goal))
    for was, now in goals.both:
        if _goal_name(was) != _goal_name(now):
            yield _("The goal “{before}” is now: “{after}”").format(before=_goal_name(was), after=_goal_name(now))
    for goal in goals.new:
        yield _("New goal: “{goal}”").format(goal=_goal_name(goal))
    gone = {goal.id for goal in goals.gone}
    old_steps = tuple(one for one in dossier.steps_of_plan(old) if one.goal_id not in gone)
    yield from _steps(dossier, old_steps, dossier.steps_of_plan(new))
    yield from _agreements(dossier.agreements_of(old), dossier.agreements_of(new))
    yield from _people(old, new)


def _goal_name(goal: Goal) -> str:
    return whole(goal.sentence.strip() or goal.title.strip() or goal.area)


def _paired(old: tuple[_Part, ...], new: tuple[_Part, ...], name: Callable[[_Part], str]) -> _Pairs[_Part]:
    """By where it was copied from; a part without that (read in from elsewhere) by the same words."""
    by_id: dict[UUID, _Part] = {one.id: one for one in old}
    left = dict(by_id)
    both: list[tuple[_Part, _Part]] = []
    alone: list[_Part] = []
    for one in new:
        origin = by_id.get(one.copied_from) if one.copied_from is not None else None
        if origin is None:
            origin = next((was for was in left.values() if one.copied_from is None and name(was) == name(one)), None)
        if origin is None or origin.id not in left:
            alone.append(one)
        else:
            del left[origin.id]
            both.append((origin, one))
    return _Pairs(tuple(both), tuple(left.values()), tuple(alone))


def _steps(dossier: Dossier, old: tuple[Step, ...], new: tuple[Step, ...]) -> Iterator[str]:
    steps = _paired(old, new, lambda one: one.what)
    for step in steps.gone:
        yield _("No longer in the plan: “{what}”").format(what=whole(step.what))
    for was, now in steps.both:
        yield from _step(was, now)
        yield from _offer(dossier, was, now)
    for step in steps.new:
        who, when = step.owner_name, step_when(step)
        extra = ", ".join(part for part in (who, when) if part)
        sentence = _("New: “{what}”").format(what=whole(step.what))
        yield f"{sentence} ({extra})" if extra else sentence


def _step(was: Step, now: Step) -> Iterator[str]:
    if was.what != now.what:
        yield _("“{before}” is now: “{after}”").format(before=whole(was.what), after=whole(now.what))
    if was.owner_name != now.owner_name and now.owner_name:
        yield _("“{what}” is now done by {name}.").format(what=whole(now.what), name=now.owner_name)
    if step_when(was) != step_when(now) and step_when(now):
        yield _("“{what}” is now: {when}.").format(what=whole(now.what), when=step_when(now))
    if was.proposal and now.granted_on is not None:
        yield _("“{what}” is granted now.").format(what=whole(now.what))
    elif now.proposal and not was.proposal:
        yield _("“{what}” is a proposal now.").format(what=whole(now.what))


def _offer(dossier: Dossier, was: Step, now: Step) -> Iterator[str]:
    before, after = dossier.offer_of(was), dossier.offer_of(now)
    if after is not None and (before is None or before.offer_id != after.offer_id):
        yield _("“{what}” now uses: {offer}.").format(what=whole(now.what), offer=after.name.rstrip("."))
    elif before is not None and after is None:
        yield _("“{what}” no longer uses: {offer}.").format(what=whole(now.what), offer=before.name.rstrip("."))


def _agreements(old: tuple[Agreement, ...], new: tuple[Agreement, ...]) -> Iterator[str]:
    found = _paired(old, new, lambda one: f"{one.promisor_name} {one.what}")
    for one in found.gone:
        yield _("No longer agreed: {agreement}").format(agreement=_promise(one))
    for was, now in found.both:
        if _promise(was) != _promise(now):
            yield _("Agreed differently: {agreement}").format(agreement=_promise(now))
        elif was.due_on != now.due_on and now.due_on is not None:
            yield _("Agreed before {day}: {agreement}").format(day=_day(now.due_on), agreement=_promise(now))
    for one in found.new:
        yield _("New agreement: {agreement}").format(agreement=_promise(one))


def _people(old: Plan, new: Plan) -> Iterator[str]:
    if old.contact_name != new.contact_name and new.contact_name:
        yield _("My contact is now {name}.").format(name=new.contact_name)
    elif old.contact_phone != new.contact_phone and new.contact_phone:
        yield _("The telephone number of my contact is now {phone}.").format(phone=new.contact_phone)
    if (old.regisseur, old.regisseur_is_resident) != (new.regisseur, new.regisseur_is_resident):
        if new.regisseur_is_resident:
            yield _("I am now in charge of the plan myself.")
        elif new.regisseur:
            yield _("{name} is now in charge of the plan.").format(name=new.regisseur)


def _reviews(old: Plan, new: Plan) -> Iterator[str]:
    ahead = [day for day in sorted(new.review_dates) if day not in old.review_dates]
    if ahead:
        yield _("We look back on {day}.").format(day=_day(ahead[0]))


def _promise(one: Agreement) -> str:
    return f"{one.promisor_name}: {one.what}" if one.promisor_name else one.what


def _day(day: date) -> str:
    return format_day(day, weekday=False, year=True)
