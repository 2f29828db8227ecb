"""The standard lists, the filters, the week and the work load in the window, by keyboard too (L02)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.domain.caseload_words import CaseloadListKind
from intake_app.domain.people import CaseFile
from intake_app.domain.vocabulary import ContactKind
from intake_app.services import contacts, editing, terms, vaults, week
from intake_app.services.desk import Desk
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, PreparedVault, WindowMaker, settle, unlock
from tests.ui.finders import find, there_is
from ui.dialogs.case_rules import CaseRulesDialog
from ui.main_window import MainWindow
from ui.models.caseload_model import CaseloadModel
from ui.pages.caseload_chips import ListChip
from ui.pages.caseload_table import CaseloadView, SortButton
from ui.pages.week import WeekPage
from ui.pages.week_card import A_DAY, DayLine, WeekCard
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown
from ui.widgets.text import Text

ALT = Qt.KeyboardModifier.AltModifier
QUIET = CaseloadListKind.NO_CONTACT


@pytest.fixture
def window(prepared: PreparedVault, vault_path: Path, open_window: WindowMaker, qtbot: QtBot) -> MainWindow:
    """Henk was not spoken to for over a year, Ria comes back next week; Joyce is Karim's and urgent."""

    def work(desk: Desk) -> None:
        contacts.log(desk, prepared.ria, ContactKind.PHONE, "Gebeld.", next_contact_on=TODAY + timedelta(days=7))
        long_ago = date(2025, 3, 3)
        for one in desk.dossier(prepared.henk).conversations:
            editing.edit(desk, type(one), one.id, held_on=long_ago, closed_at=desk.clock.now())
        editing.edit(desk, CaseFile, prepared.joyce, consultant="Karim Bouali")
        terms.add_event(desk, prepared.joyce, "spoed-melding", TODAY)

    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    work(desk)
    desk.close()
    made = open_window(vault_path)
    unlock(qtbot, made)
    settle(qtbot, made)
    return made


def _names(window: MainWindow) -> list[str]:
    view = window.findChild(CaseloadView, "table_dossiers")
    assert view is not None
    model = view.model()
    return [model.index(row, CaseloadModel.RESIDENT).data() for row in range(model.rowCount())]


def _chip(window: MainWindow, kind: CaseloadListKind) -> ListChip:
    chip = window.findChild(ListChip, f"button_list_{kind.value}")
    assert chip is not None
    return chip


def _until(qtbot: QtBot, window: MainWindow, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=PATIENCE)
    settle(qtbot, window)


def test_that_a_list_shows_who_is_on_it_why_and_leads_to_where_to_act(qtbot: QtBot, window: MainWindow) -> None:
    _until(qtbot, window, lambda: _chip(window, QUIET).count == 1)
    assert not _chip(window, CaseloadListKind.NEVER_HEARD).isVisible()
    QTest.keyClick(window, Qt.Key.Key_L, ALT)
    chip = _chip(window, QUIET)
    assert QApplication.focusWidget() is chip and chip.accessibleName() == "Te lang geen contact, 1 dossier"
    QTest.keyClick(chip, Qt.Key.Key_Space)
    _until(qtbot, window, lambda: _names(window) == ["Henk Verbrugge"])
    view = find(window, CaseloadView, "table_dossiers")
    cell = view.model().index(0, CaseloadModel.NEXT_STEP)
    assert cell.data(CaseloadModel.SECOND_LINE_ROLE) == "Laatst gesproken op ma 3 mrt 2025"
    assert "wie er het langst op staat eerst" in find(window, Text, "count").text()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    _until(qtbot, window, lambda: window.page is not None and window.page.page_id == "opvolging")
    assert QApplication.focusWidget() is find(window, QLineEdit, "field_contact_note")


def test_that_lists_filters_and_search_go_together_and_esc_clears_them_all(qtbot: QtBot, window: MainWindow) -> None:
    everybody = sorted(_names(window))
    QTest.keyClick(window, Qt.Key.Key_F, ALT)
    settle(qtbot, window)
    whose = find(window, DropDown, "field_whose")
    assert QApplication.focusWidget() is whose
    _until(qtbot, window, lambda: whose.count() == 3)
    whose.setCurrentIndex(1)
    whose.activated.emit(1)
    _until(qtbot, window, lambda: _names(window) == ["Joyce Veldkamp"])  # found in the team
    find(window, CheckBox, "field_urgent").click()
    settle(qtbot, window)
    assert _names(window) == ["Joyce Veldkamp"]
    cell = find(window, CaseloadView, "table_dossiers").model().index(0, CaseloadModel.NEXT_STEP)
    assert cell.data(CaseloadModel.SECOND_LINE_ROLE).startswith("Spoed")
    assert find(window, QPushButton, "button_filter").text() == "Filter, 2 gekozen"
    search = find(window, QLineEdit, "field_search")
    search.setFocus()
    QTest.keyClicks(search, "bosch")
    _until(qtbot, window, lambda: _names(window) == [])
    QTest.keyClick(search, Qt.Key.Key_Escape)
    _until(qtbot, window, lambda: len(_names(window)) == 3)
    assert search.text() == "" and set(everybody) <= set(_names(window))


def test_that_the_way_of_looking_is_kept_while_the_vault_is_open(qtbot: QtBot, window: MainWindow) -> None:
    _until(qtbot, window, lambda: _chip(window, QUIET).count == 1)
    _chip(window, QUIET).click()
    _until(qtbot, window, lambda: _names(window) == ["Henk Verbrugge"])
    window.go("werkdruk")
    settle(qtbot, window)
    window.choose_settings(window.settings.larger())  # makes every page anew
    window.go("caseload")
    _until(qtbot, window, lambda: _names(window) == ["Henk Verbrugge"])
    assert _chip(window, QUIET).isChecked()


def test_that_arrows_go_from_list_to_list_and_every_column_sorts(qtbot: QtBot, window: MainWindow) -> None:
    _until(qtbot, window, lambda: _chip(window, QUIET).count == 1)
    shown = [chip for chip in window.findChildren(ListChip) if chip.isVisible()]
    shown[0].setFocus()
    QTest.keyClick(shown[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is shown[1 % len(shown)]
    for column in range(5):
        find(window, SortButton, f"button_sort_{column}").click()
        settle(qtbot, window)
        assert len(_names(window)) == 2


def test_that_the_week_goes_by_arrows_and_pages_and_opens_where_to_act(qtbot: QtBot, window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_W, ALT)
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "week"
    next_week = find(window, WeekCard, "card_next_week")
    _until(qtbot, window, lambda: len(next_week.lines) == 1)
    line = next_week.lines[0]
    assert "Ria van den Bosch" in line.accessibleName()
    window.page.focus_start()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert isinstance(QApplication.focusWidget(), DayLine)
    QTest.keyClick(window.page, Qt.Key.Key_PageDown)
    _until(qtbot, window, lambda: len(find(window, WeekCard, "card_this_week").lines) == 1)
    line = find(window, WeekCard, "card_this_week").lines[0]
    line.click()
    _until(qtbot, window, lambda: window.page is not None and window.page.page_id == "opvolging")


def test_that_the_week_of_a_large_team_makes_a_dozen_lines_of_a_day_and_more_when_asked(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.go("week")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, WeekPage)
    monday = week.monday_of(TODAY)
    lines = tuple(
        week.WeekLine(
            case_id=uuid4(),
            name=f"Inwoner {number}",
            consultant="Karim",
            kind=week.WeekKind.CONTACT,
            on=monday + timedelta(days=number % week.DAYS),
            what="Bellen",
        )
        for number in range(100 * week.DAYS)
    )
    page.show_week(week.Week(monday=monday, consultant="", overdue=lines[:40], lines=lines))
    first, second = find(window, WeekCard, "card_this_week"), find(window, WeekCard, "card_next_week")
    _until(qtbot, window, lambda: len(second.lines) == 7 * A_DAY)
    assert len(first.lines) == 7 * A_DAY and len(page.findChildren(DayLine)) == 14 * A_DAY + 30
    more = find(first, QPushButton, f"button_more_{monday.isoformat()}")
    assert "88" in more.text()
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert len(first.lines) == 8 * A_DAY and first.lines[A_DAY].hasFocus(), "the cursor goes on where they begin"
    _until(qtbot, window, lambda: there_is(first, QPushButton, f"button_more_{monday.isoformat()}"))
    assert "76" in find(first, QPushButton, f"button_more_{monday.isoformat()}").text()
    qtbot.keyClick(first.lines[A_DAY], Qt.Key.Key_Up)
    assert first.lines[A_DAY - 1].hasFocus(), "the arrows go from line to line, also where the column scrolls"
    qtbot.keyClick(first.lines[A_DAY - 1], Qt.Key.Key_PageDown)
    _until(qtbot, window, lambda: page.argument == (monday + timedelta(weeks=1)).isoformat())


def test_that_the_week_of_everybody_says_whose_it_is(qtbot: QtBot, window: MainWindow) -> None:
    window.go("week")
    whose = find(window, DropDown, "field_consultant")
    _until(qtbot, window, lambda: whose.count() == 3)
    whose.setCurrentIndex(0)
    whose.activated.emit(0)
    this_week = find(window, WeekCard, "card_this_week")
    _until(qtbot, window, lambda: any("Joyce" in line.accessibleName() for line in this_week.lines))


def test_that_the_work_load_is_shown_without_a_judgement(qtbot: QtBot, window: MainWindow) -> None:
    window.go("werkdruk")
    settle(qtbot, window)
    names = [find(window, Text, f"load_{line}_0").text() for line in (1, 2)]
    assert names == ["Karim Bouali", "Marloes Dekker"]
    assert find(window, Text, "load_2_1").text() == "2"
    assert find(window, Text, "load_2_3").text() == "104"


def test_that_rules_for_one_dossier_show_what_changes_first(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    assert window.session is not None
    session = window.session
    session.open_dossier(prepared.joyce, lambda _dossier: session.navigate("termijnen"))
    _until(qtbot, window, lambda: window.page is not None and window.page.page_id == "termijnen")
    find(window, QPushButton, "button_case_rules").click()
    dialog = window.findChild(CaseRulesDialog)
    assert dialog is not None
    settle(qtbot, window)
    profile = find(dialog, DropDown, "field_case_profile")
    leiden = profile.findText("Leiden")
    profile.setCurrentIndex(leiden)
    profile.activated.emit(leiden)
    settle(qtbot, window)
    assert any(" wordt " in text.text() for text in dialog.findChildren(Text))
    find(dialog, QPushButton, "button_take_rules").click()
    _until(qtbot, window, lambda: session.dossier is not None and session.dossier.case.rule_profile != "")
