"""Trajectory templates as data: known routes with phases, length, hours, gates and outcomes (forms/templates, rules 9).

A template prescribes nothing: starting one copies its phases as steps that people change as they like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from intake_app.domain.dates import Counting, Length, Unit, due_day, moved
from intake_app.domain.plan_choices import StepKind
from intake_app.domain.vocabulary import HelpLevel
from intake_app.i18n import _
from intake_app.instruments.checks import check_name, check_period, tables
from intake_app.instruments.grounds import due_for_check
from intake_app.instruments.loader import Tables, both, parse
from intake_app.instruments.model import NO_TEXT, Text
from intake_app.instruments.problems import Report
from intake_app.instruments.shape import Holds, Key, Shape, check_table
from intake_app.instruments.shapes import kebab, repeated, text

_UNITS = (Unit.WEEKS, Unit.MONTHS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One part of a route. `start` is the week or month in which it begins, counted from 1; None leaves it open.

    `beside` runs along with the phase before it, instead of after it. `hours` and `lessons` are per week.
    """

    title: Text
    kind: StepKind | None = None
    help: HelpLevel | None = None
    start: int | None = None
    beside: bool = False
    hours: int | None = None
    lessons: int | None = None
    gate: Text = NO_TEXT
    drawback: Text = NO_TEXT
    drawback_until: str = ""
    """The setting with the age from which the drawback is not there any more; its number stands as {n} in the text."""
    by_resident: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrajectoryTemplate:
    """A known route. Without a `length` it is open."""

    id: str
    number: str
    name: Text
    municipality: str
    valid_from: date
    valid_until: date | None
    source: str
    checked_on: date
    unchecked: bool
    phases: tuple[Phase, ...]
    length: Length | None = None
    hours_low: int | None = None
    hours_high: int | None = None
    output: Text = NO_TEXT
    outcomes: tuple[Text, ...] = ()
    note: Text = NO_TEXT
    starts: tuple[str, ...] = ()
    """Events of forms/terms that happen when it begins."""
    ends: tuple[str, ...] = ()

    def needs_check(self, today: date) -> bool:
        """Whether somebody should look whether this is still so."""
        return self.unchecked or due_for_check(self.checked_on, self.valid_until, today)

    def last_day(self, started_on: date) -> date | None:
        """The last day of the route: start plus its length, less one day (FX20, FX21); None when it is open."""
        return due_day(started_on, Counting.AT_MOST, self.length) if self.length is not None else None

    def look_back(self, started_on: date) -> date | None:
        """The day after the last one, on which people look back together (FX21)."""
        last = self.last_day(started_on)
        return last + timedelta(days=1) if last is not None else None

    def begins(self, phase: Phase, started_on: date) -> date | None:
        """The day on which a phase begins; the first phase of an open route begins with the route."""
        if phase.start is None:
            return started_on if phase is self.phases[0] else None
        if self.length is None:
            return None
        return moved(started_on, Length(phase.start - 1, self.length.unit))


_PHASE: Shape = {
    "title_nl": text("What happens, in the resident's words.", required=True),
    "title_en": text(required=True),
    "kind": Key(holds=Holds.CHOICE, choices=tuple(StepKind)),
    "help": Key(holds=Holds.CHOICE, choices=tuple(HelpLevel), about="Who carries it, as a first thought."),
    "start": Key(holds=Holds.WHOLE, low=1, high=120, about="Week or month in which it begins, from 1."),
    "beside": Key(holds=Holds.SWITCH, about="It runs along with the phase before it."),
    "hours": Key(holds=Holds.WHOLE, low=1, high=60, about="Hours per week."),
    "lessons": Key(holds=Holds.WHOLE, low=1, high=60, about="Of which lessons."),
    "gate_nl": text("What must be clear before the next phase begins."),
    "gate_en": text(),
    "drawback_nl": text("What it may cost the resident, in plain words. This is printed."),
    "drawback_en": text(),
    "drawback_until": Key(
        holds=Holds.CHOICE,
        choices=("duo_age_split",),
        about="The setting with the age from which the drawback is gone; {n} in the text is that age.",
    ),
    "by_resident": Key(holds=Holds.SWITCH, about="The resident proposes and chooses it."),
}
_OUTCOME: Shape = {"label_nl": text(required=True), "label_en": text(required=True)}
TEMPLATE: Shape = {
    "schema": Key(holds=Holds.WHOLE, required=True, low=1, high=1),
    "id": kebab(),
    "number": text("Row of the rules: TT01."),
    "name_nl": text(required=True),
    "name_en": text(required=True),
    "municipality": text("Empty for the whole country.", required=True, empty=True),
    "valid_from": Key(holds=Holds.DAY, required=True),
    "valid_until": Key(holds=Holds.DAY),
    "source": text(required=True),
    "checked_on": Key(holds=Holds.DAY, required=True),
    "needs_check": Key(holds=Holds.SWITCH),
    "length": Key(holds=Holds.WHOLE, low=1, high=120, about="Left out for a route of open length."),
    "unit": Key(holds=Holds.CHOICE, choices=_UNITS),
    "hours_low": Key(holds=Holds.WHOLE, low=1, high=60, about="Fewer hours per week than this are asked about."),
    "hours_high": Key(holds=Holds.WHOLE, low=1, high=60),
    "output_nl": text("What must be there at the end."),
    "output_en": text(),
    "note_nl": text("One line for the consultant."),
    "note_en": text(),
    "starts": Key(holds=Holds.TEXTS, about="Events of forms/terms that begin with it; start-traject always does."),
    "ends": Key(holds=Holds.TEXTS, about="Events of forms/terms that its end means; einde-traject always is."),
    "phase": repeated(_PHASE, "The parts, in their order.", required=True),
    "outcome": repeated(_OUTCOME, "The ways it may end."),
}


def read_template(text: str, file: Path | str) -> TrajectoryTemplate:
    """The template of a file. Raises FormsRefused with every fault."""
    report = Report.about(file, text)
    table = parse(text, report)
    check_table(table, TEMPLATE, report)
    check_period(table, report)
    _check_length(table, report)
    _check_phases(table, report)
    check_name(table, file, report)
    report.stop_if_faulty()
    return _template(table)


def _check_length(table: Tables, report: Report) -> None:
    if ("length" in table) != ("unit" in table):
        report.add(("length",), _("A length has a number and a unit."), _("Give both, or neither."))
    low, high = table.get("hours_low"), table.get("hours_high")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        report.add(("hours_low",), _("The fewest hours are more than the most."), _("Use a smaller number."))


def _check_phases(table: Tables, report: Report) -> None:
    before = 0
    for index, one in tables(table, "phase"):
        where, start = ("phase", index), one.get("start")
        if isinstance(start, int) and not isinstance(start, bool):
            _check_start(start, before, table, report, (*where, "start"))
            before = max(before, start)
        if index == 0 and one.get("beside"):
            message = _("The first phase has none beside it.")
            report.add((*where, "beside"), message, _("Remove this line."))
        if "lessons" in one and "hours" not in one:
            message = _("Lessons are part of the hours per week.")
            report.add((*where, "lessons"), message, _("Add a line hours."))


def _check_start(
    start: int, before: int, table: Mapping[str, object], report: Report, where: tuple[str | int, ...]
) -> None:
    length = table.get("length")
    if not isinstance(length, int):
        report.add(where, _("A route of open length has no weeks to count."), _("Remove it, or give a length."))
    elif start > length:
        report.add(where, _("This phase begins after the route has ended."), _("Use a smaller number."))
    elif start < before:
        report.add(where, _("This phase begins before the one above it."), _("Put the phases in their order."))


def _template(table: Tables) -> TrajectoryTemplate:
    return TrajectoryTemplate(
        id=table["id"],
        number=table.get("number", ""),
        name=both(table, "name"),
        municipality=table["municipality"],
        valid_from=table["valid_from"],
        valid_until=table.get("valid_until"),
        source=table["source"],
        checked_on=table["checked_on"],
        unchecked=table.get("needs_check", False),
        phases=tuple(_phase(one) for one in table["phase"]),
        length=Length(table["length"], Unit(table["unit"])) if "length" in table else None,
        hours_low=table.get("hours_low"),
        hours_high=table.get("hours_high"),
        output=both(table, "output"),
        outcomes=tuple(both(one, "label") for one in table.get("outcome", ())),
        note=both(table, "note"),
        starts=tuple(table.get("starts", ())),
        ends=tuple(table.get("ends", ())),
    )


def _phase(one: Tables) -> Phase:
    return Phase(
        title=both(one, "title"),
        kind=StepKind(one["kind"]) if "kind" in one else None,
        help=HelpLevel(one["help"]) if "help" in one else None,
        start=one.get("start"),
        beside=one.get("beside", False),
        hours=one.get("hours"),
        lessons=one.get("lessons"),
        gate=both(one, "gate"),
        drawback=both(one, "drawback"),
        drawback_until=one.get("drawback_until", ""),
        by_resident=one.get("by_resident", False),
    )
