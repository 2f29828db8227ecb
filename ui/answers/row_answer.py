"""What is answered per row: one value of a short list, or words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.model import Item, Part
from intake_app.instruments.special import special_label
from ui.answers.field_controls import FieldContext
from ui.answers.scale_entry import sentence
from ui.answers.voice_reading import VoiceReading
from ui.widgets.fields import DropDown, TextArea
from ui.widgets.form_row import FormRow


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """One such answer: its row of the form, how it is filled and how it tells what is typed."""

    row: QWidget
    show: Callable[[Answer], None]
    commit: Callable[[], None]


def row_words(reading: VoiceReading, label: str, key: str) -> RowAnswer:
    """Words in a row."""
    area = TextArea(name=f"answer_{key}", lines=1, max_length=4000)
    area.text_committed.connect(lambda text: reading.record(key, text=text))
    return RowAnswer(FormRow(label, area), lambda answer: area.set_text(answer.text), area.commit)


def row_answer(
    reading: VoiceReading, part: Part, item: Item, key: str, context: FieldContext, answered: Callable[[], None]
) -> RowAnswer:
    """One value of the list of `part` in a row, or a special answer."""
    choice = DropDown(_entries(reading, part, context), name=f"answer_{key}")

    def chosen(value: Any) -> None:
        reading.record(key, **_values(value))
        answered()

    choice.value_changed.connect(chosen)
    return RowAnswer(
        FormRow(context.words(item), choice), lambda answer: choice.set_value(_chosen(answer)), lambda: None
    )


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
