"""One reading that is typed over from paper: who, the true day, and every answer kept as it is typed (A08, G12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject
from typing_extensions import override

from intake_app.domain.measuring import Measurement
from intake_app.domain.vocabulary import RaterRole, ReadingSource
from intake_app.services import measuring
from intake_app.services.form_sheets import printable_readings
from intake_app.services.voices import is_closed
from ui.answers.voice_reading import VoiceReading

if TYPE_CHECKING:
    from intake_app.domain.dossier import Dossier
    from intake_app.instruments.model import Instrument
    from intake_app.services.desk import Desk
    from ui.session import Session

THIRD_PERSONS = (RaterRole.PARENT, RaterRole.OTHER)
_WHO = ("rater", "rater_name", "subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMoment:
    """What stands at the head of the paper. Without a day and a voice nothing can be typed over."""

    day: date | None = None
    rater: RaterRole | None = None
    rater_name: str = ""
    subject: str = ""
    place: str = ""
    present: str = ""
    context: str = ""
    old_confirmed: bool = False
    """The person said yes to a form that is out of use, with a day after its last one."""

    @property
    def named(self) -> str:
        """The name that tells two people in the same role apart."""
        return self.rater_name.strip() if self.rater in THIRD_PERSONS else ""


class PaperReading(VoiceReading):
    """A reading of a day that may be long ago, by any voice of the form.

    One that is there already for the same day and voice is only gone on with when the person says so (`go_on`).
    """

    def __init__(self, session: Session, instrument: Instrument, parent: QObject | None = None) -> None:
        super().__init__(session, instrument, instrument.raters[0], parent)
        self.moment = PaperMoment()
        self._began = False

    def same_already(self, dossier: Dossier) -> Measurement | None:
        """Another reading that has this day and voice already."""
        found = self._on_paper(dossier, self.moment)
        return found if found is not None and not self._began else None

    def may_go_on(self, dossier: Dossier, found: Measurement) -> bool:
        """Whether a reading may be opened here: it is not covered for the other voice, and its moment is not closed."""
        open_to_see = found in printable_readings(dossier, self.instrument)
        return open_to_see and not is_closed(dossier, found, self._session.today())

    def confirm_old(self) -> None:
        """The form was in use no more on this day; it is typed over all the same."""
        self.moment = replace(self.moment, old_confirmed=True)

    def go_on(self, dossier: Dossier, found: Measurement) -> None:
        """Type on in this reading."""
        self.moment = PaperMoment(
            day=found.measured_on,
            rater=found.rater,
            rater_name=found.rater_name,
            subject=found.subject,
            place=found.place,
            present=found.present,
            context=found.context,
            old_confirmed=True,
        )
        self._began = True
        self.show(dossier)

    def forget(self, dossier: Dossier) -> None:
        """The next paper."""
        self.moment = PaperMoment()
        self._began = False
        self.show(dossier)

    def tell(self, dossier: Dossier, **values: Any) -> None:
        """Something else stands at the head of the paper. A reading that began already is told so too.

        Another voice or subject is another reading: who answered never changes. So is a day that is taken already.
        """
        values = {name: value for name, value in values.items() if getattr(self.moment, name) != value}
        after = replace(self.moment, **values)
        if "day" in values:
            after = replace(after, old_confirmed=False)
        if self._began and values:
            moves = "day" in values and (after.day is None or self._on_paper(dossier, after) is not None)
            if moves or values.keys() & set(_WHO):
                self._began = False
            else:
                told = {"measured_on" if name == "day" else name: value for name, value in values.items()}
                self._with_reading(lambda desk, reading: measuring.describe_moment(desk, reading, **told))
        self.moment = after
        self.show(dossier)

    @override
    def _found(self, dossier: Dossier) -> Measurement | None:
        return self._on_paper(dossier, self.moment) if self._began else None

    def _on_paper(self, dossier: Dossier, moment: PaperMoment) -> Measurement | None:
        if moment.day is None or moment.rater is None:
            return None
        subject = moment.subject.strip()
        return dossier.reading_on(
            self.instrument.id, moment.rater, moment.day, subject=subject, rater_name=moment.named
        )

    @override
    def _starter(self) -> Callable[[Desk, UUID], Measurement]:
        moment, instrument = self.moment, self.instrument.id
        self._began = True

        def start(desk: Desk, case_id: UUID) -> Measurement:
            assert moment.rater is not None
            return measuring.start_reading(
                desk,
                case_id,
                instrument,
                moment.rater,
                measured_on=moment.day,
                place=moment.place.strip(),
                present=moment.present.strip(),
                context=moment.context.strip(),
                source=ReadingSource.PAPER,
                entered_on=desk.today(),
                subject=moment.subject.strip(),
                rater_name=moment.named,
                typed_for_resident=moment.rater is RaterRole.RESIDENT,
                old_confirmed=moment.old_confirmed,
            )

        return start
