"""The PIN with a real key store of the system: locked, hanging, dying and absent ones are a sentence, never a wait."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from intake_app import paths
from intake_app.clock import Clock
from intake_app.services import key_store, vaults
from intake_app.services.key_store import StoreRefused, WrongPin
from tests.core.conftest import TODAY
from tests.core.real_key_store import RealKeyStore, running, what_lacks
from tests.store.vault_keys import PASSPHRASE, make_vault

pytestmark = pytest.mark.skipif(bool(what_lacks()), reason=what_lacks())
PIN = "482615"
REFUSES = "geeft geen antwoord of weigert"


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealKeyStore]:
    """The service, and settings of this test alone. What it may take is short here, as nobody is there to answer."""
    from intake_app.services import secret_service

    home = tmp_path_factory.mktemp("real")
    with running(home) as real:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", real.address)
        monkeypatch.setattr(paths, "user_key_store", lambda: home / "sleutelbos.txt")
        monkeypatch.setattr(secret_service, "ANSWER", 0.5)
        yield real


@pytest.fixture
def vault(tmp_path: Path, store: RealKeyStore) -> Path:
    """A vault of which the key lies in the store."""
    path = tmp_path / "kluis.keukentafel"
    make_vault(path)
    desk = vaults.unlock(path, PASSPHRASE, Clock(TODAY))
    key_store.switch_on(desk, PASSPHRASE, PIN)
    desk.close()
    return path


def test_that_a_pin_lives_in_a_real_store_until_it_is_switched_off(vault: Path, store: RealKeyStore) -> None:
    key_store.unlock(vault, PIN, Clock(TODAY)).close()
    (kept,) = store.kept()
    assert not any(secret.encode() in kept for secret in (PIN, PASSPHRASE, *PASSPHRASE.split()))
    with pytest.raises(WrongPin, match="nog 4 keer"):
        key_store.unlock(vault, "000000")
    assert store.kept() != [kept], "the try that was lost is counted in the store"
    key_store.switch_off(vault)
    assert store.kept() == [] and not key_store.is_on(vault)


def test_that_a_locked_store_waits_for_the_person_until_they_would_rather_type(
    vault: Path, store: RealKeyStore
) -> None:
    store.lock()
    with refused(vault) as said:
        store.wait_for_question()
        assert not said, "the person may take their time"
        key_store.stop_waiting()
    assert REFUSES in str(said[0]) and key_store.is_on(vault), "nothing is lost: next time it asks again"


def test_that_nobody_is_asked_to_unlock_for_what_is_void_anyway(vault: Path, store: RealKeyStore) -> None:
    store.lock()
    desk = vaults.unlock(vault, PASSPHRASE, Clock(TODAY))
    vaults.change_passphrase(desk, PASSPHRASE, "vijf andere woorden bij elkaar")
    desk.close()
    assert not store.has_asked and not key_store.is_on(vault)


def test_that_a_store_that_hangs_is_given_up_and_works_again_when_it_does(vault: Path, store: RealKeyStore) -> None:
    store.signal(signal.SIGSTOP)
    with pytest.raises(StoreRefused, match=REFUSES):
        key_store.unlock(vault, PIN)
    vaults.unlock(vault, PASSPHRASE, Clock(TODAY)).close()
    store.signal(signal.SIGCONT)
    key_store.unlock(vault, PIN, Clock(TODAY)).close()


def test_that_a_store_that_dies_while_it_asks_is_a_sentence(vault: Path, store: RealKeyStore) -> None:
    store.lock()
    with refused(vault) as said:
        store.wait_for_question()
        store.signal(signal.SIGKILL)
    assert REFUSES in str(said[0])
    vaults.unlock(vault, PASSPHRASE, Clock(TODAY)).close()


def test_that_a_session_without_a_store_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: RealKeyStore
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    with pytest.raises(StoreRefused, match="geen sleutelbos"):
        key_store.system_store()


@contextmanager
def refused(vault: Path) -> Iterator[list[BaseException]]:
    """Somebody opens with the PIN while the block runs; after it stands why that was refused."""
    said: list[BaseException] = []

    def opening() -> None:
        try:
            key_store.unlock(vault, PIN)
        except StoreRefused as why:
            said.append(why)

    person = threading.Thread(target=opening)
    person.start()
    yield said
    person.join()
