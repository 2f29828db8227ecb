"""The plan: one concept at a time, fixed when both agree, version n+1 for every change after that (D01, K05)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.dossier import Dossier
from intake_app.domain.ids import new_id
from intake_app.domain.network_words import PlanSubject
from intake_app.domain.planning import Agreement, Goal, Plan, PlanElement, Signature, Step
from intake_app.domain.scans import SignedScan
from intake_app.domain.vocabulary import Author, HelpGroup, PlanStatus
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services import (
    completeness,
    directors,
    households,
    how_it_began,
    overview,
    plan_copies,
    reasons,
    regie,
    rules,
)
from intake_app.services.desk import Desk, Profile
from intake_app.store.unit_of_work import UnitOfWork

_FIXED = (PlanStatus.SIGNED, PlanStatus.RUNNING, PlanStatus.CLOSED)


def draft_plan(desk: Desk, case_id: UUID) -> Plan:
    """The plan that is being worked on, made when there is none yet.

    The first concept starts from the conversation: the resident's own words, the consultant as director and contact.
    When the newest version is fixed it is returned as it is: `new_version` starts the next. Raises InputRefused when a
    household plan counts for this resident: one person has one plan (D01).
    """
    dossier = desk.dossier(case_id)
    if dossier.current_plan is not None:
        return dossier.current_plan
    households.refuse_second_plan(desk, case_id)
    profile = desk.profile
    plan = Plan(
        case_id=case_id,
        regisseur=profile.consultant,
        contact_name=profile.consultant,
        contact_phone=profile.phone,
        contact_hours=profile.hours,
        legal_grounds=dossier.case.legal_grounds,
        own_words=said_in_own_words(dossier),
        own_words_said_on=_day_of_own_words(dossier),
    )
    with desk.change(_("Start the plan"), case_id, final=True) as work:
        work.put(plan)
        overview.commit(work, case_id)
    return plan


def said_in_own_words(dossier: Dossier) -> str:
    """What the resident wants, literally: the wish, or else the step that would help now (A03)."""
    return dossier.own_words("openingsvragen", "wil") or dossier.own_words("welke-stap-nu", "stap")


def _day_of_own_words(dossier: Dossier) -> date | None:
    for instrument in ("openingsvragen", "welke-stap-nu"):
        readings = dossier.readings(instrument)
        if readings:
            return readings[-1].measured_on
    return None


def add_goal(
    desk: Desk, plan: Plan, sentence: str = "", *, title: str = "", area: str = "", author: Author = Author.RESIDENT
) -> Goal:
    """Put a goal at the end of a concept plan."""
    with desk.change(_("New goal"), plan.case_id) as work:
        refuse_fixed(work.get(Plan, plan.id))
        position = len(work.find(Goal, plan_id=plan.id))
        goal = Goal(
            case_id=plan.case_id,
            plan_id=plan.id,
            position=position,
            sentence=sentence,
            title=title,
            area=area,
            author=author,
        )
        work.put(goal)
        overview.commit(work, plan.case_id)
    return goal


def add_step(desk: Desk, goal: Goal, what: str = "", *, source: str = "") -> Step:
    """Put a step at the end of a goal; `source` is the answer that it is about.

    How much direction the resident takes says who begins with it (C06).
    """
    dossier = desk.dossier(goal.case_id)
    begin = regie.start(dossier)
    with desk.change(_("New step"), goal.case_id) as work:
        refuse_fixed(work.get(Plan, goal.plan_id))
        step = Step(
            case_id=goal.case_id,
            goal_id=goal.id,
            position=len(work.find(Step, goal_id=goal.id)),
            what=what,
            help_level=begin.help_level if begin is not None else None,
            owner_name=dossier.person.first_name if begin is not None and begin.owner_is_resident else "",
            source=source,
        )
        work.put(step)
        overview.commit(work, goal.case_id)
    return step


def add_agreement(desk: Desk, plan: Plan, agreement: Agreement) -> Agreement:
    """Put an agreement at the end of the plan's list."""
    with desk.change(_("New agreement"), plan.case_id) as work:
        refuse_fixed(work.get(Plan, plan.id))
        placed = replace(agreement, position=len(work.find(Agreement, plan_id=plan.id)))
        work.put(placed)
        overview.commit(work, plan.case_id)
    return placed


def set_element(desk: Desk, plan: Plan, element: str, **values: object) -> Changes:
    """Fill in what the legal ground asks (a text, a date, a choice, or "not applicable" with a reason)."""
    key = f"element:{plan.id}:{element}:{next(iter(values), '')}"
    with desk.change(_("Legal part of the plan"), plan.case_id, merge_key=key) as work:
        refuse_fixed(work.get(Plan, plan.id))
        found = work.find(PlanElement, plan_id=plan.id, element=element)
        empty = PlanElement(case_id=plan.case_id, plan_id=plan.id, element=element)
        before = found[0] if found else how_it_began.as_element(work, empty)
        after = replace(before, **values)  # type: ignore[arg-type]  # fields are checked by replace
        work.put(after)
        if element == how_it_began.UWV_ELEMENT and after.choice:  # it stands beside the report too
            said = how_it_began.Registration(after.choice == how_it_began.YES, after.on)
            how_it_began.put_registration(work, plan.case_id, said, desk.today())
        return overview.commit(work, plan.case_id)


def choose_block(desk: Desk, plan: Plan, element: str, block_id: str, lines: Collection[str] | None = None) -> Changes:
    """Take a municipal text block into the plan; the words are copied, so that the plan keeps them (K06).

    `lines` are the ids of the optional sentences (default the usual ones); the lines that keep it fair always come.
    """
    block = desk.forms.text_block(block_id)
    names = names_in_texts(desk, plan)
    return set_element(
        desk,
        plan,
        element,
        text=block.filled(names, lines),
        block=block.id,
        block_version=block.version,
        not_applicable=False,
    )


def names_in_texts(desk: Desk, plan: Plan) -> dict[str, str]:
    """What the municipality's texts leave open, as this plan fills it in."""
    return {
        "contact": plan.contact_name.split(" ")[0],
        "gemeente": _municipality(desk.profile.municipality),
        "organisatie": desk.profile.organisation,
    }


def whom_to_call(plan: Plan | None, profile: Profile) -> tuple[str, str]:
    """Name and telephone of the contact of a plan, of the consultant without one; never of two people."""
    name = plan.contact_name if plan is not None else ""
    if plan is None or not name:
        return profile.consultant, profile.phone
    return name, plan.contact_phone or (profile.phone if name == profile.consultant else "")


def _municipality(name: str) -> str:
    """ "de gemeente Rijnveen", however the name of the place was typed; empty when it is not known."""
    place = re.sub(r"^(de )?gemeente ", "", name.strip(), flags=re.IGNORECASE)
    return _("the municipality of {name}").format(name=place) if place else ""


def finalise(desk: Desk, case_id: UUID, given: Mapping[str, str] | None = None) -> Changes:
    """Make the concept final, so that both look at the same words while signing.

    `given` are reasons why people go on without something that asks for one, by its id (rules 2, "W reason").
    Raises InputRefused naming every missing field when the legal ground still asks for something (severity B).
    """
    dossier = desk.dossier(case_id)
    plan = dossier.current_plan
    if plan is None:
        raise InputRefused(_("There is no plan yet. Begin with a goal."))
    if plan.status is not PlanStatus.DRAFT:
        return Changes()
    households.refuse_second_plan(desk, case_id)
    if plan.subject is PlanSubject.HOUSEHOLD:
        households.refuse_for_members(desk, dossier)
    blocking = [
        item
        for item in completeness.missing(desk.forms, dossier, desk.today(), rules.for_case(desk, dossier.case))
        if item.blocks
    ]
    if blocking:
        raise InputRefused(*(item.sentence for item in blocking))
    reasons.give(desk, plan, given or {})
    with desk.change(_("Plan final"), case_id, final=True) as work:
        work.put(
            replace(
                plan,
                status=PlanStatus.FINAL,
                finalised_at=desk.clock.now(),
                started_on=plan.started_on or desk.today(),
            )
        )
        return overview.commit(work, case_id)


def back_to_draft(desk: Desk, case_id: UUID) -> Changes:
    """Take a final plan that was not fixed yet back to concept. Ink set meanwhile is taken away with it."""
    dossier = desk.dossier(case_id)
    plan = dossier.current_plan
    if plan is None or plan.status is not PlanStatus.FINAL:
        return Changes()
    with desk.change(_("Back to concept"), case_id, final=True) as work:
        for signature in dossier.signatures_of(plan):
            work.delete(Signature, signature.id)
        for scan in dossier.scans_of(plan):
            work.delete(SignedScan, scan.id)
        work.put(replace(plan, status=PlanStatus.DRAFT, finalised_at=None))
        return overview.commit(work, case_id)


def new_version(desk: Desk, case_id: UUID, because: str = "") -> Plan:
    """Start version n+1 as a copy of the fixed plan, which itself stays as it is.

    Returns the concept already under way when there is one.
    """
    dossier = desk.dossier(case_id)
    plan = dossier.current_plan
    if plan is None or plan.status not in _FIXED:
        return plan or draft_plan(desk, case_id)
    households.refuse_second_plan(desk, case_id)
    copy = replace(
        directors.for_next_version(dossier, plan),
        id=new_id(),
        version=plan.version + 1,
        status=PlanStatus.DRAFT,
        started_on=None,
        teach_back="",
        read_aloud=False,
        copy_given=False,
        interpreter_present=False,
        finalised_at=None,
        changed_because=because,
    )
    with desk.change(_("Plan, version {number}").format(number=copy.version), case_id, final=True) as work:
        work.put(copy)
        new_goals = plan_copies.copy_goals(work, dossier, plan, copy)
        for agreement in dossier.agreements_of(plan):
            work.put(replace(agreement, id=new_id(), plan_id=copy.id, copied_from=agreement.id))
        for element in dossier.elements:
            if element.plan_id == plan.id:
                work.put(replace(element, id=new_id(), plan_id=copy.id))
        _copy_rights(work, dossier, plan, copy.id, new_goals)
        overview.commit(work, case_id)
    return copy


def _copy_rights(work: UnitOfWork, dossier: Dossier, plan: Plan, copy_id: UUID, new_goals: Mapping[UUID, UUID]) -> None:
    """Duties, choices and differences go along to the next version; a weighing stays with the agreement it is about."""
    for duty in dossier.duties:
        if duty.plan_id == plan.id:
            work.put(replace(duty, id=new_id(), plan_id=copy_id))
    for offer in dossier.offers_of(plan):
        work.put(replace(offer, id=new_id(), plan_id=copy_id))
    for difference in dossier.differences_of(plan).values():
        if difference.goal_id in new_goals:
            work.put(replace(difference, id=new_id(), plan_id=copy_id, goal_id=new_goals[difference.goal_id]))


def steps_by_help(dossier: Dossier, plan: Plan) -> Mapping[str, int]:
    """How many steps each column of the ladder carries. A count, no score and no target (G-M1)."""
    counts = {group.value: 0 for group in HelpGroup}
    for step in dossier.steps_of_plan(plan):
        if step.help_level is not None:
            counts[HelpGroup.of(step.help_level).value] += 1
    return counts


def refuse_fixed(plan: Plan | None) -> None:
    """Raise InputRefused for a plan that is final or signed."""
    if plan is not None and not plan.editable:
        raise InputRefused(_("This plan is fixed and stays as it is. Make a new version to change it."))
