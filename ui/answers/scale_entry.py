"""Choose one value of a list on the consultant's screen: levels from high to low, rungs, or plain choices."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Item, Kind, Level, Part
from intake_app.instruments.special import special_label
from ui.answers.answer import AnswerWidget
from ui.widgets.choices import ChoicePart, Option
from ui.widgets.level_scale import LevelScale

FIGURES = 9
"""So many values can have a figure as their key."""


class AnswerScale(LevelScale):
    """A scale of which Delete takes the answer back, and Enter asks for the next question."""

    next_requested = Signal()

    @override
    def choose(self, part: ChoicePart) -> None:
        self._change(part.option.value)  # a second click keeps what was chosen: nobody empties an answer by accident

    @override
    def key_pressed(self, part: ChoicePart, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.next_requested.emit()
            return True
        return super().key_pressed(part, event)


class ScaleEntry(AnswerWidget):
    """One value per item. Figures choose a value and N "not discussed" while the scale has the focus."""

    def __init__(self, instrument: Instrument, part: Part, *, plain: bool = False) -> None:
        super().__init__(instrument, part)
        self._plain = plain
        self._values = instrument.levels_on_screen(part.items[0].id)
        levels = part.kind in (Kind.LEVELS, Kind.LADDER)
        self.scale = AnswerScale(
            (), highest=len(self._values) if levels else 0, name="answer", accessible_name="", clearable=True
        )
        self.scale.value_changed.connect(self._chosen)
        self.scale.next_requested.connect(self.next_requested)
        self.scale.set_options(self._options(levels))
        self.setFocusProxy(self.scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scale)

    @override
    def ask(self, item: Item) -> None:
        self.scale.setObjectName(f"answer_{item.id}")
        self.scale.setAccessibleName(str(item.plain if self._plain else item.label))

    @override
    def show_answer(self, answer: Answer) -> None:
        if answer.special is not None:
            self.scale.set_value(answer.special)
        else:
            self.scale.set_value(answer.value if answer.value is not None else answer.choice or None)

    def _options(self, levels: bool) -> list[Option]:
        options = [self._option(number, level, levels) for number, level in enumerate(self._values, start=1)]
        if Special.NOT_DISCUSSED in self.instrument.rules.special:
            note = _("Does not count, and is no 0") if levels else ""
            words = sentence(special_label(Special.NOT_DISCUSSED))
            options.append(Option(value=Special.NOT_DISCUSSED, label=words, note=note, key="N"))
        return options

    def _option(self, number: int, level: Level, levels: bool) -> Option:
        figure = level.value if levels else number
        key = str(figure) if isinstance(figure, int) and figure <= FIGURES else ""
        words = str(level.plain if self._plain else level.label)
        return Option(value=level.value, label=sentence(words), description=str(level.explain), key=key)

    def _chosen(self, value: Any) -> None:
        if isinstance(value, Special):
            self.answered.emit({"special": value, "value": None, "choice": ""})
        elif value is None:
            self.answered.emit({"special": None, "value": None, "choice": ""})
        elif isinstance(value, int):
            self.answered.emit({"value": value, "special": None})
        else:
            self.answered.emit({"choice": value, "special": None})


def sentence(words: str) -> str:
    """Words with a capital at their start, as an answer stands on the screen."""
    return words[:1].upper() + words[1:]
