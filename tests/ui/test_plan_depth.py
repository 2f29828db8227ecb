"""Order, decisions, hours, reasons, ways and routes in the window, by keyboard; and what a fixed plan lets tell."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.plan_choices import FundingSource, GateOutcome, GoalKind, StepKind
from intake_app.domain.planning import Goal, Plan, Step
from intake_app.domain.vocabulary import RaterRole, SignatureMethod, StepStatus
from intake_app.services import barriers, measuring, own_plan, plans, signing, step_route, trajectories
from intake_app.services.desk import Desk
from intake_app.services.editing import edit
from tests.ui.conftest import PreparedVault, go, settle
from tests.ui.dossier_steps import dossier_of, page_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, board, goals, joyce_from_the_demonstration, plan_of, press, ready_to_sign
from tests.ui.test_plan import INK
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.pages.plan_jumps import jump_for
from ui.pages.plan_step import StepRow
from ui.pages.questions import QuestionsPage
from ui.theme import Theme
from ui.widgets.choices import SegmentedChoice
from ui.widgets.text import Text
from ui.widgets.text_area import TextArea

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    """The dossier of the demonstration on the desk, its plan in front."""
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "plan")
    return case_id


def shown(qtbot: QtBot, window: MainWindow, number: int = 1) -> Goal:
    """Bring a goal to the middle."""
    goal = dossier_of(window).goals_of(plan_of(window))[number - 1]
    board(window).outline.items[f"goal:{goal.id}"].setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, window)
    return goal


def row(window: MainWindow, number: int) -> StepRow:
    return goals(window).steps.rows[number - 1]


def fold(qtbot: QtBot, window: MainWindow, number: int, key: str) -> None:
    """Open what is known of a step, and a part of it, by keyboard."""
    if not row(window, number).number.isChecked():
        row(window, number).number.setFocus()
        press(Qt.Key.Key_Space)
    find(window, QAbstractButton, f"button_step_{number}_{key}").setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, window)


def pick(qtbot: QtBot, window: MainWindow, name: str, words: str) -> None:
    """Choose from a list by its words, with the keyboard."""
    box = find(window, QComboBox, name)
    box.setFocus()
    for _row in range(box.count() + 1):
        if words in box.currentText():
            return
        press(Qt.Key.Key_Down)
        settle(qtbot, window)
        box = find(window, QComboBox, name)
        if words in box.currentText() or words not in [box.itemText(n)[: len(words)] for n in range(box.count())]:
            return
    raise AssertionError(f"{words} is not in {name}")


def say(qtbot: QtBot, window: MainWindow, name: str, words: str) -> None:
    """Write in a field and leave it."""
    write(qtbot, find(window, TextArea, name), words)
    settle(qtbot, window)


def test_that_a_step_comes_after_another_and_cannot_start_before_it(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    goal = shown(qtbot, window)
    fold(qtbot, window, 2, "order")
    pick(qtbot, window, "field_step_2_after", "Stap 1")
    until(qtbot, window, lambda dossier: dossier.step_dependencies)
    first, second = dossier_of(window).steps_of(goal)[:2]
    assert "wacht op stap 1" in row(window, 2).note.text()
    assert "Stap 1" in find(window, Text, "step_2_after_1").text()
    fold(qtbot, window, 2, "after")
    status = find(window, QComboBox, "field_step_2_status")
    status.activated.emit(list(StepStatus).index(StepStatus.STARTED))
    settle(qtbot, window)
    assert dossier_of(window).steps_of(goal)[1].status is StepStatus.PLANNED
    assert find(window, QComboBox, "field_step_2_status").currentText() == "gepland"
    ask(qtbot, window, lambda desk: step_route.set_gate(desk, first, condition="Kennismaking", decided_by="Bo"))
    assert "wacht op kennismaking" in row(window, 2).note.text()
    find(window, QAbstractButton, "button_step_2_after_1_away").setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: not dossier.step_dependencies)
    assert "wacht op" not in row(window, 2).note.text() and second.id == row(window, 2).step.id  # type: ignore[union-attr]


def test_that_a_decision_is_written_down_and_holds_up_until_it_is_positive(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    shown(qtbot, window)
    fold(qtbot, window, 1, "order")
    find(window, QAbstractButton, "field_step_1_gate").setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.gates)
    outcome = find(window, SegmentedChoice, "field_step_1_gate_outcome")
    outcome.parts[1].setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, window)
    assert dossier_of(window).gates[0].outcome is GateOutcome.OPEN  # nobody decides yet
    assert outcome.value() is GateOutcome.OPEN
    say(qtbot, window, "field_step_1_gate_condition", "Het klikt met de groep")
    write(qtbot, find(window, QWidget, "field_step_1_gate_decided_by"), "Bo")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.gates[0].decided_by == "Bo")
    outcome.parts[1].setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.gates[0].outcome is GateOutcome.POSITIVE)
    assert dossier_of(window).gates[0].decided_on == date(2026, 9, 15)


def test_that_hours_build_up_and_are_drawn_and_told_to_a_screen_reader(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    shown(qtbot, window)
    fold(qtbot, window, 1, "hours")
    for count, (day, hours) in enumerate((("1-10-2026", "16"), ("1-12-2026", "24,5"), ("1-2-2027", "8")), start=1):
        write(qtbot, find(window, QWidget, "field_step_1_hours_from"), day)
        press(Qt.Key.Key_Return)
        write(qtbot, find(window, QWidget, "field_step_1_hours_planned"), hours)
        press(Qt.Key.Key_Return)
        until(qtbot, window, lambda dossier, count=count: len(dossier.hours_lines) == count)
    write(qtbot, find(window, QWidget, "field_step_1_hours_1_actual"), "12")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: any(one.actual == 720 for one in dossier.hours_lines))
    assert sorted(one.planned or 0 for one in dossier_of(window).hours_lines) == [480, 960, 1470]
    told = find(window, QWidget, "hours_view").accessibleDescription()
    assert "gepland 16 uur, het werd 12 uur" in told and "gepland 24,5 uur" in told


def test_that_help_from_public_money_asks_for_a_reason_and_the_guide_leads_to_it(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    goal = shown(qtbot, window)
    step = dossier_of(window).steps_of(goal)[3]
    ask(qtbot, window, lambda desk: step_route.set_decision(desk, step, funding=(FundingSource.MUNICIPALITY,)))
    line = next(item for item in board(window).guide.missing() if item.line.item.id == "CC13")
    line.setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, window)
    focused = QApplication.focusWidget()
    assert focused is not None and focused.objectName() == "field_step_4_decision_reason"
    say(qtbot, window, "field_step_4_decision_reason", "Zonder bus komt Joyce er niet.")
    write(qtbot, find(window, QWidget, "field_step_4_decision_decided_by"), "Marloes")
    press(Qt.Key.Key_Return)
    write(qtbot, find(window, QWidget, "field_step_4_decision_investment"), "5.000")
    press(Qt.Key.Key_Return)
    write(qtbot, find(window, QWidget, "field_step_4_decision_monthly_saving"), "1.166,67")
    press(Qt.Key.Key_Return)
    write(qtbot, find(window, QWidget, "field_step_4_decision_chance"), "50")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.decisions[0].chance == 50)
    assert find(window, Text, "break_even").text() == "Na 9 maanden terugverdiend."
    assert "CC13" not in {item.line.item.id for item in board(window).guide.missing()}


def test_that_ways_that_were_not_chosen_stay_to_be_seen(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = shown(qtbot, window)
    find(window, QAbstractButton, "button_goal_result").setFocus()
    press(Qt.Key.Key_Space)
    say(qtbot, window, "field_goal_result", "Warm eten")
    for number, words in enumerate(("Zelf koken", "Maaltijd aan huis"), start=1):
        find(window, QAbstractButton, "button_add_solution").setFocus()
        press(Qt.Key.Key_Space)
        until(qtbot, window, lambda dossier, number=number: len(dossier.solutions) == number)
        write(qtbot, find(window, QWidget, f"field_solution_{number}_what"), words)
        press(Qt.Key.Key_Return)
        settle(qtbot, window)
    find(window, QAbstractButton, "field_solution_1_chosen").setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: any(one.chosen for one in dossier.solutions))
    ways = dossier_of(window).solutions_of(goal)
    assert [(one.what, one.chosen) for one in ways] == [("Zelf koken", True), ("Maaltijd aan huis", False)]
    assert dossier_of(window).goals[0].result == "Warm eten"


def test_that_a_route_puts_its_steps_in_the_goal_and_tells_its_end(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    goal = shown(qtbot, window, 2)
    before = len(dossier_of(window).steps_of(goal))
    find(window, QAbstractButton, "button_add_route").setFocus()
    press(Qt.Key.Key_Space)
    dialog = window.findChild(QDialog, "dialog_route")
    assert dialog is not None
    box = find(dialog, QComboBox, "field_route")
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert "Jij bent in Beeld" in box.currentText()
    assert "24 november 2026" in find(dialog, Text, "route_facts").text()
    QTest.keyClick(find(dialog, QAbstractButton, "button_start_route"), Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: len(dossier.steps_of(goal)) == before + 8)
    assert "Week 1 van 10." in find(window, Text, "route_1").text()
    assert date(2026, 11, 24) in plan_of(window).review_dates
    QTest.keyClick(find(window, QAbstractButton, "button_route_1_end"), Qt.Key.Key_Space)
    dialog = window.findChild(QDialog, "dialog_route_end")
    assert dialog is not None
    write(qtbot, find(dialog, QWidget, "field_route_outcome_words"), "de kookgroep")
    QTest.keyClick(find(dialog, QAbstractButton, "button_end_route"), Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.trajectories[0].ended_on is not None)
    assert "de kookgroep" in find(window, Text, "route_1").text()
    assert "Het portfolio is er nog niet." in find(window, Text, "route_1_asks_1").text()


def test_that_answers_of_the_own_plan_become_goal_and_step(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    def answered(desk: Desk) -> Plan:
        reading = measuring.start_reading(desk, prepared.ria, own_plan.FORM, RaterRole.RESIDENT)
        measuring.record_answer(desk, reading.id, own_plan.WISH, text="Ik wil weer slapen.")
        measuring.record_answer(desk, reading.id, own_plan.WAY, text="Ik ga op tijd naar bed.")
        return plans.draft_plan(desk, prepared.ria)

    ask(qtbot, window, answered)
    go(qtbot, window, prepared.ria, "plan")
    board(window).outline.items["own_plan"].setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, window)
    assert not find(window, QAbstractButton, "button_own_hoe-realiseren").isEnabled()
    find(window, QAbstractButton, "button_own_wat-doen").setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.goals)
    find(window, QAbstractButton, "button_own_hoe-realiseren").setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.steps)
    dossier = dossier_of(window)
    assert dossier.goals[0].sentence == "Ik wil weer slapen." and dossier.steps[0].source.endswith("hoe-realiseren")
    assert find(window, Text, "own_wat-doen_in").text() == "staat in het plan"


def test_that_a_step_is_made_of_what_is_in_the_way_and_another_points_to_it(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    def plays(desk: Desk) -> bool:
        reading = measuring.start_reading(desk, joyce, barriers.FORM, RaterRole.RESIDENT)
        measuring.record_answer(desk, reading.id, "alleen", choice="speelt")
        return True

    ask(qtbot, window, plays)
    window.go("plan#barriers")
    settle(qtbot, window)
    assert find(window, Text, "barrier_1_steps").text() == "Er is nog geen stap voor."
    find(window, QAbstractButton, "button_barrier_1").setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: any(one.source == "belemmeringen/alleen" for one in dossier.steps))
    made = next(one for one in dossier_of(window).steps if one.source)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is row(window, made.position + 1).what.area)
    fold(qtbot, window, 1, "origin")
    tick = find(find(window, QWidget, "field_step_1_in_the_way"), QAbstractButton, "option_alleen")
    tick.setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.steps_of(shown_goal(window))[0].source == "belemmeringen/alleen")


def shown_goal(window: MainWindow) -> Goal:
    """The first goal of the plan."""
    return dossier_of(window).goals_of(plan_of(window))[0]


def test_that_a_low_part_of_life_asks_and_keeps_the_answer(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    board(window).outline.items["no_goal"].setFocus()
    press(Qt.Key.Key_Space)
    settle(qtbot, window)
    write(qtbot, find(window, QWidget, "field_no_goal_1"), "Eerst de post.")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.no_goals)
    assert dossier_of(window).no_goals[0].reason == "Eerst de post."
    find(window, QAbstractButton, "button_no_goal_1").setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: len(dossier.goals) == 4)
    assert dossier_of(window).goals_of(plan_of(window))[-1].area.startswith("zrm-2017/")


def test_that_a_goal_that_says_what_should_stop_gets_a_quiet_hint(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    shown(qtbot, window)
    goals(window).goal.set_editing(True)
    hint = goals(window).goal.hint
    assert not hint.isVisible()
    say(qtbot, window, "field_goal_sentence", "Ik wil geen schulden meer.")
    assert hint.isVisible()


def test_that_a_step_is_dragged_by_its_number(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = shown(qtbot, window)
    before = [step.id for step in dossier_of(window).steps_of(goal)]
    handle, under = row(window, 1).number, row(window, 3)
    there = handle.mapFromGlobal(under.mapToGlobal(QPoint(10, under.height() - 4)))
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    QTest.mouseMove(handle, QPoint(10, 40))
    QTest.mouseMove(handle, there)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=there)
    wanted = [before[1], before[2], before[0], *before[3:]]
    until(qtbot, window, lambda dossier: [step.id for step in dossier.steps_of(goal)] == wanted)
    assert not row(window, 1).number.isChecked()


def test_that_a_signed_plan_still_lets_tell_what_was_decided(qtbot: QtBot, window: MainWindow) -> None:
    def signed(desk: Desk) -> UUID:
        case_id = ready_to_sign(desk)
        plan = desk.dossier(case_id).current_plan
        assert plan is not None
        step = desk.dossier(case_id).steps_of_plan(plan)[0]
        step_route.set_gate(desk, step, condition="Het klikt", decided_by="Bo")
        plans.finalise(desk, case_id)
        dossier = desk.dossier(case_id)
        for signer in signing.signers(dossier, dossier.plan(plan.id)):
            signing.sign(desk, case_id, signer.name, signer.role, SignatureMethod.SCREEN_PEN, strokes=INK)
        signing.fix_plan(desk, case_id)
        return case_id

    case_id = ask(qtbot, window, signed)
    go(qtbot, window, case_id, "plan")
    shown(qtbot, window)
    fold(qtbot, window, 1, "order")
    assert not find(window, QComboBox, "field_step_1_after").isEnabled()
    assert find(window, TextArea, "field_step_1_gate_condition").isReadOnly()
    assert not there_is(window, QAbstractButton, "button_add_route")
    find(window, SegmentedChoice, "field_step_1_gate_outcome").parts[1].setFocus()
    press(Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: dossier.gates[0].outcome is GateOutcome.POSITIVE)


def test_that_forty_goals_with_routes_stay_whole_in_large_text(
    qtbot: QtBot, window: MainWindow, joyce: UUID, look: Theme
) -> None:
    def many(desk: Desk) -> None:
        plan = desk.dossier(joyce).current_plan
        assert plan is not None
        for number in range(37):
            goal = plans.add_goal(desk, plan, f"Doel {number}: " + "heel lange woorden " * 10)
            if number == 36:
                trajectories.start(desk, goal, "basisbaan", date(2026, 9, 1))

    ask(qtbot, window, many)
    look.choose("dark", text_scale=2.0, calm=True)
    settle(qtbot, window)
    page = page_of(window, PlanPage)
    page._open(f"goal:{dossier_of(window).goals_of(plan_of(window))[-1].id}")
    settle(qtbot, window)
    fold(qtbot, window, 5, "reasons")
    fold(qtbot, window, 5, "hours")
    assert len(goals(window).steps.rows) == 6
    details = row(window, 5).details
    assert details is not None
    for part in (one.part for one in details.folds if one.key in ("reasons", "hours")):
        assert part is not None and part.height() >= part.minimumSizeHint().height()
    assert board(window).centre.width() <= window.width()


def test_that_the_sums_of_a_step_to_work_are_one_key_away(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = shown(qtbot, window)
    ask(qtbot, window, lambda desk: edit(desk, Goal, goal.id, kind=GoalKind.PAID_WORK))
    step = dossier_of(window).steps_of(goal)[0]
    ask(qtbot, window, lambda desk: edit(desk, Step, step.id, kind=StepKind.PLACEMENT))
    settle(qtbot, window)
    fold(qtbot, window, 1, "income")
    assert find(window, Text, "income_standing").text() == "Nog niet uitgerekend"
    find(window, QAbstractButton, "field_step_1_income").setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(window.page, QuestionsPage), timeout=15_000)
    settle(qtbot, window)
    assert find(window, QComboBox, "field_subject").currentText() == step.what
    window.back()
    settle(qtbot, window)
    assert isinstance(window.page, PlanPage)


def test_that_a_paid_step_begins_with_the_sums_or_with_a_reason_in_writing(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    goal = shown(qtbot, window)
    ask(qtbot, window, lambda desk: edit(desk, Goal, goal.id, kind=GoalKind.PAID_WORK))
    step = dossier_of(window).steps_of(goal)[0]
    ask(qtbot, window, lambda desk: edit(desk, Step, step.id, kind=StepKind.PLACEMENT))
    fold(qtbot, window, 1, "income")
    fold(qtbot, window, 1, "after")
    started = list(StepStatus).index(StepStatus.STARTED)
    find(window, QComboBox, "field_step_1_status").activated.emit(started)
    settle(qtbot, window)
    assert dossier_of(window).steps_of(goal)[0].status is StepStatus.PLANNED
    write(qtbot, find(window, QWidget, "field_step_1_income_why"), "Twee weken proberen.")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.given_reasons)
    find(window, QComboBox, "field_step_1_status").activated.emit(started)
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[0].status is StepStatus.STARTED)


def test_that_the_guide_leads_to_the_round_past_all_areas_while_rows_of_it_are_open(
    window: MainWindow, qtbot: QtBot, joyce: UUID
) -> None:
    def begin(desk: Desk) -> bool:
        reading = measuring.start_reading(desk, joyce, "screening-leefgebieden", RaterRole.CONSULTANT)
        measuring.record_answer(desk, reading.id, "geld", choice="gaat-goed")
        return True

    forms = window.session.forms  # type: ignore[union-attr]  # unlocked
    assert jump_for("beeld/domains", dossier_of(window), forms, element_id="CC10").route == "beeld#domains"
    ask(qtbot, window, begin)
    jump = jump_for("beeld/domains", dossier_of(window), forms, element_id="CC10")
    window.go(jump.route)
    settle(qtbot, window)
    assert page_of(window, QuestionsPage).title() == "Screening alle leefgebieden"
