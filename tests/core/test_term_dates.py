"""Date arithmetic of terms (rules 4.1, 4.4, dates of 10): each worked example by its row, and 40 years at random."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain import ages
from intake_app.domain.dates import (
    Counting,
    Length,
    Unit,
    birthday,
    due_day,
    first_warning,
    legal_latest,
    moved,
    warning_days,
)
from intake_app.domain.holidays import closed, easter, holidays, kings_day, open_from
from intake_app.domain.people import Person
from intake_app.domain.terms import Reapplication, Suspension, TermState, reapply, state_on, suspended_until, take_ends

DAYS = st.dates(date(2010, 1, 1), date(2050, 12, 31))
LENGTHS = st.one_of(
    st.builds(Length, st.integers(1, 400), st.just(Unit.DAYS)),
    st.builds(Length, st.integers(1, 40), st.just(Unit.WORKING_DAYS)),
    st.builds(Length, st.integers(1, 60), st.just(Unit.WEEKS)),
    st.builds(Length, st.integers(1, 60), st.just(Unit.MONTHS)),
    st.builds(Length, st.integers(1, 10), st.just(Unit.YEARS)),
)
forty_years = settings(max_examples=150, deadline=None)


def length(amount: int, unit: str, days: int = 0) -> Length:
    return Length(amount, Unit(unit), days)


def due(trigger: date, counting: str, amount: int, unit: str, days: int = 0) -> date:
    return due_day(trigger, Counting(counting), length(amount, unit, days))


# -- worked examples -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "trigger", "counting", "amount", "unit", "expected"),
    [
        ("4.1 months clamp", date(2024, 8, 31), "binnen", 6, "maanden", date(2025, 2, 28)),
        ("E1 datum.maanden", date(2026, 8, 31), "binnen", 6, "maanden", date(2027, 2, 28)),
        ("4.1 maximum", date(2026, 1, 1), "hoogstens", 18, "maanden", date(2027, 6, 30)),
        ("4.1 earliest", date(2026, 3, 2), "vanaf", 4, "weken", date(2026, 3, 30)),
        ("FX17", date(2026, 3, 2), "vanaf", 4, "weken", date(2026, 3, 30)),
        ("FX18 plan", date(2026, 3, 2), "binnen", 7, "dagen", date(2026, 3, 9)),
        ("FX18 onderzoek", date(2026, 3, 2), "binnen", 6, "weken", date(2026, 4, 13)),
        ("FX18 besluit", date(2026, 4, 8), "binnen", 2, "weken", date(2026, 4, 22)),
        ("FX20", date(2026, 1, 1), "hoogstens", 18, "maanden", date(2027, 6, 30)),
        ("FX21 ten weeks", date(2026, 1, 12), "hoogstens", 10, "weken", date(2026, 3, 22)),
        ("FX21 look back", date(2026, 1, 12), "binnen", 10, "weken", date(2026, 3, 23)),
        ("FX21 twelve weeks", date(2026, 1, 5), "hoogstens", 12, "weken", date(2026, 3, 29)),
        ("FX21 look back", date(2026, 1, 5), "binnen", 12, "weken", date(2026, 3, 30)),
        ("FX24 scholing", date(2026, 4, 1), "binnen", 6, "maanden", date(2026, 10, 1)),
        ("FX24 beoordeling", date(2026, 4, 1), "binnen", 9, "maanden", date(2027, 1, 1)),
        ("FX24 stop-check", date(2026, 4, 1), "binnen", 12, "maanden", date(2027, 4, 1)),
        ("FX24 two years", date(2026, 4, 1), "hoogstens", 2, "jaren", date(2028, 3, 31)),
        ("FX24 at most", date(2026, 4, 1), "hoogstens", 4, "jaren", date(2030, 3, 31)),
        ("FX26 AVG", date(2026, 1, 31), "binnen", 1, "maanden", date(2026, 2, 28)),
        ("FX26 three months", date(2026, 1, 31), "binnen", 3, "maanden", date(2026, 4, 30)),
        ("FX26 Pw", date(2026, 6, 30), "binnen", 10, "jaren", date(2036, 6, 30)),
        ("FX27 last day without warning", date(2026, 3, 1), "hoogstens", 12, "maanden", date(2027, 2, 28)),
        ("FX35", date(2026, 2, 1), "hoogstens", 3, "maanden", date(2026, 4, 30)),
    ],
)
def test_that_a_worked_example_comes_out(
    row: str, trigger: date, counting: str, amount: int, unit: str, expected: date
) -> None:
    assert due(trigger, counting, amount, unit) == expected, row


def test_that_the_months_and_a_day_of_leiden_end_as_fx22_says() -> None:
    held_to = due(date(2026, 1, 15), "hoogstens", 2, "maanden", 1)
    assert held_to == date(2026, 3, 15)
    assert held_to + timedelta(days=1) == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("trigger", "amount", "unit", "bare", "latest"),
    [
        (date(2026, 3, 27), 7, "dagen", date(2026, 4, 3), date(2026, 4, 7)),  # 4.1 and FX19: Good Friday
        (date(2026, 3, 24), 6, "weken", date(2026, 5, 5), date(2026, 5, 6)),  # 4.1 and FX19: 5 May
    ],
)
def test_that_the_termijnenwet_gives_its_later_day_beside_the_bare_one(
    trigger: date, amount: int, unit: str, bare: date, latest: date
) -> None:
    assert due(trigger, "binnen", amount, unit) == bare
    assert legal_latest(bare, Counting.WITHIN, length(amount, unit)) == latest


@pytest.mark.parametrize(("amount", "unit"), [(13, "weken"), (91, "dagen"), (4, "maanden"), (1, "jaren"), (0, "dagen")])
def test_that_the_termijnenwet_is_silent_on_long_terms(amount: int, unit: str) -> None:
    assert legal_latest(date(2026, 4, 5), Counting.WITHIN, length(amount, unit)) is None


@pytest.mark.parametrize("counting", [Counting.BEFORE, Counting.EARLIEST, Counting.AT_MOST, Counting.ON])
def test_that_the_termijnenwet_is_silent_on_terms_that_are_not_counted_forward(counting: Counting) -> None:
    assert legal_latest(date(2026, 4, 5), counting, length(2, "weken")) is None


@pytest.mark.parametrize(
    ("row", "start", "end", "expected"),
    [
        ("FX34 four years", date(2026, 4, 1), date(2030, 3, 31), date(2029, 9, 30)),
        ("FX34 twelve months", date(2026, 1, 1), date(2026, 12, 31), date(2026, 10, 31)),
        ("FX34 ten weeks", date(2026, 1, 12), date(2026, 3, 22), date(2026, 3, 8)),
        ("FX34 seven days", date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 2)),
        ("24 months exactly", date(2026, 1, 1), date(2027, 12, 31), date(2027, 6, 30)),
        ("a day short of 24 months", date(2026, 1, 1), date(2027, 12, 30), date(2027, 10, 30)),
        ("6 months exactly", date(2026, 1, 1), date(2026, 6, 30), date(2026, 4, 30)),
        ("a day short of 6 months", date(2026, 1, 1), date(2026, 6, 29), date(2026, 6, 15)),
    ],
)
def test_that_the_first_warning_comes_by_the_length(row: str, start: date, end: date, expected: date) -> None:
    assert first_warning(start, end) == expected, row


def test_that_reminders_come_beside_the_first_warning_and_never_before_the_term_began() -> None:
    wmo = warning_days(date(2026, 3, 2), date(2026, 4, 13), Counting.WITHIN, (14, 7, 0))
    assert wmo == (date(2026, 3, 30), date(2026, 4, 6), date(2026, 4, 13))
    short = warning_days(date(2026, 3, 2), date(2026, 3, 9), Counting.WITHIN, (30, 3, 0))
    assert short == (date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 9))
    search = warning_days(date(2026, 3, 2), date(2026, 3, 30), Counting.EARLIEST, (0, -7))
    assert search == (date(2026, 3, 30), date(2026, 4, 6))
    end_of_benefit = warning_days(date(2026, 9, 1), date(2026, 9, 1), Counting.ON, (120, 35))
    assert end_of_benefit == (date(2026, 5, 4), date(2026, 7, 28))


def test_that_three_working_days_step_over_easter() -> None:
    """TL25: threat reported on Maundy Thursday 2026."""
    assert due(date(2026, 4, 2), "binnen", 3, "werkdagen") == date(2026, 4, 9)


def test_that_contact_is_overdue_after_twelve_months_to_the_day() -> None:
    """FX32: last contact 01-05-2025, today 01-05-2026 counts as parked; the day before does not."""
    last_day = due(date(2025, 5, 1), "hoogstens", 12, "maanden")
    assert state_on(date(2026, 5, 1), last_day, (last_day,)) is TermState.OVERDUE
    assert state_on(date(2026, 4, 30), last_day, (last_day,)) is TermState.NEAR


def test_that_a_short_application_is_possible_to_the_day() -> None:
    """FX23, Baanzicht: benefit ended 16-03-2026, window of six months, else the wait of 28 days."""
    assert reapply(date(2026, 3, 16), date(2026, 9, 16), 6, 4) == Reapplication(True, 0)
    assert reapply(date(2026, 3, 16), date(2026, 9, 17), 6, 4) == Reapplication(False, 28)


# -- ages ------------------------------------------------------------------------------------------------------------

BORN = date(1999, 3, 2)


@pytest.mark.parametrize(
    ("reported", "partner", "search", "papers"),
    [
        (date(2026, 3, 1), None, True, False),  # the day before the 27th birthday
        (date(2026, 3, 2), None, False, False),  # on the 27th birthday
        (date(2026, 3, 1), date(1999, 3, 1), False, True),  # the partner is 27 that day
        (date(2026, 3, 1), date(1999, 3, 2), True, False),  # both are 26
        (date(2026, 3, 2), date(2001, 1, 1), False, True),  # the partner alone is under 27
    ],
)
def test_that_the_search_time_is_for_households_under_27(
    reported: date, partner: date | None, search: bool, papers: bool
) -> None:
    """4.4, rows zoektijd and couple; FX17."""
    assert ages.search_time_applies(BORN, partner, reported) is search
    assert ages.school_papers_apply(BORN, partner, reported) is papers


def test_that_nobody_is_young_whose_birthday_is_not_known() -> None:
    assert not ages.search_time_applies(None, None, date(2026, 3, 1))


def test_that_the_other_edges_of_age_are_as_4_4_says() -> None:
    on = date(2026, 3, 2)

    def born(years: int) -> date:
        return on.replace(year=on.year - years)

    assert [ages.is_annex_to_decision(born(age), on) for age in (17, 18, 26, 27)] == [False, True, True, False]
    assert [ages.fits_youth_unit(born(age), on) for age in (15, 16, 27, 28)] == [False, True, True, False]
    assert [ages.keeps_benefit_at_school(born(age), on) for age in (29, 30)] == [False, True]
    assert not ages.keeps_benefit_at_school(born(30), on, split=31)
    assert [ages.representative_decides(born(age), on, capable=True) for age in (11, 12, 17, 18)] == [
        True, False, False, False,
    ]  # fmt: skip
    assert [ages.representative_decides(born(age), on, capable=False) for age in (12, 17, 18)] == [True, True, False]


def test_that_born_on_29_february_one_turns_on_1_march() -> None:
    leap = date(2000, 2, 29)
    assert birthday(leap, 27) == date(2027, 3, 1)
    assert birthday(leap, 28) == date(2028, 2, 29)
    assert [ages.age_on(leap, day) for day in (date(2027, 2, 28), date(2027, 3, 1))] == [26, 27]
    assert Person(first_name="A", birth_date=leap).age_on(date(2027, 2, 28)) == 26
    assert ages.search_time_applies(leap, None, date(2027, 2, 28))
    assert not ages.search_time_applies(leap, None, date(2027, 3, 1))
    assert due(leap, "verjaardag", 5, "jaren") == date(2005, 3, 1)


# -- the calendar ----------------------------------------------------------------------------------------------------


def test_that_easter_falls_where_the_almanac_has_it() -> None:
    known = [(2010, 4, 4), (2011, 4, 24), (2016, 3, 27), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
    assert [easter(year) for year, _month, _day in known] == [date(*day) for day in known]


def test_that_the_kings_birthday_gives_way_to_a_sunday() -> None:
    kept = {2006: (4, 29), 2013: (4, 30), 2014: (4, 26), 2025: (4, 26), 2026: (4, 27), 2031: (4, 26)}
    assert {year: (kings_day(year).month, kings_day(year).day) for year in kept} == kept


def test_that_the_holidays_of_2026_are_all_there() -> None:
    days = [(1, 1), (4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25), (12, 26)]
    assert sorted(holidays(2026)) == [date(2026, month, day) for month, day in days]
    assert not closed(date(2026, 12, 31)) and closed(date(2026, 12, 27)) and not closed(date(2026, 12, 28))


@forty_years
@given(DAYS, LENGTHS)
def test_that_the_legal_latest_day_is_open_and_not_before_the_bare_one(trigger: date, span: Length) -> None:
    bare = due_day(trigger, Counting.WITHIN, span)
    latest = legal_latest(bare, Counting.WITHIN, span)
    if latest is None:
        assert span.unit is Unit.YEARS or moved(trigger, span) > trigger + timedelta(days=84)
        return
    assert not closed(latest) and bare <= latest
    assert all(closed(bare + timedelta(days=n)) for n in range((latest - bare).days))
    assert latest == bare or closed(bare)


@forty_years
@given(DAYS, DAYS, LENGTHS, st.sampled_from([Counting.WITHIN, Counting.AT_MOST, Counting.EARLIEST]))
def test_that_a_later_trigger_is_never_due_earlier(one: date, other: date, span: Length, counting: Counting) -> None:
    first, second = sorted((one, other))
    assert due_day(first, counting, span) <= due_day(second, counting, span)
    assert due_day(first, counting, span) >= first


@forty_years
@given(DAYS, st.integers(1, 120))
def test_that_months_keep_the_day_or_clamp_to_the_end_of_the_month(day: date, months: int) -> None:
    reached = moved(day, Length(months, Unit.MONTHS))
    assert (reached.year * 12 + reached.month) - (day.year * 12 + day.month) == months
    last = (reached.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    assert reached.day == min(day.day, last.day)


@forty_years
@given(DAYS, LENGTHS)
def test_that_there_and_back_is_where_one_was(day: date, span: Length) -> None:
    start = open_from(day) if span.unit is Unit.WORKING_DAYS else day
    back = moved(moved(start, span), span, back=True)
    clamped = span.unit in (Unit.MONTHS, Unit.YEARS) and day.day > 28
    assert back == start or (clamped and start - timedelta(days=3) <= back < start)


@forty_years
@given(DAYS, LENGTHS)
def test_that_every_warning_lies_between_the_trigger_and_the_day(trigger: date, span: Length) -> None:
    day = due_day(trigger, Counting.AT_MOST, span)
    if day >= trigger:
        found = warning_days(trigger, day, Counting.AT_MOST, (14, 0))
        assert list(found) == sorted(set(found)) and trigger <= found[0] and found[-1] == max(day, trigger)
        assert first_warning(trigger, day) in found


@forty_years
@given(st.dates(date(1940, 1, 1), date(2032, 12, 31)), st.integers(0, 90))
def test_that_a_birthday_is_the_first_day_of_its_age(born: date, years: int) -> None:
    day = birthday(born, years)
    assert ages.age_on(born, day) == years
    assert ages.age_on(born, day - timedelta(days=1)) == years - 1
    assert (day.month, day.day) == (
        (3, 1) if (born.month, born.day) == (2, 29) and day.month == 3 else (born.month, born.day)
    )


@forty_years
@given(DAYS, st.integers(0, 60), st.integers(1, 60))
def test_that_a_pause_moves_the_day_by_the_days_it_took(due_on: date, before: int, took: int) -> None:
    asked = due_on - timedelta(days=before)
    pause = Suspension(asked, asked + timedelta(days=took))
    assert suspended_until(due_on, [pause]) == due_on + timedelta(days=took - 1)
    assert suspended_until(due_on, [Suspension(due_on + timedelta(days=1), due_on + timedelta(days=9))]) == due_on
    assert suspended_until(due_on, [Suspension(asked)]) == due_on


def test_that_an_end_settles_the_oldest_open_one_that_began_before_it() -> None:
    january, february, march = (date(2026, month, 1) for month in (1, 2, 3))
    assert take_ends([january, february], [february]) == {0: february}
    assert take_ends([february, january], [february, march]) == {1: february, 0: march}
    assert take_ends([march], [february]) == {}
