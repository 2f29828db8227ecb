"""The fields of one record under each other, described as data: words, a day, a choice, several choices, a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.i18n import _
from intake_app.services import data_choices
from ui import theme
from ui.pages.folding import EqualColumns, RunningRow
from ui.pages.typed_amounts import NotAnAmount, hours_words, money_words, read_hours, read_money
from ui.widgets.buttons import Button
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import DropDown, LineField, TextArea
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import column, held

if TYPE_CHECKING:
    from intake_app.domain.entity import Entity
    from ui.session import Session
    from ui.turns import Pieces


class FieldKind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    WORDS = "words"
    DAY = "day"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    HOURS = "hours"
    MONEY = "money"
    TICK = "tick"
    CHIPS = "chips"
    """Several of many: buttons that stay down, as many on a line as fit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: the name in the record, the words above it, and what can be chosen."""

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    options: tuple[tuple[Any, str], ...] = ()
    help: str = ""


_ROWS_A_TURN = 4


class RecordFields(QWidget):
    """Rows of fields; each row holds one to three, beside each other where there is room."""

    edited = Signal(object)
    """New values by name."""

    def __init__(self, rows: Sequence[Sequence[Field]], today: Callable[[], date], *, prefix: str) -> None:
        super().__init__()
        self._today, self._prefix = today, prefix
        self.controls: dict[str, QWidget] = {}
        self.rows: dict[str, FormRow] = {}
        self._kinds: dict[str, FieldKind] = {}
        self._places: dict[str, QWidget] = {}
        self._left_out: frozenset[str] = frozenset()
        self._purposes: Mapping[str, str] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().size(12))
        self.add_rows(rows)

    def add_rows(self, rows: Sequence[Sequence[Field]]) -> None:
        """Put rows under those that are there."""
        for row in rows:
            parts = [self._row(field) for field in row]
            if len(parts) == 1:
                self._column.addWidget(parts[0])
                continue
            level = [held(column(part, None, gap=0)) for part in parts]  # one with help is taller
            self._places |= {field.name: place for field, place in zip(row, level, strict=True)}
            self._column.addWidget(held(EqualColumns(*level, gap=12, at_least=190)))

    def add_in_turns(self, rows: Sequence[Sequence[Field]]) -> Pieces:
        """As `add_rows`, some in every turn."""
        for first in range(0, len(rows), _ROWS_A_TURN):
            self.add_rows(rows[first : first + _ROWS_A_TURN])
            yield

    def show_values(self, values: Mapping[str, Any], *, read_only: bool) -> None:
        """Show what is stored; what somebody types now stays."""
        for name, control in self.controls.items():
            value = values.get(name)
            if isinstance(control, _Several | _Chips):
                control.set_values(value or ())
            elif isinstance(control, CheckBox):
                control.set_value(bool(value))
            elif isinstance(control, DropDown | DateField):
                control.set_value(value)
            elif isinstance(control, LineField | TextArea):
                control.set_text(_written(self._kinds[name], value))
            if isinstance(control, LineField | TextArea):
                control.setReadOnly(read_only)
            else:
                control.setEnabled(not read_only)

    def leave_out(self, off: Mapping[str, str]) -> None:
        """Fields that this organisation does not ask, with the words that say that something is kept, or ""."""
        for name in {*off, *self._left_out}:
            self.rows[name].set_off(name in off, off.get(name, ""))
            self._places[name].setVisible(name not in off or bool(off[name]))
        self._left_out = frozenset(off)

    def show_choices(self, session: Session, kind: type[Entity], values: Mapping[str, object]) -> None:
        """What this organisation leaves out of these fields of a kind, and what it says the others are for."""
        known = {name: value for name, value in values.items() if name in self.controls}
        found = data_choices.left_out(kind, known, session.fields_off)
        self.leave_out({name: _("is recorded, is off") if kept else "" for name, kept in found.items()})
        if self._purposes is not session.purposes:
            self._purposes = session.purposes
            for name, asked in self.rows.items():
                if words := session.purpose_of(f"{kind.__name__}.{name}"):
                    asked.set_purpose(words)

    def set_shown(self, name: str, shown: bool) -> None:
        """Ask a field, or leave it out."""
        self._places[name].setVisible(shown)

    def set_error(self, name: str, sentence: str) -> None:
        """Say what is wrong with a field and what to do; "" when it is right."""
        if name in self.rows:
            self.rows[name].set_error(sentence)

    def commit(self) -> None:
        """Give what is typed now."""
        for control in self.controls.values():
            if isinstance(control, LineField | TextArea):
                control.commit()

    def _row(self, field: Field) -> FormRow:
        self._kinds[field.name] = field.kind
        control = self._control(field)
        self.controls[field.name] = control
        ticked = field.kind is FieldKind.TICK  # a tick has its words beside it
        row = FormRow("" if ticked else field.label, control, help=field.help)
        self.rows[field.name] = self._places[field.name] = row
        row.label.setVisible(not ticked)
        return row

    def _control(self, field: Field) -> QWidget:
        name = f"field_{self._prefix}_{field.name}"
        if field.kind is FieldKind.DAY:
            day = DateField(name=name, today=self._today)
            day.date_committed.connect(lambda value: self._tell(field, value))
            return day
        if field.kind is FieldKind.CHOICE:
            choice = DropDown(field.options, name=name)
            choice.value_changed.connect(lambda value: self._tell(field, value))
            return choice
        if field.kind is FieldKind.TICK:
            tick = CheckBox(field.label, name=name)
            tick.value_changed.connect(lambda on: self._tell(field, on))
            return tick
        if field.kind is FieldKind.CHIPS:
            chips = _Chips(field.options, name=name)
            chips.edited.connect(lambda values: self._tell(field, values))
            return chips
        if field.kind is FieldKind.SEVERAL:
            several = _Several(field.options, name=name)
            several.edited.connect(lambda values: self._tell(field, values))
            return several
        words = TextArea(name=name, lines=2) if field.kind is FieldKind.WORDS else LineField(name=name)
        words.text_committed.connect(lambda text: self._typed(field, text))
        return words

    def _typed(self, field: Field, text: str) -> None:
        """Give what was typed as what it means; what is no number or amount is said, and stays as it was typed."""
        try:
            value = _read(field, text)
        except NotAnAmount:
            self.set_error(field.name, _wrong(field.kind))
            return
        self.set_error(field.name, "")
        self._tell(field, value)

    def _tell(self, field: Field, value: object) -> None:
        self.edited.emit({field.name: value})


def _read(field: Field, text: str) -> object:
    if field.kind is FieldKind.NUMBER:
        digits = text.strip().rstrip("%").strip()
        if digits and not (digits.isascii() and digits.isdigit()):
            raise NotAnAmount(text)
        return int(digits) if digits else None
    if field.kind is FieldKind.HOURS:
        return read_hours(text)
    if field.kind is FieldKind.MONEY:
        return read_money(text)
    return text.strip()


def _written(kind: FieldKind, value: Any) -> str:
    if kind is FieldKind.HOURS:
        return hours_words(value)
    if kind is FieldKind.MONEY:
        return money_words(value)
    return "" if value is None else str(value)


def _wrong(kind: FieldKind) -> str:
    if kind is FieldKind.HOURS:
        return _("Hours: write a number such as 16 or 16,5.")
    if kind is FieldKind.MONEY:
        return _("An amount: write a number such as 145 or 122,31.")
    return _("Write a whole number, or leave it empty.")


class _Several(QWidget):
    """Ticks under each other."""

    edited = Signal(tuple)

    def __init__(self, options: Sequence[tuple[Any, str]], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._ticks = {value: CheckBox(words, name=f"{name}:{value}") for value, words in options}
        for tick in self._ticks.values():
            tick.value_changed.connect(lambda _on: self.edited.emit(self.values()))
        self.setLayout(column(*self._ticks.values(), gap=0))
        self.setFocusProxy(next(iter(self._ticks.values())))

    def values(self) -> tuple[Any, ...]:
        """What is ticked, in the order of the list."""
        return tuple(value for value, tick in self._ticks.items() if tick.isChecked())

    def set_values(self, values: Sequence[Any]) -> None:
        """Show these as ticked."""
        for value, tick in self._ticks.items():
            tick.set_value(value in values)


class _Chips(QWidget):
    """Buttons that stay down, beside each other and on as many lines as needed."""

    edited = Signal(tuple)

    def __init__(self, options: Sequence[tuple[Any, str]], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons = {
            value: Button(words, checkable=True, name=f"{name}:{value}", tip="") for value, words in options
        }
        for button in self._buttons.values():
            button.clicked.connect(lambda _on: self.edited.emit(self.values()))
        self.setLayout(RunningRow(*self._buttons.values(), gap=8, line_gap=8))
        self.setFocusProxy(next(iter(self._buttons.values())))

    def values(self) -> tuple[Any, ...]:
        """What is down, in the order of the list."""
        return tuple(value for value, button in self._buttons.items() if button.isChecked())

    def set_values(self, values: Sequence[Any]) -> None:
        """Show these as down."""
        for value, button in self._buttons.items():
            button.setChecked(value in values)
