"""A list in a form: rows that people add, order and take away, or rows that come from the plan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.model import ExtraField, Item, Part
from ui import theme
from ui.answers.extra_fields import ExtraFields
from ui.answers.field_controls import FieldContext
from ui.answers.row_answer import row_answer
from ui.answers.voice_reading import VoiceReading
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, SectionTitle
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """What a list asks per row: its own fields, and the items that are answered per row.

    `given` names rows that come from elsewhere (steps of the plan) as (row, words); None for rows of its own.
    """

    id: str
    label: str
    fields: tuple[ExtraField, ...] = ()
    items: tuple[Item, ...] = ()
    part: Part | None = None
    given: Callable[[Dossier], Sequence[tuple[str, str]]] | None = None
    none_yet: str = ""
    maximum: int = 60

    @property
    def names(self) -> tuple[str, ...]:
        """What the answers of a row are called before the slash."""
        return tuple(dict.fromkeys((self.id, *(item.id for item in self.items))))


class RowList(QWidget):
    """Shows the rows of one reading. Typing goes on in rows that stay."""

    def __init__(self, reading: VoiceReading, spec: ListSpec, context: FieldContext) -> None:
        super().__init__()
        self.setObjectName(f"list_{spec.id}")
        self._reading, self._spec, self._context = reading, spec, context
        self._blocks: dict[str, RowBlock] = {}
        self._heading = SectionTitle(spec.label)
        self._empty = Text(spec.none_yet, color="text.2")
        self._more = Button(
            _("Add a row"), kind=Kind.QUIET, icon="plus", name=f"button_add_{spec.id}", on_click=self._add
        )
        self._more.setAccessibleDescription(spec.label)
        self._full = Text(_("This list is full."), "small", color="text.2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size(12))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().size(10))
        column.addWidget(self._heading)
        column.addWidget(self._empty)
        column.addLayout(self._lines)
        column.addWidget(held(row(self._more, self._full, None)))

    def show_rows(self, dossier: Dossier) -> None:
        """Show the rows as they are now."""
        given = self._spec.given(dossier) if self._spec.given is not None else None
        rows = [name for name, _words in given] if given is not None else list(self._reading.rows(*self._spec.names))
        for gone in set(self._blocks) - set(rows):
            block = self._blocks.pop(gone)
            self._lines.removeWidget(block)
            block.hide()
            block.deleteLater()
        for place, name in enumerate(rows):
            if name not in self._blocks:
                self._blocks[name] = self._block(name)
            block = self._blocks[name]
            if self._lines.indexOf(block) != place:
                self._lines.insertWidget(place, block)
            words = dict(given)[name] if given is not None else str(place + 1)
            block.show_row(words, first=place == 0, last=place == len(rows) - 1)
        full = len(rows) >= self._spec.maximum
        self._empty.setVisible(not rows and bool(self._empty.text()))
        self._more.setVisible(given is None and not full)
        self._full.setVisible(given is None and full)

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        for block in self._blocks.values():
            block.commit()

    def _block(self, name: str) -> RowBlock:
        block = RowBlock(self._reading, self._spec, name, self._context)
        block.move_requested.connect(lambda by: self._reading.move_row(name, by, *self._spec.names))
        block.remove_requested.connect(lambda: self._reading.remove_row(name, *self._spec.names))
        return block

    def _add(self) -> None:
        self.commit()
        name = self._reading.add_row(*self._spec.names)
        block = self._blocks.get(name)
        if block is not None:
            block.focus_start()


class RowBlock(Card):
    """One row: what is answered per row, its fields, and what can be done with it."""

    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, reading: VoiceReading, spec: ListSpec, name: str, context: FieldContext) -> None:
        super().__init__(padding=(16, 12), gap=10, name=f"row_{spec.id}-{name}")
        self._reading, self._spec, self._row = reading, spec, name
        self._words = Text("", "strong")
        self._answers = [
            row_answer(reading, spec.part, item, f"{item.id}/{name}", context) for item in spec.items if spec.part
        ]
        self._fields = ExtraFields(
            spec.fields, context, prefix=f"field_{spec.id}-{name}-", more=[one.row for one in self._answers]
        )
        self._fields.changed.connect(self._keep)
        self._up = self._button("arrow-up", _("Move up"), "up", lambda: self.move_requested.emit(-1))
        self._down = self._button("arrow-down", _("Move down"), "down", lambda: self.move_requested.emit(1))
        self._remove = self._button("trash-2", _("Remove"), "remove", self.remove_requested.emit)
        head = row(self._words, self._up, self._down, self._remove, gap=4)
        head.setStretch(0, 1)
        self.add(held(head), self._fields)

    def show_row(self, words: str, *, first: bool, last: bool) -> None:
        """Show what is stored of this row; `words` name it."""
        self._words.setText(words)
        own = self._spec.given is None
        for button, able in ((self._up, not first), (self._down, not last), (self._remove, True)):
            button.setVisible(own)
            button.setEnabled(able)
            button.setAccessibleDescription(f"{self._spec.label}, {words}")
        chosen: list[int | str] = []
        for one in self._answers:
            answer = self._reading.answer(one.item)
            one.show(answer)
            chosen += [answer.choice] if answer.choice else [answer.value] if answer.value is not None else []
        self._fields.show_values(self._reading.answer(f"{self._spec.id}/{self._row}"), chosen)

    def focus_start(self) -> None:
        """Put the cursor in the first field."""
        for control in self._fields.findChildren(QWidget):
            if control.isVisible() and control.objectName().startswith(("field_", "answer_")):
                control.setFocus()
                return

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self._fields.commit()
        for one in self._answers:
            one.commit()

    def _keep(self, field: str, value: object) -> None:
        assert value is None or isinstance(value, str | int | bool)
        self._reading.record_extras(f"{self._spec.id}/{self._row}", {field: value})

    def _button(self, icon: str, tip: str, verb: str, act: Callable[[], object]) -> Button:
        name = f"button_{verb}_{self._spec.id}-{self._row}"
        return Button("", kind=Kind.QUIET, icon=icon, tip=tip, name=name, on_click=act)
