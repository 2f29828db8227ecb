"""Answers that may go together, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.pages.folding import RunningRow
from ui.widgets.buttons import Button
from ui.widgets.choices import Option


class ManyChips(QWidget):
    """Buttons that stay down with a tick. Those in `alone` take the others up, and are taken up by them."""

    values_changed = Signal(tuple)
    """All chosen values in the order of the options, after the person changed one."""

    def __init__(self, options: Sequence[Option], *, name: str = "", alone: Collection[Any] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self._values = tuple(option.value for option in options)
        self.buttons = [Button(option.label, name=f"option_{option.value}", checkable=True) for option in options]
        self._alone = frozenset(alone)
        for value, button in zip(self._values, self.buttons, strict=True):
            button.clicked.connect(lambda on, value=value: self._clicked(value, on))
        self.setLayout(RunningRow(*self.buttons, gap=8, line_gap=8))
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    @override
    def setAccessibleName(self, name: str) -> None:  # Qt's own name, so that a form row names it like a field
        super().setAccessibleName(name)
        for button in self.buttons:
            button.setAccessibleDescription(name)

    def _clicked(self, value: Any, on: bool) -> None:
        if on:
            for other, button in zip(self._values, self.buttons, strict=True):
                if other != value and (value in self._alone or other in self._alone):
                    button.setChecked(False)
        self.values_changed.emit(self.values())

    def values(self) -> tuple[Any, ...]:
        """The chosen values, in the order of the options."""
        pairs = zip(self._values, self.buttons, strict=True)
        return tuple(value for value, button in pairs if button.isChecked())

    def set_values(self, values: Iterable[Any]) -> None:
        """Show these values as chosen, without emitting."""
        chosen = set(values)
        for value, button in zip(self._values, self.buttons, strict=True):
            button.setChecked(value in chosen)
