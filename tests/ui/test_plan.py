"""The plan: written where it stands, kept at once, taken back when wanted, and never blocked while it is made."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.people import Person
from intake_app.domain.planning import Agreement, Goal, InkPoint, Plan, PlanElement, Step
from intake_app.domain.rights import DutyApplies
from intake_app.domain.vocabulary import HelpLevel, LegalGround, PlanStatus, Promisor, SignatureMethod
from intake_app.services import editing, plans, signing
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import (
    LONGEST,
    ask,
    board,
    focused,
    goals,
    joyce_from_the_demonstration,
    plan_of,
    press,
    ready_to_sign,
)
from ui import turns, undoing
from ui.main_window import MainWindow
from ui.pages.plan import PlanPage
from ui.pages.plan_columns import Room
from ui.pages.print_preview import PrintPreviewPage
from ui.pages.sign import SignPage
from ui.theme import Theme
from ui.turns import Pieces, Turns
from ui.widgets.choices import SegmentedChoice
from ui.widgets.text import Text

LEFT = Qt.MouseButton.LeftButton
INK = ((InkPoint(x=0.1, y=0.5), InkPoint(x=0.6, y=0.4)),)


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    """The dossier of the demonstration on the desk, its plan in front."""
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "plan")
    return case_id


def _open_goal(qtbot: QtBot, window: MainWindow, number: int) -> Goal:
    goal = dossier_of(window).goals_of(plan_of(window))[number - 1]
    qtbot.mouseClick(board(window).outline.items[f"goal:{goal.id}"], LEFT)
    settle(qtbot, window)
    return goal


def _open_section(qtbot: QtBot, window: MainWindow, part: str) -> None:
    qtbot.mouseClick(board(window).outline.items[part], LEFT)
    settle(qtbot, window)


def _focused() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


def _element(window: MainWindow, name: str) -> PlanElement:
    """What is kept of an element; an empty one when nothing is."""
    plan = plan_of(window)
    kept = dossier_of(window).element_of(plan, name)
    return kept or PlanElement(case_id=plan.case_id, plan_id=plan.id, element=name)


# -- goals -----------------------------------------------------------------------------------------------------------


def test_that_the_first_goal_begins_the_plan_in_the_residents_words(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.ria, "plan")
    empty = board(window).empty
    assert empty.isVisible() and "Ria" in empty.words.text()
    qtbot.mouseClick(empty.buttons[0], LEFT)
    until(qtbot, window, lambda dossier: dossier.goals)
    assert _focused() == "field_goal_sentence"
    qtbot.keyClicks(focused(), "Ik wil weer slapen.")
    press(Qt.Key.Key_Escape)
    until(qtbot, window, lambda dossier: dossier.goals[0].sentence == "Ik wil weer slapen.")
    assert goals(window).goal.quote.text() == "“Ik wil weer slapen.”"
    assert plan_of(window).version == 1


def test_that_what_is_stored_shows_in_several_turns(
    qtbot: QtBot, window: MainWindow, joyce: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer can ask for a whole part of the plan; what is typed while it comes is newer, and stays."""
    _open_goal(qtbot, window, 1)
    card, page = goals(window).goal, window.page
    assert isinstance(page, PlanPage)
    pieces: list[str] = []
    take = Turns._take

    def note(turns: Turns, given: Pieces) -> None:
        pieces.append(card.indicator.text())
        take(turns, given)
        if len(pieces) == 2:
            write(qtbot, card.indicator, "Ik ken vijf mensen.")
            page.leave()

    with monkeypatch.context() as patch:
        patch.setattr(Turns, "_take", note)
        write(qtbot, card.indicator, "Ik ken vier mensen.")
        page.leave()
        until(qtbot, window, lambda dossier: dossier.goals[0].indicator == "Ik ken vijf mensen.")
        qtbot.waitUntil(lambda: not window.at_work, timeout=PATIENCE)
    assert card.indicator.text() == "Ik ken vijf mensen."
    assert len(pieces) > 4 and pieces[0] == "Ik ken vier mensen." and set(pieces[2:]) == {"Ik ken vijf mensen."}


def test_that_a_goal_says_how_it_shows_where_it_belongs_and_when(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_goal(qtbot, window, 1)
    card = goals(window).goal
    write(qtbot, card.indicator, "Ik ken vier mensen.")
    write(qtbot, card.target, "geen haast")
    press(Qt.Key.Key_Return)
    card.area.list.activated.emit(card.area.list.findText("Mijn dag"))
    until(qtbot, window, lambda dossier: dossier.goals[0].no_hurry and dossier.goals[0].area.endswith("functioneren"))
    goal = dossier_of(window).goals[0]
    assert (goal.indicator, goal.target_on, goal.no_hurry) == ("Ik ken vier mensen.", None, True)
    assert card.target.text() == "geen haast"
    write(qtbot, card.target, "15 dec")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.goals[0].target_on == date(2026, 12, 15))
    assert not dossier_of(window).goals[0].no_hurry


def test_that_a_goal_on_a_domain_goes_from_level_to_level_in_words(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    goal = _open_goal(qtbot, window, 1)
    ask(qtbot, window, lambda desk: editing.edit(desk, Goal, goal.id, area="zrm-2017/financien"))
    now = find(window, QComboBox, "field_goal_from_value")
    assert now.count() == 5 and "zelfredzaam" in now.itemText(0)
    now.activated.emit(0)
    until(qtbot, window, lambda dossier: dossier.goals[0].from_value == 5)


def test_that_goals_move_with_alt_and_arrow_and_keep_the_focus(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    first = _open_goal(qtbot, window, 1)
    item = board(window).outline.items[f"goal:{first.id}"]
    item.setFocus()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    until(qtbot, window, lambda dossier: dossier.goals_of(plan_of(window))[1].id == first.id)
    assert focused() is item


def test_that_a_removed_goal_comes_back_with_its_steps(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 2)
    steps = dossier_of(window).steps_of(goal)
    goals(window).goal.set_editing(True)
    click(qtbot, window, "button_remove_goal")
    until(qtbot, window, lambda dossier: len(dossier.goals) == 2)
    assert len(dossier_of(window).steps) == 8
    page = page_of(window, PlanPage)
    assert "4 stappen" in page.band.text
    click(qtbot, window, "button_undo")
    until(qtbot, window, lambda dossier: dossier.steps_of(goal) == steps)
    assert not page.band.text


def test_that_forty_goals_are_all_within_reach(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    def many(desk: Desk) -> None:
        plan = desk.dossier(joyce).current_plan
        assert plan is not None
        for number in range(37):
            plans.add_goal(desk, plan, f"Doel {number} in eigen woorden.", title=f"Een lange naam voor doel {number}")

    ask(qtbot, window, many)
    last = _open_goal(qtbot, window, 40)
    assert goals(window).goal.caption.text().startswith("Doel 40")
    assert goals(window).goal.quote.text() == f"“{last.sentence}”"


# -- steps -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["goal_indicator", "goal_target_on"])
def test_that_ctrl_enter_in_a_field_of_the_goal_begins_a_step(
    qtbot: QtBot, window: MainWindow, joyce: UUID, field: str
) -> None:
    goal = _open_goal(qtbot, window, 1)
    find(window, QLineEdit, f"field_{field}").setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda dossier: len(dossier.steps_of(goal)) == 5)
    assert _focused() == "field_step_5_what"


def test_that_a_step_is_added_and_filled_in_without_a_mouse(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 1)
    goals(window).steps.rows[0].what.area.setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda dossier: len(dossier.steps_of(goal)) == 5)
    assert _focused() == "field_step_5_what"
    qtbot.keyClicks(focused(), "Ik ga fietsen.")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)  # the first rung: ik zelf
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[4].help_level is HelpLevel.OWN)
    assert dossier_of(window).steps_of(goal)[4].owner_name == "Joyce"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert _focused() == "field_step_5_when"
    qtbot.keyClicks(focused(), "vanaf 22 sep")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[4].start_on == date(2026, 9, 22))
    assert dossier_of(window).steps_of(goal)[4].what == "Ik ga fietsen."


def test_that_a_day_that_does_not_exist_is_said_and_not_kept(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 1)
    before = dossier_of(window).steps_of(goal)[0]
    line = goals(window).steps.rows[0]
    write(qtbot, line.when, "31 feb")
    press(Qt.Key.Key_Return)
    settle(qtbot, window)
    assert line.error.sentence == "Deze dag bestaat niet. Kies een andere dag."
    assert line.when.text() == "31 feb"
    assert dossier_of(window).steps_of(goal)[0] == before
    _open_goal(qtbot, window, 2)
    assert not goals(window).steps.rows[0].error.sentence


def test_that_steps_move_and_the_cursor_moves_along(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 1)
    first = dossier_of(window).steps_of(goal)[0]
    area = goals(window).steps.rows[0].what.area
    area.setFocus()
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[1].id == first.id)
    assert focused() is area
    assert area.objectName() == "field_step_2_what"


def test_that_the_finer_rungs_obligation_and_fallback_are_under_the_number(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    goal = _open_goal(qtbot, window, 1)
    click(qtbot, window, "button_step_2_more")
    rung = find(window, QComboBox, "field_step_2_rung")
    rung.activated.emit(2)
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[1].help_level is HelpLevel.INFORMAL_CARE)
    assert "mantelzorg" in goals(window).steps.rows[1].note.text()
    details = goals(window).steps.rows[1].details
    assert details is not None
    details.voluntary.parts[2].click()
    write(qtbot, details.reason, "Participatiewet, artikel 9")
    write(qtbot, details.fallback.area, "Dan bel ik Marloes.")
    details.why.area.setFocus()
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[1].fallback == "Dan bel ik Marloes.")
    step = dossier_of(window).steps_of(goal)[1]
    assert (step.voluntary.value, step.voluntary_reason) == ("verplicht", "Participatiewet, artikel 9")


def test_that_a_fourth_step_does_not_fit_on_the_fridge_sheet(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_goal(qtbot, window, 1)
    click(qtbot, window, "button_step_2_more")
    details = goals(window).steps.rows[1].details
    assert details is not None
    assert sum(step.on_fridge_sheet for step in dossier_of(window).steps) == 3
    assert not details.fridge.isEnabled()
    shown = [label.text() for label in details.findChildren(Text) if label.isVisible()]
    assert "Er staan al drie stappen op het koelkastblad." in shown


def test_that_a_removed_step_is_offered_back(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 1)
    steps = dossier_of(window).steps_of(goal)
    click(qtbot, window, "button_step_3_more")
    click(qtbot, window, "button_step_3_remove")
    until(qtbot, window, lambda dossier: len(dossier.steps_of(goal)) == 3)
    click(qtbot, window, "button_undo")
    until(qtbot, window, lambda dossier: dossier.steps_of(goal) == steps)


# -- words -----------------------------------------------------------------------------------------------------------


def test_that_a_plain_word_is_offered_and_taken_over_with_alt_enter(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    goal = _open_goal(qtbot, window, 1)
    line = goals(window).steps.rows[3]
    assert line.what.hint.text() == "Gewoon woord: “betaalt”"
    line.what.area.setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    wanted = "De gemeente betaalt drie maanden een buskaart."
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[3].what == wanted)
    assert not line.what.hint.isVisible()


def test_that_a_hint_that_was_sent_away_stays_away(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 1)
    line = goals(window).steps.rows[3]
    line.what.area.setFocus()
    press(Qt.Key.Key_Escape)
    assert not line.what.hint.isVisible()
    qtbot.keyClicks(line.what.area, "Nu. ")
    assert not line.what.hint.isVisible()
    assert "faciliteert" in dossier_of(window).steps_of(goal)[3].what


def test_that_the_residents_own_words_are_never_hinted_at(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_goal(qtbot, window, 1)
    goals(window).goal.set_editing(True)
    write(qtbot, goals(window).goal.sentence, "Ik wil participeren in een traject.")
    assert not [one for one in goals(window).goal.findChildren(QAbstractButton, "button_plain_word") if one.isVisible()]


def test_that_undo_brings_back_the_words_that_show(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 1)
    field = goals(window).goal.indicator
    before = field.text()
    write(qtbot, field, "Iets anders")
    goals(window).steps.more.setFocus()
    until(qtbot, window, lambda dossier: dossier.goals[0].indicator == "Iets anders")
    assert window.session is not None
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: dossier.goals[0].indicator == before)
    assert field.text() == before
    assert goal.id == dossier_of(window).goals[0].id


def test_that_an_older_picture_never_overwrites_newer_words(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_goal(qtbot, window, 1)
    page, field, other = page_of(window, PlanPage), goals(window).goal.indicator, goals(window).steps.rows[0].who
    old = dossier_of(window)
    write(qtbot, other, "Joyce en Anita")
    write(qtbot, field, "Ik ken er vier")
    field.commit()
    page.show_dossier(old)  # as when the answer to the first change comes in while the second is on its way
    assert (field.text(), other.text()) == ("Ik ken er vier", "Joyce en Anita")
    until(qtbot, window, lambda dossier: dossier.goals[0].indicator == "Ik ken er vier")
    assert field.text() == "Ik ken er vier"


def test_that_words_typed_last_are_kept_when_the_page_is_left(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    goal = _open_goal(qtbot, window, 1)
    area = goals(window).steps.rows[0].what.area
    area.setFocus()
    qtbot.keyClicks(area, "Echt waar. ")
    assert window.go("dossier")
    until(qtbot, window, lambda dossier: dossier.steps_of(goal)[0].what.startswith("Echt waar. "))


# -- agreements ------------------------------------------------------------------------------------------------------


def test_that_the_sections_follow_from_the_legal_ground(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    assert "element:verplichtingen" in board(window).outline.items
    _open_section(qtbot, window, "ground")
    click(qtbot, window, f"field_legal_ground_{LegalGround.VOLUNTARY.value}")
    click(qtbot, window, "field_legal_grounds")
    until(qtbot, window, lambda dossier: plan_of(window).legal_grounds == (LegalGround.VOLUNTARY,))
    items = board(window).outline.items
    assert "more:vrijwillig" in items and "element:gevolgen" not in items
    click(qtbot, window, f"field_legal_ground_{LegalGround.WMO_232.value}")
    until(qtbot, window, lambda dossier: LegalGround.WMO_232 in plan_of(window).legal_grounds)
    _open_section(qtbot, window, "more:wmo-232")
    assert there_is(window, QPlainTextEdit, "field_element:b-eigen-kracht")


def test_that_a_text_of_the_municipality_is_taken_over_with_the_lines_that_protect(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    _open_section(qtbot, window, "element:gevolgen")
    choice = board(window).centre.elements["gevolgen"].block
    assert choice is not None
    choice.list.parts[0].click()
    until(qtbot, window, lambda dossier: dossier.element_of(plan_of(window), "gevolgen"))
    element = _element(window, "gevolgen")
    assert element.block_version == "2026-01-01"
    assert "Is het niet mijn schuld? Dan wordt mijn uitkering niet lager." in element.text
    assert find(window, Text, "text_gevolgen").text() == element.text


def test_that_duties_are_chosen_one_by_one_each_with_its_reason(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    ask(qtbot, window, lambda desk: plans.choose_block(desk, plan_of(window), "verplichtingen", "plichten-44a"))
    _open_section(qtbot, window, "element:verplichtingen")
    duty = find(window, SegmentedChoice, "field_duty:language")
    assert duty.value() is None, "nothing holds by itself"
    duty.parts[0].click()
    line = "Ik leer Nederlands spreken, verstaan, lezen en schrijven."
    until(qtbot, window, lambda dossier: line in _element(window, "verplichtingen").text)
    assert find(window, SegmentedChoice, "field_duty:work").value() is DutyApplies.YES, "as the plan already said"
    write(qtbot, find(window, QLineEdit, "field_duty_reason:language"), "Joyce wil beter kunnen lezen")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.duties_of(plan_of(window))["language"].reason.startswith("Joyce wil"))


def test_that_not_applicable_counts_only_with_a_reason(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_section(qtbot, window, "element:gevolgen")
    click(qtbot, window, "field_not_applicable:gevolgen")
    until(qtbot, window, lambda dossier: dossier.element_of(plan_of(window), "gevolgen"))
    assert _focused() == "field_reason:gevolgen"
    assert not _element(window, "gevolgen").filled
    qtbot.keyClicks(focused(), "Er zijn geen plichten.")
    until(qtbot, window, lambda dossier: _element(window, "gevolgen").filled)


def test_that_an_explanation_is_kept_with_its_day(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_section(qtbot, window, "more:pw-44a")
    card = board(window).centre.elements["rechten"]
    assert card.choice is not None and card.on is not None
    card.choice.parts[0].click()
    write(qtbot, card.on, "gisteren")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: _element(window, "rechten").on == date(2026, 9, 14))
    assert _element(window, "rechten").choice == "ja"


def test_that_days_to_look_back_are_added_and_taken_away(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_section(qtbot, window, "review")
    field = find(window, QLineEdit, "field_review_dates")
    for typed in ("16 maart 2027", "15 dec"):
        write(qtbot, field, typed)
        press(Qt.Key.Key_Return)
        settle(qtbot, window)
    until(qtbot, window, lambda dossier: plan_of(window).review_dates == (date(2026, 12, 15), date(2027, 3, 16)))
    assert find(window, Text, "review_day_1").text() == "dinsdag 15 december 2026"
    click(qtbot, window, "button_remove_day_1")
    until(qtbot, window, lambda dossier: plan_of(window).review_dates == (date(2027, 3, 16),))


def test_that_both_sides_promise_in_columns_of_the_same_size(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_section(qtbot, window, "promises")
    card = board(window).centre.promises
    assert card is not None
    mine, theirs = card.sides[Promisor.RESIDENT], card.sides[Promisor.CONSULTANT]
    assert abs(mine.width() - theirs.width()) <= 1
    click(qtbot, window, "button_add_agreement_others")
    until(qtbot, window, lambda dossier: len(dossier.agreements) == 5)
    assert _focused() == "field_agreement_others_2_what"
    qtbot.keyClicks(focused(), "Marloes belt de huisarts.")
    press(Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: any(one.what == "Marloes belt de huisarts." for one in dossier.agreements))
    new = next(one for one in dossier_of(window).agreements if one.what == "Marloes belt de huisarts.")
    assert (new.promisor, new.promisor_name) == (Promisor.CONSULTANT, "Marloes")


def test_that_how_we_stay_in_touch_stands_under_every_goal(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_goal(qtbot, window, 2)
    shown = [line.what.text() for line in goals(window).contact.lines.lines]
    assert shown[0] == "Marloes belt elke twee weken op donderdag."
    click(qtbot, window, "button_contact_1_remove")
    until(qtbot, window, lambda dossier: sum(one.about_contact for one in dossier.agreements) == 1)


def test_that_a_difference_of_opinion_may_stand_there(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_section(qtbot, window, "differences")
    click(qtbot, window, "field_no_disagreement")
    until(qtbot, window, lambda dossier: plan_of(window).no_disagreement)
    write(qtbot, find(window, QPlainTextEdit, "field_disagreement"), "Het tempo is mij te hoog.")
    _open_section(qtbot, window, "guidance")
    until(qtbot, window, lambda dossier: plan_of(window).disagreement == "Het tempo is mij te hoog.")
    assert not plan_of(window).no_disagreement


# -- the guide -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("element", "field"),
    [
        ("CP05", "field_review_dates"),
        ("CC09", "field_step_2_when"),
        ("CP19", "field_disagreement"),
        ("CP06", "field_element:onderzoek-arbeid"),
    ],
)
def test_that_a_line_of_the_guide_opens_its_field(
    qtbot: QtBot, window: MainWindow, joyce: UUID, element: str, field: str
) -> None:
    _open_section(qtbot, window, "own_words")
    item = next(item for item in board(window).guide.items if item.line.item.id == element)
    assert not item.line.done
    qtbot.mouseClick(item, LEFT)
    settle(qtbot, window)
    assert _focused() == field


def test_that_a_line_about_another_page_goes_there(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    def without_birth_date(desk: Desk) -> None:
        plan = plans.draft_plan(desk, prepared.joyce)
        plans.add_goal(desk, plan, "Ik wil rust.")
        editing.edit(desk, Person, desk.dossier(prepared.joyce).person.id, birth_date=None)

    ask(qtbot, window, without_birth_date)
    go(qtbot, window, prepared.joyce, "plan")
    item = next(item for item in board(window).guide.items if item.line.item.id == "CC01")
    qtbot.mouseClick(item, LEFT)
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "kennismaking"


def test_that_f8_goes_from_one_missing_thing_to_the_next(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    page = page_of(window, PlanPage)
    wanted = [item.line.item for item in board(window).guide.missing() if item.line.item.field.startswith("plan/")]
    for item in wanted[:4]:
        assert page.next_missing()
        settle(qtbot, window)
        assert page._visited == item.id
    assert page.next_missing(backward=True)
    assert page._visited == wanted[2].id


def test_that_the_guide_never_shows_a_percentage(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    words = [label.text() for label in board(window).guide.findChildren(Text)]
    words += [item.accessibleName() for item in board(window).guide.items]
    assert words and not any("%" in one for one in words)


def test_that_signing_waits_with_the_reason_beside_it(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    sign = page_of(window, PlanPage).sign
    assert not sign.button.isEnabled()
    assert (sign.reason.text(), sign.button.accessibleDescription()) == ("Nog 3 dingen", "Nog 3 dingen")

    def complete(desk: Desk) -> None:
        plan = desk.dossier(joyce).current_plan
        assert plan is not None
        plans.choose_block(desk, plan, "gevolgen", "gevolgen-44a")
        editing.edit(desk, Plan, plan.id, review_dates=(date(2026, 12, 15),), no_disagreement=True)

    ask(qtbot, window, complete)
    assert sign.button.isEnabled() and not sign.reason.isVisible()
    qtbot.mouseClick(sign.button, LEFT)
    settle(qtbot, window)
    assert isinstance(window.page, SignPage)


def test_that_the_look_of_the_resident_is_the_real_print(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    click(qtbot, window, "button_preview")
    assert isinstance(window.page, PrintPreviewPage)
    assert window.page.argument == "plan"


def test_that_who_carries_the_plan_is_counted_over_all_goals(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    assert board(window).carry.bar.accessibleName() == (
        "Ik zelf: 5, Mijn netwerk: 2, Voor iedereen: 3, Hulp op maat: 2"
    )


# -- fixed plans -----------------------------------------------------------------------------------------------------


def _sign_and_fix(desk: Desk, case_id: UUID) -> None:
    plans.finalise(desk, case_id)
    dossier = desk.dossier(case_id)
    assert dossier.current_plan is not None
    for one in signing.signers(dossier, dossier.current_plan):
        signing.sign(desk, case_id, one.name, one.role, SignatureMethod.SCREEN_PEN, strokes=INK)
    signing.fix_plan(desk, case_id)


def test_that_a_signed_plan_can_only_be_read_and_continues_as_version_2(qtbot: QtBot, window: MainWindow) -> None:
    case_id = ask(qtbot, window, ready_to_sign)
    ask(qtbot, window, lambda desk: _sign_and_fix(desk, case_id))
    go(qtbot, window, case_id, "plan")
    page = page_of(window, PlanPage)
    assert "Dit plan is getekend op 15 september. Het blijft zo." in page.band.text
    fields = [one for one in page.findChildren(QLineEdit) if one.isVisible()]
    areas = [one for one in page.findChildren(QPlainTextEdit) if one.isVisible()]
    assert fields and areas and all(one.isReadOnly() for one in (*fields, *areas))
    assert not there_is(window, QAbstractButton, "button_add_step")
    signed = plan_of(window)
    click(qtbot, window, "button_version")
    until(qtbot, window, lambda dossier: dossier.current_plan.version == 2)
    assert not page.band.text
    assert page.header.line.text() == "Versie 2, nog niet getekend"
    goal = _open_goal(qtbot, window, 1)
    write(qtbot, goals(window).goal.indicator, "Ik ken er zes.")
    goals(window).steps.more.setFocus()
    until(qtbot, window, lambda dossier: dossier.goals_of(plan_of(window))[0].indicator == "Ik ken er zes.")
    assert dossier_of(window).goals_of(signed)[0].indicator == "Ik ken drie mensen in de keuken."
    assert goal.plan_id != signed.id


def test_that_a_final_plan_goes_back_to_concept(qtbot: QtBot, window: MainWindow) -> None:
    case_id = ask(qtbot, window, ready_to_sign)
    ask(qtbot, window, lambda desk: plans.finalise(desk, case_id))
    go(qtbot, window, case_id, "plan")
    click(qtbot, window, "button_draft")
    until(qtbot, window, lambda dossier: dossier.current_plan.status is PlanStatus.DRAFT)
    assert not find(window, QLineEdit, "field_goal_indicator").isReadOnly()


# -- reading and reaching --------------------------------------------------------------------------------------------


def test_that_every_control_of_the_plan_has_a_name(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    click(qtbot, window, "button_step_1_more")
    goals(window).goal.set_editing(True)
    for part in (*board(window).outline.items,):
        qtbot.mouseClick(board(window).outline.items[part], LEFT)
        settle(qtbot, window)
        nameless = [
            one.objectName() or type(one).__name__
            for one in page_of(window, PlanPage).findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not _name(one)
        ]
        assert not nameless, part


def _name(control: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900)])
def test_that_the_longest_texts_stay_inside_the_window(
    qtbot: QtBot, window: MainWindow, joyce: UUID, size: tuple[int, int]
) -> None:
    def fill(desk: Desk) -> None:
        dossier = desk.dossier(joyce)
        for goal in dossier.goals:
            editing.edit(desk, Goal, goal.id, sentence=LONGEST, indicator=LONGEST, title=LONGEST[:60], area=LONGEST)
        for step in dossier.steps:
            editing.edit(
                desk, Step, step.id, what=LONGEST, why=LONGEST, fallback=LONGEST, owner_name=LONGEST, when_text=LONGEST
            )
        for one in dossier.agreements:
            editing.edit(desk, Agreement, one.id, what=LONGEST, promisor_name=LONGEST)

    ask(qtbot, window, fill)
    window.resize(*size)
    _open_goal(qtbot, window, 1)
    click(qtbot, window, "button_step_1_more")
    _open_section(qtbot, window, "promises")
    assert (window.width(), window.height()) == size
    page = page_of(window, PlanPage)
    for column in page.columns():
        inside = column.widget()  # type: ignore[attr-defined]  # the columns are scroll areas
        assert inside.width() <= column.width(), column.objectName()


@pytest.mark.parametrize(("scale", "room"), [(1.0, Room.NARROW), (1.5, Room.SINGLE), (2.0, Room.SINGLE)])
def test_that_with_large_text_one_column_shows_and_the_guide_is_one_button_away(
    qtbot: QtBot, window: MainWindow, joyce: UUID, look: Theme, scale: float, room: Room
) -> None:
    window.resize(1366, 768)
    look.choose("light", text_scale=scale)
    settle(qtbot, window)
    qtbot.waitUntil(lambda: board(window).room is room)
    assert window.width() == 1366
    if room is Room.SINGLE:
        assert not board(window).outline.isVisible() and not board(window).guide.isVisible()
        click(qtbot, window, "button_missing")
        assert board(window).guide.isVisible() and not board(window).centre.isVisible()
        item = next(item for item in board(window).guide.items if item.line.item.id == "CP05")
        qtbot.mouseClick(item, LEFT)
        settle(qtbot, window)
        assert _focused() == "field_review_dates"
        parts = board(window).parts
        parts.activated.emit(0)
        settle(qtbot, window)
        assert goals(window).isVisible()


def test_that_the_route_brings_back_to_the_same_field(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open_section(qtbot, window, "guidance")
    find(window, QLineEdit, "field_contact_phone").setFocus()
    place = page_of(window, PlanPage).place()
    assert place == "plan/guidance#contact_phone"
    assert window.go("dossier")
    assert window.go(place)
    qtbot.waitUntil(lambda: _focused() == "field_contact_phone")


def test_that_a_section_comes_in_several_turns_and_a_change_meanwhile_is_not_lost(
    qtbot: QtBot, window: MainWindow, joyce: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stood in the middle stays in sight until the other is whole; words that come meanwhile stand in it."""
    monkeypatch.setattr(turns, "AT_MOST", 0.0)  # one piece a turn, on a machine of any speed
    page, centre = page_of(window, PlanPage), board(window).centre
    qtbot.mouseClick(board(window).outline.items["element:gevolgen"], LEFT)
    assert page.coming and window.travelling
    assert centre.goals.isVisible() and not centre._section.isVisible()
    QApplication.processEvents()
    assert page.coming, "all of it was made in one turn"
    ask(qtbot, window, lambda desk: plans.set_element(desk, plan_of(window), "gevolgen", text="Zoals besproken."))
    settle(qtbot, window)
    assert not page.coming and centre._section.isVisible() and not centre.goals.isVisible()
    assert centre.updatesEnabled()
    assert _element(window, "gevolgen").text == "Zoals besproken."
    assert centre.elements["gevolgen"].isVisible()
