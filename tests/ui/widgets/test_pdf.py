"""Pages of a real PDF: drawn elsewhere, kept in memory, printed page by page."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from ui.tasks import Cancelled, TaskRunner
from ui.widgets.pdf_pages import page_facts, page_text, print_pdf, render_page
from ui.widgets.pdf_view import PdfPageView


def pdf(*pages: str) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for words in pages:
        canvas.drawString(72, 700, words)
        canvas.rect(72, 600, 100, 50, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    assert made.close(5)


@pytest.fixture
def view(qtbot: QtBot, runner: TaskRunner) -> PdfPageView:
    made = PdfPageView(runner)
    made.resize(600, 700)
    qtbot.addWidget(made)
    made.show()
    return made


def shows(view: PdfPageView, name: str) -> bool:
    return view.sheet.has_page and view.sheet.accessibleName() == name


def test_that_a_page_is_drawn_in_the_width_that_was_asked() -> None:
    data = pdf("Plan van aanpak")
    (facts,) = page_facts(data)
    assert facts.width == pytest.approx(595.3, abs=0.1)
    image = render_page(data, 0, 595)
    assert image.width() == pytest.approx(595, abs=1)
    assert image.pixelColor(100, 842 - 620).name() == "#000000"
    assert image.pixelColor(10, 10).name() == "#ffffff"
    assert page_text(data, 0) == "Plan van aanpak"


def test_that_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(ValueError, match="no PDF"):
        page_facts(b"dossier")


def test_that_pages_can_be_drawn_from_many_threads_at_once() -> None:
    data = pdf("een", "twee", "drie")
    drawn: list[bool] = []
    threads = [
        threading.Thread(target=lambda n=number: drawn.append(render_page(data, n % 3, 200).isNull()))
        for number in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawn == [False] * 12


def test_that_the_view_shows_the_pages_and_says_what_stands_on_them(qtbot: QtBot, view: PdfPageView) -> None:
    with qtbot.waitSignal(view.loaded) as loaded:
        view.set_document(pdf("een", "twee"))
    assert loaded.args == [2]
    qtbot.waitUntil(lambda: shows(view, "Bladzijde 1 van 2"))
    assert view.sheet.accessibleDescription() == "een"
    assert len(view.thumbnails) == 2
    assert view.thumbnails[0].isChecked()


def test_that_pages_turn_by_key_and_by_the_small_pages(qtbot: QtBot, view: PdfPageView) -> None:
    view.set_document(pdf("een", "twee", "drie"))
    qtbot.waitUntil(lambda: view.page_count == 3)
    with qtbot.waitSignal(view.page_changed) as changed:
        qtbot.keyClick(view.area, Qt.Key.Key_PageDown)
    assert changed.args == [1]
    qtbot.mouseClick(view.thumbnails[2], Qt.MouseButton.LeftButton)
    assert view.page == 2
    assert [thumbnail.isChecked() for thumbnail in view.thumbnails] == [False, False, True]
    qtbot.waitUntil(lambda: shows(view, "Bladzijde 3 van 3"))
    view.go_to(9)
    assert view.page == 2


def test_that_a_new_version_keeps_the_page_and_the_former_picture_until_it_is_drawn(
    qtbot: QtBot, view: PdfPageView
) -> None:
    view.set_document(pdf("een", "twee"))
    qtbot.waitUntil(lambda: view.page_count == 2)
    view.go_to(1)
    qtbot.waitUntil(lambda: view.sheet.accessibleDescription() == "twee")
    view.set_document(pdf("een", "twee met handtekening"))
    assert view.sheet.has_page
    qtbot.waitUntil(lambda: view.sheet.accessibleDescription() == "twee met handtekening")
    assert view.page == 1


def test_that_the_small_page_of_what_shows_is_in_sight(qtbot: QtBot, view: PdfPageView) -> None:
    view.resize(600, 420)
    view.loaded.connect(lambda pages: view.go_to(pages - 1))
    view.set_document(pdf(*"abcdefgh"))
    qtbot.waitUntil(lambda: len(view.thumbnails) == 8 and view.page == 7)
    qtbot.waitUntil(lambda: not view.thumbnails[7].visibleRegion().isEmpty())
    view.go_to(0)
    qtbot.waitUntil(lambda: not view.thumbnails[0].visibleRegion().isEmpty())


def test_that_zooming_enlarges_and_comes_back_to_the_whole_page(qtbot: QtBot, view: PdfPageView) -> None:
    view.set_document(pdf("een"))
    qtbot.waitUntil(lambda: view.page_count == 1)
    whole = view.sheet.width()
    view.zoom_on()
    view.zoom_on()
    assert view.sheet.width() > whole
    assert view.enlarge.accessibleName() == "Maak de bladzijde groter"
    view.zoom_on()
    assert view.enlarge.accessibleName() == "Laat de hele bladzijde zien"
    view.zoom_on()
    assert view.sheet.width() == whole


def test_that_a_broken_document_is_told_in_a_sentence(qtbot: QtBot, view: PdfPageView) -> None:
    with qtbot.waitSignal(view.failed) as failed:
        view.set_document(b"%PDF-nothing")
    assert failed.args[0].startswith("Deze bladzijde is hier niet te zien")


def test_that_a_closed_view_gets_no_pages_any_more(qtbot: QtBot, runner: TaskRunner) -> None:
    view = PdfPageView(runner)
    view.set_document(pdf("een"))
    with qtbot.waitSignal(view.destroyed):
        view.deleteLater()
    seen: list[int] = []
    runner.compute(lambda _job: 1, seen.append)
    qtbot.waitUntil(lambda: seen == [1])


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_that_every_page_is_printed_in_its_own_size(qtbot: QtBot, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    steps: list[tuple[int, int]] = []
    assert print_pdf(pdf("een", "twee"), printer, lambda done, total: steps.append((done, total))) == 2
    assert steps == [(0, 2), (1, 2)]
    printed = (tmp_path / "out.pdf").read_bytes()
    assert len(pypdf.PdfReader(io.BytesIO(printed)).pages) == 2
    image = render_page(printed, 0, 595)
    assert image.pixelColor(120, 842 - 620).lightness() < 60
    assert image.pixelColor(185, 842 - 620).lightness() > 200


def test_that_only_the_pages_that_were_asked_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    printer = to_file(tmp_path / "out.pdf")
    printer.setFromTo(2, 2)
    assert print_pdf(pdf("een", "twee", "drie"), printer) == 1


def test_that_a_stopped_print_stops(qtbot: QtBot, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pdf(pdf("een", "twee"), to_file(tmp_path / "out.pdf"), stop)
