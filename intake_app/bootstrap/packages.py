"""Installing the lock with pip, and turning what pip says when it fails into one sentence with the remedy."""

from __future__ import annotations

import os
import platform
import struct
import sys

from intake_app.bootstrap import commands, stamp
from intake_app.bootstrap.problems import SetupProblem, tell

# What pip (or the system under it) says, in the order in which it is looked for, and what that means for the user.
FAILURES = (
    (
        ("No space left on device", "Errno 28", "WinError 112", "not enough space"),
        "de schijf is vol; maak ruimte (ook in de map voor tijdelijke bestanden) en start opnieuw.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        "een opgehaald onderdeel is niet het onderdeel dat wij hebben gekeurd, en is daarom niet geïnstalleerd; "
        "probeer het op een ander netwerk en meld het als het blijft gebeuren.",
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED", "SSLError", "SSLCertVerificationError"),
        "de beveiligde verbinding met de pakketbron wordt niet vertrouwd; vraag je beheerder om het certificaat "
        "van het netwerk (pip-instelling «cert») en controleer de klok van deze computer.",
    ),
    (
        (
            "connection broken by",
            "NewConnectionError",
            "Temporary failure in name resolution",
            "getaddrinfo failed",
            "ConnectTimeout",
            "Read timed out",
            "ProxyError",
            "Could not fetch URL",
            "HTTP error",
            "Connection aborted",
        ),
        "de onderdelen kunnen niet worden opgehaald, want er is geen verbinding met de pakketbron; "
        "maak eenmalig verbinding met internet en start opnieuw (daarna werkt Keukentafel zonder internet).",
    ),
    (
        ("Windows Long Path support", "WinError 206"),
        "het pad naar deze map is te lang voor Windows; zet Keukentafel in een kortere map, zoals C:\\Keukentafel.",
    ),
    (
        ("Permission denied", "Errno 13", "WinError 5", "WinError 32", "Access is denied"),
        "een bestand in de map .venv is in gebruik of niet te schrijven; sluit Keukentafel, "
        "controleer de rechten op deze map en start opnieuw.",
    ),
)
WIDTH = 70
NO_WHEEL = ("No matching distribution found", "Could not find a version", "requires a different Python")


def explain(said: str) -> str:
    """One sentence with the remedy for what pip said."""
    for signs, sentence in FAILURES:
        if any(sign in said for sign in signs):
            return sentence
    if any(sign in said for sign in NO_WHEEL):
        return (
            f"voor deze computer ({platform.system()} {platform.machine()}, Python {stamp.running_version()}, "
            f"{struct.calcsize('P') * 8} bits) bestaan niet alle onderdelen; Keukentafel draait met 64-bits Python "
            "3.11 tot en met 3.14 op Windows (x64), macOS 15 of nieuwer (Apple-chip) en Linux van 2022 of later."
        )
    return f"het installeren van de onderdelen mislukt; bekijk {stamp.LOG} en start opnieuw."


class Progress:
    """Follows pip's lines: counts the parts on a terminal, and marks the moment from which `.venv` is half done."""

    def __init__(self, total: int, shown: bool) -> None:
        self._total = total
        self._shown = shown
        self._count = 0

    def follow(self, line: str) -> None:
        """Take in one line of pip."""
        if line.startswith("Collecting "):
            self._count += 1
            self._show(f"onderdeel {self._count} van {self._total}: {line.split()[1].split('==')[0]}")
        elif line.startswith("Installing collected packages"):
            stamp.UNFINISHED.touch()
            self._show("onderdelen op hun plaats zetten")

    def end(self) -> None:
        """Leave the line on which progress was shown."""
        if self._shown:
            sys.stderr.write("\r" + " " * WIDTH + "\r")

    def _show(self, text: str) -> None:
        if self._shown:
            sys.stderr.write(f"\r  {text}"[:WIDTH].ljust(WIDTH))
            sys.stderr.flush()


def install(parts: str) -> None:
    """Bring `.venv` up to the lock for `parts` ("app" or "dev"). Raises SetupProblem."""
    lock = stamp.LOCKS[parts]
    progress = Progress(count_pins(lock.read_text("utf-8")), shown=sys.stderr.isatty())
    tell("onderdelen ophalen en installeren (een paar minuten; alleen nu is internet nodig).")
    code, said = commands.run(pip_command(parts), pip_variables(dict(os.environ)), progress.follow)
    progress.end()
    if code != 0:
        raise SetupProblem(explain(said))


def pip_command(parts: str) -> list[str]:
    """Only ready-made packages whose SHA-256 stands in the lock; nothing is built on the user's machine."""
    return [
        *(str(stamp.venv_python()), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"),
        *("--no-input", "--disable-pip-version-check", "--progress-bar", "off", "-r", str(stamp.LOCKS[parts])),
    ]


def pip_variables(inherited: dict[str, str]) -> dict[str, str]:
    """The user's own settings for pip (index, proxy, certificate), with less patience when there is no network."""
    variables = {name: text for name, text in inherited.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    return {"PIP_RETRIES": "2", **variables, "PIP_USER": "0", "PYTHONUTF8": "1"}


def count_pins(lock: str) -> int:
    """How many packages a lock names, those for other systems included."""
    return sum(1 for line in lock.splitlines() if "==" in line and not line.startswith((" ", "#")))
