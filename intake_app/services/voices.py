"""Which readings belong together as the voices of one moment, which one is under way, and which one is closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from intake_app.domain.conversations import Conversation
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Answer, Measurement
from intake_app.domain.vocabulary import RaterRole
from intake_app.i18n import _
from intake_app.instruments.model import Instrument, Kind

GO_ON_DAYS = 7
"""So long a voice that was in may still be added to, while the other voice is not."""

_OWN = (RaterRole.RESIDENT, RaterRole.PARENT)
"""Who speaks beside the consultant: the resident, and in a form about a child the parent."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The two readings of one day, and the resident's earlier ones. A voice is only to be shown when `open`."""

    measured_on: date
    resident: Measurement | None
    consultant: Measurement | None
    earlier: tuple[Measurement, ...]

    @property
    def open(self) -> bool:
        """Whether both voices are in, so that both may be seen."""
        return all(reading is not None and reading.ready for reading in (self.resident, self.consultant))

    def waits(self, reading: Measurement) -> bool:
        """Whether this reading is one of the two and the other voice is not in yet."""
        return not self.open and any(
            one is not None and one.id == reading.id for one in (self.resident, self.consultant)
        )


def voices(dossier: Dossier, instrument: str, *, subject: str = "") -> Voices | None:
    """The newest pair of readings of an instrument about one subject, or None when nobody scored it yet.

    The consultant's reading belongs to the resident's when it was made since the resident's moment before.
    """
    return pair_of(dossier.readings(instrument, subject=subject))


def pair_of(readings: Sequence[Measurement]) -> Voices | None:
    """The newest pair among the readings of one instrument and subject, oldest first."""
    mine = [one for one in readings if one.rater in _OWN]
    theirs = [one for one in readings if one.rater is RaterRole.CONSULTANT]
    if not mine and not theirs:
        return None
    resident = mine[-1] if mine else None
    consultant = theirs[-1] if theirs else None
    if resident and consultant and consultant.measured_on < resident.measured_on:
        previous = mine[-2].measured_on if len(mine) > 1 else date.min
        if consultant.measured_on <= previous:
            consultant = None
    elif resident and consultant and consultant.measured_on > resident.measured_on and len(theirs) > len(mine):
        resident = None
    newest = max(reading.measured_on for reading in (resident, consultant) if reading is not None)
    earlier = tuple(reading for reading in mine if reading.ready and reading is not resident)
    return Voices(newest, resident, consultant, earlier)


def under_way(
    dossier: Dossier, instrument_id: str, rater: RaterRole, today: date, *, subject: str = "", rater_name: str = ""
) -> Measurement | None:
    """The reading a voice goes on with: of today, not ready yet, or ready this week while the other voice is not in.

    None when a fresh one begins.
    """
    readings = dossier.readings(instrument_id, subject=subject)
    own = [one for one in readings if one.rater is rater and rater_name in ("", one.rater_name)]
    if not own:
        return None
    reading = own[-1]
    if reading.measured_on == today:
        return reading
    if not reading.ready:
        return None if is_closed(dossier, reading, today) else reading
    pair = pair_of(readings)
    waits = pair is not None and pair.waits(reading)
    return reading if waits and (today - reading.measured_on).days <= GO_ON_DAYS else None


def is_closed(dossier: Dossier, reading: Measurement, today: date) -> bool:
    """Whether this moment is closed: from then on a change is a correction, with a reason (instruments A5, B05)."""
    talk = next((one for one in dossier.conversations if one.id == reading.conversation_id), None)
    return closed_among(dossier.readings(reading.instrument, subject=reading.subject), reading, talk, today)


def closed_among(readings: Sequence[Measurement], reading: Measurement, talk: Conversation | None, today: date) -> bool:
    """As `is_closed`, for who knows the readings of the same instrument and subject, and the conversation.

    A voice that is in is closed when its conversation is, or from the next day on unless the other voice is still to
    come. One that is not in may be finished after the conversation, at the office, for a week; after that, or when
    the same voice began a later moment, it stays as it is. What is typed over from paper stays open on its day of
    typing.
    """
    touched = max(reading.measured_on, reading.entered_on or reading.measured_on)
    if not reading.ready:
        later = any(one.voice == reading.voice and one.measured_on > reading.measured_on for one in readings)
        stopped = talk.closed_at.astimezone().date() if talk is not None and talk.closed_at is not None else None
        return touched < today and (later or (stopped is not None and (today - stopped).days > GO_ON_DAYS))
    if talk is not None and talk.closed_at is not None:
        return True
    if touched >= today:
        return False
    pair = pair_of(readings)
    waiting = pair is not None and pair.waits(reading) and (today - touched).days <= GO_ON_DAYS
    return not waiting


def covered(readings: Iterable[Measurement], hides: bool) -> frozenset[Measurement]:
    """The readings nobody may see yet: both voices began, and one of them is not in (instruments A5).

    `readings` are those of one instrument and subject, oldest first; `hides` is the form's own rule.
    """
    pair = pair_of(tuple(readings)) if hides else None
    if pair is None or pair.open or pair.resident is None or pair.consultant is None:
        return frozenset()
    return frozenset((pair.resident, pair.consultant))


_LOWEST = 2
"""A level among so many lowest ones asks what lies behind it (B05)."""


def note_wanted(instrument: Instrument, answer: Answer) -> bool:
    """Whether a low level stands without a word beside it: a hint to ask, never a block (B05)."""
    part = instrument.part_of(answer.item)
    if part.kind is not Kind.LEVELS or answer.value is None or answer.text.strip() or answer.circumstances.strip():
        return False
    return answer.value in part.allowed[:_LOWEST]


def note_hint() -> str:
    """The hint beside a low level that has no word with it."""
    return _("A low level without a word beside it. Write down what lies behind it, if that helps.")
