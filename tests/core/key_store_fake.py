"""A key store in memory, by the interface that every store of a system has: no mock of our own code."""

from __future__ import annotations

from keyring import backend
from keyring.errors import KeyringLocked, PasswordDeleteError


class KeysInMemory(backend.KeyringBackend):  # type: ignore[misc]  # its metaclass is untyped
    """Keeps what a store keeps; `refuses` acts as one that is locked."""

    priority = 1  # type: ignore[assignment]  # a property in the library

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.refuses = False

    def get_password(self, service: str, username: str) -> str | None:
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._answer()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._answer()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("not there")

    def _answer(self) -> None:
        if self.refuses:
            raise KeyringLocked("locked")
