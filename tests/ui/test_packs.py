"""Vragenlijsten en pakketten in the window: install, replace, remove, and the check that names every fault at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from intake_app import paths
from intake_app.instruments.check import check_folder
from intake_app.services import packs
from tests.ui.conftest import PATIENCE, go, settle
from tests.ui.finders import find, there_is
from ui.dialogs.about import AboutDialog
from ui.main_window import MainWindow
from ui.pages.packs import PacksPage
from ui.pages.problems_table import ProblemsTable
from ui.pages.questions import ZrmPage
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import Text

EXAMPLE = paths.ROOT / "docs" / "voorbeeld-pakket"
ID, FORM = "voorbeeld-rijnveen", "x-thuis-in-de-buurt"


@pytest.fixture(autouse=True)
def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packs for one test, asked for before any window opens."""
    folder = tmp_path / "pakketten"
    monkeypatch.setattr(paths, "user_packs", lambda: folder)
    return folder


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> PacksPage:
    """The page, reached by the menu."""
    find(window, QAction, "action_packs").trigger()
    settle(qtbot, window)
    shown = window.page
    assert isinstance(shown, PacksPage)
    return shown


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the worked example, to change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "eigen" / "voorbeeld"))


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the next file dialog with this path."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))


def press(qtbot: QtBot, window: MainWindow, page: PacksPage, name: str) -> None:
    """Press a button with the keyboard and wait until everything came back."""
    button = find(page, Button, name)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.at_work, timeout=PATIENCE)
    QApplication.processEvents()


def banner(page: PacksPage) -> str:
    return find(page, Banner, "banner_packs").text


def test_that_a_pack_comes_in_works_at_once_and_goes(
    page: PacksPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, own_shelf: Path
) -> None:
    assert window.session is not None
    assert there_is(page, EmptyState, "empty")
    choose(monkeypatch, EXAMPLE)
    press(qtbot, window, page, "button_install_folder")
    assert banner(page).startswith("Geïnstalleerd: Eigen vragenlijst gemeente Rijnveen (voorbeeld), versie 2026.1.")
    assert find(page, Text, f"pack_{ID}").text().startswith("Eigen vragenlijst")
    assert not there_is(page, EmptyState, "empty")
    assert window.session.forms.is_installed(FORM)
    press(qtbot, window, page, f"button_remove_{ID}")
    assert "weghalen? Antwoorden van eerder blijven leesbaar" in banner(page)
    press(qtbot, window, page, "button_leave")
    assert window.session.forms.is_installed(FORM)
    press(qtbot, window, page, f"button_remove_{ID}")
    press(qtbot, window, page, "button_replace")
    assert not window.session.forms.is_installed(FORM)
    assert there_is(page, EmptyState, "empty")
    assert list(own_shelf.iterdir()) == []


def test_that_pages_made_before_are_made_anew_with_the_texts_of_a_pack(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, prepared: object, tmp_path: Path
) -> None:
    from tests.forms.test_packs import CELLS, HEAD, write
    from tests.ui.conftest import PreparedVault

    assert isinstance(prepared, PreparedVault)
    go(qtbot, window, prepared.joyce, "zrm#financien")
    first = window.page
    assert isinstance(first, ZrmPage)
    assert not there_is(first, Button, "button_handbook")
    window.go("pakketten")
    shown = window.page
    assert isinstance(shown, PacksPage)
    head = HEAD.replace("2027-02-01", "2026-08-01").replace('kinds = ["cells", ', 'kinds = ["cells", ')
    choose(monkeypatch, write(tmp_path, {"pack.toml": head, "cells/zrm-2017.toml": CELLS}))
    press(qtbot, window, shown, "button_install_folder")
    go(qtbot, window, prepared.joyce, "zrm#financien")
    zrm = window.page
    assert isinstance(zrm, ZrmPage)
    press(qtbot, window, zrm, "button_handbook")  # type: ignore[arg-type]  # any page has buttons
    assert find(zrm, Text, "criteria").text() == "3. (tekst van de rechthebbende)\n– (een)\n– (twee)"
    assert find(zrm, Text, "criteria_source").text().endswith("De rechthebbende. Verlopen; vraag een nieuwe versie.")
    go(qtbot, window, prepared.joyce, "tafel/zrm-2017")
    assert window.page is not None
    shown_words = [text.text() for text in window.page.findChildren(Text)]
    assert not any("rechthebbende" in words for words in shown_words)


def test_that_another_version_is_replaced_only_after_a_question(
    page: PacksPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, example: Path
) -> None:
    choose(monkeypatch, example)
    press(qtbot, window, page, "button_install_folder")
    head = example / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("2026.1", "2026.10"), "utf-8")
    packs.seal(example)
    press(qtbot, window, page, "button_install_folder")
    assert banner(page).endswith("(voorbeeld)” is geïnstalleerd. Vervangen door versie 2026.10?")
    assert packs.installed().packs[0].version == "2026.1"
    press(qtbot, window, page, "button_replace")
    assert packs.installed().packs[0].version == "2026.10"


def test_that_the_check_shows_every_fault_as_the_command_line_does(
    page: PacksPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, example: Path
) -> None:
    form = example / "instruments" / f"{FORM}.toml"
    words = form.read_text("utf-8").replace('status = "actief"', 'status = "nieuw"', 1)
    form.write_text(words.replace('plain_nl = "Wie ik hier ken"', 'plain_nl = ""', 1), "utf-8")
    choose(monkeypatch, example)
    press(qtbot, window, page, "button_check_folder")
    table = find(page, ProblemsTable, "table_problems")
    expected = check_folder(example)
    assert len(expected) == 3
    assert find(page, Text, "check_result").text() == "voorbeeld: 3 fouten. Ze staan in 2 bestanden."
    model = table.model()
    assert [model.index(row, 1).data() for row in range(3)] == [str(one.line) for one in expected]
    assert all(one.file.endswith(model.index(row, 0).data()) for row, one in enumerate(expected))
    press(qtbot, window, page, "button_copy_problems")
    assert QApplication.clipboard().text() == "\n".join(map(str, expected))
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == str(expected[1])
    QApplication.clipboard().clear()


def test_that_a_faulty_pack_is_not_installed_and_shows_why(
    page: PacksPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, example: Path, own_shelf: Path
) -> None:
    (example / "virus.exe").write_bytes(b"MZ")
    choose(monkeypatch, example)
    press(qtbot, window, page, "button_install_folder")
    assert find(page, Text, "check_result").text() == (
        "voorbeeld: 1 fout. Het pakket is niet geïnstalleerd, en er is niets veranderd."
    )
    assert not own_shelf.exists()


def test_that_a_pack_damaged_on_the_shelf_is_told_and_can_be_removed(
    window: MainWindow, qtbot: QtBot, own_shelf: Path
) -> None:
    own_shelf.mkdir()
    (own_shelf / "kapot.ktpack").write_bytes(b"PK\x03\x04")
    assert window.session is not None
    with qtbot.waitSignal(window.session.forms_changed, timeout=PATIENCE):
        window.session.refresh_forms()
    window.go("pakketten")
    shown = window.page
    assert isinstance(shown, PacksPage)
    assert find(shown, Text, "pack_kapot").text() == "kapot"
    press(qtbot, window, shown, "button_remove_kapot")
    press(qtbot, window, shown, "button_replace")
    assert not there_is(shown, Text, "pack_kapot")


def test_that_sealing_writes_the_checksums(
    page: PacksPage, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, example: Path
) -> None:
    (example / "checksums.txt").unlink()
    choose(monkeypatch, example)
    press(qtbot, window, page, "button_seal")
    assert "Verzegeld: 5 bestanden" in banner(page)
    assert check_folder(example) == []


def test_that_the_shipped_forms_are_checked_too(page: PacksPage, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window, page, "button_check_shipped")
    assert find(page, Text, "check_result").text() == "forms: alles is goed."
    assert not there_is(page, ProblemsTable, "table_problems")


def test_that_about_names_a_pack_with_owner_permission_and_checksum(window: MainWindow, qtbot: QtBot) -> None:
    pack = packs.install(packs.look_at(EXAMPLE))
    dialog = AboutDialog(packs.library(), window.session.today(), window)  # type: ignore[union-attr]  # unlocked
    words = "\n".join(text.text() for text in dialog.findChildren(Text))
    for expected in ("Gemeente Rijnveen", "2026.1", "Eigen tekst van de gemeente.", pack.checksum):
        assert expected in words
    dialog.reject()
