"""What can be done with a print: to a printer, kept as a PDF, opened in another program. Off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain import print_ids
from intake_app.domain.access import Act
from intake_app.domain.vocabulary import DocumentKind
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import print_kinds, prints, sharing, team_report_files
from ui import printing
from ui.dialogs.for_whom import ForWhomDialog
from ui.dialogs.open_elsewhere import OpenElsewhereDialog

if TYPE_CHECKING:
    from uuid import UUID

    from intake_app.services.desk import Desk
    from ui.session import Session

    Again = Callable[[Desk], bytes]


@dataclass(frozen=True, slots=True)
class _Leaving:
    """What leaves, of which dossier, and to whom: what the log says of it, however long it is under way."""

    case_id: UUID | None
    kind: str
    to: str = ""


class PrintActions(QObject):
    """Asks where a print goes and brings it there. Tells what became of it in sentences."""

    said = Signal(str)
    refused = Signal(str, bool)
    """What is wrong and what to do; whether looking for a printer again may help."""
    started = Signal(object)
    """A Job that puts pages on paper; it can be cancelled."""
    ended = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def _when_asked(self, kind: str, data: bytes, again: Again | None, then: Callable[[bytes, _Leaving], None]) -> None:
        """Go on at once with what is for the resident; ask first for whom it is when somebody may not have it.

        `again` makes the bytes anew when that changed the dossier: a print may say who gets it.
        """
        dossier, case_id, found = self._session.dossier, self._session.case_id, None
        if kind and dossier is not None:
            found = sharing.leaving(dossier, self._session.forms, kind, self._session.today())
        if found is None or not found.asks:
            then(data, _Leaving(case_id, kind))
            return

        def let_go(recipient: str) -> None:
            leaving = _Leaving(case_id, kind, recipient)
            if again is None or self._session.dossier == dossier:
                then(data, leaving)
            else:
                self._session.run(again, lambda made: then(made, leaving), on_refused=self._not_done, owner=self)

        dialog = ForWhomDialog(self._session, found, kind, self._window.window())
        dialog.let_go.connect(let_go)
        dialog.nameless_asked.connect(lambda nameless: self._session.navigate(f"afdruk/{nameless}"))
        dialog.consent_asked.connect(lambda: self._session.navigate("mensen/toestemming"))
        dialog.open()

    def _note(self, act: Act, leaving: _Leaving) -> None:
        """Note what was done; for somebody else it was handed over, whatever it was written on."""
        if leaving.case_id is not None:
            self._session.note_access(leaving.case_id, Act.EXPORTED if leaving.to else act, leaving.kind)

    def print_out(
        self, data: bytes, title: str, kind: str = "", *, booklet: bool = False, again: Again | None = None
    ) -> None:
        """Ask for a printer and put the pages on paper. `title` names the kind of print, never a person;
        `kind` is its id, which is noted."""
        self._when_asked(kind, data, again, partial(self._print_out, title, booklet=booklet))

    def _print_out(self, title: str, data: bytes, leaving: _Leaving, *, booklet: bool) -> None:
        if not printing.printers_there():
            self.refused.emit(_("No printer found."), True)
            return
        try:
            pages = printing.page_count(data)
        except printing.PaperError as error:
            self.refused.emit(str(error), False)
            return
        printer = printing.ask_printer(self._window, pages, title=title, booklet=booklet)
        if printer is None:
            return
        job = self._session.tasks.compute(
            lambda job: printing.print_pages(printer, data, job), self._printed, self._not_done, context=self
        )
        self._note(Act.PRINTED, leaving)
        job.finished.connect(self.ended)
        self.started.emit(job)

    def save(
        self, data: bytes, file_name: str, kind: str = "", *, twin: bool = True, again: Again | None = None
    ) -> None:
        """Ask for a folder and keep the bytes there, under a name without personal data. With `twin` it may become a
        web page too."""
        self._when_asked(
            kind,
            data,
            again,
            lambda made, leaving: self._ask_folder(
                lambda folder: self._save_in(folder, made, file_name, leaving, twin=twin)
            ),
        )

    def save_own(self, data: bytes, file_name: str, kind: str) -> None:
        """Keep what the resident alone can open: nobody else gets it, so nothing is asked."""
        leaving = _Leaving(self._session.case_id, kind)
        self._ask_folder(lambda folder: self._save_in(folder, data, file_name, leaving, twin=False))

    def save_other(self, data: bytes, file_name: str, kind: str = "") -> None:
        """The same for a file that is no PDF; its name says what it is."""

        def keep(folder: str, leaving: _Leaving) -> None:
            path = printing.ask_other_file(self._window, folder, file_name, title=_("Keep as a file"))
            self._write(path, data, leaving)

        self._when_asked(
            kind, data, None, lambda _same, leaving: self._ask_folder(lambda folder: keep(folder, leaving))
        )

    def open_elsewhere(self, data: bytes, file_name: str, kind: str = "", *, again: Again | None = None) -> None:
        """Keep a copy where the person chooses, after a warning, and open it in the computer's own reader."""

        def warned(made: bytes, leaving: _Leaving) -> None:
            if OpenElsewhereDialog.ask(self._window):
                self._ask_folder(lambda folder: self._open_from(folder, made, file_name, leaving))

        self._when_asked(kind, data, again, warned)

    def _ask_folder(self, then: Callable[[str], None]) -> None:
        self._session.run(prints.file_folder, then, owner=self)

    def _save_in(self, folder: str, data: bytes, file_name: str, leaving: _Leaving, *, twin: bool) -> None:
        path = printing.ask_file(self._window, folder, file_name, title=_("Keep as PDF"), twin=twin)
        if path is None or path.suffix != printing.WEB_PAGE:
            self._write(path, data, leaving)
            return

        def made(page: bytes) -> None:
            self._write(path, page, leaving)

        self._session.tasks.compute(lambda _job: prints.web_page(data), made, self._not_done, context=self)

    def _write(self, path: Path | None, data: bytes, leaving: _Leaving) -> Path | None:
        """Write the file and say so; None when there is none, or it could not be written."""
        if path is None:
            return None
        try:
            printing.write_file(data, path)
        except printing.PaperError as error:
            self.refused.emit(str(error), False)
            return None
        kept = str(path.parent)
        self._session.run(lambda desk: prints.keep_file_folder(desk, kept), owner=self)
        self._note(Act.KEPT, leaving)
        self.said.emit(_("The file is kept. This copy lies outside Keukentafel."))
        return path

    def _open_from(self, folder: str, data: bytes, file_name: str, leaving: _Leaving) -> None:
        path = self._write(printing.ask_file(self._window, folder, file_name, title=_("Keep as PDF")), data, leaving)
        if path is not None:
            try:
                printing.open_file(path)
            except printing.PaperError as error:
                self.refused.emit(str(error), False)

    def _printed(self, pages: int) -> None:
        words = ngettext("{n} page is on its way to the printer.", "{n} pages are on their way to the printer.", pages)
        self.said.emit(words.format(n=pages))

    def _not_done(self, error: BaseException) -> None:
        if isinstance(error, KeukentafelError):
            self.refused.emit(str(error), False)
        else:
            self._session.broke.emit(error)


def file_name(
    kind: str,
    *,
    version: int = 0,
    large: bool = False,
    booklet: bool = False,
    two: bool = False,
    suffix: str = "pdf",
) -> str:
    """A name for the file that says what it is and not whose: "Plan-van-aanpak-versie-2.pdf".

    `two`: in two languages; which ones could tell of whom it is.
    """
    names: dict[str, str] = {
        DocumentKind.PLAN: _("Plan-of-action"),
        DocumentKind.PORTFOLIO: _("Portfolio"),
        DocumentKind.FRIDGE_SHEET: _("Fridge-sheet"),
        print_ids.COMPARISON: _("Then-and-now"),
        DocumentKind.LOOK_BACK: _("Look-back"),
        print_ids.OWN_PLAN: _("Own-plan"),
        print_ids.WEEK_LIST: _("Week-list"),
        print_ids.CASELOAD_LIST: _("Caseload-list"),
        print_ids.CV: _("CV"),
        print_ids.CV_TALENTS: _("CV-talents-first"),
        print_ids.INTRODUCTION: _("Short-introduction"),
        print_ids.EMPLOYER: _("Profile-for-an-employer"),
        print_ids.NAMELESS: _("Profile-without-a-name"),
        print_ids.INVITATION: _("Invitation"),
        print_ids.ACCESS: _("Who-looked-at-it"),
        print_ids.INCOME_ESTIMATE: _("Estimate-of-income"),
        print_ids.PAPERS_DUE: _("What-to-hand-in"),
        print_ids.INCOME_CERTAINTY: _("Income-when-working"),
        team_report_files.KIND: _("Team-report"),
    }
    form = print_kinds.form_in(kind)
    if form:
        parts = [_("Empty-form") if print_kinds.is_blank_form(kind) else _("Filled-in-form"), form]
    else:
        listed = print_kinds.listed_as(kind)
        month = kind[len(listed) + 1 :]
        parts = [names.get(listed, listed), *([month] if month else [])]
    if version:
        parts.append(_("version-{n}").format(n=version))
    if large:
        parts.append(_("large-print"))
    if two:
        parts.append(_("in-two-languages"))
    if booklet:
        parts.append(_("booklet"))
    return f"{'-'.join(parts)}.{suffix}"
