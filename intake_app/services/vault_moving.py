"""Moving a vault out of a sync folder or off a network drive, to a place that is safe (M01)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from intake_app import paths
from intake_app.errors import InputRefused, SavingFailed, VaultUnavailable
from intake_app.i18n import _
from intake_app.services import backups, key_store, vault_places, vault_whereabouts, vaults

Told = Callable[[int, int], None]
_TO_SPARE = 4 << 20
"""Bytes of room beside the copy itself: the log of SQLite while the copy is looked over."""


@dataclass(frozen=True, slots=True)
class Move:
    """What somebody chose: the new file, whether the old one stays under another name, and the proof."""

    target: Path
    leave: bool
    passphrase: str


def in_folder(vault: Path, folder: Path) -> Path:
    """The file that the vault becomes in another folder."""
    return folder / vault.name


def refusal(vault: Path, target: Path, *, room: int | None = None, mounts: str | None = None) -> str:
    """Why the vault cannot go there, in one sentence; "" when it can. Nothing is written to find out.

    `room` is how many bytes are free there, else asked of the system; `mounts` as in `vault_places`.
    """
    if target.exists():
        if target.resolve() == vault.resolve():
            return _("The vault lies there already. Choose another folder.")
        return _("There already is a file called {name}. Choose another name.").format(name=target.name)
    if vault_places.warning_of(target, mounts) is not None:
        return _("That place is not safe either: it is copied or shared. Choose a folder of this laptop.")
    nearest = next((one for one in target.absolute().parents if one.exists()), None)
    if nearest is None or not nearest.is_dir():
        return _("That folder is not there. Choose another folder.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        return _("Nothing can be written in that folder. Choose another folder of this laptop.")
    try:
        needed = vault.stat().st_size + _TO_SPARE
        free = shutil.disk_usage(nearest).free if room is None else room
    except OSError:
        return _("That folder is not there. Choose another folder.")
    return "" if free >= needed else _("There is no room for the vault there. Make room, or choose another folder.")


def move(
    vault: Path, passphrase: str, target: Path | None = None, *, leave: bool = True, told: Told | None = None
) -> Path | None:
    """Move the closed vault to `target`, else to the ordinary place on this laptop.

    The new file is opened and looked over before the old one is left under another name, which is returned, or removed.
    The window finds it there from now on, and its backups come along. `told` hears how far the copy is; it may raise.
    Raises InputRefused when it cannot go there, and what opening raises; then nothing has changed.
    """
    from intake_app.store import moving

    place = target or paths.default_vault()
    if not vaults.is_there(vault):
        raise VaultUnavailable(_("There is no vault called {name}. Make one with vault new.").format(name=vault.name))
    if refused := refusal(vault, place):
        raise InputRefused(refused)
    shelf = backups.shelf_of(vault)
    try:
        vault_whereabouts.note(vault, place)
    except OSError as error:
        words = _("Your own settings cannot be written, so the vault stays where it is. Make room and try again.")
        raise SavingFailed(words) from error
    try:
        left = moving.move(vault, place, passphrase, leave=leave, told=told)
    except BaseException:
        if vaults.is_there(vault):
            vault_whereabouts.forget(vault)
        raise
    backups.bring_shelf(shelf, place)
    key_store.forget(place)
    return left
