"""An item that is answered per row: a short list to choose from, or words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.model import Item, Kind, Part
from intake_app.instruments.special import special_label
from ui.answers.field_controls import FieldContext
from ui.answers.scale_entry import sentence
from ui.answers.voice_reading import VoiceReading
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.form_row import FormRow


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """One such answer of one row: its item in the reading, its row of the form, and how it is filled."""

    item: str
    row: QWidget
    show: Callable[[Answer], None]
    commit: Callable[[], None]


def row_answer(reading: VoiceReading, part: Part, item: Item, name: str, context: FieldContext) -> RowAnswer:
    """The answer to `item` in the row that its `name` ends with."""
    if part.kind is Kind.OPEN:
        area = TextArea(name=f"answer_{name}", lines=1, max_length=4000)
        area.text_committed.connect(lambda text: reading.record(name, text=text))
        row = FormRow(context.words(item), area)
        return RowAnswer(name, row, lambda answer: area.set_text(answer.text), area.commit)
    choice = DropDown(_entries(reading, part, context), name=f"answer_{name}")
    choice.value_changed.connect(lambda value: reading.record(name, **_values(value)))
    row = FormRow(context.words(item), choice)
    return RowAnswer(name, row, lambda answer: choice.set_value(_chosen(answer)), lambda: None)


def _entries(reading: VoiceReading, part: Part, context: FieldContext) -> list[tuple[Any, str]]:
    values = part.values.levels if part.values else ()
    specials = reading.instrument.rules.special
    return [
        ("", _("not chosen")),
        *((level.value, sentence(context.words(level))) for level in values),
        *((special, sentence(special_label(special))) for special in sorted(specials, reverse=True)),
    ]


def _values(value: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"value": None, "choice": "", "special": None}
    if isinstance(value, Special):
        return empty | {"special": value}
    if isinstance(value, int):
        return empty | {"value": value}
    return empty | {"choice": value or ""}


def _chosen(answer: Answer) -> Any:
    if answer.special is not None:
        return answer.special
    return answer.value if answer.value is not None else answer.choice
