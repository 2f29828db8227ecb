"""Several answers that may go together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.choices import Option


class ChipSet(QWidget):
    """Several answers that may go together, each a button that stays down with a tick."""

    values_changed = Signal(tuple)
    """All chosen values in the order of the options, after the person changed one."""

    def __init__(self, options: Sequence[Option], *, name: str = "", accessible_name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._options = tuple(options)
        self.buttons = [
            Button(option.label, name=f"option_{option.value}", checkable=True, tip=option.description)
            for option in options
        ]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().size(8))
        for button in self.buttons:
            button.clicked.connect(lambda _on: self.values_changed.emit(self.values()))
            layout.addWidget(button)
        layout.addStretch(1)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def values(self) -> tuple[Any, ...]:
        """The chosen values, in the order of the options."""
        pairs = zip(self._options, self.buttons, strict=True)
        return tuple(option.value for option, button in pairs if button.isChecked())

    def set_values(self, values: Iterable[Any]) -> None:
        """Show these values as chosen, without emitting."""
        chosen = set(values)
        for option, button in zip(self._options, self.buttons, strict=True):
            button.setChecked(option.value in chosen)
