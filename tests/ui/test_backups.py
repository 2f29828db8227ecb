"""Backups in the window: by themselves, asked for, put back, and offered when the vault is damaged."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.clock import Clock
from intake_app.services import backups, vaults
from intake_app.services.desk import Desk
from intake_app.settings import WindowSettings
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.finders import find, there_is
from ui import theme
from ui.backup_watch import BackupWatch
from ui.beginning import Start
from ui.main_window import MainWindow
from ui.pages.backups import BackupsPage
from ui.pages.restore import RestorePage
from ui.pages.unlock import UnlockPage
from ui.seat import Seat
from ui.tasks import TaskRunner
from ui.widgets.line_field import LineField

PICTURES = os.environ.get("KEUKENTAFEL_SAFETY_PICTURES", "")


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf of this test alone."""
    monkeypatch.setattr(paths, "user_backups", lambda: tmp_path / "plank")
    return tmp_path / "plank"


def _picture(window: QWidget, name: str) -> None:
    if PICTURES:
        window.grab().save(f"{PICTURES}/{name}.png")


def _press(qtbot: QtBot, window: QWidget, name: str) -> None:
    qtbot.mouseClick(find(window, QPushButton, name), Qt.MouseButton.LeftButton)


def _made(qtbot: QtBot, path: Path, count: int) -> None:
    qtbot.waitUntil(lambda: len(backups.copies(path)) == count, timeout=PATIENCE)


def test_that_a_backup_is_made_looked_over_and_put_back_in_the_window(
    window: MainWindow, vault_path: Path, qtbot: QtBot
) -> None:
    assert window.go("reservekopieen")
    settle(qtbot, window)
    assert find(window, QLabel, "backup_newest").text().startswith("Er is nog geen reservekopie")
    _picture(window, "empty")
    _press(qtbot, window, "button_backup_now")
    _made(qtbot, vault_path, 1)
    qtbot.waitUntil(lambda: find(window, QLabel, "backup_newest").text().startswith("Vandaag om"), timeout=PATIENCE)
    settle(qtbot, window)
    _picture(window, "page")
    assert isinstance(window.page, BackupsPage)
    page = window.page
    page._look_over(backups.copies(vault_path)[0], PASSPHRASE)
    qtbot.waitUntil(lambda: "is heel" in page.banner.text, timeout=PATIENCE)
    _press(qtbot, window, "button_restore_0")
    qtbot.waitUntil(lambda: isinstance(window.gate.page, RestorePage), timeout=PATIENCE)
    _picture(window, "restore")
    assert window.session is None
    before = vault_path.stat().st_ino
    find(window, QLineEdit, "field_passphrase").setText("iets heel anders")
    _press(qtbot, window.gate, "button_restore")
    qtbot.waitUntil(lambda: there_is(window, QLabel, "error"), timeout=PATIENCE)
    find(window, QLineEdit, "field_passphrase").setText(PASSPHRASE)
    _press(qtbot, window.gate, "button_restore")
    qtbot.waitUntil(lambda: isinstance(window.gate.page, UnlockPage), timeout=PATIENCE)
    assert vault_path.stat().st_ino != before
    assert "is teruggezet" in find(window, QLabel, "message").text()
    newest = backups.copies(vault_path)[0]
    assert newest.why is backups.Why.BEFORE_RESTORE  # what was there just before lies on the shelf too
    backups.verify(newest.path, PASSPHRASE)
    _picture(window, "restored")
    unlock(qtbot, window)


def test_that_a_damaged_vault_offers_its_newest_whole_backup(
    open_window: WindowMaker, vault_path: Path, prepared: PreparedVault, qtbot: QtBot
) -> None:
    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    backups.keep(desk, backups.Why.BY_ITSELF)
    desk.close()
    broken = vault_path.read_bytes()[:-9000]
    vault_path.write_bytes(broken)
    window = open_window(vault_path)
    window.unlock(PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(window.gate.page, RestorePage), timeout=PATIENCE)
    _picture(window, "damaged")
    assert vault_path.read_bytes() == broken
    find(window, QLineEdit, "field_passphrase").setText(PASSPHRASE)
    _press(qtbot, window.gate, "button_restore")
    qtbot.waitUntil(lambda: isinstance(window.gate.page, UnlockPage), timeout=PATIENCE)
    assert vault_path.with_name(f"{vault_path.name}-replaced").read_bytes() == broken
    unlock(qtbot, window)
    go(qtbot, window, prepared.joyce, "dossier")


def test_that_copies_come_by_themselves_and_the_bar_says_when(
    qtbot: QtBot, qapp: QApplication, look: theme.Theme, vault_path: Path
) -> None:
    start = Start(vault_path, Clock(TODAY), keeps_backups=True)
    window = MainWindow(start, WindowSettings(), look, TaskRunner())
    qtbot.addWidget(window)
    window.show()
    unlock(qtbot, window)
    assert window.session is not None
    watch = window.session.findChild(BackupWatch)
    assert watch is not None
    watch.look()
    _made(qtbot, vault_path, 1)
    qtbot.waitUntil(lambda: find(window, QLabel, "save_words").text().startswith("Laatste reserve"), timeout=PATIENCE)
    watch.look()
    qtbot.waitUntil(lambda: not watch.busy, timeout=PATIENCE)
    assert len(backups.copies(vault_path)) == 1, "nothing changed, so nothing to copy"
    window.close()


def test_that_the_history_of_a_field_shows_with_its_key(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "kennismaking")
    field = find(window, LineField, "field_town")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Waterdam")
    field.commit()
    settle(qtbot, window)
    qtbot.keyClick(field, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: there_is(window, QLabel, "history_1"), timeout=PATIENCE)
    _picture(window, "history_behind")
    dialog = find(window, QWidget, "dialog_field_history")
    _picture(dialog, "history")
    assert find(window, QLabel, "history_0").text() == "Rijnveen → Waterdam"
    assert find(window, QLabel, "history_1").text() == "leeg → Rijnveen"
    _press(qtbot, dialog, "button_close")


def test_that_opening_and_keeping_a_print_are_noted_and_searching_is_not(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "dossier")
    session = window.session
    assert session is not None
    found: list[list[str]] = []
    session.run(
        lambda desk: [line.act.value for line in desk.vault.access.of(prepared.joyce)],
        found.append,
    )
    settle(qtbot, window)
    assert found == [["geopend"]]
    others: list[int] = []
    session.run(lambda desk: len(desk.vault.access.of(prepared.ria)), others.append)
    settle(qtbot, window)
    assert others == [0]


def test_that_a_second_start_brings_the_first_window_forward(tmp_path: Path, qtbot: QtBot, root: Path) -> None:
    first = Seat(tmp_path / "kluis.keukentafel")
    assert first.take() and not first.elsewhere
    script = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.seat import Seat
app = QCoreApplication([])
seat = Seat(Path({str(tmp_path / "kluis.keukentafel")!r}))
sys.exit(0 if seat.take(20) else 7)
"""
    second = QProcess()
    second.setWorkingDirectory(str(root))
    second.setProgram(sys.executable)
    second.setArguments(["-c", script])
    with qtbot.waitSignals([first.wanted, second.finished], timeout=PATIENCE):
        second.start()
    assert second.exitCode() == 7
    first.leave()
    assert list(tmp_path.iterdir()) == []
    again = Seat(tmp_path / "kluis.keukentafel")
    assert again.take()
    again.leave()


def test_that_a_window_that_does_not_answer_is_said_and_not_waited_for(tmp_path: Path) -> None:
    first = Seat(tmp_path / "kluis.keukentafel")
    assert first.take()
    second = Seat(tmp_path / "kluis.keukentafel")
    assert second.take(0.05) and second.elsewhere
    first.leave()


def test_that_the_vault_is_looked_over_in_the_window_and_damage_is_told_with_what_to_do(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.go("reservekopieen") and window.session is not None
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, BackupsPage)
    _press(qtbot, window, "button_check_vault")
    qtbot.waitUntil(lambda: page.banner.text.startswith("De kluis is heel"), timeout=PATIENCE)
    assert not page.work.isVisible()

    def tamper(desk: Desk) -> None:
        database = desk.vault._database
        with database.without_references(), database.transaction() as connection:
            connection.exec_driver_sql("UPDATE person SET last_name = 'Jansen'")

    window.session.run(tamper)
    settle(qtbot, window)
    _press(qtbot, window, "button_check_vault")
    qtbot.waitUntil(lambda: "Werk niet verder in deze kluis" in page.banner.text, timeout=PATIENCE)
    assert "Jansen" not in page.banner.text and "last_name" in page.banner.text
