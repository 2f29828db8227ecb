"""The keys of an open vault: its passphrases, the recovery code and the key for the key store of the computer."""

from __future__ import annotations

from uuid import UUID

from intake_app.store.key_page import Secret, Slot, wipe
from intake_app.store.opening import key_page_of, opened, unlocked, write_key_page
from intake_app.store.people import Team
from intake_app.store.quick_key import QuickKey
from intake_app.store.recovery_code import new_recovery_code
from intake_app.store.troubles import empty_passphrase
from intake_app.store.vault_file import VaultFile


class VaultKeys:
    """Changes what opens one vault. Every change is proved anew, and the database is never rewritten for it."""

    def __init__(self, file: VaultFile, team: Team) -> None:
        self._file = file
        self._team = team

    def change_passphrase(self, old_or_recovery: str, new: str, person: UUID | None = None) -> None:
        """Choose a new passphrase, proving the old one or the recovery code.

        With the recovery code of a vault of several people, `person` is whose passphrase becomes another.
        """
        if not new.strip():
            raise empty_passphrase()
        self._team.rekey(old_or_recovery, new, person)

    def prove(self, passphrase: str) -> None:
        """Make sure that a passphrase opens this vault, in a copy of the key that is wiped. Raises WrongPassphrase."""
        wipe(unlocked(key_page_of(self._file), Secret.PASSPHRASE, passphrase))

    def quick_key(self, passphrase: str, pin: str) -> QuickKey:
        """The key of this vault for the key store of the computer, under a PIN. Raises WrongPassphrase."""
        slot, key = opened(key_page_of(self._file), Secret.PASSPHRASE, passphrase)
        try:
            return QuickKey.made(slot, key, pin)
        finally:
            wipe(key)

    def new_recovery_code(self, passphrase: str) -> str:
        """Make the old recovery sheet worthless and return the code for a new one. Raises WrongPassphrase."""
        page, code = key_page_of(self._file), new_recovery_code()
        key = unlocked(page, Secret.PASSPHRASE, passphrase)
        try:
            write_key_page(self._file, page.with_slot(Slot.wrap(Secret.RECOVERY, code, key)))
        finally:
            wipe(key)
        return code
