"""Saying that a reading is ready: what is still open, what the form wants first, and whose turn it is then."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import RaterRole, Special
from intake_app.i18n import _, ngettext
from intake_app.instruments.comparison import Reading
from intake_app.instruments.conditions import READING
from intake_app.instruments.finishing import Left, left
from intake_app.instruments.model import Instrument, Weight
from ui.answers.proposals import keep_proposals
from ui.answers.voice_reading import VoiceReading
from ui.pages.hidden_answer import other_voice
from ui.pages.reading_view import ReadingView
from ui.session import Session
from ui.widgets.banner import Banner


class FinishReading(QObject):
    """Asks in the banner of the page; nothing is asked while somebody types."""

    go_there = Signal(object)
    """The person wants to go to what is left (a `Left`)."""

    def __init__(self, session: Session, banner: Banner) -> None:
        super().__init__(banner)
        self._session, self._banner = session, banner
        self._view: ReadingView | None = None
        self._dossier: Dossier | None = None
        self._left: Left | None = None
        banner.chosen.connect(self._answer_open)

    def show_view(self, view: ReadingView, dossier: Dossier) -> None:
        """The reading that is on the page now."""
        self._view, self._dossier = view, dossier

    @property
    def _instrument(self) -> Instrument:
        assert self._view is not None
        return self._view.instrument

    def press(self) -> None:
        """The person says that this voice is in, or takes that back."""
        view = self._view
        assert view is not None
        view.commit()
        if view.reading.ready:
            view.reading.set_ready(False)
            return
        keep_proposals(view.reading, READING, self._session.today())
        self._finish(look_at_open=True)

    def _finish(self, *, look_at_open: bool) -> None:
        """Say that this voice is in, unless something is left; what the form only asks about can be left so."""
        view, dossier = self._view, self._dossier
        assert view is not None and dossier is not None
        open_count = len(view.reading.open_items)
        things = things_left(dossier, view.reading)
        if look_at_open and open_count:
            self._ask_about_open(open_count)
        elif things:
            self._ask_about(things[0])
        else:
            self._say_ready()

    def _ask_about_open(self, count: int) -> None:
        buttons = [("leave_open", _("Leave open"))]
        if Special.NOT_DISCUSSED in self._instrument.rules.special:
            words = ngettext(
                "{n} part is still open. Not discussed?", "{n} parts are still open. Not discussed?", count
            )
            buttons.append(("not_discussed", _("Set to not discussed")))
        else:
            words = ngettext("{n} part is still open.", "{n} parts are still open.", count)
        self._banner.show_message(words.format(n=count), buttons=tuple(buttons))

    def _ask_about(self, thing: Left) -> None:
        self._left = thing
        buttons = [("go_there", _("Go there"))]
        if thing.weight is Weight.ASK:
            buttons.append(("leave_so", _("Leave it so")))
        self._banner.show_message(thing.sentence, buttons=tuple(buttons))

    def _answer_open(self, chosen: str) -> None:
        self._banner.hide_message()
        view = self._view
        assert view is not None
        if chosen == "to_table":
            self._session.navigate(f"tafel/{self._instrument.id}")
        elif chosen == "go_there" and self._left is not None:
            self.go_there.emit(self._left)
        elif chosen == "leave_so":
            self._say_ready()
        else:
            if chosen == "not_discussed":
                for item in view.reading.open_items:
                    view.reading.record(item, special=Special.NOT_DISCUSSED)
            self._finish(look_at_open=False)

    def _say_ready(self) -> None:
        view, dossier = self._view, self._dossier
        assert view is not None
        view.reading.set_ready()
        waits_for = view.reading.rater is RaterRole.CONSULTANT and RaterRole.RESIDENT in self._instrument.raters
        if dossier is None or not waits_for or not self._instrument.rules.hide_other_voice:
            return
        theirs, _both_in = other_voice(dossier, self._instrument.id, view.reading.measurement, view.reading.subject)
        if theirs is None or not theirs.ready:
            words = _("Your part is ready. Now {name}.").format(name=dossier.person.first_name)
            self._banner.show_message(words, buttons=(("to_table", _("At the table")),))


def things_left(dossier: Dossier, voice: VoiceReading) -> tuple[Left, ...]:
    """What a reading still lacks; what stops it first, then what is only asked about."""
    measurement = voice.measurement
    if measurement is None:
        return ()
    others = [
        Reading.of(dossier, one)
        for one in dossier.measurements
        if one.id != measurement.id
        and (one.instrument, one.version, one.subject)
        == (measurement.instrument, measurement.version, measurement.subject)
    ]
    found = left(voice.instrument, Reading(measurement, voice.answers), others)
    return tuple(sorted(found, key=lambda one: one.weight is Weight.ASK))
