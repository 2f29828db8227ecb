"""Signing with three (resident, consultant, representative or partner) with the keyboard alone, by Tab."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.people import NetworkPerson
from intake_app.domain.vocabulary import PersonRole, PlanStatus, SignerRole
from intake_app.services import editing
from intake_app.services.desk import Desk
from tests.flows.test_closing_by_keys import TabKeys
from tests.ui.conftest import PATIENCE
from tests.ui.plan_steps import ask, ready_to_sign
from ui.main_window import MainWindow


@pytest.mark.parametrize(
    ("role", "signer"),
    [(PersonRole.REPRESENTATIVE, SignerRole.REPRESENTATIVE), (PersonRole.PARTNER, SignerRole.PARTNER)],
    ids=["representative", "partner"],
)
def test_that_a_third_person_signs_by_tab_and_space(
    window: MainWindow, qtbot: QtBot, role: PersonRole, signer: SignerRole
) -> None:
    def prepare(desk: Desk) -> UUID:
        case_id = ready_to_sign(desk)
        editing.add(desk, NetworkPerson(case_id=case_id, name="Mevrouw De Vries", role=role, signs=True))
        return case_id

    case_id = ask(qtbot, window, prepare)
    session = window.session
    assert session is not None
    session.open_dossier(case_id)
    qtbot.waitUntil(lambda: session.dossier is not None, timeout=PATIENCE)
    keys = TabKeys(window)
    keys.go("tekenen")
    assert keys.stands_on() == "field_teach_back"
    keys.hand.write("Ik weet wat ik ga doen.")
    keys.press("field_copy_given")
    keys.press("button_paper")
    for one in ("inwoner", "regisseur", signer.value):
        keys.press(f"field_seen_{one}")
    keys.until(lambda dossier: len(dossier.signatures_of(keys.plan)) == 3, "three signatures")

    def agree(dialog: QWidget) -> None:
        button = dialog.findChild(QAbstractButton, "button_fix_now")
        assert button is not None
        keys.hand.tap(button, Qt.Key.Key_Space)

    with keys.hand.answering(agree):
        keys.press("button_fix")
    keys.hand.wait_for("preview_fixed")
    keys.hand.settle()
    assert keys.plan.status is PlanStatus.SIGNED
    assert signer in {one.role for one in keys.dossier.signatures_of(keys.plan)}
    keys.press("button_done")
