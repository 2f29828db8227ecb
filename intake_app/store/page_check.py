"""Whether every page of an encrypted file is as it was written, read page after page, so that it can be stopped.

SQLCipher can say so itself ("cipher_integrity_check"), but in one go: minutes for a vault of some gigabytes, in which
the window could not close. Each page of SQLCipher 4 ends in its HMAC-SHA512, over its words, its IV and its number.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator
from pathlib import Path

from intake_app.store.vault_file import PAGE

_SALT, _TAG, _IV = 16, 64, 16  # bytes; the salt stands in the clear at the very beginning
_SALT_MASK, _ROUNDS, _KEY = 0x3A, 2, 32  # how SQLCipher derives the key of the tags from that of the pages
_TOGETHER = 256


def unfit_pages(path: Path, key: bytes, pages: int, go_on: Callable[[int], None]) -> list[str]:
    """Technical lines about pages that were changed or are missing; empty when all is well.

    `go_on` is called every megabyte with how many pages are done, and may raise to stop.
    """
    with path.open("rb") as stream:
        salt = stream.read(_SALT)
        stream.seek(0)
        tags = hashlib.pbkdf2_hmac("sha512", key, bytes(sign ^ _SALT_MASK for sign in salt), _ROUNDS, _KEY)
        return [f"page {number} is not as it was written" for number in _unfit(stream.read, tags, pages, go_on)]


def _unfit(read: Callable[[int], bytes], tags: bytes, pages: int, go_on: Callable[[int], None]) -> Iterator[int]:
    for first in range(1, pages + 1, _TOGETHER):
        go_on(first - 1)
        part = read(PAGE * min(_TOGETHER, pages + 1 - first))
        for place in range(min(_TOGETHER, pages + 1 - first)):
            number, page = first + place, part[place * PAGE : (place + 1) * PAGE]
            said = page[_SALT if number == 1 else 0 : PAGE - _TAG - (PAGE - _TAG) % _IV]
            tag = hmac.digest(tags, said + number.to_bytes(4, "little"), "sha512")
            if len(page) < PAGE or not hmac.compare_digest(tag, page[PAGE - _TAG :]):
                yield number
