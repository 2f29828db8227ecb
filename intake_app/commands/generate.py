"""`generate`: a vault with a caseload of invented people, one to a hundred thousand, to try and measure with."""

from __future__ import annotations

import sys
import time

from intake_app.commands.parsing import Call
from intake_app.commands.secrets import new_passphrase
from intake_app.errors import InputRefused, WrongCall
from intake_app.i18n import _, ngettext
from intake_app.services import vaults

MOST = 100_000
MOST_MOMENTS = 10
_LONG = 1000
"""From so many dossiers on it is said how far it is."""


def run_generate(call: Call) -> int:
    """Make a new vault and fill it. Ctrl C stops between two parts; what is in the vault by then is whole."""
    wanted = call.options
    if not 1 <= wanted.caseload <= MOST:
        raise WrongCall(_("A caseload has 1 to {most} dossiers.").format(most=MOST))
    if not 1 <= wanted.moments <= MOST_MOMENTS:
        raise WrongCall(_("Both score 1 to {most} times.").format(most=MOST_MOMENTS))
    if vaults.is_there(call.vault):
        raise InputRefused(
            _("There already is a file called {name}. Choose another name.").format(name=call.vault.name)
        )
    chosen = new_passphrase(wanted.passphrase_file)
    advice = vaults.judge_passphrase(chosen)
    if not advice.accepted:
        raise InputRefused(advice.sentence)
    return _fill(call, chosen)


def _fill(call: Call, chosen: str) -> int:
    from intake_app.services import synthetic

    wanted, told = call.options, _Told()
    desk, code = vaults.create(call.vault, chosen, call.clock)
    try:
        desk.change_profile(consultant="Consulent 1", organisation="Sociaal team De Boomgaard", municipality="Rijnveen")
        synthetic.fill(desk, wanted.caseload, wanted.seed, told.progress, moments=wanted.moments)
    except KeyboardInterrupt:
        told.line("")
        words = ngettext("Stopped. The vault holds {n} dossier.", "Stopped. The vault holds {n} dossiers.", told.done)
        sys.stdout.write(words.format(n=told.done) + "\n")
    else:
        told.line("")
        sys.stdout.write(_("The vault holds {n} invented dossiers.").format(n=told.done) + "\n")
    finally:
        desk.close()
    sys.stdout.write(_("The vault is made. Recovery code, keep it on paper: {code}").format(code=code) + "\n")
    return 0


class _Told:
    """How far it is, on the screen when there is one."""

    def __init__(self) -> None:
        self.done = 0
        self._began = time.monotonic()

    def progress(self, done: int, total: int) -> None:
        """So many of all are stored."""
        self.done = done
        left = (time.monotonic() - self._began) / done * (total - done)
        if total >= _LONG:
            minutes = round(left / 60)
            words = ngettext(
                "{done} of {total}, about {minutes} minute to go",
                "{done} of {total}, about {minutes} minutes to go",
                minutes,
            )
            words = words if minutes else _("{done} of {total}, less than a minute to go")
            self.line(words.format(done=done, total=total, minutes=minutes))

    def line(self, words: str) -> None:
        """Over the line before it."""
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{words:<70}")
            sys.stderr.flush()
