"""After locking: the same window in a fresh process, so that no word of a resident stays in memory.

Python and Qt do not wipe what they free. Replacing the process is the one way to be sure: a test reads the memory of
the locked process. On Windows, where a process cannot be replaced, a new one starts and this one ends.
"""

from __future__ import annotations

import logging
import os
import sys

from PySide6.QtCore import QPoint

AFTER_LOCK = "KEUKENTAFEL_AFTER_LOCK"
"""Set for a process that takes the place of a locked one: where the window stood, "x,y"."""


def place_of_before() -> QPoint | None:
    """Where the window of the process before stood; None when this one was started by a person. Asked once."""
    told = os.environ.pop(AFTER_LOCK, "")
    left, comma, top = told.partition(",")
    if not comma or not all(part.removeprefix("-").isdecimal() for part in (left, top)):
        return None
    return QPoint(int(left), int(top))


def begin_afresh(place: QPoint) -> None:
    """Go on as a fresh process, started the way this one was. Nothing after this call is done any more."""
    environment = {**os.environ, AFTER_LOCK: f"{place.x()},{place.y()}"}
    command = [sys.executable, *(sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:])]
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command, env=environment, close_fds=True)
        os._exit(0)
    os.closerange(3, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") < 1 << 16 else 1 << 16)
    os.execve(command[0], command, environment)


def keep_out_of_core_dumps() -> None:
    """A crash writes no picture of the memory to the disk, where the system has such pictures."""
    if sys.platform != "win32":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
