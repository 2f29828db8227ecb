"""Answer on an axis of the web: eleven keys, with a face and words at both ends."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.domain.measuring import Answer
from intake_app.domain.web import HIGHEST
from intake_app.instruments.model import Instrument, Item, Part
from ui import theme
from ui.answers.answer import AnswerWidget, question_of
from ui.widgets.card import Icon
from ui.widgets.score_keys import ScoreKeys
from ui.widgets.text import Text


class ScoreAnswer(AnswerWidget):
    """A whole value from 0 to 10. There is no face and no colour per number: a 4 is not a mark."""

    def __init__(self, instrument: Instrument, part: Part, parent: QWidget | None = None) -> None:
        super().__init__(instrument, part, parent)
        self.keys = ScoreKeys(name="answer", accessible_name="")
        self.keys.value_changed.connect(self._chosen)
        self.keys.talk_requested.connect(self.talk_requested)
        self.keys.next_requested.connect(self.next_requested)
        self.setFocusProxy(self.keys)
        low, high = (part.values.level(value) if part.values else None for value in (0, HIGHEST))
        self._ends = [
            Text(str(level.short or level.plain) if level else "", "table.label", color="text.2", wrap=False)
            for level in (low, high)
        ]
        self._lay_out()
        theme.current().table_scaled.connect(self._space)

    @override
    def ask(self, item: Item) -> None:
        self.keys.setObjectName(f"answer_{item.id}")
        self.keys.setAccessibleName(question_of(item))
        self._name_parts(question_of(item))

    @override
    def show_answer(self, answer: Answer) -> None:
        self.keys.set_value(answer.value)

    def _chosen(self, value: Any) -> None:
        self.answered.emit({"value": value})

    def _name_parts(self, question: str) -> None:
        """Say the question and what both ends mean to a screen reader, on the keys themselves."""
        for part in self.keys.parts:
            part.setAccessibleName(part.option.label)
        low, high = (end.text() for end in self._ends)
        self.keys.parts[0].setAccessibleName(f"0, {low}")
        self.keys.parts[-1].setAccessibleName(f"{HIGHEST}, {high}")
        for part in self.keys.parts:
            part.setAccessibleDescription(question)

    def _lay_out(self) -> None:
        faces = QHBoxLayout()
        faces.addWidget(Icon("frown", size=26, color="text.2", table=True))
        faces.addWidget(self._ends[0])
        faces.addStretch(1)
        faces.addWidget(self._ends[1])
        faces.addWidget(Icon("smile", size=26, color="text.2", table=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.keys, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(faces)
        self._faces, self._column = faces, column
        self._space()

    def _space(self) -> None:
        size = theme.current().size
        self._column.setSpacing(size(10, table=True))
        self._faces.setSpacing(size(9, table=True))
