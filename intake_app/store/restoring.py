"""Puts a backup back in the place of a vault, after it has proved to be whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from intake_app.errors import VaultDamaged
from intake_app.store.opening import held, key_page_of
from intake_app.store.troubles import backup_damaged
from intake_app.store.vault import Vault
from intake_app.store.vault_file import VaultFile, flush_folder, write_durably


def restore(source: Path, target: Path, passphrase: str) -> None:
    """Put the sealed vault `source` in the place of `target`, which is kept as `<target>-replaced`.

    A copy of it is opened with the passphrase and looked over first; until that went well nothing is changed. Raises
    WrongPassphrase, VaultDamaged or VaultInUse.
    """
    file = VaultFile(target)
    scratch = file.path.with_name(f"{file.path.name}-restoring")
    with held(file, make_folder=True):
        try:
            key_page_of(VaultFile(source))
            write_durably(scratch, source.read_bytes())
            _look_over(scratch, passphrase)
            _keep_old(file)
            scratch.replace(file.path)  # its own key page makes everything lying beside it void
            flush_folder(file.path.parent)
        finally:
            for left in file.path.parent.glob(f"{scratch.name}*"):
                left.unlink()
    file.unlock()


def _look_over(path: Path, passphrase: str) -> None:
    if VaultFile(path).was_left_open():
        raise backup_damaged()
    try:
        with Vault.open(path, passphrase) as vault:
            problems = vault.check()
    except VaultDamaged as error:
        raise backup_damaged() from error
    if problems:
        raise backup_damaged()


def _keep_old(file: VaultFile) -> None:
    """Give the files of the old vault a second name; a copy where the disk knows no second names."""
    for suffix in ("-wal", "-key", ""):
        old = file.path.with_name(file.path.name + suffix)
        kept = file.path.with_name(f"{file.path.name}-replaced{suffix}")
        kept.unlink(missing_ok=True)
        if old.exists():
            try:
                os.link(old, kept)
            except OSError:
                shutil.copy2(old, kept)
