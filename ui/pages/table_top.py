"""What stands above every question: the parts of the form, larger letters, and a pause."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.i18n import _
from intake_app.instruments.model import Item
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.layouts import lay_on
from ui.widgets.part_steps import Part, PartSteps


def larger_button() -> Button:
    """The letter A: one press one step larger, and after the largest the ordinary size again."""
    button = Button("A", trailing_icon="plus", table=True, name="button_larger")
    button.setAccessibleName(_("Larger letters"))
    button.setToolTip(_("Larger letters"))
    return button


class TopRow(QWidget):
    """Parts on the left, what helps on the right."""

    part_chosen = Signal(str)
    larger_requested = Signal()
    pause_requested = Signal()

    def __init__(self, items: Iterable[Item]) -> None:
        super().__init__()
        lay_on(self, "paper")
        self.steps = PartSteps([Part(item.id, str(item.name), item.icon) for item in items])
        self.larger = larger_button()
        self.pause = Button(_("Pause for a moment"), icon="pause", table=True, name="button_pause")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.steps, 1)
        self._row.addWidget(self.larger)
        self._row.addWidget(self.pause)
        self.steps.part_chosen.connect(self.part_chosen)
        self.larger.clicked.connect(lambda: self.larger_requested.emit())
        self.pause.clicked.connect(lambda: self.pause_requested.emit())

    def space(self, *, close: bool) -> None:
        """Set every distance anew."""
        size = theme.current().size
        side, edge = size(12 if close else 32, table=True), size(4 if close else 8, table=True)
        self._row.setContentsMargins(side, edge, side, edge)
        self._row.setSpacing(size(12, table=True))
        for button in (self.larger, self.pause):
            button.setFixedHeight(max(44, size(46 if close else 60, table=True)))
