"""Forms of taking part, all equal, and the participatieladder: two rungs apart, only where it is wanted (B07)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from intake_app import paths
from intake_app.domain import print_ids
from intake_app.domain.dossier import Dossier
from intake_app.domain.placements import Placement, PlacementHours
from intake_app.domain.portfolio_choices import ExperienceKind
from intake_app.domain.taking_part import ParticipationForm, ParticipationPeriod
from intake_app.domain.vocabulary import RaterRole
from intake_app.errors import InputRefused
from intake_app.exchange import dossier_file
from intake_app.instruments import rule_profiles
from intake_app.instruments.problems import FormsRefused
from intake_app.services import (
    comparison_sheets,
    data_choices,
    editing,
    everything,
    goal_hints,
    instruments,
    measuring,
    outward,
    participation_ladder,
    portfolio_sheets,
    prints,
    rows,
    rules,
    signed_words,
    taking_part,
    terms,
)
from intake_app.services.desk import Desk

from .conftest import TODAY

FORM = participation_ladder.FORM


@pytest.fixture
def ladder(desk: Desk) -> Iterator[None]:
    instruments.switch(desk, FORM, True)
    yield
    for name in (participation_ladder.SWITCH, participation_ladder.ON_PAPER):
        rules.set_own(desk, name, None)


def put(desk: Desk, case_id: UUID, form: ParticipationForm, **values: object) -> ParticipationPeriod:
    made = taking_part.begin(desk, case_id)
    taking_part.change(desk, made.id, form=form, **values)
    return next(one for one in desk.dossier(case_id).participation_periods if one.id == made.id)


def measure(desk: Desk, case_id: UUID, day: date, does: int, could: int, **whole: str) -> None:
    reading = measuring.start_reading(desk, case_id, FORM, RaterRole.CONSULTANT, measured_on=day)
    measuring.record_answer(desk, reading.id, "doet", value=does)
    measuring.record_answer(desk, reading.id, "kan", value=could)
    measuring.record_extra(desk, reading.id, "kan", {"motivatie": "Zo gezien in de kringloop"})
    if whole:
        measuring.record_extra(desk, reading.id, "reading", dict(whole))
    measuring.mark_ready(desk, reading.id)


# -- forms of taking part ---------------------------------------------------------------------------------------------


def test_that_every_form_has_words_and_none_stands_above_another(desk: Desk) -> None:
    assert [one for one, _words in taking_part.options(desk.forms)] == list(ParticipationForm)
    assert all(words for _one, words in taking_part.options(desk.forms))


def test_that_several_forms_run_at_once_and_what_ended_stays(desk: Desk, case_id: UUID) -> None:
    put(desk, case_id, ParticipationForm.PAID, from_on=date(2024, 1, 1), until_on=date(2025, 6, 30))
    put(desk, case_id, ParticipationForm.INFORMAL_CARE, from_on=date(2025, 3, 1))
    put(
        desk, case_id, ParticipationForm.VOLUNTEERING, organisation="De Linde", from_on=date(2026, 2, 1), hours_week=450
    )
    dossier = desk.dossier(case_id)
    assert [one.form for one in taking_part.running(dossier, TODAY)] == [
        ParticipationForm.INFORMAL_CARE, ParticipationForm.VOLUNTEERING,
    ]  # fmt: skip
    assert [one.form for one in taking_part.in_order(dossier, TODAY)] == [
        ParticipationForm.VOLUNTEERING, ParticipationForm.INFORMAL_CARE, ParticipationForm.PAID,
    ]  # fmt: skip
    assert taking_part.paper_lines(dossier, desk.forms, TODAY) == (
        "Zorg voor een naaste, sinds 1 maart 2025.",
        "Vrijwilligerswerk bij De Linde, 7,5 uur per week, sinds 1 februari 2026.",
    )


def test_that_nothing_now_is_said_only_where_nothing_else_goes_on(desk: Desk, case_id: UUID) -> None:
    put(desk, case_id, ParticipationForm.NONE_NOW)
    assert taking_part.paper_lines(desk.dossier(case_id), desk.forms, TODAY)[0].startswith("Nu even niets")
    put(desk, case_id, ParticipationForm.LANGUAGE_CLASS)
    assert len(taking_part.paper_lines(desk.dossier(case_id), desk.forms, TODAY)) == 1


def test_that_impossible_days_and_hours_are_refused_and_undo_takes_a_form_back(desk: Desk, case_id: UUID) -> None:
    made = put(desk, case_id, ParticipationForm.EDUCATION, from_on=date(2026, 9, 1))
    with pytest.raises(InputRefused, match="laatste dag"):
        taking_part.change(desk, made.id, until_on=date(2026, 8, 31))
    with pytest.raises(InputRefused, match="0 tot en met 60"):
        taking_part.change(desk, made.id, hours_week=61 * 60)
    editing.remove(desk, ParticipationPeriod, made.id)
    assert not desk.dossier(case_id).participation_periods
    desk.undo(case_id)
    assert desk.dossier(case_id).participation_periods == (made,)
    again = dossier_file.from_json(dossier_file.to_json(desk.dossier(case_id)))
    assert again.participation_periods == (made,)


def test_that_intake_and_places_are_taken_over_once(desk: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(desk, case_id, "intake-basis", RaterRole.CONSULTANT).id
    told = {"soort": "mantelzorg", "wat": "moeder helpen", "van": "2011-03", "tot": "2013-12", "uren": 12}
    measuring.record_extra(desk, reading, f"werkverleden/{rows.next_row(())}", told)
    hours = (PlacementHours(from_on=date(2026, 5, 4), planned=8, actual=6),)
    editing.add(
        desk,
        Placement(
            case_id=case_id, title="Fietsen maken", host="Werkplaats Noord", form="werkervaringsplek",
            starts_on=date(2026, 5, 4), hours=hours,
        ),
    )  # fmt: skip
    taking_part.take_over(desk, case_id)
    care, place = sorted(desk.dossier(case_id).participation_periods, key=lambda one: one.from_on or date.max)
    assert (care.from_on, care.until_on, care.hours_week) == (date(2011, 3, 1), date(2013, 12, 31), 720)
    assert (place.organisation, place.hours_week, place.until_on) == ("Werkplaats Noord", 360, None)
    assert not taking_part.known_elsewhere(desk.dossier(case_id), desk.forms)


def test_that_a_form_goes_on_the_portfolio_by_the_residents_yes_and_never_by_its_own_name(
    desk: Desk, case_id: UUID
) -> None:
    made = put(desk, case_id, ParticipationForm.SHELTERED_WORK, organisation="Groenploeg", from_on=date(2026, 1, 5))
    with pytest.raises(InputRefused, match="Vraag het eerst"):
        taking_part.as_experience(desk, made.id, resident_agrees=False)
    with pytest.raises(InputRefused, match="wat de inwoner daar doet"):
        taking_part.as_experience(desk, made.id, resident_agrees=True)
    taking_part.change(desk, made.id, what="Heggen knippen", brings="Buiten zijn.")
    shown = taking_part.as_experience(desk, made.id, resident_agrees=True)
    assert (shown.role, shown.kind, shown.start) == ("Heggen knippen", ExperienceKind.SHELTERED_WORK, "2026-01")
    with pytest.raises(InputRefused, match="staat al"):
        taking_part.as_experience(desk, made.id, resident_agrees=True)
    outside = outward.employer(desk.dossier(case_id), desk.forms, desk.profile, TODAY)
    assert "Heggen knippen" in repr(outside.sheet) and "eschut" not in repr(outside.sheet)


def test_that_the_plan_prints_what_goes_on_on_its_day(desk: Desk, ready_case: UUID) -> None:
    put(desk, ready_case, ParticipationForm.JOB_AGREEMENT, organisation="Bakker Smit", from_on=date(2026, 3, 2))
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    sheet = signed_words.sheet_of(desk, dossier, dossier.current_plan)
    assert sheet.takes_part == ("Baan uit de banenafspraak bij Bakker Smit, sinds 2 maart 2026.",)
    assert "banenafspraak" not in repr(portfolio_sheets.portfolio_sheet(dossier, desk.forms, TODAY)).casefold()


# -- the ladder -------------------------------------------------------------------------------------------------------


def test_that_the_ladder_is_off_for_a_new_organisation_and_comes_with_a_profile(desk: Desk) -> None:
    assert FORM not in {one.id for one in instruments.offered(desk)}
    rules.choose_profile(desk, "culemborg")
    try:
        assert FORM in {one.id for one in instruments.offered(desk)}
        instruments.switch(desk, FORM, False)
        assert FORM not in {one.id for one in instruments.offered(desk)}, "the organisation's own choice wins"
    finally:
        rules.set_own(desk, participation_ladder.SWITCH, None)
        rules.choose_profile(desk, "standaard")


@pytest.mark.usefixtures("ladder")
def test_that_does_could_and_target_keep_their_history_down_as_well_as_up(desk: Desk, case_id: UUID) -> None:
    measure(
        desk, case_id, date(2026, 1, 12), 4, 5, doel="betaald-met-ondersteuning", **{"doel-zin": "Ik wil een baan."}
    )
    measure(desk, case_id, date(2026, 7, 6), 3, 5)
    first, last = participation_ladder.stands(desk.dossier(case_id), desk.forms)
    assert (first.does, first.could, first.target, first.target_words) == (4, 5, 5, "Ik wil een baan.")
    assert (last.does, last.could, last.target) == (3, 5, None)
    assert first.rests_on == "Zo gezien in de kringloop" and first.ready
    assert participation_ladder.newest(desk.dossier(case_id), desk.forms) == last


@pytest.mark.usefixtures("ladder")
def test_that_could_below_does_is_asked_and_kept_as_it_was_said(desk: Desk, case_id: UUID) -> None:
    measure(desk, case_id, TODAY, 4, 3)
    newest = participation_ladder.newest(desk.dossier(case_id), desk.forms)
    assert newest is not None and newest.asks and newest.could == 3


@pytest.mark.usefixtures("ladder")
def test_that_it_is_looked_at_again_twice_a_year_only_where_it_is_used(desk: Desk, case_id: UUID) -> None:
    measure(desk, case_id, date(2026, 7, 6), 3, 4)
    dossier = desk.dossier(case_id)
    assert participation_ladder.again_on(dossier, desk.forms, rules.rules(desk)) == date(2027, 1, 6)
    assert {one.due_on for one in terms.terms(desk, case_id) if one.id == "TP29"} == {date(2027, 1, 6)}
    instruments.switch(desk, FORM, False)
    assert "TP29" not in {one.id for one in terms.terms(desk, case_id)}
    assert FORM in {one.id for one in instruments.shown(desk, dossier)}, "what was answered stays readable"


@pytest.mark.usefixtures("ladder")
def test_that_the_ladder_stands_in_the_plan_only_where_wanted_and_never_in_the_portfolio(
    desk: Desk, ready_case: UUID
) -> None:
    measure(desk, ready_case, TODAY, 4, 5, **{"doel-zin": "Ik wil een baan bij mensen."})
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    assert signed_words.sheet_of(desk, dossier, dossier.current_plan).takes_part == ()
    rules.set_own(desk, participation_ladder.ON_PAPER, True)
    (line,) = signed_words.sheet_of(desk, dossier, dossier.current_plan).takes_part
    assert line.startswith("Wat ik nu doe: Ik werk onbetaald. Wat ik zou kunnen: Betaald werk met hulp.")
    assert "Waar ik naartoe wil: Ik wil een baan bij mensen." in line and "4" not in line.partition("Samen")[0]
    instruments.switch(desk, FORM, False)
    assert signed_words.sheet_of(desk, dossier, dossier.current_plan).takes_part == ()
    shown = repr(portfolio_sheets.portfolio_sheet(dossier, desk.forms, TODAY)).casefold()
    assert "onbetaald" not in shown and "trede" not in shown


def test_that_programmes_are_data_and_tell_only_what_there_is(desk: Desk) -> None:
    cups = desk.forms.profiles["life-goals"]
    held = rules.of_profile(desk.forms, {}, "life-goals")
    stand = participation_ladder.Stand(id=UUID(int=1), on=TODAY, does=2, could=4, target=5)
    assert [one.id for one in participation_ladder.programmes(held, stand)] == [
        "street-cup",
        "trainee-cup",
        "career-cup",
    ]
    words = "Career Cup (trede 5 tot en met 6, van 16 tot en met 35 jaar)"
    assert participation_ladder.programme_words(cups.programmes[2]) == words
    assert participation_ladder.programmes(held, None) == ()
    culemborg = desk.forms.profiles["culemborg"].programmes
    assert [(one.lowest, one.highest) for one in culemborg] == [(1, 1), (2, 3), (3, 5), (4, 6)]


def test_that_a_programme_with_its_rungs_turned_around_is_refused() -> None:
    text = (paths.FORMS / "profiles" / "life-goals.toml").read_text("utf-8")
    with pytest.raises(FormsRefused, match="kleiner"):
        rule_profiles.read_profile(text.replace("lowest = 1", "lowest = 3"), "life-goals.toml")


def test_that_what_a_resident_reads_of_everything_has_the_forms(desk: Desk, case_id: UUID) -> None:
    put(desk, case_id, ParticipationForm.DAY_ACTIVITY, organisation="De Tuin", hours_week=480)
    dossier: Dossier = desk.dossier(case_id)
    assert "De Tuin" in repr(everything.sheet(desk, dossier)) and "8 uur" in repr(everything.sheet(desk, dossier))


@pytest.mark.usefixtures("ladder")
def test_that_a_low_rung_asks_for_no_goal_and_stays_off_paper_about_then_and_now(desk: Desk, ready_case: UUID) -> None:
    measure(desk, ready_case, date(2026, 1, 12), 1, 2)
    measure(desk, ready_case, date(2026, 7, 6), 2, 3)
    dossier = desk.dossier(ready_case)
    assert dossier.current_plan is not None
    assert not goal_hints.low_areas(dossier, dossier.current_plan, desk.forms)
    title = str(desk.forms.instrument(FORM).title)
    shown = comparison_sheets.comparison_sheet(dossier, desk.forms, TODAY)
    assert [one.title for one in shown.forms] == [title], "on the screen and inside the house it compares"
    with pytest.raises(InputRefused):
        prints.preview(desk, ready_case, print_ids.COMPARISON)
    rules.set_own(desk, participation_ladder.ON_PAPER, True)
    assert prints.preview(desk, ready_case, print_ids.COMPARISON).startswith(b"%PDF")
    assert instruments.without(rules.rules(desk)) == frozenset()
    assert instruments.without(rules.of_profile(desk.forms, {}, "standaard")) == {FORM}


def test_that_fields_that_are_off_stand_on_no_paper(desk: Desk, ready_case: UUID) -> None:
    put(desk, ready_case, ParticipationForm.VOLUNTEERING, hours_week=480, from_on=date(2026, 2, 1))
    data_choices.switch(desk, "meedoen", on=False)
    try:
        seen = data_choices.seen(desk.dossier(ready_case), desk.fields_off)
        assert taking_part.paper_lines(seen, desk.forms, TODAY) == ("Vrijwilligerswerk, sinds 1 februari 2026.",)
        assert desk.dossier(ready_case).participation_periods[0].hours_week == 480, "what was recorded stays"
    finally:
        data_choices.switch(desk, "meedoen", on=True)
