"""Which forms this organisation works with: those that are active, unless it chose otherwise (B03, G11)."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from intake_app.domain.dossier import Dossier
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.model import Instrument, Status
from intake_app.instruments.refusals import UnknownInstrument
from intake_app.services import participation_ladder, rules
from intake_app.services.desk import Desk
from intake_app.services.rules import Rules

PICTURES = ("spinnenweb", "zrm-2017")
"""The two pictures that most conversations begin with; the first that is on is the one a conversation starts from."""


BY_RULE = {participation_ladder.FORM: participation_ladder.SWITCH}
"""Forms that a setting of the rules in force switches, so that a municipality's profile brings them along."""


def is_offered(instrument: Instrument, switches: Mapping[str, bool], held: Rules) -> bool:
    """Whether new readings of this form are offered. Old forms never are: their history stays readable."""
    if instrument.status is Status.OLD:
        return False
    if instrument.id in BY_RULE:
        return held.on(BY_RULE[instrument.id])
    return switches.get(instrument.id, instrument.status is Status.ACTIVE)


def without(held: Rules) -> frozenset[str]:
    """Forms that these rules switch off: no screen, list or print asks for them."""
    return frozenset(form for form, setting in BY_RULE.items() if not held.on(setting))


def offered(desk: Desk) -> tuple[Instrument, ...]:
    """The forms that new readings are made of, in the order of the library."""
    held = rules.known_rules(desk)
    return tuple(one for one in desk.forms.instruments.values() if is_offered(one, desk.switches, held))


def switchable(desk: Desk) -> tuple[Instrument, ...]:
    """The forms that an organisation can switch on and off."""
    return tuple(one for one in desk.forms.instruments.values() if one.status is not Status.OLD)


def used_before(
    forms: FormLibrary, dossier: Dossier, switches: Mapping[str, bool], held: Rules
) -> tuple[Instrument, ...]:
    """Forms that are not on offer but that this dossier has readings of: switched off, old, or no longer installed."""
    found: list[Instrument] = []
    for one in dict.fromkeys(one.instrument for one in dossier.measurements):
        with contextlib.suppress(UnknownInstrument):
            form = forms.instrument(one)
            if not (forms.is_installed(one) and is_offered(form, switches, held)):
                found.append(form)
    return tuple(found)


def shown(desk: Desk, dossier: Dossier) -> tuple[Instrument, ...]:
    """The forms on offer, and those that this dossier has readings of, so that history stays in view."""
    return (*offered(desk), *used_before(desk.forms, dossier, desk.switches, rules.known_rules(desk)))


def switch(desk: Desk, instrument_id: str, on: bool) -> None:
    """Offer a form from now on, or not any more. What was answered stays. Raises UnknownInstrument."""
    instrument = desk.forms.instrument(instrument_id)
    if instrument.id in BY_RULE:
        rules.set_own(desk, BY_RULE[instrument.id], on)
    else:
        desk.switch_instrument(instrument.id, on)
