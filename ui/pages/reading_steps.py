"""The way from item to item: the two buttons, and the column that keeps them in view."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui.widgets.buttons import Button, Kind
from ui.widgets.layouts import row
from ui.widgets.scroll_column import ScrollColumn


class Steps(QWidget):
    """To the item before and the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.before = Button(_("Previous one"), icon="arrow-up", name="button_previous")
        self.after = Button(_("Next"), kind=Kind.PRIMARY, trailing_icon="arrow-down", name="button_next")
        line = row(self.before, self.after, gap=8)
        line.setStretch(1, 1)
        self.after.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(line)

    def show_ends(self, *, first: bool, last: bool) -> None:
        """At the first item there is no way back, at the last none onward."""
        across = QSizePolicy.Policy.Expanding if last else QSizePolicy.Policy.Fixed
        self.before.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        self.before.setVisible(not first)
        self.after.setVisible(not last)


class FootedColumn(ScrollColumn):
    """A column whose last line stays in view while the rest scrolls."""

    _foot: QWidget | None = None

    def set_foot(self, foot: QWidget) -> None:
        """Keep `foot` at the lower end."""
        self._foot = foot
        foot.setParent(self)
        foot.show()
        self._place_foot()

    def take_foot(self) -> None:
        """Have no such line."""
        self._foot = None
        self.setViewportMargins(0, 0, 0, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_foot()

    def _place_foot(self) -> None:
        if self._foot is not None:
            high = self._foot.sizeHint().height()
            self.setViewportMargins(0, 0, 0, high + 12)
            self._foot.setGeometry(4, self.height() - high - 4, self.width() - 8, high)
