"""Making `.venv` ready: once, by one start at a time, and again from nothing when it was left half made."""

from __future__ import annotations

import contextlib
import errno
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from types import FrameType

from intake_app.bootstrap import commands, libraries, packages, stamp
from intake_app.bootstrap.problems import SetupProblem, tell

ROOM = {"app": 700, "dev": 900}
"""Megabytes free that a new `.venv` asks for, with the downloads beside it."""


def prepare(parts: str) -> None:
    """Install what is missing for `parts` ("app" or "dev"). Raises SetupProblem with one sentence."""
    try:
        with _ended_politely(), _only_one_start():
            if not stamp.is_ready(parts):  # another start may just have done the work
                _prepare(parts)
    except OSError as error:
        raise SetupProblem(explain_system(error)) from error


def _prepare(parts: str) -> None:
    begun = time.monotonic()
    if stamp.must_be_remade():
        tell("deze computer wordt klaargezet; dat gebeurt alleen de eerste keer.")
        _empty_venv(parts)
        libraries.add_missing()
        _make_venv()
    else:
        tell("de onderdelen worden bijgewerkt.")
        libraries.add_missing()
    packages.install(parts)
    stamp.write(parts)
    tell(f"klaar, in {time.monotonic() - begun:.0f} seconden.")


def _empty_venv(parts: str) -> None:
    if stamp.VENV.exists():
        shutil.rmtree(stamp.VENV)
    free = shutil.disk_usage(stamp.ROOT).free // 1_000_000
    if free < ROOM[parts]:
        raise SetupProblem(
            f"er is te weinig ruimte op de schijf: nodig is {ROOM[parts]} MB, vrij is {free} MB; "
            "maak ruimte en start opnieuw."
        )
    stamp.VENV.mkdir()
    stamp.UNFINISHED.touch()


def _make_venv() -> None:
    base = getattr(sys, "_base_executable", "") or sys.executable
    code, said = commands.run([base, "-m", "venv", str(stamp.VENV)])
    if code != 0:
        if "No space left" in said:
            raise OSError(errno.ENOSPC, "")
        raise SetupProblem(
            f"deze Python ({base}) kan geen eigen omgeving maken; installeer Python opnieuw, met de onderdelen "
            f"venv en pip. Wat er misging staat in {stamp.LOG}."
        )


def explain_system(error: OSError) -> str:
    """One sentence with the remedy for what the system refused."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "de schijf is vol; maak ruimte en start opnieuw."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"in de map {stamp.ROOT} mag niet geschreven worden (of een bestand daar is nog in gebruik); sluit "
            "Keukentafel, of zet het programma in een eigen map, en start opnieuw."
        )
    return f"het klaarzetten mislukt ({error.strerror or error}); start opnieuw, of bekijk {stamp.LOG}."


@contextlib.contextmanager
def _only_one_start() -> Iterator[None]:
    with (stamp.ROOT / ".venv.lock").open("a") as lock:
        _wait_for(lock.fileno())
        commands.INHERITED[:] = [] if sys.platform == "win32" else [lock.fileno()]
        try:
            yield
        finally:
            commands.INHERITED.clear()


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _wait_for(descriptor: int) -> None:
    told = False
    while True:
        try:
            _try_lock(descriptor)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                return  # a file system without locks: go on without
        else:
            return
        if not told:
            tell("een andere start is nog bezig met installeren; even wachten tot die klaar is.")
            told = True
        time.sleep(0.2)


@contextlib.contextmanager
def _ended_politely() -> Iterator[None]:
    """Treat a request to end (SIGTERM) as Ctrl-C, so that pip is ended too."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
