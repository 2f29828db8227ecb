"""The command line: `python -m intake_app`. Without a command the window opens on the user's own vault.

Exit codes: 0 done, 2 wrong call, 3 input refused, 4 vault locked, damaged or of a newer version.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from intake_app import i18n
from intake_app.errors import InputRefused, KeukentafelError, VaultUnavailable, WrongCall
from intake_app.settings import load_settings

DONE, WRONG_CALL, REFUSED, UNAVAILABLE = 0, 2, 3, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    i18n.set_language(load_settings().language)
    if not words:
        from intake_app.commands.window import open_own_window

        return open_own_window()
    from intake_app.commands.parsing import parse

    try:
        _speak_every_script()
        code = parse(words)()
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except WrongCall as problem:
        return _say(problem, WRONG_CALL)
    except VaultUnavailable as problem:
        return _say(problem, UNAVAILABLE)
    except InputRefused as problem:
        return _say(problem, REFUSED)
    except KeukentafelError as problem:
        return _say(problem, REFUSED)
    except KeyboardInterrupt:
        return _say(KeukentafelError(i18n._("Stopped. Everything that was kept is still there.")), REFUSED)


def _speak_every_script() -> None:
    """Names are written whole, also into a pipe of a system whose own letters are few."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _say(problem: KeukentafelError, code: int) -> int:
    sys.stderr.write(f"{problem}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
