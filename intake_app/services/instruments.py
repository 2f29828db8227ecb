"""Which forms this organisation works with: those that are active, unless it chose otherwise (B03, G11)."""

from __future__ import annotations

from collections.abc import Mapping

from intake_app.domain.dossier import Dossier
from intake_app.instruments.model import Instrument, Status
from intake_app.services.desk import Desk


def is_offered(instrument: Instrument, switches: Mapping[str, bool]) -> bool:
    """Whether new readings of this form are offered. Old forms never are: their history stays readable."""
    if instrument.status is Status.OLD:
        return False
    return switches.get(instrument.id, instrument.status is Status.ACTIVE)


def offered(desk: Desk) -> tuple[Instrument, ...]:
    """The forms that new readings are made of, in the order of the library."""
    return tuple(one for one in desk.forms.instruments.values() if is_offered(one, desk.switches))


def switchable(desk: Desk) -> tuple[Instrument, ...]:
    """The forms that an organisation can switch on and off."""
    return tuple(one for one in desk.forms.instruments.values() if one.status is not Status.OLD)


def shown(desk: Desk, dossier: Dossier) -> tuple[Instrument, ...]:
    """The forms on offer, and those that this dossier has readings of, so that history stays in view."""
    known = {one.instrument for one in dossier.measurements}
    forms = desk.forms.instruments.values()
    return tuple(one for one in forms if one.id in known or is_offered(one, desk.switches))


def switch(desk: Desk, instrument_id: str, on: bool) -> None:
    """Offer a form from now on, or not any more. What was answered stays. Raises UnknownInstrument."""
    instrument = desk.forms.instrument(instrument_id)
    desk.switch_instrument(instrument.id, on)
