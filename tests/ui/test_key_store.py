"""Opening with a PIN, from switching it on in the menu to the passphrase that always works (M01)."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.services import key_store
from tests.core.key_store_fake import KeysInMemory
from tests.core.real_key_store import running, what_lacks
from tests.ui.conftest import PASSPHRASE, PATIENCE, settle
from tests.ui.finders import find, there_is
from ui.dialogs.key_store import KeyStoreDialog
from ui.main_window import MainWindow
from ui.pages.unlock import UnlockPage

PIN = "482615"
PICTURES = os.environ.get("KEUKENTAFEL_SAFETY_PICTURES", "")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KeysInMemory:
    made = KeysInMemory()
    monkeypatch.setattr(key_store, "system_store", lambda: made)
    monkeypatch.setattr(paths, "user_key_store", lambda: tmp_path / "sleutelbos.txt")
    return made


def asked(window: MainWindow) -> KeyStoreDialog:
    """The dialog, from its line in the menu."""
    assert window.desk_side is not None
    action = window.desk_side.bar.menu.findChild(QAction, "action_key_store")
    assert action is not None
    action.trigger()
    return find(window, KeyStoreDialog, "dialog_key_store")


def switched_on(qtbot: QtBot, window: MainWindow, store: KeysInMemory) -> KeyStoreDialog:
    dialog = asked(window)
    type_new_pin(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(store.kept), timeout=PATIENCE)
    settle(qtbot, window)
    return dialog


def type_new_pin(qtbot: QtBot, dialog: KeyStoreDialog) -> None:
    """Fill in the dialog and switch on."""
    for name, words in (("field_passphrase_now", PASSPHRASE), ("field_pin", PIN), ("field_pin_again", PIN)):
        find(dialog, QLineEdit, name).setText(words)
    qtbot.mouseClick(find(dialog, QPushButton, "button_switch_on"), Qt.MouseButton.LeftButton)


def lock(qtbot: QtBot, window: MainWindow) -> UnlockPage:
    window.lock()
    qtbot.waitUntil(lambda: isinstance(window.gate.page, UnlockPage), timeout=PATIENCE)
    settle(qtbot, window)
    page = window.gate.page
    assert isinstance(page, UnlockPage)
    return page


def type_pin(qtbot: QtBot, page: UnlockPage, pin: str) -> None:
    field = find(page, QLineEdit, "field_pin")
    field.setText(pin)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_that_the_pin_opens_after_locking_and_off_means_the_passphrase(
    window: MainWindow, store: KeysInMemory, qtbot: QtBot
) -> None:
    dialog = asked(window)
    assert "alleen je wachtwoord" in find(dialog, QLabel, "key_store_state").text()
    if PICTURES:
        dialog.grab().save(f"{PICTURES}/key_store.png")
    find(dialog, QPushButton, "button_switch_on").click()
    assert there_is(dialog, QLabel, "error") and not store.kept
    dialog.reject()
    dialog = switched_on(qtbot, window, store)
    assert "met je pincode" in find(dialog, QLabel, "key_store_state").text()
    assert not find(dialog, QLineEdit, "field_pin").text() if there_is(dialog, QLineEdit, "field_pin") else True
    dialog.accept()
    page = lock(qtbot, window)
    if PICTURES:
        window.grab().save(f"{PICTURES}/unlock_pin.png")
    type_pin(qtbot, page, "000000")
    qtbot.waitUntil(lambda: there_is(page, QLabel, "error"), timeout=PATIENCE)
    assert "nog 4 keer" in find(page, QLabel, "error").text()
    type_pin(qtbot, page, PIN)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    settle(qtbot, window)
    dialog = asked(window)
    find(dialog, QPushButton, "button_switch_off").click()
    qtbot.waitUntil(lambda: not store.kept, timeout=PATIENCE)
    settle(qtbot, window)
    dialog.accept()
    page = lock(qtbot, window)
    assert there_is(page, QLineEdit, "field_passphrase") and not there_is(page, QLineEdit, "field_pin")


@pytest.mark.skipif(bool(what_lacks()), reason=what_lacks())
def test_that_a_real_store_opens_and_one_that_hangs_or_asks_holds_nobody_up(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from intake_app.services import secret_service

    monkeypatch.setattr(paths, "user_key_store", lambda: tmp_path / "sleutelbos.txt")
    monkeypatch.setattr(secret_service, "ANSWER", 1.0)
    with running(tmp_path / "session") as store:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", store.address)
        dialog = asked(window)
        type_new_pin(qtbot, dialog)
        qtbot.waitUntil(lambda: "met je pincode" in find(dialog, QLabel, "key_store_state").text(), timeout=PATIENCE)
        dialog.accept()
        page = lock(qtbot, window)
        type_pin(qtbot, page, PIN)
        qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
        settle(qtbot, window)

        page = lock(qtbot, window)
        store.signal(signal.SIGSTOP)
        type_pin(qtbot, page, PIN)
        qtbot.waitUntil(lambda: there_is(page, QLineEdit, "field_passphrase"), timeout=PATIENCE)
        assert "geen antwoord" in find(page, QLabel, "message").text()
        store.signal(signal.SIGCONT)
        type_passphrase(qtbot, window, page)

        store.lock()
        page = lock(qtbot, window)
        type_pin(qtbot, page, PIN)
        store.wait_for_question()
        qtbot.mouseClick(find(page, QPushButton, "button_use_passphrase"), Qt.MouseButton.LeftButton)
        type_passphrase(qtbot, window, page)

    with running(tmp_path / "another") as store:  # a service asks one question at a time
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", store.address)
        store.lock()
        dialog = asked(window)
        find(dialog, QPushButton, "button_switch_off").click()
        store.wait_for_question()
        dialog.reject()  # what the person types next must not wait for a question that nobody answers
        settle(qtbot, window)
        assert not (tmp_path / "sleutelbos.txt").exists(), "the store that was locked is asked for no more"


def type_passphrase(qtbot: QtBot, window: MainWindow, page: UnlockPage) -> None:
    """Open with the passphrase."""
    field = find(page, QLineEdit, "field_passphrase")
    field.setText(PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    settle(qtbot, window)


@pytest.mark.parametrize("why", ["refuses", "asked for"])
def test_that_the_passphrase_is_one_step_away(window: MainWindow, store: KeysInMemory, qtbot: QtBot, why: str) -> None:
    switched_on(qtbot, window, store).accept()
    page = lock(qtbot, window)
    if why == "refuses":
        store.refuses = True
        type_pin(qtbot, page, PIN)
        qtbot.waitUntil(lambda: there_is(page, QLineEdit, "field_passphrase"), timeout=PATIENCE)
        assert "weigert" in find(page, QLabel, "message").text()
    else:
        qtbot.mouseClick(find(page, QPushButton, "button_use_passphrase"), Qt.MouseButton.LeftButton)
    type_passphrase(qtbot, window, page)
