"""One print of all dossiers that the list shows: which one, to a folder or a printer; how far it is, a way to stop.

Each dossier is a call of its own on the vault's worker, so that the window can go on between two of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget
from typing_extensions import override

from intake_app.domain.vocabulary import DocumentKind
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import batch_prints, print_languages, prints
from intake_app.services.batch_prints import Made, Order, Wanted
from intake_app.services.caseload import CaseloadQuery
from intake_app.services.pace import Pace
from ui import printing, theme
from ui.dialogs.batch_targets import FolderTarget, PrinterTarget, Target
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.fields import DropDown
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.text import Text

_MOST_TOLD = 12


class BatchPrintDialog(CalmDialog):
    """Stays open until the person closes it; closing stops what is under way. What is made stays."""

    def __init__(self, session: Session, query: CaseloadQuery, parent: QWidget | None) -> None:
        super().__init__(_("Print for all of these"), parent, name="batch_print", width=560)
        self._session = session
        self._found: tuple[Wanted, ...] = ()
        self._waiting: Iterator[Wanted] = iter(())
        self._done = self._ready = 0
        self._refusals: list[Made] = []
        self._total, self._left, self._going = 0, Pace(), False
        self.explained = Text("", "small", name="batch_explained")
        self.kind = DropDown([(one.id, one.title, one.icon) for one in batch_prints.kinds()], name="field_batch_kind")
        self.kind.set_value(DocumentKind.FRIDGE_SHEET.value)
        self.large = CheckBox(_("Large letters"), name="field_batch_large")
        self.second = DropDown(_second_languages(session), name="field_batch_second_language")
        self.second.set_value("")
        self.kind.value_changed.connect(lambda _kind: self._offer_second())
        self.bar = QProgressBar()
        theme.current().dress(self.bar, "progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far the prints are"))
        self.told = Text("", "body", name="batch_told")
        self.passed = Text("", "small", name="batch_passed")
        self._error = ErrorLine()
        self.start = Button(
            _("Choose a folder and begin"), kind=Kind.PRIMARY, icon="file-down", name="button_begin", on_click=self._ask
        )
        self.paper = Button(_("To the printer"), icon="printer", name="button_begin_paper", on_click=self._ask_printer)
        self.stop = Button(_("Stop"), icon="x", name="button_stop_batch", on_click=self._stop)
        self.add(self.explained, FormRow(_("Which print"), self.kind), self.large)
        self.add(FormRow(_("Second language"), self.second), self.bar, self.told, self.passed, self._error)
        close = Button(_("Close"), kind=Kind.QUIET, name="button_close", on_click=self.accept)
        self.set_buttons(self.start, self.paper, self.stop, close)
        for part in (self.bar, self.told, self.passed, self.stop):
            part.hide()
        self.start.setEnabled(False)
        self.paper.setEnabled(False)
        self._target: Target | None = None
        session.run(lambda desk: batch_prints.chosen(desk, query), self._know, owner=self)

    @override
    def done(self, result: int) -> None:
        """Closing stops what is under way, and lets go of whom it was for: perhaps a hundred thousand."""
        self._waiting, self._found = iter(()), ()
        super().done(result)

    def into(self, folder: Path) -> None:
        """Make the prints in this folder."""
        self._begin(FolderTarget(self._session, self, folder))

    def onto(self, printer: QPrinter) -> None:
        """Put the prints on paper, each dossier as a job of its own."""
        self._begin(PrinterTarget(self._session, self, printer))

    def _begin(self, target: Target) -> None:
        self._target = target
        second = str(self.second.value()) if self.second.isEnabled() else ""
        order = Order(str(self.kind.value()), large=self.large.isChecked(), second_language=second)
        self._waiting, self._refusals = iter(self._found), []
        self._done = self._ready = 0
        self._total, self._left, self._going = len(self._found), Pace(), True
        self._error.set_sentence("")
        self._show()
        self._next(order, target)

    def _offer_second(self) -> None:
        self.second.setEnabled(not self._going and print_languages.can_have_second(str(self.kind.value())))

    def _know(self, found: tuple[Wanted, ...]) -> None:
        self._found = found
        words = ngettext(
            "One PDF for {n} dossier in the list, named after its number and not after the person.",
            "One PDF for each of the {n} dossiers in the list, named after its number and not after the person.",
            len(found),
        )
        job = _("On paper every dossier is a job of its own: no two residents share a sheet.")
        self.explained.setText(f"{words.format(n=len(found))} {job}")
        self.start.setEnabled(bool(found))
        self.paper.setEnabled(bool(found))
        self.fit()

    def _ask(self) -> None:
        self._session.run(prints.file_folder, self._ask_from, owner=self)

    def _ask_from(self, folder: str) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where do the prints go?"), folder)
        if chosen:
            self._session.run(lambda desk: prints.keep_file_folder(desk, chosen), owner=self)
            self.into(Path(chosen))

    def _ask_printer(self) -> None:
        self._error.set_sentence("")
        if not printing.printers_there():
            self._error.set_sentence(_("No printer found."))
            self.fit()
            return
        printer = printing.ask_printer(self, 1, title=_("Print for all of these"))
        if printer is not None:
            self.onto(printer)

    def _next(self, order: Order, target: Target) -> None:
        wanted = next(self._waiting, None)
        if wanted is None:
            self._end()
            return
        target.take(wanted, order, lambda made: self._one_more(made, order, target), self._refused)

    def _one_more(self, made: Made, order: Order, target: Target) -> None:
        self._done += 1
        self._ready += made.ready
        if made.refused:
            self._refusals.append(made)
        self._show()
        self._next(order, target)

    def _stop(self) -> None:
        self._waiting = iter(())

    def _refused(self, error: KeukentafelError) -> None:
        self._waiting = iter(())
        self._error.set_sentence(str(error))
        self._end()

    def _end(self) -> None:
        self._going = False
        self._show()

    def _show(self) -> None:
        for part in (self.kind, self.large, self.start, self.paper):
            part.setEnabled(not self._going)
        self._offer_second()
        self.stop.setVisible(self._going)
        self.bar.setVisible(self._going)
        self.bar.setRange(0, max(1, self._total))
        self.bar.setValue(self._done)
        self.told.setText(self._under_way() if self._going else self._outcome())
        self.told.show()
        lines = [f"{one.wanted.number}: {one.refused}" for one in self._refusals[:_MOST_TOLD]]
        more = len(self._refusals) - _MOST_TOLD
        if more > 0:
            lines.append(ngettext("… and {n} more.", "… and {n} more.", more).format(n=more))
        self.passed.setText("\n".join(lines))
        self.passed.setVisible(bool(lines))
        if not self._going:
            self.fit()

    def _under_way(self) -> str:
        words = _("{done} of {total} ready.").format(done=self._done, total=self._total)
        return self._left.after(words, self._done, self._total)

    def _outcome(self) -> str:
        ready = self._ready
        words = [ngettext("{n} print made", "{n} prints made", ready).format(n=ready) + "."]
        left = self._total - self._done
        if left:
            words.append(ngettext("{n} was not begun.", "{n} were not begun.", left).format(n=left))
        if ready and self._target is not None and self._target.outside:
            words.append(_("These copies lie outside Keukentafel."))
        return " ".join(words)


def _second_languages(session: Session) -> list[tuple[str, str]]:
    each = (print_languages.INTERPRETER, _("The interpreter’s, where there is one"))
    known = print_languages.second_languages(session.forms)
    return [("", _("None")), each, *((code, name.capitalize()) for code, name in known)]
