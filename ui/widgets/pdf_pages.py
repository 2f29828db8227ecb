"""The pages of a PDF in memory as pictures, and on a printer. Safe on any thread: PDFium does one thing at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

_LOCK = threading.Lock()
_POINTS_PER_INCH = 72
_PRINT_DPI = 300  # sharper than a home printer shows, and a page stays below 30 MB
_MOST_WIDE = 4000  # px: no zoom asks for more than this


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Size of a page in points."""

    width: float
    height: float


def page_facts(data: bytes) -> tuple[PageFacts, ...]:
    """The sizes of all pages. Raises ValueError when `data` is no PDF."""
    import pypdfium2 as pdfium

    with _LOCK:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise ValueError("these bytes are no PDF") from error
        try:
            return tuple(PageFacts(*document.get_page_size(number)) for number in range(len(document)))
        finally:
            document.close()


def render_page(data: bytes, number: int, width: int) -> QImage:
    """Page `number` (from 0), `width` px wide."""
    import pypdfium2 as pdfium

    with _LOCK:
        document = pdfium.PdfDocument(data)
        try:
            page = document[number]
            bitmap = page.render(scale=min(width, _MOST_WIDE) / page.get_width())
            image = QImage(
                bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888
            ).copy()
            bitmap.close()
            page.close()
            return image
        finally:
            document.close()


def page_text(data: bytes, number: int) -> str:
    """The words on a page, for screen readers."""
    import pypdfium2 as pdfium

    with _LOCK:
        document = pdfium.PdfDocument(data)
        try:
            page = document[number]
            words = page.get_textpage()
            text: str = words.get_text_range()
            words.close()
            page.close()
            return text.replace("\r\n", "\n").strip()
        finally:
            document.close()


def print_pdf(data: bytes, printer: QPrinter, checkpoint: Callable[[int, int], None] | None = None) -> int:
    """Print the pages that the print dialog asked for, and give their number.

    `checkpoint(done, total)` is called before each page and may raise to stop (`Job.checkpoint` does); a stopped print
    is aborted, not half finished. Raises ValueError for bytes that are no PDF, OSError when the printer does not start.
    """
    pages = _wanted_pages(printer, len(page_facts(data)))
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError("the printer did not start")
    try:
        for done, number in enumerate(pages):
            if checkpoint is not None:
                checkpoint(done, len(pages))
            if done:
                printer.newPage()
            _print_page(painter, printer, data, number)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(pages)


def _wanted_pages(printer: QPrinter, count: int) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    pages = list(range(max(1, first) - 1, min(last, count)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    return pages


def _print_page(painter: QPainter, printer: QPrinter, data: bytes, number: int) -> None:
    """The page in its own size on the sheet, smaller only when the sheet is."""
    facts = page_facts(data)[number]
    dpi = printer.resolution()
    sheet = printer.pageLayout().fullRectPixels(dpi)
    edge = printer.pageLayout().paintRectPixels(dpi)
    size = QSizeF(facts.width, facts.height) * (dpi / _POINTS_PER_INCH)
    shrink = min(1.0, sheet.width() / size.width(), sheet.height() / size.height())
    size *= shrink
    image = render_page(data, number, round(facts.width / _POINTS_PER_INCH * min(dpi, _PRINT_DPI)))
    left = (sheet.width() - size.width()) / 2 - edge.left()
    top = (sheet.height() - size.height()) / 2 - edge.top()
    painter.drawImage(QRectF(left, top, size.width(), size.height()), image)
