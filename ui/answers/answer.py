"""What every type of answer at the table has in common, and which widget belongs to which type of question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import Instrument, Item, Kind, Part, Pick


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a list as it reads back: its item, its own words, and what was answered about it."""

    item: str
    words: str
    said: str = ""


class AnswerWidget(QWidget):
    """Where a resident answers the questions of one part of a form, one at a time.

    `ask` says which question it is, `show_answer` what was answered; it never stores anything itself.
    """

    answered = Signal(object)
    """Fields of `Answer` and their values, after the person answered."""
    talk_requested = Signal()
    """The key for "I want to talk about this" was pressed."""
    next_requested = Signal()
    """The key for the next question was pressed."""
    row_requested = Signal(str)
    """A row of a list is to be filled in: its item ("taken/2"), or a new one of the list when nothing stands behind the
    slash ("taken/")."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.instrument = instrument
        self.part = part

    def ask(self, item: Item) -> None:
        """The question is another one of this part."""
        raise NotImplementedError

    def show_answer(self, answer: Answer) -> None:
        """Show what was answered; emits nothing."""
        raise NotImplementedError

    def show_rows(self, rows: Sequence[Line], *, own: bool) -> None:
        """Show the rows of a question that is answered row by row; `own` ones are made here."""

    def set_close(self, close: bool) -> None:
        """Take little height, or as much as the design gives."""

    def commit(self) -> None:
        """Give what was typed but not yet told, before the page is left."""


def question_of(item: Item) -> str:
    """What a screen reader calls the control of a question."""
    return str(item.question or item.name)


Maker = Callable[[Instrument, Part], AnswerWidget]


def answer_widget(instrument: Instrument, part: Part) -> AnswerWidget:
    """The widget for the questions of a part, by their type (instruments A2)."""
    from ui.answers.choice_answer import ChoiceAnswer
    from ui.answers.level_answer import LevelAnswer
    from ui.answers.many_answer import ManyAnswer
    from ui.answers.number_answer import NumberAnswer
    from ui.answers.rows_answer import RowsAnswer
    from ui.answers.score_answer import ScoreAnswer
    from ui.answers.words_answer import WordsAnswer

    picks: dict[Pick, Maker] = {Pick.PER_ROW: RowsAnswer, Pick.MANY: ManyAnswer, Pick.NUMBER: NumberAnswer}
    kinds: dict[Kind, Maker] = {
        Kind.WEB: ScoreAnswer,
        Kind.LEVELS: LevelAnswer,
        Kind.OPEN: WordsAnswer,
        Kind.LADDER: LevelAnswer,
        Kind.CHOICE: ChoiceAnswer,
    }
    made = picks.get(part.pick) if part.pick is not None else None
    return (made or kinds[part.kind])(instrument, part)
