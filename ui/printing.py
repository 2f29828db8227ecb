"""From PDF bytes to paper and files: a printer, a PDF in a folder, another reader. Always the very bytes given."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QSaveFile, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from ui import theme

if TYPE_CHECKING:
    from ui.tasks import Job


class PaperError(KeukentafelError):
    """A print did not reach the printer or the folder. The plan itself is kept in the vault."""


def printers_there() -> bool:
    """Whether this computer knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def page_count(data: bytes) -> int:
    """How many pages a PDF has. Raises PaperError when these bytes are none."""
    from ui.widgets import pdf_pages

    try:
        return len(pdf_pages.page_facts(data))
    except ValueError:
        raise PaperError(_("This cannot be shown or printed. Make the print again.")) from None


def ask_printer(parent: QWidget, pages: int, *, title: str, booklet: bool = False) -> QPrinter | None:
    """Ask which printer, how many copies and which pages; None when the person turns back.

    `title` is the name in the printer's queue, where others may read it: never a person's name. A `booklet` lies, and
    is turned over along its short edge.
    """
    printer = QPrinter(QPrinterInfo.defaultPrinter(), QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if booklet:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
    printer.setFromTo(1, pages)
    dialog = QPrintDialog(printer, parent)
    theme.current().dress(dialog, "qt_window", "choices", "scroll_bar")
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, pages > 1)
    dialog.setWindowTitle(_("Print"))
    accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def print_pages(printer: QPrinter, data: bytes, job: Job) -> int:
    """Put the pages that were asked for on paper and give their number. Runs off the GUI thread; `job` can stop it.

    Raises PaperError when the printer refuses.
    """
    from ui.widgets import pdf_pages

    try:
        return pdf_pages.print_pdf(data, printer, job.checkpoint)
    except OSError:
        raise PaperError(_("The printer does not answer. Is it on? Or keep the print as a PDF.")) from None
    except ValueError:
        raise PaperError(_("This cannot be shown or printed. Make the print again.")) from None


WEB_PAGE = ".html"


def ask_file(parent: QWidget, folder: str, file_name: str, *, title: str, twin: bool = False) -> Path | None:
    """Ask where a PDF goes, with the computer's own dialog; None when the person turns back.

    With `twin` it may also become a web page: the path then ends in WEB_PAGE.
    """
    start = str(Path(folder) / file_name) if folder and Path(folder).is_dir() else file_name
    filters = [_("PDF (*.pdf)")]
    if twin:
        filters.append(_("Web page, for a screen reader or a telephone (*.html)"))
    chosen, wanted = QFileDialog.getSaveFileName(parent, title, start, ";;".join(filters))
    if not chosen:
        return None
    path = Path(chosen)
    if twin and (path.suffix.lower() == WEB_PAGE or wanted == filters[-1]):
        return path.with_suffix(WEB_PAGE)
    return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")


def ask_other_file(parent: QWidget, folder: str, file_name: str, *, title: str) -> Path | None:
    """Ask where a file that is no PDF goes; None when the person turns back."""
    suffix = Path(file_name).suffix
    kinds = {
        ".docx": _("Word file (*.docx)"),
        ".txt": _("Text (*.txt)"),
        ".csv": _("Table (*.csv)"),
        ".xlsx": _("Spreadsheet (*.xlsx)"),
        ".json": _("Data (*.json)"),
        ".zip": _("Tables together (*.zip)"),
        ".ktdossier": _("Locked dossier file (*.ktdossier)"),
    }
    start = str(Path(folder) / file_name) if folder and Path(folder).is_dir() else file_name
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, start, kinds[suffix])
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


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
