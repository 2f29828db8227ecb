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

from intake_app.bootstrap import commands, stamp
from intake_app.bootstrap.problems import SetupProblem, tell

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
# No questions, and English whatever the user speaks, because what apt says is read below.
QUIET = ("env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8")
APT_GET = ("apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=300")
NO_RIGHTS = "no rights"
FULL = ("No space left", "don't have enough free space")
OFFLINE = (
    "Temporary failure resolving",
    "Could not resolve",
    "Could not connect",
    "Failed to fetch",
    "Unable to connect",
)


def add_missing() -> None:
    """Install what the system lacks, as root or through sudo, and say so. Raises SetupProblem with the remedy."""
    wanted, useful = [*_pip_package(), *packages_for(NEEDED)], packages_for(WELCOME)
    if not (wanted or useful):
        return
    if sys.platform != "linux" or shutil.which("apt-get") is None:
        if wanted:
            raise SetupProblem(without_apt(missing(NEEDED), bool(_pip_package())))
        return
    rights = elevation(os.geteuid(), shutil.which("sudo"), sys.stdin is not None and sys.stdin.isatty())
    said = NO_RIGHTS if rights is None else _install(rights, wanted + useful)
    if not (_pip_package() or missing(NEEDED)):
        left = packages_for(WELCOME)
        if left:
            tell(f"deze systeemonderdelen konden niet worden toegevoegd (zonder werkt het ook): {' '.join(left)}.")
        return
    raise SetupProblem(explain(said, wanted + useful))


def _pip_package() -> list[str]:
    """Debian keeps the part of Python that puts pip in a new environment in a package of its own."""
    importlib.invalidate_caches()
    return [] if importlib.util.find_spec("ensurepip") else [f"python{stamp.running_version()}-venv"]


def packages_for(libraries: Mapping[str, str]) -> list[str]:
    """The Debian packages of those `libraries` that are missing."""
    return [libraries[name] for name in missing(libraries)]


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
    return [*QUIET, *APT_GET, "install", "--no-install-recommends", *packages]


def explain(said: str, packages: list[str]) -> str:
    """One sentence with the remedy for what apt or sudo said while installing `packages`."""
    call = f"«apt-get install --no-install-recommends {' '.join(packages)}»"
    if said == NO_RIGHTS:
        return (
            "er ontbreken systeemonderdelen en zonder beheerrechten kan Keukentafel die niet installeren; vraag een "
            f"beheerder om eenmalig {call} en start opnieuw."
        )
    if any(sign in said for sign in FULL):
        return "de schijf is vol; maak ruimte en start opnieuw."
    if any(sign in said for sign in OFFLINE):
        return (
            "apt kan de systeemonderdelen niet ophalen, want er is geen verbinding; maak eenmalig verbinding met "
            "internet en start opnieuw."
        )
    return f"apt kon niet alle systeemonderdelen installeren; voer {call} zelf uit om te zien waarom."


def without_apt(libraries: list[str], without_pip: bool) -> str:
    """The sentence for a system where we do not know how to install what is missing."""
    absent = [*(["het onderdeel ensurepip van Python"] if without_pip else []), *libraries]
    return f"op deze computer ontbreekt {', '.join(absent)}; installeer dat en start opnieuw."


def _install(rights: list[str], packages: list[str]) -> str:
    through = "via sudo, dat om je wachtwoord kan vragen" if rights else "als beheerder"
    tell(f"systeemonderdelen installeren met apt, {through}: {' '.join(packages)}.")
    if rights and commands.run([*rights, "true"])[0] != 0:
        return NO_RIGHTS
    return _apt(rights, packages)


def _apt(rights: list[str], packages: list[str]) -> str:
    """Install, and if that fails mend what can be mended (an interrupted dpkg, an old package list) and try again."""
    code, said = commands.run([*rights, *apt_install(packages)])
    if code == 0:
        return said
    if "dpkg --configure -a" in said:
        commands.run([*rights, *QUIET, "dpkg", "--configure", "-a"])
    commands.run([*rights, *QUIET, *APT_GET, "update"])
    return commands.run([*rights, *apt_install(packages)])[1]
