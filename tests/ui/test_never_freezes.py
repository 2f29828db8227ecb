"""The window at a larger vault: the GUI thread never speaks to the vault, and what held it up is told."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.services import synthetic, vaults
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, WindowMaker, settle, unlock
from tests.ui.finders import find
from tests.watchdog import Watchdog, note_threads
from ui import theme

LARGER = 300


def test_that_only_the_vault_thread_speaks_to_the_vault_in_a_larger_caseload(
    vault_path: Path, open_window: WindowMaker, qtbot: QtBot
) -> None:
    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    synthetic.fill(desk, LARGER, 1)
    desk.close()
    window = open_window(vault_path)
    unlock(qtbot, window)
    settle(qtbot, window)
    assert window.session is not None
    threads = note_threads(window.session._desk.vault)
    with Watchdog() as dog:
        page = window.page
        assert page is not None
        QTest.keyClicks(find(page, QLineEdit, "field_search"), "kowa")
        settle(qtbot, window)
        for route in ("teamrapport", "week", "werkdruk", "caseload"):
            window.go(route)
            settle(qtbot, window)
        window.go("teamrapport")
        qtbot.waitUntil(lambda: find(window, QPushButton, "button_print").isEnabled(), timeout=PATIENCE)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        settle(qtbot, window)
    sys.stdout.write("".join(f"{one}\n" for one in dog.blocks))  # shown by -s and -rA
    assert threads and all(name.startswith("vault") for name in threads), threads


def _work(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_that_the_watchdog_notes_turns_and_what_they_were_for(qtbot: QtBot) -> None:
    """What a test itself does between two loops is no turn, what comes before and after a loop inside a turn is."""
    done: list[bool] = []

    def outer() -> None:
        _work(0.08)
        loop = QEventLoop()
        QTimer.singleShot(5, loop.quit)
        loop.exec()
        _work(0.06)
        done.append(True)

    with Watchdog() as dog:
        _work(0.2)
        dog.doing("one thing and another")
        QTimer.singleShot(0, outer)
        qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE)
        dog.doing("a key")
        with dog.turn():
            _work(0.1)
    assert [one.during for one in dog.blocks] == ["one thing and another"] * 2 + ["a key"]


def test_that_the_watchdog_names_our_own_code(qtbot: QtBot, look: theme.Theme) -> None:
    """Looked at while the GUI thread is in a signal of the look: the line of ui/ that is at work is named."""

    def work() -> None:
        _work(0.3)

    look.changed.connect(work)
    with Watchdog() as dog, dog.turn():
        look.choose("dark", text_scale=1.0, calm=True)
    look.changed.disconnect(work)
    assert any("theme.py:choose" in line for one in dog.blocks for line in one.where), [str(one) for one in dog.blocks]
