"""Reading in a dossier in the window: a file, or the data in a PDF, new here or beside what is here (M06)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.changes import Changes
from intake_app.errors import InputRefused, KeukentafelError
from intake_app.i18n import _
from intake_app.services import arrivals
from intake_app.services.arrivals import Arrival
from intake_app.services.carrying import NeedsPassphrase, plain_dossier
from intake_app.services.desk import Desk
from ui.dialogs.differences import DifferencesDialog
from ui.dialogs.file_passphrase import FilePassphraseDialog
from ui.session import Session

Told = Callable[[int, int], None]
LARGEST_FILE = 200 * 1024 * 1024  # bytes of a file that is still looked at


class Arriving(QObject):
    """Asks what is to be asked, one thing after the other. Nothing changes before somebody said so."""

    arrived = Signal(object)
    """The id of the dossier that was read in, or that something was taken over for."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._dialog: FilePassphraseDialog | None = None

    def read(self, path: Path) -> None:
        """Read in this file."""

        def refused(error: KeukentafelError) -> None:
            if isinstance(error, NeedsPassphrase):
                self._ask_passphrase(path)
            else:
                self._fail(error)

        def looked(arrival: Arrival | None) -> None:
            if arrival is not None:  # else it was stopped, and nothing was to change yet
                self._look_over(arrival)

        work = partial(_look, path=path, passphrase=None)
        self._session.run_long(_("Reading the file."), work, looked, on_refused=refused, owner=self)

    def _ask_passphrase(self, path: Path) -> None:
        dialog = FilePassphraseDialog(self._page.window())
        self._dialog = dialog

        def opened(arrival: Arrival) -> None:
            if self._dialog is dialog:  # else the person went back meanwhile
                dialog.accept()
                self._look_over(arrival)

        def refused(error: KeukentafelError) -> None:
            if self._dialog is dialog:
                dialog.refuse(str(error).splitlines()[0])

        def given(words: str) -> None:
            self._session.run(
                lambda desk: _look(desk, None, path=path, passphrase=words), opened, on_refused=refused, owner=self
            )

        dialog.given.connect(given)
        dialog.rejected.connect(self._forget)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _look_over(self, arrival: Arrival) -> None:
        self._dialog = None
        if not arrival.known:
            self._session.change_long(
                _("Reading in the dossier."),
                lambda desk, told: arrivals.take_in(desk, arrival, told),
                partial(self._taken_in, arrival),
                on_refused=self._fail,
                owner=self,
            )
            return
        case_id = arrival.dossier.case.id
        chosen = DifferencesDialog.ask(arrival, self._page.window())
        if not chosen or not self._session.alive:
            return

        def merged(changes: Changes | None) -> None:
            if changes is None:
                self._say_stopped()
            else:
                self.arrived.emit(case_id)

        self._session.change_long(
            _("Taking over from the file."),
            lambda desk, told: arrivals.merge(desk, arrival, chosen, told),
            merged,
            on_refused=self._fail,
            owner=self,
        )

    def _taken_in(self, arrival: Arrival, case_id: UUID | None) -> None:
        if case_id is None:
            self._say_stopped()
            return
        self.arrived.emit(case_id)
        if arrival.left_out:
            self._session.told.emit(arrivals.left_out_words(arrival))

    def _say_stopped(self) -> None:
        self._session.told.emit(_("Stopped. Nothing was changed."))

    def _fail(self, error: KeukentafelError) -> None:
        problems = error.problems if isinstance(error, InputRefused) else (str(error),)
        self._session.failed.emit("\n".join(problems[:5]))


def _look(desk: Desk, told: Told | None, path: Path, passphrase: str | None) -> Arrival:
    """On the vault thread: read the file and lay it beside what is here. Raises InputRefused, NeedsPassphrase."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputRefused(_("This file is too large for a dossier. Choose another file."))
        content = path.read_bytes()
    except OSError:
        raise InputRefused(_("This file cannot be read. Choose another file.")) from None
    return arrivals.look(desk, plain_dossier(content, passphrase), told)
