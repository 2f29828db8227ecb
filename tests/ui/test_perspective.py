"""Perspectief: a direction with a name and a reason; looking again keeps what was thought before."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.diagnosis import WageValue
from intake_app.domain.diagnosis_words import IndicatorKind, ObservationType, RouteAdvice
from intake_app.domain.planning import PerspectiveEstimate
from intake_app.domain.vocabulary import GoalClass
from intake_app.services import diagnosis, editing, rules
from intake_app.services.desk import Desk
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, focused, until, write_in
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask
from ui import undoing
from ui.main_window import MainWindow
from ui.pages.perspective import PerspectivePage
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.series_view import SeriesView
from ui.widgets.text import Text


@pytest.fixture
def page(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> PerspectivePage:
    go(qtbot, window, prepared.ria, "perspectief")
    assert isinstance(window.page, PerspectivePage)
    return window.page


def test_that_the_first_choice_makes_an_estimate_with_a_name_and_a_day_to_look_again(
    page: PerspectivePage, window: MainWindow, qtbot: QtBot
) -> None:
    choice = find(page, SegmentedChoice, "field_goal_class")
    qtbot.mouseClick(choice.parts[1], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: dossier.perspectives)
    write_in(qtbot, window, "field_motivation", "Ria wil eerst weer onder de mensen zijn.")
    until(qtbot, window, lambda dossier: dossier.perspectives[0].motivation)
    kept = dossier_of(window).perspectives
    assert len(kept) == 1
    assert kept[0].goal_class is list(GoalClass)[1]
    assert kept[0].estimated_by == "Marloes Dekker"
    assert kept[0].review_on == date(2027, 3, 15)
    assert not there_is(page, QWidget, "button_new_estimate")


def test_that_looking_again_keeps_the_estimate_of_before(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    old = PerspectiveEstimate(
        case_id=prepared.ria, estimated_on=date(2026, 3, 1), goal_class=GoalClass.PAID_WORK, motivation="Toen."
    )
    assert window.session is not None
    window.session.change(lambda desk: editing.add(desk, old))
    go(qtbot, window, prepared.ria, "perspectief")
    click(qtbot, window, "button_new_estimate")
    until(qtbot, window, lambda dossier: len(dossier.perspectives) == 2)
    assert window.page is not None
    assert find(window.page, TextArea, "field_motivation").text() == ""
    write_in(qtbot, window, "field_motivation", "Nu anders.")
    until(qtbot, window, lambda dossier: {one.motivation for one in dossier.perspectives} == {"Toen.", "Nu anders."})
    assert there_is(window.page, QWidget, "card_history")


# -- one topic at a time, by keyboard ---------------------------------------------------------------------------------


def tab_to(name: str, most: int = 60) -> QWidget:
    """Press Tab until the cursor stands in the field of this name."""
    for _n in range(most):
        here = focused()
        if here.objectName() == name:
            return here
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab; the cursor stands in {focused().objectName()}")


def typed(words: str) -> None:
    """Type words where the cursor stands, and go on to the next field."""
    QTest.keyClicks(focused(), words)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)


def test_that_a_wage_value_is_written_down_by_keyboard_and_only_with_an_expert(
    page: PerspectivePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.focus_start()
    for _n in range(4):
        QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().objectName() == "field_topic_wage"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert not find(page, Card, "card_wage").isHidden() and not there_is(page, Card, "card_direction")
    tab_to("button_add_wage")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.wage_values)
    assert focused().objectName() == "field_wage_1_job"
    typed("Kringloop, sorteren")
    tab_to("field_wage_1_percentage")
    typed("60")
    settle(qtbot, window)
    assert "naam van de deskundige" in " ".join(one.text() for one in page.findChildren(Text) if one.isVisible())
    assert dossier_of(window).wage_values[0].percentage is None
    tab_to("field_wage_1_determined_on")
    typed("24-06-2026")
    tab_to("field_wage_1_expert")
    typed("Q. Testmeter")
    tab_to("field_wage_1_method")
    typed("Dariuz")
    tab_to("field_wage_1_percentage")
    find(page, QLineEdit, "field_wage_1_percentage").selectAll()
    typed("60")
    until(qtbot, window, lambda dossier: dossier.wage_values[0].percentage == 60)
    assert "Opnieuw vaststellen voor 24 juni 2027." in find(page, Text, "text_wage_1").text()


def test_that_growth_is_drawn_with_the_same_in_a_table(page: PerspectivePage, window: MainWindow, qtbot: QtBot) -> None:
    case_id = dossier_of(window).case.id

    def outcomes(desk: Desk) -> None:
        for day, percentage in ((date(2025, 6, 1), 25), (date(2026, 6, 1), 60)):
            diagnosis.begin(
                desk, case_id, WageValue, job="Tuin", expert="Q", method="D", determined_on=day, percentage=percentage
            )

    ask(qtbot, window, outcomes)
    page.focus_field("topic_wage")
    view = find(page, SeriesView, "view_wage_1")
    assert view.accessibleDescription() == "1 juni 2025: 25 %. 1 juni 2026: 60 %"
    table = find(page, QWidget, "table_wage_1")
    assert {"25 %", "60 %", "1 juni 2025"} <= {one.text() for one in table.findChildren(Text)}


def test_that_a_route_is_suggested_with_its_reason_and_taken(
    page: PerspectivePage, window: MainWindow, qtbot: QtBot
) -> None:
    choice = find(page, SegmentedChoice, "field_goal_class")
    qtbot.mouseClick(choice.parts[0], Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: dossier.perspectives)
    write_in(qtbot, window, "field_months", "25")
    until(qtbot, window, lambda dossier: dossier.perspectives[0].months == 25)
    assert find(page, Text, "text_suggested").text() == "Voorstel: eerst een voortraject"
    click(qtbot, window, "button_take_suggestion")
    until(qtbot, window, lambda dossier: dossier.perspectives[0].first_route is RouteAdvice.PREPARATORY)
    assert not there_is(page, QWidget, "button_take_suggestion") and not there_is(page, QWidget, "field_deviation")
    qtbot.mouseClick(find(page, CheckBox, "field_route:direct-werk"), Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: len(dossier.perspectives[0].routes) == 2)
    find(page, DropDown, "field_first_route").value_changed.emit(RouteAdvice.DIRECT_WORK)
    until(qtbot, window, lambda dossier: dossier.perspectives[0].first_route is RouteAdvice.DIRECT_WORK)
    write_in(qtbot, window, "field_deviation", "Ria heeft zelf iets gevonden.")
    until(qtbot, window, lambda dossier: dossier.perspectives[0].deviation)


def test_that_words_for_months_are_refused_where_they_are_typed(
    page: PerspectivePage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "field_months", "twee")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    settle(qtbot, window)
    assert there_is(page, Text, "error") and not dossier_of(window).perspectives


def test_that_hidden_classifications_leave_no_empty_boxes(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    ask(qtbot, window, lambda desk: rules.set_own(desk, "classifications_enabled", False))
    go(qtbot, window, prepared.ria, "perspectief")
    assert window.page is not None and there_is(window.page, QWidget, "field_goal_class")
    assert not there_is(window.page, QWidget, "field_months") and not there_is(window.page, QWidget, "field_duration")
    window.page.focus_field("topic_capacity")
    assert not there_is(window.page, QWidget, "card_capacity") and there_is(window.page, QWidget, "card_load")
    window.page.focus_field("topic_together")
    assert not there_is(window.page, QWidget, "card_distance") and there_is(window.page, QWidget, "card_regie")


def test_that_a_blockade_goes_to_what_is_in_the_way_and_a_strength_only_with_a_yes(
    page: PerspectivePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.focus_field("topic_observing")
    click(qtbot, window, "button_add_period")
    until(qtbot, window, lambda dossier: dossier.observation_periods)
    find(page, DropDown, "field_period_1_type").set_value(ObservationType.BLOCKADE)
    write_in(qtbot, window, "field_period_1_seen", "Bij lawaai loopt het vast.")
    click(qtbot, window, "button_period_1_observe")
    until(qtbot, window, lambda dossier: dossier.observations)
    find(page, DropDown, "field_period_1_seen_1_barrier").value_changed.emit("stress")
    until(qtbot, window, lambda dossier: dossier.observations[0].barrier == "stress")
    find(page, DropDown, "field_period_1_type").set_value(ObservationType.STRENGTH)
    write_in(qtbot, window, "field_period_1_seen", "Plant het werk zelf.")
    click(qtbot, window, "button_period_1_observe")
    until(qtbot, window, lambda dossier: len(dossier.observations) == 2)
    assert not dossier_of(window).strengths
    tick = next(one for one in page.findChildren(CheckBox) if one.objectName().endswith("_portfolio"))
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    until(qtbot, window, lambda dossier: [one.title for one in dossier.strengths] == ["Plant het werk zelf."])
    click(qtbot, window, "button_period_1_close")
    assert dossier_of(window).observation_periods[0].closed_on is None, "both outputs are asked first"
    write_in(qtbot, window, "field_period_1_development", "Kan een ploeg leiden.")
    write_in(qtbot, window, "field_period_1_support", "Een rustige plek.")
    click(qtbot, window, "button_period_1_close")
    until(qtbot, window, lambda dossier: dossier.observation_periods[0].closed_on == date(2026, 9, 15))


def test_that_a_value_over_time_is_typed_drawn_and_taken_back(
    page: PerspectivePage, window: MainWindow, qtbot: QtBot
) -> None:
    page.focus_field("topic_series")
    find(page, DropDown, "field_new_series").value_changed.emit(IndicatorKind.ENERGY)
    until(qtbot, window, lambda dossier: dossier.indicator_series)
    assert focused().objectName() == "field_series_energie_value"
    for value, kept in (("elf", 0), ("11", 0), ("7", 1)):
        field = find(page, QLineEdit, "field_series_energie_value")
        field.selectAll()
        QTest.keyClicks(field, value)
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(qtbot, window)
        assert len(dossier_of(window).indicator_points) == kept
    assert window.session is not None
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: not dossier.indicator_points)


def test_that_the_guide_of_the_plan_leads_to_what_was_not_reported(
    page: PerspectivePage, window: MainWindow, qtbot: QtBot
) -> None:
    window.go("perspectief#topic_earnings")
    settle(qtbot, window)
    assert there_is(page, QWidget, "card_earnings") and not there_is(page, QWidget, "card_direction")
    click(qtbot, window, "button_add_earnings")
    until(qtbot, window, lambda dossier: dossier.earnings)
    write_in(qtbot, window, "field_earnings_1_amount", "145,50")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.earnings[0].amount == 14550)
    assert "gemeld" in find(page, Text, "text_earnings_1").text()
