"""Lines for a whole number, an amount of money and a month. What was typed stays when it is wrong, with a sentence."""

from __future__ import annotations

import re
from typing import Generic, TypeVar

from PySide6.QtCore import Signal

from intake_app.i18n import _
from ui.answers.typed_values import money_words, month_words, read_money, read_month
from ui.widgets.fields import LineField

_V = TypeVar("_V", int, str)


class TypedField(LineField, Generic[_V]):
    """A line that is read on Enter and on leaving. Subclasses read and write its value."""

    value_committed = Signal(object)
    """The new value, or None when it was taken away; only when it changed."""
    error_changed = Signal(str)

    def __init__(self, *, name: str = "", placeholder: str = "") -> None:
        super().__init__(name=name, placeholder=placeholder, max_length=40)
        self._value: _V | None = None
        self._error = ""
        self._saving.timer.blockSignals(True)  # half a number is another number
        self.text_committed.connect(self._read)

    def value(self) -> _V | None:
        """What was committed or set last."""
        return self._value

    def set_value(self, value: _V | None) -> None:
        """Show a stored value, without emitting; not while the person types, nor over what was typed wrong."""
        if self._error and value == self._value:
            return
        if not (self.hasFocus() and self.dirty):
            self._value = value
            self._tell("")
        self.set_text(self.words_of(value) if value is not None else "")

    def forget(self) -> None:
        """Be empty: the question is another one."""
        self._value = None
        self._tell("")
        self._saving.stored = ""
        self.setText("")

    def words_of(self, value: _V) -> str:
        """How a value is written."""
        raise NotImplementedError

    def read(self, text: str) -> _V:
        """The value of what was typed. Raises ValueError with a sentence."""
        raise NotImplementedError

    def _read(self, text: str) -> None:
        try:
            value = self.read(text.strip()) if text.strip() else None
        except ValueError as wrong:
            self._tell(str(wrong))
            return
        self._tell("")
        changed, self._value = value != self._value, value
        self._saving.stored = self.words_of(value) if value is not None else ""
        self.setText(self._saving.stored)
        if changed:
            self.value_committed.emit(value)

    def _tell(self, sentence: str) -> None:
        if sentence != self._error:
            self._error = sentence
            self.set_error(sentence)
            self.error_changed.emit(sentence)


class NumberField(TypedField[int]):
    """A whole number between `least` and `most`."""

    def __init__(
        self, *, name: str = "", placeholder: str = "", least: int | None = None, most: int | None = None
    ) -> None:
        super().__init__(name=name, placeholder=placeholder)
        self._least, self._most = least, most

    def words_of(self, value: int) -> str:
        return str(value)

    def read(self, text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,9}", text):
            raise ValueError(_("Write a whole number, in figures."))
        value = int(text)
        if self._least is not None and self._most is not None and not self._least <= value <= self._most:
            raise ValueError(_("Write a whole number from {low} to {high}.").format(low=self._least, high=self._most))
        if self._least is not None and value < self._least:
            raise ValueError(_("Write a whole number from {low} on.").format(low=self._least))
        if self._most is not None and value > self._most:
            raise ValueError(_("Write a whole number up to {high}.").format(high=self._most))
        return value


class MoneyField(TypedField[int]):
    """An amount in euros, kept as whole cents (G-IC1)."""

    def words_of(self, value: int) -> str:
        return money_words(value)

    def read(self, text: str) -> int:
        return read_money(text)


class MonthField(TypedField[str]):
    """A month of a year, kept as "2024-03"."""

    def words_of(self, value: str) -> str:
        return month_words(value)

    def read(self, text: str) -> str:
        return read_month(text)
