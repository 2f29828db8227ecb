"""Two moments and two voices beside each other: words and counts come out, never a calculation."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.instruments import comparison, guards
from intake_app.instruments.comparison import (
    Direction,
    answer_words,
    compare_levels,
    compare_readings,
    count_directions,
    count_levels,
    describe_web,
    differences,
)
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.instruments.refusals import NoCalculation, NotComparable, VersionsMixed
from tests.forms.answers import answer, reading

Tiny = Callable[[str], Instrument]
ZRM = FormLibrary.shipped().instrument("zrm-2017")
WEB = FormLibrary.shipped().instrument("spinnenweb")
DOMAINS = [item.id for item in ZRM.items]
AXES = [item.id for item in WEB.items]

levels = st.one_of(st.none(), st.integers(1, 5), st.sampled_from([97, 98, 99]).map(Special))
marks = st.one_of(st.none(), st.integers(0, 10), st.sampled_from([98, 99]).map(Special))
zrm_answers = st.fixed_dictionaries(dict.fromkeys(DOMAINS, levels))
web_answers = st.fixed_dictionaries(dict.fromkeys(AXES, marks))


def test_that_a_change_is_said_in_words() -> None:
    change = compare_levels(ZRM, "financien", answer("financien", 2), answer("financien", 4))
    assert change.words == "niet zelfredzaam → voldoende zelfredzaam, hoger"
    assert change.direction is Direction.HIGHER


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [
        (4, 4, Direction.SAME),
        (4, 3, Direction.LOWER),
        (Special.NOT_DISCUSSED, 4, Direction.NOT_COMPARABLE),
        (4, Special.DECLINED, Direction.NOT_COMPARABLE),
        (None, 4, Direction.NOT_COMPARABLE),
    ],
)
def test_that_a_special_or_missing_answer_is_not_compared(
    before: int | Special | None, now: int | Special | None, direction: Direction
) -> None:
    change = compare_levels(ZRM, "justitie", answer("justitie", before), answer("justitie", now))
    assert change.direction is direction
    if direction is Direction.NOT_COMPARABLE:
        assert change.words == "niet te vergelijken"


def test_that_a_level_that_was_never_answered_is_not_compared() -> None:
    assert compare_levels(ZRM, "justitie", None, None).direction is Direction.NOT_COMPARABLE


@given(zrm_answers, zrm_answers)
def test_that_comparing_there_and_back_mirrors_the_direction(
    first: dict[str, int | Special | None], second: dict[str, int | Special | None]
) -> None:
    mirror = {Direction.HIGHER: Direction.LOWER, Direction.LOWER: Direction.HIGHER}
    there = compare_readings(ZRM, reading(ZRM, first), reading(ZRM, second))
    back = compare_readings(ZRM, reading(ZRM, second), reading(ZRM, first))
    assert [one.direction for one in back] == [mirror.get(one.direction, one.direction) for one in there]
    assert sum(count_directions(there).values()) == len(DOMAINS)


def test_that_the_web_has_no_higher_or_lower() -> None:
    with pytest.raises(NotComparable, match="tekening om over te praten, geen meting"):
        compare_levels(WEB, "meedoen", answer("meedoen", 2), answer("meedoen", 9))
    with pytest.raises(NotComparable):
        compare_readings(WEB, reading(WEB, {}), reading(WEB, {}))
    with pytest.raises(NoCalculation):
        count_levels(WEB, reading(WEB, {}))


def test_that_a_choice_without_order_is_not_compared(tiny: Tiny) -> None:
    form = tiny("choice")
    with pytest.raises(NotComparable, match="hebben geen volgorde"):
        compare_levels(form, "kleur-een", answer("kleur-een", "rood"), answer("kleur-een", "blauw"))
    with pytest.raises(NotComparable):
        compare_readings(form, *(reading(form, {}, rater=RaterRole.CONSULTANT) for _moment in range(2)))


def test_that_versions_and_raters_are_never_mixed() -> None:
    mine, older = reading(ZRM, {"financien": 2}), reading(ZRM, {"financien": 2}, version="2013")
    theirs = reading(ZRM, {"financien": 4}, rater=RaterRole.CONSULTANT)
    with pytest.raises(VersionsMixed, match="twee versies"):
        compare_readings(ZRM, older, mine)
    with pytest.raises(VersionsMixed, match="verschil in kijk, geen vooruitgang"):
        compare_readings(ZRM, mine, theirs)
    with pytest.raises(VersionsMixed):
        differences(ZRM, (older, theirs))
    with pytest.raises(VersionsMixed):
        count_levels(ZRM, older)


@given(zrm_answers)
def test_that_levels_are_counted_and_nothing_else(given_answers: dict[str, int | Special | None]) -> None:
    counts = count_levels(ZRM, reading(ZRM, given_answers))
    assert set(counts) == {1, 2, 3, 4, 5}
    for level, count in counts.items():
        assert count == sum(type(one) is int and one == level for one in given_answers.values())


@pytest.mark.parametrize(
    ("resident", "consultant", "words", "talk"),
    [(6, 5, "1 punt", False), (5, 3, "2 punten", True), (7, 7, "gelijk", False), (0, 10, "10 punten", True)],
)
def test_that_two_voices_on_the_web_differ_in_whole_points(
    resident: int, consultant: int, words: str, talk: bool
) -> None:
    pair = (reading(WEB, {"meedoen": resident}), reading(WEB, {"meedoen": consultant}, rater=RaterRole.CONSULTANT))
    found = next(one for one in differences(WEB, pair) if one.item == "meedoen")
    assert (found.words, found.talk, found.first, found.second) == (words, talk, str(resident), str(consultant))


@pytest.mark.parametrize(
    ("resident", "consultant", "words", "talk"),
    [(2, 4, "anders", True), (3, 4, "anders", False), (3, 3, "gelijk", False), (Special.DECLINED, 4, "", False)],
)
def test_that_two_voices_on_levels_differ_in_words_without_a_number(
    resident: int | Special, consultant: int, words: str, talk: bool
) -> None:
    pair = (reading(ZRM, {"financien": resident}), reading(ZRM, {"financien": consultant}, rater=RaterRole.CONSULTANT))
    found = differences(ZRM, pair)[0]
    assert (found.words, found.talk, found.points) == (words, talk, None)
    assert found.second == "voldoende zelfredzaam" if consultant == 4 else "beperkt zelfredzaam"


@given(web_answers, web_answers)
def test_that_the_voices_can_change_places(
    first: dict[str, int | Special | None], second: dict[str, int | Special | None]
) -> None:
    one, other = reading(WEB, first), reading(WEB, second, rater=RaterRole.CONSULTANT)
    there, back = differences(WEB, (one, other)), differences(WEB, (other, one))
    assert [found.words for found in there] == [found.words for found in back]
    assert [found.item for found in there] == AXES
    assert all(found.same == (found.points == 0) for found in there if found.both)


def test_that_an_answer_reads_as_a_person_would_say_it(tiny: Tiny, library: FormLibrary) -> None:
    choice = tiny("choice")
    assert answer_words(choice, "kleuren", answer("kleuren", "rood blauw")) == "rood, blauw"
    assert answer_words(choice, "percentage", answer("percentage", 40)) == "veel"
    assert answer_words(WEB, "meedoen", answer("meedoen", 0)) == "0"
    assert answer_words(ZRM, "justitie", answer("justitie", Special.NOT_RECORDED)) == "bewust niet vastgelegd"
    assert answer_words(ZRM, "justitie", answer("justitie", None)) == ""
    assert answer_words(ZRM, "justitie", None) == ""


def described(marks: dict[str, int | Special | None]) -> str:
    return describe_web(WEB, reading(WEB, marks).answers, "Joyce")


def test_that_the_web_is_told_in_one_line() -> None:
    joyce = dict(zip(AXES, (6, 5, 7, 5, 4, 7), strict=True))
    assert described(joyce) == "Web van Joyce. Hoogste: Wat telt voor mij en Mijn dag, 7. Laagste: Meedoen, 4."
    assert described({}) == "Web van Joyce. Nog niets ingevuld."
    assert described(dict.fromkeys(AXES, 5)) == "Web van Joyce. Overal: 5."
    assert described({"meedoen": 0, "lichaam": 3}).startswith(
        "Web van Joyce. Hoogste: Mijn lichaam, 3. Laagste: Meedoen, 0. Niet ingevuld: Hoofd en gevoel, "
    )
    assert "Weet ik niet" not in described({"meedoen": Special.NOT_DISCUSSED})


def numbers_in(found: Any) -> Iterator[float]:
    """Every number anywhere in a result, except marks as they were given."""
    if isinstance(found, bool) or found is None or isinstance(found, str):
        return
    if isinstance(found, int | float):
        yield found
    elif isinstance(found, dict):
        for value in found.values():
            yield from numbers_in(value)
    elif isinstance(found, tuple | list):
        for one in found:
            yield from numbers_in(one)
    else:
        for name in found.__slots__:
            yield from numbers_in(getattr(found, name))


@given(zrm_answers, zrm_answers)
def test_that_nothing_computed_over_levels_is_more_than_a_count(
    first: dict[str, int | Special | None], second: dict[str, int | Special | None]
) -> None:
    one, other = reading(ZRM, first), reading(ZRM, second, rater=RaterRole.CONSULTANT)
    later = reading(ZRM, second)
    changes = compare_readings(ZRM, one, later)
    assert list(numbers_in(changes)) == []
    assert list(numbers_in(differences(ZRM, (one, other)))) == []
    for counts in (count_levels(ZRM, one), count_directions(changes)):
        assert all(type(count) is int and 0 <= count <= len(DOMAINS) for count in counts.values())
        assert sum(counts.values()) <= len(DOMAINS)


def test_that_no_public_function_offers_a_mean_a_sum_or_a_trend() -> None:
    for module in (comparison, guards):
        for name, thing in inspect.getmembers(module, inspect.isfunction):
            if thing.__module__ == module.__name__ and not name.startswith("_"):
                returned = str(inspect.signature(thing).return_annotation)
                assert "float" not in returned, name
                assert returned not in ("int", "Decimal"), name
                assert not any(word in name for word in ("mean", "average", "sum", "total", "score", "trend")), name
