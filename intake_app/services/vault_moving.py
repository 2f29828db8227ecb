"""Moving a vault out of a sync folder or off a network drive, to a place that is safe (M01)."""

from __future__ import annotations

from pathlib import Path

from intake_app import paths
from intake_app.errors import InputRefused, VaultUnavailable
from intake_app.i18n import _
from intake_app.services import vault_places, vaults


def move(vault: Path, passphrase: str, target: Path | None = None, *, leave: bool = True) -> Path | None:
    """Move the closed vault to `target`, else to the ordinary place on this laptop.

    The new file is opened and looked over before the old one is left under another name, which is returned, or removed.
    Raises InputRefused when that place is taken or not safe either, and what opening raises; then nothing has changed.
    """
    from intake_app.store import moving

    place = target or paths.default_vault()
    if not vaults.is_there(vault):
        raise VaultUnavailable(_("There is no vault called {name}. Make one with vault new.").format(name=vault.name))
    if place.exists():
        raise InputRefused(_("There already is a file called {name}. Choose another name.").format(name=place.name))
    if vault_places.warning_of(place) is not None:
        raise InputRefused(_("That place is not safe either: it is copied or shared. Choose a folder of this laptop."))
    return moving.move(vault, place, passphrase, leave=leave)
