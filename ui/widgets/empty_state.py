"""What stands where nothing is yet: a sentence and the way to begin, no picture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Text


class EmptyState(QWidget):
    """A sentence with at most two buttons, each (name, words); `chosen` tells which one was pressed."""

    chosen = Signal(str)

    def __init__(self, text: str, *, buttons: tuple[tuple[str, str], ...] = (), name: str = "empty") -> None:
        super().__init__()
        self.setObjectName(name)
        size = theme.current().size
        self.words = Text(text, "body", color="text.2")
        self.buttons = [
            Button(words, kind=Kind.SECONDARY if number == 0 else Kind.QUIET, name=f"button_{key}")
            for number, (key, words) in enumerate(buttons)
        ]
        line = QHBoxLayout()
        line.setSpacing(size(8))
        for button, (key, _words) in zip(self.buttons, buttons, strict=True):
            button.clicked.connect(lambda _on=False, chosen=key: self.chosen.emit(chosen))
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, size(8), 0, size(8))
        layout.setSpacing(size(12))
        layout.addWidget(self.words)
        layout.addLayout(line)

    def set_text(self, text: str) -> None:
        """Another sentence, for instance with the words that were searched."""
        self.words.setText(text)
