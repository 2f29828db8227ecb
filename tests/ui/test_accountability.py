"""Who decided what and random samples in the window: by keys, undone with Ctrl Z, and closed to who leads no team."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from intake_app.clock import Clock
from intake_app.domain.access import Act
from intake_app.domain.accountability import Judgement, SampleOf
from intake_app.domain.rights import ExemptionGround
from intake_app.domain.vault_people import Role
from intake_app.services import access, exemptions, people, samples, vaults
from tests.ui.conftest import PASSPHRASE, PATIENCE, TODAY, PreparedVault, WindowMaker, go, settle, unlock
from tests.ui.finders import find
from ui.main_window import MainWindow
from ui.pages.decisions import DecisionsPage
from ui.pages.lines_table import LinesTable
from ui.pages.sample import SamplePage
from ui.pages.samples import SamplesPage
from ui.widgets.fields import DropDown, LineField
from ui.widgets.text import Text

BO = "een heel andere zin van Bo"


def choose(qtbot: QtBot, window: MainWindow, name: str, value: Judgement) -> None:
    """Give an answer with the keys of the list."""
    control = find(window, DropDown, name)
    control.setFocus()
    for _step in range(list(Judgement).index(value) + 1):
        qtbot.keyClick(control, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert control.value() is value


def test_that_a_sample_is_drawn_reviewed_and_undone_with_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.go("steekproeven")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, SamplesPage)
    assert find(window, Text, "empty_samples").isVisible()
    size = find(window, LineField, "field_size")
    qtbot.waitUntil(size.hasFocus, timeout=PATIENCE)
    qtbot.keyClicks(size, "twee")
    qtbot.keyClick(size, Qt.Key.Key_Return)
    assert "allebei als heel getal" in find(page, Text, "error").text()
    size.setText("9")
    start = find(window, LineField, "field_start")
    qtbot.keyClicks(start, "2026")
    qtbot.keyClick(start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Op de lijst staat maar 3" in find(page, Text, "error").text(), timeout=PATIENCE)
    size.setText("2")
    qtbot.keyClick(size, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.page, SamplePage), timeout=PATIENCE)
    settle(qtbot, window)
    table = find(window, LinesTable, "table_drawn")
    assert table.model().rowCount() == 2 and table.hasFocus()
    questions = [child for child in window.findChildren(DropDown) if child.objectName().startswith("answer_steekproef")]
    choose(qtbot, window, "answer_steekproef-gemotiveerd", Judgement.COULD_BE_BETTER)
    remark = find(window, LineField, "field_steekproef-gemotiveerd")
    assert remark.isEnabled()
    qtbot.keyClicks(remark, "De reden is kort.")
    qtbot.mouseClick(find(window, QPushButton, "button_finish"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Nog te beantwoorden" in find(window.page, Text, "error").text(), timeout=PATIENCE)
    for one in questions[1:]:
        choose(qtbot, window, one.objectName(), Judgement.GOOD)
    qtbot.mouseClick(find(window, QPushButton, "button_finish"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert find(window, Text, "review_by").text() == "Bekeken door Marloes Dekker, 15 september 2026."
    assert remark.text() == "De reden is kort." and not remark.isEnabled()
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: find(window, Text, "review_by").text() == "Nog niemand heeft gekeken.", timeout=PATIENCE)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert find(window, LineField, "field_steekproef-gemotiveerd").text() == ""


def test_that_the_drawn_dossier_is_opened_from_the_review_and_that_is_noted(
    vault_path: Path, open_window: WindowMaker, qtbot: QtBot
) -> None:
    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    made = samples.draw(desk, SampleOf.DOSSIERS, 3, 1)
    desk.close()
    window = open_window(vault_path)
    unlock(qtbot, window)
    window.go(f"steekproef/{made.reference}")
    settle(qtbot, window)
    qtbot.mouseClick(find(window, QPushButton, "button_open_dossier"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(window.page, DecisionsPage), timeout=PATIENCE)
    session = window.session
    assert session is not None and session.case_id is not None
    noted: list[bool] = []
    case_id = session.case_id
    session.run(lambda desk: access.lines(desk, case_id)[0].act is Act.OPENED, noted.append)
    qtbot.waitUntil(lambda: noted == [True], timeout=PATIENCE)


def test_that_who_leads_no_team_reads_why_and_sees_what_was_found_in_the_dossier(
    prepared: PreparedVault, vault_path: Path, open_window: WindowMaker, qtbot: QtBot
) -> None:
    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    people.add(desk, PASSPHRASE, "Bo de Wit", Role.CONSULTANT, BO)
    made = samples.draw(desk, SampleOf.DOSSIERS, 3, 1)
    for one in samples.whole(desk, made.reference).reviewed:
        for question in desk.forms.sample_check.questions:
            samples.judge(desk, one.review.id, question.id, Judgement.NOT_GOOD, "Leg dit beter uit.")
        samples.finish(desk, one.review.id)
    desk.close()
    window = open_window(vault_path)
    window.unlock(BO)
    qtbot.waitUntil(lambda: window.page is not None, timeout=PATIENCE)
    window.go("steekproeven")
    settle(qtbot, window)
    assert "Alleen een teamleider" in find(window.page, Text, "said").text()
    card = window.findChild(QWidget, "card_draw")
    assert card is not None and not card.isVisible()
    go(qtbot, window, prepared.joyce, "wie-besliste")
    assert find(window, QWidget, "card_reviews").isVisible()
    words = [one.text() for one in find(window, QWidget, "card_reviews").findChildren(Text)]
    assert any(one.startswith("Niet in orde:") and one.endswith("Leg dit beter uit.") for one in words)


@pytest.fixture
def window_on_decisions(
    prepared: PreparedVault, vault_path: Path, open_window: WindowMaker, qtbot: QtBot
) -> MainWindow:
    desk = vaults.unlock(vault_path, PASSPHRASE, Clock(TODAY))
    made = exemptions.add(desk, prepared.joyce, reason="Herstelt van een operatie")
    exemptions.change(desk, made.id, ground=ExemptionGround.HEALTH)
    desk.close()
    window = open_window(vault_path)
    unlock(qtbot, window)
    go(qtbot, window, prepared.joyce, "rechten")
    qtbot.mouseClick(find(window, QPushButton, "button_who_decided"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    return window


def test_that_the_trail_is_gone_through_with_the_keys_and_kept_as_a_file(
    window_on_decisions: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, file = window_on_decisions, tmp_path / "besluiten.csv"
    assert isinstance(window.page, DecisionsPage)
    table = find(window, LinesTable, "table_decisions")
    every = table.model().rowCount()
    assert every > 3
    kind = find(window, DropDown, "field_kind")
    kind.setFocus()
    while kind.value() != "Exemption":
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert 0 < table.model().rowCount() < every
    table.setFocus()
    assert find(window, Text, "decision_reason").text() == "Reden: Herstelt van een operatie"
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert find(window, Text, "decision_head").text().startswith("Ontheffingen · ")
    assert table.currentIndex().row() == 1
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "besluiten"), ""))
    for suffix in ("csv", "xlsx"):  # each gets the ending of what it is
        kept = file.with_suffix(f".{suffix}")
        qtbot.mouseClick(find(window, QPushButton, f"button_trail_{suffix}"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(
            lambda kept=kept: kept.exists() and find(window.page, Text, "said").text() != "", timeout=PATIENCE
        )
    rows = list(csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == every + 1 and rows[0][0] == "Dossiernummer"
    with closing(openpyxl.load_workbook(file.with_suffix(".xlsx"), read_only=True)) as book:
        assert [cell.value for cell in next(book.worksheets[0].iter_rows())] == rows[0]


def test_that_the_menu_leads_to_samples(window: MainWindow, qtbot: QtBot) -> None:
    action = window.findChild(QAction, "action_samples")
    assert action is not None
    action.trigger()
    settle(qtbot, window)
    assert isinstance(window.page, SamplesPage)
