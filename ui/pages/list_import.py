"""Een lijst inlezen: choose a file, look at its columns and rows, mend what is wrong, take what you want (H01-H03)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid
from typing_extensions import override

from intake_app.errors import KeukentafelError
from intake_app.i18n import _, ngettext
from intake_app.services import table_imports
from intake_app.services.import_fields import ImportKind, fields_of
from intake_app.services.pace import Pace
from intake_app.services.table_imports import Draft, Standing, TakenIn, There
from ui import undoing
from ui.models.import_model import ImportModel
from ui.pages.folding import RunningRow
from ui.pages.import_columns import ColumnsCard
from ui.pages.import_table import ImportTable
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.session import Session
from ui.tasks import Job
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, SectionTitle
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.changes import Changes
    from intake_app.services.desk import Desk

    Told = Callable[[int, int], None]

LEAVE, UPDATE = "leave", "update"


class ListImportPage(Page):
    """Reading is done beside the vault; taking over is one change at the desk, all or nothing, and undone as one."""

    page_id = "lijst-inlezen"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self.kind = ImportKind.OFFERS
        self._draft: Draft | None = None
        self._job: Job | None = None
        self._left = Pace()
        self._edits: list[tuple[int, int, str]] = []
        self._cell: tuple[int, int] | None = None
        self.said = Banner(name="banner_import")
        self._busy = Text("", color="text.2", name="busy")
        self._stop = Button(_("Stop"), icon="x", name="button_stop", on_click=self._cancel)
        self._file = Button(_("Choose a file"), icon="folder-open", kind=Kind.PRIMARY, name="button_file")
        self.columns_card = ColumnsCard()
        self.model = ImportModel(self)
        self.table = ImportTable(self.model)
        self._summary = Text("", "body", name="import_summary")
        self._fault = Text("", "body", color="error", name="import_fault")
        self._there = SegmentedChoice(_there_options(), name="field_update", accessible_name=_("What is there already"))
        self._only = CheckBox(_("Only rows that are not right yet"), name="field_only_faulty")
        self._next = Button(_("Next fault"), icon="arrow-down", name="button_next_fault", tip="F8")
        self._take = Button("", icon="download", kind=Kind.PRIMARY, name="button_take_in")
        self._lay_out()
        self._connect()

    @override
    def title(self) -> str:
        return {
            ImportKind.OFFERS: _("Read in a list of offers"),
            ImportKind.PLACES: _("Read in a list of places"),
            ImportKind.ORGANISATIONS: _("Read in a list of organisations"),
            ImportKind.CASES: _("Read in a list without names"),
        }[self.kind]

    @override
    def back_words(self) -> str:
        return _("Dossiers")

    @override
    def undoes_shared(self) -> bool:
        return True

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        kind = ImportKind(argument) if argument in set(ImportKind) else ImportKind.OFFERS
        if kind is not self.kind or self._draft is None:
            self.kind = kind
            self._forget()
        self._header.set_words(self.title(), _line(self.kind))

    @override
    def focus_start(self) -> None:
        (self.table if self._draft is not None else self._file).setFocus()

    @override
    def next_missing(self, backward: bool = False) -> bool:
        index = self.model.next_fault(self.table.currentIndex(), -1 if backward else 1)
        if index.isValid():
            self.table.setFocus()
            self.table.setCurrentIndex(index)
        return True

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Space"), _("take a row, or leave it")),
            ("F2", _("mend a cell")),
            ("F8", _("to the next fault")),
            (_("Ctrl Enter"), _("read in what is ticked")),
        )

    # -- reading -----------------------------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Read a file and show what would come in."""
        kind, today = self.kind, self.session.today()
        self._forget()

        def with_there(there: There) -> None:
            def work(job: Job) -> Draft:
                sheet = table_imports.read_file(path, kind, job.checkpoint)
                return table_imports.draft(kind, sheet, there, today)

            self._work(work, partial(self._show, fresh=True))

        self._tell(0, 0)
        self.session.run(lambda desk: table_imports.there(desk, kind), with_there, owner=self)

    def _show(self, draft: Draft, *, fresh: bool = False) -> None:
        update = self._there.value() == UPDATE
        before = {row.number: row.standing for row in self._draft.rows} if self._draft and not fresh else {}
        usual = draft.usual(update=update)
        if fresh or self._draft is None or self._draft.mapping != draft.mapping:
            taken = set(usual)
        else:  # a mended row comes along; what somebody ticked or not stays
            mended = {row.number for row in draft.rows if before.get(row.number) is not row.standing}
            taken = (self.model.taken - mended) | (usual & mended)
        self._draft = draft
        self.columns_card.show_columns(draft, fields_of(draft.kind))
        self.model.set_draft(draft, taken, only_faulty=self._only.isChecked())
        self._show_words()
        for part in (self.columns_card, self._rows_card):
            part.show()
        self._intro.hide()
        if fresh:
            self.said.hide_message()
            if draft.sheet.notes:
                self.said.show_message(" ".join(draft.sheet.notes), tone=Tone.INFO, take_focus=False)
            self.table.setFocus()
        self._back_to_cell()
        if self._edits:
            self._mend()

    def _back_to_cell(self) -> None:
        """Stand in the same cell, or at the first fault."""
        index = self.model.place_of(*self._cell) if self._cell is not None else QModelIndex()
        if not index.isValid():
            index = self.model.next_fault(QModelIndex(), 1)
        if not index.isValid() and self.model.rowCount():
            index = self.model.index(0, ImportModel.TAKE)
        self.table.setCurrentIndex(index)
        self._tell_fault(index)

    def _show_words(self) -> None:
        draft = self._draft
        if draft is None:
            return
        faulty = draft.count(Standing.FAULTY)
        parts = [ngettext("{n} row", "{n} rows", len(draft.rows)).format(n=len(draft.rows))]
        for standing, words in (
            (Standing.NEW, ngettext("{n} new", "{n} new", draft.count(Standing.NEW))),
            (Standing.DIFFERENT, _("{n} there already and different")),
            (Standing.SAME, _("{n} there already and the same")),
            (Standing.TWICE, _("{n} twice in the list")),
            (Standing.FAULTY, _("{n} not right yet")),
        ):
            if count := draft.count(standing):
                parts.append(words.format(n=count))
        self._summary.setText(", ".join(parts) + "." + (f" {draft.problem}" if draft.problem else ""))
        self._next.setVisible(bool(faulty))
        taken = len(self.model.taken)
        self._take.setText(ngettext("Read in {n} row", "Read in {n} rows", taken).format(n=taken))
        self._take.set_reason(draft.problem or ("" if taken else _("Tick a row first.")))

    @override
    def is_at_work(self) -> bool:
        return self._job is not None or self._draft is not None

    def _tell_fault(self, index: QModelIndex) -> None:
        words = ""
        if index.isValid() and self._draft is not None:
            read = self.model.row(index.row())
            here = index.data(ImportModel.FAULT_ROLE) if index.column() >= ImportModel.FIRST_CELL else ""
            faults = [fault for fault in read.faults if not here or fault.message == here]
            words = " ".join(
                _("Row {row}, column “{column}”: {message}").format(
                    row=read.number, column=one.name, message=one.message
                )
                for one in faults[:2]
            )
            if read.differs and not words:
                names = ", ".join(table_imports.label_of(self.kind, name) for name in read.differs)
                words = _("Different from what is there: {names}.").format(names=names)
            self._fault.set_color("error" if faults else "text.2")
        self._fault.setText(words)

    # -- mending -----------------------------------------------------------------------------------------------------

    def _cell_typed(self, number: int, column: int, words: str) -> None:
        self._edits.append((number, column, words))
        self._cell = (number, column)
        if self._job is None:
            self._mend()

    def _mend(self) -> None:
        before, edits = self._draft, tuple(self._edits)
        self._edits.clear()
        if before is None:
            return

        def work(_job: Job) -> Draft:
            after = before
            for number, place, words in edits:
                after = table_imports.with_cell(after, number, place, words)
            return after

        self._work(work, self._show)

    def _mapped(self, mapping: tuple[str, ...]) -> None:
        before = self._draft
        if before is not None:
            self._work(lambda _job: table_imports.with_mapping(before, mapping), self._show)

    def _choose_update(self) -> None:
        if self._draft is not None:
            different = {row.number for row in self._draft.rows if row.standing is Standing.DIFFERENT}
            update = self._there.value() == UPDATE
            taken = self.model.taken | different if update else self.model.taken - different
            self.model.set_draft(self._draft, taken, only_faulty=self._only.isChecked())
            self._show_words()

    def _show_only(self) -> None:
        if self._draft is not None:
            self.model.set_draft(self._draft, self.model.taken, only_faulty=self._only.isChecked())
            self._back_to_cell()

    # -- taking over -------------------------------------------------------------------------------------------------

    def take_in(self) -> None:
        """Take over what is ticked."""
        draft, numbers = self._draft, frozenset(self.model.taken)
        if draft is None or self._job is not None or not self._take.isEnabled():
            return

        def work(desk: Desk, told: Told) -> TakenIn:
            return table_imports.take_in(desk, draft, numbers, told)

        self._left = Pace()
        self._tell_part(0, 0)
        self._job = self.session.change_long("", work, self._taken, on_refused=self._refused, owner=self)
        self._job.progress.connect(self._tell_part)

    def _taken(self, done: TakenIn | None) -> None:
        self._ready()
        if done is None:
            self.said.show_message(_("Stopped. Nothing was changed."), tone=Tone.INFO)
            return
        words = ", ".join(
            (
                ngettext("{n} new", "{n} new", done.added).format(n=done.added),
                ngettext("{n} updated", "{n} updated", done.updated).format(n=done.updated),
                ngettext("{n} passed over", "{n} passed over", done.left).format(n=done.left),
            )
        )
        self._forget()
        self.session.shared_changed.emit()
        buttons = (("undo", _("Undo")), ("show", _("Show the list")))
        self.said.show_message(_("Read in: {words}.").format(words=words), tone=Tone.INFO, buttons=buttons)

    def _answer(self, name: str) -> None:
        self.said.hide_message()
        if name == "undo":
            undoing.undo_shared(self.session, self._out_again)
        elif name == "show":
            self.session.navigate("caseload" if self.kind is ImportKind.CASES else self.kind.value)

    def _out_again(self, changes: Changes | None) -> None:
        if changes and isValid(self):
            self.said.show_message(_("The list is out again."), tone=Tone.INFO)

    # -- common ------------------------------------------------------------------------------------------------------

    def _work(self, work: Callable[[Job], Draft], done: Callable[[Draft], None]) -> None:
        def arrived(draft: Draft) -> None:
            self._ready()
            done(draft)

        def not_done(error: BaseException) -> None:
            self._ready()
            if isinstance(error, KeukentafelError):
                self._refused(error)
            else:
                self.session.broke.emit(error)

        self._job = self.session.tasks.compute(work, arrived, not_done, context=self)
        self._left = Pace()
        self._job.progress.connect(self._tell)
        self._tell(0, 0)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._ready()
            self.said.show_message(_("Stopped. Nothing was changed."), tone=Tone.INFO)

    def _refused(self, error: KeukentafelError) -> None:
        self._ready()
        self.said.show_message(str(error), tone=Tone.ERROR)

    def _tell(self, done: int, total: int) -> None:
        words = _("Busy: row {n} of {all}.") if total else (_("Busy: row {n}.") if done else _("Busy."))
        self._show_busy(self._left.after(words.format(n=done, all=total), done, total))

    def _tell_part(self, done: int, total: int) -> None:
        """How far taking over is, with the time that is left."""
        self._show_busy(f"{_('Busy.')} {self._left.words(done, total)}".strip())

    def _show_busy(self, words: str) -> None:
        self._busy.setText(words)
        self._busy.show()
        self._stop.show()
        self._file.set_reason(self._busy.text())

    def _ready(self) -> None:
        self._job = None
        self._busy.hide()
        self._stop.hide()
        self._file.set_reason("")

    def _forget(self) -> None:
        self._draft, self._cell = None, None
        self._edits.clear()
        for part in (self.columns_card, self._rows_card):
            part.hide()
        self._intro.show()

    def _ask_file(self) -> None:
        kinds = _("Table (*.csv *.xlsx *.json *.txt)")
        chosen, _kind = QFileDialog.getOpenFileName(self.window(), self.title(), "", kinds)
        if chosen:
            self.read(Path(chosen))

    def _connect(self) -> None:
        self._file.clicked.connect(self._ask_file)
        self.columns_card.mapping_chosen.connect(self._mapped)
        self.model.cell_typed.connect(self._cell_typed)
        self.model.taken_changed.connect(self._show_words)
        self.table.cell_chosen.connect(self._tell_fault)
        self._there.value_changed.connect(lambda _value: self._choose_update())
        self._only.value_changed.connect(lambda _on: self._show_only())
        self._next.clicked.connect(lambda: self.next_missing())
        self._take.clicked.connect(self.take_in)
        self.said.chosen.connect(self._answer)
        QShortcut(
            QKeySequence("Ctrl+Return"), self, self.take_in, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )

    def _lay_out(self) -> None:
        self._there.set_value(LEAVE)
        there = FormRow(_("What is there already"), self._there, beside=True)
        self._rows_card = Card(name="card_rows")
        self._rows_card.add(
            held(column(SectionTitle(_("What would come in"), icon="list-checks"), self._summary, gap=2)),
            held(RunningRow(there, self._only, self._next, self._take, gap=20, line_gap=8)),
            self._fault,
            self.table,
        )
        whole = ScrollColumn(name="column_import")
        start = Card(name="card_file")
        words = _("A list from a spreadsheet (.xlsx or .csv) or another program (.json). Nothing comes in by itself.")
        self._intro = Text(words)
        start.add(self._intro, held(row(self._file, self._busy, self._stop, None, gap=12)))
        whole.add(self.said, start, self.columns_card, self._rows_card)
        self._busy.hide()
        self._stop.hide()
        self._header = PageHeader(self.title(), _line(self.kind))
        frame(self, self._header, whole)
        self._forget()


def _there_options() -> tuple[Option, ...]:
    return (Option(value=LEAVE, label=_("Leave as it is")), Option(value=UPDATE, label=_("Update")))


def _line(kind: ImportKind) -> str:
    return {
        ImportKind.OFFERS: _("They come into the catalogue, beside what is there."),
        ImportKind.PLACES: _("They come among the vacancies and places."),
        ImportKind.ORGANISATIONS: _("They come into the register of organisations."),
        ImportKind.CASES: _("Each row becomes a dossier with a number. The name comes later, at the table."),
    }[kind]
