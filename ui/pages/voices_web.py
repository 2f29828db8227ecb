"""The drawing of two voices with its legend: each voice can be laid aside, and earlier moments with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.domain import web as geometry
from intake_app.i18n import _
from intake_app.instruments.comparison import describe_web
from intake_app.instruments.model import Instrument
from ui import theme
from ui.models.voices_model import Voice
from ui.widgets.checks import LegendToggle
from ui.widgets.layouts import clear
from ui.widgets.text import Text
from ui.widgets.web_painting import WebSeries
from ui.widgets.web_view import WebView


class VoicesWeb(QWidget):
    """One drawing of up to four voices. Names stand beside the points where the two voices differ most."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self._items = [item.id for item in instrument.items]
        self._voices: tuple[Voice, ...] = ()
        self._resident = ""
        self._laid_aside: set[str] = set()
        self.legend: list[LegendToggle] = []
        self.view = WebView(rings=geometry.RINGS_COMPARING, label_role="name", numbers=True)
        names = [str(item.name) for item in instrument.items]
        self.view.set_axes(names, tips=[str(item.label) for item in instrument.items])
        self.caption = Text(str(instrument.compare_caption), "small", color="text.2", name="caption_no_measurement")
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.current().size(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().size(8))
        column.addLayout(self._row)
        column.addWidget(self.view, 1)
        column.addWidget(self.caption)

    def show_voices(self, voices: Sequence[Voice], resident: str) -> None:
        """Draw these voices; one that was laid aside stays so."""
        before = [(voice.name, voice.moment, voice.style) for voice in self._voices]
        self._voices, self._resident = tuple(voices), resident
        if before != [(voice.name, voice.moment, voice.style) for voice in self._voices]:
            self._make_legend()
        self._draw()

    def clear(self) -> None:
        """Hold nothing of anybody."""
        self._voices, self._resident = (), ""
        self._make_legend()
        self.view.set_series(())
        self.view.set_talk(())
        self.view.show_names(None)
        self.view.describe(_("Web"))
        self.caption.hide()

    def _make_legend(self) -> None:
        clear(self._row)
        self.legend = []
        for voice in self._voices:
            earlier = voice.style not in (geometry.RESIDENT, geometry.CONSULTANT)
            words = self._resident if earlier else voice.name
            toggle = LegendToggle(words, voice.style, moment=voice.moment, name=f"legend_{len(self.legend)}")
            toggle.set_value(self._key(voice) not in self._laid_aside)
            toggle.value_changed.connect(lambda on, voice=voice: self._toggle(voice, on))
            self._row.addWidget(toggle, 1)
            self.legend.append(toggle)

    def _toggle(self, voice: Voice, on: bool) -> None:
        if on:
            self._laid_aside.discard(self._key(voice))
        else:
            self._laid_aside.add(self._key(voice))
        self._draw()

    @staticmethod
    def _key(voice: Voice) -> str:
        return f"{voice.name}/{voice.moment}"

    def _draw(self) -> None:
        shown = [voice for voice in self._voices if self._key(voice) not in self._laid_aside]
        self.view.set_series([self._line(voice) for voice in reversed(shown)])
        by_style = {voice.style: self._line(voice).values for voice in shown}
        both = geometry.RESIDENT in by_style and geometry.CONSULTANT in by_style
        self.view.show_names(
            geometry.widest_difference(by_style[geometry.RESIDENT], by_style[geometry.CONSULTANT]) if both else None
        )
        mine = self._voices[0].answers if self._voices else {}
        talk = [axis for axis, item in enumerate(self._items) if item in mine and mine[item].talk_about]
        self.view.set_talk(talk)
        said = [describe_web(self._instrument, voice.answers, voice.name) for voice in shown]
        self.view.describe(_("Web"), " ".join(said))
        self.caption.setVisible(any(style not in (geometry.RESIDENT, geometry.CONSULTANT) for style in by_style))

    def _line(self, voice: Voice) -> WebSeries:
        values = tuple(voice.answers[item].value if item in voice.answers else None for item in self._items)
        return WebSeries(style=voice.style, values=values, name=voice.name)
