"""Readings and answers: what one person said about the items of one instrument at one moment (B01, B02, B04, B05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intake_app.domain.entity import CaseEntity
from intake_app.domain.vocabulary import DifferenceState, InfoSource, MomentKind, RaterRole, ReadingSource, Special


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(CaseEntity):
    """One reading: all answers of one rater on one version of one instrument at one moment.

    `ready` says that this voice is in: the other voice becomes visible when both are (instruments A5).
    """

    instrument: str
    version: str
    measured_on: date
    moment: MomentKind = MomentKind.BASELINE
    rater: RaterRole
    rater_name: str = ""
    conversation_id: UUID | None = None
    typed_for_resident: bool = False
    ready: bool = False
    trained_on: date | None = None
    """Day of the ZRM training of the consultant; empty prints "gescoord zonder ZRM-training" (G-Z13)."""
    place: str = ""
    present: str = ""
    """Who else was there, in words; people at the table are present, not raters (instruments A5)."""
    context: str = ""
    """What is going on that colours these answers: debts, a bad night, a move (B05)."""
    source: ReadingSource = ReadingSource.CONVERSATION
    entered_on: date | None = None
    """Day of typing, when that was not `measured_on`: a paper form, an older dossier (G12)."""
    subject: str = ""
    """Who or what it is about when that is not the resident: a child, a household, a step, a place of work."""
    form_checksum: str = ""
    """Which words the form had while answering: SHA-256 of what the vault keeps of the form and its packs (C2.10)."""

    @property
    def voice(self) -> tuple[RaterRole, str]:
        """Whose view this is: the role, and for third persons the name too. Two employers are two voices."""
        named = self.rater in (RaterRole.PARENT, RaterRole.OTHER)
        return self.rater, " ".join(self.rater_name.casefold().split()) if named else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraValue:
    """Value of one extra field of a form (`[[field]]`) or of one talking card ("aspect/<id>/praten")."""

    field: str
    value: str | int | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(CaseEntity):
    """What a rater answered to one item. At most one of `value` (whole number on the scale) and `special` is filled.

    `choice` holds a value id of a choice item, `text` own words (printed literally, never rewritten),
    `circumstances` what coloured the score.
    """

    measurement_id: UUID
    item: str
    value: int | None = None
    special: Special | None = None
    choice: str = ""
    text: str = ""
    circumstances: str = ""
    info_sources: tuple[InfoSource, ...] = ()
    talk_about: bool = False
    extra: tuple[ExtraValue, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether this item has an answer of any kind (a special value is one)."""
        return self.value is not None or self.special is not None or bool(self.choice or self.text)

    def extra_value(self, name: str) -> str | int | bool | None:
        """The value of an extra field, or None."""
        return next((entry.value for entry in self.extra if entry.field == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction(CaseEntity):
    """An answer as it was before somebody corrected it in a closed moment, and why (B05). Never changed, only added."""

    measurement_id: UUID
    item: str
    corrected_on: date
    corrected_by: str = ""
    reason: str
    value: int | None = None
    special: Special | None = None
    choice: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(CaseEntity):
    """What the two say about seeing one item differently: "hier denken wij verschillend over, omdat …"."""

    instrument: str
    measured_on: date
    item: str
    because: str = ""
    state: DifferenceState = DifferenceState.LEAVE_BOTH


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureNote(CaseEntity):
    """The one sentence that the two voices take along to the plan, per instrument and day."""

    instrument: str
    measured_on: date
    take_along: str = ""
