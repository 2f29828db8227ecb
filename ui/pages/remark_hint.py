"""One line under a remark: too old, missing where it matters, or there although it was left out (G-Z3, B05, M03)."""

from __future__ import annotations

from intake_app.domain.remark_dates import oldest_beyond
from intake_app.domain.vocabulary import Special
from intake_app.i18n import _, format_day
from intake_app.instruments.model import Kind
from ui.answers.voice_reading import VoiceReading
from ui.session import Session

LOW = 2
"""From this level down a remark is asked for (B05)."""


def remark_hint(session: Session, reading: VoiceReading, item: str) -> str:
    """The hint for an item, "" when there is none. It never refuses anything."""
    answer, instrument = reading.answer(item), reading.instrument
    lookback = instrument.rules.lookback_days
    if answer.special is Special.NOT_RECORDED and (answer.text.strip() or answer.circumstances.strip()):
        return _("Not recorded on purpose, but words stand here. Need they be kept?")
    old = oldest_beyond(answer.text, reading.measured_on, lookback) if lookback else None
    if old is not None:
        message = _("{day} is more than {n} days ago: does this still count now?")
        return message.format(day=format_day(old, weekday=False), n=lookback)
    low = answer.value is not None and answer.value <= LOW and instrument.part_of(item).kind is Kind.LEVELS
    if low and not answer.text.strip():
        return _("At this level a remark helps: what do you see?")
    begun = (session.today() - reading.measured_on).days
    if lookback and begun > lookback:
        return _("You began this on {day}. Look at now.").format(day=format_day(reading.measured_on))
    return ""
