"""The shelf: a folder with copies of one vault, each named by when it was made and what it holds; nothing personal.

A name is <moment>-<vault>-<line>-<end>-<why>.keukentafel: the moment in UTC; the first bytes of the database, which
are random and the same in every copy; number and hash of the last line of the change log; and why it was made.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from intake_app.store.retention import kept

_NAME = re.compile(
    r"(?P<at>\d{8}T\d{12})Z-(?P<vault>[0-9a-f]{16})-(?P<seq>\d+)-(?P<end>[0-9a-f]{16})-(?P<why>[a-z-]+)\.keukentafel"
)
_MOMENT = "%Y%m%dT%H%M%S%f"
_OF_EACH_REASON = 3


class Why(StrEnum):
    """Why a copy was made."""

    BY_ITSELF = "vanzelf"
    ASKED = "zelf"
    BEFORE_IMPORT = "voor-inlezen"
    BEFORE_RESTORE = "voor-terugzetten"
    BEFORE_UPDATE = "voor-bijwerken"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy, as its name tells; `at` in UTC. What it is worth, only opening it shows."""

    path: Path
    at: datetime
    vault: str
    seq: int
    end: str
    why: Why

    @property
    def size(self) -> int:
        """Bytes; 0 when it has just gone."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0


def mark_of(vault: Path) -> str:
    """What all copies of one vault have in common; "" when that cannot be read."""
    try:
        with vault.open("rb") as stream:
            return stream.read(8).hex()
    except OSError:
        return ""


def folder_for(vault: Path, shelves: Path) -> Path:
    """The folder with the copies of the vault at this place."""
    place = hashlib.sha256(str(vault.resolve()).encode()).hexdigest()[:12]
    return shelves / f"{vault.stem[:24]}-{place}"


def name_for(at: datetime, vault: str, seq: int, end: bytes, why: Why) -> str:
    """The file name of a copy."""
    return f"{at.astimezone(UTC).strftime(_MOMENT)}Z-{vault}-{seq}-{end[:8].hex()}-{why.value}.keukentafel"


def copies_in(folder: Path, vault: str = "") -> tuple[Copy, ...]:
    """The copies in a folder, newest first; only those of one vault when it is named. Other files do not count."""
    try:
        files = list(folder.iterdir())
    except OSError:
        return ()
    found = [copy for copy in map(_read, files) if copy is not None and vault in ("", copy.vault)]
    return tuple(sorted(found, key=lambda copy: copy.at, reverse=True))


def free_moment(at: datetime, folder: Path, vault: str) -> datetime:
    """The moment for a new copy: never before the newest one, so that a clock that was set back hides nothing."""
    newest = next((copy.at for copy in copies_in(folder, vault)), None)
    return at if newest is None or at > newest else newest + timedelta(microseconds=1)


def tidy(folder: Path, vault: str) -> tuple[Path, ...]:
    """Remove the copies of one vault whose time has passed. Returns what went. Of others nothing is touched."""
    copies = copies_in(folder, vault)
    staying = kept(copy.at for copy in copies)
    for why in Why:
        if why is not Why.BY_ITSELF:
            staying |= {copy.at for copy in [one for one in copies if one.why is why][:_OF_EACH_REASON]}
    gone = []
    for copy in copies:
        if copy.at not in staying:
            with contextlib.suppress(OSError):
                copy.path.unlink()
                gone.append(copy.path)
    return tuple(gone)


def _read(path: Path) -> Copy | None:
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found["at"], _MOMENT).replace(tzinfo=UTC)
        return Copy(path, at, found["vault"], int(found["seq"]), found["end"], Why(found["why"]))
    except ValueError:
        return None
