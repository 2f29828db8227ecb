"""The quick path: see that everything is there, set what Qt needs, and hand over to the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from intake_app.bootstrap import stamp
from intake_app.bootstrap.problems import SetupProblem, tell

INTERRUPTED = 130
WHOLE_SUITE = ("-n", "auto")
"""What pytest gets when no part of the suite is asked for: all cores."""


def main(arguments: Sequence[str]) -> int:
    """Start the program, its tests or its benchmarks; returns the exit code (1 when starting is impossible)."""
    try:
        return _start(arguments)
    except SetupProblem as problem:
        tell(str(problem))
        return 1
    except KeyboardInterrupt:
        tell("afgebroken; start opnieuw, dan gaat het verder.")
        return INTERRUPTED


def _start(arguments: Sequence[str]) -> int:
    word = arguments[0] if arguments else ""
    if word == "lock":
        from intake_app.bootstrap.locks import make_locks

        return make_locks(arguments[1:])
    parts = parts_for(word)
    if not stamp.is_ready(parts):
        from intake_app.bootstrap.installation import prepare

        prepare(parts)
    if word == "test":
        os.chdir(stamp.ROOT)
    return _hand_over(
        [str(stamp.venv_python()), *python_arguments(arguments)], environment(word, os.environ, sys.platform)
    )


def parts_for(word: str) -> str:
    """Which lock a call needs: tests and benchmarks need the development tools too."""
    return "dev" if word in ("test", "bench") else "app"


def python_arguments(arguments: Sequence[str]) -> list[str]:
    """The arguments for the Python in `.venv`. -P: a folder the user stands in cannot replace our packages."""
    word = arguments[0] if arguments else ""
    if word == "test":
        return ["-P", "-m", "pytest", *(arguments[1:] or WHOLE_SUITE)]
    if word == "bench":
        return ["-P", "-m", "benchmarks", *arguments[1:]]
    return ["-P", "-m", "intake_app", *arguments]


def environment(word: str, inherited: Mapping[str, str], platform: str) -> dict[str, str]:
    """The variables for the program: the user's own, the place of our packages, and Qt without a screen if need be."""
    variables = {name: text for name, text in inherited.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    variables["PYTHONPATH"] = str(stamp.ROOT)
    if word == "test" or without_screen(inherited, platform):
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    return variables


def without_screen(variables: Mapping[str, str], platform: str) -> bool:
    """Whether no window can be shown: a Linux machine where neither X11 nor Wayland is announced."""
    return platform == "linux" and not (variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def _hand_over(command: list[str], variables: dict[str, str]) -> int:
    if sys.platform != "win32":
        sys.stderr.flush()
        os.execve(command[0], command, variables)
    import subprocess

    with subprocess.Popen(command, env=variables) as program:
        while True:
            try:
                return program.wait()
            except KeyboardInterrupt:  # Ctrl-C reaches the program too; it decides
                continue
