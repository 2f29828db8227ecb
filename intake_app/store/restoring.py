"""Puts a backup back in the place of a vault, after it has proved to be whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from itertools import count
from pathlib import Path

from intake_app.errors import VaultDamaged
from intake_app.store.backup import Told, copied_file
from intake_app.store.many import stretches
from intake_app.store.opening import held, key_page_of
from intake_app.store.troubles import backup_damaged, not_here
from intake_app.store.vault import Vault
from intake_app.store.vault_file import VaultFile, flush_folder


def restore(source: Path, target: Path, passphrase: str, told: Told | None = None) -> Path | None:
    """Put the sealed vault `source` in the place of `target`, which is kept as `<target>-replaced` (-2, -3 …).

    A copy of it is opened with the passphrase and looked over first; until that went well nothing is changed. Returns
    where the vault of before lies now, None when there was none. Raises WrongPassphrase, VaultDamaged or VaultInUse.
    """
    file = VaultFile(target)
    scratch = file.path.with_name(f"{file.path.name}-restoring")
    with held(file, make_folder=True):
        try:
            key_page_of(VaultFile(source))
            copying, looking = stretches(told, 2)
            copied_file(source, scratch, copying.tell)
            _look_over(scratch, passphrase, looking.tell)
            kept = _keep_old(file)
            scratch.replace(file.path)  # its own key page makes everything lying beside it void
            flush_folder(file.path.parent)
        finally:
            for left in file.path.parent.glob(f"{scratch.name}*"):
                left.unlink()
    file.unlock()
    return kept


def verify(source: Path, passphrase: str, told: Told | None = None) -> None:
    """Open a copy of a backup and look all of it over; the backup itself is only read. `told` may raise to stop.

    Raises WrongPassphrase, VaultDamaged, or VaultUnavailable with what is wrong.
    """
    key_page_of(VaultFile(source))
    with tempfile.TemporaryDirectory(prefix="keukentafel-") as folder:
        scratch = Path(folder) / "kopie"
        copying, looking = stretches(told, 2)
        try:
            copied_file(source, scratch, copying.tell)
        except OSError as error:
            raise not_here() from error
        _look_over(scratch, passphrase, looking.tell)


def _look_over(path: Path, passphrase: str, told: Told) -> None:
    if VaultFile(path).was_left_open():
        raise backup_damaged()
    try:
        with Vault.open(path, passphrase) as vault:
            problems = vault.check(told)
    except VaultDamaged as error:
        raise backup_damaged() from error
    if problems:
        raise backup_damaged()


def _keep_old(file: VaultFile) -> Path | None:
    """Give the files of the old vault a second name that is still free; a copy where the disk knows no such names."""
    if not file.exists():
        return None
    kept = _free(file.path)
    for suffix in ("-wal", "-key", ""):
        old = file.path.with_name(file.path.name + suffix)
        if old.exists():
            new = kept.with_name(kept.name + suffix)
            try:
                os.link(old, new)
            except OSError:
                shutil.copy2(old, new)
    return kept


def _free(path: Path) -> Path:
    for number in count(1):
        name = f"{path.name}-replaced" + (f"-{number}" if number > 1 else "")
        if not any(path.with_name(name + suffix).exists() for suffix in ("", "-key", "-wal")):
            return path.with_name(name)
    raise AssertionError("numbers do not end")
