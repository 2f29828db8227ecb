"""The secrets of the vaults that tests make, with stretching that costs nothing."""

from __future__ import annotations

import os
from pathlib import Path

from intake_app.store.key_page import KEY_BYTES, KeyPage, Secret, Slot, Stretching
from intake_app.store.opening import build
from intake_app.store.vault_file import VaultFile

PASSPHRASE = "vier woorden bij elkaar"
RECOVERY_CODE = "01234-56789-ABCDE-FGHJK-MNPQR-S4TBZ"
CHEAP = Stretching(memory=64, rounds=1, lanes=1)


def make_vault(path: Path) -> None:
    """A sealed, empty vault that opens in a moment."""
    key = bytearray(os.urandom(KEY_BYTES))
    passphrase = Slot.wrap(Secret.PASSPHRASE, PASSPHRASE, key, CHEAP)
    recovery = Slot.wrap(Secret.RECOVERY, RECOVERY_CODE, key, CHEAP)
    build(VaultFile(path), KeyPage((passphrase, recovery)), key)
