"""The resident's own web at the table: grows with the answers, and takes one by tap or drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from intake_app.domain import web as geometry
from intake_app.i18n import _
from intake_app.instruments.comparison import describe_web
from ui.answers.resident_asks import web_items
from ui.pages.table_screen import TableScreen
from ui.widgets.buttons import Button
from ui.widgets.web_painting import WebSeries
from ui.widgets.web_view import WebView

if TYPE_CHECKING:
    from ui.answers.voice_reading import VoiceReading


class ResidentWeb(WebView):
    """One voice's web. `item_chosen` names the axis that was tapped; values chosen go to the reading."""

    item_chosen = Signal(str)

    def __init__(self, reading: VoiceReading, *, style: geometry.SeriesStyle = geometry.RESIDENT) -> None:
        super().__init__(label_role="table.label", name="web")
        self._reading, self._style = reading, style
        axes = web_items(reading.instrument)
        self._items = [item.id for item in axes]
        self._name = ""
        self.set_axes([str(item.name) for item in axes])
        self.value_chosen.connect(lambda axis, value: reading.record(self._items[axis], value=value))
        self.axis_chosen.connect(lambda axis: self.item_chosen.emit(self._items[axis]))
        self.refresh()

    def set_name(self, name: str) -> None:
        """Whose web this is, for screen readers."""
        self._name = name
        self.refresh()

    def set_active_item(self, item: str) -> None:
        """The axis that can be answered now; "" only shows the web."""
        self.set_active(self._items.index(item) if item else None)

    def refresh(self) -> None:
        """Draw the answers as they are now."""
        answers = {item: self._reading.answer(item) for item in self._items}
        self.set_series((WebSeries(style=self._style, values=self._reading.values()),))
        self.set_talk(axis for axis, item in enumerate(self._items) if answers[item].talk_about)
        self.describe(_("Web"), describe_web(self._reading.instrument, answers, self._name))


class WebScreen(TableScreen):
    """The web by itself, where it has no room beside the question."""

    closed = Signal()
    part_chosen = Signal(str)

    def __init__(self, reading: VoiceReading, parent: QWidget | None = None) -> None:
        super().__init__("screen_web", parent)
        self.web = ResidentWeb(reading)
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
