"""The citizen service number in the window: why it is off, switching it on, three digits, and nothing left anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.domain.access import Act
from intake_app.domain.bsn import IdentityDocument
from intake_app.domain.data_choices import GOVERNMENT
from intake_app.domain.vault_people import Role
from intake_app.services import access, bsn, data_choices, people, rules, vaults
from intake_app.services.bsn import Switch
from tests.ui.conftest import PASSPHRASE, TODAY, PreparedVault, WindowMaker, go, settle
from ui.hand import Hand
from ui.main_window import MainWindow
from ui.pages.bsn_card import BsnCard
from ui.widgets.bsn_field import BsnField
from ui.widgets.fields import DropDown
from ui.widgets.segmented import SegmentedChoice

CANARY = "111222333"
PURPOSE = "Om de aanvraag te koppelen"
CTRL = Qt.KeyboardModifier.ControlModifier


def hand_at(window: MainWindow) -> Hand:
    return Hand(window, lambda: window.at_work)


def said(window: MainWindow, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None, name
    return found.text()


@pytest.fixture
def switched_on(vault_path: Path) -> Path:
    """A vault of an organisation that records the number."""
    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    bsn.switch_on(desk, PURPOSE)
    desk.close()
    return vault_path


def written(window: MainWindow, qtbot: QtBot, prepared: PreparedVault) -> Hand:
    """Joyce's number, written down as a person does."""
    go(qtbot, window, prepared.joyce, "kennismaking")
    hand = hand_at(window)
    hand.click("button_write_bsn")
    hand.write("111 222 333", "field_bsn_number")
    document = hand.find(DropDown, "field_bsn_document")
    document.setFocus()
    hand.key(Qt.Key.Key_Down)
    hand.click("button_keep_bsn")
    settle(qtbot, window)
    return hand


def test_that_it_is_off_says_why_and_is_switched_on_in_the_settings(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.joyce, "kennismaking")
    hand, session = hand_at(window), window.session
    assert session is not None
    assert "niet meer gegevens dan nodig" in said(window, "text_bsn_said")
    assert not hand.shows("field_bsn_number") and not hand.shows("button_write_bsn")
    hand.click("button_bsn_setting")
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "gegevens"
    hand.click("button_bsn_on")
    settle(qtbot, window)
    assert said(window, "text_bsn_state") == "Uit.", "without a purpose it stays off"
    hand.write(PURPOSE, "field_bsn_purpose")
    hand.click("button_bsn_on")
    settle(qtbot, window)
    assert said(window, "text_bsn_state").startswith("Aan.")
    go(qtbot, window, prepared.joyce, "kennismaking")
    assert said(window, "text_bsn_said") == f"Waarvoor: {PURPOSE}"
    hand.click("button_write_bsn")
    assert hand.shows("field_bsn_number")


def test_that_the_setting_is_in_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    action = window.findChild(QAction, "action_data_choices")
    assert action is not None
    action.trigger()
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "gegevens"


def test_that_a_wrong_number_is_told_while_typing_and_refused_only_when_kept(
    switched_on: Path, open_window: WindowMaker, qtbot: QtBot, prepared: PreparedVault
) -> None:
    window = _opened(open_window, qtbot, switched_on)
    go(qtbot, window, prepared.joyce, "kennismaking")
    hand = hand_at(window)
    hand.click("button_write_bsn")
    field = hand.find(BsnField, "field_bsn_number")
    hand.write("12345678", "field_bsn_number")
    assert not _sentence(field)
    hand.write("9")
    assert "geen burgerservicenummer" in _sentence(field) and field.text() == "123456789", "nothing is blocked"
    hand.click("button_keep_bsn")
    settle(qtbot, window)
    assert hand.shows("field_bsn_number") and "geen burgerservicenummer" in _sentence(field)
    hand.write(CANARY, "field_bsn_number")
    assert not _sentence(field)
    hand.click("button_leave_bsn")
    assert not hand.shows("field_bsn_number") and field.text() == ""


def test_that_three_digits_show_and_all_of_it_is_a_deed_that_is_noted(
    switched_on: Path, open_window: WindowMaker, qtbot: QtBot, prepared: PreparedVault
) -> None:
    window = _opened(open_window, qtbot, switched_on)
    hand, session = written(window, qtbot, prepared), window.session
    assert session is not None
    assert said(window, "text_bsn") == "•••••• 333"
    assert "paspoort" in said(window, "text_bsn_seen")
    hand.click("button_show_bsn")
    settle(qtbot, window)
    assert said(window, "text_bsn") == "111 222 333"
    assert access.lines(session._desk, prepared.joyce)[0].act is Act.BSN_SHOWN
    card = hand.find(BsnCard, "field_bsn")
    card._timer.timeout.emit()
    assert said(window, "text_bsn") == "•••••• 333", "masked again by itself"
    hand.click("button_show_bsn")
    settle(qtbot, window)
    window.go("dossier")
    settle(qtbot, window)
    assert said(window, "text_bsn") == "•••••• 333", "and on leaving the page"


def test_that_nothing_of_it_is_left_in_window_clipboard_title_or_any_file(
    switched_on: Path, open_window: WindowMaker, qtbot: QtBot, prepared: PreparedVault, tmp_path: Path
) -> None:
    window = _opened(open_window, qtbot, switched_on)
    go(qtbot, window, prepared.joyce, "kennismaking")
    hand = hand_at(window)
    hand.click("button_write_bsn")
    hand.write(CANARY, "field_bsn_number")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("ervoor")
    for key in (Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_A, CTRL)
        QTest.keyClick(window.focusWidget(), key, CTRL)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_A, CTRL)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Insert, CTRL)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert clipboard.text() == "ervoor"
    assert hand.find(BsnField, "field_bsn_number").text() == CANARY, "cutting it away does nothing"
    document = hand.find(DropDown, "field_bsn_document")
    document.setFocus()
    hand.key(Qt.Key.Key_Down)
    hand.click("button_keep_bsn")
    settle(qtbot, window)
    for page in ("kennismaking", "rechten", "dossier"):
        window.go(page)
        settle(qtbot, window)
        assert not _shown(CANARY), page
    assert window.windowTitle() == "Keukentafel"
    hand.key(Qt.Key.Key_Z, CTRL)
    settle(qtbot, window)
    assert not _shown(CANARY)
    window.lock()
    qtbot.waitUntil(lambda: window.session is None, timeout=15_000)
    settle(qtbot, window)
    for path in tmp_path.rglob("*"):
        assert CANARY not in path.name
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()


def test_that_taking_away_and_switching_off_ask_first(
    switched_on: Path, open_window: WindowMaker, qtbot: QtBot, prepared: PreparedVault
) -> None:
    window = _opened(open_window, qtbot, switched_on)
    hand, session = written(window, qtbot, prepared), window.session
    assert session is not None
    hand.click("button_remove_bsn")
    assert hand.shows("button_remove_bsn_now")
    hand.click("button_let_bsn_stand")
    window.go("gegevens")
    settle(qtbot, window)
    hand.click("button_bsn_off")
    assert said(window, "text_bsn_question").startswith("In 1 dossier staat een nummer")
    hand.click("button_bsn_leave")
    assert said(window, "text_bsn_state") == "Aan. Vastgelegd in 1 dossier."
    kind = hand.find(SegmentedChoice, "field_organisation_kind")
    hand.click(kind.parts[1])
    assert hand.shows("button_bsn_off_now"), "no government body: asked too"
    hand.click("button_bsn_off_now")
    settle(qtbot, window)
    assert bsn.standing(session._desk, prepared.joyce).record is None
    assert bsn.setting(session._desk).switch is Switch.NOT_ALLOWED
    chosen = data_choices.chosen(session._desk, GOVERNMENT)
    assert chosen is not None and not chosen.on
    go(qtbot, window, prepared.joyce, "kennismaking")
    assert "geen overheid" in said(window, "text_bsn_said")


def test_that_who_reads_along_sees_that_it_is_there_and_no_digit(
    switched_on: Path, open_window: WindowMaker, qtbot: QtBot, prepared: PreparedVault
) -> None:
    desk = vaults.unlock(switched_on, PASSPHRASE, Clock(TODAY))
    bsn.keep(desk, prepared.joyce, CANARY, IdentityDocument.PASSPORT, TODAY)
    people.add(desk, PASSPHRASE, "Sam Lezer", Role.READER, "Sam leest hier alleen mee")
    desk.close()
    window = open_window(switched_on)
    window.unlock("Sam leest hier alleen mee")
    qtbot.waitUntil(lambda: window.page is not None, timeout=15_000)
    settle(qtbot, window)
    go(qtbot, window, prepared.joyce, "kennismaking")
    hand = hand_at(window)
    assert "Vastgelegd. Wie meeleest, ziet geen cijfers." in said(window, "text_bsn_seen")
    for name in ("button_show_bsn", "button_change_bsn", "button_remove_bsn", "button_write_bsn", "text_bsn"):
        assert not hand.shows(name)
    assert not _shown("333")
    window.go("gegevens")
    settle(qtbot, window)
    for name in ("field_asks_telefoon", "button_bsn_on", "button_bsn_off", "field_bsn_purpose"):
        control = window.findChild(QWidget, name)
        assert control is not None and not control.isEnabled(), name


def _opened(open_window: WindowMaker, qtbot: QtBot, path: Path) -> MainWindow:
    from tests.ui.conftest import unlock

    window = open_window(path)
    unlock(qtbot, window)
    return window


def _sentence(field: BsnField) -> str:
    return field.accessibleDescription() if "geen burger" in field.accessibleDescription() else ""


def _shown(digits: str) -> list[str]:
    """Where digits stand in any widget there is: its words, tip, name for screen readers or value."""
    found = []
    for widget in QApplication.allWidgets():
        words = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
        words += [widget.text()] if isinstance(widget, QLabel | QLineEdit) else []
        words += [widget.toPlainText()] if isinstance(widget, QPlainTextEdit) else []
        if any(digits in one.replace(" ", "") for one in words):
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_that_numbers_left_behind_by_other_rules_are_taken_away_in_the_settings(
    switched_on: Path, open_window: WindowMaker, qtbot: QtBot, prepared: PreparedVault
) -> None:
    desk = vaults.unlock(switched_on, PASSPHRASE, Clock(TODAY))
    bsn.keep(desk, prepared.joyce, CANARY, IdentityDocument.PASSPORT, TODAY)
    rules.set_own(desk, "organisation_kind", "other")  # as a profile of no government body does
    desk.close()
    window = _opened(open_window, qtbot, switched_on)
    hand, session = hand_at(window), window.session
    assert session is not None
    window.go("gegevens")
    settle(qtbot, window)
    assert said(window, "text_bsn_state") == "Uit, maar in 1 dossier staat een nummer."
    hand.click("button_bsn_off")
    hand.click("button_bsn_off_now")
    settle(qtbot, window)
    assert said(window, "text_bsn_state") == "Uit." and bsn.setting(session._desk).recorded == 0
