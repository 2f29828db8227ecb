"""How somebody came into view: who sees to it, the days until the first talk, and income of that moment (A01)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.conversations import Conversation
from intake_app.domain.planning import Plan, PlanElement
from intake_app.domain.terms import TermState
from intake_app.domain.vocabulary import LegalGround
from intake_app.exchange import dossier_file
from intake_app.services import completeness, conversations, dossier_files, editing, how_it_began, plans, terms
from intake_app.services.desk import Desk
from intake_app.services.editing import edit

from .test_plans import sign_both


def test_that_who_reported_sees_to_it_until_people_agree_otherwise(desk: Desk, case_id: UUID) -> None:
    melding = desk.dossier(case_id).meldingen[0]
    assert melding.responsible_for_follow_up == "Sociaal team"
    how_it_began.change(desk, melding.id, organisation="Wijkteam Zuid")
    assert desk.dossier(case_id).meldingen[0].responsible_for_follow_up == "Wijkteam Zuid"
    how_it_began.change(desk, melding.id, organisation="")
    assert desk.dossier(case_id).meldingen[0].responsible_for_follow_up == "Sociaal team"
    how_it_began.change(desk, melding.id, responsible_for_follow_up="Buurtteam")
    how_it_began.change(desk, melding.id, organisation="Wijkteam Zuid")
    assert desk.dossier(case_id).meldingen[0].responsible_for_follow_up == "Buurtteam"


def test_that_nobody_is_without_somebody_who_sees_to_it(desk: Desk, case_id: UUID) -> None:
    melding = desk.dossier(case_id).meldingen[0]
    how_it_began.change(desk, melding.id, organisation="School De Brug", responsible_for_follow_up="")
    assert desk.dossier(case_id).meldingen[0].responsible_for_follow_up == "School De Brug"


def test_that_the_days_from_the_report_are_counted_to_what_came_after(desk: Desk, case_id: UUID) -> None:
    melding = desk.dossier(case_id).meldingen[0]
    assert how_it_began.days_between(desk.dossier(case_id)) == ()
    days = {"reported_on": date(2026, 3, 2), "invited_on": date(2026, 3, 3), "applied_on": date(2026, 3, 30)}
    how_it_began.change(desk, melding.id, **days)
    talk = conversations.start_conversation(desk, case_id)
    edit(desk, Conversation, talk.id, held_on=date(2026, 3, 11))
    assert how_it_began.days_between(desk.dossier(case_id)) == (
        "tot de uitnodiging 1 dag",
        "tot het eerste gesprek 9 dagen",
        "tot de aanvraag 28 dagen",
    )
    assert how_it_began.remark(desk.dossier(case_id)) == ""


def test_that_a_day_before_the_report_is_asked_about_and_kept(desk: Desk, case_id: UUID) -> None:
    melding = desk.dossier(case_id).meldingen[0]
    how_it_began.change(desk, melding.id, applied_on=date(2026, 9, 1))
    assert how_it_began.remark(desk.dossier(case_id)) == "Een dag ligt voor de melding. Kijk de dagen na."
    assert how_it_began.days_between(desk.dossier(case_id)) == ()


@pytest.mark.parametrize(
    ("ticked", "more", "stored"),
    [
        (("bijstand", "loon"), "sinds februari 2017", "bijstand, loon, sinds februari 2017"),
        (("geen-uitkering",), "", "geen-uitkering"),
        ((), " van  spaargeld ", "van spaargeld"),
    ],
)
def test_that_income_is_several_or_none_and_never_asks_for_a_benefit(
    desk: Desk, case_id: UUID, ticked: tuple[str, ...], more: str, stored: str
) -> None:
    how_it_began.keep_income(desk, desk.dossier(case_id).case, ticked, more)
    case = desk.dossier(case_id).case
    assert case.income == stored
    assert how_it_began.income_of(case) == (ticked, " ".join(more.split()))


def test_that_the_last_day_of_the_ww_has_its_term_and_goes_with_the_ww(desk: Desk, case_id: UUID) -> None:
    how_it_began.keep_income(desk, desk.dossier(case_id).case, ("ww",), "")
    for day in (date(2027, 2, 1), date(2027, 3, 1)):
        how_it_began.keep_ww_end(desk, case_id, day)
    assert how_it_began.ww_end(desk.dossier(case_id)) == date(2027, 3, 1)
    due = [one for one in terms.terms(desk, case_id) if one.id == "TL32"]
    assert [one.due_on for one in due] == [date(2027, 3, 1)]
    assert due[0].state is TermState.RUNNING
    assert date(2026, 11, 1) in due[0].warn_on
    file = dossier_files.export_file(desk, case_id)
    assert b"ww-einde" in file
    how_it_began.keep_income(desk, desk.dossier(case_id).case, ("bijstand",), "")
    assert how_it_began.ww_end(desk.dossier(case_id)) is None
    assert not [one for one in terms.terms(desk, case_id) if one.id == "TL32"]
    desk.undo(case_id)
    assert how_it_began.ww_end(desk.dossier(case_id)) == date(2027, 3, 1)


# -- registration with UWV (A01, CP12) ---------------------------------------------------------------------------------

UWV = how_it_began.UWV_ELEMENT


def asks_for_uwv(desk: Desk, case_id: UUID) -> bool:
    found = completeness.missing(desk.forms, desk.dossier(case_id), desk.today())
    return "CP12" in [one.id for one in found]


@pytest.fixture
def pw_plan(desk: Desk, case_id: UUID) -> Plan:
    plan = plans.draft_plan(desk, case_id)
    edit(desk, Plan, plan.id, legal_grounds=(LegalGround.PW_44A,))
    return plan


def test_that_a_registration_beside_the_report_answers_the_plan_too(desk: Desk, case_id: UUID, pw_plan: Plan) -> None:
    assert asks_for_uwv(desk, case_id)
    how_it_began.keep_registration(desk, case_id, True, date(2026, 3, 3))
    dossier = desk.dossier(case_id)
    assert how_it_began.registration(dossier) == how_it_began.Registration(True, date(2026, 3, 3))
    assert not asks_for_uwv(desk, case_id)
    shown = how_it_began.element_of(dossier, dossier.plan(pw_plan.id), UWV)
    assert shown is not None and (shown.choice, shown.on) == ("ja", date(2026, 3, 3))
    desk.undo(case_id)
    assert how_it_began.registration(desk.dossier(case_id)).registered is None and asks_for_uwv(desk, case_id)


def test_that_the_plan_and_the_report_never_say_two_things(desk: Desk, case_id: UUID, pw_plan: Plan) -> None:
    how_it_began.keep_registration(desk, case_id, True, None)
    assert how_it_began.registration(desk.dossier(case_id)) == how_it_began.Registration(True, None)
    plans.set_element(desk, pw_plan, UWV, on=date(2026, 3, 4))
    assert how_it_began.registration(desk.dossier(case_id)) == how_it_began.Registration(True, date(2026, 3, 4))
    how_it_began.keep_registration(desk, case_id, False, None)
    dossier = desk.dossier(case_id)
    said = dossier.element_of(dossier.plan(pw_plan.id), UWV)
    assert said is not None and (said.choice, said.on) == ("nee", None)
    assert len([one for one in dossier.term_events if one.trigger in (how_it_began.UWV, how_it_began.NOT_UWV)]) == 1
    plans.set_element(desk, pw_plan, UWV, choice="ja")
    assert how_it_began.registration(desk.dossier(case_id)).registered is True


def test_that_a_dossier_of_before_shows_what_its_plan_says(desk: Desk, case_id: UUID, pw_plan: Plan) -> None:
    editing.add(desk, PlanElement(case_id=case_id, plan_id=pw_plan.id, element=UWV, choice="ja", on=date(2026, 3, 5)))
    assert how_it_began.registration(desk.dossier(case_id)) == how_it_began.Registration(True, date(2026, 3, 5))
    again = dossier_file.from_json(dossier_file.to_json(desk.dossier(case_id)))
    assert how_it_began.registration(again).on == date(2026, 3, 5)


def test_that_a_signed_plan_keeps_what_it_said(desk: Desk, ready_case: UUID) -> None:
    sign_both(desk, ready_case)
    how_it_began.keep_registration(desk, ready_case, True, date(2026, 3, 3))
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    assert how_it_began.element_of(dossier, dossier.current_plan, UWV) is None
