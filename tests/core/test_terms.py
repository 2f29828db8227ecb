"""Terms of real dossiers in a real vault: what starts, ends, pauses and lengthens them, and whom they reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from intake_app.domain.conversations import Contact, Conversation
from intake_app.domain.measuring import Measurement
from intake_app.domain.network_words import ConsentPurpose, ShareLevel
from intake_app.domain.people import CaseFile, Melding, NetworkPerson, Person
from intake_app.domain.planning import Plan, PlanElement
from intake_app.domain.privacy import RequestKind, RequestOutcome
from intake_app.domain.terms import Mark, Term, TermEvent, TermState
from intake_app.domain.vocabulary import (
    CaseStatus,
    ConversationKind,
    LegalGround,
    MomentKind,
    PersonRole,
    PlanStatus,
    RaterRole,
)
from intake_app.errors import InputRefused
from intake_app.services import caseload, consents, dossier_files, dossiers, editing, privacy, rules, term_list, terms
from intake_app.services.desk import Desk

from .conftest import TODAY

PW, WMO = (LegalGround.PW_44A,), (LegalGround.WMO_232,)
Opened = Callable[..., UUID]


@pytest.fixture(autouse=True)
def default_rules(desk: Desk) -> None:
    """Each test begins with the rules as shipped."""
    desk.vault.set_setting(rules.KEY, {})


@pytest.fixture
def opened(desk: Desk) -> Opened:
    """Opens a dossier that was reported on a day, and perhaps applied for."""

    def make(
        reported: date,
        *,
        grounds: tuple[LegalGround, ...] = PW,
        born: date = date(1983, 4, 11),
        applied: date | None = None,
    ) -> UUID:
        case_id = dossiers.open_dossier(desk, Person(first_name="Joyce", birth_date=born), legal_grounds=grounds)
        (melding,) = desk.dossier(case_id).meldingen
        editing.edit(desk, Melding, melding.id, reported_on=reported, applied_on=applied)
        return case_id

    return make


def on(desk: Desk, case_id: UUID, day: date = TODAY) -> dict[str, Term]:
    """The terms by id, as they stand on a day."""
    found = terms.terms_of(desk.forms, rules.rules(desk), desk.dossier(case_id), day)
    return {one.id: one for one in found}


# -- the Wmo, FX18 and FX19 ------------------------------------------------------------------------------------------


def test_that_the_clocks_of_the_wmo_run_from_the_report(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 3, 2), grounds=WMO, applied=date(2026, 4, 8))
    found = on(desk, case_id, date(2026, 3, 3))
    assert [found[name].due_on for name in ("TL01", "TL02", "TL04")] == [
        date(2026, 3, 9), date(2026, 4, 13), date(2026, 4, 22),
    ]  # fmt: skip
    assert found["TL02"].why == "6 weken na melding van 2 maart"
    assert found["TL02"].source == "Wmo 2015, artikel 2.3.2 lid 1"
    assert found["TL02"].needs_check


def test_that_the_later_day_of_the_law_stands_beside_the_bare_one_unless_it_is_switched_off(
    desk: Desk, opened: Opened
) -> None:
    case_id = opened(date(2026, 3, 27), grounds=WMO)
    plan = on(desk, case_id, date(2026, 3, 28))["TL01"]
    assert (plan.due_on, plan.legal_latest_on) == (date(2026, 4, 3), date(2026, 4, 7))
    rules.set_own(desk, "show_atw_date", False)
    assert on(desk, case_id)["TL01"].legal_latest_on is None


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 29), TermState.RUNNING),
        (date(2026, 3, 30), TermState.NEAR),
        (date(2026, 4, 13), TermState.NEAR),
        (date(2026, 4, 14), TermState.OVERDUE),
    ],
)
def test_that_a_term_nears_at_its_first_warning_and_is_over_the_day_after(
    desk: Desk, opened: Opened, day: date, state: TermState
) -> None:
    assert on(desk, opened(date(2026, 3, 2), grounds=WMO), day)["TL02"].state is state


def test_that_a_final_wmo_plan_ends_the_investigation(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 3, 2), grounds=WMO)
    finished = datetime(2026, 4, 1, 12).astimezone()
    plan = Plan(case_id=case_id, legal_grounds=WMO, status=PlanStatus.FINAL, finalised_at=finished)
    editing.add(desk, plan)
    done = on(desk, case_id)["TL02"]
    assert (done.state, done.settled_on) == (TermState.MET, date(2026, 4, 1))


def test_that_an_application_is_possible_after_six_weeks_or_once_the_account_is_given(
    desk: Desk, opened: Opened
) -> None:
    """TL03."""
    case_id = opened(date(2026, 3, 2), grounds=WMO)
    assert on(desk, case_id)["TL03"].due_on == date(2026, 4, 14)
    plan = Plan(case_id=case_id, legal_grounds=WMO)
    editing.add(
        desk,
        plan,
        PlanElement(case_id=case_id, plan_id=plan.id, element="verslag-gegeven", text="ja", on=date(2026, 3, 20)),
    )
    assert on(desk, case_id)["TL03"].due_on == date(2026, 3, 20)
    assert on(desk, case_id)["TL02"].state is TermState.MET


def test_that_a_decision_stands_still_while_papers_are_awaited(desk: Desk, opened: Opened) -> None:
    """TL04 with Awb 4:15: asked on 10-04, complete on 15-04, four days do not count."""
    case_id = opened(date(2026, 3, 2), grounds=WMO, applied=date(2026, 4, 8))
    terms.mark(desk, case_id, on(desk, case_id)["TL04"], Mark.SUSPENDED, date(2026, 4, 10))
    waits = on(desk, case_id, date(2026, 5, 30))["TL04"]
    assert (waits.state, waits.suspended_on) == (TermState.SUSPENDED, date(2026, 4, 10))
    terms.resume(desk, case_id, waits, date(2026, 4, 15))
    goes_on = on(desk, case_id, date(2026, 4, 16))["TL04"]
    assert (goes_on.due_on, goes_on.state) == (date(2026, 4, 26), TermState.NEAR)
    assert goes_on.legal_latest_on == date(2026, 4, 28), "Sunday, then the King's birthday"
    assert goes_on.why.endswith("stond 4 dagen stil")
    with pytest.raises(InputRefused, match="staat niet stil"):
        terms.resume(desk, case_id, goes_on)


def test_that_only_a_term_that_knows_it_stands_still_or_grows(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 3, 2), grounds=WMO)
    found = on(desk, case_id)
    with pytest.raises(InputRefused, match="niet stilstaan"):
        terms.mark(desk, case_id, found["TL02"], Mark.SUSPENDED)
    with pytest.raises(InputRefused, match="niet meer langer"):
        terms.mark(desk, case_id, found["TL02"], Mark.EXTENDED)
    with pytest.raises(InputRefused, match="voor het begin"):
        terms.mark(desk, case_id, found["TL02"], Mark.MET, date(2026, 3, 1))


# -- the search time, FX17 and 4.4 -----------------------------------------------------------------------------------


def test_that_somebody_of_22_applies_after_four_weeks_and_somebody_of_27_at_once(desk: Desk, opened: Opened) -> None:
    young = on(desk, opened(date(2026, 3, 2), born=date(2004, 1, 1)))
    assert young["TL07"].due_on == date(2026, 3, 30)
    assert young["TL07"].legal_latest_on is None, "an earliest day is never moved"
    assert "TL09" not in young
    grown = on(desk, opened(date(2026, 3, 2), born=date(1999, 3, 2)))
    assert not {"TL07", "TL09"} & set(grown)


def test_that_turning_27_meanwhile_is_said_and_stops_it_only_where_that_was_chosen(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 3, 2), born=date(1999, 3, 10))
    search = on(desk, case_id)["TL07"]
    assert search.due_on == date(2026, 3, 30)
    assert "10 maart 2026" in search.notice
    rules.set_own(desk, "search_time_turns_27", "stopt-op-verjaardag")
    assert on(desk, case_id)["TL07"].due_on == date(2026, 3, 10)


def test_that_the_partners_age_counts_and_is_asked_for(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 3, 2), born=date(2004, 1, 1))
    editing.add(desk, NetworkPerson(case_id=case_id, name="Sam", role=PersonRole.PARTNER))
    assert "leeftijd van de partner" in on(desk, case_id)["TL07"].notice
    terms.add_event(desk, case_id, "geboren-partner", date(1999, 3, 2))
    found = on(desk, case_id)
    assert "TL07" not in found
    assert found["TL09"].due_on == date(2026, 3, 30)
    assert found["TL09"].why == "4 weken na melding van 2 maart"


def test_that_a_municipality_may_drop_the_search_time_or_let_it_go_for_who_is_vulnerable(
    desk: Desk, opened: Opened
) -> None:
    case_id = opened(date(2026, 3, 2), born=date(2004, 1, 1))
    terms.add_event(desk, case_id, "zoektijd-losgelaten", date(2026, 3, 3))
    assert "TL07" in on(desk, case_id)
    rules.set_own(desk, "search_time", "kwetsbaar-los")
    assert "TL07" not in on(desk, case_id)
    rules.set_own(desk, "search_time", "uit")
    assert "TL07" not in on(desk, opened(date(2026, 3, 2), born=date(2004, 1, 1)))


def test_that_nobody_is_lost_when_the_search_time_is_over(desk: Desk, opened: Opened) -> None:
    """TL07, reminders 0 and +7."""
    case_id = opened(date(2026, 3, 2), born=date(2004, 1, 1))
    states = [on(desk, case_id, date(2026, 3, 30) + timedelta(days=n))["TL07"].state for n in (-1, 0, 6, 7)]
    assert states == [TermState.RUNNING, TermState.NEAR, TermState.NEAR, TermState.OVERDUE]
    assert on(desk, case_id, date(2026, 4, 6))["TL07"].notice == "Nog niets gehoord. Zoek contact."
    editing.add(desk, Contact(case_id=case_id, contact_on=date(2026, 4, 2)))
    assert on(desk, case_id, date(2026, 4, 6))["TL07"].state is TermState.MET


# -- coming back, growing, each ---------------------------------------------------------------------------------------


def test_that_an_advance_comes_back_every_four_weeks_until_the_decision(desk: Desk, opened: Opened) -> None:
    """TL10."""
    case_id = opened(date(2026, 3, 2), applied=date(2026, 3, 2))
    assert on(desk, case_id)["TL10"].due_on == date(2026, 3, 30)
    terms.add_event(desk, case_id, "voorschot", date(2026, 3, 27))
    second = on(desk, case_id)["TL10"]
    assert second.due_on == date(2026, 4, 27)
    assert second.why == "8 weken na aanvraag van 2 maart, keer 2"
    assert min(second.warn_on) == date(2026, 4, 13)
    terms.add_event(desk, case_id, "besluit-pw", date(2026, 4, 20))
    assert on(desk, case_id)["TL10"].state is TermState.MET


def test_that_a_participation_place_has_all_its_days(desk: Desk, opened: Opened) -> None:
    """FX24, and FX34 after two extensions."""
    case_id = opened(date(2026, 3, 2))
    terms.add_event(desk, case_id, "start-participatieplaats", date(2026, 4, 1))
    found = on(desk, case_id)
    assert [found[name].due_on for name in ("TL16", "TL18", "TL18b", "TL19")] == [
        date(2026, 10, 1), date(2027, 1, 1), date(2027, 4, 1), date(2028, 3, 31),
    ]  # fmt: skip
    for day in (date(2028, 3, 1), date(2029, 3, 1)):
        terms.mark(desk, case_id, on(desk, case_id)["TL19"], Mark.EXTENDED, day)
    longest = on(desk, case_id)["TL19"]
    assert longest.due_on == date(2030, 3, 31)
    assert min(longest.warn_on) == date(2029, 9, 30)
    with pytest.raises(InputRefused):
        terms.mark(desk, case_id, longest, Mark.EXTENDED, date(2030, 1, 1))


def test_that_a_participation_place_is_not_for_the_young(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 3, 2), born=date(2001, 1, 1))
    terms.add_event(desk, case_id, "start-participatieplaats", date(2026, 4, 1))
    assert on(desk, case_id)["TL19"].notice == "Dit is niet bedoeld voor mensen onder de 27."


def test_that_a_privacy_request_takes_a_month_and_two_more_with_notice(desk: Desk, opened: Opened) -> None:
    """FX26 and TL26."""
    case_id = opened(date(2026, 1, 5))
    terms.add_event(desk, case_id, "avg-verzoek", date(2026, 1, 31))
    request = on(desk, case_id)["TL26"]
    assert request.due_on == date(2026, 2, 28)
    terms.mark(desk, case_id, request, Mark.EXTENDED, date(2026, 2, 20))
    assert on(desk, case_id)["TL26"].due_on == date(2026, 4, 30)


def test_that_two_requests_are_two_terms_and_an_answer_ends_the_older_one(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 1, 5))
    for day in (date(2026, 2, 2), date(2026, 2, 9)):
        terms.add_event(desk, case_id, "verzoek-schuldhulp", day)
    terms.add_event(desk, case_id, "schuldhulp-gesprek", date(2026, 2, 12))
    found = [one for one in terms.terms(desk, case_id) if one.id == "TL25"]
    assert [(one.trigger_on, one.state) for one in found] == [
        (date(2026, 2, 9), TermState.OVERDUE), (date(2026, 2, 2), TermState.MET),
    ]  # fmt: skip
    assert len({one.key for one in found}) == 2


def test_that_an_exemption_has_an_end_and_is_long_after_a_year(desk: Desk, opened: Opened) -> None:
    """FX27."""
    case_id = opened(date(2026, 1, 5))
    with pytest.raises(InputRefused, match="Zonder einddatum"):
        terms.add_event(desk, case_id, "ontheffing", date(2026, 3, 1))
    within = terms.add_event(desk, case_id, "ontheffing", date(2026, 3, 1), date(2027, 2, 28))
    assert on(desk, case_id)["TL14"].notice == ""
    terms.take_back(desk, within.id)
    terms.add_event(desk, case_id, "ontheffing", date(2026, 3, 1), date(2027, 3, 1))
    long = on(desk, case_id)["TL14"]
    assert long.due_on == date(2027, 3, 1)
    assert long.notice.startswith("Duurt langer dan 12 maanden.")
    assert date(2026, 12, 31) in long.warn_on and date(2027, 2, 15) in long.warn_on


def test_that_the_youngest_child_turns_five_on_a_day_that_exists(desk: Desk, opened: Opened) -> None:
    """TL15, born on 29 February."""
    case_id = opened(date(2026, 1, 5))
    terms.add_event(desk, case_id, "geboren-jongste-kind", date(2024, 2, 29))
    assert "TL15" not in on(desk, case_id)
    terms.add_event(desk, case_id, "verzoek-ontheffing-ouder", date(2026, 1, 6))
    found = on(desk, case_id)
    assert found["TL15"].due_on == date(2029, 3, 1)
    assert found["TL12"].due_on == date(2026, 7, 6)


def test_that_trajectories_end_and_are_looked_back_at(desk: Desk, opened: Opened) -> None:
    """FX21 and FX34."""
    case_id = opened(date(2026, 1, 5))
    terms.add_event(desk, case_id, "start-jbib", date(2026, 1, 12))
    terms.add_event(desk, case_id, "start-fusion", date(2026, 1, 5))
    found = on(desk, case_id)
    assert [found[name].due_on for name in ("TP01", "TP01b", "TP20", "TP20b")] == [
        date(2026, 3, 22), date(2026, 3, 23), date(2026, 3, 29), date(2026, 3, 30),
    ]  # fmt: skip
    assert min(found["TP01"].warn_on) == date(2026, 3, 8)
    assert found["TP01"].legal_latest_on is None


def test_that_the_end_of_unemployment_benefit_is_seen_coming(desk: Desk, opened: Opened) -> None:
    """TL32 and TL08."""
    case_id = opened(date(2026, 1, 5), born=date(2004, 1, 1), grounds=())
    terms.add_event(desk, case_id, "ww-einde", date(2026, 12, 1))
    found = on(desk, case_id)
    assert found["TL32"].due_on == date(2026, 12, 1)
    assert found["TL32"].warn_on == (date(2026, 8, 3), date(2026, 10, 27))
    assert found["TL08"].due_on == date(2026, 11, 3)
    assert found["TL08"].why == "4 weken voor einde van de WW van 1 december"


def test_that_debt_help_under_threat_counts_working_days(desk: Desk, opened: Opened) -> None:
    """TL25b over Easter."""
    case_id = opened(date(2026, 1, 5))
    terms.add_event(desk, case_id, "schuldhulp-dreiging", date(2026, 4, 2))
    assert on(desk, case_id)["TL25b"].due_on == date(2026, 4, 9)
    assert on(desk, case_id)["TL25b"].why == "3 werkdagen na verzoek om schuldhulp bij dreiging van 2 april"


# -- the plan and what follows ----------------------------------------------------------------------------------------


def test_that_looking_back_is_due_on_the_agreed_day_or_by_the_setting(desk: Desk, opened: Opened) -> None:
    """TL11."""
    case_id = opened(date(2026, 1, 5))
    plan = Plan(case_id=case_id, status=PlanStatus.SIGNED, started_on=date(2026, 2, 2))
    editing.add(desk, plan)
    assert on(desk, case_id)["TL11"].due_on == date(2026, 8, 2)
    rules.set_own(desk, "review_interval_months", 3)
    assert on(desk, case_id)["TL11"].due_on == date(2026, 5, 2)
    second = replace(plan, id=Plan(case_id=case_id).id, version=2, review_dates=(date(2026, 4, 1), date(2026, 9, 30)))
    editing.add(desk, second)
    agreed = on(desk, case_id)["TL11"]
    assert (agreed.due_on, agreed.why) == (date(2026, 4, 1), "afgesproken dag om terug te kijken")
    talk = Conversation(case_id=case_id, held_on=date(2026, 3, 25), kind=ConversationKind.REVIEW)
    editing.add(desk, talk)
    assert on(desk, case_id)["TL11"].due_on == date(2026, 9, 30), "a week early was the agreed look back"


def test_that_long_without_contact_counts_from_the_last_one_about_something(desk: Desk, opened: Opened) -> None:
    """TP28 and FX32."""
    case_id = opened(date(2025, 4, 1))
    editing.add(desk, Contact(case_id=case_id, contact_on=date(2025, 5, 1)))
    editing.add(desk, Contact(case_id=case_id, contact_on=date(2025, 9, 1), substantive=False))
    parked = on(desk, case_id, date(2026, 5, 1))["TP28b"]
    assert (parked.due_on, parked.state) == (date(2026, 4, 30), TermState.OVERDUE)
    assert parked.notice
    assert on(desk, case_id, date(2026, 4, 30))["TP28b"].state is TermState.NEAR
    rules.set_own(desk, "contact_alarm_months", 24)
    assert on(desk, case_id, date(2026, 5, 1))["TP28b"].state is TermState.RUNNING


def test_that_measuring_again_is_due_half_a_year_after_the_first(desk: Desk, opened: Opened) -> None:
    """TP03: two days of one intake are one moment."""
    case_id = opened(date(2026, 1, 5))

    def reading(day: date, moment: MomentKind = MomentKind.BASELINE) -> Measurement:
        return Measurement(
            case_id=case_id,
            instrument="spinnenweb",
            version="1",
            measured_on=day,
            moment=moment,
            rater=RaterRole.RESIDENT,
        )

    editing.add(desk, reading(date(2026, 1, 31)), reading(date(2026, 2, 3)))
    assert on(desk, case_id)["TP03"].due_on == date(2026, 7, 31)
    assert on(desk, case_id)["TP03"].state is TermState.OVERDUE
    editing.add(desk, reading(date(2026, 2, 10), MomentKind.INTERIM))
    assert on(desk, case_id)["TP03"].state is TermState.MET


def test_that_a_year_out_of_reach_is_a_slip_and_starts_nothing(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 1, 5))
    with pytest.raises(InputRefused, match="jaar"):
        terms.add_event(desk, case_id, "avg-verzoek", date(9999, 1, 1))
    editing.add(desk, TermEvent(case_id=case_id, trigger="avg-verzoek", happened_on=date(9999, 12, 31)))
    assert "TL26" not in on(desk, case_id)


def test_that_days_beyond_the_calendar_of_a_damaged_file_break_nothing(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 3, 2), born=date(9990, 1, 1), applied=date(9999, 12, 31))
    editing.add(desk, Plan(case_id=case_id, status=PlanStatus.SIGNED, review_dates=(date(9999, 1, 1),)))
    editing.add(desk, TermEvent(case_id=case_id, trigger="onzin", happened_on=TODAY, term="TL11"))
    found = on(desk, case_id)
    assert not {"TL07", "TL10", "TL11"} & set(found)


# -- profiles ---------------------------------------------------------------------------------------------------------


def test_that_leiden_holds_a_benefit_open_for_two_months_and_a_day(desk: Desk, opened: Opened) -> None:
    """FX22; the default profile does not guess."""
    case_id = opened(date(2026, 1, 5))
    terms.add_event(desk, case_id, "boven-norm", date(2026, 1, 15))
    assert "FX22" not in on(desk, case_id)
    rules.choose_profile(desk, "leiden")
    held = on(desk, case_id)["FX22"]
    assert held.due_on == date(2026, 3, 15)
    assert held.why == "uiterlijk 2 maanden en 1 dag na loon boven de norm van 15 januari"


def test_that_baanzicht_knows_a_window_for_the_short_application_and_zaanstad_none(desk: Desk, opened: Opened) -> None:
    """FX23."""
    case_id = opened(date(2026, 1, 5))
    terms.add_event(desk, case_id, "einde-uitkering", date(2026, 3, 16))
    assert "FX23" not in on(desk, case_id)
    rules.choose_profile(desk, "baanzicht")
    assert on(desk, case_id)["FX23"].due_on == date(2026, 9, 16)
    rules.choose_profile(desk, "zaanstad")
    rules.set_own(desk, "short_application_window_months", 6)
    assert "FX23" not in on(desk, case_id)


def test_that_another_profile_shows_first_what_it_changes(desk: Desk) -> None:
    changes = {one.name: (one.before, one.after) for one in rules.differences(desk, "leiden")}
    assert changes["hold_months"] == (None, 2)
    assert changes["trajectory_max_months"] == (18, None)
    assert "review_interval_months" not in changes
    assert rules.rules(desk).profile.id == "standaard", "looking changes nothing"
    rules.set_own(desk, "trajectory_max_months", 12)
    assert rules.choose_profile(desk, "leiden").number("trajectory_max_months") == 12, "own values stay"
    assert rules.set_own(desk, "trajectory_max_months", None).number("trajectory_max_months") is None


def test_that_only_configurable_terms_change_and_some_only_shorter(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 1, 5))
    terms.add_event(desk, case_id, "maatregel-besluit", date(2026, 3, 2))
    terms.add_event(desk, case_id, "start-werkfit", date(2026, 3, 2))
    with pytest.raises(InputRefused, match="voor iedereen"):
        rules.change_term(desk, "TL02", 4)
    with pytest.raises(InputRefused, match="alleen korter"):
        rules.change_term(desk, "TL23", 4)
    rules.change_term(desk, "TL23", 2)
    assert on(desk, case_id)["TL23"].due_on == date(2026, 5, 2)
    rules.change_term(desk, "TP10", None, off=True)
    assert "TP10" not in on(desk, case_id)
    rules.change_term(desk, "TP10", None)
    assert on(desk, case_id)["TP10"].due_on == date(2026, 9, 1)


def test_that_values_that_are_not_possible_are_refused_and_damaged_ones_ignored(desk: Desk) -> None:
    with pytest.raises(InputRefused, match="13"):
        rules.set_own(desk, "review_interval_months", 13)
    for wrong in ("niets", {"profile": 7, "own": {"review_interval_months": "x"}, "terms": {"TL02": {"amount": 1}}}):
        desk.vault.set_setting(rules.KEY, wrong)
        assert rules.rules(desk).number("review_interval_months") == 6
        assert rules.rules(desk).changes == {}


# -- the caseload -----------------------------------------------------------------------------------------------------


def due_in_caseload(desk: Desk, case_id: UUID) -> dict[str, date]:
    found = desk.vault.caseload.due_terms(date(2199, 1, 1), 10_000)
    return {one.term: one.due_on for one in found if one.case_id == case_id}


def test_that_the_caseload_follows_every_change_and_its_undoing(desk: Desk, opened: Opened) -> None:
    case_id = opened(TODAY - timedelta(days=30), grounds=WMO)
    assert due_in_caseload(desk, case_id)["TL02"] == TODAY + timedelta(days=12)
    shown = [one for one in caseload.agenda(desk, most=500).terms if one.case_id == case_id]
    assert ("Onderzoek afronden", 12, "Joyce") in [(one.what, one.days_left, one.name) for one in shown]
    assert [one.days_left for one in shown] == sorted(one.days_left for one in shown)
    terms.mark(desk, case_id, on(desk, case_id)["TL02"], Mark.MET)
    assert "TL02" not in due_in_caseload(desk, case_id)
    desk.undo(case_id)
    assert "TL02" in due_in_caseload(desk, case_id)
    desk.redo(case_id)
    assert "TL02" not in due_in_caseload(desk, case_id)


def test_that_what_only_tells_stands_still_or_is_closed_is_not_in_the_caseload(desk: Desk, opened: Opened) -> None:
    case_id = opened(TODAY - timedelta(days=30), grounds=WMO, applied=TODAY)
    assert "TL03" not in due_in_caseload(desk, case_id)
    terms.mark(desk, case_id, on(desk, case_id)["TL04"], Mark.SUSPENDED)
    assert "TL04" not in due_in_caseload(desk, case_id)
    editing.edit(desk, CaseFile, case_id, status=CaseStatus.CLOSED)
    assert due_in_caseload(desk, case_id) == {}


def test_that_the_end_of_a_consent_is_told_before_it_comes_and_falls_away_with_a_new_word(
    desk: Desk, opened: Opened
) -> None:
    case_id, end = opened(TODAY - timedelta(days=30)), TODAY + timedelta(days=20)
    given = {"purpose": ConsentPurpose.PLAN, "level": ShareLevel.FULL, "given_on": TODAY}
    consents.add(desk, case_id, recipient="Buurtteam", until=TODAY, **given)
    assert "M02" not in due_in_caseload(desk, case_id), "a yes for one day has nothing to warn of"
    made = consents.add(desk, case_id, recipient="Schuldhulp", until=end, **given)
    found = on(desk, case_id)["M02"]
    assert (found.due_on, found.state, min(found.warn_on)) == (end, TermState.RUNNING, end - timedelta(days=14))
    assert found.why == "toestemming met een einddag, 5 oktober"
    assert found.notice == "Daarna mag Schuldhulp niets meer weten. Vraag het opnieuw als het nog nodig is."
    said = [consents.remarks(made, desk.forms, end - timedelta(days=ahead)) for ahead in (15, 14, 0, -1)]
    assert [" ".join(words).split(".")[0][:34] for words in said] == [
        "",
        "Deze toestemming loopt af op 5 okt",
        "Deze toestemming loopt af op 5 okt",
        "Deze toestemming is afgelopen",
    ]
    assert on(desk, case_id, end - timedelta(days=14))["M02"].state is TermState.NEAR
    assert on(desk, case_id, end + timedelta(days=1))["M02"].state is TermState.OVERDUE
    assert due_in_caseload(desk, case_id)["M02"] == end
    assert b"Schuldhulp" not in terms.calendar(desk, case_id) and b"20261005" in terms.calendar(desk, case_id)
    consents.add(desk, case_id, recipient="schuldhulp ", **given)
    assert "M02" not in due_in_caseload(desk, case_id), "the resident said so again, without an end"
    desk.undo(case_id)
    assert due_in_caseload(desk, case_id)["M02"] == end
    consents.change(desk, made.id, withdrawn_on=TODAY)
    assert "M02" not in due_in_caseload(desk, case_id)


def test_that_a_request_about_own_data_is_in_the_caseload_until_it_is_answered(desk: Desk, opened: Opened) -> None:
    case_id = opened(TODAY - timedelta(days=30))
    asked = privacy.receive(desk, case_id, RequestKind.ACCESS)
    assert due_in_caseload(desk, case_id)["TL26"] == date(2026, 10, 15)
    privacy.answer(desk, case_id, asked.id, RequestOutcome.DONE)
    assert "TL26" not in due_in_caseload(desk, case_id)


def test_that_other_rules_reach_every_dossier_bit_by_bit(desk: Desk, opened: Opened) -> None:
    case_id = opened(date(2026, 1, 5))
    editing.add(desk, Contact(case_id=case_id, contact_on=date(2026, 3, 2)))
    while term_list.catch_up(desk):
        pass
    assert not term_list.catch_up(desk)
    rules.set_own(desk, "contact_notice_months", 3)
    assert due_in_caseload(desk, case_id)["TP28"] == date(2026, 9, 1)
    rounds = 0
    while term_list.catch_up(desk, 1):
        rounds += 1
    assert rounds >= 2
    assert due_in_caseload(desk, case_id)["TP28"] == date(2026, 6, 1)


def test_that_a_dossier_read_in_is_listed_and_an_erased_one_is_not(desk: Desk, opened: Opened) -> None:
    case_id = opened(TODAY - timedelta(days=30), grounds=WMO)
    file = dossier_files.export_file(desk, case_id)
    listed = due_in_caseload(desk, case_id)
    desk.vault.erase(case_id, author="", label="")
    assert due_in_caseload(desk, case_id) == {}
    assert dossier_files.import_file(desk, file) == case_id
    assert due_in_caseload(desk, case_id) == listed


def test_that_the_agenda_asks_as_often_for_many_dossiers_as_for_few(desk: Desk, opened: Opened) -> None:
    sent: list[str] = []

    def asked() -> int:
        caseload.agenda(desk, most=100)  # counts of the tabs are kept until something changes
        sent.clear()
        desk.vault._database._raw.set_trace_callback(sent.append)
        caseload.agenda(desk, most=100)
        desk.vault._database._raw.set_trace_callback(None)
        return sum(statement.startswith("SELECT") for statement in sent)

    opened(TODAY - timedelta(days=30), grounds=WMO)
    few = asked()
    before = len(caseload.agenda(desk, most=100).terms)
    for _number in range(5):
        opened(TODAY - timedelta(days=30), grounds=WMO)
    assert len(caseload.agenda(desk, most=100).terms) >= before + 5
    assert asked() == few
