"""`vault backup`, `vault restore`, `vault move`: copies are made, listed, looked over, put back; a vault moves."""

from __future__ import annotations

import sys
from pathlib import Path

from intake_app import paths
from intake_app.commands.desks import open_desk
from intake_app.commands.parsing import Call
from intake_app.commands.progress import told_on_screen
from intake_app.commands.secrets import passphrase
from intake_app.errors import KeukentafelError, VaultUnavailable, WrongCall
from intake_app.i18n import _
from intake_app.services import backup_words, backups, vault_moving


def backup(call: Call) -> int:
    """Make a copy (at `--out`, or on the shelf), or tell what copies there are."""
    if call.options.list:
        return _list(call)
    if call.options.verify:
        return _verify(call)
    with open_desk(call) as desk:
        if call.options.out is not None:
            with told_on_screen() as told:
                backups.copy_out(desk, call.options.out, told)
            name = call.options.out.name
        else:
            with told_on_screen() as told:
                name = backups.keep(desk, backups.Why.ASKED, told=told).path.name
            with told_on_screen() as told:
                backups.bring_to_place(desk, told)
    sys.stdout.write(_("The copy is made and read back: {name}").format(name=name) + "\n")
    return 0


def _list(call: Call) -> int:
    for copy in backups.copies(call.vault):
        when = copy.at.astimezone().strftime("%Y-%m-%d %H:%M")
        why = backup_words.why_words(copy.why)
        sys.stdout.write("\t".join((when, why, backup_words.size_words(copy.size), str(copy.path))) + "\n")
    return 0


def _verify(call: Call) -> int:
    """Look over every copy, or the one named with `--from`; exit code 4 when one is not whole."""
    words, bad = passphrase(call.options.passphrase_file, _("Passphrase")), 0
    wanted = [call.options.source] if call.options.source else [copy.path for copy in backups.copies(call.vault)]
    if not wanted:
        raise VaultUnavailable(_("There is no copy of this vault yet. Make one with vault backup."))
    for path in wanted:
        try:
            with told_on_screen() as told:
                backups.verify(path, words, told)
            sys.stdout.write(_("Whole: {name}").format(name=path.name) + "\n")
        except KeukentafelError as problem:
            bad += 1
            sys.stderr.write(f"{path.name}: {problem}\n")
    if bad:
        raise VaultUnavailable(_("Not every copy is whole. Make a new one with vault backup."))
    return 0


def restore(call: Call) -> int:
    """Put a copy in the place of the vault; without `--from` the newest that proves whole."""
    words = passphrase(call.options.passphrase_file, _("Passphrase"))
    source = call.options.source
    if source is None:
        with told_on_screen() as told:
            newest = backups.newest_good(call.vault, words, told)
        if newest is None:
            raise VaultUnavailable(_("There is no copy that opens with this passphrase and is whole."))
        source = newest.path
    if source.resolve() == call.vault.resolve():
        raise WrongCall(_("The copy and the vault are the same file. Name another one with --from."))
    remark = backups.keep_before_restoring(call.vault, words, call.clock)
    if remark:
        sys.stderr.write(f"{remark}\n")
    with told_on_screen() as told:
        kept = backups.restore(source, call.vault, words, told)
    sys.stdout.write(_("Put back: {name}").format(name=source.name) + "\n")
    if kept is not None:
        sys.stdout.write(_("What lay there is kept as: {name}").format(name=kept.name) + "\n")
    return 0


def move(call: Call) -> int:
    """Move the vault to a safe place; the old file stays under another name, or goes with `--remove`."""
    words = passphrase(call.options.passphrase_file, _("Passphrase"))
    target: Path = call.options.to or paths.default_vault()
    left = vault_moving.move(call.vault, words, target, leave=not call.options.remove)
    sys.stdout.write(backup_words.moved_words(target, left, between="\n") + "\n")
    return 0
