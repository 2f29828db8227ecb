"""What found no place under the question: each a large button, one tap away from "More"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui import theme
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button
from ui.widgets.layouts import clear
from ui.widgets.text import Text


class MoreScreen(TableScreen):
    """Does what the buttons do that it stands for."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("screen_more", parent)
        self._title = Text(_("What do I want to do?"), "table.question", name="more_title")
        self._grid = QGridLayout()
        self._back = Button(_("Back to the question"), icon="arrow-left", table=True, name="button_to_question")
        self._back.clicked.connect(lambda: self.closed.emit())
        self.middle.addWidget(self._title)
        self.middle.addLayout(self._grid)
        self.middle.addStretch(1)
        self.bar.addWidget(self._back)
        self.bar.addStretch(1)
        self.space()

    def show_buttons(self, buttons: Sequence[Button]) -> None:
        """Offer the same as these buttons."""
        clear(self._grid)
        for place, button in enumerate(buttons):
            twin = button.twin(f"more_{button.objectName()}")
            twin.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            twin.clicked.connect(lambda _on=False, original=button: self._press(original))
            self._grid.addWidget(twin, place // 2, place % 2)

    @override
    def focus_start(self) -> None:
        first = self._grid.itemAtPosition(0, 0)
        widget = first.widget() if first is not None else None
        (widget or self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def space(self) -> None:
        super().space()
        size = theme.current().size
        self.middle.setSpacing(size(8 if self.close_together else 20, table=True))
        self._grid.setSpacing(size(8 if self.close_together else 12, table=True))

    def _press(self, original: Button) -> None:
        self.closed.emit()
        original.click()
