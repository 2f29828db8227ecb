"""Deze en volgende week: appointments, look-backs, promised contacts and terms per day, of one consultant or of all."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain import print_ids
from intake_app.i18n import _, format_day
from intake_app.services import week, working_lists, workload
from intake_app.services.week import Week, WeekLine
from ui import calendar_files, printing
from ui.pages.page import Page, bring_into_view
from ui.pages.page_header import PageHeader, frame
from ui.pages.print_actions import PrintActions, file_name
from ui.pages.two_columns import TwoColumns
from ui.pages.week_card import DayLine, WeekCard
from ui.session import Session
from ui.theme import Theme
from ui.turns import Pieces, Turns, finish
from ui.widgets.banner import Banner, Tone
from ui.widgets.buttons import Button
from ui.widgets.fields import DropDown
from ui.widgets.layouts import column, held

FILE_NAME = "week.ics"
EVERYBODY = ""
AT_ONCE = 16
"""Lines that are made in one turn; of more, a few in every turn."""


class WeekPage(Page):
    """Two weeks from a Monday on. The argument of its route is that Monday; without one it is this week."""

    page_id = "week"
    needs_dossier = False
    back_route = "caseload"

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._monday = week.monday_of(session.today())
        self._week: Week | None = None
        self._turns = Turns(self)
        self._whose = DropDown(((EVERYBODY, _("Everybody")),), name="field_consultant")
        self._whose.setAccessibleName(_("Consultant"))
        mine = session.profile.consultant
        self._show_names((mine,) if mine else ())
        self._whose.set_value(mine)
        self._whose.value_changed.connect(lambda _name: self._ask())
        earlier = Button("", icon="chevron-left", name="button_earlier", tip=_("Earlier"))
        earlier.clicked.connect(lambda: self._turn(-1))
        later = Button("", icon="chevron-right", name="button_later", tip=_("Later"))
        later.clicked.connect(lambda: self._turn(1))
        now = Button(_("This week"), name="button_this_week", on_click=self._to_now)
        calendar = Button(_("Calendar file"), icon="calendar-days", name="button_calendar", on_click=self._export)
        paper = Button(_("Print"), icon="printer", name="button_print", on_click=self.print_now)
        keep = Button(_("Keep as PDF"), icon="file-down", name="button_save", on_click=self._save)
        self._header = PageHeader(
            _("This week and the next"), " ", self._whose, earlier, now, later, calendar, keep, paper
        )
        self._said = Banner(name="banner_week")
        self._overdue = WeekCard(_("Was due before"), "card_overdue", "")
        self._first = WeekCard("", "card_this_week", _("Nothing is planned this week."))
        self._second = WeekCard("", "card_next_week", _("Nothing is planned this week."))
        for card in self._cards:
            card.opened.connect(self._open)
            card.moved.connect(self._move)
        columns = TwoColumns(("this_week", (self._overdue, self._first)), ("next_week", (self._second,)))
        body = column(self._said, columns, gap=12)
        body.setStretch(1, 1)
        frame(self, self._header, held(body))
        self._prints = PrintActions(session, self)
        self._prints.said.connect(lambda words: self._tell(words, Tone.INFO))
        self._prints.refused.connect(lambda words, _again: self._tell(words, Tone.ERROR))

    @property
    def _cards(self) -> tuple[WeekCard, ...]:
        return (self._overdue, self._first, self._second)

    @override
    def title(self) -> str:
        return _("This week and the next")

    @property
    @override
    def coming(self) -> bool:
        return self._turns.busy

    @override
    def enter(self, argument: str) -> None:
        super().enter(argument)
        try:
            self._monday = week.monday_of(date.fromisoformat(argument)) if argument else self._monday
        except ValueError:
            self.argument = ""
        self._said.hide_message()
        self.session.run(workload.consultants, self._show_names, owner=self, latest="week_names")
        self._ask()

    @override
    def focus_start(self) -> None:
        lines = self._lines()
        (lines[0] if lines else self._whose).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def help_topics(self) -> tuple[tuple[str, str], ...]:
        return (
            (_("Up, Down"), _("Next, previous line")),
            ("Page Up, Page Down", _("A week earlier, a week later")),
            ("Ctrl P", _("Print")),
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._move(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _move(self, key: Qt.Key) -> bool:
        """Another week, or from line to line. False when the key does nothing here."""
        turn = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(key, 0)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if turn:
            self._turn(turn)
        return bool(turn) or (bool(step) and self._step(step))

    # -- showing -----------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        whose = self._whose.value() or None
        ask = partial(week.week, monday=self._monday, consultant=whose)
        self.session.run(ask, self.show_week, owner=self, latest="week")

    def show_week(self, found: Week) -> None:
        """Show these two weeks; of a large team the lines come a few at a time."""
        self._week = found
        last = found.monday + timedelta(days=week.DAYS - 1)
        first = format_day(found.monday, weekday=False)
        self._header.set_words(
            _("This week and the next"),
            _("{first} to {last}").format(first=first, last=format_day(last, weekday=False, year=True)),
        )
        pieces = self._pieces(found)
        self._turns.drop()
        if len(found.lines) + len(found.overdue) <= AT_ONCE:
            finish(pieces)
        else:
            self._turns.begin(pieces)

    def _pieces(self, found: Week) -> Pieces:
        today, second, team = self.session.today(), found.monday + timedelta(weeks=1), not found.consultant
        self._overdue.setVisible(bool(found.overdue))
        yield from self._overdue.show_lines(found.overdue, team=team)
        yield from self._first.show_days(_week_title(found.monday, today), found, found.days[:7], today, team=team)
        yield from self._second.show_days(_week_title(second, today), found, found.days[7:], today, team=team)
        self.answered()

    def _show_names(self, names: tuple[str, ...]) -> None:
        mine = self.session.profile.consultant
        known = names if mine in names or not mine else (mine, *names)
        self._whose.set_entries([(EVERYBODY, _("Everybody")), *((name, name) for name in known)])

    def _lines(self) -> list[DayLine]:
        return [line for card in self._cards if not card.isHidden() for line in card.lines]

    def _step(self, step: int) -> bool:
        """To the next or the previous line; False at the ends, and when no line has the keyboard."""
        lines = self._lines()
        here = next((number for number, line in enumerate(lines) if line.hasFocus()), None)
        if here is None or not 0 <= here + step < len(lines):
            return False
        target = lines[here + step]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(target)
        return True

    # -- what the person does ----------------------------------------------------------------------------------------

    def _turn(self, weeks: int) -> None:
        self._go(self._monday + timedelta(weeks=weeks))

    def _to_now(self) -> None:
        self._go(week.monday_of(self.session.today()))

    def _go(self, monday: date) -> None:
        self._monday = monday
        self.argument = monday.isoformat()
        self._ask()

    def _open(self, line: WeekLine) -> None:
        route = week.act_route(line)
        self.session.open_dossier(line.case_id, lambda _dossier: self.session.navigate(route))

    @override
    def print_now(self) -> None:
        """Make the week list and ask for a printer."""
        self._make(lambda content: self._prints.print_out(content, _("Week list")))

    def _save(self) -> None:
        self._make(lambda content: self._prints.save(content, file_name(print_ids.WEEK_LIST)))

    def _make(self, then: object) -> None:
        work = partial(working_lists.week_list, monday=self._monday, consultant=self._whose.value() or None)
        self.session.run(work, then, owner=self)  # type: ignore[arg-type]  # takes the bytes

    def _export(self) -> None:
        if self._week is not None:
            self.session.run(partial(week.calendar, found=self._week), self._keep, owner=self)

    def _keep(self, content: bytes) -> None:
        try:
            if calendar_files.keep(self.window(), content, FILE_NAME):
                self._tell(_("The calendar file is kept. It holds dossier numbers and no names."), Tone.INFO)
        except printing.PaperError as error:
            self._tell(str(error), Tone.ERROR)

    def _tell(self, words: str, tone: Tone) -> None:
        self._said.show_message(words, tone=tone)


def _week_title(monday: date, today: date) -> str:
    weeks = (monday - week.monday_of(today)).days // 7
    if weeks == 0:
        return _("This week")
    if weeks == 1:
        return _("Next week")
    return _("Week of {day}").format(day=format_day(monday, weekday=False))
