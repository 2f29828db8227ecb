"""Days as people type them, and the field that reads them."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from intake_app import i18n
from ui.widgets.date_field import DateField
from ui.widgets.form_row import FormRow
from ui.widgets.typed_dates import Direction, NotADay, WrongWeekday, read_day

TODAY = date(2026, 9, 15)
DECEMBER = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15 dec", DECEMBER),
        ("15 dec.", DECEMBER),
        ("15 December", DECEMBER),
        ("15-12-2026", DECEMBER),
        ("15/12/26", DECEMBER),
        ("15.12.2026", DECEMBER),
        ("15 12 2026", DECEMBER),
        ("15122026", DECEMBER),
        ("2026-12-15", DECEMBER),
        ("15-12", DECEMBER),
        ("di 15 december", DECEMBER),
        ("dinsdag 15 december 2026", DECEMBER),
        ("  rond 15 dec ", DECEMBER),
        ("vandaag", TODAY),
        ("morgen", date(2026, 9, 16)),
        ("overmorgen", date(2026, 9, 17)),
        ("gisteren", date(2026, 9, 14)),
        ("over 2 weken", date(2026, 9, 29)),
        ("over een week", date(2026, 9, 22)),
        ("over 3 dagen", date(2026, 9, 18)),
        ("over een maand", date(2026, 10, 15)),
        ("donderdag", date(2026, 9, 17)),
        ("dinsdag", date(2026, 9, 22)),
        ("12 mei 1983", date(1983, 5, 12)),
        ("", None),
        ("   ", None),
    ],
)
def test_that_a_day_is_read_as_it_is_meant(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31 februari", "31-2", "0-1-2026", "15 decembre", "abc", "99", "15-13", "1-1-1800"])
def test_that_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day(typed, TODAY)


def test_that_the_direction_finds_the_year() -> None:
    assert read_day("1 feb", TODAY, Direction.AHEAD) == date(2027, 2, 1)
    assert read_day("1 feb", TODAY, Direction.BACK) == date(2026, 2, 1)
    assert read_day("1-2-61", TODAY, Direction.BACK) == date(1961, 2, 1)
    assert read_day("ma", TODAY, Direction.BACK) == date(2026, 9, 14)


def test_that_a_weekday_that_does_not_fit_is_told_and_not_bent() -> None:
    with pytest.raises(WrongWeekday) as wrong:
        read_day("wo 15 december", TODAY)
    assert wrong.value.day == DECEMBER


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_that_every_day_written_by_us_is_read_back(day: date) -> None:
    assert read_day(i18n.format_day(day, year=True), TODAY) == day
    assert read_day(f"{day:%d-%m-%Y}", TODAY) == day


@given(st.text(max_size=20))
def test_that_any_text_is_a_day_or_refused(text: str) -> None:
    with contextlib.suppress(NotADay):
        read_day(text, TODAY)


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField(name="field_ready", today=lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def type_day(qtbot: QtBot, field: DateField, words: str) -> None:
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_that_a_typed_day_is_committed_and_written_out(qtbot: QtBot, field: DateField) -> None:
    with qtbot.waitSignal(field.date_committed) as committed:
        type_day(qtbot, field, "15-12")
    assert committed.args == [DECEMBER]
    assert field.text() == "di 15 december"


def test_that_another_year_is_written_too(field: DateField) -> None:
    field.set_value(date(2027, 2, 1))
    assert field.text() == "ma 1 februari 2027"


def test_that_a_wrong_day_keeps_what_was_typed_and_says_what_to_do(qtbot: QtBot) -> None:
    field = DateField(today=lambda: TODAY)
    row = FormRow("Klaar rond", field)
    qtbot.addWidget(row)
    row.show()
    with qtbot.assertNotEmitted(field.date_committed):
        type_day(qtbot, field, "31 februari")
    assert field.text() == "31 februari"
    assert row.error.sentence == "Deze dag bestaat niet. Kies een andere dag."
    assert row.error.isVisible()
    field.set_value(None)
    assert field.text() == "31 februari"
    type_day(qtbot, field, "28 feb")
    assert not row.error.isVisible()


def test_that_the_sentence_names_the_day_when_the_weekday_is_wrong(qtbot: QtBot, field: DateField) -> None:
    with qtbot.waitSignal(field.error_changed) as told:
        type_day(qtbot, field, "wo 15 dec 2026")
    assert "dinsdag 15 december" in told.args[0]


def test_that_the_same_day_again_is_not_committed_again(qtbot: QtBot, field: DateField) -> None:
    field.set_value(DECEMBER)
    with qtbot.assertNotEmitted(field.date_committed):
        type_day(qtbot, field, "15 dec")
    assert field.text() == "di 15 december"


def test_that_an_emptied_field_commits_no_day(qtbot: QtBot, field: DateField) -> None:
    field.set_value(DECEMBER)
    field.selectAll()
    with qtbot.waitSignal(field.date_committed) as committed:
        qtbot.keyClick(field, Qt.Key.Key_Delete)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert committed.args == [None]


def test_that_half_a_day_is_not_judged_while_typing(qtbot: QtBot, field: DateField) -> None:
    field.setFocus()
    with qtbot.assertNotEmitted(field.error_changed, wait=450), qtbot.assertNotEmitted(field.date_committed):
        qtbot.keyClicks(field, "15 de")


def test_that_days_outside_the_range_are_refused_in_words(qtbot: QtBot, field: DateField) -> None:
    field.set_range(TODAY, TODAY + timedelta(days=365))
    with qtbot.waitSignal(field.error_changed) as told:
        type_day(qtbot, field, "1-1-2026")
    assert told.args == ["Kies een dag vanaf dinsdag 15 september."]


def test_that_the_calendar_opens_by_key_and_its_day_is_committed(qtbot: QtBot, field: DateField) -> None:
    field.set_value(DECEMBER)
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(QCalendarWidget)
    assert popup is not None
    assert popup.isVisible()
    with qtbot.waitSignal(field.date_committed) as committed:
        popup.setSelectedDate(popup.selectedDate().addDays(1))
        popup.activated.emit(popup.selectedDate())
    assert committed.args == [date(2026, 12, 16)]
    assert field.text() == "wo 16 december"


def test_that_the_calendar_stops_where_days_end(qtbot: QtBot, field: DateField) -> None:
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = field.findChild(QCalendarWidget)
    assert popup is not None
    with qtbot.waitSignal(field.date_committed) as committed:
        popup.setCurrentPage(1, 1)  # further back than any `date` goes
        popup.setSelectedDate(QDate(-1, 12, 1))
        popup.activated.emit(popup.selectedDate())
    assert committed.args == [date(1900, 1, 1)]


def test_that_the_calendar_icon_opens_it_too(qtbot: QtBot, field: DateField) -> None:
    from PySide6.QtWidgets import QToolButton

    opener = field.findChild(QToolButton, "button_calendar")
    assert opener is not None
    assert opener.accessibleName() == "Kies een dag in de kalender"
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    popup = field.findChild(QCalendarWidget)
    assert popup is not None
    popup.window().close()
