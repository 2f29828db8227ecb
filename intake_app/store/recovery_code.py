"""The recovery code: what stands on the printed sheet and opens the vault when the passphrase is gone."""

from __future__ import annotations

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Thirty-two signs of five bits; I, L, O and U are left out because they look like 1, 1, 0 and V."""

_RANDOM_SIGNS = 26  # 130 bits
_CHECK_SIGNS = 4
_GROUP = 5
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_LEFT_OUT = str.maketrans(dict.fromkeys(" -–—_.\t\r\n\u00a0", None))


def new_recovery_code() -> str:
    """Six groups of five signs: 130 random bits and four check signs."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM_SIGNS))
    whole = signs + _check(signs)
    return "-".join(whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))


def signs_of(typed: str) -> str:
    """The thirty signs as they were meant, whatever case, spaces, dashes or look-alikes were typed."""
    return typed.upper().translate(_LEFT_OUT).translate(_LOOKS_LIKE)


def well_typed(typed: str) -> bool:
    """Whether the code is whole and its check signs are right; a typing error is found before any key is tried."""
    signs = signs_of(typed)
    return len(signs) == _RANDOM_SIGNS + _CHECK_SIGNS and _check(signs[:_RANDOM_SIGNS]) == signs[_RANDOM_SIGNS:]


def _check(signs: str) -> str:
    digest = int.from_bytes(hashlib.sha256(signs.encode()).digest(), "big")
    return "".join(ALPHABET[digest >> shift & 31] for shift in range(0, 5 * _CHECK_SIGNS, 5))
