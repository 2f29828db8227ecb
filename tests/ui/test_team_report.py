"""The report of the team in the window: found from the menu, counted table by table, stopped, kept as a file (L03)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.services import team_report, term_list, vaults
from tests.team_people import SECRET, team_dossier
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, WindowMaker, settle, unlock
from tests.ui.finders import find
from ui.main_window import MainWindow
from ui.pages.team_report import TeamReportPage
from ui.pages.team_report_table import ShareBar, TeamTableCard
from ui.widgets.fields import DropDown
from ui.widgets.text import Text


@pytest.fixture
def window(vault_path: Path, open_window: WindowMaker, qtbot: QtBot) -> MainWindow:
    """A vault with seventeen people of whom something changed."""
    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    desk.vault.fill(map(team_dossier, range(17)), author="", label="Fill")
    while term_list.catch_up(desk):
        pass
    desk.close()
    made = open_window(vault_path)
    unlock(qtbot, made)
    settle(qtbot, made)
    return made


def _open(window: MainWindow, qtbot: QtBot) -> TeamReportPage:
    window.go("teamrapport")
    page = window.page
    assert isinstance(page, TeamReportPage)
    qtbot.waitUntil(lambda: find(page, QPushButton, "button_print").isEnabled(), timeout=PATIENCE)
    settle(qtbot, window)
    return page


def _cells(page: QWidget, table: str, line: int) -> list[str]:
    card = find(page, TeamTableCard, f"table_{table}")
    return [find(card, QLabel, f"cell_{line}_{place}").text() for place in range(2, 6)]


def test_that_the_report_shows_counts_with_a_bar_and_what_was_counted(qtbot: QtBot, window: MainWindow) -> None:
    page = _open(window, qtbot)
    assert len(page.findChildren(TeamTableCard)) == len(team_report.PARTS)
    assert _cells(page, "verandering-inwoner", 1) == ["6", "6", "5", "17"]
    assert _cells(page, "verandering-inwoner", 2) == ["–", "–", "–", "17"]
    card = find(page, TeamTableCard, "table_verandering-inwoner")
    assert "ZRM 2017" in find(card, Text, "definition").text()
    bars = card.findChildren(ShareBar)
    assert bars[0].accessibleDescription() == "Hoger: 6, Gelijk: 6, Lager: 5"
    assert bars[1].accessibleDescription() == "Hoger: niet getoond, Gelijk: niet getoond, Lager: niet getoond"
    assert not any(SECRET in label.text() for label in page.findChildren(QLabel))


def test_that_another_half_year_is_counted_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    page = _open(window, qtbot)
    period = find(page, DropDown, "field_period")
    page.focus_start()
    QTest.keyClick(period, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: find(page, QPushButton, "button_print").isEnabled(), timeout=PATIENCE)
    assert period.currentText() == "Eerste helft van 2026"
    nothing = find(find(page, TeamTableCard, "table_verandering-inwoner"), Text, "nothing")
    assert nothing.text().startswith("Niets te tonen")


def test_that_escape_stops_counting_and_nothing_can_be_printed_then(qtbot: QtBot, window: MainWindow) -> None:
    window.go("teamrapport")
    page = window.page
    assert isinstance(page, TeamReportPage)
    assert find(page, QProgressBar, "").isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert not [one for one in page.findChildren(QWidget, "counting") if one.isVisible()]
    assert len(page.findChildren(TeamTableCard)) < len(team_report.PARTS)
    assert not find(page, QPushButton, "button_print").isEnabled()


def test_that_ctrl_p_prints_the_report_that_shows(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot)
    printed: list[bytes] = []
    monkeypatch.setattr(page._prints, "print_out", lambda content, *_title: printed.append(content))
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(printed), timeout=PATIENCE)
    assert printed[0].startswith(b"%PDF")
    assert len(page.findChildren(TeamTableCard)) == len(team_report.PARTS), "nothing is counted again for it"


def test_that_the_spreadsheet_is_kept_under_a_name_without_persons(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _open(window, qtbot)
    offered: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        offered.append(name)
        return str(tmp_path / "rapport"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    find(page, QPushButton, "button_spreadsheet").click()
    qtbot.waitUntil(lambda: (tmp_path / "rapport.xlsx").exists(), timeout=PATIENCE)
    settle(qtbot, window)
    assert offered == ["Teamrapport-2026-2.xlsx"]
