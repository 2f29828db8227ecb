"""The organisation's name, logo and colour on prints: kept in the vault for everybody who works in it."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import TYPE_CHECKING

from intake_app.errors import InputRefused
from intake_app.i18n import _
from intake_app.services.desk import Desk

if TYPE_CHECKING:
    from intake_app.documents.letterhead import Letterhead as Letterhead

_KEY = "letterhead"
_COLOUR = re.compile(r"#[0-9a-f]{6}")
LONGEST_NAME = 60
"""Letters of the name that fit beside a logo."""


def of(desk: Desk) -> Letterhead:
    """What stands at the head of prints; all of it empty when nothing was chosen."""
    from intake_app.documents.letterhead import Letterhead as Letterhead

    kept = desk.vault.setting(_KEY)
    if not isinstance(kept, dict):
        return Letterhead()
    return Letterhead(name=kept["name"], logo=b64decode(kept["logo"]), colour=kept["colour"])


def change(desk: Desk, *, name: str | None = None, logo: bytes | None = None, colour: str | None = None) -> Letterhead:
    """Keep another name, logo (a file as it came, b"" for none) or colour ("#rrggbb", "" for the ordinary one).

    Raises InputRefused for what is no logo or no colour. Plans that were fixed stay as they are.
    """
    from intake_app.documents.letterhead import take_logo

    now = of(desk)
    if name is not None:
        now = replace(now, name=" ".join(name.split())[:LONGEST_NAME])
    if logo is not None:
        now = replace(now, logo=take_logo(logo) if logo else b"")
    if colour is not None:
        now = replace(now, colour=_checked(colour))
    desk.vault.set_setting(_KEY, {"name": now.name, "logo": b64encode(now.logo).decode(), "colour": now.colour})
    return now


def readable(letterhead: Letterhead) -> bool:
    """Whether titles can be set in the colour; without a colour there is nothing against it."""
    from intake_app.documents.letterhead import READABLE, contrast

    return not letterhead.colour or contrast(letterhead.colour) >= READABLE


def of_desk(desk: Desk) -> AbstractContextManager[None]:
    """Prints made inside bear the letterhead of this vault."""
    from intake_app.documents.letterhead import headed

    return headed(of(desk))


def without() -> AbstractContextManager[None]:
    """Prints made inside bear none."""
    from intake_app.documents.letterhead import headed

    return headed(None)


def _checked(colour: str) -> str:
    plain = colour.strip().lower()
    if plain and not plain.startswith("#"):
        plain = f"#{plain}"
    if plain and not _COLOUR.fullmatch(plain):
        raise InputRefused(_("This is no colour. Write six figures or letters, as in #1f4e79."))
    return plain
