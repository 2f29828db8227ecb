"""The page that reads a list in: what would come in, mending cells by keyboard, taking over whole, and stopping."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from intake_app.services import places, table_imports
from intake_app.services.import_fields import ImportKind
from intake_app.services.places import PlaceQuery
from intake_app.services.table_imports import There
from tests.ui.conftest import PATIENCE, TODAY, settle
from tests.ui.dossier_steps import page_of
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask
from ui.main_window import MainWindow
from ui.models.import_model import ImportModel
from ui.pages.list_import import ListImportPage
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown

LIST = "Functie;Uren;Plaats\nKok;veel;Rijnveen\nBakker;24;Rijnveen\nSlager;8;Delft\n;4;Delft\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "plekken.csv"
    made.write_text(LIST, encoding="utf-8")
    return made


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot, file: Path) -> ListImportPage:
    """The page with the list looked over."""
    window.go("lijst-inlezen/plekken")
    settle(qtbot, window)
    shown = page_of(window, ListImportPage)
    read(qtbot, shown, file, 4)
    return shown


def read(qtbot: QtBot, page: ListImportPage, file: Path, rows: int) -> None:
    page.read(file)
    qtbot.waitUntil(lambda: page.model.rowCount() == rows and not page.session.tasks.at_work, timeout=PATIENCE)


def done(qtbot: QtBot, page: ListImportPage) -> None:
    qtbot.waitUntil(lambda: not page.session.tasks.at_work, timeout=PATIENCE)
    QApplication.processEvents()


def mend(qtbot: QtBot, page: ListImportPage, words: str) -> None:
    """Type other words in the cell that the cursor is on."""
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = find(page.table, QWidget, "field_import_cell")
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    done(qtbot, page)


def words_of(page: ListImportPage, name: str) -> str:
    return str(find(page, QWidget, name).text())  # type: ignore[attr-defined]


def test_that_the_model_of_an_import_keeps_to_the_rules_of_qt(file: Path) -> None:
    sheet = table_imports.read_file(file, ImportKind.PLACES)
    draft = table_imports.draft(ImportKind.PLACES, sheet, There({}, {}), TODAY)
    model = ImportModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_draft(draft, draft.usual(update=False), only_faulty=False)
    assert model.rowCount() == 4 and model.taken == {3, 4}
    model.set_draft(draft, model.taken, only_faulty=True)
    assert model.rowCount() == 2
    del tester


def test_that_the_cursor_begins_at_the_first_fault_and_its_sentence_shows(page: ListImportPage) -> None:
    index = page.table.currentIndex()
    assert index.data() == "veel" and page.table.hasFocus()
    assert words_of(page, "import_fault").startswith("Rij 2, kolom “Uren”: Dit zijn geen uren per week.")
    assert words_of(page, "import_summary") == "4 rijen, 2 nieuw, 2 klopt nog niet."
    assert find(page, Button, "button_take_in").text() == "2 rijen inlezen"


def test_that_two_faults_are_mended_by_keyboard_and_the_list_comes_in_whole(
    page: ListImportPage, window: MainWindow, qtbot: QtBot
) -> None:
    mend(qtbot, page, "16-24")
    assert page.model.taken == {2, 3, 4}
    QTest.keyClick(page.table, Qt.Key.Key_F8)
    assert page.table.currentIndex().row() == 3
    mend(qtbot, page, "Melkboer")
    assert words_of(page, "import_summary") == "4 rijen, 4 nieuw."
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    assert "4 nieuw" in find(page, Banner, "banner_import").text
    assert ask(qtbot, window, lambda desk: places.places(desk, PlaceQuery())).whole == 4
    find(find(page, Banner, "banner_import"), Button, "button_undo").click()
    settle(qtbot, window)
    assert ask(qtbot, window, lambda desk: places.places(desk, PlaceQuery())).whole == 0


def test_that_space_leaves_a_row_out_and_a_mended_cell_keeps_it_so(page: ListImportPage, qtbot: QtBot) -> None:
    page.table.setCurrentIndex(page.model.index(1, ImportModel.TAKE))
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.model.taken == {4}
    page.table.setCurrentIndex(page.model.place_of(2, 1))
    mend(qtbot, page, "8")
    assert page.model.taken == {2, 4}


def test_that_only_faulty_rows_show_when_asked(page: ListImportPage) -> None:
    find(page, CheckBox, "field_only_faulty").click()
    assert page.model.rowCount() == 2 and page.model.taken == {3, 4}


def test_that_a_column_can_be_chosen_by_hand_and_is_then_taken_from_the_other(
    page: ListImportPage, qtbot: QtBot
) -> None:
    find(page, Button, "button_columns").click()
    town = find(page, DropDown, "field_column_2")
    titles = [town.itemText(row) for row in range(town.count())]
    town.setCurrentIndex(titles.index("Titel"))
    town.activated.emit(titles.index("Titel"))
    done(qtbot, page)
    assert find(page, DropDown, "field_column_0").value() == ""
    assert words_of(page, "import_summary") == "4 rijen, 2 nieuw, 1 dubbel in de lijst, 1 klopt nog niet."


def test_that_what_is_there_is_updated_only_when_asked(
    page: ListImportPage, window: MainWindow, qtbot: QtBot, file: Path
) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    file.write_text("Functie;Uren;Plaats\nBakker;32;Rijnveen\n", encoding="utf-8")
    read(qtbot, page, file, 1)
    assert page.model.taken == set()
    assert not find(page, Button, "button_take_in").isEnabled()
    choice = find(page, QWidget, "field_update")
    choice.parts[1].click()  # type: ignore[attr-defined]
    assert page.model.taken == {2}
    page.take_in()
    settle(qtbot, window)
    assert "1 bijgewerkt" in find(page, Banner, "banner_import").text


def test_that_a_file_that_is_no_list_is_one_sentence(page: ListImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04 half")
    page.read(broken)
    qtbot.waitUntil(lambda: "beschadigd" in find(page, Banner, "banner_import").text, timeout=PATIENCE)
    assert not there_is(page, QWidget, "table_import")
    done(qtbot, page)


def test_that_stopping_leaves_everything_as_it_was(
    page: ListImportPage, window: MainWindow, qtbot: QtBot, file: Path
) -> None:
    file.write_text("Functie\n" + "".join(f"Kok {number}\n" for number in range(3000)), encoding="utf-8")
    read(qtbot, page, file, 3000)
    page.take_in()
    find(page, Button, "button_stop").click()
    done(qtbot, page)
    settle(qtbot, window)
    assert find(page, Banner, "banner_import").text == "Gestopt. Er is niets veranderd."
    assert ask(qtbot, window, lambda desk: places.places(desk, PlaceQuery())).whole == 0
