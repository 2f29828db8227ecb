"""Answers on the consultant's screen that are no choice of a list: own words, a mark on an axis, a whole number."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.domain.web import HIGHEST
from intake_app.i18n import _
from intake_app.instruments.asking import band_of
from intake_app.instruments.model import Instrument, Item, Part
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
        self._plain, self._item = plain, part.items[0]
        self.field = NumberField(name="answer", least=part.minimum, most=part.maximum)
        self.field.setFixedWidth(theme.current().size(160))
        self.field.value_committed.connect(lambda value: self.answered.emit(_number(value)))
        self.field.returnPressed.connect(self.next_requested)
        self.setFocusProxy(self.field)
        reach = _("A whole number from {low} to {high}.") if not part.suffix else _("From {low} to {high} {what}.")
        reach = reach.format(low=part.minimum, high=part.maximum, what=part.suffix)
        self._row = FormRow(self._name, self.field, help=reach)
        self.band = Text("", "name", name="derived_words")
        _alone(self, self._row)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(self.band)

    @override
    def ask(self, item: Item) -> None:
        if item is not self._item:
            self.field.forget()
        self._item = item
        self.field.setObjectName(f"answer_{item.id}")
        self._row.set_label(self._name)

    @override
    def show_answer(self, answer: Answer) -> None:
        self.field.set_value(answer.value)
        band = band_of(self.instrument, self._item.id, answer)
        words = str(band.plain if self._plain else band.label) if band is not None else ""
        self.band.setText(_("That is: {words}.").format(words=words) if words else "")
        self.band.setVisible(bool(words))

    @override
    def commit(self) -> None:
        self.field.commit()

    @property
    def _name(self) -> str:
        return str(self._item.plain if self._plain else self._item.label)


def _number(value: int | None) -> dict[str, object]:
    return {"value": value, "special": None} if value is not None else {"value": None}


def _alone(widget: QWidget, inside: QWidget) -> None:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inside)
