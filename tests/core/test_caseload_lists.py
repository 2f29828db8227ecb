"""The standard lists of the caseload: from which day somebody is on one, why, and where to act (L02, I01, TP32)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from intake_app.__main__ import main
from intake_app.clock import Clock
from intake_app.domain.caseload_words import CaseloadListKind
from intake_app.domain.conversations import Appointment
from intake_app.domain.people import CaseFile, Melding, Person
from intake_app.domain.plan_parts import Trajectory
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.rights import ExemptDuty, ExemptionGround, ExemptionStatus
from intake_app.domain.vocabulary import (
    ContactKind,
    LegalGround,
    PlanStatus,
    RaterRole,
    Special,
    StepStatus,
)
from intake_app.services import (
    case_rules,
    caseload,
    contacts,
    dossiers,
    editing,
    exemptions,
    measuring,
    pauses,
    plans,
    rules,
    terms,
    trajectories,
    vaults,
    week,
    working_lists,
    workload,
)
from intake_app.services.caseload import CaseloadFilter, CaseloadNarrowing, CaseloadQuery, CaseloadRow
from intake_app.services.caseload_reasons import act_route, list_words, reason_words
from intake_app.services.desk import Desk
from intake_app.services.week import WeekKind
from tests.core.conftest import PASSPHRASE, TODAY
from tests.documents.reading import Paper

ME = "Marloes Dekker"
Kind = CaseloadListKind


@pytest.fixture(autouse=True)
def _today(desk: Desk) -> Iterator[None]:
    desk.clock = Clock(TODAY)
    yield
    desk.clock = Clock(TODAY)


def _open(desk: Desk, *grounds: LegalGround) -> UUID:
    return dossiers.open_dossier(desk, Person(first_name="Joyce", last_name="Veldkamp"), legal_grounds=grounds)


def _row(desk: Desk, case_id: UUID, kind: Kind, on: date) -> CaseloadRow | None:
    """The row of a dossier on a list on a day, asked as the window asks."""
    query = CaseloadQuery(
        consultant=ME, filter=CaseloadFilter.MINE, today=on, narrowed=CaseloadNarrowing(listed=kind), limit=None
    )
    return next((row for row in caseload.caseload(desk, query).rows if row.case_id == case_id), None)


def _why(desk: Desk, case_id: UUID, kind: Kind, on: date) -> str:
    row = _row(desk, case_id, kind, on)
    assert row is not None
    mark = next(one for one in row.marks if one.kind == kind)
    assert act_route(mark)
    return reason_words(mark, desk.forms, on)


def _begins(desk: Desk, case_id: UUID, kind: Kind, day: date) -> None:
    """On the list from this day, and not one day before."""
    assert _row(desk, case_id, kind, day - timedelta(days=1)) is None
    assert _row(desk, case_id, kind, day) is not None


def _signed(desk: Desk, case_id: UUID, started: date, *reviews: date) -> tuple[Plan, Goal]:
    plan = plans.draft_plan(desk, case_id)
    goal = plans.add_goal(desk, plan, "Ik wil weer onder de mensen zijn.")
    editing.edit(desk, Plan, plan.id, started_on=started, review_dates=reviews)
    return plan, goal


def _sign(desk: Desk, plan: Plan) -> None:
    editing.edit(desk, Plan, plan.id, status=PlanStatus.SIGNED, finalised_at=desk.clock.now())


# -- contact -------------------------------------------------------------------------------------------------------


def test_that_a_year_without_contact_lists_from_the_day_itself_and_a_talk_takes_off(desk: Desk) -> None:
    case_id = _open(desk)
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", contact_on=date(2025, 9, 20))
    _begins(desk, case_id, Kind.NO_CONTACT, date(2026, 9, 20))
    assert _why(desk, case_id, Kind.NO_CONTACT, date(2026, 9, 20)) == "Laatst gesproken op za 20 sep 2025"
    contacts.log(desk, case_id, ContactKind.PHONE, "Niemand.", contact_on=TODAY, answered=False)
    _begins(desk, case_id, Kind.NO_CONTACT, date(2026, 9, 20))
    contacts.log(desk, case_id, ContactKind.PHONE, "Gesproken.", contact_on=TODAY)
    assert _row(desk, case_id, Kind.NO_CONTACT, date(2026, 9, 20)) is None
    desk.undo(case_id)
    assert _row(desk, case_id, Kind.NO_CONTACT, date(2026, 9, 20)) is not None


def test_that_the_profile_says_how_long_is_too_long(desk: Desk) -> None:
    case_id = _open(desk)
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", contact_on=date(2026, 1, 15))
    rules.set_own(desk, "contact_alarm_months", 9)
    try:
        contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", contact_on=date(2026, 1, 16))
        _begins(desk, case_id, Kind.NO_CONTACT, date(2026, 10, 16))
    finally:
        rules.set_own(desk, "contact_alarm_months", None)


def test_that_silence_counts_as_unexempted_only_on_days_that_no_granted_exemption_covers(desk: Desk) -> None:
    case_id, free = _open(desk, LegalGround.PW_44A), _open(desk, LegalGround.VOLUNTARY)
    for one in (case_id, free):
        contacts.log(desk, one, ContactKind.PHONE, "Gebeld.", contact_on=date(2025, 1, 10))
    _begins(desk, case_id, Kind.WITHOUT_EXEMPTION, date(2026, 1, 10))
    assert _row(desk, free, Kind.WITHOUT_EXEMPTION, date(2026, 2, 1)) is None
    held: dict[str, object] = {
        "ground": ExemptionGround.HEALTH,
        "start_on": date(2026, 2, 1),
        "end_on": date(2026, 6, 30),
    }
    held["duties"] = (ExemptDuty.WORK,)
    asked = exemptions.add(desk, case_id, **held, reason="Operatie.")
    assert _row(desk, case_id, Kind.WITHOUT_EXEMPTION, date(2026, 3, 1)) is not None  # only asked for
    given = {"review_on": date(2026, 6, 1), "decision_number": "B-12", "decision_on": date(2026, 1, 20)}
    exemptions.change(desk, asked.id, **given, status=ExemptionStatus.GRANTED)
    listed = [_row(desk, case_id, Kind.WITHOUT_EXEMPTION, day) is not None for day in (
        date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 30), date(2026, 7, 1),
    )]  # fmt: skip
    assert listed == [True, False, False, True]
    exemptions.change(desk, asked.id, end_on=None, ground=ExemptionGround.FULLY_DISABLED)
    assert _row(desk, case_id, Kind.WITHOUT_EXEMPTION, date(2030, 7, 1)) is None
    assert _row(desk, case_id, Kind.NO_CONTACT, date(2030, 7, 1)) is not None


def test_that_who_was_never_heard_is_listed_four_weeks_after_the_report(desk: Desk) -> None:
    case_id = _open(desk)
    _begins(desk, case_id, Kind.NEVER_HEARD, TODAY + timedelta(weeks=4))
    assert (
        _why(desk, case_id, Kind.NEVER_HEARD, date(2026, 11, 1)) == "Nog niet gesproken sinds de melding van di 15 sep"
    )
    contacts.log(desk, case_id, ContactKind.HOME, "Kennisgemaakt.")
    assert _row(desk, case_id, Kind.NEVER_HEARD, date(2026, 11, 1)) is None


def test_that_a_report_without_application_is_listed_after_six_weeks_but_not_for_a_voluntary_plan(desk: Desk) -> None:
    case_id, free = _open(desk, LegalGround.WMO_232), _open(desk, LegalGround.VOLUNTARY)
    _begins(desk, case_id, Kind.NO_APPLICATION, TODAY + timedelta(weeks=6))
    assert _row(desk, free, Kind.NO_APPLICATION, date(2027, 1, 1)) is None
    melding = desk.dossier(case_id).meldingen[0]
    editing.edit(desk, Melding, melding.id, applied_on=TODAY)
    assert _row(desk, case_id, Kind.NO_APPLICATION, date(2027, 1, 1)) is None


# -- plan ----------------------------------------------------------------------------------------------------------


def test_that_more_than_thirty_days_without_a_step_going_on_is_a_gap_until_the_next_one_begins(desk: Desk) -> None:
    case_id = _open(desk)
    plan, goal = _signed(desk, case_id, date(2026, 6, 1), date(2026, 12, 1))
    done = plans.add_step(desk, goal, "Ik ga kijken bij het buurthuis.")
    editing.edit(desk, Step, done.id, due_on=date(2026, 7, 1))
    _sign(desk, plan)
    assert _row(desk, case_id, Kind.NO_STEP, TODAY) is None  # the step is still open
    editing.edit(desk, Step, done.id, status=StepStatus.DONE)
    _begins(desk, case_id, Kind.NO_STEP, date(2026, 8, 1))  # 31 days after the last one; 30 is no gap yet
    assert _why(desk, case_id, Kind.NO_STEP, TODAY) == "Geen stap bezig sinds wo 1 jul"


def test_that_a_gap_closes_on_the_day_the_next_step_begins_and_a_pause_is_none(desk: Desk) -> None:
    case_id = _open(desk)
    plan, goal = _signed(desk, case_id, date(2026, 6, 1), date(2026, 12, 1))
    done, ahead = (plans.add_step(desk, goal, words) for words in ("Ik ga kijken.", "Ik begin met de taalles."))
    editing.edit(desk, Step, done.id, due_on=date(2026, 7, 1))
    editing.edit(desk, Step, ahead.id, start_on=date(2026, 8, 11))  # forty days later (AR35)
    _sign(desk, plan)
    editing.edit(desk, Step, done.id, status=StepStatus.DONE)
    days = (date(2026, 7, 31), date(2026, 8, 1), date(2026, 8, 10), date(2026, 8, 11))
    assert [_row(desk, case_id, Kind.NO_STEP, day) is not None for day in days] == [False, True, True, False]
    pauses.pause(desk, case_id, reason="Opname", resume_on=date(2026, 11, 1), contact_on=date(2026, 10, 1))
    assert _row(desk, case_id, Kind.NO_STEP, date(2026, 8, 5)) is None


def test_that_looking_back_is_late_the_day_after_and_one_day_holds_for_agenda_terms_and_list(desk: Desk) -> None:
    from intake_app.services import attention

    case_id = _open(desk)
    plan, _goal = _signed(desk, case_id, date(2026, 6, 1), date(2026, 10, 5), date(2027, 4, 5))
    _sign(desk, plan)
    _begins(desk, case_id, Kind.REVIEW_LATE, date(2026, 10, 6))
    assert _why(desk, case_id, Kind.REVIEW_LATE, date(2026, 10, 6)) == "Terugkijken was afgesproken op ma 5 okt"
    dossier = desk.dossier(case_id)
    term = next(one for one in terms.terms(desk, case_id) if one.id == "TL11")
    assert term.due_on == attention.next_review(dossier) == date(2026, 10, 5)
    _look_back(desk, case_id, date(2026, 10, 1), date(2026, 10, 8))  # "we look again next week"
    dossier = desk.dossier(case_id)
    term = next(one for one in terms.terms(desk, case_id) if one.id == "TL11")
    assert term.due_on == attention.next_review(dossier) == date(2026, 10, 8)
    _begins(desk, case_id, Kind.REVIEW_LATE, date(2026, 10, 9))


def _look_back(desk: Desk, case_id: UUID, held_on: date, again: date | None) -> None:
    from intake_app.domain.reviewing import Review

    plan = desk.dossier(case_id).plans[-1]
    review = Review(case_id=case_id, plan_id=plan.id, held_on=held_on, next_review_on=again, closed_at=desk.clock.now())
    editing.add(desk, review)


def test_that_without_a_day_that_is_left_the_next_look_back_follows_from_the_rules(desk: Desk) -> None:
    from intake_app.services import attention

    case_id = _open(desk)
    plan, _goal = _signed(desk, case_id, date(2026, 3, 1), date(2026, 9, 1))
    _sign(desk, plan)
    _look_back(desk, case_id, date(2026, 8, 28), None)  # a few days early: the one that was agreed
    assert attention.next_review(desk.dossier(case_id)) == date(2027, 2, 28)
    _begins(desk, case_id, Kind.REVIEW_LATE, date(2027, 3, 1))
    assert next(one for one in terms.terms(desk, case_id) if one.id == "TL11").due_on == date(2027, 2, 28)


# -- terms, places, referrals, urgent --------------------------------------------------------------------------------


def test_that_a_referral_without_answer_is_listed_after_fourteen_days(desk: Desk) -> None:
    case_id = _open(desk)
    terms.add_event(desk, case_id, "doorverwezen", date(2026, 9, 1))
    _begins(desk, case_id, Kind.REFERRAL, date(2026, 9, 15))
    assert _why(desk, case_id, Kind.REFERRAL, TODAY) == "Verwezen op di 1 sep, nog geen antwoord"
    terms.add_event(desk, case_id, "antwoord-doorverwijzing", date(2026, 9, 14))
    assert _row(desk, case_id, Kind.REFERRAL, TODAY) is None


def test_that_a_place_is_listed_from_its_first_warning_and_not_among_the_other_terms(desk: Desk) -> None:
    case_id = _open(desk)
    terms.add_event(desk, case_id, "start-werkervaringsplek", date(2026, 1, 1))
    _begins(desk, case_id, Kind.PLACE_ENDS, date(2026, 10, 31))  # FX34: twelve months due 31 December
    assert "31 dec" in _why(desk, case_id, Kind.PLACE_ENDS, date(2026, 11, 1))
    assert _row(desk, case_id, Kind.TERM_NEAR, date(2026, 12, 31)) is None


def test_that_a_term_that_runs_out_is_listed_with_its_name_and_one_that_opens_is_not(desk: Desk) -> None:
    case_id = _open(desk, LegalGround.WMO_232)
    why = _why(desk, case_id, Kind.TERM_NEAR, date(2026, 10, 20))
    assert why.endswith("uiterlijk di 22 sep") or "was di 22 sep" in why
    for term in terms.terms(desk, case_id):
        if term.state.open and term.id in ("TL01", "TL02"):
            terms.mark(desk, case_id, term, terms.Mark.MET)
    assert _row(desk, case_id, Kind.TERM_NEAR, date(2026, 10, 20)) is None  # TL03 only becomes possible


def test_that_an_urgent_report_can_be_filtered_on_until_help_was_given(desk: Desk) -> None:
    case_id = _open(desk)
    terms.add_event(desk, case_id, "spoed-melding", TODAY)

    def urgent() -> bool:
        query = CaseloadQuery(today=TODAY, narrowed=CaseloadNarrowing(urgent=True), limit=None)
        return case_id in {row.case_id for row in caseload.caseload(desk, query).rows}

    assert urgent()
    terms.add_event(desk, case_id, "tijdelijke-voorziening", TODAY)
    assert not urgent()


def test_that_a_part_of_life_without_any_answer_is_listed_the_next_day(desk: Desk) -> None:
    case_id = _open(desk)
    reading = measuring.start_reading(desk, case_id, "zrm-2017", RaterRole.CONSULTANT)
    items = desk.forms.instrument("zrm-2017").items
    for item in items[:-1]:
        measuring.record_answer(desk, reading.id, item.id, value=3)
    _begins(desk, case_id, Kind.DOMAIN_OPEN, TODAY + timedelta(days=1))
    assert "niet alles is beantwoord" in _why(desk, case_id, Kind.DOMAIN_OPEN, date(2026, 10, 1))
    measuring.record_answer(desk, reading.id, items[-1].id, special=Special.NOT_DISCUSSED)
    assert _row(desk, case_id, Kind.DOMAIN_OPEN, date(2026, 10, 1)) is None
    measuring.record_answer(desk, reading.id, items[0].id, value=4)
    assert _row(desk, case_id, Kind.DOMAIN_OPEN, date(2026, 10, 1)) is None
    measuring.record_answer(desk, reading.id, items[0].id, value=None)
    assert _row(desk, case_id, Kind.DOMAIN_OPEN, date(2026, 10, 1)) is not None
    for _time in range(3):
        desk.undo(case_id)
    assert _row(desk, case_id, Kind.DOMAIN_OPEN, date(2026, 10, 1)) is not None


def test_that_a_closed_dossier_is_on_no_list_and_every_list_has_a_name(desk: Desk) -> None:
    case_id = _open(desk)
    later = date(2028, 1, 1)
    assert any(_row(desk, case_id, kind, later) for kind in Kind)
    from intake_app.domain.vocabulary import CaseStatus

    editing.edit(desk, CaseFile, case_id, status=CaseStatus.CLOSED)
    assert not any(_row(desk, case_id, kind, later) for kind in Kind)
    assert len({list_words(kind) for kind in Kind}) == len(Kind)


# -- routes feed terms -----------------------------------------------------------------------------------------------


def test_that_a_route_starts_and_ends_its_terms(desk: Desk) -> None:
    case_id = _open(desk)
    _plan, goal = _signed(desk, case_id, date(2026, 1, 12), date(2026, 3, 23))
    route = trajectories.start(desk, goal, "jij-bent-in-beeld", date(2026, 1, 12))
    found = {one.id: one for one in terms.terms(desk, case_id)}
    assert (found["TP01"].due_on, found["TP01b"].due_on) == (date(2026, 3, 22), date(2026, 3, 23))  # FX21
    assert found["TP12"].due_on == date(2027, 7, 11)
    query = CaseloadQuery(today=TODAY, narrowed=CaseloadNarrowing(route="jij-bent-in-beeld"), limit=None)
    assert case_id in {row.case_id for row in caseload.caseload(desk, query).rows}
    editing.edit(desk, Trajectory, route.id, ended_on=date(2026, 3, 20))
    found = {one.id: one for one in terms.terms(desk, case_id)}
    assert not any(found[name].state.open for name in ("TP01", "TP01b", "TP12"))
    assert case_id not in {row.case_id for row in caseload.caseload(desk, query).rows}


def test_that_every_event_of_a_route_is_an_event_of_the_terms(desk: Desk) -> None:
    events = desk.forms.terms.events
    named = {name for one in desk.forms.templates.values() for name in (*one.starts, *one.ends)}
    assert named and not named - events.keys()


def test_that_a_form_is_measured_again_by_the_same_form(desk: Desk) -> None:
    case_id = _open(desk)
    desk.clock = Clock(date(2026, 1, 10))
    measuring.start_reading(desk, case_id, "zrm-2017", RaterRole.CONSULTANT)
    desk.clock = Clock(date(2026, 6, 10))
    measuring.start_reading(desk, case_id, "spinnenweb", RaterRole.RESIDENT, measured_on=date(2026, 6, 10))
    assert next(one for one in terms.terms(desk, case_id) if one.id == "TP03").state.open
    measuring.start_reading(desk, case_id, "zrm-2017", RaterRole.CONSULTANT, measured_on=date(2026, 6, 10))
    assert not next(one for one in terms.terms(desk, case_id) if one.id == "TP03").state.open


@pytest.mark.parametrize(
    ("born", "words"), [(date(2010, 3, 1), "Samen met de ouders."), (date(2009, 2, 1), "18 of ouder")]
)
def test_that_parents_come_of_themselves_until_eighteen(desk: Desk, born: date, words: str) -> None:
    person = Person(first_name="Jesse", birth_date=born)
    case_id = dossiers.open_dossier(desk, person)
    terms.add_event(desk, case_id, "start-trajectplan", date(2026, 2, 17))
    term = next(one for one in terms.terms(desk, case_id) if one.id == "TP25")
    assert term.due_on == date(2027, 2, 17)
    assert words in term.notice


# -- the week --------------------------------------------------------------------------------------------------------


def test_that_the_week_shows_each_thing_on_its_day_and_what_is_overdue_first(desk: Desk) -> None:
    case_id = _open(desk)
    at = datetime(2026, 9, 17, 8, tzinfo=UTC)
    editing.add(desk, Appointment(case_id=case_id, starts_at=at, subject="Plan afmaken", place="Lindelaan 14"))
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", next_contact_on=date(2026, 9, 21))
    late = _open(desk)
    plan, _goal = _signed(desk, late, date(2026, 3, 1), date(2026, 9, 1))
    _sign(desk, plan)
    found = week.week(desk, week.monday_of(TODAY), ME)
    of_case = [(one.kind, one.on) for one in found.lines if one.case_id == case_id]
    assert (WeekKind.APPOINTMENT, date(2026, 9, 17)) in of_case and (WeekKind.CONTACT, date(2026, 9, 21)) in of_case
    assert (WeekKind.LOOK_BACK, date(2026, 9, 1)) in [
        (one.kind, one.on) for one in found.overdue if one.case_id == late
    ]
    assert found.overdue[0].on == min(one.on for one in found.overdue)
    assert all(week.act_route(one) for one in (*found.overdue, *found.lines))
    other = week.week(desk, week.monday_of(TODAY), "Iemand anders")
    assert not other.lines and not other.overdue
    assert case_id in {one.case_id for one in week.week(desk, week.monday_of(TODAY)).lines}


def test_that_the_calendar_of_the_week_names_nobody(desk: Desk) -> None:
    case_id = _open(desk)
    at = datetime(2026, 9, 18, 8, tzinfo=UTC)
    editing.add(desk, Appointment(case_id=case_id, starts_at=at, subject="Schulden van Joyce", place="Lindelaan 14"))
    content = week.calendar(desk, week.week(desk, week.monday_of(TODAY), ME)).decode()
    number = desk.dossier(case_id).case.number
    assert f"SUMMARY:{number} gesprek" in content
    assert not any(word in content for word in ("Joyce", "Veldkamp", "Schulden", "Lindelaan", "Marloes"))


# -- work load and rules ----------------------------------------------------------------------------------------------


def test_that_hours_of_this_year_stand_beside_the_hours_that_were_set(desk: Desk) -> None:
    case_id = _open(desk)
    before = {one.consultant: one for one in workload.loads(desk).loads}[ME]
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", minutes=90)
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", minutes=60, contact_on=date(2025, 12, 31))
    assert workload.hours_of(desk, [case_id])[case_id] == workload.CaseHours(used=Decimal("1.5"), budget=52)
    assert workload.hours_of(desk, [case_id])[case_id].left == Decimal("50.5")
    found = workload.loads(desk)
    mine = {one.consultant: one for one in found.loads}[ME]
    assert mine.hours_used - before.hours_used == Decimal("1.5")
    assert mine.hours_budget == 52 * mine.dossiers
    assert (found.norm, found.jobcoach_ratio) == (None, 15)
    editing.edit(desk, CaseFile, case_id, consultant="Karim")
    assert {one.consultant: one for one in workload.loads(desk).loads}["Karim"].hours_used == Decimal("1.5")


def test_that_another_profile_for_one_dossier_shows_its_differences_first_and_is_undone(desk: Desk) -> None:
    case_id, other = _open(desk), _open(desk)
    for one in (case_id, other):
        terms.add_event(desk, one, "einde-uitkering", date(2026, 8, 1))
    dossier = desk.dossier(case_id)
    found = case_rules.differences(desk, dossier, "leiden")
    assert any(one.name == "short_application_handling_weeks" for one in found.settings)
    days = {one.id: one.due_on for one in terms.terms(desk, other)}
    case_rules.take_over(desk, case_id, "leiden")
    case = desk.dossier(case_id).case
    assert (case.rule_profile, case.rule_version) == ("leiden", desk.forms.profiles["leiden"].version)
    assert case_rules.standing(desk, desk.dossier(case_id)).own
    assert not case_rules.differences(desk, desk.dossier(case_id), "leiden")
    assert {one.id: one.due_on for one in terms.terms(desk, other)} == days
    after = {one.title: one.due_on for one in terms.terms(desk, case_id)}
    assert all(after.get(one.title) == one.after for one in found.terms)
    desk.undo(case_id)
    assert desk.dossier(case_id).case.rule_profile == ""


def test_that_a_dossier_says_when_its_profile_has_a_newer_version(desk: Desk) -> None:
    case_id = _open(desk)
    case_rules.take_over(desk, case_id, "leiden")
    editing.edit(desk, CaseFile, case_id, rule_version="2020-01-01")
    standing = case_rules.standing(desk, desk.dossier(case_id))
    assert (standing.version, standing.newer) == ("2020-01-01", desk.forms.profiles["leiden"].version)


# -- on paper and on the command line ---------------------------------------------------------------------------------


def test_that_the_working_lists_print_without_a_dossier(desk: Desk) -> None:
    _open(desk)
    for kind, title in (("weeklijst", "Weeklijst"), ("caseloadlijst", "Caseloadlijst")):
        for whose in ("", "/team"):
            made = working_lists.make(desk, kind + whose)
            assert made == working_lists.make(desk, kind + whose)
            words = Paper(made).text()
            assert title in words
            assert ("Het hele team" in words) is bool(whose)
    assert "Joyce Veldkamp" in Paper(working_lists.make(desk, "caseloadlijst", large=True)).text()


def test_that_the_command_line_lists_the_new_facts_and_prints_the_lists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, secret = tmp_path / "kluis.keukentafel", tmp_path / "woorden"
    secret.write_text(PASSPHRASE)
    desk, _code = vaults.create(path, PASSPHRASE, Clock(TODAY))
    desk.change_profile(consultant=ME)
    case_id = _open(desk, LegalGround.PW_44A)
    contacts.log(desk, case_id, ContactKind.PHONE, "Gebeld.", contact_on=date(2025, 1, 10), minutes=30)
    terms.add_event(desk, case_id, "spoed-melding", TODAY)
    desk.close()
    vault = ["--vault", str(path), "--passphrase-file", str(secret), "--on", "2026-09-15"]
    assert main(["list", "--json", *vault]) == 0
    [found] = json.loads(capsys.readouterr().out)
    assert (found["urgent"], found["grounds"], found["consultant"]) == (True, ["pw-44a"], ME)
    assert (found["hours_used"], found["hours_budget"], found["hours_left"]) == (0.0, 52, 52.0)
    lists = {one["list"]: one for one in found["lists"]}
    assert lists["geen-contact"]["since"] == "2026-01-10"
    assert lists["geen-contact"]["why"] == "Laatst gesproken op vr 10 jan 2025"
    assert main(["print", "--list"]) == 0
    named = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    for kind in ("weeklijst", "weeklijst/team", "caseloadlijst", "caseloadlijst/team"):
        assert kind in named
        out = tmp_path / "lijst.pdf"
        assert main(["print", kind, *vault, "--out", str(out)]) == 0
        assert out.read_bytes().startswith(b"%PDF")
    assert main(["print", "weeklijst/niemand", *vault, "--out", str(out)]) == 2
