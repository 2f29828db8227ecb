"""Looks at SQLite's log after a crash. SQLite passes over a damaged log in silence; this notices.

Format: sqlite.org/fileformat2.html, section 4. Page contents are encrypted, the headers of the frames are not.
"""

from __future__ import annotations

import struct
from pathlib import Path

_HEADER = struct.Struct(">8I")  # magic, version, page size, checkpoint number, two salts, two checksums
_FRAME = struct.Struct(">6I")  # page number, pages after commit (0: no commit), two salts, two checksums
_LITTLE_ENDIAN = 0x377F0682  # the magic number of a log whose checksums read words this way round
_PAGE = 4096


def commits_in(path: Path) -> tuple[int, ...]:
    """The numbers, from 1, of the frames that end a transaction of the log's newest round."""
    if not path.exists():
        return ()
    with path.open("rb") as stream:
        header = stream.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return ()
        salts = list(_HEADER.unpack(header)[4:6])
        ends, number = [], 0
        while len(frame := stream.read(_FRAME.size + _PAGE)) == _FRAME.size + _PAGE:
            number += 1
            _page, pages, *own, _one, _two = _FRAME.unpack_from(frame)
            if number == 1 and own != salts and not _sound(header):
                salts = own  # a damaged header: what follows still was written
            if pages and own == salts:  # frames of an earlier round carry other salts
                ends.append(number)
        return tuple(ends)


def _sound(header: bytes) -> bool:
    """Whether the checksum of the log's header is right."""
    order = "<" if _HEADER.unpack(header)[0] == _LITTLE_ENDIAN else ">"
    words = struct.unpack(f"{order}6I", header[:24])
    one = two = 0
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return (one, two) == _HEADER.unpack(header)[6:]
