"""One week as a card: a heading per day that has something, and a line for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day, format_short_day, format_time
from intake_app.services.week import Week, WeekKind, WeekLine, kind_words
from ui import theme
from ui.pages.caseload_agenda import Line
from ui.widgets.card import Card, Icon, Rule
from ui.widgets.layouts import clear, column, held
from ui.widgets.text import Text

SHOWN = 30
_ICONS = {
    WeekKind.APPOINTMENT: "calendar-check",
    WeekKind.LOOK_BACK: "rotate-ccw",
    WeekKind.CONTACT: "message-circle",
    WeekKind.AFTERCARE: "hand-helping",
    WeekKind.TIME_OUT: "circle-pause",
    WeekKind.TERM: "hourglass",
}


class DayLine(Line):
    """A line that leaves the arrows to the page: they go from line to line."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


class WeekCard(Card):
    """Shows lines that the page gives it; each line opens where somebody acts on it."""

    opened = Signal(object)
    """The WeekLine that was chosen."""

    def __init__(self, title: str, name: str, empty: str) -> None:
        super().__init__(padding=0, gap=0, name=name)
        self._heading = Text(title, "h2")
        self._empty = empty
        self.lines: list[DayLine] = []
        self._days = column(gap=0)
        self.add(held(column(self._heading, margins=(16, 12, 16, 8))), self._days)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_days(self, title: str, found: Week, days: Sequence[date], today: date, *, team: bool) -> None:
        """A week: every day with something on it, and today in any case."""
        self._heading.setText(title)
        self._start()
        for day in days:
            lines = found.on(day)
            if not lines and day != today:
                continue
            self._day(
                _("Today, {day}").format(day=format_day(day)) if day == today else format_day(day), bold=day == today
            )
            if not lines:
                self._quiet(_("No appointments today."))
            for line in lines:
                self._add(line, dated=False, team=team)
        if self._days.count() == 0:
            self._quiet(self._empty)

    def show_lines(self, lines: Sequence[WeekLine], *, team: bool) -> None:
        """What was due before, each with its day."""
        self._start()
        for line in lines[:SHOWN]:
            self._add(line, dated=True, team=team)
        if len(lines) > SHOWN:
            self._quiet(_("And {n} more; the lists of the caseload have them all.").format(n=len(lines) - SHOWN))

    def _start(self) -> None:
        clear(self._days)
        self.lines = []

    def _day(self, words: str, *, bold: bool) -> None:
        self._days.addWidget(Rule())
        heading = Text(words, "strong" if bold else "small", color="text.1" if bold else "text.2")
        self._days.addWidget(held(column(heading, margins=(16, 8, 16, 2))))

    def _quiet(self, words: str) -> None:
        said = Text(words, "body", color="text.2")
        self._days.addWidget(held(column(said, margins=(16, 6, 16, 12))))

    def _add(self, one: WeekLine, *, dated: bool, team: bool) -> None:
        when = format_short_day(one.on) if dated else format_time(one.at) if one.at is not None else ""
        kind = kind_words(one.kind)
        what = one.what or kind
        spoken = ", ".join(part for part in (when, kind, one.name, what, one.place) if part)
        line = DayLine(spoken, f"button_week_{one.kind.value}_{one.case_id}_{one.on.isoformat()}")
        line.clicked.connect(lambda _checked=False: self.opened.emit(one))
        time = Text(when, "body", wrap=False, tabular=True, align=Qt.AlignmentFlag.AlignTop)
        time.setFixedWidth(theme.current().size(78 if dated else 50))
        said: list[QWidget] = [Text(one.name, "name", elide=True), Text(what, "small", elide=True)]
        rest = " · ".join(part for part in (one.place, one.consultant if team else "") if part)
        if rest:
            said.append(Text(rest, "small", color="text.2", elide=True))
        mark = held(column(Icon(_ICONS[one.kind], size=17, color="text.2"), None, gap=0, margins=(0, 3, 0, 0)))
        line.fill(mark, time, held(column(*said, gap=1)), stretch=2)
        self.lines.append(line)
        self._days.addWidget(line)
