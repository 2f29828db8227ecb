"""The sentences for everything that can be the matter with a vault."""

from __future__ import annotations

from intake_app.errors import (
    InputRefused,
    KeukentafelError,
    SavingFailed,
    VaultDamaged,
    VaultInUse,
    VaultUnavailable,
    WrongPassphrase,
)
from intake_app.i18n import _

_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_IN_USE = ("SQLITE_BUSY", "SQLITE_LOCKED")
_NOT_SAVED = ("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_NOMEM")


class BrokenReference(InputRefused):
    """Something refers to what is not there, or no longer."""


def no_vault() -> VaultUnavailable:
    """Nothing lies there."""
    return VaultUnavailable(_("There is no vault at this place. Choose another file, or make a new vault."))


def not_a_vault() -> VaultDamaged:
    """A file that is no vault, or one that misses a piece."""
    return VaultDamaged(_("This is no vault of Keukentafel, or it was changed. Nothing was touched. Use your backup."))


def backup_damaged() -> VaultDamaged:
    """A copy that proved not to be whole."""
    return VaultDamaged(_("This copy is not a vault of Keukentafel, or it was changed. Nothing was restored."))


def damaged() -> VaultDamaged:
    """A vault of which a part cannot be read any more."""
    return VaultDamaged(_("This vault is damaged. Nothing was changed. Use your newest backup."))


def in_use() -> VaultInUse:
    """Somebody else has it open."""
    return VaultInUse(_("This vault is already open in another window. Close it there first."))


def locked() -> VaultUnavailable:
    """It was closed."""
    return VaultUnavailable(_("The vault is locked. Open it with your passphrase."))


def newer_version() -> VaultUnavailable:
    """A later version of the program has written it."""
    return VaultUnavailable(_("This vault was written by a newer version of Keukentafel. Use that version."))


def not_here() -> VaultUnavailable:
    """The folder or the disk does not let us."""
    return VaultUnavailable(_("The vault cannot be opened at this place. Check that this disk can be written to."))


def not_copied() -> SavingFailed:
    """A backup could not be written."""
    return SavingFailed(_("The copy could not be made. Is there room, and is the medium still there?"))


def wrong_passphrase() -> WrongPassphrase:
    """Not the passphrase of this vault."""
    return WrongPassphrase(_("This passphrase is not right. Mind the capital letters."))


def wrong_recovery_code() -> WrongPassphrase:
    """A good code, of another vault or an older sheet."""
    return WrongPassphrase(_("This recovery code does not open this vault. Is it the newest sheet?"))


def mistyped_recovery_code() -> WrongPassphrase:
    """A code that cannot exist."""
    return WrongPassphrase(_("This recovery code is not complete or has a typing error. Look at each group."))


def empty_passphrase() -> InputRefused:
    """No passphrase was chosen."""
    return InputRefused(_("Choose a passphrase. Without one the vault is open to everybody."))


def place_taken() -> InputRefused:
    """A new vault is asked for where a file is."""
    return InputRefused(_("There is already a file at this place. Choose another name."))


def changed_since() -> InputRefused:
    """What would be undone was changed by something else."""
    return InputRefused(_("This was changed again since then. It cannot be undone any more."))


def sentence_for(error: BaseException) -> KeukentafelError | None:
    """What to tell about an error of the storage; None when it is not an expected one."""
    if isinstance(error, OverflowError | UnicodeEncodeError):
        return InputRefused(
            _("A number is too large or a text holds signs that cannot be stored. Nothing has changed.")
        )
    cause = getattr(error, "orig", error)
    code = getattr(cause, "sqlite_errorname", None) or ""
    if code.startswith("SQLITE_CONSTRAINT") and "FOREIGN KEY" in str(cause):
        return BrokenReference(_("A part refers to something that is not there any more. Nothing was changed."))
    if code.startswith(_DAMAGED):
        return damaged()
    if code.startswith(_IN_USE):
        return in_use()
    if code.startswith("SQLITE_FULL"):
        return SavingFailed(_("The disk is full. What you type stays here. Make room and save again."))
    if code.startswith(_NOT_SAVED):
        return SavingFailed(_("Saving does not work. What you type stays here. Do not switch Keukentafel off."))
    return None


def only_reading() -> InputRefused:
    """Somebody who reads along wanted to change something."""
    return InputRefused(_("You read along in this vault. Ask somebody of the team to change this."))


def only_for_team_leads() -> InputRefused:
    """Letting people in and out is for team leads."""
    return InputRefused(_("Only a team lead lets people in or out. Ask the team lead of this vault."))


def passphrase_taken() -> InputRefused:
    """Somebody else has this passphrase."""
    return InputRefused(_("This passphrase cannot be used in this vault. Choose another."))


def too_many_people(most: int) -> InputRefused:
    """The key page is full."""
    return InputRefused(_("There is room for {n} people in one vault. Remove somebody first.").format(n=most))


def last_team_lead() -> InputRefused:
    """Without a team lead nobody could let people in."""
    return InputRefused(_("This is the only team lead. Make somebody else team lead first."))


def nobody_of_that_name() -> InputRefused:
    """Not one of the people of the vault."""
    return InputRefused(_("This person is not in this vault. Choose somebody from the list."))
