"""Who answers a form, and whom or what it is about when that is not the resident."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.domain.dossier import Dossier
from intake_app.domain.vocabulary import PersonRole, RaterRole
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Unit
from intake_app.services import measuring
from ui.pages.folding import EqualColumns
from ui.widgets.choices import Option, SegmentedChoice
from ui.widgets.fields import DropDown, LineField
from ui.widgets.form_row import FormRow

_ORDER = (RaterRole.RESIDENT, RaterRole.PARENT, RaterRole.CONSULTANT, RaterRole.TOGETHER, RaterRole.OTHER)
THIRD = (RaterRole.PARENT, RaterRole.OTHER)
_OTHER = "\0other"


def voices_of(instrument: Instrument) -> tuple[RaterRole, ...]:
    """Who may answer, in the order of the screen; together is always possible (instruments A5)."""
    allowed = {*instrument.raters, RaterRole.TOGETHER}
    return tuple(rater for rater in _ORDER if rater in allowed)


def first_voice(instrument: Instrument) -> RaterRole:
    """Whose reading the consultant's page begins with."""
    return RaterRole.CONSULTANT if RaterRole.CONSULTANT in instrument.raters else instrument.raters[0]


def why_not(instrument: Instrument, rater: RaterRole, dossier: Dossier, subject: str) -> str:
    """Why the consultant cannot type for this voice now, in one line; "" when that is possible.

    What the resident answered at the table stays hidden until both voices are in: there is no peek through typing.
    """
    if rater is not RaterRole.RESIDENT or not instrument.rules.hide_other_voice:
        return ""
    readings = dossier.readings(instrument.id, rater, subject=subject)
    found = measuring.voices(dossier, instrument.id, subject=subject)
    if not readings or readings[-1].typed_for_resident or (found is not None and found.open):
        return ""
    return _("{name} answers at the table.").format(name=dossier.person.first_name)


class VoiceChoice(SegmentedChoice):
    """Whose answer is typed here. Voices that cannot be typed now are off, and say why."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        super().__init__(
            [Option(value=rater, label=_voice_words(rater, "")) for rater in voices_of(instrument)],
            name="field_rater",
            accessible_name=_("Who answers?"),
        )

    def show_dossier(self, dossier: Dossier, rater: RaterRole, subject: str) -> None:
        """Name the voices of this dossier and show whose turn it is."""
        name = dossier.person.first_name
        self.set_options([Option(value=one, label=_voice_words(one, name)) for one in voices_of(self._instrument)])
        for part in self.parts:
            reason = why_not(self._instrument, part.option.value, dossier, subject)
            part.setEnabled(not reason)
            part.setToolTip(reason)
            part.tell_question(reason or _("Who answers?"))
        self.set_value(rater)


def _voice_words(rater: RaterRole, name: str) -> str:
    return {
        RaterRole.RESIDENT: name if 0 < len(name) <= 12 else _("Resident"),
        RaterRole.PARENT: _("Parent"),
        RaterRole.CONSULTANT: _("Me"),
        RaterRole.TOGETHER: _("Together"),
        RaterRole.OTHER: _("Somebody else"),
    }[rater]


class AboutWhom(QWidget):
    """Which child, step or place a reading is about, and the name of a third person who answers."""

    subject_chosen = Signal(str)
    rater_named = Signal(str)

    def __init__(self, instrument: Instrument) -> None:
        super().__init__()
        self._instrument = instrument
        self.setObjectName("about_whom")
        self._known: list[str] = []
        self.subject = DropDown(name="field_subject", placeholder=_("Choose"))
        self._new = LineField(name="field_subject_name", max_length=120)
        self._name = LineField(name="field_rater_name", max_length=120)
        question, name_it = _subject_words(instrument.unit)
        self._subject_row = FormRow(question, self.subject)
        self._new_row = FormRow(name_it, self._new)
        self._name_row = FormRow(_("Who is answering?"), self._name)
        self.setLayout(EqualColumns(self._subject_row, self._new_row, self._name_row, gap=16, at_least=220))
        self.subject.value_changed.connect(self._chosen)
        self._new.text_committed.connect(self._named)
        self._name.text_committed.connect(lambda text: self.rater_named.emit(text.strip()))

    def show_dossier(self, dossier: Dossier, rater: RaterRole, subject: str, rater_name: str) -> None:
        """Offer what the dossier knows, and show what was chosen."""
        about = self._instrument.unit not in (Unit.PERSON, Unit.PLAN)
        self._known = list(dict.fromkeys(one for one in (*subjects(self._instrument, dossier), subject) if one))
        self.subject.set_entries([*((one, one) for one in self._known), (_OTHER, _("something else"))])
        if subject or not self._known:
            self.subject.set_value(subject or _OTHER)
        elif self.subject.value() != _OTHER:
            self.subject.set_value(None)
        self._subject_row.setVisible(about and bool(self._known))
        self._new_row.setVisible(about and self.subject.value() == _OTHER)
        self._name_row.setVisible(rater in THIRD)
        self._name.set_text(rater_name)
        self.setVisible(about or rater in THIRD)

    def commit(self) -> None:
        """Give what was typed but not yet told."""
        self._new.commit()
        self._name.commit()

    def _chosen(self, value: str) -> None:
        if value == _OTHER:
            self._new.set_text("")
            self._new_row.show()
            self._new.setFocus()
        else:
            self.subject_chosen.emit(value)

    def _named(self, text: str) -> None:
        if text.strip():
            self.subject_chosen.emit(text.strip())
            self._new.set_text("")


def subjects(instrument: Instrument, dossier: Dossier) -> Sequence[str]:
    """Whom or what a form can be about: earlier subjects first, then what the dossier knows of this kind."""
    earlier = [one.subject for one in dossier.measurements if one.instrument == instrument.id and one.subject]
    known: list[str] = []
    if instrument.unit is Unit.CHILD:
        known = [one.name for one in dossier.network if one.role is PersonRole.CHILD]
    elif instrument.unit is Unit.STEP and dossier.current_plan is not None:
        known = [step.what for step in dossier.steps_of_plan(dossier.current_plan)]
    return tuple(dict.fromkeys(one for one in (*reversed(earlier), *known) if one))


def _subject_words(unit: Unit) -> tuple[str, str]:
    """The question, and what stands above the field for a new one."""
    return {
        Unit.PERSON: ("", ""),
        Unit.HOUSEHOLD: (_("Which household?"), _("Name of the household")),
        Unit.CHILD: (_("Which child?"), _("First name of the child")),
        Unit.STEP: (_("Which step?"), _("Name of the step")),
        Unit.PLACE: (_("Which place?"), _("Name of the place")),
        Unit.PLAN: (_("Which plan?"), _("Name of the plan")),
        Unit.DECISION: (_("Which decision?"), _("Name of the decision")),
        Unit.AGREEMENT: (_("Which agreement?"), _("Name of the agreement")),
    }[unit]
