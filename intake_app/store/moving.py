"""Moves a closed vault to another place: the old one goes away only after the new one was opened and looked over."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from intake_app.store import restoring
from intake_app.store.backup import Told
from intake_app.store.opening import held
from intake_app.store.vault import Vault
from intake_app.store.vault_file import VaultFile, flush_folder


def move(source: Path, target: Path, passphrase: str, *, leave: bool, told: Told | None = None) -> Path | None:
    """Move the vault at `source` to `target`, where nothing may be yet.

    What was at `source` is left as `<source>-moved` (-2, -3 …), which is returned, or removed. Raises WrongPassphrase,
    VaultDamaged, VaultInUse or VaultUnavailable, and what `told` raises to stop; then the vault lies where it lay, and
    nothing lies at `target`.
    """
    with Vault.open(source, passphrase):
        pass  # the words are right, and closing it brings everything into the one file
    file = VaultFile(source)
    with held(file):
        restoring.restore(source, target, passphrase, told)
        left = _free(file.path) if leave else None
        if left is None:
            file.remove()
        else:
            file.path.rename(left)
        flush_folder(file.path.parent)
    file.unlock()
    return left


def _free(path: Path) -> Path:
    for number in count(1):
        left = path.with_name(f"{path.name}-moved" + (f"-{number}" if number > 1 else ""))
        if not left.exists():
            return left
    raise AssertionError("numbers do not end")
