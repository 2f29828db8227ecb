"""The routes that were started in a goal: their weeks, their end, and what came of them (D07)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.plan_parts import Trajectory
from intake_app.i18n import _, format_day
from intake_app.services import trajectories
from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Icon
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text


class RouteLines(QWidget):
    """One line per route above the steps."""

    end_requested = Signal(object)
    """The Trajectory whose end somebody wants to tell."""
    go_on_requested = Signal(object)
    remove_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._most_months: int | None = None
        self._shown: tuple[object, ...] = ()
        self._given: tuple[tuple[Trajectory, ...], date, bool] | None = None
        self._list = QVBoxLayout(self)
        size = theme.current().size
        self._list.setContentsMargins(size(20), 0, size(14), size(8))
        self.hide()

    def set_most_months(self, months: int | None) -> None:
        """The longest route that this municipality knows."""
        self._most_months = months
        if self._given is not None:
            routes, today, read_only = self._given
            self.show_routes(routes, today, read_only=read_only)

    def show_routes(self, routes: Sequence[Trajectory], today: date, *, read_only: bool) -> None:
        """Show these routes as they stand today."""
        self._given = (tuple(routes), today, read_only)
        wanted = (*self._given, self._most_months)
        self.setVisible(bool(routes))
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._list)
        for number, one in enumerate(routes, start=1):
            self._list.addWidget(self._line(number, one, today, read_only=read_only))

    def _line(self, number: int, one: Trajectory, today: date, *, read_only: bool) -> QWidget:
        words = Text(route_words(one, today), "body", name=f"route_{number}")
        words.set_strong(one.title)
        parts = column(words, gap=0)
        for place, ask in enumerate(trajectories.asks(one, today, self._most_months), start=1):
            parts.addWidget(Text(ask, "small", color="attention", name=f"route_{number}_asks_{place}"))
        line = row(Icon("route"), parts, gap=10)
        line.setStretch(1, 1)
        if one.ended_on is None:
            end = Button(_("Ends …"), kind=Kind.LINK, tip=_("Tell how {name} ended").format(name=one.title))
            end.clicked.connect(lambda: self.end_requested.emit(one))
        else:
            end = Button(_("Goes on"), kind=Kind.LINK, tip=_("{name} goes on").format(name=one.title))
            end.clicked.connect(lambda: self.go_on_requested.emit(one))
        end.setObjectName(f"button_route_{number}_end")
        line.addWidget(end)
        if not read_only:
            tip = _("No longer a route; the steps stay")
            away = Button("", kind=Kind.QUIET, icon="x", tip=tip, name=f"button_route_{number}_away")
            away.clicked.connect(lambda: self.remove_requested.emit(one))
            line.addWidget(away)
        return held(line)


def route_words(one: Trajectory, today: date) -> str:
    """ "Jij bent in Beeld, 12 januari tot en met 22 maart 2026. Week 3 van 10." """
    start = format_day(one.started_on, weekday=False, year=True)
    if one.ends_on is None:
        words = [_("{name}, from {day}.").format(name=one.title, day=start)]
    else:
        end = format_day(one.ends_on, weekday=False, year=True)
        words = [_("{name}, {first} up to and including {last}.").format(name=one.title, first=start, last=end)]
    if one.ended_on is not None:
        day = format_day(one.ended_on, weekday=False, year=True)
        words.append(_("Ended on {day}: {outcome}.").format(day=day, outcome=one.outcome.rstrip(".")))
    elif one.weeks is not None and one.week_on(today):
        words.append(_("Week {n} of {all}.").format(n=one.week_on(today), all=one.weeks))
    if one.satisfaction is not None:
        words.append(_("The resident gives it a {n}.").format(n=one.satisfaction))
    if one.hours:
        words.append(_sentence(one.hours))
    if one.ended_on is None and one.look_back_on is not None:
        words.append(_("Look back on {day}.").format(day=format_day(one.look_back_on, year=True)))
    return " ".join(words)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "."
