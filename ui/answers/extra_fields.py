"""The extra fields of an item, a row or a whole reading; those that belong to an answer come and go with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import ExtraField
from ui import theme
from ui.answers.field_controls import FieldContext, FieldControl, make_control
from ui.pages.folding import EqualColumns
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held

NARROWEST = 220  # px of the design below which two fields stand under each other


class ExtraFields(QWidget):
    """Two fields beside each other where there is room. `more` are rows of others that join in (remark, …)."""

    changed = Signal(str, object)
    """The id of a field and what was answered; None when it was taken away."""

    def __init__(
        self,
        fields: Sequence[ExtraField],
        context: FieldContext,
        *,
        prefix: str = "field_",
        more: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self._controls: dict[str, FieldControl] = {}
        self._rows: dict[str, QWidget] = {}
        self._lines: list[tuple[QWidget, tuple[QWidget, ...]]] = []
        for one in self._fields:
            name = f"{prefix}{one.id}"
            control = make_control(one, name, context, partial(self.changed.emit, one.id))
            self._controls[one.id] = control
            self._rows[one.id] = _labelled(one, control, context)
        self._lay_out(more)

    def show_values(self, answer: Answer, chosen: Iterable[int | str] = ()) -> None:
        """Show what is stored; `chosen` are the values that fields may wait for (`when = "value:…"`)."""
        values = tuple(chosen)
        for one in self._fields:
            self._controls[one.id].show(answer.extra_value(one.id))
            asked = any(one.asked_with(value) for value in values or (None,))
            filled = answer.extra_value(one.id) is not None
            self._rows[one.id].setVisible(asked or filled)
        for line, rows in self._lines:
            line.setVisible(any(not row.isHidden() for row in rows))

    def forget(self) -> None:
        """The item is another one: what was typed wrong for the one before goes."""
        for control in self._controls.values():
            control.forget()

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        for control in self._controls.values():
            control.commit()

    def _lay_out(self, more: Sequence[QWidget]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size(12))
        waiting: list[QWidget] = []

        def flush() -> None:
            if waiting:
                line = held(EqualColumns(*waiting, gap=16, at_least=NARROWEST))
                self._lines.append((line, tuple(waiting)))
                column.addWidget(line)
                waiting.clear()

        for one in self._fields:
            if self._controls[one.id].wide:
                flush()
                column.addWidget(self._rows[one.id])
                continue
            waiting.append(self._rows[one.id])
            if len(waiting) == 2:
                flush()
        for row in more:
            waiting.append(row)
            if len(waiting) == 2:
                flush()
        flush()


def _labelled(one: ExtraField, control: FieldControl, context: FieldContext) -> QWidget:
    if not control.labelled:
        return control.widget
    return FormRow(context.words(one), control.widget, help=control.help, required=one.required)
