"""Running other programs: all they say goes to the installation log, line by line, and comes back as text."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from intake_app.bootstrap import stamp

INHERITED: list[int] = []
"""File descriptors that children keep open: the start lock, so that it is held as long as an orphaned pip works."""


def run(
    command: Sequence[str],
    variables: Mapping[str, str] | None = None,
    on_line: Callable[[str], None] = lambda line: None,
) -> tuple[int, str]:
    """Run `command`; returns its exit code and all it said (stdout and stderr together).

    Raises OSError when it cannot be started. When this program is interrupted, so is the command.
    """
    with (
        stamp.LOG.open("a", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            env=variables,
            stdin=None if sys.stdin and sys.stdin.isatty() else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            pass_fds=tuple(INHERITED),
        ) as process,
    ):
        try:
            said = []
            for line in process.stdout or ():
                log.write(line)
                said.append(line)
                on_line(line.strip())
            return process.wait(), "".join(said)
        except BaseException:
            process.terminate()
            process.wait()
            raise
