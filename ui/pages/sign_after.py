"""Beside the pads: scans of wet ink, who signs after fixing, and the PDF that carries the data (K04, M06)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from intake_app.domain.changes import Changes
from intake_app.domain.planning import StoredDocument
from intake_app.domain.vocabulary import SignatureMethod, SignerRole
from intake_app.errors import KeukentafelError
from intake_app.i18n import _
from intake_app.services import carrying, scans, signing, signing_later
from intake_app.services.desk import Desk
from ui.dialogs.carry_data import CarryDataDialog
from ui.dialogs.scan_view import ScanDialog
from ui.dialogs.sign_later import SignLaterDialog

if TYPE_CHECKING:
    from ui.pages.print_actions import PrintActions
    from ui.session import Session


class ScanActions(QObject):
    """Takes in and shows the scan of a page that somebody signed with a pen."""

    refused = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page

    def take_in(self, name: str, role: SignerRole, day: date | None, place: str) -> None:
        """Ask for the file; its page is kept and this person has signed on paper, on that day."""
        dossier = self._session.dossier
        kinds = _("Scan or photo") + " (*.pdf *.jpg *.jpeg *.png)"
        chosen, _kind = QFileDialog.getOpenFileName(self._page.window(), _("Add a scan"), "", kinds)
        if not chosen or dossier is None:
            return
        case_id = dossier.case.id

        def keep(desk: Desk) -> Changes:
            scans.keep_scan(desk, case_id, name, role, scans.read_scan(Path(chosen)))
            method = SignatureMethod.INK_SCANNED
            return signing.sign(desk, case_id, name, role, method, place=place, signed_on=day)

        self._session.change(keep, on_refused=self._refuse, owner=self)

    def show(self, name: str, role: SignerRole) -> None:
        """Show the kept pages, inside the window."""
        dossier = self._session.dossier
        plan = dossier.current_plan if dossier is not None else None
        if dossier is None or plan is None:
            return

        def shown(content: bytes | None) -> None:
            if content is not None:
                ScanDialog(content, self._session.tasks, self._page.window()).open()

        self._session.run(lambda desk: scans.scan_content(desk, dossier, plan, name, role), shown, owner=self)

    def _refuse(self, error: KeukentafelError) -> None:
        self.refused.emit(str(error))


class AfterFixing(QObject):
    """What can still be done with a plan that is fixed."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, session: Session, page: QWidget, prints: PrintActions) -> None:
        super().__init__(page)
        self._session, self._page, self._prints = session, page, prints

    def sign(self) -> None:
        """Take the signature of somebody who was absent; then keep the sheet as a PDF when wanted."""
        dossier = self._session.dossier
        plan = dossier.signed_plan if dossier is not None else None
        if dossier is None or plan is None:
            return
        who = signing_later.absent(dossier, plan)
        place = self._session.profile.place or dossier.person.town
        found = SignLaterDialog.ask(who, place, self._session.today, self._page.window()) if who else None
        if found is None:
            return
        case_id = dossier.case.id

        def keep(desk: Desk) -> StoredDocument:
            if found.scan is not None:
                content = scans.read_scan(found.scan)
                scans.keep_scan(desk, case_id, found.signer.name, found.signer.role, content, of=plan)
            return signing_later.sign_later(
                desk,
                case_id,
                found.signer.name,
                found.signer.role,
                found.method,
                strokes=found.strokes,
                place=found.place,
                signed_on=found.day,
            )

        def kept(_document: StoredDocument) -> None:
            words = _("The signature of {name} is kept. Print the signature sheet from “Look and print”.")
            self.said.emit(words.format(name=found.signer.name))

        self._session.change(keep, kept, on_refused=self._refuse, owner=self)

    def carry(self, kind: str, file_name: str, *, large: bool = False, second_language: str = "") -> None:
        """Make this print with the data inside, and keep it where the resident's files go."""
        dossier = self._session.dossier
        if dossier is None:
            return
        choice = CarryDataDialog.ask(dossier.person.first_name, self._page.window())
        if choice is None:
            return
        case_id = dossier.case.id

        def made(content: bytes) -> None:
            self._prints.save_own(content, file_name.replace(".pdf", "-" + _("with-data") + ".pdf"), kind)

        self._session.run(
            lambda desk: carrying.carrying_pdf(
                desk, case_id, kind, choice, large=large, second_language=second_language
            ),
            made,
            on_refused=self._refuse,
            owner=self,
        )

    def _refuse(self, error: KeukentafelError) -> None:
        self.refused.emit(str(error))
