"""The head of a paper form on the screen: the true day, whose view, where, with whom, and what was going on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.guards import needs_subject
from intake_app.instruments.model import Instrument
from intake_app.services.wording import rater_words
from ui.answers.paper_reading import THIRD_PERSONS, PaperMoment
from ui.pages.folding import EqualColumns
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.date_field import DateField
from ui.widgets.fields import LineField
from ui.widgets.form_row import FormRow
from ui.widgets.layouts import held
from ui.widgets.typed_dates import Direction

_NARROWEST = 250  # px of the design


class MomentCard(Card):
    """Day and voice first: without them nothing can be typed over. Every field tells at once what stands in it."""

    told = Signal(object)
    """Names and values of what the person told about the moment, as a dictionary."""

    def __init__(self, session: Session, instrument: Instrument) -> None:
        super().__init__(_("What stands at the head of the paper"), icon="calendar", gap=12, name="card_moment")
        self.day = DateField(name="field_day", today=session.today, direction=Direction.BACK)
        self.day.date_committed.connect(lambda day: self.told.emit({"day": day}))
        voices = dict.fromkeys((*instrument.raters, RaterRole.TOGETHER))
        options = [Option(value=one, label=rater_words(one).capitalize()) for one in voices]
        self.voice = SegmentedChoice(options, name="answer_rater")
        self.voice.value_changed.connect(self._voice_chosen)
        self._lines = {
            "rater_name": self._line("rater_name"),
            "subject": self._line("subject"),
            "place": self._line("place"),
            "present": self._line("present"),
            "context": self._line("context"),
        }
        self._name = FormRow(_("Name of who answered"), self._lines["rater_name"], required=True)
        self._subject = FormRow(_("About whom or what"), self._lines["subject"], required=True)
        day = FormRow(_("Day on which it was filled in"), self.day, required=True)
        voice = FormRow(_("Whose view"), self.voice, required=True)
        place, present = (
            FormRow(_("Place"), self._lines["place"]),
            FormRow(_("Who else was there"), self._lines["present"]),
        )
        context = FormRow(_("What was going on"), self._lines["context"])
        self.add(held(EqualColumns(day, voice, at_least=_NARROWEST)))
        self._who = held(EqualColumns(self._name, self._subject, at_least=_NARROWEST))
        self.add(self._who, held(EqualColumns(place, present, context, at_least=_NARROWEST)))
        self._about_others = needs_subject(instrument)
        self._subject.setVisible(self._about_others)
        self._show_who(None)

    def show_dossier(self, dossier: Dossier, session: Session) -> None:
        """The days that are possible: of this life, and not still to come."""
        self.day.set_range(dossier.person.birth_date, session.today())

    def show_moment(self, moment: PaperMoment) -> None:
        """Show what is known; what somebody types at this moment stays."""
        self.day.set_value(moment.day)
        self.voice.set_value(moment.rater)
        for name, line in self._lines.items():
            line.set_text(getattr(moment, name))
        self._show_who(moment.rater)

    def commit(self) -> None:
        """Tell what is typed now."""
        self.day.commit()
        for line in self._lines.values():
            line.commit()

    def complete(self, moment: PaperMoment) -> bool:
        """Whether enough is known to begin: the day, the voice, and whom it is about where that is not the resident."""
        named = moment.rater not in THIRD_PERSONS or bool(moment.rater_name.strip())
        about = not self._about_others or bool(moment.subject.strip())
        return moment.day is not None and moment.rater is not None and named and about and not self.day.error

    def first(self) -> QWidget:
        """Where typing begins."""
        return self.day

    def _voice_chosen(self, chosen: str) -> None:
        rater = RaterRole(chosen)
        self._show_who(rater)
        self.told.emit({"rater": rater})

    def _show_who(self, rater: RaterRole | None) -> None:
        third = rater in THIRD_PERSONS
        self._name.setVisible(third)
        self._who.setVisible(third or self._about_others)

    def _line(self, name: str) -> LineField:
        line = LineField(name=f"field_{name}", max_length=300)
        line.text_committed.connect(lambda text: self.told.emit({name: text.strip()}))
        return line
