"""The top of a consultant's page: its name, one quiet line, and what can be done on the right."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import theme
from ui.pages.folding import RunningRow
from ui.widgets import painting
from ui.widgets.layouts import held
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
        self._actions = held(RunningRow(*actions, gap=12))
        self._top = QHBoxLayout()
        self._top.setSpacing(size(12))
        self._top.addLayout(self._words, 1)
        self._top.addWidget(self._actions)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(size(4))
        self._whole.addLayout(self._top)
        if below is not None:
            self._words.addWidget(below)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # never squeezed
        for part, filled in ((self._actions, actions), (self.line, line)):
            part.setVisible(bool(filled))  # only now that it has a parent: without one it would be a window

    def set_words(self, title: str, line: str = "") -> None:
        """Another title and line."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))

    def fit(self) -> None:
        """Another button shows, or has other words: place them anew."""
        if self.isVisible():  # else it has no width of its own yet
            self._actions.updateGeometry()
            self._make_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Buttons that leave no room for the title go under its facts; facts that need the width go under both."""
        needed = self._actions.sizeHint().width() + painting.text_width(self.title.text(), "h1")
        beside = needed + theme.current().size(12) <= self.width()
        self._actions.setSizePolicy(
            QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        )
        _move(self._actions, self._top if beside else self._whole, (self._top, self._whole))
        if self._below is not None:
            roomy = not beside or self.width() >= theme.current().size(BESIDE)
            _move(self._below, self._words if roomy else self._whole, (self._words, self._whole))


def _move(widget: QWidget, wanted: QBoxLayout, places: tuple[QBoxLayout, ...]) -> None:
    """Put a widget at the end of one of these layouts, unless it is there."""
    if wanted.indexOf(widget) < 0:
        for place in places:
            place.removeWidget(widget)
        wanted.addWidget(widget)


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
