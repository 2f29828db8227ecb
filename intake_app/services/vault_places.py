"""Where a vault may lie: warns of sync folders and network drives, and names a safe place (M01)."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from intake_app import paths
from intake_app.i18n import _

_SYNCED = (
    "onedrive",
    "dropbox",
    "icloud",
    "mobile documents",
    "google drive",
    "googledrive",
    "my drive",
    "nextcloud",
    "owncloud",
    "seafile",
    "surfdrive",
    "stack",
    "box sync",
    "pcloud",
    "syncthing",
)
_WHOLE_ONLY = ("stack", "my drive")  # too ordinary to count inside a longer name
_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "fuse.sshfs", "davfs", "fuse.davfs2"})


class Danger(StrEnum):
    """What may go wrong with a vault at some place."""

    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class PlaceWarning:
    """Why a place is not safe, in a sentence, and where the vault would be; None when no folder is known to be."""

    danger: Danger
    sentence: str
    safe_place: Path | None


def warning_of(vault: Path, mounts: str | None = None) -> PlaceWarning | None:
    """What may go wrong with a vault here; None when nothing is known against it. `mounts` is a table as Linux has."""
    danger = _danger_of(vault.resolve(), mounts)
    if danger is Danger.SYNCED:
        return PlaceWarning(
            Danger.SYNCED,
            _(
                "The vault lies in a folder that is copied to internet by itself. That can damage it: two laptops may "
                "write at once. Move it to a folder of this laptop only."
            ),
            safe_place(vault, mounts),
        )
    if danger is Danger.NETWORK:
        return PlaceWarning(
            Danger.NETWORK,
            _(
                "The vault lies on a network drive. When the connection breaks while you type, words can get lost. "
                "Move it to this laptop, and choose the network drive for backups."
            ),
            safe_place(vault, mounts),
        )
    return None


def safe_place(vault: Path, mounts: str | None = None) -> Path | None:
    """A file of this laptop only that the vault can become; None when none of the ordinary places is known to be safe.

    The ordinary place itself may be copied or shared: a home folder on a network drive, a folder that is a link.
    """
    others = (paths.default_vault(), Path.home() / "Keukentafel" / vault.name)
    for place in others:
        if place.resolve() != vault.resolve() and _danger_of(place.resolve(), mounts) is None:
            return place
    return None


def _danger_of(resolved: Path, mounts: str | None) -> Danger | None:
    if any(_is_synced(part) for part in resolved.parts[:-1]):
        return Danger.SYNCED
    return Danger.NETWORK if _is_on_network(resolved, mounts) else None


def _is_synced(part: str) -> bool:
    plain = part.casefold()
    return any(plain == name if name in _WHOLE_ONLY else plain.startswith(name) for name in _SYNCED)


def _is_on_network(path: Path, mounts: str | None) -> bool:
    if sys.platform == "win32":
        if path.drive.startswith("\\\\"):
            return True
        import ctypes

        remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote)
    table = _mounts() if mounts is None else mounts
    best, kind = "", ""
    for line in table.splitlines():
        words = line.split()
        if len(words) > 2 and len(words[1]) >= len(best) and _lies_in(path, words[1].replace("\\040", " ")):
            best, kind = words[1], words[2]
    return kind in _NETWORK


def _lies_in(path: Path, mount: str) -> bool:
    return str(path) == mount or str(path).startswith(mount.rstrip("/") + "/")


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
