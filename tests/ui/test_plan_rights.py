"""Exemptions, what became of promises, weighing and own choices, in the plan's own screen and with the rules kept."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.planning import Agreement, Plan
from intake_app.domain.rights import Blame, ExemptionGround, ExemptionStatus, OfferChoice, UrgentReason
from intake_app.domain.vocabulary import AgreementStatus, LegalGround, Promisor
from intake_app.services import editing, exemptions, parties
from intake_app.services.parties import Template
from tests.ui.conftest import go, settle
from tests.ui.dossier_steps import click, dossier_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, board, focused, joyce_from_the_demonstration, plan_of, press
from ui.main_window import MainWindow
from ui.pages.record_fields import RecordFields
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import DropDown
from ui.widgets.text import Text


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    """The dossier of the demonstration, in a second version of its plan: promises can be looked back at."""
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    ask(qtbot, window, lambda desk: editing.edit(desk, Plan, desk.dossier(case_id).plans[0].id, version=2))
    go(qtbot, window, case_id, "plan")
    return case_id


def _open(qtbot: QtBot, window: MainWindow, part: str) -> None:
    qtbot.mouseClick(board(window).outline.items[part], Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def _choose(window: MainWindow, name: str, value: object) -> None:
    """Choose from a list as a person does."""
    control = find(window, DropDown, name)
    control.set_value(value)
    control.value_changed.emit(value)


def _promise(window: MainWindow) -> Agreement:
    dossier = dossier_of(window)
    own = (one for one in dossier.agreements_of(plan_of(window)) if one.promisor is Promisor.RESIDENT)
    return next(one for one in own if not one.about_contact)


def test_that_an_exemption_is_granted_with_its_last_day_only(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open(qtbot, window, "exemptions")
    click(qtbot, window, "button_add_exemption")
    until(qtbot, window, lambda dossier: len(dossier.exemptions) == 1)
    assert focused().objectName() == "field_exemption_1_ground"
    _choose(window, "field_exemption_1_ground", ExemptionGround.CARE_TASKS)
    until(qtbot, window, lambda dossier: dossier.exemptions[0].duties)
    write(qtbot, find(window, QLineEdit, "field_exemption_1_review_on"), "4 januari 2027")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: dossier.exemptions[0].review_on == date(2027, 1, 4))
    _choose(window, "field_exemption_1_status", ExemptionStatus.GRANTED)
    settle(qtbot, window)
    assert dossier_of(window).exemptions[0].status is ExemptionStatus.REQUESTED
    assert find(window, DropDown, "field_exemption_1_status").value() is ExemptionStatus.REQUESTED, "as it is stored"
    write(qtbot, find(window, QLineEdit, "field_exemption_1_end_on"), "1 maart 2028")
    press(Qt.Key.Key_Return)
    _choose(window, "field_exemption_1_status", ExemptionStatus.GRANTED)
    until(qtbot, window, lambda dossier: dossier.exemptions[0].status is ExemptionStatus.GRANTED)
    said = find(window, Text, "text_exemption_1").text()
    assert "Duurt langer dan 12 maanden" in said and "Nog niet vastgelegd in een besluit" in said


def test_that_a_voluntary_plan_shows_no_duties_exemption_or_weighing(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    promise = _promise(window)
    ask(
        qtbot, window, lambda desk: editing.edit(desk, Plan, plan_of(window).id, legal_grounds=(LegalGround.VOLUNTARY,))
    )
    ask(qtbot, window, lambda desk: editing.edit(desk, Agreement, promise.id, status=AgreementStatus.DIFFERENT))
    items = board(window).outline.items
    assert "exemptions" not in items
    if "element:verplichtingen" in items:  # what was filled in before stays to be read
        _open(qtbot, window, "element:verplichtingen")
        assert not there_is(window, QWidget, "card_duties")
    _open(qtbot, window, "promises")
    assert there_is(window, QWidget, "card_outcomes")
    assert not any(one.isVisible() for one in window.findChildren(QAbstractButton, "button_weigh_1"))


def test_that_the_story_is_asked_before_anything_can_be_weighed(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open(qtbot, window, "promises")
    find(window, SegmentedChoice, "field_outcome_1").parts[1].click()
    until(qtbot, window, lambda _dossier: _promise(window).status is AgreementStatus.DIFFERENT)
    weigh = find(window, QAbstractButton, "button_weigh_1")
    assert not weigh.isEnabled()
    assert find(window, Text, "text_why_not_1").text() == "Vraag eerst hoe het kwam."
    write(qtbot, find(window, QPlainTextEdit, "field_outcome_1_cause"), "De bus reed niet.")
    write(qtbot, find(window, QPlainTextEdit, "field_outcome_1_own_account"), "Ik stond er op tijd.")
    find(window, QLineEdit, "field_outcome_1_remark_resident").setFocus()
    until(qtbot, window, lambda _dossier: _promise(window).own_account == "Ik stond er op tijd.")
    assert not dossier_of(window).sanctions, "nothing opens by itself"
    qtbot.waitUntil(weigh.isEnabled)
    click(qtbot, window, "button_weigh_1")
    until(qtbot, window, lambda dossier: len(dossier.sanctions) == 1)
    fields = find(window, QWidget, "card_weighing_1").findChildren(RecordFields)[0]
    shown = [name for name, row in fields.rows.items() if row.isVisibleTo(fields)]
    assert "effect" in shown and not {"blame", "urgent", "alternative", "proposal", "percentage"} & set(shown)


def test_that_each_answer_opens_the_next_question(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    promise = _promise(window)
    told = {"status": AgreementStatus.DIFFERENT, "cause": "Bus", "own_account": "Op tijd"}
    ask(qtbot, window, lambda desk: editing.edit(desk, Agreement, promise.id, **told))
    _open(qtbot, window, "promises")
    click(qtbot, window, "button_weigh_1")
    until(qtbot, window, lambda dossier: len(dossier.sanctions) == 1)
    write(qtbot, find(window, QPlainTextEdit, "field_weighing_1_effect"), "De huur komt in gevaar.")
    find(window, QLineEdit, "field_weighing_1_heard_on").setFocus()
    until(qtbot, window, lambda dossier: dossier.sanctions[0].effect)
    _choose(window, "field_weighing_1_blame", Blame.NONE)
    until(qtbot, window, lambda dossier: dossier.sanctions[0].blame is Blame.NONE)
    find(window, QAbstractButton, f"field_weighing_1_urgent:{UrgentReason.DEBTS}").click()
    until(qtbot, window, lambda dossier: dossier.sanctions[0].urgent == (UrgentReason.DEBTS,))
    assert find(window, QPlainTextEdit, "field_weighing_1_alternative").isVisible()


def test_that_a_difference_about_one_goal_and_a_choice_are_kept(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open(qtbot, window, "differences")
    write(qtbot, find(window, QPlainTextEdit, "field_goal_difference_2"), "Het mag langzamer.")
    click(qtbot, window, "button_add_offer")
    goal = dossier_of(window).goals_of(plan_of(window))[1]
    until(qtbot, window, lambda dossier: dossier.differences_of(plan_of(window)).get(goal.id))
    until(qtbot, window, lambda dossier: len(dossier.offer_decisions) == 1)
    assert focused().objectName() == "field_offer_1_offer"
    qtbot.keyClicks(focused(), "Taalles op dinsdag")
    press(Qt.Key.Key_Return)
    find(window, SegmentedChoice, "field_offer_1_decision").parts[1].click()
    until(qtbot, window, lambda dossier: dossier.offer_decisions[0].decision is OfferChoice.NO)
    made = dossier_of(window).offer_decisions[0]
    assert (made.offer, made.decided_on) == ("Taalles op dinsdag", date(2026, 9, 15))


def test_that_the_guide_leads_to_the_exemption(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    ask(qtbot, window, lambda desk: exemptions.add(desk, joyce, ground=ExemptionGround.REST))
    item = next(item for item in board(window).guide.items if item.line.item.id == "CP02d")
    qtbot.mouseClick(item, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert there_is(window, QWidget, "card_exemptions")
    assert focused().objectName().startswith("field_exemption_1")


def test_that_an_agreement_of_three_begins_in_the_plan_and_is_told_in_its_form(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    _open(qtbot, window, "promises")
    _choose(window, "field_parties_template", Template.TRIANGLE)
    write(qtbot, find(window, QLineEdit, "field_parties_about"), "De Zonnehof")
    click(qtbot, window, "button_begin_parties")
    settle(qtbot, window)
    assert "naam van elke andere partij" in find(window, Text, "text_parties_error").text()
    assert focused().objectName() == "field_parties_names"
    write(qtbot, find(window, QLineEdit, "field_parties_names"), "De Zonnehof, Nadia Bakker")
    click(qtbot, window, "button_begin_parties")
    until(qtbot, window, lambda dossier: parties.agreements(dossier))
    assert len(parties.agreements(dossier_of(window))[0].parties) == 3
    qtbot.waitUntil(lambda: there_is(window, Text, "text_parties_open_1"))
    click(qtbot, window, "button_fill_parties_1")
    assert window.page is not None and window.page.page_id == "vragen"


@pytest.mark.parametrize(
    ("section", "button"),
    [("element:verplichtingen", "button_giving_back"), ("ground", "button_reverse_test")],
)
def test_that_a_talk_about_rights_is_one_button_away(
    qtbot: QtBot, window: MainWindow, joyce: UUID, section: str, button: str
) -> None:
    _open(qtbot, window, section)
    click(qtbot, window, button)
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "vragen"


def test_that_more_may_be_said_of_a_promise_and_need_not(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    _open(qtbot, window, "promises")
    name = "agreement_resident_1"
    assert not find(window, QWidget, f"button_{name}_more").property("checked")
    assert not there_is(window, QLineEdit, f"field_{name}_how_often")
    click(qtbot, window, f"button_{name}_more")
    write(qtbot, find(window, QLineEdit, f"field_{name}_how_often"), "elke dinsdag")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda _dossier: _promise(window).how_often == "elke dinsdag")
