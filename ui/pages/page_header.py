"""The top of a consultant's page: its name, one quiet line, and what can be done on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.text import Text


class PageHeader(QWidget):
    """A title of 28 px with a line under it and buttons at the end."""

    def __init__(self, title: str = "", line: str = "", *actions: QWidget, below: QWidget | None = None) -> None:
        super().__init__()
        size = theme.current().size
        self.title = Text(title, "h1", name="page_title", elide=True)
        self.line = Text(line, "body", color="text.2", name="page_line")
        self.line.setVisible(bool(line))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.line)
        if below is not None:
            words.addWidget(below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(size(12))
        layout.addLayout(words, 1)
        for action in actions:
            layout.addWidget(action)

    def set_words(self, title: str, line: str = "") -> None:
        """Another title and line."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))
