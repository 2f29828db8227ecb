"""One line why something stays open, before signing; first the basis, then work; fixed days; ways to look back."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.diagnosis_words import Weekday
from intake_app.domain.follow_up_words import ReviewKind
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.planning import Step
from intake_app.domain.vocabulary import PlanStatus, RaterRole
from intake_app.services import completeness, editing, measuring, plans, reasons, reviews
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, focused, page_of, until, write_in
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, joyce_from_the_demonstration, plan_of, ready_to_sign
from tests.ui.test_follow_up import _sign_a_plan
from tests.ui.test_plan_depth import fold, shown
from ui import undoing
from ui.main_window import MainWindow
from ui.pages.look_back import LookBackPage
from ui.pages.plan_basis import BasisCard
from ui.pages.sign import SignPage
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown
from ui.widgets.text import Text


def without_reasons(desk: Desk) -> UUID:
    """A plan that lacks nothing but what may be left out for a reason."""
    case_id = ready_to_sign(desk)
    plan = desk.dossier(case_id).current_plan
    assert plan is not None
    reasons.give(desk, plan, dict.fromkeys(reasons.of_plan(desk.dossier(case_id), plan), ""))
    return case_id


def test_that_one_line_why_is_asked_before_signing_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    case_id = ask(qtbot, window, without_reasons)
    go(qtbot, window, case_id, "tekenen")
    page = page_of(window, SignPage)
    assert page.reasons.isVisible() and plan_of(window).status is PlanStatus.DRAFT
    asked = list(page.reasons.fields)
    assert asked == [one.id for one in completeness.reasons_to_ask(_lines(window))] and "CP06" in asked
    assert focused() is page.reasons.fields[asked[0]]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert there_is(page.reasons, Text, "error"), "an empty line is no reason"
    for name in asked:
        page.reasons.fields[name].setFocus()
        QTest.keyClicks(focused(), "Dat bespreken we in mei.")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sign_screen.isVisible(), timeout=PATIENCE)
    settle(qtbot, window)
    given = reasons.of_plan(dossier_of(window), plan_of(window))
    assert {(one.reason, one.given_by) for one in given.values()} == {("Dat bespreken we in mei.", "Marloes Dekker")}
    assert plan_of(window).status is PlanStatus.FINAL


def test_that_what_may_stay_open_can_be_filled_in_after_all(window: MainWindow, qtbot: QtBot) -> None:
    case_id = ask(qtbot, window, without_reasons)
    go(qtbot, window, case_id, "tekenen")
    click(qtbot, window, "button_mend_CP06")
    assert window.page is not None and window.page.page_id == "plan"
    assert plan_of(window).status is PlanStatus.DRAFT


def _lines(window: MainWindow) -> tuple[completeness.Line, ...]:
    assert window.session is not None
    session = window.session
    return completeness.checklist(session.forms, dossier_of(window), session.today(), session.rules)


def test_that_the_basis_is_proposed_and_people_decide(window: MainWindow, qtbot: QtBot) -> None:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)

    def debts_play(desk: Desk) -> None:
        dossier = desk.dossier(case_id)
        plan = dossier.current_plan
        assert plan is not None
        goal = dossier.goals_of(plan)[0]
        for what, kind in (("Solliciteren", StepKind.APPLYING), ("Schulden regelen", StepKind.DEBT_HELP)):
            editing.edit(desk, Step, plans.add_step(desk, goal, what).id, kind=kind)
        reading = measuring.start_reading(desk, case_id, "belemmeringen", RaterRole.CONSULTANT)
        measuring.record_answer(desk, reading.id, "schulden", choice="speelt")

    ask(qtbot, window, debts_play)
    go(qtbot, window, case_id, "plan")
    shown(qtbot, window)
    card = find(window, BasisCard, "card_basis")
    assert find(card, Text, "basis_1").text() == "Eerst “Schulden regelen”, dan “Solliciteren”?"
    find(card, QWidget, "button_basis_1_leave").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.given_reasons)
    assert not there_is(window, BasisCard, "card_basis")
    assert window.session is not None
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: not dossier.given_reasons)
    click(qtbot, window, "button_basis_1_take")
    until(qtbot, window, lambda dossier: dossier.step_dependencies)
    assert not there_is(window, BasisCard, "card_basis")


def test_that_fixed_days_of_a_step_are_ticked(window: MainWindow, qtbot: QtBot) -> None:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "plan")
    shown(qtbot, window)
    fold(qtbot, window, 1, "hours")
    days = find(window, QWidget, "field_step_1_weekdays")
    for day in ("ma", "do"):
        find(days, CheckBox, f"option_{day}").setFocus()
        QTest.keyClick(focused(), Qt.Key.Key_Space)
        settle(qtbot, window)
    write_in(qtbot, window, "field_step_1_day_times", "9.00 tot 12.00 uur")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: any(step.day_times for step in dossier.steps))
    step = next(one for one in dossier_of(window).steps if one.day_times)
    assert step.weekdays == (Weekday.MONDAY, Weekday.THURSDAY)


@pytest.fixture
def looking_back(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> LookBackPage:
    """A look-back that was begun today."""
    ask(qtbot, window, _sign_a_plan(prepared.ria))
    go(qtbot, window, prepared.ria, "terugkijken")
    click(qtbot, window, "button_begin")
    until(qtbot, window, lambda dossier: dossier.open_review)
    return page_of(window, LookBackPage)


def test_that_another_way_of_looking_back_asks_its_own_questions(
    looking_back: LookBackPage, window: MainWindow, qtbot: QtBot
) -> None:
    write_in(qtbot, window, "answer_feiten", "Ik ben begonnen.")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.open_review and dossier.open_review.answers)
    find(looking_back, DropDown, "field_review_kind").value_changed.emit(ReviewKind.FOUR_QUESTIONS)
    until(qtbot, window, lambda dossier: dossier.open_review.kind is ReviewKind.FOUR_QUESTIONS)  # type: ignore[union-attr]  # it is open
    assert not there_is(looking_back, QWidget, "answer_feiten")
    write_in(qtbot, window, "answer_vier-vragen-opbrengst", "Ik durf weer te bellen.")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    for mark, kept in (("11", None), ("8", 8)):
        field = find(looking_back, QLineEdit, "field_review_mark")
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, mark)
        QTest.keyClick(field, Qt.Key.Key_Tab)
        settle(qtbot, window)
        assert dossier_of(window).open_review.mark == kept  # type: ignore[union-attr]  # it is open
    review = dossier_of(window).open_review
    assert review is not None and review.answer("feiten") == "Ik ben begonnen.", "what was said stays"
    lacking = {one.field for one in reviews.missing(dossier_of(window), review, looking_back.session.forms)}
    assert "answer_vier-vragen-tevreden" in lacking and "answer_vier-vragen-opbrengst" not in lacking
