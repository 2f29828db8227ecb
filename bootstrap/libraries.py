"""System libraries that Qt needs on Linux and pip cannot bring; on Debian and Ubuntu they are added with apt.

Which ones: what the libraries and plugins of PySide6-Essentials name as NEEDED and the wheel does not hold.
Those for X11 are added without a screen too: the same machine may get one later, and they are small.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping

from bootstrap import commands, stamp
from bootstrap.problems import SetupProblem, tell

# soname -> Debian package. Later releases rename some (…t64) and then still answer to these names.
NEEDED = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
# Without these the window still opens: printers (CUPS) and Wayland.
WELCOME = {
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
OFFLINE = (
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "Failed to fetch",
    "Unable to connect",
)


def add_missing() -> None:
    """Install what the system lacks, as root or through sudo, and say so. Raises SetupProblem with the remedy."""
    needed, welcome = missing(NEEDED), missing(WELCOME)
    without_pip = importlib.util.find_spec("ensurepip") is None
    wanted = [*([f"python{stamp.running_version()}-venv"] if without_pip else []), *(NEEDED[name] for name in needed)]
    useful = [WELCOME[name] for name in welcome]
    if sys.platform != "linux" or not (wanted or useful):
        _refuse_without_pip(without_pip)
        return
    if shutil.which("apt-get") is None:
        _refuse_without_apt([*(["ensurepip"] if without_pip else []), *needed])
        return
    rights = elevation(os.geteuid(), shutil.which("sudo"), sys.stdin is not None and sys.stdin.isatty())
    if rights is None:
        if wanted:
            raise SetupProblem(without_rights(wanted + useful))
        tell(f"zonder beheerrechten kunnen deze systeemonderdelen niet worden toegevoegd: {' '.join(useful)}.")
        return
    _install(rights, wanted, useful)


def missing(libraries: Mapping[str, str], load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """Those of `libraries` that the system's loader does not find."""
    if sys.platform != "linux":
        return []
    absent = []
    for name in libraries:
        try:
            load(name)
        except OSError:
            absent.append(name)
    return absent


def elevation(user: int, sudo: str | None, asked: bool) -> list[str] | None:
    """What stands before a command that needs root; None when there is no way. `asked`: sudo may ask a password."""
    if user == 0:
        return []
    if sudo is None:
        return None
    return [sudo] if asked else [sudo, "-n"]


def apt_install(packages: list[str]) -> list[str]:
    """The call that installs `packages`, without questions and waiting for another apt that is at work."""
    return [
        *("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=300"),
        *("install", "--no-install-recommends", *packages),
    ]


def without_rights(packages: list[str]) -> str:
    """The sentence for somebody who may not install: what an administrator has to run once."""
    return (
        "er ontbreken systeemonderdelen en zonder beheerrechten kan Keukentafel die niet installeren; vraag een "
        f"beheerder om eenmalig «apt-get install --no-install-recommends {' '.join(packages)}» en start opnieuw."
    )


def _install(rights: list[str], wanted: list[str], useful: list[str]) -> None:
    through = "via sudo, dat om je wachtwoord kan vragen" if rights else "als beheerder"
    tell(f"systeemonderdelen installeren met apt, {through}: {' '.join(wanted + useful)}.")
    said = _apt(rights, wanted + useful)
    if "sudo: " in said:
        raise SetupProblem(without_rights(wanted + useful))
    still = missing(NEEDED)
    importlib.invalidate_caches()
    if not still and importlib.util.find_spec("ensurepip") is not None:
        return
    if any(sign in said for sign in OFFLINE):
        raise SetupProblem(
            "apt kan de systeemonderdelen niet ophalen, want er is geen verbinding; maak eenmalig verbinding met "
            "internet en start opnieuw."
        )
    if "No space left" in said or "don't have enough free space" in said:
        raise SetupProblem("de schijf is vol; maak ruimte en start opnieuw.")
    raise SetupProblem(
        "apt kon niet alle systeemonderdelen installeren; voer dit zelf uit om te zien waarom: "
        f"«apt-get install --no-install-recommends {' '.join(wanted)}»."
    )


def _apt(rights: list[str], packages: list[str]) -> str:
    """Install, and if that fails mend what can be mended (an interrupted dpkg, an old package list) and try again."""
    code, said = commands.run([*rights, *apt_install(packages)])
    if code == 0 or "sudo: " in said:
        return said
    if "dpkg --configure -a" in said:
        commands.run([*rights, "env", "DEBIAN_FRONTEND=noninteractive", "dpkg", "--configure", "-a"])
    commands.run([*rights, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "update"])
    return commands.run([*rights, *apt_install(packages)])[1]


def _refuse_without_pip(without_pip: bool) -> None:
    if without_pip:
        raise SetupProblem(
            "deze Python mist het onderdeel ensurepip; installeer Python 3.11 of nieuwer met pip en start opnieuw."
        )


def _refuse_without_apt(absent: list[str]) -> None:
    if absent:
        raise SetupProblem(
            f"op dit systeem ontbreken {', '.join(absent)}; installeer ze met het pakketbeheer en start opnieuw."
        )
