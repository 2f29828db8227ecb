"""Answers on the consultant's screen that are no choice of a list: own words, a mark on an axis, a whole number."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.domain.web import HIGHEST
from intake_app.i18n import _
from intake_app.instruments.model import Derived, Instrument, Item, Part
from ui import theme
from ui.answers.answer import AnswerWidget
from ui.answers.typed_numbers import NumberField
from ui.widgets.fields import TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import row
from ui.widgets.score_keys import ScoreKeys
from ui.widgets.text import Text


class TextEntry(AnswerWidget):
    """Own words, kept literally. Ctrl Enter asks for the next question."""

    def __init__(self, instrument: Instrument, part: Part, *, plain: bool = False) -> None:
        super().__init__(instrument, part)
        self._plain = plain
        self.field = TextArea(name="answer", lines=4, max_length=8000)
        self.field.text_committed.connect(lambda text: self.answered.emit(_words(text)))
        self.field.submitted.connect(self.next_requested)
        self.setFocusProxy(self.field)
        _alone(self, self.field)

    @override
    def ask(self, item: Item) -> None:
        self.field.setObjectName(f"answer_{item.id}")
        self.field.setAccessibleName(str(item.plain if self._plain else item.label))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.field.set_text(answer.text)

    @override
    def commit(self) -> None:
        self.field.commit()


def _words(text: str) -> dict[str, object]:
    return {"text": text, "special": None} if text else {"text": text}


class KeysEntry(AnswerWidget):
    """A whole mark from 0 to 10, with words at both ends. Enter asks for the next question."""

    def __init__(self, instrument: Instrument, part: Part, *, plain: bool = False) -> None:
        super().__init__(instrument, part)
        self._plain = plain
        self.keys = ScoreKeys(name="answer", accessible_name="")
        self.keys.value_changed.connect(lambda value: self.answered.emit({"value": value}))
        self.keys.next_requested.connect(self.next_requested)
        self.setFocusProxy(self.keys)
        ends = [Text(_end(part, value), "small", color="text.2", wrap=False) for value in (0, HIGHEST)]
        _alone(self, self.keys)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(row(ends[0], None, ends[1]))

    @override
    def ask(self, item: Item) -> None:
        self.keys.setObjectName(f"answer_{item.id}")
        self.keys.setAccessibleName(str(item.plain if self._plain else item.label))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.keys.set_value(answer.value)


def _end(part: Part, value: int) -> str:
    level = part.values.level(value) if part.values else None
    return f"{value}: {level.short or level.plain}" if level is not None else ""


class NumberEntry(AnswerWidget):
    """A whole number of the form's own range; a value list that follows from it is said beside it, never typed."""

    def __init__(self, instrument: Instrument, part: Part, *, plain: bool = False) -> None:
        super().__init__(instrument, part)
        allowed = part.allowed
        low, high = (int(allowed[0]), int(allowed[-1])) if allowed else (0, 100)
        self._plain = plain
        self._derived: Derived | None = None
        self.field = NumberField(name="answer", least=low, most=high)
        self.field.setFixedWidth(theme.current().size(160))
        self.field.value_committed.connect(lambda value: self.answered.emit(_number(value)))
        self.field.returnPressed.connect(self.next_requested)
        self.setFocusProxy(self.field)
        reach = _("A whole number from {low} to {high}.").format(low=low, high=high)
        self.row = FormRow("", self.field, help=reach)
        self.band = Text("", color="text.2", name="derived_words")
        _alone(self, self.row)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.band)

    @override
    def ask(self, item: Item) -> None:
        self.field.setObjectName(f"answer_{item.id}")
        self.row.set_label(str(item.plain if self._plain else item.label))
        self.field.forget()
        self._derived = next((one for one in self.instrument.derived if one.source == item.id), None)

    @override
    def show_answer(self, answer: Answer) -> None:
        self.field.set_value(answer.value)
        self.band.setText(self._band_words(answer.value))
        self.band.setVisible(bool(self.band.text()))

    @override
    def commit(self) -> None:
        self.field.commit()

    def _band_words(self, value: int | None) -> str:
        if self._derived is None or value is None:
            return ""
        values = next((one for one in self.instrument.values if one.id == self._derived.values), None)
        if values is None:
            return ""
        level = values.levels[self._derived.band(value)]
        return _("That is: {words}.").format(words=level.plain if self._plain else level.label)


def _number(value: int | None) -> dict[str, object]:
    return {"value": value, "special": None} if value is not None else {"value": None}


def _alone(widget: QWidget, inside: QWidget) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
