"""`vault new`, `vault check`, `vault passphrase`, `vault letterhead`."""

from __future__ import annotations

import sys

from intake_app.commands.desks import open_desk
from intake_app.commands.parsing import Call
from intake_app.commands.progress import told_on_screen
from intake_app.commands.secrets import new_passphrase, passphrase
from intake_app.errors import InputRefused, VaultUnavailable
from intake_app.i18n import _
from intake_app.services import backups, letterheads, vaults


def new(call: Call) -> int:
    """Make a vault and print its recovery code, once."""
    if vaults.is_there(call.vault):
        raise InputRefused(
            _("There already is a file called {name}. Choose another name.").format(name=call.vault.name)
        )
    chosen = new_passphrase(call.options.passphrase_file)
    advice = vaults.judge_passphrase(chosen)
    if not advice.accepted:
        raise InputRefused(advice.sentence)
    desk, code = vaults.create(call.vault, chosen, call.clock)
    desk.close()
    sys.stdout.write(_("The vault is made. Recovery code, keep it on paper: {code}").format(code=code) + "\n")
    return 0


def check(call: Call) -> int:
    """Look for damage and tampering; a sentence per problem and exit code 4 when there is one."""
    with open_desk(call) as desk, told_on_screen() as told:
        problems = backups.check(desk, told)
    if problems:
        raise VaultUnavailable("\n".join(problems))
    sys.stdout.write(_("The vault is whole.") + "\n")
    return 0


def passphrase_change(call: Call) -> int:
    """Choose another passphrase; the old one stops working at once."""
    old = passphrase(call.options.passphrase_file, _("Passphrase"))
    fresh = new_passphrase(call.options.new_passphrase_file, "--new-passphrase-file", variable=False)
    advice = vaults.judge_passphrase(fresh)
    if not advice.accepted:
        raise InputRefused(advice.sentence)
    with open_desk(call) as desk:
        desk.vault.keys.change_passphrase(old, fresh)
    sys.stdout.write(_("The passphrase is changed.") + "\n")
    return 0


def letterhead(call: Call) -> int:
    """Keep name, logo and colour for prints, as far as they were given, and say what stands there now."""
    wanted = call.options
    logo = b"" if wanted.no_logo else None
    if wanted.logo is not None:
        try:
            logo = wanted.logo.read_bytes()
        except OSError:
            raise InputRefused(_("There is no file called {name} to read.").format(name=wanted.logo.name)) from None
    with open_desk(call) as desk:
        now = letterheads.change(desk, name=wanted.name, logo=logo, colour=wanted.colour)
    if not letterheads.readable(now):
        sys.stderr.write(_("This colour is too light to read. Titles stay black.") + "\n")
    facts = (now.name, now.colour, _("with a logo") if now.logo else "")
    sys.stdout.write(", ".join(fact for fact in facts if fact) or _("Prints bear no name and no logo."))
    sys.stdout.write("\n")
    return 0
