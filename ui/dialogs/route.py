"""Choosing a known route: which, from which day, and what it becomes; and telling how it ended (D07)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.effects import Effect
from intake_app.domain.plan_parts import Trajectory
from intake_app.i18n import _, format_day
from intake_app.instruments.templates import TrajectoryTemplate
from intake_app.services import effects, trajectories
from intake_app.services.trajectories import hours_words, length_words
from ui.dialogs.dialog import CalmDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.checks import CheckBox
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction

if TYPE_CHECKING:
    from ui.session import Session


class StartRouteDialog(CalmDialog):
    """Pick a template and a day; the phases show with the days they get."""

    chosen = Signal(str, object)
    """Id of the template, and the first day."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("Choose a route"), parent, name="route", width=640)
        self._templates = session.forms.templates
        self._today = session.today
        entries = [(one.id, f"{one.name}, {length_words(one)}") for one in self._templates.values()]
        self._list = DropDown(entries, name="field_route", placeholder=_("Choose"))
        self._list.value_changed.connect(lambda _id: self._show())
        self._day = DateField(name="field_route_start", today=session.today, direction=Direction.AHEAD)
        self._day.set_value(session.today())
        self._day.date_committed.connect(lambda _day: self._show())
        self._facts = Text("", "body", color="text.2", name="route_facts")
        self._phases = QVBoxLayout()
        note = _("The steps are copied into this goal. You change, add and remove what you like.")
        self._row = FormRow(_("Which route"), self._list)
        self.add(
            self._row,
            FormRow(_("First day"), self._day),
            self._facts,
            held(column(self._phases)),
            Text(note, "small", color="text.2"),
        )
        put = Button(_("Put it in the plan"), kind=Kind.PRIMARY, name="button_start_route", on_click=self._submit)
        self.set_buttons(put, Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject))
        self._list.setFocus()
        self._show()

    def _show(self) -> None:
        clear(self._phases)
        template, day = self._templates.get(self._list.value() or ""), self._day.value()
        self._facts.setVisible(template is not None)
        if template is None or day is None:
            self.fit()
            return
        self._row.set_error("")
        self._facts.setText(_facts(template, day, self._today()))
        for number, phase in enumerate(template.phases, start=1):
            begins = template.begins(phase, day)
            when = _("from {day}").format(day=format_day(begins, weekday=False, year=True)) if begins else ""
            gate = _("then a decision: {what}").format(what=phase.gate) if phase.gate else ""
            words = Text(f"{number}. {phase.title}", "body", name=f"route_phase_{number}")
            beside = Text(" · ".join(part for part in (when, gate) if part), "small", color="text.2")
            line = held(column(words, beside, gap=0))
            self._phases.addWidget(line)
            line.show()
        self.fit()

    def _submit(self) -> None:
        self._day.commit()
        if not self._list.value():
            self._row.set_error(_("Choose a route from the list."))
            self._list.setFocus()
            return
        if self._day.error or self._day.value() is None:
            self._day.setFocus()
            return
        self.chosen.emit(self._list.value(), self._day.value())
        self.accept()


def _facts(template: TrajectoryTemplate, day: date, today: date) -> str:
    """Length, last day, day to look back, hours; the note; and whether somebody should check it first."""
    parts = [length_words(template), hours_words(template)]
    last, look_back = template.last_day(day), template.look_back(day)
    if last is not None and look_back is not None:
        parts.append(_("last day {day}").format(day=format_day(last, weekday=False, year=True)))
        parts.append(_("look back on {day}").format(day=format_day(look_back, weekday=False, year=True)))
    if template.output:
        parts.append(_("at the end there is a {output}").format(output=template.output))
    words = ", ".join(part for part in parts if part)
    lines = [words[:1].upper() + words[1:] + ".", str(template.note)]
    if template.needs_check(today):
        words = _("This example comes from {source}. Check whether it is still so here.")
        lines.append(words.format(source=template.source))
    return "\n".join(line for line in lines if line)


class EndRouteDialog(CalmDialog):
    """Where now, what next, and what came of it."""

    told = Signal(object)
    """Values for `trajectories.end`, by name."""

    def __init__(self, route: Trajectory, session: Session, parent: QWidget | None) -> None:
        super().__init__(_("The route ends"), parent, name="route_end", width=600)
        self._outcome = DropDown([(one, one) for one in route.outcomes], name="field_route_outcome")
        self._own = LineField(name="field_route_outcome_words", placeholder=_("In own words"), max_length=200)
        self._now = TextArea(name="field_route_where_now", lines=2, max_length=2000)
        self._next = TextArea(name="field_route_what_next", lines=2, max_length=2000)
        self._on = DateField(name="field_route_ended_on", today=session.today, direction=Direction.BACK)
        self._on.set_value(min(session.today(), route.ends_on or session.today()))
        self._ready = CheckBox(_("The {output} is there").format(output=route.output), name="field_route_output")
        self._mark = LineField(name="field_route_satisfaction", max_length=2)
        self._mark_row = FormRow(
            _("How content is the resident, from 1 to 10?"),
            self._mark,
            help=_("Only if the resident wants to"),
        )
        self._said = LineField(name="field_route_satisfaction_words", max_length=400)
        self._effect = SegmentedChoice(
            [Option(value=one, label=effects.effect_words(one)) for one in Effect],
            name="field_route_effect",
            accessible_name=_("Did this route help?"),
            clearable=True,
        )
        self._why = LineField(name="field_route_effect_why", max_length=effects.MOST_WORDS)
        self._contact = DateField(name="field_route_next_contact_on", today=session.today, direction=Direction.AHEAD)
        self._contact_row = FormRow(_("We speak again on"), self._contact, required=True)
        self._row = FormRow(_("What came of it"), self._outcome if route.outcomes else self._own)
        self.add(self._row)
        if route.outcomes:
            self.add(FormRow(_("Or in own words"), self._own))
        self.add(FormRow(_("Where am I now?"), self._now), FormRow(_("What comes after this?"), self._next))
        self.add(FormRow(_("Did this route help?"), held(row(self._effect, None))), FormRow(_("Why"), self._why))
        self.add(self._contact_row)
        self.add(self._mark_row, FormRow(_("In the resident’s words"), self._said))
        self.add(FormRow(_("Ended on"), self._on))
        if route.output:
            self.add(row(self._ready, None))
        self._effect.value_changed.connect(lambda _value: self._ask_contact())
        self._next.textChanged.connect(self._ask_contact)
        self._ask_contact()
        keep = Button(_("Keep"), kind=Kind.PRIMARY, name="button_end_route", on_click=self._submit)
        self.set_buttons(keep, Button(_("Not now"), kind=Kind.QUIET, name="button_cancel", on_click=self.reject))
        (self._outcome if route.outcomes else self._own).setFocus()

    def _ask_contact(self) -> None:
        """Ask for a day to speak again where the route did not help and nothing comes after it."""
        self._contact_row.setVisible(trajectories.leaves_alone(self._effect.value(), self._next.toPlainText()))
        self.fit()

    def _contact_lacks(self) -> bool:
        if not trajectories.leaves_alone(self._effect.value(), self._next.toPlainText()):
            return False
        day, ended = self._contact.value(), self._on.value()
        return day is None or (ended is not None and day <= ended)

    def _submit(self) -> None:
        self._on.commit()
        self._contact.commit()
        outcome = self._own.text().strip() or self._outcome.value() or ""
        if not outcome:
            self._row.set_error(_("What came of it? Choose an outcome, or write one."))
            self._row.control.setFocus()
            return
        if self._on.error:
            self._on.setFocus()
            return
        if self._contact_lacks():
            self._contact_row.set_error(trajectories.contact_asked())
            self._contact.setFocus()
            return
        mark = self._mark.text().strip()
        if mark and not (mark.isascii() and mark.isdigit() and 1 <= int(mark) <= 10):
            self._mark_row.set_error(_("Use a number from {low} to {high}.").format(low=1, high=10))
            self._mark.setFocus()
            return
        self.told.emit(
            {
                "satisfaction": int(mark) if mark else None,
                "satisfaction_words": self._said.text(),
                "outcome": outcome,
                "where_now": self._now.text(),
                "what_next": self._next.text(),
                "output_ready": self._ready.value(),
                "ended_on": self._on.value(),
                "effect": self._effect.value(),
                "why": self._why.text(),
                "next_contact_on": self._contact.value() if self._contact_row.isVisible() else None,
            }
        )
        self.accept()
