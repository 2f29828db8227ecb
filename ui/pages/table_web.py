"""The resident's own web at the table: grows with the answers, and takes one by tap or drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.i18n import _
from ui.pages.table_screen import TableScreen
from ui.pages.voice_web import VoiceWeb
from ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ui.answers.voice_reading import VoiceReading


class WebScreen(TableScreen):
    """The web by itself, where it has no room beside the question."""

    closed = Signal()
    part_chosen = Signal(str)

    def __init__(self, reading: VoiceReading, parent: QWidget | None = None) -> None:
        super().__init__("screen_web", parent)
        self.web = VoiceWeb(reading)
        self._back = Button(_("Back to the question"), icon="arrow-left", table=True, name="button_to_question")
        self.middle.addWidget(self.web, 1)
        self.bar.addWidget(self._back)
        self.bar.addStretch(1)
        self._back.clicked.connect(lambda: self.closed.emit())
        self.web.next_requested.connect(self.closed)
        self.web.item_chosen.connect(self.part_chosen)
        reading.answer_changed.connect(self._refresh)
        self.space()

    def show_item(self, item: str) -> None:
        """Let the axis of `item` be answered here."""
        self.web.set_active_item(item)

    @override
    def focus_start(self) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self, _item: str) -> None:
        self.web.refresh()
