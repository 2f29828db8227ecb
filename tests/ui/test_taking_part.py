"""Forms of taking part, the ladder and who carries a step, as people fill them in at the window (B07, D05)."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.planning import Step
from intake_app.domain.taking_part import ParticipationForm, ParticipationPeriod
from intake_app.domain.vocabulary import HelpLevel, HelpWay, RaterRole
from intake_app.services import editing, instruments, measuring, participation_ladder, plans, rules, step_help
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, focused, until, write_in
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, joyce_from_the_demonstration
from ui import undoing
from ui.main_window import MainWindow
from ui.pages.plan_step import StepRow
from ui.pages.print_preview import PrintPreviewPage
from ui.pages.questions import QuestionsPage
from ui.widgets.card import Card
from ui.widgets.fields import DropDown
from ui.widgets.text import Text

TAKING_PART = "perspectief/taking_part"


def choose(window: MainWindow, qtbot: QtBot, name: str, value: object) -> None:
    """Choose a value in a list, as somebody does with the keyboard."""
    assert window.page is not None
    field = find(window.page, DropDown, name)
    field.setFocus()
    field.set_value(value)
    field.value_changed.emit(value)
    settle(qtbot, window)


def test_that_two_forms_run_side_by_side_and_one_goes_on_the_portfolio(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, TAKING_PART)
    assert window.page is not None and window.session is not None
    click(qtbot, window, "button_add_taking_part")
    until(qtbot, window, lambda dossier: dossier.participation_periods)
    assert focused().objectName() == "field_taking_part_1_form", "the cursor stands where filling in begins"
    assert "Welke vorm" in find(window.page, Text, "text_taking_part_1").text()
    choose(window, qtbot, "field_taking_part_1_form", ParticipationForm.INFORMAL_CARE)
    write_in(qtbot, window, "field_taking_part_1_hours_week", "12,5")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.participation_periods[0].hours_week == 750)
    assert there_is(window.page, QPushButton, "button_show_taking_part_1")
    click(qtbot, window, "button_show_taking_part_1")
    assert not dossier_of(window).experiences, "what somebody does there is asked first"
    write_in(qtbot, window, "field_taking_part_1_what", "mijn moeder helpen")
    click(qtbot, window, "button_show_taking_part_1")
    until(qtbot, window, lambda dossier: dossier.experiences)
    assert not there_is(window.page, QPushButton, "button_show_taking_part_1")
    click(qtbot, window, "button_add_taking_part")
    until(qtbot, window, lambda dossier: len(dossier.participation_periods) == 2)
    choose(window, qtbot, "field_taking_part_2_form", ParticipationForm.VOLUNTEERING)
    until(qtbot, window, lambda dossier: all(one.form for one in dossier.participation_periods))
    note = find(window.page, QWidget, "field_topic_taking_part").accessibleDescription()
    assert "Mantelzorg" in note and "Vrijwilligerswerk" in note
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: any(one.form is None for one in dossier.participation_periods))


def test_that_the_ladder_shows_only_where_it_is_worked_with(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, TAKING_PART)
    assert window.page is not None
    assert not there_is(window.page, Card, "card_ladder")

    def fill(desk: Desk) -> None:
        instruments.switch(desk, participation_ladder.FORM, True)
        reading = measuring.start_reading(desk, prepared.ria, participation_ladder.FORM, RaterRole.CONSULTANT)
        measuring.record_answer(desk, reading.id, "doet", value=4)
        measuring.record_answer(desk, reading.id, "kan", value=3)
        measuring.record_extra(desk, reading.id, "reading", {"doel": "onbetaald-werk"})

    ask(qtbot, window, fill)
    card = find(window.page, Card, "card_ladder")
    words = [one.text() for one in card.findChildren(Text) if one.isVisibleTo(card)]
    assert {"Doet: 4. Onbetaald werk", "Kan: 3. Deelname aan georganiseerde activiteiten"} <= set(words)
    assert find(card, Text, "text_ladder_ask").isVisible(), "it is asked, and stays as it was said"
    assert find(card, Text, "text_ladder_again").text() == "Kijk opnieuw vóór 15 maart 2027."
    assert "nooit in het portfolio" in find(card, Text, "text_ladder_print").text()
    click(qtbot, window, "button_ladder")
    assert isinstance(window.page, QuestionsPage)
    assert "Participatieladder" in forms_on_paper(qtbot, window, prepared.ria)
    ask(qtbot, window, lambda desk: rules.set_own(desk, participation_ladder.SWITCH, False))
    assert "Participatieladder" not in forms_on_paper(qtbot, window, prepared.ria)
    go(qtbot, window, prepared.ria, TAKING_PART)
    assert not there_is(window.page, Card, "card_ladder")


def forms_on_paper(qtbot: QtBot, window: MainWindow, case_id: UUID) -> list[str]:
    """The forms that the page of prints offers."""
    go(qtbot, window, case_id, "afdruk/plan")
    assert isinstance(window.page, PrintPreviewPage)
    form = window.page.choice.form
    return [form.itemText(place) for place in range(form.count())]


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "plan")
    return case_id


def test_that_a_facility_asks_for_a_word_on_each_earlier_rung(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    first = find(window, StepRow, "step_1").step
    assert first is not None

    def now() -> Step:
        return next(one for one in dossier_of(window).steps if one.id == first.id)

    assert not there_is(window, QPushButton, "button_step_1_why_not_sooner")
    ask(qtbot, window, lambda desk: editing.edit(desk, Step, first.id, help_level=HelpLevel.TAILORED))
    asked = find(window, QPushButton, "button_step_1_why_not_sooner")
    assert asked.text() == "Waarom niet eerder op de ladder? Nog 5 woorden"
    click(qtbot, window, "button_step_1_why_not_sooner")
    assert focused().objectName() == "field_step_1_earlier_own"
    qtbot.keyClicks(focused(), "Te zwaar")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda _dossier: now().earlier_own == "Te zwaar")
    assert asked.text().endswith("Nog 4 woorden")
    choose(window, qtbot, "field_step_1_help_way", HelpWay.COLLECTIVE)
    until(qtbot, window, lambda _dossier: now().help_way is HelpWay.COLLECTIVE)
    row = find(window, QWidget, "step_1")
    assert find(row, Text, "step_note").text().startswith("formeel · in een groep · voorstel")
    write_in(qtbot, window, "field_step_1_granted_on", "14-9-2026")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda _dossier: not now().proposal)
    assert "toegekend op 14 september 2026" in find(row, Text, "step_note").text()


def test_that_who_carries_much_is_asked_by_name(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    def load(desk: Desk) -> None:
        goal = desk.dossier(joyce).goals[0]
        step = plans.add_step(desk, goal, "Samen naar de winkel")
        editing.edit(desk, Step, step.id, help_level=HelpLevel.NETWORK, owner_name="Anita, mijn zus")

    ask(qtbot, window, load)
    assert find(window, Text, "carry_load_1").text() == "Anita draagt 3 stappen. Hoe houdt Anita het vol?"
    assert "Anita 3" in find(window, Text, "carry_who").text()
    click(qtbot, window, "button_ask_1")
    until(qtbot, window, lambda dossier: step_help.talk_with(dossier, "Anita"))
    assert window.page is not None and window.page.page_id == "mensen"
    qtbot.waitUntil(lambda: focused().objectName().endswith("_name"), timeout=PATIENCE)
    assert find(window.page, QLineEdit, focused().objectName()).text() == "Anita", "one stands in the talk with her"
    assert any("Samen naar de winkel" in one.does for one in dossier_of(window).carer_talks)
    ask(qtbot, window, lambda desk: rules.set_own(desk, "network_load_limit", 4))
    go(qtbot, window, joyce, "plan")
    assert not there_is(window, Text, "carry_load_1"), "the limit is the organisation's own"


def test_that_a_form_that_is_taken_away_comes_back(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    made = ParticipationPeriod(case_id=prepared.ria, form=ParticipationForm.JOB_AGREEMENT)
    go(qtbot, window, prepared.ria, TAKING_PART)
    assert window.session is not None
    ask(qtbot, window, lambda desk: editing.add(desk, made))
    click(qtbot, window, "button_remove_taking_part_1")
    until(qtbot, window, lambda dossier: not dossier.participation_periods)
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: dossier.participation_periods == (made,))
