"""Document controleren: drop a file, or type the code of a paper; untouched, altered since, or unknown (K04)."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from intake_app.domain.planning import StoredDocument
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day
from intake_app.services import document_check
from intake_app.services.desk import Desk
from intake_app.services.document_check import Finding
from ui.pages.document_finding import FindingCard
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text


class DocumentCheckPage(Page):
    """Nothing of a checked file is kept, and nothing of it is shown but what can be said about it."""

    page_id = "controleren"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.setAcceptDrops(True)
        self.choose = Button(_("Choose a file"), kind=Kind.PRIMARY, icon="file-check", name="button_choose_file")
        self.code = LineField(name="field_code", placeholder="3f0a 91c2 77de 40b8", max_length=100)
        self.look_up = Button(_("Look up the code"), icon="search", name="button_look_up")
        self.finding = FindingCard()
        self._file_card = Card(_("A file"), icon="file-down", gap=12, name="card_file")
        self._code_row = FormRow(_("Code of this plan"), self.code)
        self._lay_out()
        self.choose.clicked.connect(self._ask_file)
        self.look_up.clicked.connect(self.look_up_code)
        self.code.returnPressed.connect(self.look_up_code)
        self.finding.opened.connect(self._open)

    @override
    def title(self) -> str:
        return _("Check a document")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        self.finding.clear()
        self.code.set_text("")
        self._code_row.set_error("")

    @override
    def focus_start(self) -> None:
        self.choose.setFocus()

    # -- a file ------------------------------------------------------------------------------------------------------

    def check(self, path: Path) -> None:
        """Read a file and say what can be said about it."""

        def look(desk: Desk) -> Finding:
            return document_check.check(document_check.read_file(path), desk)

        self.finding.show_busy()
        self.session.run(look, self._show, on_refused=self._refused, owner=self, latest="document_check")

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData().urls()) is not None:
            self._file_card.set_tone("current")
            event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._file_card.set_tone("")

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._file_card.set_tone("")
        path = _dropped(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.check(path)

    def _ask_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), self.title(), "", _("Document") + " (*.pdf);;* (*)")
        if chosen:
            self.check(Path(chosen))

    def _show(self, found: Finding) -> None:
        self.finding.show_finding(found)

    def _refused(self, error: KeukentafelError) -> None:
        self.finding.show_words(str(error))

    # -- a paper -----------------------------------------------------------------------------------------------------

    def look_up_code(self) -> None:
        """Find the plan to which the code on a paper belongs."""
        typed = self.code.text()
        self._code_row.set_error("")

        def show(found: StoredDocument | None) -> None:
            if found is None:
                self.finding.show_words(
                    _("This vault knows no plan with this code. Look whether it was typed as on the paper.")
                )
                return
            made = format_day(found.made_at.astimezone().date(), weekday=False, year=True)
            words = _("This code is of “{title}”, fixed on {day}. Put it beside the paper: the words must be the same.")
            self.finding.show_words(words.format(title=found.title, day=made), found.case_id)

        def refused(error: KeukentafelError) -> None:
            self._code_row.set_error(str(error))
            self.code.setFocus()

        self.session.run(
            lambda desk: document_check.find_by_code(desk, typed), show, on_refused=refused, owner=self, latest="code"
        )

    def _open(self, case_id: UUID) -> None:
        self.session.open_dossier(case_id, lambda _dossier: self.session.navigate("dossier"))

    def _lay_out(self) -> None:
        drop = _("Drop the PDF here, or choose it. Its name makes no difference, and it stays where it is.")
        self._file_card.add(Text(drop, color="text.2"), row(self.choose, None))
        paper = Card(_("A paper"), icon="file-text", gap=12, name="card_paper")
        said = _("The code stands below the signatures. The first four groups are enough.")
        paper.add(Text(said, color="text.2"), self._code_row, row(self.look_up, None))
        whole = ScrollColumn(name="column_check")
        whole.add(self._file_card, self.finding, paper)
        line = _("See whether a plan is still what was fixed. A seal proves that nothing was altered, not who signed.")
        frame(self, PageHeader(self.title(), line), whole)


def _dropped(urls: list[QUrl]) -> Path | None:
    """The one file that is dropped; a folder, several files or something from internet is not taken."""
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.is_file() else None
