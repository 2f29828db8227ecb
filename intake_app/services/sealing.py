"""The seal of a vault: made at the first document that is fixed, kept inside the vault and nowhere else (K04)."""

from __future__ import annotations

import secrets
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from intake_app.i18n import speaking
from intake_app.services.desk import Desk

if TYPE_CHECKING:
    from intake_app.documents.seal import SealKey

_SEAL = "seal"


def seal(desk: Desk, content: bytes, language: str = "nl") -> bytes:
    """A print in a language with this vault's seal on it, as of now. Two seals are never the same: keep the bytes."""
    from intake_app.documents import seal as sealing

    with speaking(language):
        return sealing.seal(content, _key(desk), desk.clock.now())


def seal_code(desk: Desk) -> str:
    """SHA-256 of the certificate of this vault's seal, "" while nothing was sealed yet."""
    known = _kept_key(desk)
    return known.code if known is not None else ""


def _key(desk: Desk) -> SealKey:
    from intake_app.documents.seal import new_key

    known = _kept_key(desk)
    if known is not None:
        return known
    made = new_key(desk.clock.now(), secrets.token_hex(4))
    values = {"private": b64encode(made.private).decode(), "certificate": b64encode(made.certificate).decode()}
    desk.vault.set_setting(_SEAL, values)
    return made


def _kept_key(desk: Desk) -> SealKey | None:
    from intake_app.documents.seal import SealKey

    found = desk.vault.setting(_SEAL)
    if not isinstance(found, dict):
        return None
    return SealKey(b64decode(found["private"]), b64decode(found["certificate"]))
