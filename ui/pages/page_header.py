"""The top of a consultant's page: its name, one quiet line, and what can be done on the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.widgets.text import Text

BESIDE = 860  # px of the design from which `below` still fits beside the buttons


class PageHeader(QWidget):
    """A title of 28 px with a line under it and buttons at the end."""

    def __init__(self, title: str = "", line: str = "", *actions: QWidget, below: QWidget | None = None) -> None:
        super().__init__()
        size = theme.current().size
        self.title = Text(title, "h1", name="page_title", elide=True)
        self.line = Text(line, "body", color="text.2", name="page_line")
        self._below = below
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        self._words.addWidget(self.title)
        self._words.addWidget(self.line)
        top = QHBoxLayout()
        top.setSpacing(size(12))
        top.addLayout(self._words, 1)
        for action in actions:
            top.addWidget(action)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(size(4))
        self._whole.addLayout(top)
        if below is not None:
            self._words.addWidget(below)
        self.line.setVisible(bool(line))  # only now that it has a parent: without one it would be a window

    def set_words(self, title: str, line: str = "") -> None:
        """Another title and line."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside many buttons there may be no room left for what stands below: then it gets the whole width."""
        super().resizeEvent(event)
        if self._below is None:
            return
        wanted = self._words if self.width() >= theme.current().size(BESIDE) else self._whole
        if wanted.indexOf(self._below) < 0:
            self._words.removeWidget(self._below)
            self._whole.removeWidget(self._below)
            wanted.addWidget(self._below)


def frame(page: QWidget, header: QWidget, body: QWidget) -> None:
    """Lay out a page: its header, and under it what scrolls. The edges of cards line up with the title."""
    size, ring = theme.current().size, 4  # columns keep room for focus rings at their edge
    layout = QVBoxLayout(page)
    layout.setContentsMargins(size(24) - ring, size(18), size(24) - ring, size(12))
    layout.setSpacing(size(16) - ring)
    inside = QHBoxLayout()
    inside.setContentsMargins(ring, 0, ring, 0)
    inside.addWidget(header)
    layout.addLayout(inside)
    layout.addWidget(body, 1)
