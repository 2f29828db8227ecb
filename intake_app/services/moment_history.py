"""Every moment of one form in a dossier, and which of them may stand beside each other (B05, B06, instruments A7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.kinds import Compare
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.services.voices import GO_ON_DAYS, closed_among, covered, note_wanted
from intake_app.services.wording import rater_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One reading in the list of moments."""

    reading: Measurement
    who: str
    """Whose voice: "Joyce (inwoner)"."""
    answered: int
    asked: int
    closed: bool
    covered: bool
    """The other voice is still to come: nobody sees these answers yet."""
    corrected: int
    low_without_word: tuple[str, ...]
    """Names of the items with a low level and no word beside it (a hint, never a block)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Moments that may be compared: one form and version, one subject, one voice."""

    key: str
    who: str
    subject: str
    version: str
    moments: tuple[UUID, ...]
    why_not: str = ""
    """One line why nothing is compared here; empty when it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All moments of one form, oldest first, and the tracks among them."""

    instrument_id: str
    title: str
    instrument: Instrument | None
    moments: tuple[Moment, ...]
    tracks: tuple[Track, ...]

    @property
    def versions(self) -> tuple[str, ...]:
        """The versions of the form that were used. Moments of two versions are never compared (G-13a)."""
        return tuple(dict.fromkeys(one.reading.version for one in self.moments))

    @property
    def subjects(self) -> tuple[str, ...]:
        """Whom or what they are about; "" is the resident."""
        return tuple(dict.fromkeys(one.reading.subject for one in self.moments))

    def track_of(self, reading_id: UUID) -> Track:
        """The track a moment belongs to. Raises KeyError for a reading of elsewhere."""
        for track in self.tracks:
            if reading_id in track.moments:
                return track
        raise KeyError(reading_id)


@dataclass(frozen=True, slots=True)
class Measured:
    """A form that was used in this dossier, whether or not it is still offered or installed."""

    instrument_id: str
    title: str
    moments: int


def measured(dossier: Dossier, forms: FormLibrary) -> tuple[Measured, ...]:
    """Every form with a reading, in the order of first use: whoever went from matrix to web keeps both."""
    counts: dict[str, int] = {}
    for one in sorted(dossier.measurements, key=lambda one: (one.measured_on, one.id)):
        counts[one.instrument] = counts.get(one.instrument, 0) + 1
    return tuple(Measured(form, _title(forms, form), count) for form, count in counts.items())


def history(dossier: Dossier, forms: FormLibrary, instrument_id: str, today: date) -> History:
    """The moments of one form. A form that is not installed any more is listed without its questions."""
    instrument = _form(forms, instrument_id)
    readings = dossier.readings(instrument_id, subject=None)
    hides = instrument is not None and instrument.rules.hide_other_voice
    hidden = {
        one.id
        for subject in dossier.subjects(instrument_id)
        for one in covered([other for other in readings if other.subject == subject], hides)
    }
    moments = tuple(
        _moment(dossier, _form(forms, instrument_id, one.version), one, one.id in hidden, today) for one in readings
    )
    return History(
        instrument_id=instrument_id,
        title=_title(forms, instrument_id),
        instrument=instrument,
        moments=moments,
        tracks=_tracks(forms, instrument, moments),
    )


def _form(forms: FormLibrary, instrument_id: str, version: str = "") -> Instrument | None:
    """The form, in the version a reading was made with when that is named; None when nothing is left of it."""
    try:
        return forms.as_answered(instrument_id, version) if version else forms.instrument(instrument_id)
    except UnknownInstrument:
        return None


def _title(forms: FormLibrary, instrument_id: str) -> str:
    found = _form(forms, instrument_id)
    return str(found.title) if found is not None else instrument_id


def _moment(dossier: Dossier, instrument: Instrument | None, one: Measurement, hidden: bool, today: date) -> Moment:
    answers = dossier.answers_of(one)
    known = [item.id for item in instrument.items] if instrument is not None else list(answers)
    given = {_base(item) for item, answer in answers.items() if answer.answered}
    talk = next((talk for talk in dossier.conversations if talk.id == one.conversation_id), None)
    beside = dossier.readings(one.instrument, subject=one.subject)
    return Moment(
        reading=one,
        who=who_words(dossier, one),
        answered=sum(item in given for item in known),
        asked=len(known),
        closed=closed_among(beside, one, talk, today),
        covered=hidden,
        corrected=sum(kept.measurement_id == one.id for kept in dossier.corrections),
        low_without_word=() if hidden or instrument is None else _low(instrument, answers),
    )


def _base(item: str) -> str:
    """The item of an answer, without its row."""
    return item.partition("/")[0]


def _low(instrument: Instrument, answers: dict[str, Answer]) -> tuple[str, ...]:
    return tuple(
        str(item.name)
        for item in instrument.items
        if (answer := answers.get(item.id)) is not None and note_wanted(instrument, answer)
    )


def who_words(dossier: Dossier, reading: Measurement) -> str:
    """Whose voice a reading is: "Joyce (inwoner)", "Marloes (consulent)", "samen"."""
    if reading.rater is RaterRole.TOGETHER:
        return rater_words(reading.rater)
    name = reading.rater_name.split(" ")[0] if reading.rater is RaterRole.CONSULTANT else reading.rater_name
    if reading.rater is RaterRole.RESIDENT:
        name = dossier.person.first_name if reading.rater_name in ("", dossier.person.full_name) else name
    role = rater_words(reading.rater)
    return _("{name} ({role})").format(name=name, role=role) if name else role


def _key(one: Measurement, by_name: bool) -> str:
    """Of a household or a third person the name tells the voices apart; the consultant is one voice in one role."""
    role, name = one.voice
    name = one.rater_name.strip().casefold() if by_name and role is RaterRole.RESIDENT else name
    return "/".join((one.subject, role, name, one.version))


def _tracks(forms: FormLibrary, instrument: Instrument | None, moments: tuple[Moment, ...]) -> tuple[Track, ...]:
    several = instrument is not None and instrument.unit.shared
    found: dict[str, list[Moment]] = {}
    for moment in moments:
        found.setdefault(_key(moment.reading, several), []).append(moment)
    return tuple(
        Track(
            key=key,
            who=members[-1].who,
            subject=members[0].reading.subject,
            version=members[0].reading.version,
            moments=tuple(one.reading.id for one in members),
            why_not=_why_not(_form(forms, members[0].reading.instrument, members[0].reading.version), members),
        )
        for key, members in found.items()
    )


def _why_not(instrument: Instrument | None, members: list[Moment]) -> str:
    if instrument is None:
        return _("This form is not on this computer any more. What was filled in stays, and is not compared.")
    if instrument.rules.compare is Compare.NONE:
        return _("This form tells about one moment. It is not compared.")
    if len([one for one in members if not one.covered]) < 2:
        return _("One moment of this voice. Comparing begins at two.")
    return ""


def one_moment(first: Measurement, second: Measurement) -> bool:
    """Whether two readings are two voices of one moment: one conversation, or within the week in which both come in."""
    if first.voice == second.voice or (first.instrument, first.subject) != (second.instrument, second.subject):
        return False
    if first.conversation_id is not None and first.conversation_id == second.conversation_id:
        return True
    return abs((first.measured_on - second.measured_on).days) <= GO_ON_DAYS
