"""A list in a form: rows that people add, order and take away, or rows that come from the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.domain.dossier import Dossier
from intake_app.i18n import _
from intake_app.instruments.model import Kind as PartKind
from intake_app.instruments.model import RowList, RowsFrom
from intake_app.instruments.rows import fields_at
from ui import theme
from ui.answers.extra_fields import ExtraFields
from ui.answers.field_controls import FieldContext
from ui.answers.proposals import keep_proposals
from ui.answers.row_answer import RowAnswer, row_answer, row_words
from ui.answers.voice_reading import VoiceReading
from ui.pages.form_lists import given_rows, none_yet, own_rows
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, SectionTitle
from ui.widgets.layouts import held, row
from ui.widgets.text import Text


class RowEntries(QWidget):
    """Shows the rows of one reading. Typing goes on in rows that stay."""

    def __init__(self, reading: VoiceReading, rows: RowList, context: FieldContext) -> None:
        super().__init__()
        self.setObjectName(f"list_{rows.id}")
        self._reading, self._rows, self._context = reading, rows, context
        self._own = own_rows(rows)
        self._blocks: dict[str, RowBlock] = {}
        label = context.words(rows)
        self._empty = Text(none_yet(rows), color="text.2")
        self._more = Button(
            _("Add a row"), kind=Kind.QUIET, icon="plus", name=f"button_add_{rows.key}", on_click=self._add
        )
        self._more.setAccessibleDescription(label)
        self._full = Text(_("This list is full."), "small", color="text.2")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(12))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.current().size(10))
        layout.addWidget(SectionTitle(label))
        layout.addWidget(self._empty)
        layout.addLayout(self._lines)
        layout.addWidget(held(row(self._more, self._full, None)))

    def show_rows(self, dossier: Dossier) -> None:
        """Show the rows as they are now."""
        given = {} if self._own else dict(given_rows(self._reading.instrument, self._rows, dossier, plain=self._plain))
        names = list(self._reading.rows(self._rows.key)) if self._own else list(given)
        for gone in set(self._blocks) - set(names):
            block = self._blocks.pop(gone)
            self._lines.removeWidget(block)
            block.hide()
            block.deleteLater()
        for place, name in enumerate(names):
            if name not in self._blocks:
                self._blocks[name] = self._block(name)
            block = self._blocks[name]
            if self._lines.indexOf(block) != place:
                self._lines.insertWidget(place, block)
                block.show()  # at once, so that the cursor can go there
            block.show_row(given.get(name, str(place + 1)), first=place == 0, last=place == len(names) - 1)
        full = len(names) >= self._rows.maximum
        self._empty.setVisible(not names)
        self._more.setVisible(self._own and not full)
        self._full.setVisible(self._own and full)

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        for block in self._blocks.values():
            block.commit()

    def focus_start(self) -> None:
        """Put the cursor in the first row, or where one is added."""
        first = next(iter(self._blocks.values()), None)
        if first is None or not first.focus_start():
            self._more.setFocus()

    @property
    def _plain(self) -> bool:
        return self._context.plain

    def _block(self, name: str) -> RowBlock:
        block = RowBlock(self._reading, self._rows, name, self._context, own=self._own)
        key = self._rows.key
        block.move_requested.connect(lambda by: self._reading.move_row(key, name, by))
        block.remove_requested.connect(lambda: self._reading.remove_row(key, name))
        return block

    def _add(self) -> None:
        self.commit()
        name = self._reading.add_row(self._rows.key)
        block = self._blocks.get(name)
        if block is not None:
            block.focus_start()


class RowBlock(Card):
    """One row: what is answered per row, its fields, and what can be done with it."""

    move_requested = Signal(int)
    remove_requested = Signal()

    def __init__(self, reading: VoiceReading, rows: RowList, name: str, context: FieldContext, *, own: bool) -> None:
        super().__init__(padding=(16, 12), gap=10, name=f"row_{rows.key}-{name}")
        self._reading, self._own, self._label = reading, own, context.words(rows)
        self._key, self._today = f"{rows.key}/{name}", context.today
        self._words = Text("", "strong")
        self._answers = self._answers_of(rows, context)
        prefix = f"field_{rows.key}-{name}-"
        fields = fields_at(reading.instrument, self._key)
        self._fields = ExtraFields(reading, fields, context, prefix=prefix, more=[one.row for one in self._answers])
        self._up = self._button("arrow-up", _("Move up"), "up", lambda: self.move_requested.emit(-1))
        self._down = self._button("arrow-down", _("Move down"), "down", lambda: self.move_requested.emit(1))
        self._remove = self._button("trash-2", _("Remove"), "remove", self.remove_requested.emit)
        head = row(self._words, self._up, self._down, self._remove, gap=4)
        head.setStretch(0, 1)
        self.add(held(head), self._fields)
        for button in (self._up, self._down, self._remove):
            button.setVisible(own)

    def show_row(self, words: str, *, first: bool, last: bool) -> None:
        """Show what is stored of this row; `words` name it."""
        self._words.setText(words)
        for button, able in ((self._up, not first), (self._down, not last), (self._remove, True)):
            button.setEnabled(able)
            button.setAccessibleDescription(f"{self._label}, {words}")
        for one in self._answers:
            one.show(self._reading.answer(self._key))
        self._fields.show_at(self._key)

    def focus_start(self) -> bool:
        """Put the cursor in the first control; False when there is none."""
        for control in self._fields.findChildren(QWidget):
            target = control.focusProxy() or control
            able = control.isVisible() and target.focusPolicy() != Qt.FocusPolicy.NoFocus
            if able and control.objectName().startswith(("field_", "answer_")):
                target.setFocus()
                return True
        return False

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self._fields.commit()
        for one in self._answers:
            one.commit()

    def _answers_of(self, rows: RowList, context: FieldContext) -> list[RowAnswer]:
        found = []
        if rows.rows is RowsFrom.PLACES:
            found.append(row_words(self._reading, _("Which place?"), self._key))
        if rows.per_row_item:
            item = self._reading.instrument.item(rows.item)
            part = self._reading.instrument.part_of(rows.item)
            if part.kind is PartKind.OPEN:
                found.append(row_words(self._reading, context.words(item), self._key))
            else:
                found.append(row_answer(self._reading, part, item, self._key, context, self._answered))
        return found

    def _answered(self) -> None:
        keep_proposals(self._reading, self._key, self._today())

    def _button(self, icon: str, tip: str, verb: str, act: Callable[[], object]) -> Button:
        name = f"button_{verb}_{self._key.replace('/', '-')}"
        return Button("", kind=Kind.QUIET, icon=icon, tip=tip, name=name, on_click=act)
