"""Contracts, principles, more parties and the gaps of a cv, in the real window (E02, E07, G03)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.contracts import ContractKind
from intake_app.domain.household import HouseholdMember
from intake_app.domain.network_words import HouseholdRelation
from intake_app.domain.placements import Placement
from intake_app.domain.planning import Plan
from intake_app.domain.portfolio_parts import Experience
from intake_app.domain.principles import ServedBy
from intake_app.domain.vocabulary import LegalGround, RaterRole
from intake_app.services import editing, measuring, parties, portfolio, principles
from tests.ui.conftest import go, settle
from tests.ui.dossier_steps import click, dossier_of, until, write
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, joyce_from_the_demonstration, press
from ui.main_window import MainWindow
from ui.pages.plan_step_part import TickSet
from ui.pages.principles import PrinciplesPage
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.text import Text


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    plan = ask(qtbot, window, lambda desk: desk.dossier(case_id).plans[0])
    ask(qtbot, window, lambda desk: editing.edit(desk, Plan, plan.id, legal_grounds=(LegalGround.PW_44A,)))
    return case_id


def texts(widget: QWidget) -> str:
    """All words that can be read on a widget."""
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def _choose(window: MainWindow, name: str, value: object) -> None:
    control = find(window, DropDown, name)
    control.set_value(value)
    control.value_changed.emit(value)


def _tick(window: MainWindow, name: str, principle: str) -> None:
    ticks = find(window, TickSet, name).ticks.values()
    next(one for one in ticks if one.text() == principle).click()


def test_that_a_list_of_principles_is_made_by_keyboard_and_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    assert window.go("grondwaarden")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, PrinciplesPage)
    assert find(page, Text, "empty_principles").isVisible()
    write(qtbot, find(window, QLineEdit, "field_new_principle"), "Huur gaat voor")
    qtbot.keyClick(page.new, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.rows) == 1, timeout=15_000)
    write(qtbot, find(window, QLineEdit, "field_new_principle"), "huur gaat voor")
    qtbot.keyClick(page.new, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "al in de lijst" in texts(find(window, QWidget, "card_principles")), timeout=15_000)
    click(qtbot, window, "button_suggested_1")
    qtbot.waitUntil(lambda: len(page.rows) == 2, timeout=15_000)
    assert find(window, LineField, "field_principle_2_name").text() == "Vraag achter de vraag"
    click(qtbot, window, "button_principle_2_up")
    settle(qtbot, window)
    click(qtbot, window, "button_principle_1_retire")
    settle(qtbot, window)
    assert [one.name for one in ask(qtbot, window, principles.offered)] == ["Vraag achter de vraag"]
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert len(ask(qtbot, window, principles.offered)) == 2


def test_that_goals_decisions_and_deviations_are_ticked_where_they_stand(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    go(qtbot, window, joyce, "plan")
    assert not there_is(window, TickSet, "field_goal_principles"), "nothing is asked without a list"
    ask(qtbot, window, lambda desk: principles.add(desk, "Huur gaat voor"))
    make = lambda desk: measuring.start_reading(  # noqa: E731
        desk, joyce, principles.REVERSE, RaterRole.CONSULTANT, subject="De buskaart"
    )
    test = ask(qtbot, window, make)
    window.session.shared_changed.emit()
    settle(qtbot, window)
    click(qtbot, window, "button_goal_result")
    _tick(window, "field_goal_principles", "Huur gaat voor")
    until(qtbot, window, lambda dossier: any(one.by is ServedBy.GOAL and one.name == "Huur gaat voor"
                                             for one in dossier.served_principles))  # fmt: skip
    window.go("plan/reverse_test")
    settle(qtbot, window)
    _tick(window, "field_reverse_test_1_principles", "Huur gaat voor")
    until(qtbot, window, lambda dossier: dossier.principles_of(ServedBy.EFFECT_CHECK, test.id))
    assert dossier_of(window).answers_of(test)[principles.ITEM].text == "Huur gaat voor"


def test_that_a_contract_is_written_down_among_the_promises(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    before = len(ask(qtbot, window, lambda desk: desk.dossier(joyce)).contracts)
    go(qtbot, window, joyce, "plan")
    window.go("plan#contracts")
    settle(qtbot, window)
    click(qtbot, window, "button_add_contract")
    until(qtbot, window, lambda dossier: len(dossier.contracts) == before + 1)
    number = before + 1
    _choose(window, f"field_contract_{number}_kind", ContractKind.TEMPORARY)
    until(qtbot, window, lambda dossier: any(one.kind is ContractKind.TEMPORARY for one in dossier.contracts))
    write(qtbot, find(window, QLineEdit, f"field_contract_{number}_ends_on"), "1 maart 2027")
    press(Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: any(one.remind_on == date(2027, 1, 4) for one in dossier.contracts))
    said = find(window, Text, f"text_contract_{number}").text()
    assert "bij wie staat" in said.casefold()
    write(qtbot, find(window, QLineEdit, f"field_contract_{number}_starts_on"), "2 maart 2027")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ligt vóór de eerste" in texts(find(window, QWidget, "card_contract")), timeout=15_000)
    assert all(one.starts_on != date(2027, 3, 2) for one in dossier_of(window).contracts)


def test_that_one_more_party_comes_to_an_agreement(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    ask(qtbot, window, lambda desk: parties.start(desk, joyce, parties.Template.SUPPORT, "", ("Anita",)))
    go(qtbot, window, joyce, "plan")
    window.go("plan#parties")
    settle(qtbot, window)
    click(qtbot, window, "button_add_party")
    qtbot.waitUntil(lambda: "naam van de partij" in texts(find(window, QWidget, "card_parties")), timeout=15_000)
    write(qtbot, find(window, QLineEdit, "field_party_name"), "Bo")
    _choose(window, "field_party_role", "ervaringsdeskundige")
    click(qtbot, window, "button_add_party")
    until(qtbot, window, lambda dossier: len(parties.agreements(dossier)[0].parties) == 3)
    assert "Bo, ervaringsdeskundige" in texts(find(window, QWidget, "card_parties"))


def test_that_a_placement_shows_its_legs_and_its_contract(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    place = Placement(case_id=joyce, title="Keuken", host="De Linde", expects_place="Op tijd", expects_resident="Rust")
    ask(qtbot, window, lambda desk: editing.add(desk, place))
    go(qtbot, window, joyce, "plaatsing")
    assert find(window, Text, "text_solid").text() == "Nog niet stevig."
    click(qtbot, window, "leg_ondersteuning")
    settle(qtbot, window)
    area = find(window, TextArea, "field_placement_support")
    assert area.hasFocus()
    write(qtbot, area, "De jobcoach komt elke week.")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: find(window, Text, "text_solid").text().startswith("Stevig"), timeout=15_000)
    click(qtbot, window, "button_add_contract")
    until(qtbot, window, lambda dossier: any(one.placement_id == place.id for one in dossier.contracts))


def test_that_a_gap_is_filled_and_the_remark_is_kept_for_the_consultant(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    def prepare(desk: object) -> None:
        for one in (
            Experience(case_id=joyce, role="Verkoopster", start="2008", end="2012"),
            Experience(case_id=joyce, role="Buurthuis", start="2021", ongoing=True),
            HouseholdMember(case_id=joyce, name="Sem", relation=HouseholdRelation.CHILD, birth_year=2016),
        ):
            editing.add(desk, one)  # type: ignore[arg-type]  # a desk
        portfolio.choose(desk, joyce, cv_remark="")  # type: ignore[arg-type]  # a desk

    ask(qtbot, window, prepare)
    go(qtbot, window, joyce, "portfolio")
    card = find(window, QWidget, "card_consultant")
    assert "Een kind opvoeden dat toen klein was" in texts(card)
    buttons = [one for one in card.findChildren(QAbstractButton) if one.objectName().startswith("button_fill_gap")]
    wanted = next(one for one in buttons if "opvoeden" in one.accessibleDescription())
    wanted.click()
    until(qtbot, window, lambda dossier: any(one.role == "Opvoeding van kinderen" for one in dossier.experiences))
    remark = find(window, TextArea, "field_cv_remark")
    write(qtbot, remark, "Lang zonder werk.")
    press(Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.cv_remark == "Lang zonder werk.")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(qtbot, window, lambda dossier: dossier.portfolio and dossier.portfolio.cv_remark == "")
