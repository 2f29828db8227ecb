"""Giving parts of a dossier, facts by number, and lists without names, in the real window with real keys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from intake_app.domain.collaboration import Consent
from intake_app.domain.network_words import ConsentPurpose, ShareLevel
from intake_app.domain.people import Person
from intake_app.domain.sections import Section
from intake_app.exchange import dossier_file, locked_file
from intake_app.services import access, arrivals, editing
from intake_app.services.caseload import CaseloadFilter, CaseloadQuery, caseload
from tests.ui.conftest import PATIENCE, TODAY, PreparedVault, go, settle
from tests.ui.dossier_steps import click, page_of
from tests.ui.finders import find
from tests.ui.plan_steps import ask
from ui.dialogs.differences import DifferencesDialog
from ui.dialogs.ggm_export import GgmExportDialog
from ui.dialogs.give_sections import GiveSectionsDialog
from ui.main_window import MainWindow
from ui.pages.list_import import ListImportPage
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button

WORDS = "zee trein appel lamp"


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))


def give_dialog(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> GiveSectionsDialog:
    go(qtbot, window, prepared.joyce, "rechten")
    click(qtbot, window, "button_give_sections")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, GiveSectionsDialog)
    settle(qtbot, window)
    return dialog


def type_passphrase(dialog: GiveSectionsDialog) -> None:
    for field in (dialog.form.first, dialog.form.second):
        field.setFocus()
        QTest.keyClicks(field, WORDS)


# -- parts of a dossier ------------------------------------------------------------------------------------------------


def test_that_nothing_is_ticked_for_a_colleague_and_a_part_goes_along_by_keys(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "uit.ktdossier"
    save_as(monkeypatch, file)
    dialog = give_dialog(qtbot, window, prepared)
    assert not any(box.value() for box in dialog.boxes.values())
    assert not dialog.boxes[Section.REST].isEnabled()
    dialog.submit()
    assert dialog.boxes[Section.CONTACT].hasFocus()  # says what is missing and goes there
    QTest.keyClick(dialog.boxes[Section.CONTACT], Qt.Key.Key_Space)
    type_passphrase(dialog)
    QTest.keyClick(dialog.form.second, Qt.Key.Key_Return)
    qtbot.waitUntil(file.exists, timeout=PATIENCE)
    settle(qtbot, window)
    found = dossier_file.read(locked_file.unlock(file.read_bytes(), WORDS))
    assert found.dossier.person.town == "Rijnveen" and found.dossier.meldingen == ()
    assert set(found.left_out) == set(Section) - {Section.CONTACT}
    assert ask(qtbot, window, lambda desk: access.lines(desk, prepared.joyce))[0].what == access.SECTIONS_FILE
    assert QApplication.activeModalWidget() is None


def test_that_consent_ticks_and_a_refusal_shuts(window: MainWindow, qtbot: QtBot, prepared: PreparedVault) -> None:
    for party, level in (("Gemeente Verweg", ShareLevel.FULL), ("Schuldhulp", ShareLevel.NONE)):
        consent = Consent(
            case_id=prepared.joyce, recipient=party, purpose=ConsentPurpose.HANDOVER, level=level, given_on=TODAY
        )
        ask(qtbot, window, lambda desk, consent=consent: editing.add(desk, consent))  # type: ignore[misc]
    dialog = give_dialog(qtbot, window, prepared)
    dialog.recipient.set_value("Gemeente Verweg")
    dialog.recipient.value_changed.emit("Gemeente Verweg")
    settle(qtbot, window)
    assert dialog.boxes[Section.PLAN].value() and not dialog.boxes[Section.PICTURE].value()
    assert not dialog.boxes[Section.PICTURE].isEnabled()
    assert "mag niet weten" in find(dialog, QWidget, "remark_beeld").text()  # type: ignore[attr-defined]
    assert not dialog.because.isVisible()
    dialog.purpose.set_value(ConsentPurpose.PLAN)  # nothing was said about that: it asks for a reason
    dialog.purpose.value_changed.emit(ConsentPurpose.PLAN)
    settle(qtbot, window)
    assert not dialog.boxes[Section.CONTACT].value()
    QTest.keyClick(dialog.boxes[Section.CONTACT], Qt.Key.Key_Space)
    dialog.submit()
    assert dialog.because.isVisible() and dialog.because.hasFocus()
    dialog.recipient.set_value("Schuldhulp")
    dialog.purpose.set_value(ConsentPurpose.HANDOVER)
    dialog.recipient.value_changed.emit("Schuldhulp")
    settle(qtbot, window)
    assert not any(box.value() or box.isEnabled() for box in dialog.boxes.values())
    dialog.reject()


def test_that_differences_name_what_was_not_given(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    whole = ask(qtbot, window, lambda desk: desk.dossier(prepared.joyce))
    content = dossier_file.to_json(whole, (Section.PICTURE,))
    arrival = ask(qtbot, window, lambda desk: arrivals.look(desk, content))
    dialog = DifferencesDialog(arrival, window)
    dialog.open()
    words = find(dialog, QWidget, "left_out").text()  # type: ignore[attr-defined]
    assert words.startswith("Niet meegegeven: Het beeld") and words.endswith("blijft zoals het is.")
    dialog.reject()


# -- facts by number ---------------------------------------------------------------------------------------------------


def test_that_the_menu_gives_the_facts_of_all_and_it_is_noted(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "uit.json"
    save_as(monkeypatch, file)
    action = window.findChild(QAction, "action_ggm")
    assert action is not None
    action.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, GgmExportDialog)
    find(dialog, Button, "button_make_ggm").click()
    qtbot.waitUntil(file.exists, timeout=PATIENCE)
    settle(qtbot, window)
    assert len(json.loads(file.read_bytes())["werkzoekenden"]) == 3
    assert "3 dossiers staan in het bestand." in dialog.told.text()
    assert ask(qtbot, window, lambda desk: access.lines(desk, prepared.ria))[0].what == access.GGM_FILE
    dialog.accept()


def test_that_stopping_makes_no_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    assert window.session is not None
    dialog = GgmExportDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.write(tmp_path / "uit.json")
    dialog.stop.click()
    settle(qtbot, window)
    assert not (tmp_path / "uit.json").exists() and dialog.told.text() == "Gestopt. Er is geen bestand gemaakt."


# -- a list without names ----------------------------------------------------------------------------------------------


def numbers(qtbot: QtBot, window: MainWindow) -> dict[str, str]:
    query = CaseloadQuery(filter=CaseloadFilter.TEAM, search="W-", today=TODAY, limit=None)
    return {one.number: one.name for one in ask(qtbot, window, lambda desk: caseload(desk, query)).rows}


def test_that_a_list_is_mended_read_in_named_at_the_table_and_taken_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text("Nummer;Naam;Wijk\nW-1;Aziz;Zuid\nJansen;Jansen;Zuid\n", encoding="utf-8")
    window.go("lijst-inlezen/dossiers")
    settle(qtbot, window)
    page = page_of(window, ListImportPage)
    page.read(file)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2 and not page.session.tasks.at_work, timeout=PATIENCE)
    assert page.table.currentIndex().data() == "Jansen"  # the first fault, ready to mend
    assert "Hier horen geen namen." in find(page, QWidget, "import_fault").text()  # type: ignore[attr-defined]
    assert page.model.columnCount() == 4  # the tick, the row, and two columns: no name shows
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = find(page.table, QWidget, "field_import_cell")
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "W-2")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not page.session.tasks.at_work, timeout=PATIENCE)
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert numbers(qtbot, window) == {"W-1": "W-1", "W-2": "W-2"}
    find(find(page, Banner, "banner_import"), Button, "button_undo").click()
    settle(qtbot, window)
    assert numbers(qtbot, window) == {}
    ask(qtbot, window, lambda desk: desk.redo(None))
    query = CaseloadQuery(filter=CaseloadFilter.TEAM, search="W-1", today=TODAY)
    (row,) = ask(qtbot, window, lambda desk: caseload(desk, query)).rows
    go(qtbot, window, row.case_id, "kennismaking")
    assert window.page is not None and window.session is not None
    field = find(window.page, QWidget, "field_first_name")
    assert "Alleen bekend op nummer" in str(find(window.page, QWidget, "page_line").text())  # type: ignore[attr-defined]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "Samir")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    settle(qtbot, window)
    person = ask(qtbot, window, lambda desk: desk.dossier(row.case_id).person)
    assert isinstance(person, Person) and person.first_name == "Samir"
    assert numbers(qtbot, window)["W-1"] == "Samir"


def test_that_ten_thousand_rows_tell_how_far_they_are_and_can_be_stopped(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "lang.csv"
    file.write_text("Nummer;Wijk\n" + "".join(f"W-{number};Zuid\n" for number in range(10_000)), encoding="utf-8")
    window.go("lijst-inlezen/dossiers")
    settle(qtbot, window)
    page = page_of(window, ListImportPage)
    page.read(file)
    qtbot.waitUntil(lambda: page.model.rowCount() == 10_000 and not page.session.tasks.at_work, timeout=PATIENCE)
    busy = find(page, QWidget, "import_summary")
    assert busy.text() == "10000 rijen, 10000 nieuw."  # type: ignore[attr-defined]
    page.take_in()
    told = page.findChild(QWidget, "busy")
    qtbot.waitUntil(lambda: "%" in told.text(), timeout=PATIENCE)  # type: ignore[union-attr]
    find(page, Button, "button_stop").click()
    settle(qtbot, window)
    assert "Gestopt. Er is niets veranderd." in find(page, Banner, "banner_import").text
    assert numbers(qtbot, window) == {}
