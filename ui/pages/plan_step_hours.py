"""Hours per week that build up, or go down: planned and real, with lessons and travel beside them (D08)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from intake_app.domain.diagnosis_words import Weekday
from intake_app.domain.plan_parts import HoursLine
from intake_app.i18n import _, format_day
from intake_app.services import editing, step_route
from intake_app.services.step_words import fixed_days, weekday_words
from ui import theme
from ui.pages.plan_step_part import StepPart, TickSet, beside
from ui.pages.step_context import StepContext
from ui.pages.typed_amounts import NotAnAmount, hours_words, read_hours
from ui.widgets.buttons import Button, Kind
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.hours_view import HoursBar, HoursView
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from intake_app.services.desk import Desk

_COLUMNS = ("planned", "actual", "lessons", "travel")


class HoursPart(StepPart):
    """One line per day from which other hours hold."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self._days = TickSet([(day, weekday_words(day)) for day in Weekday], accessible_name=_("Fixed days"))
        self._days.values_changed.connect(lambda days: self.edited.emit({"weekdays": days}))
        self._times = self.line("day_times", placeholder=_("9.00 to 12.00"), max_length=60)
        self.body.addWidget(FormRow(_("Fixed days"), self._days, help=_("No fixed days? Leave it empty.")))
        self.body.addWidget(FormRow(_("From when until when"), self._times))
        self.view = HoursView(name="hours_view")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.current().size(8))
        self._grid.setVerticalSpacing(theme.current().size(4))
        self._error = ErrorLine()
        self._from = DateField(today=today, direction=Direction.AHEAD)
        self._planned = LineField(max_length=8, placeholder="16")
        self._planned.returnPressed.connect(self._add)
        self._more = Button(_("Write down"), icon="plus")
        self._more.clicked.connect(self._add)
        button = held(column(Text("", "strong"), row(self._more, None), gap=6))
        first, second = FormRow(_("From which day"), self._from), FormRow(_("Hours per week"), self._planned)
        self._new = beside(first, second, button, at_least=130)
        self.body.addWidget(self.view)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._new)
        self.body.addWidget(self._error)

    def fill(self, context: StepContext) -> None:
        self._days.set_values(context.step.weekdays)
        self._days.setEnabled(not context.read_only)
        self._times.set_text(context.step.day_times)
        self._times.setReadOnly(context.read_only)
        self._new.setVisible(not context.read_only)
        self._more.setObjectName(f"button_step_{context.number}_add_hours")
        self.view.setVisible(bool(context.hours))
        self.view.set_bars(
            [HoursBar(from_on=one.from_on, planned=one.planned, actual=one.actual) for one in context.hours]
        )
        wanted = (context.hours, context.read_only, context.number)
        if wanted != self._shown:
            self._shown = wanted
            self._fill_grid(context)

    def fields(self) -> Mapping[str, QWidget]:
        return {
            "weekdays": self._days,
            "day_times": self._times,
            "hours_from": self._from,
            "hours_planned": self._planned,
        }

    def _fill_grid(self, context: StepContext) -> None:
        clear(self._grid)
        if not context.hours:
            return
        for place, words in enumerate((_("From"), *_heads())):
            self._grid.addWidget(Text(words, "small", color="text.2"), 0, place, Qt.AlignmentFlag.AlignBottom)
        for number, line in enumerate(context.hours, start=1):
            day = format_day(line.from_on, weekday=False, year=True)
            self._grid.addWidget(Text(day, "body"), number, 0)
            for place, field in enumerate(_COLUMNS, start=1):
                self._grid.addWidget(self._cell(context, line, number, field), number, place)
            if not context.read_only:
                tip = _("Remove the hours from {day}").format(day=day)
                name = f"button_step_{context.number}_hours_{number}_away"
                away = Button("", kind=Kind.QUIET, icon="x", tip=tip, name=name)
                away.clicked.connect(lambda _on=False, one=line.id: self._remove(one))
                self._grid.addWidget(away, number, len(_COLUMNS) + 1)
        self._grid.setColumnStretch(0, 2)
        for place in range(1, len(_COLUMNS) + 1):
            self._grid.setColumnStretch(place, 1)

    def _cell(self, context: StepContext, line: HoursLine, number: int, field: str) -> LineField:
        name = f"field_step_{context.number}_hours_{number}_{field}"
        made = LineField(name=name, max_length=8)
        made.setMinimumWidth(theme.current().size(48))
        made.setText(hours_words(getattr(line, field)))
        heading = dict(zip(_COLUMNS, _heads(), strict=True))[field]
        made.setAccessibleName(f"{heading}, {format_day(line.from_on, weekday=False, year=True)}")
        made.setReadOnly(context.read_only and field != "actual")
        made.text_committed.connect(lambda text: self._keep(line.from_on, made, field, text))
        return made

    def _keep(self, from_on: date, cell: LineField, field: str, text: str) -> None:
        minutes = self._read(cell, text)
        if minutes is not False and self.context is not None:
            step = self.context.step

            def work(desk: Desk) -> object:
                return step_route.plan_hours(desk, step, from_on, **{field: minutes})

            self.ask(work)

    def _add(self) -> None:
        self._from.commit()
        day, minutes = self._from.value(), self._read(self._planned, self._planned.text())
        context = self.context
        if context is None or minutes is False or self._from.error:
            return
        if day is None or minutes is None:
            self._error.set_sentence(_("Fill in a day, and hours per week such as 16."))
            (self._from if day is None else self._planned).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        step = context.step
        self.ask(lambda desk: step_route.plan_hours(desk, step, day, planned=minutes))
        self._from.set_value(None)
        self._planned.clear()
        self._from.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: object) -> None:
        self._from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask(lambda desk: editing.remove(desk, HoursLine, line))  # type: ignore[arg-type]  # an id

    def _read(self, cell: LineField, text: str) -> int | bool | None:
        """The minutes that were typed; False when it is no amount, which is said."""
        try:
            minutes = read_hours(text)
        except NotAnAmount:
            self._error.set_sentence(_("Hours per week: write a number such as 16 or 16,5."))
            cell.set_error(self._error.sentence)
            return False
        self._error.set_sentence("")
        cell.set_error("")
        return minutes


def _heads() -> tuple[str, str, str, str]:
    return _("Planned"), _("It became"), _("Of which lessons"), _("Travel")


def hours_summary(context: StepContext) -> str:
    """The fixed days, and the planned hours in a row: "16 · 24 · 32"."""
    hours = [hours_words(one.planned) for one in context.hours if one.planned is not None]
    days = fixed_days(context.step)
    return " · ".join([days, *hours] if days else hours)
