"""Facts for another system, by number and by the names of the Gemeentelijk Gegevensmodel: one dossier, or all (M06).

The caseload goes bit by bit over the vault's worker, so that the window goes on, and it can be stopped.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from intake_app.errors import KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import ggm, prints
from intake_app.services.ggm import Told, Wanted
from intake_app.services.pace import Pace
from ui import printing, theme
from ui.dialogs.dialog import CalmDialog
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.text import Text


class GgmExportDialog(CalmDialog):
    """Of one dossier with `case_id`, else of every dossier that is not closed. Closing stops what is under way."""

    given = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None, *, case_id: UUID | None = None) -> None:
        super().__init__(_("Facts for another system"), parent, name="ggm_export", width=600)
        self._session, self._case_id = session, case_id
        self._waiting: list[UUID] = []
        self._found: list[Told] = []
        self._total, self._turn, self._left = 0, 0, Pace()
        self.suffix = SegmentedChoice(
            (Option(value=".json", label=_("JSON")), Option(value=".zip", label=_("Tables (CSV)"))),
            name="field_ggm_kind",
            accessible_name=_("Which sort of file"),
        )
        self.suffix.set_value(".json")
        self.recipient = LineField(name="field_ggm_recipient", max_length=120)
        self.sensitive = CheckBox(_("Health, substances and justice too"), name="field_ggm_sensitive")
        self._warning = Text("", "body", name="ggm_warning")
        self.bar = QProgressBar()
        theme.current().dress(self.bar, "progress")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("How far the file is"))
        self.told = Text("", "body", name="ggm_told")
        self._error = ErrorLine()
        self._make = Button(_("Make the file"), kind=Kind.PRIMARY, icon="file-down", name="button_make_ggm")
        self.stop = Button(_("Stop"), icon="x", name="button_stop_ggm", on_click=self._stop)
        self._build()

    @override
    def done(self, result: int) -> None:
        """Closing stops what is under way."""
        self._turn += 1
        super().done(result)

    def write(self, path: Path) -> None:
        """Make the file here."""
        self._turn += 1
        self._found = []
        self._error.set_sentence("")
        wanted, turn = self._wanted(), self._turn
        if self._case_id is not None:
            work = partial(ggm.one_file, case_id=self._case_id, wanted=wanted)
            self._session.run(work, partial(self._write, turn, path), on_refused=self._fail, owner=self)
        else:
            self._session.run(ggm.open_cases, partial(self._begin, turn, path, wanted), owner=self)

    # -- inside ------------------------------------------------------------------------------------------------------

    def _wanted(self) -> Wanted:
        return Wanted(str(self.suffix.value()), self.sensitive.value(), self.recipient.text().strip())

    def _begin(self, turn: int, path: Path, wanted: Wanted, cases: tuple[UUID, ...]) -> None:
        self._waiting, self._total, self._left = list(cases), len(cases), Pace()
        self._next(turn, path, wanted, ())

    def _next(self, turn: int, path: Path, wanted: Wanted, found: tuple[Told, ...]) -> None:
        if turn != self._turn:
            return
        self._found += found
        part, self._waiting = self._waiting[: ggm.AT_ONCE], self._waiting[ggm.AT_ONCE :]
        self._show_busy(self._total - len(self._waiting) - len(part))
        if part:
            work = partial(ggm.some, cases=part, wanted=wanted)
            self._session.run(work, partial(self._next, turn, path, wanted), on_refused=self._fail, owner=self)
            return
        withheld = self._total - len(self._found)
        whole = partial(ggm.together, found=tuple(self._found), wanted=wanted, withheld=withheld)
        self._session.run(whole, partial(self._write, turn, path), on_refused=self._fail, owner=self)

    def _write(self, turn: int, path: Path, made: ggm.Made) -> None:
        if turn != self._turn:
            return
        try:
            printing.write_file(made.content, path)
        except printing.PaperError as error:
            self._fail(error)
            return
        kept = str(path.parent)
        self._session.run(lambda desk: ggm.note(desk, made))
        self._session.run(lambda desk: prints.keep_file_folder(desk, kept))
        self._show_idle()
        words = ngettext("{n} dossier is in the file.", "{n} dossiers are in the file.", made.written)
        parts = [words.format(n=made.written), *([ggm.withheld_words(made.withheld)] if made.withheld else [])]
        self.told.setText(" ".join(parts))
        self.told.show()
        self.given.emit(self.told.text())
        self.fit()

    def _stop(self) -> None:
        self._turn += 1
        self._show_idle()
        self.told.setText(_("Stopped. No file was made."))
        self.told.show()

    def _fail(self, error: KeukentafelError | printing.PaperError) -> None:
        self._show_idle()
        self._error.set_sentence(str(error))

    def _show_busy(self, done: int) -> None:
        self.bar.setRange(0, max(1, self._total))
        self.bar.setValue(done)
        words = _("{n} of {all} dossiers").format(n=done, all=self._total)
        self._make.set_reason(words)
        left = self._left.after("", done, self._total)
        self.told.setText(f"{words}. {left}" if left else words)
        for part in (self.bar, self.told, self.stop):
            part.show()

    def _show_idle(self) -> None:
        self._make.set_reason("")
        for part in (self.bar, self.stop):
            part.hide()

    def _ask(self) -> None:
        self._session.run(prints.file_folder, self._ask_where, owner=self)

    def _ask_where(self, folder: str) -> None:
        name = _("Facts-by-number") + self._wanted().suffix
        path = printing.ask_other_file(self, folder, name, title=_("Where does the file go?"))
        if path is not None:
            self.write(path)

    def _show_warning(self) -> None:
        self._warning.setText(ggm.warning(self._wanted()))
        self.fit()

    def _build(self) -> None:
        self._make.clicked.connect(self._ask)
        self.sensitive.value_changed.connect(lambda _on: self._show_warning())
        words = (
            _("Of this dossier, by its number and without a name.")
            if self._case_id is not None
            else _("Of every dossier that is not closed, by number and without a name.")
        )
        names = _("The names are those of the Gemeentelijk Gegevensmodel. Scores stand apart and are never added up.")
        note = _("empty: our own organisation")
        self.add(
            Text(words),
            Text(names, "small", color="text.2"),
            FormRow(_("Which sort of file"), self.suffix),
            FormRow(_("For which organisation"), self.recipient, note=note),
            self.sensitive,
            self._warning,
            self.bar,
            self.told,
            self._error,
        )
        close = Button(_("Close"), kind=Kind.QUIET, name="button_close", on_click=self.accept)
        self.set_buttons(self._make, self.stop, close)
        for part in (self.bar, self.told, self.stop):
            part.hide()
        self._warning.setText(ggm.warning(self._wanted()))
