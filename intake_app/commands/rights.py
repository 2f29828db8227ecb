"""`rights` (all that is kept of one person), `vault people` and `vault destroy`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.commands.plain_parser import PlainParser
from intake_app.domain.privacy import DestructionState
from intake_app.domain.vault_people import Role
from intake_app.errors import InputRefused, WrongCall
from intake_app.i18n import _

if TYPE_CHECKING:
    from intake_app.commands.parsing import Call


def add_rights(commands: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """The command that gives somebody everything at once."""
    one = commands.add_parser("rights", parents=[in_vault], help=_("all that is kept of one person: a PDF and a file"))
    one.add_argument("dossier", metavar="DOSSIER")
    one.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder for both"))
    one.set_defaults(run=give)


def add_to_vault(actions: argparse._SubParsersAction[PlainParser], in_vault: PlainParser) -> None:
    """The commands about people and destroying."""
    one = actions.add_parser("people", parents=[in_vault], help=_("who may open the vault; let somebody in or out"))
    one.add_argument("--add", default="", metavar="NAME")
    one.add_argument("--role", choices=[role.value for role in Role], default=Role.CONSULTANT.value)
    one.add_argument(
        "--new-passphrase-file", type=Path, default=None, metavar="P", help=_("the passphrase of who comes in")
    )
    one.add_argument("--remove", default="", metavar="NAME")
    one.set_defaults(run=people)
    two = actions.add_parser("destroy", parents=[in_vault], help=_("the destruction list: propose, confirm, report"))
    two.add_argument("--propose", action="store_true", help=_("everything that was kept long enough"))
    two.add_argument(
        "--confirm", nargs="+", default=[], metavar="REF", help=_("destroy for good, as the second person")
    )
    two.add_argument("--report", type=Path, default=None, metavar="FILE.pdf")
    two.set_defaults(run=destroy)


def give(call: Call) -> int:
    """Write the paper and the file into a folder, under names without a name in them."""
    from intake_app.commands.desks import find_dossier, open_desk
    from intake_app.commands.dossiers import write_out
    from intake_app.services import everything

    folder: Path = call.options.out
    if not folder.is_dir():
        raise WrongCall(_("There is no folder called {name}. Make it first.").format(name=folder.name))
    with open_desk(call) as desk:
        paper, file = everything.hand_over(desk, find_dossier(desk, call.options.dossier))
    for name, content in (("alles-van-u.pdf", paper), ("alles-van-u.json", file)):
        write_out(folder / name, content)
    return 0


def people(call: Call) -> int:
    """List who may open the vault, or let somebody in or out."""
    from intake_app.commands.desks import open_desk
    from intake_app.commands.secrets import new_passphrase, passphrase
    from intake_app.services import people as service

    wanted = call.options
    if wanted.add and wanted.remove:
        raise WrongCall(_("Let somebody in or out, one at a time."))
    fresh = new_passphrase(wanted.new_passphrase_file, "--new-passphrase-file", variable=False) if wanted.add else ""
    with open_desk(call) as desk:
        if wanted.add:
            proof = passphrase(wanted.passphrase_file, _("Passphrase"))
            service.add(desk, proof, wanted.add, Role(wanted.role), fresh)
        if wanted.remove:
            service.remove(desk, service.named(desk, wanted.remove).id)
        for one in service.people(desk).members:
            sys.stdout.write(f"{one.name}\t{one.role.value}\n")
    return 0


def destroy(call: Call) -> int:
    """Show the list; propose, confirm as the second person, or write the report."""
    from intake_app.commands.desks import open_desk
    from intake_app.commands.dossiers import write_out
    from intake_app.commands.progress import told_on_screen
    from intake_app.services import destruction, destruction_report, retention

    wanted = call.options
    with open_desk(call) as desk:
        if wanted.propose:
            destruction.propose(desk, [one.case_id for one in retention.expired(desk)])
        if wanted.confirm:
            waiting = {
                one.line.reference: one.line.id
                for one in destruction.listed(desk)
                if one.line.state is DestructionState.PROPOSED
            }
            unknown = [reference for reference in wanted.confirm if reference not in waiting]
            if unknown:
                raise InputRefused(_("This proposal is not on the list any more."))
            with told_on_screen() as told:
                destruction.confirm(desk, [waiting[reference] for reference in wanted.confirm], told=told)
        report = destruction_report.report(desk) if wanted.report else b""
        for one in destruction.listed(desk):
            line = one.line
            sys.stdout.write(f"{line.reference}\t{line.state.value}\t{one.number}\t{line.proposed_name}\n")
    if wanted.report:
        write_out(wanted.report, report)
    return 0
