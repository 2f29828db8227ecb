"""From PDF bytes to paper and files: a printer, a PDF in a folder, another reader. Always the very bytes given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QIODevice, QMarginsF, QRectF, QSaveFile, QSizeF, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _

if TYPE_CHECKING:
    from ui.tasks import Job

_DPI = 300
"""Enough for 11 pt text; a page in colour is 26 MB, and one page at a time is held."""
_POINTS = 72.0


class PaperError(KeukentafelError):
    """A print did not reach the printer or the folder. The plan itself is kept in the vault."""


class Pages(Protocol):
    """Rendered pages of one PDF, asked for one at a time (see `ui.widgets.pdf`)."""

    def __len__(self) -> int: ...

    def size(self, index: int) -> QSizeF:
        """Width and height of a page in points."""

    def image(self, index: int, scale: float) -> QImage:
        """A page, `scale` pixels per point."""


def printers_there() -> bool:
    """Whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, pages: int, *, title: str) -> QPrinter | None:
    """Ask which printer, how many copies and which pages; None when the person turns back."""
    printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFromTo(1, pages)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    dialog.setWindowTitle(_("Print"))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def chosen_pages(printer: QPrinter, total: int) -> tuple[int, ...]:
    """The pages to print, counted from 0; all of them unless a range was chosen."""
    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return tuple(range(total))
    last = printer.toPage() or printer.fromPage()
    return tuple(range(max(1, printer.fromPage()) - 1, min(last, total)))


def print_pages(printer: QPrinter, pages: Pages, wanted: Sequence[int], job: Job) -> None:
    """Put these pages on paper at their true size. Runs off the GUI thread; `job` reports pages and can stop it.

    Raises PaperError when the printer refuses.
    """
    if not wanted:
        raise PaperError(_("There is no such page. Choose other pages to print."))
    _fit(printer, pages.size(wanted[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise PaperError(_("The printer does not answer. Is it on? Or keep the print as a PDF."))
    try:
        for done, index in enumerate(wanted):
            job.checkpoint(done, len(wanted))
            if done:
                _fit(printer, pages.size(index))
                if not printer.newPage():
                    raise PaperError(_("The printer stopped. Look whether there is paper, and print again."))
            _paint(painter, printer, pages, index)
        job.checkpoint(len(wanted), len(wanted))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()


def _fit(printer: QPrinter, points: QSizeF) -> None:
    """Take the page's own size, turned when it lies, without margins: the print has its own."""
    lying = points.width() > points.height()
    upright = points.transposed() if lying else points
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setFullPage(True)
    printer.setPageSize(size)
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)


def _paint(painter: QPainter, printer: QPrinter, pages: Pages, index: int) -> None:
    dots = printer.resolution()
    image = pages.image(index, min(dots, _DPI) / _POINTS)
    points = pages.size(index)
    target = QRectF(0, 0, points.width() * dots / _POINTS, points.height() * dots / _POINTS)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, image, QRectF(image.rect()))


def ask_file(parent: QWidget, folder: str, file_name: str, *, title: str) -> Path | None:
    """Ask where a PDF goes, with the computer's own dialog; None when the person turns back."""
    start = str(Path(folder) / file_name) if folder and Path(folder).is_dir() else file_name
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, start, _("PDF (*.pdf)"))
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")


def write_file(content: bytes, path: Path) -> None:
    """Write the bytes, whole or not at all; a file that was there stays until the new one is complete.

    Raises PaperError when the folder or the disk refuses.
    """
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise PaperError(_("Nothing may be written in this folder. Choose another folder."))
    if file.write(content) != len(content) or not file.commit():
        raise PaperError(_("There is no room for the PDF. Choose another folder or make room."))


def open_file(path: Path, opener: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
    """Show a written PDF in the computer's own reader. Raises PaperError when there is none."""
    if not opener(QUrl.fromLocalFile(str(path))):
        raise PaperError(_("This computer has no program for PDFs. The file is kept where you chose."))
