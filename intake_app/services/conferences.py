"""Case conference: who sees it how, what is decided by whom and when, and decisions into the plan at once (F05)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from intake_app.domain.changes import Changes
from intake_app.domain.collaboration import CaseConference, ConferenceDecision, ConferenceParticipant
from intake_app.domain.dossier import Dossier
from intake_app.domain.network_words import ConsentPurpose, DecisionKind, Known
from intake_app.domain.planning import Agreement, Goal, Plan, Step
from intake_app.domain.vocabulary import Promisor
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.services import consents, editing, households, overview, plans
from intake_app.services.consents import Ruling, Verdict, same_name
from intake_app.services.desk import Desk


def start(desk: Desk, case_id: UUID) -> CaseConference:
    """Begin the record of today's talk, with who is involved already at the table."""
    dossier, today = desk.dossier(case_id), desk.today()
    conference = CaseConference(case_id=case_id, held_on=today)
    me = ConferenceParticipant(
        case_id=case_id,
        conference_id=conference.id,
        name=desk.profile.consultant,
        role=desk.profile.role,
        organisation=desk.profile.organisation,
    )
    with desk.change(_("Case conference"), case_id) as work:
        work.put(conference)
        work.put(me)
        for place, party in enumerate((one for one in dossier.involved_parties if one.active_on(today)), start=1):
            seat = ConferenceParticipant(
                case_id=case_id,
                conference_id=conference.id,
                position=place,
                name=party.person,
                role=party.role or party.discipline,
                organisation=party.organisation,
            )
            work.put(seat)
        overview.commit(work, case_id)
    return conference


def change(desk: Desk, conference_id: UUID, **values: Any) -> Changes:
    """Give fields of a conference new values. Raises InputRefused without a day."""
    if "held_on" in values and values["held_on"] is None:
        raise InputRefused(_("Fill in the day of the talk."))
    return editing.edit(desk, CaseConference, conference_id, _("Case conference"), **values)


def add_participant(desk: Desk, conference: CaseConference) -> ConferenceParticipant:
    """One more at the table."""
    seats = desk.dossier(conference.case_id).at_conference(conference)
    seat = ConferenceParticipant(case_id=conference.case_id, conference_id=conference.id, position=len(seats))
    with desk.change(_("Case conference"), conference.case_id) as work:
        work.put(seat)
        overview.commit(work, conference.case_id)
    return seat


def add_decision(desk: Desk, conference: CaseConference, **values: Any) -> ConferenceDecision:
    """One more decision."""
    made = desk.dossier(conference.case_id).decided_at(conference)
    decision = ConferenceDecision(case_id=conference.case_id, conference_id=conference.id, position=len(made), **values)
    with desk.change(_("Case conference"), conference.case_id) as work:
        work.put(decision)
        overview.commit(work, conference.case_id)
    return decision


def newest(dossier: Dossier) -> CaseConference | None:
    """The last case conference, or None."""
    return max(dossier.conferences, key=lambda one: (one.held_on, one.id), default=None)


def waiting(dossier: Dossier, conference: CaseConference) -> tuple[ConferenceDecision, ...]:
    """Decisions with words that are not in the plan: not put there yet, or removed from it again."""
    kept = {one.id for one in (*dossier.steps, *dossier.agreements)}
    return tuple(one for one in dossier.decided_at(conference) if one.what.strip() and one.became not in kept)


def into_plan(desk: Desk, conference: CaseConference, goal_id: UUID | None = None) -> Changes:
    """Put every waiting decision into the concept plan, in one action: agreements, and steps under a goal.

    Raises InputRefused when nothing waits, when the plan is fixed, or when a step has no goal to go under.
    """
    dossier = desk.dossier(conference.case_id)
    found = waiting(dossier, conference)
    if not found:
        raise InputRefused(_("There is no decision that is not in the plan yet. Write one down first."))
    plan = dossier.current_plan or plans.draft_plan(desk, conference.case_id)
    plans.refuse_fixed(plan)
    goals = dossier.goals_of(plan)
    under = next((one for one in goals if one.id == goal_id), goals[0] if goals else None)
    if under is None and any(one.kind is DecisionKind.STEP for one in found):
        raise InputRefused(_("A step belongs to a goal. Write a goal in the plan first, or make it an agreement."))
    with desk.change(_("Decisions into the plan"), conference.case_id) as work:
        steps = len(work.find(Step, goal_id=under.id)) if under is not None else 0
        agreements = len(work.find(Agreement, plan_id=plan.id))
        for decision in found:
            part: Step | Agreement
            if decision.kind is DecisionKind.STEP and under is not None:
                part, steps = _step(decision, under, steps), steps + 1
            else:
                part, agreements = _agreement(dossier, decision, conference, plan, agreements), agreements + 1
            work.put(part)
            work.put(replace(decision, became=part.id))
        return overview.commit(work, conference.case_id)


def _step(decision: ConferenceDecision, goal: Goal, position: int) -> Step:
    return Step(
        case_id=decision.case_id,
        goal_id=goal.id,
        position=position,
        what=decision.what.strip(),
        owner_name=decision.owner.strip(),
        due_on=decision.due_on,
    )


def _agreement(
    dossier: Dossier, decision: ConferenceDecision, conference: CaseConference, plan: Plan, position: int
) -> Agreement:
    owner = decision.owner.strip()
    return Agreement(
        case_id=decision.case_id,
        plan_id=plan.id,
        position=position,
        what=decision.what.strip(),
        promisor=_promisor(dossier, plan, owner),
        promisor_name=owner,
        due_on=decision.due_on,
        made_on=conference.held_on,
    )


def _promisor(dossier: Dossier, plan: Plan, owner: str) -> Promisor:
    own = (dossier.person.full_name, *(one.name for one in households.partakers(dossier, plan)))
    if any(households.first(owner) == households.first(one) for one in own):
        return Promisor.RESIDENT
    mine = any(same_name(owner, one) for one in (plan.contact_name, plan.regisseur) if one)
    return Promisor.CONSULTANT if mine else Promisor.OTHER


def receivers(dossier: Dossier, forms: FormLibrary, conference: CaseConference, day: date) -> tuple[Verdict, ...]:
    """The check for every organisation at the table, each once; people without one by their own name."""
    seats = dossier.at_conference(conference)
    names = dict.fromkeys((one.organisation.strip() or one.name.strip()) for one in seats[1:])
    purpose = ConsentPurpose.CONFERENCE
    return tuple(consents.check(dossier, forms, one, purpose, conference.areas, day) for one in names if one)


def remarks(dossier: Dossier, forms: FormLibrary, conference: CaseConference, day: date) -> tuple[str, ...]:
    """What to look at before this is shared."""
    found = []
    if conference.resident_knows is not Known.YES:
        found.append(_("Does the resident know of this talk, and agree? Without that, share it without a name."))
    if conference.resident_present is Known.NO and not conference.resident_words.strip():
        found.append(_("The resident was not there. Write down the resident’s own words about it."))
    found += [one.sentence for one in receivers(dossier, forms, conference, day) if one.ruling is not Ruling.ALLOWED]
    for one in dossier.decided_at(conference):
        if one.what.strip() and not one.owner.strip():
            found.append(_("Who does this: {what}").format(what=one.what.strip()))
        elif one.what.strip() and one.due_on is None:
            found.append(_("Before when: {what}").format(what=one.what.strip()))
    return tuple(found)
