"""Before a print leaves for somebody else the window asks for whom it is, and keeps why (M02, CC16)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from intake_app.domain.access import Act
from intake_app.domain.network_words import ShareBasis
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.finders import find, there_is
from ui.dialogs.for_whom import OTHER, OWN, ForWhomDialog
from ui.main_window import MainWindow
from ui.widgets.choices import RadioList
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
    window.session.run(lambda desk: [one.act for one in desk.vault.access_to(prepared.joyce)], found.append)
    settle(qtbot, window)
    assert Act.EXPORTED in found[0]


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
