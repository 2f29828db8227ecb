"""Before a print leaves for somebody else the window asks for whom it is, and keeps why (M02, CC16)."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from intake_app.domain.access import Act
from intake_app.domain.network_words import ShareBasis
from intake_app.services import conferences, involved
from intake_app.services.desk import Desk
from tests.flows.test_main_job import words_of
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, until, write_in
from tests.ui.finders import find, there_is
from ui.dialogs.for_whom import OTHER, OWN, ForWhomDialog
from ui.main_window import MainWindow
from ui.widgets.choices import RadioList
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField

PICTURES = os.environ.get("KEUKENTAFEL_SAFETY_PICTURES", "")


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialog of the system says that a file goes."""
    path = tmp_path / "uit" / "profiel.pdf"
    path.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    return path


def asked(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> ForWhomDialog:
    """The dialog, after pressing the button that keeps the profile for an employer."""
    go(qtbot, window, prepared.joyce, "afdruk/profiel-werkgever")
    qtbot.waitUntil(find(window, QPushButton, "button_save").isEnabled, timeout=PATIENCE)
    qtbot.mouseClick(find(window, QPushButton, "button_save"), Qt.MouseButton.LeftButton)
    dialog = find(window, ForWhomDialog, "dialog_for_whom")
    assert not find(dialog, QPushButton, "button_go_on").isEnabled(), "nothing is chosen beforehand"
    return dialog


def asked_on(qtbot: QtBot, window: MainWindow, day: str) -> None:
    """Type the day on which it was asked, and leave the field."""
    write_in(qtbot, window, "field_referral_1_sent_on", day)
    QTest.keyClick(find(window, DateField, "field_referral_1_sent_on"), Qt.Key.Key_Return)
    settle(qtbot, window)


def choose(dialog: ForWhomDialog, name: str, value: object) -> None:
    """As a click does: the value, and the signal of a person."""
    group = find(dialog, RadioList, name)
    next(part for part in group.parts if part.option.value == value).click()


def test_that_a_party_without_consent_takes_a_reason_that_stays_with_the_dossier(
    window: MainWindow, prepared: PreparedVault, target: Path, qtbot: QtBot
) -> None:
    dialog = asked(qtbot, window, prepared)
    choose(dialog, "field_for_whom", OTHER)
    name = find(dialog, LineField, "field_recipient")
    qtbot.keyClicks(name, "Bakkerij Van Doorn")
    assert "nog geen toestemming" in find(dialog, QLabel, "message").text()
    go_on = find(dialog, QPushButton, "button_go_on")
    go_on.click()
    assert there_is(dialog, QLabel, "error") and not target.exists()
    choose(dialog, "field_share_basis", ShareBasis.OWN_TASK)
    if PICTURES:
        dialog.grab().save(f"{PICTURES}/for_whom.png")
    qtbot.keyClicks(find(dialog, LineField, "field_share_reason"), "Morgen proefdag")
    go_on.click()
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    settle(qtbot, window)
    assert window.session is not None and window.session.dossier is not None
    (made,) = window.session.dossier.consents
    assert (made.recipient, made.reason, made.basis) == ("Bakkerij Van Doorn", "Morgen proefdag", ShareBasis.OWN_TASK)
    found: list[list[Act]] = []
    window.session.run(lambda desk: [one.act for one in desk.vault.access.of(prepared.joyce)], found.append)
    settle(qtbot, window)
    assert Act.EXPORTED in found[0]


def test_that_a_question_is_passed_on_after_the_same_dialog(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "mensen/verwijzen")
    click(qtbot, window, "button_add_referral")
    until(qtbot, window, lambda dossier: len(dossier.referrals) == 1)
    write_in(qtbot, window, "field_referral_1_to_organisation", "Woningcorporatie")
    asked_on(qtbot, window, "15-9-2026")
    dialog = find(window, ForWhomDialog, "dialog_for_whom")
    assert find(dialog, RadioList, "field_for_whom").value() == "Woningcorporatie"
    assert "nog geen toestemming" in find(dialog, QLabel, "message").text()
    assert not there_is(dialog, QPushButton, "button_nameless") and there_is(dialog, QPushButton, "button_consent")
    if PICTURES:
        dialog.grab().save(f"{PICTURES}/referral.png")
    find(dialog, QPushButton, "button_back").click()
    settle(qtbot, window)
    assert not find(window, DateField, "field_referral_1_sent_on").value(), "nothing went"
    asked_on(qtbot, window, "15-9-2026")
    again = find(window, ForWhomDialog, "dialog_for_whom")
    choose(again, "field_share_basis", ShareBasis.CONSENT)
    find(again, QPushButton, "button_go_on").click()
    until(qtbot, window, lambda dossier: dossier.referrals[0].sent_on == date(2026, 9, 15))
    assert not [one.text() for one in window.findChildren(QLabel, "error") if one.isVisible()]


def test_that_a_case_sheet_asks_for_whom_and_then_names_who_may_get_it(
    window: MainWindow, prepared: PreparedVault, target: Path, qtbot: QtBot
) -> None:
    def talk(desk: Desk) -> None:
        involved.add(desk, prepared.joyce, organisation="Schuldhulp Rijnveen", person="Bo de Wit")
        conferences.start(desk, prepared.joyce)

    go(qtbot, window, prepared.joyce, "dossier")
    assert window.session is not None
    window.session.change(talk)
    settle(qtbot, window)
    window.go("afdruk/casusblad")
    settle(qtbot, window)
    qtbot.waitUntil(find(window, QPushButton, "button_save").isEnabled, timeout=PATIENCE)
    find(window, QPushButton, "button_save").click()
    dialog = find(window, ForWhomDialog, "dialog_for_whom")
    assert there_is(dialog, QPushButton, "button_nameless")
    choose(dialog, "field_for_whom", "Schuldhulp Rijnveen")
    choose(dialog, "field_share_basis", ShareBasis.CONSENT)
    find(dialog, QPushButton, "button_go_on").click()
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    settle(qtbot, window)
    said = words_of(target)
    assert "Voor. Schuldhulp Rijnveen." in said and "Niet voor" not in said, said


def test_that_the_residents_own_copy_goes_at_once_and_one_without_a_name_is_a_button_away(
    window: MainWindow, prepared: PreparedVault, target: Path, qtbot: QtBot
) -> None:
    dialog = asked(qtbot, window, prepared)
    choose(dialog, "field_for_whom", OWN)
    find(dialog, QPushButton, "button_go_on").click()
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    settle(qtbot, window)
    target.unlink()
    find(window, QPushButton, "button_save").click()
    again = find(window, ForWhomDialog, "dialog_for_whom")
    find(again, QPushButton, "button_nameless").click()
    settle(qtbot, window)
    assert window.page is not None and window.page.place() == "afdruk/profiel-anoniem"
    qtbot.waitUntil(find(window, QPushButton, "button_save").isEnabled, timeout=PATIENCE)
    find(window, QPushButton, "button_save").click()
    qtbot.waitUntil(target.exists, timeout=PATIENCE)
    assert not there_is(window, ForWhomDialog, "dialog_for_whom")
