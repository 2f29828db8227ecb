"""A dossier file behind a passphrase: Argon2id stretches the words, AES-256-GCM locks the file (M06).

Layout: magic (16), length of the head (2, big-endian), the head as JSON, the locked bytes (zlib inside). Magic and head
are bound to what is locked. The bounds keep a hostile file from exhausting the machine.
"""

from __future__ import annotations

import json
import os
import unicodedata
import zlib
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Final

from intake_app.errors import InputRefused
from intake_app.exchange.dossier_file import MAX_BYTES
from intake_app.i18n import _

MAGIC: Final = b"KEUKENTAFEL-MEE\x00"
_KEY: Final = 32
_LONGEST_HEAD: Final = 2048
_MOST_MEMORY: Final = 1 << 18
"""KiB that a file may ask for: 256 MB."""


@dataclass(frozen=True, slots=True)
class Stretching:
    """Argon2id parameters; memory in KiB."""

    memory: int = 65536
    rounds: int = 3
    lanes: int = 4

    @property
    def fair(self) -> bool:
        """Not so much that it is meant to hang a machine."""
        return 8 * self.lanes <= self.memory <= _MOST_MEMORY and 1 <= self.rounds <= 8 and 1 <= self.lanes <= 8


def is_locked(content: bytes) -> bool:
    """Whether this is a locked dossier file."""
    return content.startswith(MAGIC)


def lock(plain: bytes, passphrase: str, stretching: Stretching | None = None) -> bytes:
    """The file locked with a passphrase; with fresh salt, so never the same twice."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    by, salt, nonce = stretching or Stretching(), os.urandom(16), os.urandom(12)
    head = json.dumps(
        {
            "kdf": "argon2id",
            "memory": by.memory,
            "rounds": by.rounds,
            "lanes": by.lanes,
            "salt": b64encode(salt).decode(),
            "nonce": b64encode(nonce).decode(),
        },
        sort_keys=True,
    ).encode()
    start = MAGIC + len(head).to_bytes(2, "big") + head
    return start + AESGCM(_stretched(passphrase, salt, by)).encrypt(nonce, zlib.compress(plain, 9), start)


def unlock(content: bytes, passphrase: str) -> bytes:
    """What was locked. Raises InputRefused with one sentence: the wrong passphrase, or a file that is not whole."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start, by, salt, nonce = _head(content)
    try:
        packed = AESGCM(_stretched(passphrase, salt, by)).decrypt(nonce, content[len(start) :], start)
    except InvalidTag:
        raise InputRefused(
            _("This passphrase does not open the file, or the file was changed. Try again; nothing was read in.")
        ) from None
    unpacking = zlib.decompressobj()
    try:
        plain = unpacking.decompress(packed, MAX_BYTES + 1)
    except zlib.error:
        raise InputRefused(_not_whole()) from None
    if len(plain) > MAX_BYTES or not unpacking.eof:
        raise InputRefused(_("This file is too large for a dossier. Choose another file."))
    return plain


def _head(content: bytes) -> tuple[bytes, Stretching, bytes, bytes]:
    length = int.from_bytes(content[16:18], "big")
    start = content[: 18 + length]
    if not is_locked(content) or length > _LONGEST_HEAD or len(content) < len(start) + 16:
        raise InputRefused(_not_whole())
    try:
        found = json.loads(start[18:])
        by = Stretching(int(found["memory"]), int(found["rounds"]), int(found["lanes"]))
        salt, nonce = (b64decode(found[name], validate=True) for name in ("salt", "nonce"))
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        raise InputRefused(_not_whole()) from None
    if found.get("kdf") != "argon2id" or not by.fair or (len(salt), len(nonce)) != (16, 12):
        raise InputRefused(_not_whole())
    return start, by, salt, nonce


def _not_whole() -> str:
    return _("The data in this file are not whole. Ask for the file again.")


def _stretched(passphrase: str, salt: bytes, by: Stretching) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    words = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return hash_secret_raw(words, salt, by.rounds, by.memory, by.lanes, _KEY, Type.ID)
