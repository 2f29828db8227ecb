"""Termijnen in the window: the card says why, the page shows all, and the keyboard alone writes things down."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.people import Melding, Person
from intake_app.services import dossiers, editing, rules
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, TODAY, PreparedVault, go, settle, unlock
from tests.ui.dossier_steps import dossier_of, focused, until
from tests.ui.finders import find, there_is
from ui.dialogs.rules import RulesDialog
from ui.main_window import MainWindow
from ui.models.terms_model import TermsModel
from ui.pages.caseload_agenda import AgendaCard
from ui.pages.terms import TermsPage
from ui.pages.terms_table import TermsTable
from ui.widgets.fields import DropDown

REPORTED = date(2026, 8, 20)


@pytest.fixture
def with_terms(desk: Desk, prepared: PreparedVault) -> None:
    """Joyce applied for a benefit in August; the desk is closed again before the window opens the vault."""
    (melding,) = desk.dossier(prepared.joyce).meldingen
    editing.edit(desk, Melding, melding.id, reported_on=REPORTED, applied_on=REPORTED)
    desk.close()


@pytest.fixture
def page(with_terms: None, window: MainWindow, prepared: PreparedVault, qtbot: QtBot) -> TermsPage:
    go(qtbot, window, prepared.joyce, "termijnen")
    assert isinstance(window.page, TermsPage)
    return window.page


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key | str) -> None:
    """Keys, one after the other, to whatever has the cursor."""
    for key in keys:
        if isinstance(key, str):
            qtbot.keyClicks(focused(), key)
        else:
            qtbot.keyClick(focused(), key)
        settle(qtbot, window)


def tab_to(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Tab until the control of this name has the cursor."""
    for _step in range(60):
        if focused().objectName() == name:
            return
        press(qtbot, window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {name}")


def words_on(parent: QWidget) -> str:
    return "\n".join(one.text() for one in parent.findChildren(QLabel) if one.isVisible())


def test_that_the_card_of_the_dossier_says_what_is_due_and_why_and_leads_on(
    with_terms: None, window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    go(qtbot, window, prepared.joyce, "dossier")
    card = find(window, QWidget, "card_term")
    assert "Voorschot betalen" in words_on(card)
    assert "4 weken na aanvraag van 20 augustus" in words_on(card)
    assert "nog 2 dagen" in words_on(card)
    find(window, QPushButton, "button_terms").setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert isinstance(window.page, TermsPage)
    assert focused().objectName() == "table_terms"


def test_that_the_caseload_shows_it_without_opening_a_dossier(
    with_terms: None, window: MainWindow, prepared: PreparedVault, qtbot: QtBot
) -> None:
    settle(qtbot, window)
    card = find(window, AgendaCard, "card_terms")
    qtbot.waitUntil(lambda: bool(card.lines), timeout=PATIENCE)
    assert "Joyce Veldkamp, Voorschot betalen, nog 2 dagen" in [line.accessibleName() for line in card.lines]


def test_that_the_table_keeps_to_the_rules_of_qt_and_speaks_its_cells(page: TermsPage, qtbot: QtBot) -> None:
    table = find(page, TermsTable, "table_terms")
    model = table.model()
    assert isinstance(model, TermsModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = model.row_of(f"TL10:{REPORTED.isoformat()}")
    spoken = [
        model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())
    ]
    assert spoken == [
        "Voorschot betalen, 4 weken na aanvraag van 20 augustus",
        "do 17 sep",
        "nog 2 dagen, nadert",
        "Participatiewet, artikel 52, controleer",
    ]
    terms_shown = [model.term(number) for number in range(model.rowCount())]
    assert [one.urgency for one in terms_shown] == sorted(one.urgency for one in terms_shown)
    model.set_terms((), TODAY)
    model.set_terms(terms_shown, TODAY)


def test_that_the_arrows_show_each_term_whole_and_enter_says_that_it_was_met(
    page: TermsPage, window: MainWindow, qtbot: QtBot
) -> None:
    card = find(page, QWidget, "card_term_detail")
    assert focused().objectName() == "table_terms"
    assert find(card, QLabel, "text_term_title").text() == "Voorschot betalen"
    for words in ("donderdag 17 september", "Bron: Participatiewet, artikel 52", "Controleer of dit nog zo is"):
        assert words in words_on(card)
    press(qtbot, window, Qt.Key.Key_Return)
    assert focused().objectName() == "field_mark_on"
    tab_to(qtbot, window, "button_met")
    press(qtbot, window, Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: len(dossier.term_events) == 1)
    assert "keer 2" in words_on(find(page, QWidget, "card_term_detail")), "an advance comes back"
    assert "Gehaald op 15 september" in words_on(card)


def test_that_something_with_a_date_is_written_down_by_keyboard_and_removed(
    page: TermsPage, window: MainWindow, qtbot: QtBot
) -> None:
    tab_to(qtbot, window, "field_event")
    press(qtbot, window, "Ontheffing")
    assert find(page, DropDown, "field_event").value() == "ontheffing"
    press(qtbot, window, Qt.Key.Key_Tab, "1 september 2026", Qt.Key.Key_Tab)
    tab_to(qtbot, window, "button_add_event")
    press(qtbot, window, Qt.Key.Key_Space)
    assert "Zonder einddatum" in words_on(find(page, QWidget, "card_events"))
    assert focused().objectName() == "field_event_until"
    assert not dossier_of(window).term_events
    press(qtbot, window, "1 december 2026", Qt.Key.Key_Tab, "Zorg voor moeder")
    tab_to(qtbot, window, "button_add_event")
    press(qtbot, window, Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: len(dossier.term_events) == 1)
    (event,) = dossier_of(window).term_events
    assert (event.trigger, event.happened_on, event.until) == ("ontheffing", date(2026, 9, 1), date(2026, 12, 1))
    assert event.note == "Zorg voor moeder"
    model = find(page, TermsTable, "table_terms").model()
    assert isinstance(model, TermsModel)
    assert model.term(model.row_of("TL14:2026-09-01")).due_on == date(2026, 12, 1)
    tab_to(qtbot, window, f"button_remove_{event.id}")
    press(qtbot, window, Qt.Key.Key_Space)
    until(qtbot, window, lambda dossier: not dossier.term_events)


def test_that_a_day_before_the_term_is_refused_beside_the_field(
    page: TermsPage, window: MainWindow, qtbot: QtBot
) -> None:
    press(qtbot, window, Qt.Key.Key_Return, "1 augustus 2026", Qt.Key.Key_Tab)
    tab_to(qtbot, window, "button_met")
    press(qtbot, window, Qt.Key.Key_Space)
    assert "ligt voor het begin" in words_on(find(page, QWidget, "card_term_detail"))
    assert not dossier_of(window).term_events


def test_that_the_calendar_file_is_kept_without_a_name(
    page: TermsPage, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "agenda"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    find(page, QPushButton, "button_calendar").setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    kept = target.with_name("agenda.ics").read_bytes()
    assert kept.startswith(b"BEGIN:VCALENDAR") and b"Joyce" not in kept
    assert "Het agendabestand is bewaard." in words_on(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "niet" / "x.ics"), ""))
    find(page, QPushButton, "button_calendar").setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    assert "Kies een andere map" in words_on(page)


def test_that_another_profile_shows_what_it_changes_and_then_holds(
    page: TermsPage, window: MainWindow, qtbot: QtBot
) -> None:
    find(page, QPushButton, "button_rules").setFocus()
    press(qtbot, window, Qt.Key.Key_Space)
    dialog = find(window, RulesDialog, "dialog_rules")
    settle(qtbot, window)
    assert "Dit profiel geldt al." in words_on(dialog)  # beside the button that cannot be used
    tab_to(qtbot, window, "field_profile")
    press(qtbot, window, "Leiden")
    assert "Maanden dat een uitkering wordt aangehouden: niet bekend wordt 2" in words_on(dialog)
    tab_to(qtbot, window, "button_take_profile")
    press(qtbot, window, Qt.Key.Key_Space)
    held: list[rules.Rules] = []
    assert window.session is not None
    window.session.run(rules.rules, held.append)
    settle(qtbot, window)
    assert held[0].profile.id == "leiden"
    tab_to(qtbot, window, "field_value")
    press(qtbot, window, "x")
    tab_to(qtbot, window, "button_keep_setting")
    press(qtbot, window, Qt.Key.Key_Space)
    assert "Schrijf een heel getal." in words_on(dialog)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not there_is(window, RulesDialog, "dialog_rules")


def test_that_a_dossier_without_terms_says_so(desk: Desk, locked_window: MainWindow, qtbot: QtBot) -> None:
    case_id = dossiers.open_dossier(desk, Person(first_name="Ada"))
    desk.close()
    unlock(qtbot, locked_window)
    window = locked_window
    go(qtbot, window, case_id, "termijnen")
    assert window.page is not None
    assert not there_is(window.page, TermsTable, "table_terms")
    assert not there_is(window.page, QWidget, "card_term_detail")
    assert "Nog geen termijnen." in words_on(window.page)
    assert there_is(window.page, DropDown, "field_event")
