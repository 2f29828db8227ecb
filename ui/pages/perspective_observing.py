"""A time of seeing somebody at work: what was seen day by day, two outputs, and what follows from it (C04)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.diagnosis import Observation, ObservationPeriod
from intake_app.domain.diagnosis_words import ObservationType
from intake_app.domain.dossier import Dossier
from intake_app.domain.entity import CaseEntity
from intake_app.errors import KeukentafelError
from intake_app.i18n import _, format_day, format_short_day
from intake_app.services import barriers, diagnosis, diagnosis_wording, editing
from ui.pages.plan_step_part import beside
from ui.pages.record_cards import RecordPart, Records, RecordsCard
from ui.pages.record_fields import Field, FieldKind
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Rule
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.layouts import clear, column, held, row
from ui.widgets.text import Text
from ui.widgets.typed_dates import Direction


class ObservingCard(RecordsCard):
    """Every time of observing."""

    def __init__(self, session: Session) -> None:
        records = Records(
            kind=ObservationPeriod,
            name="period",
            title=_("Seeing it in practice"),
            icon="eye",
            intro=_("Trying out may be the diagnosis. Write down what you see, in ordinary words."),
            add=_("New time of observing"),
            fields=_fields,
            of=lambda dossier: sorted(
                dossier.observation_periods, key=lambda one: (one.started_on, one.id), reverse=True
            ),
            headline=period_line,
            first="kind",
        )
        super().__init__(session, records)

    def new_part(self, number: int, record_id: UUID) -> RecordPart:
        part = PeriodPart(self.session, self.records, number, record_id)
        part.opened.connect(lambda: self._only(part))
        return part


class PeriodPart(RecordPart):
    """One time of observing with what was seen, and closing it."""

    def __init__(self, session: Session, records: Records, number: int, record_id: UUID) -> None:
        super().__init__(session, records, number, record_id)
        prefix = f"{records.name}_{number}"
        self._prefix = prefix
        self._period: ObservationPeriod | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._type = DropDown(diagnosis_wording.observation_types(), name=f"field_{prefix}_type")
        self._type.set_value(ObservationType.STRENGTH)
        self._day = DateField(name=f"field_{prefix}_seen_on", today=session.today, direction=Direction.BACK)
        self._text = TextArea(name=f"field_{prefix}_seen", lines=2, max_length=2000)
        self._add = Button(_("Write down"), icon="plus", name=f"button_{prefix}_observe", on_click=self._observe)
        self._problem = ErrorLine()
        self._state = Text("", color="text.2", name=f"text_{prefix}_closed")
        self._close = Button(
            _("Close this time"), icon="check", name=f"button_{prefix}_close", on_click=self._toggle_closed
        )
        day = FormRow(_("Day"), self._day, help=_("Empty is today"))
        kinds = beside(FormRow(_("What was it?"), self._type), day, at_least=190)
        self.more.setSpacing(10)
        for item in (Rule(), Text(_("What was seen"), "strong")):
            self.more.addWidget(item)
        self.more.addLayout(self._lines)
        for widget in (kinds, FormRow(_("What you saw or heard"), self._text), self._problem):
            self.more.addWidget(widget)
        self.more.addLayout(row(self._add, None))
        self.more.addWidget(Rule())
        self.more.addWidget(self._state)
        self.more.addLayout(row(self._close, None))

    def show_record(self, record: CaseEntity, dossier: Dossier) -> None:
        super().show_record(record, dossier)
        assert isinstance(record, ObservationPeriod)
        self._period = record
        self._show_observations(dossier)
        closed = record.closed_on is not None
        self._close.setText(_("Open again") if closed else _("Close this time"))
        self._close.set_icon("rotate-ccw" if closed else "check")
        if record.closed_on is not None:
            day = format_day(record.closed_on, weekday=False, year=True)
            self._state.setText(
                _("Closed on {day}. Look at the direction and at what somebody can do again.").format(day=day)
            )
        else:
            self._state.setText(_("Closing asks for both outputs. Then you look at the direction again."))

    def _show_observations(self, dossier: Dossier) -> None:
        clear(self._lines)
        mine = [one for one in dossier.observations if one.period_id == self.record_id]
        words = dict(diagnosis_wording.observation_types())
        shown = sorted(mine, key=lambda one: (one.seen_on, one.id), reverse=True)
        for number, one in enumerate(shown, start=1):
            self._lines.addWidget(self._line(number, one, words[one.type]))

    def _line(self, number: int, one: Observation, kind: str) -> QWidget:
        name = f"{self._prefix}_seen_{number}"
        head = Text(f"{format_short_day(one.seen_on)}, {kind.lower()}", "small", color="text.2")
        away = Button("", kind=Kind.QUIET, icon="x", tip=_("Remove"), name=f"button_{name}_away")
        away.clicked.connect(lambda: self._drop(one.id))
        words = column(head, Text(one.text), gap=0)
        top = row(words, away, gap=8)
        top.setStretch(0, 1)
        parts = column(top, gap=4)
        if one.type is ObservationType.BLOCKADE:
            parts.addWidget(self._barrier(name, one))
        elif one.type is ObservationType.STRENGTH:
            parts.addWidget(self._portfolio(name, one))
        return held(parts)

    def _barrier(self, name: str, one: Observation) -> QWidget:
        rows = barriers.rows(self.session.forms)
        if one.barrier:
            label = dict(rows).get(one.barrier, one.barrier)
            return Text(_("Stands with what is in the way: {what}").format(what=label), "small", color="text.2")
        choice = DropDown(rows, name=f"field_{name}_barrier", placeholder=_("Put it with what is in the way"))
        choice.setAccessibleName(_("Put it with what is in the way"))
        choice.value_changed.connect(lambda value: self._promote(one.id, value))
        return choice

    def _portfolio(self, name: str, one: Observation) -> QWidget:
        if one.strength_id is not None:
            return Text(_("Stands on the portfolio"), "small", color="text.2")
        tick = CheckBox(_("The resident wants to show this on the portfolio"), name=f"field_{name}_portfolio")
        tick.value_changed.connect(lambda on: self._show(one.id, on))
        return tick

    def _observe(self) -> None:
        period = self._period
        if period is None:
            return
        self._day.commit()
        values: dict[str, object] = {"type": self._type.value() or ObservationType.STRENGTH, "text": self._text.text()}
        if self._day.value() is not None:
            values["seen_on"] = self._day.value()
        self.session.change(
            lambda desk: diagnosis.observe(desk, period, **values), self._kept, on_refused=self._not_kept, owner=self
        )

    def _kept(self, _made: object) -> None:
        self._problem.set_sentence("")
        self._text.clear()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_kept(self, error: KeukentafelError) -> None:
        self._problem.set_sentence(str(error))
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_closed(self) -> None:
        period = self._period
        if period is None:
            return
        self.fields.commit()
        work = diagnosis.open_period if period.closed_on is not None else diagnosis.close_period
        self.session.change(lambda desk: work(desk, period.id), on_refused=self._refused, owner=self)

    def _promote(self, observation: UUID, value: str | None) -> None:
        if value:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.session.change(lambda desk: barriers.promote(desk, observation, value))

    def _show(self, observation: UUID, on: bool) -> None:
        if on:
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.session.change(lambda desk: diagnosis.show_on_portfolio(desk, observation, resident_agrees=True))

    def _drop(self, observation: UUID) -> None:
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.session.change(lambda desk: editing.remove(desk, Observation, observation))


def period_line(one: ObservationPeriod, _session: Session) -> str:
    """ "Keuken De Linde, vanaf 3 maart 2026"."""
    where = one.place.strip() or dict(diagnosis_wording.observation_kinds())[one.kind]
    start = format_day(one.started_on, weekday=False, year=True)
    if one.ends_on is None:
        return _("{place}, from {day}").format(place=where, day=start)
    end = format_day(one.ends_on, weekday=False, year=True)
    return _("{place}, {first} until {last}").format(place=where, first=start, last=end)


def _fields(_session: Session) -> Sequence[Sequence[Field]]:
    return (
        (
            Field(name="kind", label=_("Kind"), kind=FieldKind.CHOICE, options=diagnosis_wording.observation_kinds()),
            Field(name="place", label=_("Where")),
        ),
        (
            Field(name="started_on", label=_("First day"), kind=FieldKind.DAY),
            Field(name="ends_on", label=_("Last day"), kind=FieldKind.DAY),
            Field(name="hours_week", label=_("Hours a week"), kind=FieldKind.HOURS),
        ),
        (
            Field(name="tasks", label=_("What somebody does there")),
            Field(name="observer", label=_("Who looks along")),
        ),
        (
            Field(name="development", label=_("In what can somebody grow?"), kind=FieldKind.WORDS),
            Field(name="support", label=_("Which support is needed?"), kind=FieldKind.WORDS),
        ),
        (Field(name="advice", label=_("Advice"), kind=FieldKind.WORDS),),
    )
