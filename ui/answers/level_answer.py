"""Answer on a list of ordered levels or rungs, in the resident's plain words: no number, no ranking colour."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.instruments.model import Instrument, Part
from ui.answers.choice_answer import ChoiceAnswer
from ui.widgets.choices import Option
from ui.widgets.table_choice import TableChoice


class LevelAnswer(ChoiceAnswer):
    """One of the levels with rising bars. Their own figures choose while it has the focus."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)

    @override
    def new_choice(self, instrument: Instrument, part: Part) -> TableChoice:
        levels = instrument.levels_on_screen(part.items[0].id)
        options = [Option(value=level.value, label=str(level.plain), key=str(level.value)) for level in levels]
        return TableChoice(options, bars=True, highest=len(levels), name="answer", accessible_name="")
