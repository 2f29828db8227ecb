"""Where the prints of a batch go: into a folder, or to a printer with every dossier as a job of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from intake_app.errors import KeukentafelError
from intake_app.services import batch_prints
from intake_app.services.batch_prints import Made, Order, Wanted
from ui import printing
from ui.session import Session

if TYPE_CHECKING:
    from ui.tasks import Job

Ready = Callable[[Made], None]
Refused = Callable[[KeukentafelError], None]


class Target(Protocol):
    """Takes one dossier at a time. `ready` follows for each; `refused` when no other would come through either."""

    outside: bool
    """Whether what is made is a copy outside the vault that stays."""

    def take(self, wanted: Wanted, order: Order, ready: Ready, refused: Refused) -> None:
        """Make the print of one dossier and bring it there."""


class FolderTarget:
    """A file for each."""

    outside = True

    def __init__(self, session: Session, owner: QWidget, folder: Path) -> None:
        self._session, self._owner, self._folder = session, owner, folder

    def take(self, wanted: Wanted, order: Order, ready: Ready, refused: Refused) -> None:
        """Make the print and write it into the folder."""
        work = partial(batch_prints.into_folder, wanted=wanted, order=order, folder=self._folder)
        self._session.run(work, ready, on_refused=refused, owner=self._owner)


class PrinterTarget:
    """A job for each, so that the sheets of two residents never come on the front and back of one paper."""

    outside = False

    def __init__(self, session: Session, owner: QWidget, printer: QPrinter) -> None:
        self._session, self._owner, self._printer = session, owner, printer

    def take(self, wanted: Wanted, order: Order, ready: Ready, refused: Refused) -> None:
        """Make the print, put all its pages on paper, and note that it was printed."""

        def made(content: bytes | Made) -> None:
            if isinstance(content, Made):
                ready(content)
            else:
                self._print(content, wanted, order, ready, refused)

        self._session.run(
            partial(batch_prints.content, wanted=wanted, order=order), made, on_refused=refused, owner=self._owner
        )

    def _print(self, content: bytes, wanted: Wanted, order: Order, ready: Ready, refused: Refused) -> None:
        self._printer.setDocName(f"{order.kind} {wanted.number}")
        self._printer.setFromTo(0, 0)

        def work(job: Job) -> int:
            return printing.print_pages(self._printer, content, job)

        def printed(pages: int) -> None:
            note = partial(batch_prints.printed, wanted=wanted, order=order, pages=pages)
            self._session.run(note, ready, on_refused=refused, owner=self._owner)

        def failed(error: BaseException) -> None:
            if isinstance(error, KeukentafelError):
                refused(error)
            else:
                self._session.broke.emit(error)

        self._session.tasks.compute(work, printed, failed, context=self._owner)
