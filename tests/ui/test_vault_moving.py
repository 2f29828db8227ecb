"""The vault moves to a safe folder from the window: asked, copied, looked over, and opened where it lies then (M01)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.services import vault_whereabouts
from tests.ui.conftest import PASSPHRASE, PATIENCE, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.finders import find, there_is
from ui.dialogs.move_vault import REMOVE, MoveVaultDialog
from ui.main_window import MainWindow
from ui.pages.moving import MovingPage
from ui.pages.unlock import UnlockPage
from ui.seat import Seat
from ui.widgets.banner import Banner
from ui.widgets.choices import RadioList

PICTURES = os.environ.get("KEUKENTAFEL_SAFETY_PICTURES", "")


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shelf, safe place and settings of this test alone."""
    monkeypatch.setattr(paths, "user_backups", lambda: tmp_path / "plank")
    monkeypatch.setattr(paths, "default_vault", lambda: tmp_path / "veilig" / "kluis.keukentafel")
    monkeypatch.setattr(paths, "user_moves", lambda: tmp_path / "instellingen" / "verplaatst.json")


@pytest.fixture
def synced(prepared: PreparedVault, tmp_path: Path) -> Path:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    return Path(shutil.copy(prepared.path, folder / "kluis.keukentafel"))


@pytest.fixture
def window(open_window: WindowMaker, synced: Path, qtbot: QtBot) -> MainWindow:
    made = open_window(synced)
    unlock(qtbot, made)
    return made


def asked(qtbot: QtBot, window: MainWindow) -> MoveVaultDialog:
    """The dialog, from the message about the place."""
    qtbot.mouseClick(find(window, QPushButton, "button_move_vault"), Qt.MouseButton.LeftButton)
    dialog = find(window, MoveVaultDialog, "dialog_move_vault")
    qtbot.waitUntil(dialog.isVisible, timeout=PATIENCE)
    return dialog


def fill(qtbot: QtBot, dialog: MoveVaultDialog, words: str) -> None:
    find(dialog, QLineEdit, "field_passphrase").setText(words)
    qtbot.mouseClick(find(dialog, QPushButton, "button_move"), Qt.MouseButton.LeftButton)


def test_that_the_message_about_the_place_moves_the_vault_and_opens_it_there(
    window: MainWindow, synced: Path, prepared: PreparedVault, qtbot: QtBot
) -> None:
    seat = Seat(synced)
    assert seat.take()
    window.vault_moved.connect(seat.go_along)
    go(qtbot, window, prepared.joyce, "kennismaking")
    dialog = asked(qtbot, window)
    target = paths.default_vault()
    assert find(dialog, QLabel, "move_target").text() == str(target.parent)
    if PICTURES:
        dialog.grab().save(f"{PICTURES}/move.png")
        window.grab().save(f"{PICTURES}/notice.png")
    fill(qtbot, dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: window.session is not None and window.session.vault == target, timeout=PATIENCE)
    settle(qtbot, window)
    assert window.session is not None and window.session.case_id == prepared.joyce
    assert window.desk_side is not None and window.desk_side.place().startswith("kennismaking")
    moved = find(find(window, Banner, "notice_moved"), QLabel, "message").text()
    assert f"Hij staat nu hier: {target}" in moved and "kluis.keukentafel-moved" in moved
    assert not there_is(window, QPushButton, "button_move_vault"), "nothing is wrong with this place"
    assert not synced.exists() and synced.with_name("kluis.keukentafel-moved").exists()
    assert vault_whereabouts.follow(synced) == target, "the next start finds it"
    second, old = Seat(target), Seat(synced)
    assert second.take(0.01) and second.elsewhere, "the seat of the window went along"
    assert old.take(0.01) and not old.elsewhere
    old.leave()
    seat.leave()


def test_that_the_page_of_backups_moves_it_and_removes_the_old_file(
    window: MainWindow, synced: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert window.go("reservekopieen")
    settle(qtbot, window)
    assert "vanzelf naar internet" in find(window, QLabel, "vault_place_state").text()
    assert window.page is not None
    find(window.page, QPushButton, "button_move_vault").click()
    dialog = find(window, MoveVaultDialog, "dialog_move_vault")
    dialog.take_folder(tmp_path / "hier")
    find(dialog, RadioList, "field_old_file").set_value(REMOVE)
    fill(qtbot, dialog, PASSPHRASE)
    target = tmp_path / "hier" / "kluis.keukentafel"
    qtbot.waitUntil(lambda: window.session is not None and window.session.vault == target, timeout=PATIENCE)
    settle(qtbot, window)
    assert not [one for one in synced.parent.iterdir() if not one.name.endswith("-window")]


@pytest.mark.parametrize("why", ["words", "taken", "synced", "no folder"])
def test_that_what_cannot_be_is_said_in_the_dialog_while_the_work_stays_open(
    window: MainWindow, synced: Path, tmp_path: Path, qtbot: QtBot, why: str
) -> None:
    before, words = synced.stat().st_ino, PASSPHRASE
    folder = tmp_path / "hier"
    folder.mkdir()
    dialog = asked(qtbot, window)
    if why == "words":
        words = "heel andere woorden"
    elif why == "taken":
        (folder / synced.name).write_bytes(b"van iemand")
    elif why == "synced":
        folder = tmp_path / "OneDrive"
    else:
        folder = folder / "bestand" / "hier"
        folder.parent.write_bytes(b"")
    dialog.take_folder(folder)
    fill(qtbot, dialog, words)
    qtbot.waitUntil(lambda: there_is(dialog, QLabel, "error"), timeout=PATIENCE)
    said = {
        "words": "klopt niet",
        "taken": "al een bestand",
        "synced": "ook niet veilig",
        "no folder": "Die map is er niet",
    }
    assert said[why] in find(dialog, QLabel, "error").text()
    assert dialog.isVisible() and window.session is not None
    assert synced.stat().st_ino == before
    dialog.reject()


def test_that_a_stopped_move_leaves_the_vault_where_it_lies(window: MainWindow, synced: Path, qtbot: QtBot) -> None:
    def stop(_index: int) -> None:
        if isinstance(window.gate.page, MovingPage):
            window.gate.page.findChildren(QPushButton, "button_stop")[0].click()

    window.gate.currentChanged.connect(stop)
    fill(qtbot, asked(qtbot, window), PASSPHRASE)
    qtbot.waitUntil(lambda: isinstance(window.gate.page, UnlockPage), timeout=PATIENCE)
    qtbot.waitUntil(lambda: there_is(window, QLabel, "message"), timeout=PATIENCE)
    assert find(window, QLabel, "message").text() == "Gestopt. De kluis staat waar hij stond."
    assert synced.exists() and not paths.default_vault().exists()
    unlock(qtbot, window)
    assert window.session is not None and window.session.vault == synced


def test_that_a_vault_on_a_disk_that_is_out_is_said_before_a_new_one_is_made(
    open_window: WindowMaker, synced: Path, tmp_path: Path
) -> None:
    there = tmp_path / "schijf" / synced.name
    vault_whereabouts.note(synced, there)
    synced.unlink()
    window = open_window(synced)
    assert f"verplaatst naar {there}" in find(window, QLabel, "message").text()
