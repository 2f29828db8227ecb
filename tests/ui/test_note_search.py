"""Searching in notes: from a search that finds no name, with the keys, to the dossier of the note."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE, PreparedVault, WindowMaker, settle, unlock
from tests.ui.finders import find
from ui.main_window import MainWindow
from ui.pages.lines_table import LinesTable
from ui.pages.note_search import NoteSearchPage
from ui.widgets.text import Text


@pytest.fixture
def window(prepared: PreparedVault, vault_path: Path, open_window: WindowMaker, qtbot: QtBot) -> MainWindow:
    made = open_window(vault_path)
    unlock(qtbot, made)
    settle(qtbot, made)
    return made


def test_that_a_word_of_a_note_leads_to_its_dossier(window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> None:
    qtbot.keyClicks(find(window, QLineEdit, "field_search"), "gebeld")
    settle(qtbot, window)
    qtbot.mouseClick(find(window, QPushButton, "button_notes_too"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NoteSearchPage) and page.search.text() == "gebeld"
    table = find(window, LinesTable, "table_notes")
    assert table.model().rowCount() == 1
    assert table.model().index(0, 0).data() == "Ria van den Bosch" and table.model().index(0, 1).data() == "Gebeld."
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    session = window.session
    assert session is not None
    qtbot.waitUntil(lambda: session.case_id == prepared.ria, timeout=PATIENCE)


def test_that_nothing_of_a_note_stands_there_before_somebody_asks(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    window.go("notities")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NoteSearchPage) and page.search.hasFocus()
    assert page.model.rowCount() == 0 and not page.table.isVisible()
    assert find(window, Text, "said").text().startswith("Typ een woord ")
    qtbot.keyClicks(page.search, "gebeld")
    settle(qtbot, window)
    assert page.model.rowCount() == 0, "typing alone shows nothing"
    page.search.clear()
    qtbot.keyClicks(page.search, "zeppelin")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "zeppelin" in find(window, Text, "said").text(), timeout=PATIENCE)
    assert not page.table.isVisible()


def test_that_what_to_do_stands_right_under_the_field(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 768)
    window.go("notities")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, NoteSearchPage)
    said = find(window, Text, "said")
    field = page.search.geometry()
    assert 0 < said.y() - field.bottom() < field.height() and said.height() < 2 * field.height()
