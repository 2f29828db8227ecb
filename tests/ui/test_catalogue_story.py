"""A list of the municipality, by keyboard: read in, two rows mended, one offer in a step, and the plan printed."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from intake_app.services import plans
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, settle
from ui.hand import Hand, wait_until
from ui.main_window import MainWindow
from ui.widgets.buttons import Button
from ui.widgets.text import Text

LIST = (
    "Naam;Soort;Aanbieder;Plaats;Voorwaarden;Besluit nodig;Duur in maanden;Volgende stap\n"
    "Repaircafé De Linde;activiteit;Buurthuis De Linde;Rijnveen;Elke dinsdagmiddag;nee;;fietsen maken bij Fietspunt\n"
    "Wandelclub;wandelen;Buurthuis De Linde;Rijnveen;;nee;;\n"
    "Werkplaats hout;werkplek;Stichting Hout;Rijnveen;Twee dagdelen;ja;een jaar;\n"
)
CONTROL = Qt.KeyboardModifier.ControlModifier


def mend(hand: Hand, table: QWidget, words: str, then: str) -> None:
    """Type other words in the cell with the fault, and wait for what is said of the list."""
    hand.key(Qt.Key.Key_F2)
    editor = hand.find(QWidget, "field_import_cell")
    QTest.keyClick(editor, Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    summary = hand.find(Text, "import_summary")
    wait_until(lambda: summary.text() == then, then)
    wait_until(table.hasFocus, "the table again")


def test_that_an_own_list_reaches_the_printed_plan(
    window: MainWindow, qtbot: QtBot, prepared: PreparedVault, tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    file = tmp_path / "aanbod-rijnveen.csv"
    file.write_bytes(LIST.encode("cp1252"))
    hand = Hand(window, lambda: window.at_work)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(file), ""))
    window.go("lijst-inlezen/aanbod")
    hand.settle()
    hand.key(Qt.Key.Key_Return)  # the cursor stands on "Kies een bestand"
    table = hand.wait_for("table_import")
    wait_until(table.hasFocus, "the rows of the list")
    mend(hand, table, "activiteit", "3 rijen, 2 nieuw, 1 klopt nog niet.")
    hand.key(Qt.Key.Key_F8)
    mend(hand, table, "12", "3 rijen, 3 nieuw.")
    hand.key(Qt.Key.Key_Return, CONTROL)
    wait_until(lambda: hand.shows("button_show"), "the message that it came in")

    case_id = prepared.ria
    session = window.session
    assert session is not None

    def prepare(desk: Desk) -> None:
        plans.add_step(desk, plans.add_goal(desk, plans.draft_plan(desk, case_id), "Ik wil weer iets doen."))

    session.change(prepare)
    settle(qtbot, window)
    with qtbot.waitSignal(session.dossier_changed, timeout=PATIENCE):
        session.open_dossier(case_id)
    window.go("plan")
    hand.settle()
    window.page.focus_field("step_1_what")  # type: ignore[union-attr]
    hand.click("button_step_1_more")
    opener = hand.find(Button, "button_step_1_offer")
    opener.setFocus()
    hand.key(Qt.Key.Key_Space)
    choose = hand.find(Button, "button_step_1_choose_offer")
    choose.setFocus()
    hand.key(Qt.Key.Key_Space)
    dialog = hand.wait_for("dialog_offer")
    hand.write("repaircafe linde", "field_offer_search")
    wait_until(lambda: "Elke dinsdagmiddag" in dialog.findChild(QWidget, "offer_about").text(), "the offer")  # type: ignore[union-attr]
    hand.key(Qt.Key.Key_Return)
    wait_until(lambda: session.dossier is not None and session.dossier.taken_offers, "the offer in the step")
    assert session.dossier is not None
    assert session.dossier.steps[0].next_step == "fietsen maken bij Fietspunt"

    window.go("afdruk/plan")
    hand.save_as("button_save", tmp_path / "plan.pdf")
    said = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "plan.pdf").pages)
    assert "Repaircafé De Linde" in said and "Voorwaarden: Elke dinsdagmiddag." in said
    assert "fietsen maken bij Fietspunt" in said
