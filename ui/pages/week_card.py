"""One week as a card: a heading per day that has something, and a line for each thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from intake_app.i18n import _, format_day, format_short_day, format_time, ngettext
from intake_app.services.week import Week, WeekKind, WeekLine, kind_words
from ui import icons, theme
from ui.pages.caseload_agenda import Line
from ui.turns import Pieces, finish
from ui.widgets import painting
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Rule
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text

SHOWN = 30
A_DAY = 12
"""Lines of one day that show at once; of a whole team a day can have thousands, and those come when they are asked."""
TOGETHER = 4
"""Lines of one piece."""
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ICONS = {
    WeekKind.APPOINTMENT: "calendar-check",
    WeekKind.LOOK_BACK: "rotate-ccw",
    WeekKind.CONTACT: "message-circle",
    WeekKind.AFTERCARE: "hand-helping",
    WeekKind.TIME_OUT: "circle-pause",
    WeekKind.TERM: "hourglass",
}


class DayLine(Line):
    """A line that gives the arrows to the page: they go from line to line. It paints its words: there may be many."""

    moved = Signal(object)
    """An arrow or a page key; the column in which the line stands would scroll by them."""

    def __init__(self, one: WeekLine, *, dated: bool, team: bool) -> None:
        kind = kind_words(one.kind)
        what = one.what or kind
        when = format_short_day(one.on) if dated else format_time(one.at) if one.at is not None else ""
        spoken = ", ".join(part for part in (when, kind, one.name, what, one.place) if part)
        super().__init__(spoken, f"button_week_{one.kind.value}_{one.case_id}_{one.on.isoformat()}")
        rest = " · ".join(part for part in (one.place, one.consultant if team else "") if part)
        self._when, self._dated, self._icon = when, dated, _ICONS[one.kind]
        self._said = ((one.name, "name", "text.1"), (what, "small", "text.1"), (rest, "small", "text.2"))
        theme.current().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        look = theme.current()
        words = sum(look.line_height(role) + look.size(1) for said, role, _color in self._said if said)
        return QSize(look.size(200), max(look.size(54), words + look.size(12)))

    @override
    def hasHeightForWidth(self) -> bool:
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme.current()
        painter = QPainter(self)
        painting.start(painter)
        left, top, side = look.size(16), look.size(6), look.size(17)
        icons.paint(painter, self._icon, QRectF(left, top + look.size(3), side, side), "text.2")
        left += side + look.size(12)
        width = look.size(78 if self._dated else 50)
        painting.text(painter, QRectF(left, top, width, look.line_height("body")), self._when, tabular=True)
        left += width + look.size(12)
        for said, role, color in self._said:
            if said:
                room = QRectF(left, top, self.width() - left - look.size(16), look.line_height(role))
                painting.text(painter, room, said, role, color)
                top += look.line_height(role) + look.size(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.moved.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)


class WeekCard(Card):
    """Shows lines that the page gives it; each line opens where somebody acts on it."""

    opened = Signal(object)
    """The WeekLine that was chosen."""
    moved = Signal(object)
    """The key with which somebody wants to go on from a line."""

    def __init__(self, title: str, name: str, empty: str) -> None:
        super().__init__(padding=0, gap=0, name=name)
        self._heading = Text(title, "h2")
        self._empty = empty
        self._parts: list[DayLines] = []
        self._days = column(gap=0)
        self.add(held(column(self._heading, margins=(16, 12, 16, 8))), self._days)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def lines(self) -> list[DayLine]:
        """The lines that show, from top to bottom."""
        return [line for part in self._parts for line in part.lines]

    def show_days(self, title: str, found: Week, days: Sequence[date], today: date, *, team: bool) -> Pieces:
        """A week: every day with something on it, and today in any case. In pieces of a few lines."""
        self._heading.setText(title)
        self._start()
        by_day: dict[date, list[WeekLine]] = {}
        for one in found.lines:
            by_day.setdefault(one.on, []).append(one)
        for day in days:
            lines = by_day.get(day, [])
            if not lines and day != today:
                continue
            words = format_day(day)
            self._day(_("Today, {day}").format(day=words) if day == today else words, bold=day == today)
            if not lines:
                self._quiet(_("No appointments today."))
            part = self._part(dated=False, team=team)
            yield from part.add(lines[:A_DAY])
            part.offer(lines[A_DAY:], day)
        if self._days.count() == 0:
            self._quiet(self._empty)

    def show_lines(self, lines: Sequence[WeekLine], *, team: bool) -> Pieces:
        """What was due before, each with its day; in pieces of a few lines."""
        self._start()
        yield from self._part(dated=True, team=team).add(lines[:SHOWN])
        if len(lines) > SHOWN:
            self._quiet(_("And {n} more; the lists of the caseload have them all.").format(n=len(lines) - SHOWN))

    def _start(self) -> None:
        clear(self._days)
        self._parts = []

    def _part(self, *, dated: bool, team: bool) -> DayLines:
        part = DayLines(dated=dated, team=team)
        part.opened.connect(self.opened)
        part.moved.connect(self.moved)
        self._parts.append(part)
        self._days.addWidget(part)
        return part

    def _day(self, words: str, *, bold: bool) -> None:
        self._days.addWidget(Rule())
        heading = Text(words, "strong" if bold else "small", color="text.1" if bold else "text.2")
        self._days.addWidget(held(column(heading, margins=(16, 8, 16, 2))))

    def _quiet(self, words: str) -> None:
        said = Text(words, "body", color="text.2")
        self._days.addWidget(held(column(said, margins=(16, 6, 16, 12))))


class DayLines(QWidget):
    """The lines of one day: the first dozen, and more when they are asked."""

    opened = Signal(object)
    moved = Signal(object)

    def __init__(self, *, dated: bool, team: bool) -> None:
        super().__init__()
        self._dated, self._team = dated, team
        self.lines: list[DayLine] = []
        self._column = column(gap=0)
        self.setLayout(self._column)

    def add(self, lines: Sequence[WeekLine]) -> Pieces:
        """Put these under what is there."""
        for number, one in enumerate(lines):
            if number % TOGETHER == 0:
                yield
            line = self._line(one)
            self._column.addWidget(line)
            if self.lines:
                QWidget.setTabOrder(self.lines[-1], line)
            self.lines.append(line)

    def offer(self, rest: Sequence[WeekLine], day: date) -> None:
        """A button for what a day has more, a dozen at a time; the cursor then goes on where they begin."""
        if not rest:
            return
        words = ngettext("Show {n} more of this day", "Show {n} more of this day", len(rest)).format(n=len(rest))
        more = Button(words, kind=Kind.QUIET, name=f"button_more_{day.isoformat()}")
        place = held(row(more, None, margins=(12, 2)))

        def show_more() -> None:
            place.hide()
            place.deleteLater()
            self._column.removeWidget(place)
            before = len(self.lines)
            finish(self.add(rest[:A_DAY]))
            self.offer(rest[A_DAY:], day)
            self.lines[before].show()  # it would be a turn later, and the cursor be elsewhere
            self.lines[before].setFocus(Qt.FocusReason.OtherFocusReason)

        more.clicked.connect(show_more)
        self._column.addWidget(place)
        if self.lines:
            QWidget.setTabOrder(self.lines[-1], more)

    def _line(self, one: WeekLine) -> DayLine:
        line = DayLine(one, dated=self._dated, team=self._team)
        line.clicked.connect(lambda _checked=False: self.opened.emit(one))
        line.moved.connect(self.moved)
        return line
