"""Making, opening and looking after the vault: first start, unlock, recovery, passphrase, check (M01)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from intake_app import paths
from intake_app.clock import Clock
from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.instruments.library import FormLibrary
from intake_app.instruments.pack_shelf import PackShelf
from intake_app.services.desk import Desk


def forms() -> FormLibrary:
    """The shipped instruments, grounds and text blocks, and what the user's own packs add to them.

    Read once as long as no file of them changes: a vault then opens without waiting for it (70 ms of work).
    """
    packs = PackShelf(paths.user_packs()).files()
    stamps = tuple(_stamp(file) for file in (*sorted(paths.FORMS.rglob("*.toml")), *packs))
    return _read(paths.FORMS, packs, stamps)


def _stamp(file: Path) -> tuple[Path, int, int]:
    """What tells that a file was written anew, or went meanwhile."""
    try:
        found = file.stat()
    except OSError:
        return file, 0, 0
    return file, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=1)
def _read(folder: Path, packs: tuple[Path, ...], _stamps: tuple[tuple[Path, int, int], ...]) -> FormLibrary:
    return FormLibrary.load(folder, packs)


def is_there(path: Path) -> bool:
    """Whether a vault lies at this path."""
    return path.exists()


def create(path: Path, passphrase: str, clock: Clock | None = None) -> tuple[Desk, str]:
    """Make a new vault and open it. Returns the desk and the recovery code, which is shown once and kept nowhere.

    Raises InputRefused when something lies there already, or the passphrase is too weak.
    """
    from intake_app.store.vault import Vault

    vault, code = Vault.create(path, passphrase)
    return Desk(vault, forms(), clock), code


def unlock(path: Path, passphrase: str, clock: Clock | None = None) -> Desk:
    """Open a vault. Raises WrongPassphrase, or VaultUnavailable with what is wrong and what to do."""
    from intake_app.store.vault import Vault

    return Desk(Vault.open(path, passphrase), forms(), clock)


def unlock_with_recovery(path: Path, code: str, clock: Clock | None = None) -> Desk:
    """Open a vault with the code of the recovery sheet. Raises as `unlock`."""
    from intake_app.store.vault import Vault

    return Desk(Vault.open_with_recovery(path, code), forms(), clock)


def warm_up() -> None:
    """Import and read what opening a vault needs, so that it happens while the passphrase is typed."""
    from intake_app.store.vault import preload

    preload()
    forms().read_all()


class Strength(IntEnum):
    """How hard a passphrase is to guess, in five steps."""

    TOO_SHORT = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


@dataclass(frozen=True, slots=True)
class PassphraseAdvice:
    """Strength of a passphrase and one sentence that helps."""

    strength: Strength
    sentence: str

    @property
    def accepted(self) -> bool:
        """Whether a vault may be made with it."""
        return self.strength >= Strength.FAIR


_COMMON = ("wachtwoord", "password", "welkom", "qwerty", "keukentafel", "gemeente", "geheim", "zomer", "winter")


def judge_passphrase(passphrase: str) -> PassphraseAdvice:
    """How strong a passphrase is: length and variety count, well-known words and rows do not."""
    plain = passphrase.casefold()
    for word in (*_COMMON, "12345", "abcde"):
        plain = plain.replace(word, "*")
    variety = len(set(plain))
    length = len(plain.strip())
    words = len([word for word in plain.split() if len(word) > 2])
    if length < 10 or variety < 5:
        return PassphraseAdvice(
            Strength.TOO_SHORT, _("Use at least ten characters. Four words that only you put together work well.")
        )
    if length < 12 and words < 3:
        return PassphraseAdvice(Strength.WEAK, _("Add a word. Long is stronger than difficult."))
    if length < 16 and words < 4:
        return PassphraseAdvice(Strength.FAIR, _("Good enough. One more word makes it strong."))
    if length < 22:
        return PassphraseAdvice(Strength.GOOD, _("Good. Nobody guesses this easily."))
    return PassphraseAdvice(Strength.STRONG, _("Strong."))


def change_passphrase(desk: Desk, proof: str, passphrase: str, person: UUID | None = None) -> None:
    """Choose another passphrase; `proof` is the one until now, or the recovery code (then of `person`).

    Raises WrongPassphrase.
    """
    advice = judge_passphrase(passphrase)
    if not advice.accepted:
        raise InputRefused(advice.sentence)
    from intake_app.services import key_store

    desk.vault.keys.change_passphrase(proof, passphrase, person)
    key_store.forget(desk.vault.path)


def prove(desk: Desk, passphrase: str) -> None:
    """Make sure that these words open this vault. Raises WrongPassphrase."""
    desk.vault.keys.prove(passphrase)


def new_recovery_code(desk: Desk, passphrase: str) -> str:
    """A fresh recovery code; the one until now stops working. Raises WrongPassphrase."""
    return desk.vault.keys.new_recovery_code(passphrase)
