"""One plan for one person or for one household, with everybody's privacy (F01, D01; decision 0041).

A household plan lies in the dossier of one adult. The other adults have dossiers of their own, to which a member
points; the plan counts for each who takes part, so that nobody has two.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.household import HouseholdMember
from intake_app.domain.network_words import HouseholdRelation, PlanSubject
from intake_app.domain.people import CaseFile, Person
from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import CaseStatus, PlanStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import overview
from intake_app.services.desk import Desk

if TYPE_CHECKING:
    from intake_app.store.reading import Reader


@dataclass(frozen=True, slots=True)
class PlanElsewhere:
    """The household plan of which somebody's own dossier knows only that it counts: where it lies."""

    case_id: UUID
    number: str
    first_name: str
    plan: Plan


def partakers(dossier: Dossier, plan: Plan) -> tuple[HouseholdMember, ...]:
    """The other adults whose plan this is too, in order; nobody in a plan for one person."""
    if plan.subject is not PlanSubject.HOUSEHOLD:
        return ()
    return tuple(one for one in dossier.household_members if one.takes_part and one.name.strip())


def whose_choices(dossier: Dossier, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Whose a goal may be in a household plan: of all together, of the resident, of each other adult."""
    names = [dossier.person.first_name, *(one.name.strip() for one in partakers(dossier, plan))]
    return (("", _("of us together")), *((name, name) for name in names))


def of_person(whose: str, name: str) -> bool:
    """Whether something is this person's or of all together; a first name stands for the whole name."""
    return not whose.strip() or first(whose) == first(name)


def first(name: str) -> str:
    """The first name, to compare."""
    return name.strip().split(" ")[0].casefold()


def plan_elsewhere(desk: Desk, case_id: UUID) -> PlanElsewhere | None:
    """The household plan in another dossier that counts for this resident too, or None."""
    with desk.vault.read() as reading:
        return _elsewhere(reading, case_id)


def _elsewhere(reading: Reader, case_id: UUID) -> PlanElsewhere | None:
    for member in reading.find(HouseholdMember, own_case_id=case_id):
        plan = _active_plan(reading, member.case_id) if member.takes_part else None
        case = reading.get(CaseFile, member.case_id)
        if plan is None or case is None or plan.subject is not PlanSubject.HOUSEHOLD:
            continue
        person = reading.get(Person, case.person_id)
        return PlanElsewhere(case.id, case.number, person.first_name if person is not None else "", plan)
    return None


def _active_plan(reading: Reader, case_id: UUID) -> Plan | None:
    """The newest version of a plan that is not closed, in a dossier that is not closed."""
    case = reading.get(CaseFile, case_id)
    if case is None or case.status is CaseStatus.CLOSED:
        return None
    newest = max(reading.find(Plan, case_id=case_id), key=lambda one: one.version, default=None)
    return None if newest is None or newest.status is PlanStatus.CLOSED else newest


def refuse_second_plan(desk: Desk, case_id: UUID) -> None:
    """Raise InputRefused when a household plan counts for this resident: one person, one plan (D01)."""
    found = plan_elsewhere(desk, case_id)
    if found is not None:
        words = _("The household plan in dossier {number} counts for this resident too. One person has one plan.")
        raise InputRefused(words.format(number=found.number))


def set_subject(desk: Desk, plan: Plan, subject: PlanSubject) -> Changes:
    """Make a concept plan one of the household, or of one person.

    Raises InputRefused when the plan is fixed, or when an adult who takes part has a plan already.
    """
    if subject is PlanSubject.HOUSEHOLD:
        refuse_for_members(desk, desk.dossier(plan.case_id))
    with desk.change(_("For whom the plan is"), plan.case_id) as work:
        stored = work.get(Plan, plan.id)
        if stored is None or not stored.editable:
            raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
        work.put(replace(stored, subject=subject))
        if subject is PlanSubject.PERSON:
            for goal in work.find(Goal, plan_id=plan.id):
                if goal.whose:
                    work.put(replace(goal, whose=""))
        return overview.commit(work, plan.case_id)


def refuse_for_members(desk: Desk, dossier: Dossier) -> None:
    """Raise InputRefused when an adult who takes part in the household plan has a plan already."""
    for member in dossier.household_members:
        _refuse_two_plans(desk, member)


def add_member(desk: Desk, case_id: UUID, **values: Any) -> HouseholdMember:
    """Write down somebody who lives here."""
    member = HouseholdMember(case_id=case_id, position=len(desk.dossier(case_id).household_members))
    return _keep_member(desk, member, replace(member, **values))


def change_member(desk: Desk, member_id: UUID, **values: Any) -> Changes:
    """Give fields of a member new values.

    Raises InputRefused for an impossible birth year, a child that would sign, and a second plan for one person.
    """
    with desk.vault.read() as reading:
        before = reading.get(HouseholdMember, member_id)
    if before is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    after = replace(before, **values)
    _refuse_member(desk, after)
    key = f"member:{member_id}:{next(iter(values), '')}"
    with desk.change(_("Household"), before.case_id, merge_key=key) as work:
        work.put(after)
        return overview.commit(work, before.case_id)


def _keep_member(desk: Desk, fresh: HouseholdMember, made: HouseholdMember) -> HouseholdMember:
    _refuse_member(desk, made)
    with desk.change(_("Household"), fresh.case_id) as work:
        work.put(made)
        overview.commit(work, fresh.case_id)
    return made


def _refuse_member(desk: Desk, member: HouseholdMember) -> None:
    if not member.birth_year_possible:
        raise InputRefused(_("Look at the year of birth. Write it as four digits, such as 1975."))
    if member.takes_part and not member.adult_on(desk.today()):
        raise InputRefused(_("Somebody under 18 does not sign the plan. A parent decides for the child."))
    if member.takes_part:
        plan = desk.dossier(member.case_id).current_plan
        if plan is not None and plan.subject is PlanSubject.HOUSEHOLD:
            _refuse_two_plans(desk, member)


def _refuse_two_plans(desk: Desk, member: HouseholdMember) -> None:
    if member.own_case_id is None or not member.takes_part:
        return
    with desk.vault.read() as reading:
        own = _active_plan(reading, member.own_case_id)
        other = _elsewhere(reading, member.own_case_id)
    if own is not None or (other is not None and other.case_id != member.case_id):
        words = _(
            "{name} has a plan already. One person has one plan: close that one, or leave {name} out of this one."
        )
        raise InputRefused(words.format(name=member.name.strip()))


def link(desk: Desk, member_id: UUID, number: str) -> Changes:
    """Point a member to the own dossier by its number. The other dossier gets a line of the household back.

    Raises InputRefused for a number that is not here, or when it is the same dossier.
    """
    with desk.vault.read() as reading:
        member = reading.get(HouseholdMember, member_id)
        found = reading.find(CaseFile, number=number.strip())
    if member is None:
        raise InputRefused(_("This part was removed. Go back and open the dossier again."))
    if not found or found[0].id == member.case_id:
        raise InputRefused(_("There is no other dossier with this number here. Look at the number in the caseload."))
    return _link(desk, member, found[0].id)


def open_own_dossier(desk: Desk, member_id: UUID) -> UUID:
    """Open a dossier for an adult of the household and point the member to it. Only the name goes along."""
    from intake_app.services import dossiers

    with desk.vault.read() as reading:
        member = reading.get(HouseholdMember, member_id)
    if member is None or not member.name.strip():
        raise InputRefused(_("Write down the name first."))
    first_name, _space, last_name = member.name.strip().partition(" ")
    case_id = dossiers.open_dossier(desk, Person(first_name=first_name, last_name=last_name))
    _link(desk, member, case_id)
    return case_id


def _link(desk: Desk, member: HouseholdMember, own_case_id: UUID) -> Changes:
    linked = replace(member, own_case_id=own_case_id)
    _refuse_member(desk, linked)
    other, mine = desk.dossier(own_case_id), desk.dossier(member.case_id).person
    known = [one for one in other.household_members if one.own_case_id == member.case_id]
    with desk.change(_("Household"), member.case_id) as work:
        work.put(linked)
        if not known:
            work.also_in(own_case_id)
            work.put(_line_back(other, mine, member))
        return overview.commit(work, member.case_id)


def _line_back(other: Dossier, mine: Person, member: HouseholdMember) -> HouseholdMember:
    """The line in the dossier of the other that points back: who is there by name already, or a new one."""
    named = [one for one in other.household_members if first(one.name) == first(mine.first_name)]
    if named:
        return replace(named[0], own_case_id=member.case_id)
    return HouseholdMember(
        case_id=other.case.id,
        position=len(other.household_members),
        name=mine.full_name,
        relation=_back(member.relation),
        own_case_id=member.case_id,
    )


def _back(relation: HouseholdRelation) -> HouseholdRelation:
    """How the resident stands to a member: a parent to a child, and the other way round."""
    turned = {
        HouseholdRelation.CHILD: HouseholdRelation.PARENT,
        HouseholdRelation.PARENT: HouseholdRelation.CHILD,
    }
    return turned.get(relation, relation)


def remarks(dossier: Dossier, day: date) -> tuple[str, ...]:
    """What to look at in the household, when the plan is for all of it."""
    plan = dossier.current_plan
    if plan is None or plan.subject is not PlanSubject.HOUSEHOLD:
        return ()
    found = []
    taking = partakers(dossier, plan)
    if not taking:
        found.append(_("This plan is for the household, but no other adult takes part in it yet."))
    for one in taking:
        if one.own_case_id is None:
            words = _("{name} has no dossier yet. What {name} tells stays there, out of sight of the others.")
            found.append(words.format(name=one.name.strip()))
    adults = [one for one in dossier.household_members if one.adult_on(day) and one.lives_in and not one.takes_part]
    if adults:
        names = ", ".join(one.name.strip() for one in adults if one.name.strip())
        found.append(_("Lives here and does not take part in the plan: {names}.").format(names=names))
    return tuple(found)
