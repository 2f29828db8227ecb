"""What settings of the rules change in the work itself: each as the organisation fills it in, with its own value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from intake_app.domain.diagnosis_words import RouteAdvice
from intake_app.domain.income import BenefitHold
from intake_app.domain.people import Person
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.planning import Goal, Step
from intake_app.domain.vocabulary import GoalClass, RaterRole
from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import from_json, to_json
from intake_app.instruments.conditions import READING
from intake_app.instruments.library import FormLibrary
from intake_app.services import (
    benefit_holds,
    editing,
    income_papers,
    measuring,
    perspectives,
    plans,
    prints,
    rules,
    signed_words,
    student_finance,
    trajectories,
)
from intake_app.services.desk import Desk, Profile

from .conftest import TODAY
from .test_plans import sign_both

FORMS = FormLibrary.shipped()


def by(profile: str, **own: rules.Setting) -> rules.Rules:
    return rules.in_force(FORMS, {"profile": profile, "own": own})


@pytest.fixture
def own(desk: Desk) -> Iterator[Desk]:
    """A desk whose own settings go back to the profile's afterwards."""
    yield desk
    for name in rules.rules(desk).own:
        rules.set_own(desk, name, None)


# -- hold_ends_on -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "words"),
    [
        ("leiden", "Het openhouden stopt als ik langer dan 2 maanden en 1 dag meer verdien dan de norm."),
        ("oost-achterhoek", "Het openhouden stopt als ik blijvend genoeg verdien zonder uitkering."),
        ("standaard", "Het openhouden stopt als ik blijvend genoeg verdien zonder uitkering."),
        ("rotterdam", ""),
    ],
)
def test_that_the_rules_say_what_ends_keeping_a_benefit_open(profile: str, words: str) -> None:
    assert benefit_holds.ends_when(by(profile)) == words


def test_that_what_the_rules_do_not_say_is_asked_and_not_guessed() -> None:
    hold = BenefitHold(case_id=UUID(int=1), from_on=TODAY, until_on=date(2027, 1, 1))
    fields = [one.field for one in benefit_holds.remarks(hold, by("rotterdam"), TODAY)]
    assert "from_on" in fields
    said = benefit_holds.remarks(hold, by("rotterdam", hold_ends_on="above-norm"), TODAY)
    assert "from_on" not in [one.field for one in said]


def test_that_the_certainty_paper_says_what_ends_it(own: Desk, case_id: UUID) -> None:
    made = benefit_holds.begin(own, case_id)
    benefit_holds.change(own, made.id, until_on=date(2027, 3, 1))
    sheet = income_papers.certainty_sheet(own, own.dossier(case_id))
    assert sheet.until.endswith("als ik blijvend genoeg verdien zonder uitkering.")
    rules.set_own(own, "hold_ends_on", "above-norm")
    rules.set_own(own, "hold_months", 1)
    sheet = income_papers.certainty_sheet(own, own.dossier(case_id))
    assert sheet.until.endswith("als ik langer dan 1 maand meer verdien dan de norm.")


# -- classification_names_hidden_on_print -----------------------------------------------------------------------------


def test_that_names_of_a_direction_and_a_route_print_only_where_the_organisation_wants_it(
    own: Desk, case_id: UUID
) -> None:
    made = perspectives.begin(own, case_id)
    perspectives.change(own, made, goal_class=GoalClass.PARTICIPATION, months=77)
    perspectives.choose(own, made, (RouteAdvice.SOCIAL_ACTIVATION,), RouteAdvice.SOCIAL_ACTIVATION)
    plan = plans.draft_plan(own, case_id)

    def words() -> str:
        return signed_words.sheet_of(own, own.dossier(case_id), plan).perspective

    assert words() == "Meedoen en ontwikkelen."
    rules.set_own(own, "classification_names_hidden_on_print", False)
    route = next(str(one.label) for one in FORMS.instrument("route-na-intake").parts[0].values.levels  # type: ignore[union-attr]  # it has levels
                 if one.id == RouteAdvice.SOCIAL_ACTIVATION.value)  # fmt: skip
    assert words() == f"Meedoen en ontwikkelen. Bij ons heet dat: participatie, {route}."
    rules.set_own(own, "classifications_enabled", False)
    assert words() == "Meedoen en ontwikkelen.", "who hides classes has no names to print"


def test_that_names_of_classes_switched_on_later_leave_a_signed_plan_as_it_was(own: Desk, ready_case: UUID) -> None:
    made = perspectives.begin(own, ready_case)
    perspectives.change(own, made, goal_class=GoalClass.PARTICIPATION)
    kept = sign_both(own, ready_case)
    rules.set_own(own, "classification_names_hidden_on_print", False)
    assert prints.preview(own, ready_case, "plan") == kept.content


# -- klantbeeld_max_chars ---------------------------------------------------------------------------------------------


def test_that_the_klantbeeld_holds_as_many_letters_as_the_rules_say(own: Desk, case_id: UUID) -> None:
    reading = measuring.start_reading(own, case_id, "intake-basis", RaterRole.CONSULTANT)
    measuring.record_extra(own, reading.id, READING, {"klantbeeld": "a" * 1500})
    with pytest.raises(InputRefused, match="hoogstens 1500 tekens; dit zijn er 1501"):
        measuring.record_extra(own, reading.id, READING, {"klantbeeld": "a" * 1501})
    rules.set_own(own, "klantbeeld_max_chars", 200)
    measuring.record_extra(own, reading.id, READING, {"klantbeeld": "a" * 900, "tolk": True})  # becomes shorter
    with pytest.raises(InputRefused, match="hoogstens 200 tekens"):
        measuring.record_extra(own, reading.id, READING, {"klantbeeld": "a" * 901})
    again = from_json(to_json(own.dossier(case_id)))
    (answer,) = again.answers_of(again.measurements[0]).values()
    assert answer.extra_value("klantbeeld") == "a" * 900


# -- duo_age_split ----------------------------------------------------------------------------------------------------


def a_step(**values: object) -> Step:
    return Step(case_id=UUID(int=1), goal_id=UUID(int=2), what="Naar school.", **values)  # type: ignore[arg-type]  # fields of a step


@pytest.mark.parametrize(
    ("first", "split", "words"),
    [
        (date(2026, 4, 10), 30, "Naar school met 29: onder de 30"),
        (date(2026, 4, 11), 30, "Naar school met 30: vanaf 30 blijft de uitkering."),
        (date(2026, 4, 11), 31, "Naar school met 30: onder de 31"),
    ],
)
def test_that_exactly_thirty_on_the_first_day_goes_by_the_setting(first: date, split: int, words: str) -> None:
    """Rules 4.4: the source is ambiguous about thirty, so the organisation says."""
    born = Person(first_name="Noor", birth_date=date(1996, 4, 11))
    step = a_step(kind=StepKind.SCHOOLING, start_on=first)
    held = by("standaard", duo_age_split=split)
    assert student_finance.alert(born, step, held, TODAY).startswith(words)


def test_that_only_a_step_of_schooling_is_about_student_finance() -> None:
    born = Person(first_name="Noor")
    assert student_finance.alert(born, a_step(kind=StepKind.TRAINING), by("standaard"), TODAY) == ""
    asked = student_finance.alert(born, a_step(kind=StepKind.SCHOOLING), by("standaard"), TODAY)
    assert asked.endswith("Vul de geboortedatum in.")


@pytest.fixture
def goal(desk: Desk, case_id: UUID) -> Goal:
    return plans.add_goal(desk, plans.draft_plan(desk, case_id), "Ik wil een vak leren.")


def test_that_a_route_prints_the_debt_only_for_who_may_get_it(own: Desk, goal: Goal) -> None:
    def drawback() -> str:
        dossier = own.dossier(goal.case_id)
        school = next(one for one in dossier.steps_of(goal) if one.what.startswith("BOL"))
        decision = dossier.decision_of(school)
        return decision.drawback if decision is not None else ""

    trajectories.start(own, goal, "kweekvijver-logistiek", TODAY)
    assert drawback() == "", "Joyce is over thirty: her benefit stays"
    own.undo(goal.case_id)
    rules.set_own(own, "duo_age_split", 50)
    trajectories.start(own, goal, "kweekvijver-logistiek", TODAY)
    assert drawback().startswith("Onder de 50: studiefinanciering van DUO") and "{n}" not in drawback()
    own.undo(goal.case_id)
    rules.set_own(own, "duo_age_split", None)
    editing.edit(own, Person, own.dossier(goal.case_id).person.id, birth_date=None)
    trajectories.start(own, goal, "kweekvijver-logistiek", TODAY)
    assert drawback().startswith("Onder de 30"), "of whom no age is known both are said"


# -- default_instrument, auto_lock_minutes ----------------------------------------------------------------------------


def test_that_a_form_that_is_not_here_is_refused_and_one_that_went_is_the_matrix(own: Desk) -> None:
    assert rules.first_form(rules.rules(own), own.forms) == "zrm-2017"
    with pytest.raises(InputRefused, match="Dit formulier is er niet"):
        rules.set_own(own, "default_instrument", "bestaat-niet")
    rules.set_own(own, "default_instrument", "spinnenweb")
    assert rules.first_form(rules.rules(own), own.forms) == "spinnenweb"
    gone = replace(rules.rules(own), settings={"default_instrument": "pakket-dat-weg-is"})
    assert rules.first_form(gone, own.forms) == "zrm-2017"


def test_that_the_lock_goes_by_the_rules_until_somebody_chooses_minutes() -> None:
    held = by("standaard", auto_lock_minutes=12)
    assert rules.lock_minutes(held, Profile()) == 12
    assert rules.lock_minutes(held, Profile(lock_after_minutes=2)) == 2
