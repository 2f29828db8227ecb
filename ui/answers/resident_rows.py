"""Rows of a list as a person fills them in at the table: each an answer whose item is "<list>/<row>"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake_app.domain.measuring import Answer
from intake_app.instruments.model import ExtraField, Kind, Part, RowList, RowsFrom
from ui.answers.answer import Line
from ui.answers.resident_asks import answerable, names_row

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from ui.answers.voice_reading import VoiceReading


def filled_rows(answers: Mapping[str, Answer], name: str) -> tuple[str, ...]:
    """The items of the rows that hold something, 2 before 10. A row that was emptied is no row any more."""
    found = (item for item, answer in answers.items() if item.startswith(f"{name}/") and _holds(answer))
    return tuple(sorted(found, key=_order))


_OWN = (RowsFrom.OWN, RowsFrom.PLACES)
"""Rows that people add themselves; a place of work stands nowhere else yet."""


@dataclass(frozen=True, slots=True)
class RowAsks:
    """What is asked of one row. `named` rows need no words of their own, `own` ones can be taken away."""

    part: Part | None
    fields: tuple[ExtraField, ...]
    named: bool
    own: bool


class ResidentLists:
    """The lists of one reading: their rows as they read back, and what is asked of each row."""

    def __init__(self, reading: VoiceReading) -> None:
        self._reading = reading
        self._dossier: Dossier | None = None

    def show(self, dossier: Dossier) -> None:
        """Take over what rows may come from: steps, goals and places of the plan."""
        self._dossier = dossier

    def row_list(self, key: str) -> RowList:
        """The list whose rows are kept under `key`."""
        found = self._reading.instrument.row_list(key)
        assert found is not None, key
        return found

    def part(self, key: str) -> Part | None:
        """The part whose answer is asked per row; None for a list that only has fields."""
        return self._reading.instrument.part_of(key) if self.row_list(key).per_row_item else None

    def fields(self, key: str) -> tuple[ExtraField, ...]:
        """What a person can say about each row."""
        return tuple(one for one in self.row_list(key).fields if answerable(one))

    def asked(self, key: str) -> RowAsks:
        """What is asked of each row, in this order: what it is about, the answer per row, its fields."""
        fields = self.fields(key)
        part = self.part(key)
        named = not self.own(key) or (part is not None and part.kind is Kind.OPEN) or _name_of(fields) is not None
        return RowAsks(part, fields, named=named, own=self.own(key))

    def own(self, key: str) -> bool:
        """Whether people add the rows themselves."""
        return self.row_list(key).rows in _OWN

    def full(self, key: str) -> bool:
        """Whether no row can be added."""
        return len(filled_rows(self._reading.answers, key)) >= self.row_list(key).maximum

    def new_row(self, key: str) -> str:
        """The item of a row under those that are there, also under the emptied ones."""
        rows = [item.rpartition("/")[2] for item in self._reading.answers if item.startswith(f"{key}/")]
        return f"{key}/{max((int(row) for row in rows if row.isdigit()), default=0) + 1}"

    def lines(self, key: str) -> tuple[Line, ...]:
        """The rows in order, each with its words and what was answered."""
        given = self._given(key)
        items = tuple(given) if given is not None else filled_rows(self._reading.answers, key)
        return tuple(Line(item, self.name(item), self._said(key, item)) for item in items)

    def name(self, item: str) -> str:
        """What a row is called: the step or place it stands for, else its own first words, else its place."""
        key = item.partition("/")[0]
        given = self._given(key)
        if given is not None and item in given:
            return given[item]
        return row_words(self._reading.answer(item), self.fields(key)) or str(self.row_list(key).plain)

    def _said(self, key: str, item: str) -> str:
        answer, part = self._reading.answer(item), self.part(key)
        if part is not None and part.values is not None:
            value = answer.value if answer.value is not None else answer.choice
            level = part.values.level(value) if value not in (None, "") else None
            return str(level.plain) if level is not None else ""
        if part is not None and not self.own(key):
            return answer.text
        spoken = [one for one in self.fields(key) if one.options]
        chosen = (one.option(str(answer.extra_value(one.id) or "")) for one in spoken)
        return ", ".join(str(one.plain) for one in chosen if one is not None)

    def _given(self, key: str) -> dict[str, str] | None:
        """Rows that are there already, by item; None where people make them."""
        rows = self.row_list(key)
        if rows.rows in _OWN:
            return None
        if rows.rows is RowsFrom.ITEMS:
            return {f"{key}/{item.id}": str(item.name) for item in self._reading.instrument.fixed_rows(rows)}
        return {f"{key}/{row}": words for row, words in _of_plan(self._dossier, rows.rows)}


def row_words(answer: Answer, fields: Sequence[ExtraField]) -> str:
    """What a row is about: its first field in words, else its own words."""
    named = _name_of(fields)
    return str(answer.extra_value(named.id) or "") if named is not None else answer.text


def _name_of(fields: Sequence[ExtraField]) -> ExtraField | None:
    return next((one for one in fields if names_row(one)), None)


def _of_plan(dossier: Dossier | None, rows: RowsFrom) -> list[tuple[str, str]]:
    """Steps or goals of the plan at work, by id."""
    plan = (dossier.signed_plan or dossier.current_plan) if dossier is not None else None
    if dossier is None or plan is None:
        return []
    goals = dossier.goals_of(plan)
    if rows is RowsFrom.GOALS:
        return [(str(goal.id), goal.sentence or goal.title) for goal in goals if goal.sentence or goal.title]
    return [(str(step.id), step.what) for goal in goals for step in dossier.steps_of(goal) if step.what]


def _holds(answer: Answer) -> bool:
    return answer.answered or bool(answer.extra)


def _order(item: str) -> tuple[int, str]:
    row = item.rpartition("/")[2]
    return (int(row), "") if row.isdigit() else (10**9, row)
