"""The rows of a paper form on the screen: the name of an item, the cell for its answer, and the note beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from intake_app.i18n import _
from intake_app.instruments.answer_keys import choices
from intake_app.instruments.model import ExtraField, Item, Kind, Part, Pick
from ui import theme
from ui.answers.entry_cell import EntryCell, Given
from ui.answers.extra_fields import ExtraFields
from ui.answers.field_controls import FieldContext
from ui.answers.voice_reading import VoiceReading
from ui.widgets.buttons import Button
from ui.widgets.buttons import Kind as ButtonKind
from ui.widgets.fields import LineField, TextArea
from ui.widgets.form_row import ErrorLine, FormRow
from ui.widgets.text import Text

if TYPE_CHECKING:
    from intake_app.domain.measuring import Answer

_LONGEST = 4000
_CELL, _NAME = 250, 230  # px of the design
_BESIDE = 760  # px of the design from which the name fits before the answer


class EntryRow(QWidget):
    """One item. It keeps what is typed in the reading; `moved` asks for the next row (1) or the one before (-1).

    What the form asks beside it (`fields`) lies behind a button at its end, so that Enter goes on at once.
    """

    moved = Signal(int)

    def __init__(self, reading: VoiceReading, item: Item, fields: Iterable[ExtraField], context: FieldContext) -> None:
        super().__init__()
        self.item, self.name = item.id, str(item.label)
        self.setObjectName(f"row_{item.id}")
        self._reading, self._fields, self._context = reading, tuple(fields), context
        self._extra: ExtraFields | None = None
        self.error = ErrorLine()
        self._label = Text(self.name, "body")
        self._more = Button(icon="ellipsis", checkable=True, name=f"button_more_{item.id}", kind=ButtonKind.QUIET)
        self._more.setAccessibleName(_("More about {item}").format(item=self.name))
        self._more.setToolTip(_("More about {item}").format(item=self.name))
        self._more.toggled.connect(self._unfold)
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.current().size(10))
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(2)
        self._whole.addLayout(self._line)
        self._whole.addWidget(self.error)
        self._line.addWidget(self._label, 0, Qt.AlignmentFlag.AlignVCenter)

    def first(self) -> QWidget:
        """The control in which the answer is typed."""
        raise NotImplementedError

    def show_stored(self) -> None:
        """Show what is stored; what somebody types at this moment stays."""
        answer = self._reading.answer(self.item)
        self._show(answer)
        if self._extra is not None:
            self._extra.show_at(self.item)

    def commit(self) -> None:
        """Tell what is typed now."""
        self._commit()
        if self._extra is not None:
            self._extra.commit()

    def _show(self, answer: Answer) -> None:
        raise NotImplementedError

    def _commit(self) -> None:
        raise NotImplementedError

    def _end(self, buddy: QWidget) -> None:
        """Close the line: the button for what is asked beside it, where there is such."""
        self._label.setBuddy(buddy)
        self._line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        self._more.setVisible(bool(self._fields) or self._has_circumstances)

    @property
    def _has_circumstances(self) -> bool:
        return False

    def _unfold(self, on: bool) -> None:
        if self._extra is None:
            prefix, more = f"field_{self.item}_", self._other_spaces()
            self._extra = ExtraFields(self._reading, self._fields, self._context, prefix=prefix, more=more)
            self._whole.addWidget(self._extra)
            self.show_stored()
        self._extra.setVisible(on)

    def _other_spaces(self) -> list[QWidget]:
        return []

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The name before the answer, or above it where there is little room."""
        super().resizeEvent(event)
        size = theme.current().size
        beside = self.width() >= size(_BESIDE)
        wanted = self._line if beside else self._whole
        if wanted.indexOf(self._label) < 0:
            self._line.removeWidget(self._label)
            self._whole.removeWidget(self._label)
            wanted.insertWidget(0, self._label)
        if beside:
            self._label.setFixedWidth(size(_NAME))
        else:
            self._label.setMinimumWidth(0)
            self._label.setMaximumWidth(16777215)


class ScoreRow(EntryRow):
    """A level, a mark, a rung, a choice or a number, and a note."""

    def __init__(
        self, reading: VoiceReading, part: Part, item: Item, fields: Iterable[ExtraField], context: FieldContext
    ) -> None:
        super().__init__(reading, item, fields, context)
        form, many = reading.instrument, part.pick is Pick.MANY
        self.cell = EntryCell(
            choices(form, item.id), form.rules.special, name=f"answer_{item.id}", label=self.name, many=many
        )
        self.cell.setMinimumWidth(theme.current().size(_CELL))
        self.note = _NoteLine(name=f"field_note_{item.id}", placeholder=_("Remark"), max_length=_LONGEST)
        self.note.setAccessibleName(_("Note about {item}").format(item=self.name))
        self._line.addWidget(self.cell, 2)
        self._line.addWidget(self.note, 5)
        self._circumstances: LineField | None = None
        self.cell.answered.connect(self._answered)
        self.cell.moved.connect(self.moved)
        self.cell.refused.connect(self.error.set_sentence)
        self.note.text_committed.connect(lambda text: reading.record(item.id, text=text.strip()))
        self.note.moved.connect(self.moved)
        self._end(self.cell)

    @override
    def first(self) -> QWidget:
        return self.cell

    @override
    def _show(self, answer: Answer) -> None:
        self.cell.show_answer(answer)
        self.note.set_text(answer.text)
        if self._circumstances is not None:
            self._circumstances.set_text(answer.circumstances)

    @override
    def _commit(self) -> None:
        self.cell.commit()
        self.note.commit()
        if self._circumstances is not None:
            self._circumstances.commit()

    @property
    @override
    def _has_circumstances(self) -> bool:
        return True

    @override
    def _other_spaces(self) -> list[QWidget]:
        line = self._circumstances = LineField(name=f"field_circumstances_{self.item}", max_length=_LONGEST)
        line.text_committed.connect(lambda text: self._reading.record(self.item, circumstances=text.strip()))
        return [FormRow(_("What influences this answer"), line)]

    def _answered(self, given: Given) -> None:
        self._reading.record(self.item, **self.cell.stored(given))


class WordsRow(EntryRow):
    """An open question: the words as they stand on the paper, or a special answer beside them."""

    def __init__(self, reading: VoiceReading, item: Item, fields: Iterable[ExtraField], context: FieldContext) -> None:
        super().__init__(reading, item, fields, context)
        specials = reading.instrument.rules.special
        self.words = TextArea(name=f"answer_{item.id}", lines=1, max_length=_LONGEST)
        self.words.setAccessibleName(self.name)
        label = _("Instead of words: {item}").format(item=self.name)
        self.cell = EntryCell((), specials, name=f"field_special_{item.id}", label=label)
        self.cell.setFixedWidth(theme.current().size(_CELL * 3 // 5))
        self._line.addWidget(self.words, 1)
        self._line.addWidget(self.cell, 0, Qt.AlignmentFlag.AlignTop)
        self.cell.setVisible(bool(specials))  # only now that it has a parent
        self.words.text_committed.connect(lambda text: reading.record(item.id, text=text))
        self.words.submitted.connect(lambda: self.moved.emit(1))
        self.cell.answered.connect(lambda given: reading.record(item.id, special=given.special))
        self.cell.moved.connect(self.moved)
        self.cell.refused.connect(self.error.set_sentence)
        self._end(self.words)

    @override
    def first(self) -> QWidget:
        return self.words

    @override
    def _show(self, answer: Answer) -> None:
        self.words.set_text(answer.text)
        self.cell.show_answer(answer)

    @override
    def _commit(self) -> None:
        self.words.commit()
        self.cell.commit()


class _NoteLine(LineField):
    """A note; Enter and the arrows go on to another row as they do in the cell before it."""

    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        step = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in step:
            self.commit()
            self.moved.emit(step[Qt.Key(event.key())])


def entry_row(reading: VoiceReading, part: Part, item: Item, context: FieldContext) -> EntryRow:
    """The row in which an item is typed over."""
    fields = [one for one in reading.instrument.fields_of(item.id) if not one.automatic]
    if part.kind is Kind.OPEN:
        return WordsRow(reading, item, fields, context)
    return ScoreRow(reading, part, item, fields, context)
