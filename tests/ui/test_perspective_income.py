"""Income per month, papers to hand in and a benefit kept open, at the perspective (J02, J03, J05)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import undoing
from ui.main_window import MainWindow
from ui.pages.print_preview import PrintPreviewPage
from ui.widgets.fields import DropDown
from ui.widgets.series_view import SeriesView
from ui.widgets.text import Text

from .conftest import PreparedVault, go, settle
from .dossier_steps import click, focused, until, write_in
from .finders import find, there_is


def test_that_a_month_is_estimated_settled_and_printed_at_the_perspective(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "perspectief/income")
    assert window.page is not None and window.session is not None
    assert not there_is(window.page, QWidget, "card_income_view"), "nothing to show yet"
    click(qtbot, window, "button_add_month")
    until(qtbot, window, lambda dossier: dossier.income_months and dossier.income_sources)
    assert focused().objectName() == "field_month_1_norm", "the cursor stands where filling in begins"
    QTest.keyClicks(focused(), "1000")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.income_months[0].norm == 100_000)
    write_in(qtbot, window, "field_month_1_source_1_estimate", "400")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.income_sources[0].estimate == 40_000)
    assert "€ 600,00" in find(window.page, Text, "text_month_1_sums").text()
    write_in(qtbot, window, "field_month_1_source_1_actual", "480")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.income_sources[0].actual == 48_000)
    assert find(window.page, Text, "text_month_1_outcome").text() == "Terug te betalen door de inwoner: € 80,00"
    assert "€ 1.080,00" in find(window.page, SeriesView, "view_income").accessibleDescription()
    click(qtbot, window, "button_month_1_source")
    until(qtbot, window, lambda dossier: len(dossier.income_sources) == 2)
    undoing.undo(window.session)
    until(qtbot, window, lambda dossier: len(dossier.income_sources) == 1)
    click(qtbot, window, "button_month_1_print")
    settle(qtbot, window)
    assert isinstance(window.page, PrintPreviewPage) and window.page.argument == "schatting-inkomen/2026-09"


def test_that_papers_and_a_benefit_kept_open_are_filled_in_and_printed(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "perspectief/income")
    click(qtbot, window, "button_add_month")
    until(qtbot, window, lambda dossier: dossier.income_months)
    go(qtbot, window, prepared.ria, "perspectief/papers")
    assert window.page is not None
    assert "Loonstrook, september 2026" in find(window.page, Text, "text_listed").text()
    click(qtbot, window, "button_take_papers")
    until(qtbot, window, lambda dossier: dossier.forms_due)
    assert not there_is(window.page, QWidget, "button_take_papers")
    assert "Spreek af wanneer" in find(window.page, Text, "text_paper_1").text()
    click(qtbot, window, "button_print_papers")
    settle(qtbot, window)
    assert isinstance(window.page, PrintPreviewPage) and window.page.argument == "formulierenkalender"
    go(qtbot, window, prepared.ria, "perspectief/hold")
    click(qtbot, window, "button_add_hold")
    until(qtbot, window, lambda dossier: dossier.benefit_holds)
    write_in(qtbot, window, "field_hold_1_window_months", "6")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    until(qtbot, window, lambda dossier: dossier.benefit_holds[0].window_months == 6)
    click(qtbot, window, "button_print_certainty")
    settle(qtbot, window)
    assert isinstance(window.page, PrintPreviewPage) and window.page.argument == "inkomenszekerheid"


def test_that_a_bonus_is_worked_out_while_typing_and_taken_over(
    window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.ria, "perspectief/earnings")
    assert window.page is not None
    assert "geen premie" in find(window.page, Text, "text_allowance_here").text()
    choice = find(window.page, DropDown, "field_allowance")
    choice.set_value("flextensie-maand")
    choice.value_changed.emit("flextensie-maand")
    assert not find(window.page, QPushButton, "button_allowance_take").isEnabled()
    write_in(qtbot, window, "field_allowance_hours", "120")
    said = find(window.page, Text, "text_allowance").text()
    assert "Voor de inwoner: € 150\nDe werkgever betaalt: € 1.410" in said
    assert "2016" in find(window.page, Text, "text_allowance_source").text()
    click(qtbot, window, "button_allowance_take")
    until(qtbot, window, lambda dossier: dossier.income_sources and dossier.income_sources[0].estimate == 15_000)
    settle(qtbot, window)
    assert there_is(window.page, QWidget, "card_income_view") or window.page.place().startswith("perspectief/income")
