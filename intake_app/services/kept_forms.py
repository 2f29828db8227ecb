"""Keeps forms with the answers to them, and reads old answers with forms that are gone (G10, C2.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake_app.logs import log_event

if TYPE_CHECKING:
    from intake_app.instruments.library import FormLibrary
    from intake_app.instruments.model import Instrument
    from intake_app.store.unit_of_work import UnitOfWork
    from intake_app.store.vault import Vault


def with_kept(vault: Vault, forms: FormLibrary) -> FormLibrary:
    """The library that can also read answers to forms of before. One that cannot be read is left out and logged."""
    installed = {(one.id, one.version) for one in forms.instruments.values()}
    found = vault.kept_forms(installed)
    if not found:
        return forms
    from intake_app.instruments.kept import instrument_of

    readable: list[Instrument] = []
    for one in found:
        try:
            readable.append(instrument_of(one))
        except ValueError:
            log_event("kept_form_unreadable")
    return forms.with_kept(readable)


def keep(vault: Vault | UnitOfWork, forms: FormLibrary, instrument: Instrument) -> str:
    """Keep a form that is about to be answered, with the packs that speak in it. Returns the checksum for the reading.

    For a vault in a transaction of its own: a form that no reading names does no harm.
    """
    from intake_app.instruments.kept import keep as kept

    form = kept(instrument, forms.packs_in(instrument.id))
    vault.keep_form(form)
    return form.checksum
