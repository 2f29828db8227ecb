"""Time-out, coming back, aftercare, closing, notes and attendance (I04 to I07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from intake_app.clock import Clock
from intake_app.domain.follow_up import Closing, WhatChanged
from intake_app.domain.follow_up_words import AftercareParty, AttentionKind, OutcomeKind, Presence
from intake_app.domain.vocabulary import CaseStatus, PlanStatus, SignatureMethod, StepStatus
from intake_app.errors import InputRefused
from intake_app.services import aftercare, caseload, closing, notes, pauses, plans, signing
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery
from intake_app.services.desk import Desk

TODAY = date(2026, 9, 15)


@pytest.fixture
def signed(desk: Desk, ready_case: UUID) -> UUID:
    plans.finalise(desk, ready_case)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    for signer in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, ready_case, signer.name, signer.role, SignatureMethod.INK_SEEN)
    signing.fix_plan(desk, ready_case)
    return ready_case


@pytest.fixture(autouse=True)
def on_the_day(desk: Desk) -> None:
    desk.clock = Clock(TODAY)


def whole(case_id: UUID) -> Closing:
    return Closing(
        case_id=case_id,
        closed_on=TODAY,
        reason="Werk gevonden.",
        destination="Keuken van De Linde",
        outcome=OutcomeKind.PAID_WORK,
        next_contact_on=date(2027, 3, 15),
        portfolio_given=True,
        aftercare_asked=True,
    )


def test_that_a_time_out_never_closes_the_plan(desk: Desk, signed: UUID) -> None:
    pauses.pause(desk, signed, reason="Opname", resume_on=date(2026, 12, 1), contact_on=date(2026, 10, 20))
    dossier = desk.dossier(signed)
    assert dossier.case.status is CaseStatus.TIME_OUT
    assert dossier.signed_plan is not None
    assert dossier.signed_plan.status is PlanStatus.SIGNED


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"reason": " "}, "waarom er een time-out is"),
        ({"resume_on": None}, "naar verwachting verdergaat"),
        ({"resume_on": TODAY}, "naar verwachting verdergaat"),
        ({"contact_on": None}, "tussendoor spreken"),
        ({"contact_on": date(2026, 12, 2)}, "tussendoor spreken"),
    ],
)
def test_that_a_time_out_asks_reason_and_both_days(
    desk: Desk, signed: UUID, values: dict[str, object], sentence: str
) -> None:
    asked: dict[str, object] = {
        "reason": "Opname",
        "resume_on": date(2026, 12, 1),
        "contact_on": date(2026, 10, 20),
        **values,
    }
    with pytest.raises(InputRefused, match=sentence):
        pauses.pause(desk, signed, **asked)  # type: ignore[arg-type]  # one of each kind
    assert desk.dossier(signed).case.status is CaseStatus.PLAN_ACTIVE


def test_that_a_step_pauses_and_goes_on_while_the_plan_is_fixed(desk: Desk, signed: UUID) -> None:
    step = desk.dossier(signed).steps[0]
    made = pauses.pause(
        desk, signed, reason="Ziek", resume_on=date(2026, 10, 15), contact_on=date(2026, 10, 1), step=step
    )
    dossier = desk.dossier(signed)
    assert (dossier.steps[0].status, dossier.case.status) == (StepStatus.TIME_OUT, CaseStatus.PLAN_ACTIVE)
    with pytest.raises(InputRefused, match="al een time-out"):
        pauses.pause(desk, signed, reason="x", resume_on=date(2026, 12, 1), contact_on=date(2026, 10, 1), step=step)
    pauses.end_of_step(desk, made)
    dossier = desk.dossier(signed)
    assert dossier.steps[0].status is StepStatus.STARTED
    assert pauses.running(dossier, step) is None


def test_that_coming_back_asks_only_what_has_changed(desk: Desk, signed: UUID) -> None:
    pauses.pause(desk, signed, reason="Opname", resume_on=date(2026, 12, 1), contact_on=date(2026, 10, 20))
    known = pauses.known_before(desk.dossier(signed), desk.forms)
    assert ("Doel 1", "Ik wil weer onder de mensen zijn.") in [(one.subject, one.before) for one in known]
    told = [replace(one, now="Alleen nog op dinsdag.") if one.subject == "Doel 1" else one for one in known]
    intake = pauses.come_back(desk, signed, told)
    dossier = desk.dossier(signed)
    assert dossier.case.status is CaseStatus.PLAN_ACTIVE
    assert pauses.running(dossier) is None
    assert (
        WhatChanged(subject="Doel 1", before="Ik wil weer onder de mensen zijn.", now="Alleen nog op dinsdag.")
        in dossier.short_intakes[0].changed
    )
    assert not intake.after_closing


def test_that_nobody_comes_back_who_was_not_away(desk: Desk, signed: UUID) -> None:
    with pytest.raises(InputRefused, match="geen time-out"):
        pauses.come_back(desk, signed, ())


def test_that_aftercare_is_in_month_one_three_and_six_with_both(desk: Desk, signed: UUID) -> None:
    made = aftercare.start(desk, signed, place="Keuken van De Linde", started_on=date(2026, 8, 31))
    dossier = desk.dossier(signed)
    assert dossier.case.status is CaseStatus.AFTERCARE
    planned = [(one.due_on, one.party) for one in aftercare.moments(dossier, made)]
    days = (date(2026, 9, 30), date(2026, 11, 30), date(2027, 2, 28))
    assert planned == [(day, party) for day in days for party in AftercareParty]
    assert (dossier.case.attention, dossier.case.attention_on) == (AttentionKind.AFTERCARE, days[0])


def test_that_a_dossier_in_aftercare_does_not_close(desk: Desk, signed: UUID) -> None:
    made = aftercare.start(desk, signed, place="De Linde")
    aftercare.happened(desk, made, "Ruzie over het rooster.", "Gesprek met de chef")
    with pytest.raises(InputRefused, match="nazorg blijft open"):
        closing.close(desk, whole(signed))
    for moment in aftercare.moments(desk.dossier(signed), made)[:2]:
        aftercare.held(desk, moment, "Gaat goed.")
    assert desk.dossier(signed).case.attention_on == date(2026, 12, 15)
    aftercare.end(desk, made)
    assert desk.dossier(signed).case.status is CaseStatus.PLAN_ACTIVE
    closing.close(desk, whole(signed))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"reason": ""}, "waarom dit dossier dichtgaat"),
        ({"destination": ""}, "waar de inwoner nu naartoe gaat"),
        ({"outcome": None}, "wat het heeft opgeleverd"),
        ({"next_contact_on": None}, "Spreek een dag af"),
        ({"next_contact_on": TODAY}, "na het afsluiten"),
    ],
)
def test_that_closing_without_this_is_refused_by_name(
    desk: Desk, signed: UUID, values: dict[str, object], sentence: str
) -> None:
    with pytest.raises(InputRefused, match=sentence) as refused:
        closing.close(desk, replace(whole(signed), **values))  # type: ignore[arg-type]  # one of each kind
    assert len(refused.value.problems) == 1
    assert desk.dossier(signed).case.status is CaseStatus.PLAN_ACTIVE


def test_that_a_missing_portfolio_is_a_hint_only(desk: Desk, signed: UUID) -> None:
    without = replace(whole(signed), portfolio_given=False)
    assert [(one.field, one.blocks) for one in closing.lacking(desk.dossier(signed), without)] == [
        ("portfolio_given", False)
    ]
    closing.close(desk, without)
    dossier = desk.dossier(signed)
    assert dossier.case.status is CaseStatus.CLOSED
    assert dossier.signed_plan is not None
    assert dossier.signed_plan.status is PlanStatus.CLOSED


def test_that_an_unknown_destination_becomes_a_task_that_shows(desk: Desk, signed: UUID) -> None:
    unknown = replace(
        whole(signed), destination="", destination_unknown=True, next_contact_on=None, no_contact_wanted=True
    )
    closing.close(desk, unknown)
    query = CaseloadQuery(consultant="Marloes Dekker", filter=CaseloadFilter.ATTENTION, today=TODAY)
    rows = {row.case_id: row for row in caseload.caseload(desk, query).rows}
    assert rows[signed].attention is AttentionKind.DESTINATION_UNKNOWN
    assert rows[signed].next_step == "Uitzoeken waar de inwoner naartoe is gegaan"
    kept = closing.current(desk.dossier(signed))
    assert kept is not None
    closing.found_out(desk, kept, "Woont bij haar dochter")
    assert signed not in {row.case_id for row in caseload.caseload(desk, query).rows}


def test_that_a_closed_dossier_comes_back_without_a_new_file(desk: Desk, signed: UUID) -> None:
    closing.close(desk, whole(signed))
    desk.clock = Clock(date(2029, 1, 10))
    pauses.come_back(desk, signed, (WhatChanged(subject="Iets anders", now="Ik woon nu alleen."),))
    dossier = desk.dossier(signed)
    assert dossier.case.status is CaseStatus.IN_CONVERSATION
    assert dossier.closings[0].reopened_on == date(2029, 1, 10)
    assert closing.current(dossier) is None
    assert dossier.short_intakes[0].after_closing
    assert plans.new_version(desk, signed).version == 2


def test_that_attendance_of_one_day_is_kept_once(desk: Desk, signed: UUID) -> None:
    step = desk.dossier(signed).steps[0]
    notes.attended(desk, signed, None, Presence.ABSENT, step=step)
    notes.attended(desk, signed, None, Presence.EXCUSED, step=step, note="Ziek")
    notes.attended(desk, signed, date(2026, 9, 8), Presence.PRESENT, step=step)
    kept = desk.dossier(signed).attendance
    assert sorted((one.on, one.presence) for one in kept) == [
        (date(2026, 9, 8), Presence.PRESENT),
        (TODAY, Presence.EXCUSED),
    ]
    with pytest.raises(InputRefused, match="geweest is"):
        notes.attended(desk, signed, date(2026, 9, 16), Presence.PRESENT)


def test_that_a_note_keeps_the_literal_words(desk: Desk, signed: UUID) -> None:
    notes.write(desk, signed, "“Ik durf het weer.”", quote=True)
    assert [(one.text, one.quote, one.by) for one in desk.dossier(signed).notes] == [
        ("“Ik durf het weer.”", True, "Marloes Dekker")
    ]
