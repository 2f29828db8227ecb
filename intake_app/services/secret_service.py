"""The Secret Service of Linux, asked with a limit: the library by itself waits for ever for one that hangs or dies.

Loaded by name and only where a key store is asked for (`services.key_store`); no other system has what it imports.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from time import monotonic

import secretstorage
from jeepney import Message, message_bus
from jeepney.io.blocking import DBusConnection, Proxy
from keyring.backends.SecretService import Keyring
from keyring.errors import KeyringLocked
from typing_extensions import override

from intake_app.services.key_store import stopped

ANSWER = 10.0
"""Seconds for one answer; a service that must first be started needs some."""
PROMPT = 90.0
"""Seconds for the person to answer the system's own question, when the store is locked."""
_LOOK = 0.5
_NAME = "org.freedesktop.secrets"


class SecretService(Keyring):
    """As the library has it, on a connection that does not wait for ever."""

    @override
    def get_preferred_collection(self) -> secretstorage.Collection:
        """The unlocked default collection. Raises KeyringLocked when the person will not, or any error of the bus."""
        bus = _limited(secretstorage.dbus_init())
        try:
            collection = secretstorage.get_default_collection(bus)
            if collection.is_locked() and (stopped.is_set() or collection.unlock() or collection.is_locked()):
                raise KeyringLocked("still locked")
        except BaseException:
            bus.close()
            raise
        return collection


def _limited(bus: DBusConnection) -> DBusConnection:
    """The connection, with a limit on every wait."""
    ask, wait = bus.send_and_get_reply, bus.recv_until_filtered

    def asked(message: Message, *, timeout: float | None = None) -> Message:
        reply: Message = ask(message, timeout=ANSWER if timeout is None else timeout)
        return reply

    def prompted(queue: deque[Message], *, timeout: float | None = None) -> Message:
        until = monotonic() + (PROMPT if timeout is None else timeout)
        while monotonic() < until and not stopped.is_set():
            with suppress(TimeoutError):
                answer: Message = wait(queue, timeout=_LOOK)
                return answer
            if not Proxy(message_bus, bus, timeout=ANSWER).NameHasOwner(_NAME)[0]:
                raise ConnectionAbortedError("the service went away during its own question")
        raise TimeoutError("nobody answered the question of the service")

    bus.send_and_get_reply, bus.recv_until_filtered = asked, prompted
    return bus
