"""What every type of answer at the table has in common, and which widget belongs to which type of question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Kind, Pick


class AnswerWidget(QWidget):
    """Where a resident answers one question. Shows an answer with `show_answer` and never stores anything itself."""

    answered = Signal(object)
    """Fields of `Answer` and their values, after the person answered."""
    talk_requested = Signal()
    """The key for "I want to talk about this" was pressed."""
    next_requested = Signal()
    """The key for the next question was pressed."""

    def __init__(self, instrument: Instrument, item_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.instrument = instrument
        self.item = instrument.item(item_id)

    def show_answer(self, answer: Answer) -> None:
        """Show what was answered; emits nothing."""
        raise NotImplementedError

    def set_close(self, close: bool) -> None:
        """Take little height, or as much as the design gives."""

    def commit(self) -> None:
        """Give what was typed but not yet told, before the page is left."""


Maker = Callable[[Instrument, str], AnswerWidget]


def answer_widget(instrument: Instrument, item_id: str) -> AnswerWidget:
    """The widget for one question, by its type (instruments A2)."""
    from ui.answers.choice_answer import ChoiceAnswer, ManyAnswer
    from ui.answers.level_answer import LevelAnswer
    from ui.answers.score_answer import ScoreAnswer
    from ui.answers.words_answer import WordsAnswer

    part = instrument.part_of(item_id)
    if part.kind is Kind.CHOICE and part.pick is Pick.MANY:
        return ManyAnswer(instrument, item_id)
    makers: dict[Kind, Maker] = {
        Kind.WEB: ScoreAnswer,
        Kind.LEVELS: LevelAnswer,
        Kind.OPEN: WordsAnswer,
        Kind.LADDER: ChoiceAnswer,
        Kind.CHOICE: ChoiceAnswer,
    }
    return makers[part.kind](instrument, item_id)
