"""The key page: 4096 bytes that hold the database key, wrapped for every passphrase and once for the recovery code.

Layout: magic (16), format version (2, big-endian), length of the JSON (2), the JSON, zeroes, SHA-256 of all before it
(32). The magic, the version and the checksum keep their places in every later format. A page of one passphrase is of
format 1; with a passphrase per person, each slot naming its person by an id only, it is of format 2.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import struct
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from intake_app.store.recovery_code import signs_of

MAGIC: Final = b"KEUKENTAFEL-KEY\x00"
SIZE: Final = 4096
FORMAT: Final = 2
_OF_ONE: Final = 1
KEY_BYTES: Final = 32
_HEAD: Final = struct.Struct(">16sHH")
_CHECKSUM: Final = 32
MOST_PEOPLE: Final = 12
"""How many passphrases fit beside the recovery code, with room to spare."""


class Secret(StrEnum):
    """The two things that open a vault."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


class NotAKeyPage(Exception):
    """These bytes are no key page, or a damaged one."""


class NewerFormat(Exception):
    """A key page of a later format than this program knows."""


class WrongSecret(Exception):
    """The secret does not open this slot."""


@dataclass(frozen=True, slots=True)
class Stretching:
    """Argon2id parameters. Memory in KiB. The bounds keep a hostile file from exhausting the machine."""

    memory: int = 65536
    rounds: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        if not (8 * self.lanes <= self.memory <= 1 << 20 and 1 <= self.rounds <= 16 and 1 <= self.lanes <= 16):
            raise NotAKeyPage("stretching out of bounds")


@dataclass(frozen=True, slots=True)
class Slot:
    """The database key, wrapped by AES-256-GCM under a key stretched from one secret."""

    secret: Secret
    stretching: Stretching
    salt: bytes
    nonce: bytes
    wrapped: bytes
    person: UUID | None = None
    """Whose passphrase it is; None while the vault is of one person, and for the recovery code."""

    @classmethod
    def wrap(
        cls,
        secret: Secret,
        words: str,
        key: bytes | bytearray,
        stretching: Stretching | None = None,
        person: UUID | None = None,
    ) -> Slot:
        """Wrap the key for `words`, with fresh salt and nonce. The person is sealed in: a slot cannot change hands."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        chosen = stretching or Stretching()
        salt, nonce = os.urandom(16), os.urandom(12)
        wrapped = AESGCM(_stretch(secret, words, salt, chosen)).encrypt(nonce, key, _bound_data(secret, chosen, person))
        return cls(secret, chosen, salt, nonce, wrapped, person)

    def unwrap(self, words: str) -> bytearray:
        """The database key. Raises WrongSecret. The caller wipes it after use."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        stretched = AESGCM(_stretch(self.secret, words, self.salt, self.stretching))
        try:
            key = stretched.decrypt(self.nonce, self.wrapped, _bound_data(self.secret, self.stretching, self.person))
        except InvalidTag:
            raise WrongSecret from None
        return bytearray(key)

    def as_json(self) -> dict[str, Any]:
        """The slot as the page keeps it."""
        return {
            "secret": self.secret.value,
            "kdf": "argon2id",
            "memory": self.stretching.memory,
            "rounds": self.stretching.rounds,
            "lanes": self.stretching.lanes,
            "salt": base64.b64encode(self.salt).decode(),
            "nonce": base64.b64encode(self.nonce).decode(),
            "wrapped": base64.b64encode(self.wrapped).decode(),
            **({"person": str(self.person)} if self.person is not None else {}),
        }

    @classmethod
    def from_json(cls, found: Any) -> Slot:
        """The slot from a page. Raises NotAKeyPage when anything about it is not as written here."""
        try:
            if found["kdf"] != "argon2id":
                raise NotAKeyPage("unknown stretching")
            salt, nonce, wrapped = (
                base64.b64decode(found[name], validate=True) for name in ("salt", "nonce", "wrapped")
            )
            stretching = Stretching(int(found["memory"]), int(found["rounds"]), int(found["lanes"]))
            person = UUID(found["person"]) if "person" in found else None
            slot = cls(Secret(found["secret"]), stretching, salt, nonce, wrapped, person)
        except (KeyError, TypeError, ValueError) as error:
            raise NotAKeyPage("a slot is not readable") from error
        if len(slot.salt) != 16 or len(slot.nonce) != 12 or len(slot.wrapped) != KEY_BYTES + 16:
            raise NotAKeyPage("a slot has the wrong size")
        return slot


@dataclass(frozen=True, slots=True)
class KeyPage:
    """All slots of a vault."""

    slots: tuple[Slot, ...]

    @classmethod
    def made(cls, key: bytes | bytearray, passphrase: str, recovery_code: str) -> KeyPage:
        """The page of a new vault."""
        return cls((Slot.wrap(Secret.PASSPHRASE, passphrase, key), Slot.wrap(Secret.RECOVERY, recovery_code, key)))

    def slot(self, secret: Secret) -> Slot:
        """The slot of a kind of secret. Raises NotAKeyPage when there is none."""
        for one in self.slots:
            if one.secret is secret:
                return one
        raise NotAKeyPage("a slot is missing")

    def opened(self, secret: Secret, words: str) -> tuple[Slot, bytearray]:
        """The slot that these words open, and the database key. Raises WrongSecret, or NotAKeyPage without any slot.

        Every slot of the kind is tried: nobody has to say first who they are.
        """
        slots = [one for one in self.slots if one.secret is secret]
        if not slots:
            raise NotAKeyPage("a slot is missing")
        for one in slots:
            try:
                return one, one.unwrap(words)
            except WrongSecret:
                continue
        raise WrongSecret

    @property
    def people(self) -> frozenset[UUID]:
        """Everybody who has a passphrase of their own."""
        return frozenset(one.person for one in self.slots if one.person is not None)

    def with_slot(self, slot: Slot, instead: Slot | None = None) -> KeyPage:
        """A page in which this slot takes the place of `instead`, or of the one of its kind and person."""
        gone = instead or slot
        kept = (one for one in self.slots if (one.secret, one.person) != (gone.secret, gone.person))
        return replace(self, slots=(*kept, slot))

    def without(self, person: UUID) -> KeyPage:
        """A page that this person's passphrase does not open."""
        return replace(self, slots=tuple(one for one in self.slots if one.person != person))

    def to_bytes(self) -> bytes:
        """The page as it is written."""
        body = json.dumps({"slots": [slot.as_json() for slot in self.slots]}, sort_keys=True).encode()
        version = FORMAT if self.people else _OF_ONE
        page = (_HEAD.pack(MAGIC, version, len(body)) + body).ljust(SIZE - _CHECKSUM, b"\0")
        if len(page) != SIZE - _CHECKSUM:
            raise ValueError("the slots do not fit on the key page")
        return page + hashlib.sha256(page).digest()

    @classmethod
    def from_bytes(cls, page: bytes) -> KeyPage:
        """Read a page. Raises NotAKeyPage or NewerFormat."""
        if len(page) != SIZE or not page.startswith(MAGIC):
            raise NotAKeyPage("no key page")
        if hashlib.sha256(page[:-_CHECKSUM]).digest() != page[-_CHECKSUM:]:
            raise NotAKeyPage("the key page is damaged")
        _magic, version, length = _HEAD.unpack_from(page)
        if version > FORMAT:
            raise NewerFormat(version)
        try:
            found = json.loads(page[_HEAD.size : _HEAD.size + length])["slots"]
        except (ValueError, KeyError, TypeError) as error:
            raise NotAKeyPage("the key page is not readable") from error
        if not isinstance(found, list):
            raise NotAKeyPage("the key page is not readable")
        return cls(tuple(Slot.from_json(one) for one in found))


def wipe(key: bytearray) -> None:
    """Overwrite a key in memory, as far as Python lets us."""
    key[:] = bytes(len(key))


def _stretch(secret: Secret, words: str, salt: bytes, by: Stretching) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    same = signs_of(words) if secret is Secret.RECOVERY else unicodedata.normalize("NFKC", words)
    encoded = same.encode("utf-8", "surrogatepass")
    return hash_secret_raw(encoded, salt, by.rounds, by.memory, by.lanes, KEY_BYTES, Type.ID)


def _bound_data(secret: Secret, by: Stretching, person: UUID | None) -> bytes:
    whose = [] if person is None else [str(person)]
    return json.dumps([secret.value, by.memory, by.rounds, by.lanes, *whose]).encode()
