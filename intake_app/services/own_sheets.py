"""The own sheet of one adult in a household plan: that person's part, and nothing of the others (F01, persona 2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.documents.plan_sheets import AgreementLine, LawText, PlanSheet
from intake_app.documents.sheet_parts import BesideLine
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import PlanSubject
from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import LegalGround
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    barrier_steps,
    households,
    own_words,
    picture_sheets,
    plan_sheets,
    plans,
    rights_sheets,
    rules,
    signed_words,
)
from intake_app.services.desk import Desk


def own_sheet(desk: Desk, own: Dossier) -> PlanSheet:
    """The sheet of the resident of this dossier, also when the household plan lies in that of another adult.

    Raises InputRefused when there is no household plan: a plan for one person needs no sheet beside it.
    """
    holder, plan = _household_plan(desk, own)
    whole = signed_words.sheet_of(desk, holder, plan)
    names = signed_words.names_classes(rules.for_case(desk, own.case))
    return replace(
        _personal(whole, holder, plan, own, desk.forms, desk.today()),
        perspective=plan_sheets.perspective_words(own, desk.forms, class_names=names),
        beside=_beside(holder, plan, own),
    )


def _beside(holder: Dossier, plan: Plan, own: Dossier) -> tuple[BesideLine, ...]:
    """What this adult says about the own part of the plan; of what others of the household say nothing."""
    goals = [goal for goal in holder.goals_of(plan) if _goal_of(goal, own, holder)]
    steps = [step for goal in goals for step in holder.steps_of(goal)]
    return own_words.of_parts(own, (plan, *goals, *steps, *holder.agreements_of(plan)))


def _household_plan(desk: Desk, own: Dossier) -> tuple[Dossier, Plan]:
    plan = own.current_plan
    if plan is not None and plan.subject is PlanSubject.HOUSEHOLD:
        return own, plan
    found = households.plan_elsewhere(desk, own.case.id)
    if found is None:
        raise InputRefused(_("An own sheet belongs to a household plan. This plan is for one person: print the plan."))
    return desk.dossier(found.case_id), found.plan


def _personal(
    whole: PlanSheet, holder: Dossier, plan: Plan, own: Dossier, forms: FormLibrary, today: date
) -> PlanSheet:
    person, at_home = own.person, own.case.id == holder.case.id
    settled = plan.finalised_at is not None
    words = plan.own_words if at_home else plans.said_in_own_words(own)
    mine = [one for one in zip(holder.goals_of(plan), whole.goals, strict=True) if _goal_of(one[0], own, holder)]
    return replace(
        whole,
        personal=True,
        together=(),
        name=person.full_name,
        called=person.first_name,
        born=person.birth_date,
        replaced=None,
        own_words=tuple(plan_sheets.said(words, "")),
        own_words_declined=plan.own_words_declined and at_home,
        next_step=own.own_words("welke-stap-nu", "stap") if own.own_words("welke-stap-nu", "stap") != words else "",
        strengths=plan_sheets.strength_lines(own),
        pictures=tuple(picture_sheets.pictures(own, forms, whole.dated, settled=settled)),
        take_along=tuple(note.take_along for note in own.picture_notes if note.take_along),
        differences=tuple(picture_sheets.difference_lines(own, forms)),
        in_the_way=barrier_steps.paper_lines(own, plan, forms, holder.steps_of_plan(plan)),
        goals=tuple(block for _goal, block in mine),
        i_do=tuple(one for one in whole.i_do if _promised_by(one, own)),
        others_do=(),
        gives_back=rights_sheets.gives_back(own, forms) if LegalGround.PW_44A in plan.legal_grounds else (),
        chose=whole.chose if at_home else (),
        law=_law(whole.law, holder, own, today),
        disagreement=plan.disagreement if at_home else "",
        involved=(),
        passed_on=(),
        teach_back="",
        signatures=(),
    )


def _goal_of(goal: Goal, own: Dossier, holder: Dossier) -> bool:
    """A goal of all together, or of this person; in a plan of before `whose` was kept the title may name somebody."""
    if goal.whose.strip():
        return households.of_person(goal.whose, own.person.first_name)
    others = {households.first(one.name) for one in holder.household_members} | {
        households.first(holder.person.first_name)
    }
    others.discard(households.first(own.person.first_name))
    return households.first(goal.title) not in others


def _promised_by(line: AgreementLine, own: Dossier) -> bool:
    return households.of_person(line.who, own.person.first_name)


def _law(law: LawText | None, holder: Dossier, own: Dossier, today: date) -> LawText | None:
    """The duties of this person only: those of a partner stand in the plan as "name: words"."""
    if law is None:
        return None
    if own.case.id == holder.case.id:
        return replace(law, of_partner=())
    mine = [
        words.strip()
        for name, _colon, words in (one.partition(":") for one in law.of_partner)
        if households.of_person(name, own.person.first_name) and words.strip()
    ]
    exempt = rights_sheets.exemption_lines(own, today)
    return replace(law, duties="", duty_lines=tuple(mine), of_partner=(), exemptions=exempt)
