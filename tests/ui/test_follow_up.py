"""Opvolging: contacts and appointments are written down, and steps of a signed plan get their outcome."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.planning import Goal, Plan
from intake_app.domain.vocabulary import LegalGround, SignatureMethod, StepStatus
from intake_app.services import editing, plans, signing
from intake_app.services.desk import Desk
from tests.ui.conftest import PreparedVault, go
from tests.ui.dossier_steps import dossier_of, focused, until, write_in
from tests.ui.finders import find, there_is
from ui.main_window import MainWindow
from ui.pages.follow_up import FollowUpPage
from ui.widgets.choices import SegmentedChoice


@pytest.fixture
def page(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> FollowUpPage:
    go(qtbot, window, prepared.ria, "opvolging")
    assert isinstance(window.page, FollowUpPage)
    return window.page


def test_that_a_contact_is_written_down_with_enter(page: FollowUpPage, window: MainWindow, qtbot: QtBot) -> None:
    before = len(dossier_of(window).contacts)
    write_in(qtbot, window, "field_contact_note", "Gebeld over de bus.")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    until(qtbot, window, lambda dossier: len(dossier.contacts) == before + 1)
    newest = max(dossier_of(window).contacts, key=lambda one: one.contact_on)
    assert (newest.contact_on, newest.note, newest.by) == (date(2026, 9, 15), "Gebeld over de bus.", "Marloes Dekker")


def test_that_without_a_signed_plan_the_page_points_to_signing(page: FollowUpPage) -> None:
    assert there_is(page, QPushButton, "button_sign")


def test_that_a_step_of_the_signed_plan_gets_its_outcome_by_letter(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    assert window.session is not None
    window.session.change(_sign_a_plan(prepared.ria))
    go(qtbot, window, prepared.ria, "opvolging")
    step = dossier_of(window).steps[0]
    assert window.page is not None
    choice = find(window.page, SegmentedChoice, f"field_step_{step.id}")
    choice.parts[0].setFocus()
    qtbot.keyClick(choice.parts[0], Qt.Key.Key_D)
    until(qtbot, window, lambda dossier: dossier.steps[0].status is StepStatus.PARTLY)
    assert not there_is(window.page, QWidget, "button_sign")


def _sign_a_plan(case_id: UUID) -> Callable[[Desk], object]:
    def work(desk: Desk) -> object:
        plan = plans.draft_plan(desk, case_id)
        editing.edit(desk, Plan, plan.id, legal_grounds=(LegalGround.VOLUNTARY,), review_dates=(date(2026, 12, 15),))
        goal = plans.add_goal(desk, plan, "Ik wil weer eens naar zee.")
        editing.edit(desk, Goal, goal.id, indicator="Ik heb zand in mijn schoenen.")
        plans.add_step(desk, goal, "Ik zoek op hoe laat de bus gaat.")
        plans.finalise(desk, case_id)
        dossier = desk.dossier(case_id)
        assert dossier.current_plan is not None
        for signer in signing.signers(dossier, dossier.current_plan):
            signing.sign(desk, case_id, signer.name, signer.role, SignatureMethod.INK_SEEN)
        return signing.fix_plan(desk, case_id)

    return work
