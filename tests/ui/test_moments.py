"""The page of moments: what lies over each other, why something does not, and an answer corrected with its reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.domain.vocabulary import MomentKind, RaterRole, Special
from intake_app.services import measuring
from intake_app.services.desk import Desk
from tests.ui.conftest import TODAY, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, focused, page_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.measuring_steps import do, everything_told
from ui import theme, undoing
from ui.main_window import MainWindow
from ui.pages.moments import MomentsPage
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown
from ui.widgets.levels_view import LevelsView
from ui.widgets.web_view import WebView

WEB, ZRM = "spinnenweb", "zrm-2017"
RESIDENT, CONSULTANT = RaterRole.RESIDENT, RaterRole.CONSULTANT


def measure(
    qtbot: QtBot, window: MainWindow, form: str, rater: RaterRole, marks: Sequence[int | None], **facts: object
) -> None:
    """One reading of one question per month, the last one of today; every one of them ready."""
    case_id = dossier_of(window).case.id

    def work(desk: Desk) -> None:
        item = desk.forms.instrument(form).items[0].id
        for ago, mark in zip(range(len(marks) - 1, -1, -1), marks, strict=True):
            day = TODAY - timedelta(days=30 * ago)
            reading = measuring.start_reading(desk, case_id, form, rater, measured_on=day, **facts)  # type: ignore[arg-type]  # facts of a moment
            if mark is None:
                measuring.record_answer(desk, reading.id, item, special=Special.NOT_DISCUSSED)
            else:
                measuring.record_answer(desk, reading.id, item, value=mark)
            measuring.mark_ready(desk, reading.id)

    do(qtbot, window, work)


def ids(window: MainWindow, form: str, rater: RaterRole) -> list[UUID]:
    return [one.id for one in dossier_of(window).readings(form, rater)]


def tick(page: MomentsPage, key: UUID) -> CheckBox:
    return find(page, CheckBox, f"field_moment_{key}")


def ticked(page: MomentsPage) -> set[str]:
    return {one.objectName().removeprefix("field_moment_") for one in page.list.findChildren(CheckBox) if one.value()}


def table_words(page: MomentsPage) -> list[list[str]]:
    model = find(page, QTableView, "table_moments_0").model()
    across = range(model.columnCount())
    head = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in across]
    return [head, [str(model.index(0, column).data()) for column in across]]


def press(qtbot: QtBot, window: MainWindow, control: QWidget, key: Qt.Key) -> None:
    """A key on a control; what it shows is there afterwards."""
    control.setFocus()
    qtbot.keyClick(control, key)
    settle(qtbot, window)


def tick_all(qtbot: QtBot, window: MainWindow, page: MomentsPage, rater: RaterRole, form: str) -> None:
    for key in ids(window, form, rater):
        if not tick(page, key).value():
            press(qtbot, window, tick(page, key), Qt.Key.Key_Space)


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> MainWindow:
    go(qtbot, window, prepared.joyce, "dossier")
    return window


def open_page(qtbot: QtBot, window: MainWindow, form: str) -> MomentsPage:
    assert window.go(f"momenten/{form}")
    settle(qtbot, window)
    return page_of(window, MomentsPage)


def test_that_no_moment_and_one_moment_say_so(qtbot: QtBot, joyce: MainWindow) -> None:
    page = open_page(qtbot, joyce, ZRM)
    assert find(page, QWidget, "empty").isVisible() and page.view.shown is None
    measure(qtbot, joyce, ZRM, CONSULTANT, [2])
    assert page.list.isVisible() and "vanaf twee" in page.why.text()
    assert "nulmeting" in everything_told(page.list)


def test_that_first_and_last_lie_over_each_other_until_somebody_ticks(qtbot: QtBot, joyce: MainWindow) -> None:
    measure(qtbot, joyce, ZRM, CONSULTANT, [2, 1, 3, None, 3])
    page = open_page(qtbot, joyce, ZRM)
    made = ids(joyce, ZRM, CONSULTANT)
    assert ticked(page) == {str(made[0]), str(made[-1])}
    assert find(page, QLabel, "sentence_0").text() == (
        "Mijn geld en post: eerst ‘niet zelfredzaam’, nu ‘beperkt zelfredzaam’: hoger."
    )
    assert table_words(page)[0][1:] == ["A · 18 mei 2026", "B · 15 september 2026", "Eerst en nu"]
    assert table_words(page)[1] == ["Mijn geld en post", "niet zelfredzaam", "beperkt zelfredzaam", "hoger"]
    drawn = find(page, LevelsView, "levels_moments")
    assert drawn.rows[0].places == (1, 2) and "hoger" in drawn.accessibleDescription()
    assert page.title() == "Momenten" and "Veldkamp" not in page.title()


def test_that_moments_are_ticked_by_keyboard_and_stay_ticked(qtbot: QtBot, joyce: MainWindow) -> None:
    measure(qtbot, joyce, ZRM, CONSULTANT, [2, 1, 3])
    page = open_page(qtbot, joyce, ZRM)
    first, middle, last = ids(joyce, ZRM, CONSULTANT)
    page.focus_start()
    assert focused() is tick(page, last)
    for _step in range(20):
        if focused() is tick(page, middle):
            break
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    press(qtbot, joyce, focused(), Qt.Key.Key_Space)
    assert ticked(page) == {str(first), str(middle), str(last)}
    assert "toen ‘acute problematiek’" in find(page, QLabel, "sentence_0").text()
    assert len(table_words(page)[0]) == 5
    press(qtbot, joyce, tick(page, last), Qt.Key.Key_Space)
    press(qtbot, joyce, tick(page, middle), Qt.Key.Key_Space)
    assert page.view.shown is None and "twee of meer" in page.why.text()
    assert joyce.go("dossier") and joyce.go(f"momenten/{ZRM}")
    settle(qtbot, joyce)
    assert ticked(page_of(joyce, MomentsPage)) == {str(first)}


def test_that_webs_lie_over_each_other_under_the_words_that_they_do_not_measure(
    qtbot: QtBot, joyce: MainWindow
) -> None:
    measure(qtbot, joyce, WEB, RESIDENT, [7] * 6 + [2] * 6)
    page = open_page(qtbot, joyce, WEB)
    tick_all(qtbot, joyce, page, RESIDENT, WEB)
    web = find(page, WebView, "web_moments")
    assert len(web.series) == 12
    looks = {(one.style.marker, one.style.marker_filled, one.style.dash) for one in web.series}
    assert len(looks) == 12, "two moments look the same without colour"
    assert find(page, QLabel, "caption_no_measurement").text() == "Dit is een gespreksbeeld, geen meting."
    told = everything_told(page)
    assert not re.search(r"\b(beter|slechter|verschil|punten|gemiddeld|nu lager)\b", told)
    assert not there_is(page, QLabel, "summary")


def test_that_voices_and_forms_are_kept_apart_and_the_reason_is_one_line(qtbot: QtBot, joyce: MainWindow) -> None:
    measure(qtbot, joyce, ZRM, CONSULTANT, [2, 3])
    measure(qtbot, joyce, ZRM, RESIDENT, [1, 4])
    measure(qtbot, joyce, WEB, RESIDENT, [5])
    page = open_page(qtbot, joyce, ZRM)
    voice = find(page, DropDown, "field_voice")
    words = [voice.itemText(place) for place in range(voice.count())]
    assert words == ["Marloes (consulent), 2 momenten", "Joyce (inwoner), 2 momenten", "Alle stemmen"]
    voice.setFocus()
    press(qtbot, joyce, voice, Qt.Key.Key_End)
    assert page.view.shown is None
    own, other = ids(joyce, ZRM, RESIDENT), ids(joyce, ZRM, CONSULTANT)
    for key in (own[0], other[1]):
        press(qtbot, joyce, tick(page, key), Qt.Key.Key_Space)
    assert page.view.shown is None and "verschil in kijk" in page.why.text()
    press(qtbot, joyce, tick(page, own[0]), Qt.Key.Key_Space)
    press(qtbot, joyce, tick(page, own[1]), Qt.Key.Key_Space)
    assert page.why.text().startswith("Twee mensen, twee kijken op één moment.")
    assert "zegt" in find(page, QLabel, "sentence_0").text() and not there_is(page, QLabel, "summary")
    form = find(page, DropDown, "field_form")
    form.setFocus()
    press(qtbot, joyce, form, Qt.Key.Key_Down)
    settle(qtbot, joyce)
    assert page.argument == WEB and "vanaf twee" in page.why.text()


def test_that_a_voice_that_is_covered_shows_nothing(qtbot: QtBot, joyce: MainWindow) -> None:
    measure(qtbot, joyce, WEB, RESIDENT, [3, 9])
    case_id = dossier_of(joyce).case.id
    do(qtbot, joyce, lambda desk: measuring.start_reading(desk, case_id, WEB, CONSULTANT))
    page = open_page(qtbot, joyce, WEB)
    newest = tick(page, ids(joyce, WEB, RESIDENT)[-1])
    assert not newest.isEnabled() and page.view.shown is None
    assert "Bedekt: de andere stem is nog niet klaar." in everything_told(page.list)


def test_that_a_moment_is_told_in_a_dialog(qtbot: QtBot, joyce: MainWindow) -> None:
    measure(qtbot, joyce, ZRM, CONSULTANT, [2, 3])
    page = open_page(qtbot, joyce, ZRM)
    key = ids(joyce, ZRM, CONSULTANT)[0]
    click(qtbot, joyce, f"button_describe_{key}")
    dialog = find(joyce, QWidget, "dialog_moment")
    write(qtbot, find(dialog, QWidget, "field_measured_on"), "1 juni 2027")
    click(qtbot, joyce, "button_keep")
    assert dialog.isVisible(), "a day that is still to come"
    write(qtbot, find(dialog, QWidget, "field_measured_on"), "1 juni 2026")
    write(qtbot, find(dialog, QWidget, "field_place"), "Lindelaan 14")
    write(qtbot, find(dialog, QWidget, "field_context"), "Net verhuisd.")
    find(dialog, DropDown, "field_moment").setFocus()
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    click(qtbot, joyce, "button_keep")
    until(qtbot, joyce, lambda dossier: dossier.readings(ZRM, CONSULTANT)[0].context == "Net verhuisd.")
    kept = dossier_of(joyce).readings(ZRM, CONSULTANT)[0]
    assert (kept.id, kept.measured_on, kept.place) == (key, date(2026, 6, 1), "Lindelaan 14")
    assert kept.moment is MomentKind.INTERIM
    assert "Net verhuisd." in everything_told(page)


def test_that_a_correction_needs_a_reason_and_keeps_the_old_score_in_sight(qtbot: QtBot, joyce: MainWindow) -> None:
    measure(qtbot, joyce, ZRM, CONSULTANT, [2, 3])
    session = joyce.session
    assert session is not None
    do(qtbot, joyce, lambda desk: setattr(desk, "clock", Clock(TODAY + timedelta(days=20))))
    page = open_page(qtbot, joyce, ZRM)
    key = ids(joyce, ZRM, CONSULTANT)[0]
    click(qtbot, joyce, f"button_correct_{key}")
    dialog = find(joyce, QWidget, "dialog_correction")
    value = find(dialog, DropDown, "field_value")
    value.setFocus()
    for _step in range(2):
        qtbot.keyClick(value, Qt.Key.Key_Down)
    click(qtbot, joyce, "button_correct_now")
    assert dialog.isVisible() and not dossier_of(joyce).corrections
    write(qtbot, find(dialog, QWidget, "field_reason"), "Verkeerde regel.")
    click(qtbot, joyce, "button_correct_now")
    until(qtbot, joyce, lambda dossier: dossier.corrections)
    assert table_words(page)[1][1:] == ["voldoende zelfredzaam", "beperkt zelfredzaam", "lager"]
    told = everything_told(page)
    assert "Was: niet zelfredzaam. Verbeterd op 5 oktober 2026: Verkeerde regel." in told
    assert "wat is er gebeurd?" in find(page, QLabel, "sentence_0").text()
    undoing.undo(session)
    until(qtbot, joyce, lambda dossier: not dossier.corrections)
    assert table_words(page)[1][1] == "niet zelfredzaam"


@pytest.mark.parametrize("route", ["dossier", f"twee-stemmen/{ZRM}", "opvolging"])
def test_that_the_moments_are_one_button_away(qtbot: QtBot, joyce: MainWindow, route: str) -> None:
    measure(qtbot, joyce, ZRM, CONSULTANT, [2, 3])
    assert joyce.go(route)
    settle(qtbot, joyce)
    click(qtbot, joyce, "button_moments")
    assert page_of(joyce, MomentsPage).view.shown is not None


def test_that_twelve_moments_in_large_text_fit_the_width(qtbot: QtBot, joyce: MainWindow) -> None:
    measure(qtbot, joyce, ZRM, CONSULTANT, [1 + month % 5 for month in range(12)], context="Schulden. " * 20)
    theme.current().choose("light", text_scale=2.0, calm=True)
    joyce.resize(1366, 768)
    page = open_page(qtbot, joyce, ZRM)
    tick_all(qtbot, joyce, page, CONSULTANT, ZRM)
    assert joyce.width() == 1366
    drawn = find(page, LevelsView, "levels_moments")
    assert drawn.height() >= drawn.heightForWidth(drawn.width())
    assert page.view.shown is not None and len(page.view.shown.heads) == 12
