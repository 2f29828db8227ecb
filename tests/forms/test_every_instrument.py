"""Rules that hold for every form there is, over answers that are made up: what fits is let through, the rest is not."""

from __future__ import annotations

import dataclasses
import inspect
from datetime import date
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.ids import new_id
from intake_app.domain.measuring import Answer, ExtraValue
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments import answer_fields, asking, comparison, finishing, guards, rows, why_not
from intake_app.instruments.comparison import Reading
from intake_app.instruments.fields import ExtraField
from intake_app.instruments.kinds import Aggregate, Compare, FieldType, Kind, Pick
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Level, Part
from intake_app.instruments.refusals import GuardRefused, NoCalculation, NotComparable, UnknownItem, VersionsMixed
from tests.forms.answers import CASE, answer, reading

FORMS = tuple(FormLibrary.shipped().instruments.values())
QUICK = settings(max_examples=60, deadline=None)


def keys(form: Instrument) -> list[str]:
    """Every place of a form that takes an answer of its own; one row of what is asked per row."""
    found = []
    for item in form.items:
        own = form.row_list(item.id)
        if own is None or not own.per_row_item:
            found.append(item.id)
        else:
            fixed = form.fixed_rows(own)
            found += [f"{item.id}/{one.id}" for one in fixed] or [f"{item.id}/1"]
    return found


PLACES = [(form.id, key) for form in FORMS for key in keys(form)]
SCORED = [
    (name, key) for name, key in PLACES if FormLibrary.shipped().instrument(name).part_of(key).kind is not Kind.OPEN
]
FIELDS = [
    (form.id, place, field)
    for form in FORMS
    for place in ("reading", *keys(form), *(f"{one.key}/1" for one in form.lists if not one.per_row_item))
    for field in rows.fields_at(form, place)
]


def a_value(field: ExtraField) -> st.SearchStrategy[str | int | bool]:
    """Values that a field can hold."""
    if field.type is FieldType.BOOL:
        return st.booleans()
    if field.type in (FieldType.INT, FieldType.NUMBER, FieldType.MONEY):
        return st.integers(field.minimum if field.minimum is not None else -(10**6), field.maximum or 10**6)
    if field.type in (FieldType.CHOICE, FieldType.MULTI_CHOICE):
        return st.sampled_from([one.id for one in field.options])
    if field.type is FieldType.DATE:
        return st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(str)
    if field.type is FieldType.MONTH:
        return st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(lambda day: day.isoformat()[:7])
    return st.text(min_size=1, max_size=20)


def given_to(form: Instrument, key: str, value: int | str) -> Answer:
    """An answer with words, because some forms want those first."""
    return dataclasses.replace(answer(key, value), text="in mijn woorden")


@QUICK
@given(st.sampled_from(SCORED), st.data())
def test_that_every_value_of_the_list_fits(place: tuple[str, str], data: st.DataObject) -> None:
    form = FormLibrary.shipped().instrument(place[0])
    value = data.draw(st.sampled_from(form.part_of(place[1]).allowed))
    guards.check_answer(form, given_to(form, place[1], value))


@QUICK
@given(
    st.sampled_from(PLACES), st.sampled_from([0.5, 2.5, 3.0, True, -1, 121, "2.5", "2,5", "nog-nooit-gezien", "9 9"])
)
def test_that_halves_and_values_off_the_list_are_refused(place: tuple[str, str], value: object) -> None:
    form = FormLibrary.shipped().instrument(place[0])
    given_value = given_to(form, place[1], value if isinstance(value, str) else 0)
    if not isinstance(value, str):
        given_value = dataclasses.replace(given_value, value=value)
    with pytest.raises(GuardRefused, match=r"\.$"):
        guards.check_answer(form, given_value)


@QUICK
@given(st.sampled_from(PLACES), st.sampled_from(Special))
def test_that_a_special_code_is_never_a_number(place: tuple[str, str], special: Special) -> None:
    form = FormLibrary.shipped().instrument(place[0])
    if form.part_of(place[1]).pick is not Pick.NUMBER:
        with pytest.raises(GuardRefused):
            guards.check_answer(form, dataclasses.replace(answer(place[1], None), value=int(special), text="woorden"))
    if special in form.rules.special:
        guards.check_answer(form, answer(place[1], special))
        counted = dict.fromkeys(keys(form), special)
        if form.rules.aggregate is Aggregate.COUNT:
            assert not any(comparison.count_levels(form, reading(form, counted, rater=form.raters[0])).values())


@QUICK
@given(st.sampled_from(SCORED), st.data())
def test_that_two_answers_at_once_are_refused(place: tuple[str, str], data: st.DataObject) -> None:
    form = FormLibrary.shipped().instrument(place[0])
    value = data.draw(st.sampled_from(form.part_of(place[1]).allowed))
    one = given_to(form, place[1], value)
    second = {"choice": str(value)} if isinstance(value, int) else {"value": 1}
    with pytest.raises(GuardRefused):
        guards.check_answer(form, dataclasses.replace(one, **second))
    if form.rules.special:
        with pytest.raises(GuardRefused):
            guards.check_answer(form, dataclasses.replace(one, special=form.rules.special[0]))


@QUICK
@given(st.sampled_from(FIELDS), st.data())
def test_that_every_field_holds_its_kind_and_stands_only_where_it_is_asked(
    place: tuple[str, str, ExtraField], data: st.DataObject
) -> None:
    name, key, field = place
    form = FormLibrary.shipped().instrument(name)
    extra = (ExtraValue(field=field.id, value=data.draw(a_value(field))),)
    guards.check_answer(form, Answer(case_id=CASE, measurement_id=CASE, item=key, extra=extra))
    wrong = ExtraValue(field=field.id, value="x" if field.type is FieldType.BOOL else True)
    with pytest.raises(GuardRefused):
        guards.check_answer(form, Answer(case_id=CASE, measurement_id=CASE, item=key, extra=(wrong,)))
    for elsewhere in (f"{key}/zomaar/2", "nergens/1", "reading/1"):
        with pytest.raises(UnknownItem):
            guards.check_answer(form, Answer(case_id=CASE, measurement_id=CASE, item=elsewhere, extra=extra))


@pytest.mark.parametrize("form", FORMS, ids=[form.id for form in FORMS])
def test_that_moments_are_laid_beside_each_other_by_one_voice_about_one_thing(form: Instrument) -> None:
    rater = form.raters[0]
    now = reading(form, {}, rater=rater).measurement
    guards.check_same(now, dataclasses.replace(now, measured_on=date(2027, 3, 1)))
    for changed in (
        {"version": f"{form.version}-anders"},
        {"instrument": "een-ander"},
        {"rater": RaterRole.TOGETHER},
        {"subject": "iemand anders"},
        {"case_id": new_id()},
    ):
        with pytest.raises(VersionsMixed, match=r"\.$"):
            guards.check_same(now, dataclasses.replace(now, **changed))
    comparable = form.rules.compare is Compare.SAME_RATER and not form.has_web()
    if not comparable:
        with pytest.raises(NotComparable):
            comparison.compare_readings(form, Reading(now, {}), Reading(now, {}))
        assert why_not.why_not(form, why_not.Wish.PROGRESS)
    if form.rules.aggregate is not Aggregate.COUNT:
        with pytest.raises(NoCalculation):
            comparison.count_levels(form, Reading(now, {}))
    assert bool(why_not.why_not(form, why_not.Wish.COUNT)) == (form.rules.aggregate is not Aggregate.COUNT)


def test_that_two_parents_are_two_voices() -> None:
    children = FormLibrary.shipped().instrument("zrm-kinderen")
    now = reading(children, {}, rater=RaterRole.PARENT).measurement
    mother, father = (dataclasses.replace(now, rater_name=name) for name in ("Samira", "Youssef"))
    guards.check_same(mother, dataclasses.replace(mother, rater_name="samira "))
    with pytest.raises(VersionsMixed):
        guards.check_same(mother, father)


@pytest.mark.parametrize("wish", why_not.Wish)
def test_that_what_is_never_offered_has_its_line_in_every_form(wish: why_not.Wish) -> None:
    lines = {form.id: why_not.why_not(form, wish) for form in FORMS}
    assert all(line == "" or line.endswith(".") for line in lines.values())
    if wish in (why_not.Wish.MEAN, why_not.Wish.SUM, why_not.Wish.DECIMALS, why_not.Wish.WAGE_VALUE):
        assert all(lines.values())
    assert lines["zrm-2013"] or wish in (why_not.Wish.COUNT, why_not.Wish.COMPARE, why_not.Wish.PROGRESS)


def public_functions(module: ModuleType | type) -> list[tuple[str, object]]:
    """Every public function, method and property of a module or class that says what it returns."""
    found = []
    for name, one in vars(module).items():
        function = one.fget if isinstance(one, property) else one
        if not name.startswith("_") and inspect.isfunction(function):
            found.append((name, function.__annotations__.get("return", "")))
    return found


def test_that_nothing_gives_a_mean_a_sum_or_a_broken_number() -> None:
    places = (guards, comparison, asking, finishing, rows, answer_fields, why_not, Instrument, Part, Level)
    for place in places:
        for name, returned in public_functions(place):
            assert "float" not in str(returned), name
            assert not {"mean", "average", "sum", "total", "percentage"} & set(name.split("_")), name


@QUICK
@given(st.sampled_from([form for form in FORMS if form.rules.aggregate is Aggregate.COUNT]), st.data())
def test_that_a_count_is_a_count_of_items_and_never_more(form: Instrument, data: st.DataObject) -> None:
    scored = [key for key in keys(form) if form.part_of(key).pick is not Pick.NUMBER and form.part_of(key).allowed]
    chosen = {key: data.draw(st.sampled_from(form.part_of(key).allowed)) for key in scored}
    counts = comparison.count_levels(form, reading(form, chosen, rater=form.raters[0]))
    assert all(type(number) is int for number in counts.values())
    assert sum(counts.values()) == len(chosen)
