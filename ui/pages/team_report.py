"""Teamrapport: counts over the whole file in one half-year, with a bar per row and what was counted (L03)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QWidget
from typing_extensions import override

from intake_app.domain.team_report import HalfYear, TeamReport, TeamTable
from intake_app.i18n import _
from intake_app.services import team_report, team_report_files
from intake_app.services import team_report_words as words
from ui import printing, theme
from ui.pages.page import Page
from ui.pages.page_header import PageHeader, frame
from ui.pages.print_actions import PrintActions, file_name
from ui.pages.team_report_table import TeamTableCard
from ui.session import Session
from ui.theme import Theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.fields import DropDown
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.text import Text


class TeamReportPage(Page):
    """Tables appear one by one as they are counted; leaving or stopping ends the counting after the table at hand."""

    page_id = "teamrapport"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._report: TeamReport | None = None
        self._tables: list[TeamTable] = []
        self._turn = 0
        """Which count this is; an older one that comes back late is not wanted any more."""
        choices = [(str(one), words.period_words(one)) for one in team_report.periods(session.today())]
        self._period = DropDown(choices, name="field_period")
        self._period.setAccessibleName(_("Half-year"))
        self._period.set_value(choices[0][0])
        self._period.value_changed.connect(lambda _period: self._begin())
        self._sheet = Button(_("Keep as spreadsheet"), icon="file-down", name="button_spreadsheet", on_click=self._xlsx)
        self._save = Button(_("Keep as PDF"), icon="file-down", name="button_save", on_click=self._keep_pdf)
        self._paper = Button(_("Print"), icon="printer", name="button_print", on_click=self.print_now)
        line = _("Counts of the whole team. Nobody can be recognised in them, and they judge nobody.")
        self._header = PageHeader(_("Team report"), line, self._period, self._sheet, self._save, self._paper)
        self._said = Banner(name="banner_team_report")
        self._progress = _Counting(self.stop)
        self._notes = column(gap=4)
        about = Card(_("Read this first"), icon="info", gap=6, name="card_notes")
        about.add(self._notes)
        self._cards = column(gap=16)
        columns = ScrollColumn(name="column_tables")
        columns.add(about, held(self._cards))
        body = column(self._said, self._progress, columns, gap=12)
        body.setStretch(2, 1)
        frame(self, self._header, held(body))
        self._prints = PrintActions(session, self)
        self._prints.said.connect(lambda said: self._tell(said, Tone.INFO))
        self._prints.refused.connect(lambda said, _again: self._tell(said, Tone.ERROR))

    @override
    def title(self) -> str:
        return _("Team report")

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        wanted = HalfYear.parse(argument) if argument else None
        if wanted is not None and wanted in team_report.periods(self.session.today()):
            self._period.set_value(str(wanted))
        self._begin()

    @override
    def focus_start(self) -> None:
        self._period.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (("Esc", _("Stop counting")), ("Ctrl P", _("Print")))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._progress.isVisible():
            self.stop()
        else:
            super().keyPressEvent(event)

    def stop(self) -> None:
        """No further tables; what was counted stays to look at, and cannot be kept or printed."""
        self._turn += 1
        self._progress.hide()
        again = _("Counting was stopped. Choose the half-year again to go on.")
        self._tell(again, Tone.INFO)

    def _begin(self) -> None:
        self._turn += 1
        self._report, self._tables = None, []
        self._said.hide_message()
        clear(self._cards)
        self._allow(on=False)
        self._next(self._turn)

    def _next(self, turn: int) -> None:
        done, period = len(self._tables), self._chosen
        self._progress.show_done(done, len(team_report.PARTS))
        if done < len(team_report.PARTS):
            part = team_report.PARTS[done]
            work = partial(team_report.make_part, period=period, part=part)
            self.session.run(work, lambda table: self._counted(turn, table), owner=self)
        else:
            tables = tuple(self._tables)
            work_up = partial(team_report.assemble, period=period, tables=tables)
            self.session.run(work_up, lambda report: self._ready(turn, report), owner=self)

    def _counted(self, turn: int, table: TeamTable) -> None:
        if turn == self._turn:
            self._tables.append(table)
            self._cards.addWidget(TeamTableCard(table))
            self._next(turn)

    def _ready(self, turn: int, report: TeamReport) -> None:
        if turn != self._turn:
            return
        self._report = report
        self._progress.hide()
        clear(self._notes)
        for said in team_report_files.notes(report):
            self._notes.addWidget(Text(said, "body"))
        self._allow(on=True)

    @property
    def _chosen(self) -> HalfYear:
        chosen = HalfYear.parse(str(self._period.value()))
        return chosen or HalfYear.of(self.session.today())

    def _allow(self, *, on: bool) -> None:
        for button in (self._sheet, self._save, self._paper):
            button.setEnabled(on)

    @override
    def print_now(self) -> None:
        """Make the paper and ask for a printer."""
        self._make(team_report_files.paper, lambda content: self._prints.print_out(content, _("Team report")))

    def _keep_pdf(self) -> None:
        name = file_name(team_report_files.KIND)
        self._make(team_report_files.paper, lambda content: self._prints.save(content, name))

    def _xlsx(self) -> None:
        self._make(team_report_files.spreadsheet, self._keep_xlsx)

    def _make(self, work: Callable[..., bytes], then: Callable[[bytes], None]) -> None:
        if self._report is not None:
            self.session.run(partial(work, report=self._report), then, owner=self)

    def _keep_xlsx(self, content: bytes) -> None:
        suffix = team_report_files.XLSX
        name = f"{_('Team-report')}-{self._chosen}{suffix}"
        chosen, _kind = QFileDialog.getSaveFileName(self.window(), _("Spreadsheet"), name, _("Spreadsheet (*.xlsx)"))
        if not chosen:
            return
        path = Path(chosen)
        try:
            printing.write_file(content, path if path.suffix.lower() == suffix else path.with_name(path.name + suffix))
        except printing.PaperError:
            self._tell(_("The file cannot be kept there. Choose another folder, or make room."), Tone.ERROR)
            return
        self._tell(_("The spreadsheet is kept. It holds counts and no names."), Tone.INFO)

    def _tell(self, said: str, tone: Tone) -> None:
        self._said.show_message(said, tone=tone)


class _Counting(QWidget):
    """How far counting is, with a way to stop."""

    def __init__(self, stop: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("counting")
        self._bar = QProgressBar()
        theme.current().dress(self._bar, "progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Counting"))
        self._words = Text("", "body", wrap=False, name="counting_words")
        self.button = Button(_("Stop counting"), icon="x", name="button_stop_counting", on_click=stop)
        line = row(self._words, self._bar, self.button, gap=16)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_done(self, done: int, total: int) -> None:
        """So many tables of all are there."""
        self._bar.setUpdatesEnabled(False)  # a progress bar paints at once when it moves, in the middle of other work
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setUpdatesEnabled(True)
        self._words.setText(_("Table {n} of {total}").format(n=min(done + 1, total), total=total))
        self.show()
