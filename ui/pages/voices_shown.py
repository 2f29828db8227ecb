"""Which voices stand beside each other, in which order and by which name: the resident first, then the consultant."""

from __future__ import annotations

from intake_app.domain import web as geometry
from intake_app.domain.dossier import Dossier
from intake_app.domain.measuring import Measurement
from intake_app.i18n import _, format_day
from intake_app.instruments.model import Instrument
from intake_app.services.measuring import Voices
from ui.models.voices_model import Voice

_EARLIER = (geometry.EARLIER, geometry.EARLIER_STILL)


def voices_to_show(instrument: Instrument, dossier: Dossier, found: Voices) -> tuple[Voice, ...]:
    """The voices of two readings that are both in. A web also gets the resident's last two moments before.

    Earlier readings of another version are left out: versions are never mixed.
    """
    assert found.resident is not None and found.consultant is not None
    name = dossier.person.first_name
    other = found.consultant.rater_name.split(" ")[0] or _("Consultant")
    if other == name:
        other = _("{name} (consultant)").format(name=other)
    shown = [
        Voice(
            name=name,
            moment=_("now"),
            style=geometry.RESIDENT,
            answers=dossier.answers_of(found.resident),
            plain=True,
        ),
        Voice(name=other, moment=_("now"), style=geometry.CONSULTANT, answers=dossier.answers_of(found.consultant)),
    ]
    if instrument.has_web():
        before = [one for one in found.earlier if one.version == found.resident.version]
        for style, reading in zip(_EARLIER, reversed(before[-2:]), strict=False):
            shown.append(_earlier(dossier, reading, style))
    return tuple(shown)


def _earlier(dossier: Dossier, reading: Measurement, style: geometry.SeriesStyle) -> Voice:
    day = format_day(reading.measured_on, weekday=False)
    return Voice(name=day, moment=day, style=style, answers=dossier.answers_of(reading), plain=True)
