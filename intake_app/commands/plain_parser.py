"""A parser that says plainly, in the user's language, what argparse says in English."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import Any, NoReturn

from typing_extensions import override

from intake_app.errors import WrongCall
from intake_app.i18n import _

_ARGUMENT = r"argument (?P<name>.+?): "
_MISSING = re.compile(r"the following arguments are required: (?P<names>.+)")
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<name>[^\s=]+)")
_CHOICE = re.compile(_ARGUMENT + r"invalid choice: '?(?P<given>.+?)'? \(choose from (?P<known>.+)\)")
_NO_VALUE = re.compile(_ARGUMENT + r"expected .*")
_NO_NUMBER = re.compile(_ARGUMENT + r"invalid int value: '?(?P<given>.+?)'?$")
_OTHER = re.compile(_ARGUMENT + r"(?P<said>.+)")
_SAID: tuple[tuple[re.Pattern[str], Callable[[], str]], ...] = (
    (_MISSING, lambda: _("{names} is missing.")),
    (_UNKNOWN, lambda: _("{name} is not known here.")),
    (_CHOICE, lambda: _("{name} cannot be {given}. Choose from {known}.")),
    (_NO_VALUE, lambda: _("{name} needs a value after it.")),
    (_NO_NUMBER, lambda: _("{name} needs a whole number, not {given}.")),
    (_OTHER, lambda: _("{name}: {said}.")),
)


class _Formatter(argparse.HelpFormatter):
    @override
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, _("Usage: ") if prefix is None else prefix)


class PlainParser(argparse.ArgumentParser):
    """Raises WrongCall instead of ending the program. Options are only known by their whole name.

    Of an unknown option the value is never repeated: it may be a passphrase that was given where it does not belong.
    """

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=_Formatter, **options)
        self._positionals.title = _("What to name")
        self._optionals.title = _("What can be added")
        if add_help:
            self.add_argument("-h", "--help", action="help", help=_("show this help"))

    @override
    def error(self, message: str) -> NoReturn:
        said = "{program}: {message}\n" + _("Ask for help with --help.")
        raise WrongCall(said.format(program=self.prog, message=plainly(message)))


def plainly(message: str) -> str:
    """What argparse says in English, as a sentence in the user's language; as it is when it is not known here."""
    for pattern, sentence in _SAID:
        found = pattern.match(message)
        if found is not None:
            return sentence().format(**{name: value.replace("'", "") for name, value in found.groupdict().items()})
    return message
