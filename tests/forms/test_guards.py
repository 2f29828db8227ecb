"""What an instrument lets through, and what it refuses with a sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.measuring import ExtraValue
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.errors import InputRefused
from intake_app.instruments import guards
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Kind
from intake_app.instruments.refusals import (
    GoalRefused,
    GuardRefused,
    NoCalculation,
    RaterRefused,
    SpecialRefused,
    UnknownItem,
    ValueRefused,
    VersionsMixed,
)
from tests.forms.answers import answer, reading

Tiny = Callable[[str], Instrument]
ITEMS = [(form.id, item.id) for form in FormLibrary.shipped().instruments.values() for item in form.items]


@given(st.sampled_from(ITEMS), st.one_of(st.integers(), st.floats(), st.booleans(), st.text(max_size=20), st.none()))
def test_that_only_values_of_its_own_list_are_let_through(place: tuple[str, str], value: object) -> None:
    form = FormLibrary.shipped().instrument(place[0])
    allowed = guards.allowed_values(form, place[1])
    fits = value is None or (type(value) in (int, str) and value in allowed)
    try:
        guards.check_value(form, place[1], value)
    except ValueRefused as refused:
        assert not fits
        assert str(refused)
    else:
        assert fits


@given(st.sampled_from(ITEMS), st.one_of(st.sampled_from(Special), st.integers(), st.floats()))
def test_that_only_special_answers_of_the_form_are_let_through(place: tuple[str, str], special: object) -> None:
    form = FormLibrary.shipped().instrument(place[0])
    fits = type(special) in (int, Special) and special in guards.allowed_specials(form)
    try:
        guards.check_value(form, place[1], None, special)
    except SpecialRefused:
        assert not fits
    else:
        assert fits


@given(st.sampled_from([item for item in ITEMS if item[0] == "zrm-2017"]), st.integers(1, 5), st.sampled_from(Special))
def test_that_a_value_and_a_special_answer_exclude_each_other(
    place: tuple[str, str], value: int, special: Special
) -> None:
    with pytest.raises(SpecialRefused, match="niet allebei"):
        guards.check_value(FormLibrary.shipped().instrument(place[0]), place[1], value, special)


def test_that_a_half_level_is_refused_with_a_sentence_that_says_what_can_be_chosen(library: FormLibrary) -> None:
    zrm = library.instrument("zrm-2017")
    for value in (2.5, 0, 6, True, "3", 3.0):
        with pytest.raises(ValueRefused, match=r"Bij “Financiën” kies je een heel getal van 1 tot 5\."):
            guards.check_value(zrm, "financien", value)


def test_that_zero_is_a_mark_on_the_web_and_never_on_levels(library: FormLibrary) -> None:
    guards.check_value(library.instrument("spinnenweb"), "meedoen", 0)
    with pytest.raises(ValueRefused):
        guards.check_value(library.instrument("zrm-2017"), "justitie", 0)


def test_that_the_web_does_not_know_deliberately_not_recorded(library: FormLibrary) -> None:
    with pytest.raises(SpecialRefused, match="kent het antwoord “bewust niet vastgelegd” niet"):
        guards.check_value(library.instrument("spinnenweb"), "meedoen", special=Special.NOT_RECORDED)


def test_that_an_open_question_takes_words(library: FormLibrary) -> None:
    form = library.instrument("openingsvragen")
    guards.check_answer(form, dataclasses.replace(answer("talenten", None), text="Koken voor veel mensen"))
    with pytest.raises(ValueRefused, match="Schrijf het antwoord in woorden"):
        guards.check_value(form, "talenten", 3)


def test_that_an_unknown_question_is_refused(library: FormLibrary) -> None:
    with pytest.raises(UnknownItem):
        guards.check_value(library.instrument("zrm-2017"), "verslaving", 3)


def test_that_a_refusal_is_refused_input_for_the_command_line() -> None:
    assert issubclass(GuardRefused, InputRefused)


def test_that_a_choice_and_a_number_are_two_answers(tiny: Tiny) -> None:
    form = tiny("choice")
    guards.check_answer(form, answer("kleur-een", "rood"))
    guards.check_answer(form, answer("kleuren", "rood blauw"))
    guards.check_answer(form, answer("percentage", 100))
    guards.check_answer(form, answer("kleur-rij/1", Special.NOT_APPLICABLE))
    with pytest.raises(ValueRefused, match="Bij “Kleur” kies je uit: rood, blauw"):
        guards.check_answer(form, answer("kleur-een", "rood blauw"))
    with pytest.raises(ValueRefused, match="één antwoord, geen twee"):
        guards.check_answer(form, dataclasses.replace(answer("trede", 1), choice="rood"))


@pytest.mark.parametrize(
    ("form", "item", "name", "value", "fits"),
    [
        ("spinnenweb", "meedoen", "praten", True, True),
        ("spinnenweb", "meedoen", "praten", "ja", False),
        ("spinnenweb", "meedoen", "wens-punt", 7, True),
        ("spinnenweb", "meedoen", "wens-punt", 11, False),
        ("spinnenweb", "meedoen", "wens-punt", True, False),
        ("spinnenweb", "meedoen", "kracht", "Ik ken de buurt", True),
        ("spinnenweb", "meedoen", "kracht", 3, False),
        ("spinnenweb", "meedoen", "aspect/mensen-zien/praten", True, True),
        ("spinnenweb", "meedoen", "aspect/mensen-zien/opmerking", "vaak", True),
        ("spinnenweb", "meedoen", "aspect/mensen-zien/cijfer", 4, False),
        ("spinnenweb", "meedoen", "aspect/mensen-zien/kracht", 4, False),
        ("openingsvragen", "talenten", "getypt-door", "consulent", True),
        ("openingsvragen", "talenten", "getypt-door", "hond", False),
        ("doelrichting", "richting", "herzien-op", "2027-03-15", True),
    ],
)
def test_that_extra_fields_keep_their_type(
    library: FormLibrary, form: str, item: str, name: str, value: str | int | bool, fits: bool
) -> None:
    given = dataclasses.replace(answer(item, None), extra=(ExtraValue(field=name, value=value),))
    if fits:
        guards.check_answer(library.instrument(form), given)
    else:
        with pytest.raises(ValueRefused):
            guards.check_answer(library.instrument(form), given)


@pytest.mark.parametrize("name", ["humeur", "aspect/vliegen/praten", "aspect/energie/praten"])
def test_that_fields_and_cards_of_another_item_are_refused(library: FormLibrary, name: str) -> None:
    given = dataclasses.replace(answer("meedoen", None), extra=(ExtraValue(field=name, value=True),))
    with pytest.raises(UnknownItem):
        guards.check_answer(library.instrument("spinnenweb"), given)


def test_that_only_its_raters_fill_in_a_form_and_together_always_may(library: FormLibrary) -> None:
    form = library.instrument("openingsvragen")
    guards.check_rater(form, RaterRole.RESIDENT)
    guards.check_rater(form, RaterRole.TOGETHER)
    with pytest.raises(RaterRefused):
        guards.check_rater(form, RaterRole.CONSULTANT)


def test_that_a_reading_of_another_version_is_refused(library: FormLibrary) -> None:
    zrm = library.instrument("zrm-2017")
    guards.check_measurement(zrm, reading(zrm, {}).measurement)
    with pytest.raises(VersionsMixed, match="Versies gaan nooit door elkaar"):
        guards.check_measurement(zrm, reading(zrm, {}, version="2013").measurement)


def test_that_a_goal_on_the_web_is_put_in_words(library: FormLibrary) -> None:
    web, zrm = library.instrument("spinnenweb"), library.instrument("zrm-2017")
    guards.check_goal(web, "meedoen", None, None)
    guards.check_goal(zrm, "financien", 2, 4)
    guards.check_goal(zrm, "financien", 3, 3)
    with pytest.raises(GoalRefused, match="in woorden, zonder getal"):
        guards.check_goal(web, "meedoen", 4, 7)
    with pytest.raises(ValueRefused):
        guards.check_goal(zrm, "financien", 2, 6)


def test_that_there_is_no_mean_or_sum_of_any_form(library: FormLibrary) -> None:
    for form in library.instruments.values():
        with pytest.raises(NoCalculation, match=r"Een gemiddelde of som daarvan zegt niets\."):
            guards.refuse_calculation(form)


def test_that_a_web_is_not_even_counted(library: FormLibrary) -> None:
    with pytest.raises(NoCalculation):
        guards.check_count(library.instrument("spinnenweb"))
    assert any(part.kind is Kind.WEB for part in library.instrument("spinnenweb").parts)
