"""The web of one voice: grows with the answers, and takes one by tap or drag. At the table and at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.domain import web as geometry
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.comparison import describe_web
from ui.widgets.web_painting import WebSeries
from ui.widgets.web_view import WebView

if TYPE_CHECKING:
    from ui.answers.voice_reading import VoiceReading


class VoiceWeb(WebView):
    """`item_chosen` names the axis that was tapped; values chosen go to the reading."""

    item_chosen = Signal(str)

    def __init__(self, reading: VoiceReading) -> None:
        super().__init__(label_role="table.label", name="web")
        self._reading = reading
        axes = reading.instrument.axes
        self._items = [item.id for item in axes]
        self._style = geometry.CONSULTANT if reading.rater is RaterRole.CONSULTANT else geometry.RESIDENT
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
        self.set_active(self._items.index(item) if item in self._items else None)

    def refresh(self) -> None:
        """Draw the answers as they are now."""
        answers = {item: self._reading.answer(item) for item in self._items}
        self.set_series((WebSeries(style=self._style, values=self._reading.values()),))
        self.set_talk(axis for axis, item in enumerate(self._items) if answers[item].talk_about)
        self.describe(_("Web"), describe_web(self._reading.instrument, answers, self._name))
