"""The extra fields of an item, a row or a whole reading; those that belong to an answer come and go with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.instruments.asking import asked_fields, options_of
from intake_app.instruments.model import ExtraField
from ui import theme
from ui.answers.field_controls import FieldContext, FieldControl, Value, make_control
from ui.answers.proposals import proposed
from ui.answers.voice_reading import VoiceReading
from ui.pages.folding import EqualColumns
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held

NARROWEST = 220  # px of the design below which two fields stand under each other
TALK = "praten"
"""The tick "I want to talk about this": kept as `Answer.talk_about`, as at the table."""


class ExtraFields(QWidget):
    """Two fields beside each other where there is room. `more` are form rows of others that join in (remark, …)."""

    def __init__(
        self,
        reading: VoiceReading,
        fields: Sequence[ExtraField],
        context: FieldContext,
        *,
        prefix: str = "field_",
        more: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._reading, self._fields, self._key = reading, tuple(fields), ""
        self._controls: dict[str, FieldControl] = {}
        self._rows: dict[str, QWidget] = {}
        self._lines: list[tuple[QWidget, tuple[QWidget, ...]]] = []
        for one in self._fields:
            control = make_control(one, f"{prefix}{one.id}", context, self._keeper(one))
            self._controls[one.id] = control
            self._rows[one.id] = _labelled(one, control, context)
        self._lay_out(more)

    def show_at(self, key: str) -> None:
        """Show what is stored at a place: an item, a row, or the reading."""
        if key != self._key:
            self._key = key
            for control in self._controls.values():
                control.forget()
        instrument, answers = self._reading.instrument, self._reading.answers
        answer = self._reading.answer(key)
        asked = {one.id for one in asked_fields(instrument, answers, key)}
        for one in self._fields:
            value: Value = answer.talk_about if one.id == TALK else answer.extra_value(one.id)
            if value is None:
                value = proposed(instrument, one, key, self._reading.measured_on)
            control = self._controls[one.id]
            if control.offer is not None and any(option.when for option in one.options):
                control.offer(options_of(instrument, one, answers, key))
            control.show(value)
            if control.compute is not None:
                control.compute(instrument, answers)
            self._rows[one.id].setVisible(one.id in asked or answer.extra_value(one.id) is not None)
        for line, rows in self._lines:
            line.setVisible(any(not row.isHidden() for row in rows))

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        for control in self._controls.values():
            control.commit()

    def _keeper(self, one: ExtraField) -> Callable[[Value], None]:
        return lambda value: self._keep(one, value)

    def _keep(self, one: ExtraField, value: Value) -> None:
        if one.id == TALK:
            self._reading.record(self._key, talk_about=bool(value))
        else:
            self._reading.record_extras(self._key, {one.id: value}, keep_off=one.default is True)

    def _lay_out(self, more: Sequence[QWidget]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(12))
        waiting: list[QWidget] = []

        def flush() -> None:
            if waiting:
                line = held(EqualColumns(*waiting, gap=16, at_least=NARROWEST))
                self._lines.append((line, tuple(waiting)))
                layout.addWidget(line)
                waiting.clear()

        wide = {self._rows[one.id] for one in self._fields if self._controls[one.id].wide}
        for row in (*(self._rows[one.id] for one in self._fields), *map(_from_the_top, more)):
            if row in wide:
                flush()
            waiting.append(row)
            if len(waiting) == 2 or row in wide:
                flush()
        flush()


def _labelled(one: ExtraField, control: FieldControl, context: FieldContext) -> QWidget:
    if not control.labelled:
        return control.widget
    row = FormRow(context.words(one), control.widget, help=control.help, required=one.required)
    return _from_the_top(row)


def _from_the_top(row: QWidget) -> QWidget:
    """A form row that stays at the top of its place when its neighbour is higher."""
    return held(column(row, None, gap=0))
