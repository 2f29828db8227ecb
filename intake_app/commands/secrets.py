"""Where a command gets the passphrase: a file that was named, or a prompt. Never an argument."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from intake_app.errors import WrongCall
from intake_app.i18n import _

VARIABLE = "KEUKENTAFEL_PASSPHRASE_FILE"


def passphrase(named: Path | None, prompt: str, *, option: str = "--passphrase-file", variable: bool = True) -> str:
    """The passphrase from the named file, else from the file in the variable when allowed, else typed.

    Line ends do not count.

    Raises WrongCall when a file cannot be read, or nobody can be asked.
    """
    path = _file(named) if variable else named
    if path is not None:
        return _from_file(path)
    _someone_to_ask(option)
    return getpass.getpass(f"{prompt}: ")


def new_passphrase(named: Path | None, option: str = "--passphrase-file", *, variable: bool = True) -> str:
    """A passphrase to use from now on: from a file as above (the variable only when allowed), else typed twice.

    Raises WrongCall as above, and when the second time differs from the first.
    """
    path = _file(named) if variable else named
    if path is not None:
        return _from_file(path)
    _someone_to_ask(option)
    chosen = getpass.getpass(_("Choose a passphrase") + ": ")
    if getpass.getpass(_("Once more") + ": ") != chosen:
        raise WrongCall(_("The second time was not the same. Try again; nothing was changed."))
    return chosen


def _file(named: Path | None) -> Path | None:
    return named or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)


def _someone_to_ask(option: str) -> None:
    if not sys.stdin.isatty():
        raise WrongCall(_("There is no passphrase. Name a file with {option}.").format(option=option))


def _from_file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError):
        raise WrongCall(
            _("The passphrase file {name} cannot be read. Check the name and who may read it.").format(name=path.name)
        ) from None
