"""Prints on the screen, on paper and as files: always the very bytes, and nobody's name on the outside."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from intake_app.domain.access import Act
from intake_app.domain.vocabulary import RaterRole
from intake_app.instruments.library import FormLibrary
from intake_app.services import access, measuring, prints
from intake_app.services.caseload import CaseloadQuery
from intake_app.services.desk import Desk
from tests.ui.conftest import PATIENCE, PreparedVault, go, settle
from tests.ui.dossier_steps import click, dossier_of, page_of
from tests.ui.finders import find, there_is
from tests.ui.plan_steps import ask, joyce_from_the_demonstration, pdf_text, press
from ui import printing
from ui.dialogs.batch_print import BatchPrintDialog
from ui.dialogs.letterhead import LetterheadDialog
from ui.dialogs.reading_ease import ReadingEaseDialog, in_short
from ui.main_window import MainWindow
from ui.pages.print_actions import file_name
from ui.pages.print_choice import FORMS
from ui.pages.print_preview import PrintPreviewPage
from ui.tasks import Cancelled, Job


@pytest.fixture
def joyce(qtbot: QtBot, window: MainWindow) -> UUID:
    """The dossier of the demonstration, its plan as it will be printed in front."""
    case_id = ask(qtbot, window, joyce_from_the_demonstration)
    go(qtbot, window, case_id, "afdruk/plan")
    _wait(qtbot, window)
    return case_id


def _wait(qtbot: QtBot, window: MainWindow) -> PrintPreviewPage:
    page = page_of(window, PrintPreviewPage)
    qtbot.waitUntil(lambda: bool(page._bytes) and page.preview.page_count > 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: page.preview.sheet.has_page, timeout=PATIENCE)
    return page


def _on_dialog(act: Callable[[QDialog], None]) -> None:
    """Do something with the dialog that comes now."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)


def _choose_file(path: Path, seen: list[str]) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        seen.append(Path(dialog.selectedFiles()[0]).name)
        seen.append(dialog.directory().absolutePath())
        find(dialog, QLineEdit, "fileNameEdit").setText(str(path))  # as typed: it needs no listing of the folder
        dialog.accept()

    _on_dialog(choose)


# -- looking ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["plan", "portfolio", "koelkastblad"])
def test_that_the_preview_shows_the_very_bytes_of_the_print(
    qtbot: QtBot, window: MainWindow, joyce: UUID, kind: str
) -> None:
    go(qtbot, window, joyce, f"afdruk/{kind}")
    page = _wait(qtbot, window)
    qtbot.waitUntil(lambda: page._made_of == (joyce, kind, False, False, ""), timeout=PATIENCE)
    assert page._bytes == ask(qtbot, window, lambda desk: prints.preview(desk, joyce, kind))
    assert page.choice.kinds.value() == kind
    assert page.preview.page_count == len(pypdf.PdfReader(io.BytesIO(page._bytes)).pages)


def test_that_a_print_says_how_it_reads(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    page = _wait(qtbot, window)
    qtbot.waitUntil(page.ease.isVisible, timeout=PATIENCE)
    found = prints.reading_ease(page._bytes)
    assert page.ease.text() == f"Hoe dit leest: {in_short(found)}" and len(found.sentences) > 20
    click(qtbot, window, "button_reading_ease")
    dialog = find(window, ReadingEaseDialog, "dialog_reading_ease")
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert in_short(found) in said and all(one.text in said for one in found.long[:3])
    dialog.accept()


def test_that_large_letters_make_another_print(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    page = _wait(qtbot, window)
    small = page._bytes
    click(qtbot, window, "field_large")
    qtbot.waitUntil(lambda: page._made_of == (joyce, "plan", True, False, ""), timeout=PATIENCE)
    assert page._bytes not in (small, b"")
    assert len(pypdf.PdfReader(io.BytesIO(page._bytes)).pages) > len(pypdf.PdfReader(io.BytesIO(small)).pages)


def test_that_pages_turn_and_grow_from_the_keyboard(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    page = _wait(qtbot, window)
    page.preview.area.setFocus()
    press(Qt.Key.Key_PageDown)
    assert page.preview.page == 1
    press(Qt.Key.Key_Plus)
    assert page.preview.zoom == 1
    press(Qt.Key.Key_Minus)
    assert page.preview.zoom == 0


def test_that_a_dossier_without_a_plan_leads_to_the_plan(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.ria, "afdruk/plan")
    page = page_of(window, PrintPreviewPage)
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=PATIENCE)
    assert not page.print.isEnabled()
    assert page.empty.words.text() == "Er is nog geen plan. Begin met een doel."
    qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "plan"


def test_that_then_and_now_leads_to_the_moments_while_there_are_no_two(
    qtbot: QtBot, window: MainWindow, prepared: PreparedVault
) -> None:
    go(qtbot, window, prepared.ria, "afdruk/vergelijking")
    page = page_of(window, PrintPreviewPage)
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=PATIENCE)
    assert "nog geen twee momenten" in page.empty.words.text()
    qtbot.mouseClick(page.empty.buttons[0], Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.page is not None and window.page.page_id == "momenten"


# -- forms -----------------------------------------------------------------------------------------------------------


def dossier_forms(window: MainWindow) -> FormLibrary:
    """The forms that the window knows."""
    assert window.session is not None
    return window.session.forms


def _shows(qtbot: QtBot, page: PrintPreviewPage, kind: str) -> None:
    qtbot.waitUntil(lambda: page._made_of is not None and page._made_of[1] == kind, timeout=PATIENCE)


def test_that_a_form_is_chosen_by_name_and_voice(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    page = _wait(qtbot, window)
    click(qtbot, window, f"option_{FORMS}")
    first = page.choice.form.value()
    _shows(qtbot, page, f"formulier/{first}/{dossier_forms(window).instrument(first).raters[0]}")
    page.choice.form.setFocus()
    page.choice.form.activated.emit(page.choice.form.findText("Zelfredzaamheid-Matrix 2017"))
    _shows(qtbot, page, "formulier/zrm-2017/inwoner")
    page.choice.sheet.activated.emit(1)
    _shows(qtbot, page, "formulier/zrm-2017/consulent")
    assert page.header.line.text() == "Een leeg formulier om met de pen in te vullen. Er staat geen naam op."
    assert page._bytes == ask(qtbot, window, lambda desk: prints.preview(desk, joyce, "formulier/zrm-2017/consulent"))
    assert "Joyce" not in pdf_text(page._bytes)


def test_that_a_reading_of_choice_stands_in_the_boxes(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    go(qtbot, window, joyce, "afdruk/ingevuld/spinnenweb")
    page = page_of(window, PrintPreviewPage)
    _shows(qtbot, page, "ingevuld/spinnenweb")
    offered = [page.choice.sheet.itemText(row) for row in range(page.choice.sheet.count())]
    assert offered[0] == "Leeg, voor inwoner" and sum(words.startswith("Ingevuld, ") for words in offered) >= 1
    assert page.choice.sheet.currentText().startswith("Ingevuld, ")
    assert "Joyce Veldkamp" in pdf_text(page._bytes)
    assert file_name(page.argument) == "Ingevuld-formulier-spinnenweb.pdf"


def test_that_a_covered_reading_is_not_printed(qtbot: QtBot, window: MainWindow, prepared: PreparedVault) -> None:
    """While two voices score apart, paper does not show what the screen covers (instruments A5)."""

    def both_began(desk: Desk) -> None:
        for rater in (RaterRole.RESIDENT, RaterRole.CONSULTANT):
            reading = measuring.start_reading(desk, prepared.ria, "zrm-2017", rater)
            measuring.record_answer(desk, reading.id, "financien", value=2)

    ask(qtbot, window, both_began)
    go(qtbot, window, prepared.ria, "afdruk/ingevuld/zrm-2017/inwoner")
    page = page_of(window, PrintPreviewPage)
    qtbot.waitUntil(lambda: page.empty.isVisible(), timeout=PATIENCE)
    assert "Er is nog geen ingevulde" in page.empty.words.text()
    texts = [page.choice.sheet.itemText(row) for row in range(page.choice.sheet.count())]
    assert texts == ["Leeg, voor inwoner", "Leeg, voor consulent"]


def test_that_paper_leads_to_typing_it_over(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    go(qtbot, window, joyce, "afdruk/formulier/spinnenweb")
    click(qtbot, window, "button_type_over")
    assert window.page is not None and (window.page.page_id, window.page.argument) == ("invoer", "spinnenweb")
    click(qtbot, window, "button_paper")
    assert (window.page.page_id, window.page.argument) == ("afdruk", "formulier/spinnenweb")


# -- keeping ---------------------------------------------------------------------------------------------------------


def test_that_a_print_is_kept_as_a_web_page_too(qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path) -> None:
    page = _wait(qtbot, window)
    _choose_file(tmp_path / "bewaard.html", [])
    click(qtbot, window, "button_save")
    qtbot.waitUntil(lambda: "buiten Keukentafel" in page.band.text, timeout=PATIENCE)
    assert (tmp_path / "bewaard.html").read_bytes() == prints.web_page(page._bytes)


def test_that_a_kept_pdf_holds_the_very_bytes_and_names_nobody(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path
) -> None:
    page = _wait(qtbot, window)
    seen: list[str] = []
    _choose_file(tmp_path / "bewaard.pdf", seen)
    click(qtbot, window, "button_save")
    qtbot.waitUntil(lambda: (tmp_path / "bewaard.pdf").exists(), timeout=PATIENCE)
    assert (tmp_path / "bewaard.pdf").read_bytes() == page._bytes
    assert seen[0] == "Plan-van-aanpak-versie-1.pdf"
    assert "buiten Keukentafel" in page.band.text
    settle(qtbot, window)
    again: list[str] = []
    _choose_file(tmp_path / "nogmaals.pdf", again)
    click(qtbot, window, "button_save")
    qtbot.waitUntil(lambda: (tmp_path / "nogmaals.pdf").exists(), timeout=PATIENCE)
    assert again[1] == str(tmp_path)  # the folder is remembered


@pytest.mark.parametrize("kind", ["plan", "portfolio", "koelkastblad", "vergelijking"])
def test_that_file_names_say_what_it_is_and_not_whose(qtbot: QtBot, window: MainWindow, joyce: UUID, kind: str) -> None:
    person = dossier_of(window).person
    name = file_name(kind, version=1, large=True)
    assert name.endswith("grote-letters.pdf")
    assert not {person.first_name, person.last_name} & set(name.replace(".", "-").split("-"))


def test_that_opening_elsewhere_warns_first_and_may_be_let_be(
    qtbot: QtBot, window: MainWindow, joyce: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    warned: list[str] = []
    asked: list[str] = []
    monkeypatch.setattr(printing, "ask_file", lambda *_args, **_names: asked.append("where"))

    def answer(dialog: QDialog, button: str) -> None:
        warned.extend(label.text() for label in dialog.findChildren(QLabel))
        find(dialog, QAbstractButton, button).click()

    for button, wanted in (("button_back", []), ("button_choose", ["where"])):
        _on_dialog(partial(answer, button=button))
        click(qtbot, window, "button_open")
        settle(qtbot, window)
        assert asked == wanted
    assert sum("buiten Keukentafel, zonder slot" in words for words in warned) == 2


def test_that_a_folder_that_refuses_is_said_and_the_old_file_stays(tmp_path: Path) -> None:
    folder = tmp_path / "dicht"
    folder.mkdir()
    if os.geteuid() == 0:
        target = tmp_path / "is-een-map.pdf"
        target.mkdir()  # nobody can write a file over a folder, not even the root user
    else:
        target = folder / "plan.pdf"
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(printing.PaperError) as refused:
        printing.write_file(b"%PDF-", target)
    assert str(refused.value).startswith(("In deze map", "Er is geen ruimte"))


def test_that_a_computer_without_reader_keeps_the_file(tmp_path: Path) -> None:
    asked: list[QUrl] = []

    def no_reader(url: QUrl) -> bool:
        asked.append(url)
        return False

    with pytest.raises(printing.PaperError):
        printing.open_file(tmp_path / "plan.pdf", no_reader)
    assert asked[0].toLocalFile() == str(tmp_path / "plan.pdf")


# -- paper -----------------------------------------------------------------------------------------------------------


def _paper(path: Path) -> QPrinter:
    """A printer that prints on a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def test_that_without_a_printer_the_pdf_is_offered(
    qtbot: QtBot, window: MainWindow, joyce: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", list)
    click(qtbot, window, "button_print")
    page = page_of(window, PrintPreviewPage)
    assert page.band.text == "Geen printer gevonden."
    assert [button.text() for button in page.band.buttons] == ["Opnieuw zoeken", "Bewaar als pdf"]


def _printer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """There is a printer, chosen without the system's own dialog; where its paper comes out."""
    target = folder / "papier.pdf"
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", lambda: ["Printer van de keuken"])
    monkeypatch.setattr(printing, "ask_printer", lambda *_args, **_names: _paper(target))
    return target


def test_that_every_page_reaches_the_printer_and_progress_is_told(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _wait(qtbot, window)
    target = _printer(tmp_path, monkeypatch)
    said: list[str] = []
    page.prints.started.connect(lambda job: job.progress.connect(lambda done, of: said.append(f"{done}/{of}")))
    click(qtbot, window, "button_print")
    qtbot.waitUntil(lambda: "onderweg naar de printer" in page.band.text, timeout=PATIENCE)
    assert len(pypdf.PdfReader(target).pages) == page.preview.page_count
    pages = page.preview.page_count
    assert said[-1] == f"{pages - 1}/{pages}"
    assert not page.progress.isVisible() and page.print.isEnabled()


def test_that_ctrl_p_on_the_preview_prints(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _wait(qtbot, window)
    target = _printer(tmp_path, monkeypatch)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "onderweg naar de printer" in page.band.text, timeout=PATIENCE)
    assert target.exists()


def test_that_a_chosen_range_prints_only_those_pages(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path
) -> None:
    data = _wait(qtbot, window)._bytes
    printer = _paper(tmp_path / "deel.pdf")
    printer.setFromTo(2, 3)
    assert printing.print_pages(printer, data, Job()) == 2
    assert len(pypdf.PdfReader(tmp_path / "deel.pdf").pages) == 2


def test_that_printing_can_be_stopped(qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path) -> None:
    data = _wait(qtbot, window)._bytes
    job = Job()
    job.progress.connect(lambda done, _of: job.cancel() if done == 1 else None)
    with pytest.raises(Cancelled):
        printing.print_pages(_paper(tmp_path / "half.pdf"), data, job)


def test_that_bytes_that_are_no_pdf_are_a_sentence() -> None:
    with pytest.raises(printing.PaperError):
        printing.page_count(b"geen pdf")


def test_that_the_portfolio_on_paper_has_no_duties_and_no_scores_of_others(
    qtbot: QtBot, window: MainWindow, joyce: UUID
) -> None:
    content = ask(qtbot, window, lambda desk: prints.preview(desk, joyce, "portfolio"))
    words = pdf_text(content)
    assert "Joyce" in words and "plicht" not in words.lower() and "Marloes Dekker" not in words


def test_that_every_control_of_the_preview_has_a_name(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    page = _wait(qtbot, window)
    nameless = [
        one.objectName() or type(one).__name__
        for one in page.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (one.accessibleName() or getattr(one, "text", lambda: "")())
    ]
    assert not nameless


# -- the head of prints ----------------------------------------------------------------------------------------------


def test_that_a_name_and_logo_chosen_in_the_window_stand_on_the_next_print(
    joyce: UUID, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    session = window.session
    assert session is not None
    Image.new("RGB", (600, 200), "teal").save(tmp_path / "logo.png")
    (tmp_path / "geen.png").write_bytes(b"<svg/>")
    dialog = LetterheadDialog(session, window)
    dialog.open()
    settle(qtbot, window)
    qtbot.keyClicks(dialog.name, "Sociaal team Zandhove")
    dialog.name.commit()
    dialog.take(tmp_path / "geen.png")
    qtbot.waitUntil(dialog._error.isVisible, timeout=PATIENCE)
    qtbot.keyClicks(dialog.colour, "#ffee00")
    dialog.colour.commit()
    qtbot.waitUntil(dialog._pale.isVisible, timeout=PATIENCE)
    dialog.take(tmp_path / "logo.png")
    qtbot.waitUntil(dialog.logo.isVisible, timeout=PATIENCE)
    dialog.accept()
    settle(qtbot, window)
    content = ask(qtbot, window, lambda desk: prints.preview(desk, joyce, "plan"))
    assert "Sociaal team Zandhove" in pdf_text(content) and b"/Subtype /Image" in content


# -- a booklet, and the whole team -----------------------------------------------------------------------------------


def test_that_the_portfolio_shows_and_prints_as_a_booklet(qtbot: QtBot, window: MainWindow, joyce: UUID) -> None:
    page = _wait(qtbot, window)
    assert not page.booklet.isVisible()
    go(qtbot, window, joyce, "afdruk/portfolio")
    qtbot.waitUntil(lambda: page._made_of == (joyce, "portfolio", False, False, ""), timeout=PATIENCE)
    click(qtbot, window, "field_booklet")
    qtbot.waitUntil(lambda: page._made_of == (joyce, "portfolio", False, True, ""), timeout=PATIENCE)
    alone = ask(qtbot, window, lambda desk: prints.preview(desk, joyce, "portfolio"))
    assert page._bytes == prints.booklet(alone) and page._file_name() == "Portfolio-boekje.pdf"
    assert not page.carry.isVisible()
    asked: list[QPrinter] = []

    def look(dialog: QDialog) -> None:
        asked.append(dialog.printer())  # type: ignore[attr-defined]  # a QPrintDialog
        dialog.reject()

    _on_dialog(look)
    printing.ask_printer(window, 2, title="Portfolio", booklet=True)
    assert asked[0].pageLayout().orientation().name == "Landscape"
    go(qtbot, window, joyce, "afdruk/plan")
    qtbot.waitUntil(lambda: page._made_of == (joyce, "plan", False, False, ""), timeout=PATIENCE)


def test_that_one_print_is_made_for_all_who_show_in_the_list(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path
) -> None:
    folder = tmp_path / "afdrukken"
    folder.mkdir()
    assert window.go("caseload")
    qtbot.waitUntil(lambda: there_is(window, QAbstractButton, "button_batch_print"), timeout=PATIENCE)
    settle(qtbot, window)
    click(qtbot, window, "button_batch_print")
    dialog = find(window, BatchPrintDialog, "dialog_batch_print")
    qtbot.waitUntil(dialog.start.isEnabled, timeout=PATIENCE)
    dialog.into(folder)
    qtbot.waitUntil(lambda: not dialog._going, timeout=PATIENCE)
    files = sorted(folder.iterdir())
    assert len(files) == len(dialog._found) > 1 and not dialog._error.isVisible()
    assert all("Veldkamp" not in path.name and path.suffix == ".pdf" for path in files)
    assert dialog.told.text().startswith(f"{len(files)} afdrukken gemaakt.")
    dialog.kind.set_value("terugblik")
    dialog.into(folder)
    qtbot.waitUntil(lambda: not dialog._going, timeout=PATIENCE)
    assert dialog.passed.isVisible() and dialog.told.text().startswith("0 afdrukken gemaakt.")
    dialog.accept()


class _Tray(QPrinter):
    """A printer whose every job comes out as a file of its own, named after the job."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QPrinter.PrinterMode.HighResolution)
        self.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        self._folder = folder

    @override
    def setDocName(self, name: str) -> None:
        super().setDocName(name)
        self.setOutputFileName(str(self._folder / f"{name}.pdf"))


def test_that_a_batch_goes_to_the_printer_with_a_job_for_each_resident(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path
) -> None:
    assert window.session is not None
    dialog = BatchPrintDialog(window.session, CaseloadQuery(), window)
    dialog.open()
    qtbot.waitUntil(dialog.paper.isEnabled, timeout=PATIENCE)
    dialog.onto(_Tray(tmp_path))
    qtbot.waitUntil(lambda: not dialog._going, timeout=PATIENCE)
    jobs = {path.stem: len(pypdf.PdfReader(path).pages) for path in tmp_path.glob("*.pdf")}
    assert jobs == {f"koelkastblad {one.number}": 1 for one in dialog._found} and len(jobs) > 1
    assert dialog.told.text() == f"{len(jobs)} afdrukken gemaakt."
    looked = ask(qtbot, window, lambda desk: access.lines(desk, joyce))
    assert [(one.act, one.what) for one in looked].count((Act.PRINTED, "koelkastblad")) == 1
    dialog.accept()


def test_that_a_batch_without_a_printer_says_so(
    qtbot: QtBot, window: MainWindow, joyce: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session is not None
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinterNames", list)
    dialog = BatchPrintDialog(window.session, CaseloadQuery(), window)
    dialog.open()
    qtbot.waitUntil(dialog.paper.isEnabled, timeout=PATIENCE)
    qtbot.mouseClick(dialog.paper, Qt.MouseButton.LeftButton)
    assert dialog._error.isVisible() and not dialog._going
    dialog.accept()


def test_that_a_batch_that_is_stopped_keeps_what_is_made(
    qtbot: QtBot, window: MainWindow, joyce: UUID, tmp_path: Path
) -> None:
    assert window.session is not None
    folder = tmp_path / "afdrukken"
    folder.mkdir()
    dialog = BatchPrintDialog(window.session, CaseloadQuery(), window)
    dialog.open()
    qtbot.waitUntil(dialog.start.isEnabled, timeout=PATIENCE)
    dialog.into(folder)
    qtbot.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._going, timeout=PATIENCE)
    made = len(list(folder.iterdir()))
    assert made < len(dialog._found) and "niet begonnen" in dialog.told.text()
    dialog.accept()
