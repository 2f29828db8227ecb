"""The bars above and below the signing screen; with large text every button keeps its words, in two rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.widgets.buttons import Button, ReasonedButton
from ui.widgets.card import Rule
from ui.widgets.layouts import column, held, lay_on
from ui.widgets.text import Text

_SIDE = 32  # px of the design on either side


class Bar(QWidget):
    """A bar on paper with a rule along the screen."""

    def __init__(self, *, above: bool) -> None:
        super().__init__()
        self.grid = QGridLayout()
        inside = held(self.grid)
        parts = (inside, Rule()) if above else (Rule(), inside)
        lay_on(self, "paper")
        self.setLayout(column(*parts, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def fit(self, width: int) -> None:
        """Take one row or two for this width."""
        size = theme.current().size
        self.grid.setContentsMargins(size(_SIDE), size(8), size(_SIDE), size(8))
        self.grid.setHorizontalSpacing(size(14))
        self.grid.setVerticalSpacing(size(4))


class TopBar(Bar):
    """The title with its line, and buttons at the end."""

    def __init__(self, title: Text, line: Text, buttons: Sequence[Button]) -> None:
        super().__init__(above=True)
        self._title, self._line, self._buttons = title, line, tuple(buttons)
        self._words = held(column(title, line, gap=0))
        self.grid.addWidget(self._words, 0, 0)
        self.grid.setColumnStretch(0, 1)
        for place, button in enumerate(buttons, start=1):
            self.grid.addWidget(button, 0, place)

    def fit(self, width: int) -> None:
        """Without room for both the buttons stay; the title says what everybody sees."""
        super().fit(width)
        needed = _width_of(self._buttons) + self._title.sizeHint().width() + 2 * theme.current().size(_SIDE)
        self._words.setVisible(needed <= width)
        line = self._line.fontMetrics().horizontalAdvance(self._line.text())
        title = self._title.sizeHint().width()
        self._line.setVisible(needed - title + line <= width)


class FootBar(Bar):
    """Ways to sign on the left, fixing on the right with its reason beside it."""

    def __init__(self, way: Button, links: Sequence[Button], fix: ReasonedButton) -> None:
        super().__init__(above=False)
        self._way, self._links, self._fix = way, tuple(links), fix
        self._wide: bool | None = None
        for part in (way, *links, fix):
            part.setParent(self)  # placed only when this screen comes in front, and gone with it also before

    def fit(self, width: int) -> None:
        """The links go above when one row has no room."""
        super().fit(width)
        reason = self._fix.reason.fontMetrics().horizontalAdvance(self._fix.reason.text()) + theme.current().size(16)
        everything = _width_of((self._way, *self._links, self._fix.button)) + reason
        wide = everything + 2 * theme.current().size(_SIDE) <= width
        self._fix.reason.setWordWrap(not wide)
        if wide is self._wide:
            return
        self._wide = wide
        for part in (self._way, *self._links, self._fix):
            self.grid.removeWidget(part)
        self._fix.layout().setDirection(  # type: ignore[union-attr]  # a QHBoxLayout
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )
        left = Qt.AlignmentFlag.AlignLeft
        line = 0 if wide else 1
        first = 1 if wide else 0
        self.grid.addWidget(self._way, line, 0, 1, 1 if wide else 8, left)
        for place, link in enumerate(self._links):
            self.grid.addWidget(link, 0, first + place, left)
        self.grid.addWidget(self._fix, 0, 9, line + 1, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.grid.setColumnStretch(8, 1)


def _width_of(parts: Sequence[QWidget]) -> int:
    gap = theme.current().size(14)
    return sum(part.sizeHint().width() + gap for part in parts if not part.isHidden())
