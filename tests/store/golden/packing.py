"""A vault packed small, and unpacked to the very bytes that were packed.

Ciphered pages do not compress, so a pack holds the pages deciphered, and apart from them what the cipher drew by lot
(the salt and a vector per page). Ciphering again with these gives the same file; the pack names its SHA-256.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import lzma
import struct
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from intake_app.store.key_page import SIZE, KeyPage, Secret

PAGE = 4096
_SALT, _VECTOR, _SEAL = 16, 16, 64
_WORDS = PAGE - _VECTOR - _SEAL
_HEADER = b"SQLite format 3\x00"
FOLDER = Path(__file__).parent
SUFFIX = ".golden"


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a vault: whose tables, which program made it, and the digest of the file."""

    revision: str
    program: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Golden:
    """A vault and what it held by its own program: the dossier file of each dossier."""

    note: Note
    vault: bytes
    dossiers: tuple[bytes, ...]


def packed(golden: Golden, passphrase: str) -> bytes:
    """The bytes of a pack."""
    salt, vectors, plain = _deciphered(golden.vault[:-SIZE], _key(golden.vault[-SIZE:], passphrase))
    note = golden.note
    head = {
        "revision": note.revision,
        "program": note.program,
        "sha256": note.sha256,
        "pages": len(plain) // _WORDS,
        "dossiers": [len(one) for one in golden.dossiers],
    }
    parts = (json.dumps(head).encode(), b"\n", b"".join(golden.dossiers), plain, salt, vectors, golden.vault[-SIZE:])
    return lzma.compress(b"".join(parts), preset=9 | lzma.PRESET_EXTREME)


def unpacked(path: Path, passphrase: str) -> Golden:
    """The vault that was packed, byte for byte; whether it is follows from the digest in its note."""
    head, _line, body = lzma.decompress(path.read_bytes()).partition(b"\n")
    told = json.loads(head)
    dossiers = []
    for length in told["dossiers"]:
        dossiers.append(body[:length])
        body = body[length:]
    pages, page = told["pages"], body[-SIZE:]
    plain, rest = body[: pages * _WORDS], body[pages * _WORDS : -SIZE]
    database = _ciphered(plain, rest[:_SALT], rest[_SALT:], _key(page, passphrase))
    note = Note(told["revision"], told["program"], told["sha256"])
    return Golden(note, database + page, tuple(dossiers))


def digest(vault: bytes) -> str:
    """How a vault is known again."""
    return hashlib.sha256(vault).hexdigest()


def _key(page: bytes, passphrase: str) -> bytes:
    return bytes(KeyPage.from_bytes(page).opened(Secret.PASSPHRASE, passphrase)[1])


def _seal_key(key: bytes, salt: bytes) -> bytes:
    """SQLCipher 4: the key of the seals follows from the key of the pages by PBKDF2 of two rounds."""
    return hashlib.pbkdf2_hmac("sha512", key, bytes(one ^ 0x3A for one in salt), 2, 32)


def _deciphered(database: bytes, key: bytes) -> tuple[bytes, bytes, bytes]:
    salt, vectors, plain = database[:_SALT], [], []
    for begin in range(0, len(database), PAGE):
        page = database[begin : begin + PAGE]
        first = _SALT if begin == 0 else 0
        vector = page[_WORDS : _WORDS + _VECTOR]
        vectors.append(vector)
        words = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(page[first:_WORDS])
        plain.append((_HEADER if begin == 0 else b"") + words)
    return salt, b"".join(vectors), b"".join(plain)


def _ciphered(plain: bytes, salt: bytes, vectors: bytes, key: bytes) -> bytes:
    seal_key = _seal_key(key, salt)
    pages = []
    for number in range(len(plain) // _WORDS):
        words = plain[number * _WORDS : (number + 1) * _WORDS]
        vector = vectors[number * _VECTOR : (number + 1) * _VECTOR]
        first = _SALT if number == 0 else 0
        body = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor().update(words[first:]) + vector
        seal = hmac.digest(seal_key, body + struct.pack("<I", number + 1), "sha512")
        pages.append((salt if number == 0 else b"") + body + seal)
    return b"".join(pages)
