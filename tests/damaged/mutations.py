"""Ways to damage a file: as a bad disk does, as a careless program does, and as somebody does who means harm."""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import warnings
import zipfile
from collections.abc import Callable
from typing import Any

Way = Callable[[random.Random, bytes], bytes]

_PLANTED = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xc3\x28", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf", b"\r\n\r\n", b"'",
    b'"', b"\\",
    b"../../../etc/passwd", b"..\\..\\win.ini", b"%s%n", b"=cmd|' /C calc'!A0", b"<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    b"<script>", b"';DROP TABLE person;--", b"1e999", b"-0", b"NaN", b"Infinity", b"99999999999999999999",
    b"0x7fffffff",
    b"\\ud800", b"\xe2\x80\xae", b"/JavaScript", b"/Launch", b"/Parent 1 0 R", b"/Length -1", b"0000-00-00",
    b"9999-12-31",
    "١٢٣".encode(), "Ⅷ".encode(), "²".encode(),
)  # fmt: skip
_LETTER = re.compile(rb"[a-z]")
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (
    b"0",
    b"-1",
    b"255",
    b"65536",
    b"2147483648",
    b"4294967295",
    b"18446744073709551616",
    b"9" * 400,
    b"9" * 6000,
)
_TOML_LINE = re.compile(rb"(?m)^(\s*[a-z_]+ *= *)(.*)$")
_TOML = (
    b"1",
    b"true",
    b'""',
    b"[]",
    b"{}",
    b"[[1]]",
    b"1979-05-27",
    b"inf",
    b"nan",
    b"9" * 5000,
    b"[" * 3000,
    b'"\\uD800"',
)
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**31, 2**63, 2**64, 10**400, 1e308, float("nan"), float("inf"), "", " ", "\ud800",
    "\x00",
    "x" * 100_000, "../../x", "=1+1", "9999-12-31", "0001-01-01", "2026-02-30", "2026-01-01T25:00:00Z",
    "9999-12-31T23:59:59-14:00", [], [[]], {}, {"": {}}, [None], "AAAA", "00000000-0000-0000-0000-000000000000",
)  # fmt: skip


def flip(chance: random.Random, whole: bytes) -> bytes:
    """Some bits the other way."""
    found = bytearray(whole)
    for _time in range(chance.choice((1, 1, 2, 4, 16, 64))):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)


def cut(chance: random.Random, whole: bytes) -> bytes:
    """The end is gone, or the beginning, or a piece between."""
    first, last = sorted((chance.randrange(len(whole) + 1), chance.randrange(len(whole) + 1)))
    return chance.choice((whole[:first], whole[last:], whole[:first] + whole[last:]))


def repeat(chance: random.Random, whole: bytes) -> bytes:
    """A piece of itself stands somewhere else too, once or often."""
    start = chance.randrange(len(whole))
    piece = whole[start : start + chance.choice((1, 8, 64, 512, 4096))] * chance.choice((1, 1, 2, 50, 400))
    place = chance.randrange(len(whole) + 1)
    return whole[:place] + piece + whole[place + chance.choice((0, len(piece))) :]


def plant(chance: random.Random, whole: bytes) -> bytes:
    """Signs that readers stumble over."""
    place = chance.randrange(len(whole) + 1)
    return whole[:place] + chance.choice(_PLANTED) * chance.choice((1, 1, 1, 30)) + whole[place:]


def number(chance: random.Random, whole: bytes) -> bytes:
    """Another number where one stands: lengths, sizes, dates and offsets."""
    for _try in range(20):
        found = _NUMBER.search(whole, chance.randrange(len(whole)))
        if found:
            return whole[: found.start()] + chance.choice(_NUMBERS) + whole[found.end() :]
    return flip(chance, whole)


def block(chance: random.Random, whole: bytes) -> bytes:
    """A block of zeroes, ones or noise, as a disk that fails gives."""
    size = min(len(whole), chance.choice((4, 16, 512, 4096)))
    place = chance.randrange(len(whole) - size + 1)
    filling = chance.choice((b"\x00" * size, b"\xff" * size, chance.randbytes(size)))
    return whole[:place] + filling + whole[place + size :]


def letters(chance: random.Random, whole: bytes) -> bytes:
    """Some letters are others: mostly still a good file."""
    found = bytearray(whole)
    for _time in range(chance.choice((1, 2, 8))):
        place = _LETTER.search(whole, chance.randrange(len(whole)))
        if place:
            found[place.start()] = chance.choice(b"abcxyz AZ")
    return bytes(found)


def encoding(chance: random.Random, whole: bytes) -> bytes:
    """The same words as another program writes them."""
    words = whole.decode("utf-8", "replace")
    return words.encode(chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7", "cp037")), "replace")


def nested(chance: random.Random, whole: bytes) -> bytes:
    """So deep that whoever follows it falls."""
    deep = chance.choice((60, 900, 20_000, 200_000))
    opening = chance.choice((b"[", b'{"a":', b"<a>", b"(", b"<<", b"[["))
    place = chance.choice((0, chance.randrange(len(whole) + 1)))
    return whole[:place] + opening * deep + whole[place:]


def retyped(chance: random.Random, whole: bytes) -> bytes:
    """JSON of which one value is of another kind, gone, double or a stranger."""
    try:
        top = json.loads(whole)
    except (ValueError, RecursionError):
        return flip(chance, whole)
    for _time in range(chance.choice((1, 1, 2, 5))):
        _changed(chance, top)
    return json.dumps(top, ensure_ascii=chance.random() < 0.8).encode("utf-8", "surrogatepass")


def _changed(chance: random.Random, top: Any) -> None:
    places = list(_places(top))
    if not places:
        return
    holder, key = chance.choice(places)
    way = chance.randrange(6)
    if way == 0:
        del holder[key]
    elif way == 1 and isinstance(holder, list):
        holder.extend([holder[key]] * chance.choice((1, 3, 300)))
    elif way == 1:
        holder[f"{key}x"] = holder[key]
    elif way == 2:
        other, name = chance.choice(places)
        if name in (range(len(other)) if isinstance(other, list) else other):
            holder[key] = json.loads(json.dumps(other[name]))
    else:
        holder[key] = chance.choice(_VALUES)


def _places(top: Any) -> Any:
    waiting = [top]
    while waiting:
        holder = waiting.pop()
        keys = range(len(holder)) if isinstance(holder, list) else holder if isinstance(holder, dict) else ()
        for key in keys:
            yield holder, key
            waiting.append(holder[key])


def toml_value(chance: random.Random, whole: bytes) -> bytes:
    """Another value behind some name of a TOML file."""
    lines = list(_TOML_LINE.finditer(whole))
    if not lines:
        return plant(chance, whole)
    line = chance.choice(lines)
    return whole[: line.start(2)] + chance.choice(_TOML) + whole[line.end(2) :]


def in_archive(ways: tuple[Way, ...]) -> Way:
    """A way that damages a part of a zip archive under a right checksum, so that what reads the part meets it."""

    def damaged(chance: random.Random, whole: bytes) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(whole)) as archive:
                parts = {one: archive.read(one) for one in archive.namelist()}
        except Exception:  # an archive that was damaged before
            return flip(chance, whole)
        if not parts:
            return flip(chance, whole)
        name = chance.choice(sorted(parts))
        way = chance.randrange(8)
        if way == 0:
            parts[chance.choice(("../x", "/etc/x", "C:\\x", "x\x00y", "a/" * 400 + "x"))] = parts.pop(name)
        elif way == 1:
            parts[name] = parts[name][:100] + chance.choice((b" ", b"\x00", b"[")) * 30_000_000
        elif way == 2 and parts[name].lstrip().startswith(b"<?xml"):
            parts[name] = _with_entities(parts[name])
        else:
            parts[name] = chance.choice(ways)(chance, parts[name] or b"x")
        if "checksums.txt" in parts and name != "checksums.txt":
            listed = (
                f"{hashlib.sha256(content).hexdigest()}  {file}"
                for file, content in parts.items()
                if file != "checksums.txt"
            )
            parts["checksums.txt"] = ("\n".join(listed) + "\n").encode("utf-8", "replace")
        return _zipped(parts)

    return damaged


def _with_entities(part: bytes) -> bytes:
    """A billion laughs before the first element."""
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (at, b"&l%d;" % (at - 1) * 10) for at in range(1, 12))
    end = part.find(b"?>") + 2
    start = b'<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">' + laughs + b"]>"
    return part[:end] + start + part[end:].replace(b"</", b"&l11;&f;</", 1)


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


BYTES: tuple[Way, ...] = (flip, flip, cut, repeat, plant, number, block)
TEXT: tuple[Way, ...] = (*BYTES, letters, letters, encoding, nested)
JSON: tuple[Way, ...] = (*TEXT, retyped, retyped, retyped, retyped, retyped)
TOML: tuple[Way, ...] = (*TEXT, toml_value, toml_value, toml_value)


def spliced(chance: random.Random, one: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    return one[: chance.randrange(len(one) + 1)] + other[chance.randrange(len(other) + 1) :]
