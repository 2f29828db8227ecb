"""The key store of the computer: a vault opens with a short PIN where somebody asked for that (M01). Off by default.

What lies there is the key of the vault under the PIN (`store/quick_key.py`). Whether it was asked for stands in a small
file of the user's own, so that nothing of the store is loaded where it was not. A store that is absent or refuses is
one sentence; the passphrase always works.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from intake_app.clock import Clock
from intake_app.errors import InputRefused, VaultUnavailable, WrongPassphrase
from intake_app.i18n import _, ngettext
from intake_app.logs import log_event
from intake_app.services import vaults
from intake_app.services.desk import Desk
from intake_app.services.key_store_marks import is_on, keep_marks, mark_of, marks

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    from intake_app.store.quick_key import QuickKey

_T = TypeVar("_T")
__all__ = [
    "StoreRefused",
    "WrongPin",
    "forget",
    "forget_person",
    "is_on",
    "judge_pin",
    "stop_waiting",
    "switch_off",
    "switch_on",
    "unlock",
]

SERVICE = "Keukentafel"
SHORTEST = 6
_KNOWN = {
    "win32": (("keyring.backends.Windows", "WinVaultKeyring"),),
    "darwin": (("keyring.backends.macOS", "Keyring"),),
}
_ELSE = (("intake_app.services.secret_service", "SecretService"), ("keyring.backends.kwallet", "DBusKeyring"))
"""Only the stores of the systems themselves, by name: no plug-in, no setting and no variable puts another there."""
stopped = Event()
"""Nobody is asked, or waited for, to unlock a store that is locked; see `stop_waiting`."""


class StoreRefused(VaultUnavailable):
    """The key store is not there, refuses, or no longer has a key that fits. The passphrase works."""


class WrongPin(WrongPassphrase):
    """The PIN was wrong; there are tries left."""


def system_store() -> KeyringBackend:
    """The key store of this computer. Raises StoreRefused when there is none that can be used."""
    for module, name in _KNOWN.get(sys.platform, _ELSE):
        try:
            kind = getattr(importlib.import_module(module), name)
            if kind.priority > 0:
                store: KeyringBackend = kind()
                return store
        except Exception as error:  # not installed, no session, locked out: every store has errors of its own
            log_event("key_store_absent", error=type(error).__name__)
    raise StoreRefused(_("This computer has no key store that Keukentafel can use. Open with your passphrase."))


def judge_pin(pin: str) -> str:
    """What is wrong with a PIN, "" when it will do."""
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    if len(pin) < SHORTEST:
        return _("Use at least six figures or letters.")
    return _("This is too easy to guess. Choose another PIN.") if len(steps) == 1 and steps <= {-1, 0, 1} else ""


def switch_on(desk: Desk, passphrase: str, pin: str) -> None:
    """Put the key in the key store, under the PIN, and see that it can be read back.

    Raises InputRefused for a PIN that is too easy or part of the passphrase, WrongPassphrase and StoreRefused.
    """
    if wrong := judge_pin(pin):
        raise InputRefused(wrong)
    if pin.casefold() in passphrase.casefold():
        raise InputRefused(_("Do not use a part of your passphrase as PIN."))
    kept = desk.vault.keys.quick_key(passphrase, pin).to_text()
    store, name = system_store(), mark_of(desk.vault.path)
    _asked(lambda: store.set_password(SERVICE, name, kept))
    if not name or _asked(lambda: store.get_password(SERVICE, name)) != kept:
        raise _refused()
    _keep({*marks(), name})


def switch_off(vault: Path) -> None:
    """Take the key out of the key store. Raises StoreRefused when the store will not; it is asked for no more."""
    _let_go(vault, patient=True)


def forget(vault: Path) -> None:
    """The vault has another way in, or lies elsewhere: the key goes out of the store where it was in. Never raises."""
    if is_on(vault):
        with suppress(StoreRefused):
            _let_go(vault, patient=False)


def _let_go(vault: Path, *, patient: bool) -> None:
    mark = mark_of(vault)
    _keep(marks() - {mark})
    store = system_store()
    if _asked(lambda: store.get_password(SERVICE, mark), patient=patient) is not None:
        _asked(lambda: store.delete_password(SERVICE, mark), patient=patient)


def forget_person(vault: Path, person: UUID) -> None:
    """Somebody was let out: their key goes out of the store of this computer. Never raises."""
    from intake_app.store.quick_key import NoLongerFits, QuickKey

    if not is_on(vault):
        return
    with suppress(StoreRefused, NoLongerFits):
        store = system_store()
        kept = _asked(lambda: store.get_password(SERVICE, mark_of(vault)), patient=False)
        if kept is not None and QuickKey.from_text(kept).person == person:
            _let_go(vault, patient=False)


def unlock(vault: Path, pin: str, clock: Clock | None = None) -> Desk:
    """Open a vault with the PIN. Raises WrongPin, StoreRefused when the passphrase is needed, else as `vaults.unlock`.

    After five wrong PINs after each other, and when what is kept no longer fits, the key goes out of the store.
    """
    from intake_app.store.key_page import WrongSecret
    from intake_app.store.quick_key import NoLongerFits, QuickKey
    from intake_app.store.vault import Vault

    store, mark = system_store(), mark_of(vault)
    text = _asked(lambda: store.get_password(SERVICE, mark))
    try:
        if text is None:
            raise NoLongerFits
        kept = QuickKey.from_text(text)
        opened = Vault.open_quickly(vault, kept, pin)
    except NoLongerFits:
        forget(vault)
        raise StoreRefused(
            _("The key in the key store no longer fits. Open with your passphrase, and switch it on again.")
        ) from None
    except WrongSecret:
        raise _wrong(vault, store, kept) from None
    fresh = QuickKey(kept.wrapped, kept.mark)
    if kept != fresh:
        with suppress(StoreRefused):
            _asked(lambda: store.set_password(SERVICE, mark, fresh.to_text()))
    return Desk(opened, vaults.forms(), clock)


def _wrong(vault: Path, store: KeyringBackend, kept: QuickKey) -> WrongPin | StoreRefused:
    """One try is gone; with the last one the key too."""
    left = kept.after_a_wrong_pin()
    if left is None:
        forget(vault)
        return StoreRefused(_("The PIN was wrong too often. Open with your passphrase, and switch it on again."))
    _asked(lambda: store.set_password(SERVICE, mark_of(vault), left.to_text()))
    words = ngettext(
        "This PIN is not right. You can try {n} more time.",
        "This PIN is not right. You can try {n} more times.",
        left.tries,
    )
    return WrongPin(words.format(n=left.tries))


def stop_waiting() -> None:
    """From any thread: whoever waits for the person to unlock the store waits no longer, and gets StoreRefused."""
    stopped.set()


def _asked(work: Callable[[], _T], *, patient: bool = True) -> _T:
    """Ask the store something. Raises StoreRefused, whatever it was that the store of this system raised.

    Only when `patient` a locked store may ask the person to unlock it: what is void anyway is not worth a question.
    """
    (stopped.clear if patient else stopped.set)()
    try:
        return work()
    except Exception as error:  # each system has errors of its own: locked, cancelled by the person, no session
        log_event("key_store_refused", error=type(error).__name__)
        raise _refused() from None


def _keep(wanted: set[str]) -> None:
    """Raises StoreRefused: what cannot be written down is not switched on."""
    try:
        keep_marks(wanted)
    except OSError as error:
        log_event("key_store_not_noted", error=type(error).__name__)
        raise _refused() from error


def _refused() -> StoreRefused:
    return StoreRefused(_("The key store of this computer does not answer or refuses. Open with your passphrase."))
