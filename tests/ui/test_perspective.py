"""Perspectief: a direction with a name and a reason; looking again keeps what was thought before."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.planning import PerspectiveEstimate
from intake_app.domain.vocabulary import GoalClass
from intake_app.services import editing
from tests.ui.conftest import PreparedVault, go
from tests.ui.dossier_steps import click, dossier_of, until, write_in
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.perspective import PerspectivePage
from ui.widgets.choices import SegmentedChoice
from ui.widgets.fields import TextArea


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
